package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The bytes of a pickle, from a bytes-like object or a file; compare {@code _Unpickler_Read}.
 *
 * <p>What is read lies in the memory of some bytes-like object, lent for as long as it is used: the
 * argument of {@code loads}, or what the file's methods gave last. From a file that can {@code peek}
 * more is looked at than was asked for, and {@code read} follows when it was used up: a file is never
 * read beyond the end of a pickle.
 *
 * <p>One thread at a time.
 */
final class PickleInput {
    private static final int PREFETCH = 128 * 1024;

    /** More than this is read piece by piece: a size is only what some bytes say. */
    private static final int PIECE = 1 << 20;

    /** What lies at {@code base}; null if nothing does yet. */
    private PyBuffer buffer;

    private long base;
    private long length;
    private long at;

    /** Up to here the file itself has been read; the rest was only peeked at. */
    private long prefetched;

    // Methods of the file, owned; 0 if there is none.
    long read;
    long readline;
    long peek;
    long readinto;

    // ---------------------------------------------------------------- life

    void setFile(ThreadState ts, long file) {
        close(ts);
        peek = Abstract.lookupAttr(ts, file, Names.of("peek"));
        readinto = Abstract.lookupAttr(ts, file, Names.of("readinto"));
        read = Abstract.lookupAttr(ts, file, Names.of("read"));
        readline = Abstract.lookupAttr(ts, file, Names.of("readline"));
        if (read == 0 || readline == 0) {
            close(ts);
            throw Errors.typeError(ts, "file must have 'read' and 'readline' attributes");
        }
    }

    /** Reads from a bytes-like object from now on. */
    void setBytes(ThreadState ts, long object) {
        PyBuffer lent = PyBuffer.get(ts, object);
        letGo(ts);
        buffer = lent;
        base = lent.buf;
        length = lent.len;
        at = 0;
        prefetched = length;
    }

    private void letGo(ThreadState ts) {
        PyBuffer old = buffer;
        buffer = null;
        base = 0;
        length = 0;
        at = 0;
        prefetched = 0;
        if (old != null) {
            old.release(ts);
        }
    }

    /** Gives back what is lent, but not the reference to the lender. */
    void endLoan(ThreadState ts) {
        PyBuffer old = buffer;
        buffer = null;
        if (old != null) {
            PyType.of(old.obj).bf_releasebuffer(ts, old.obj);
        }
    }

    void close(ThreadState ts) {
        letGo(ts);
        long[] methods = {read, readline, peek, readinto};
        read = 0;
        readline = 0;
        peek = 0;
        readinto = 0;
        PickleErrors.release(ts, methods);
    }

    void traverse(Visitor visitor) {
        long[] owned = {read, readline, peek, readinto, buffer == null ? 0 : buffer.obj};
        for (long object : owned) {
            if (object != 0 && (object & 3) == 0) {
                visitor.visit(object);
            }
        }
    }

    static PyException truncated(ThreadState ts) {
        return PickleErrors.unpickling(ts, "pickle data was truncated");
    }

    // ---------------------------------------------------------------- from the file

    /** The file is where this is: what was peeked at and used is read. */
    void skipConsumed(ThreadState ts) {
        long consumed = at - prefetched;
        if (consumed > 0) {
            Refs.release(ts, callWithInt(ts, read, consumed));
            prefetched = at;
        }
    }

    private static long callWithInt(ThreadState ts, long function, long n) {
        long number = PyLong.of(ts, n);
        long f = Refs.retain(ts, function);
        try {
            return Abstract.call(ts, f, number);
        } finally {
            Refs.release(ts, f);
            Refs.release(ts, number);
        }
    }

    private void setBytesSteal(ThreadState ts, long data) {
        try {
            setBytes(ts, data);
        } finally {
            Refs.release(ts, data);
        }
    }

    /** Gets {@code n} bytes at least from the file, unless it ends before. */
    private void fill(ThreadState ts, long n) {
        skipConsumed(ts);
        if (peek != 0 && n < PREFETCH && peeked(ts) && length >= n) {
            return;
        }
        setBytesSteal(ts, callWithInt(ts, read, n));
    }

    private boolean peeked(ThreadState ts) {
        long data;
        try {
            data = callWithInt(ts, peek, PREFETCH);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.NotImplementedError)) {
                throw e;
            }
            Errors.discard(ts, e);
            long method = peek;
            peek = 0;
            Refs.release(ts, method);
            return false;
        }
        setBytesSteal(ts, data);
        prefetched = 0;
        return true;
    }

    /** A size that an object can have. */
    static int fits(ThreadState ts, long n) {
        if (n > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError(ts);
        }
        return (int) n;
    }

    // ---------------------------------------------------------------- reading

    /** The next opcode; EOFError {@code Ran out of input} if there is nothing left. */
    int opcode(ThreadState ts) {
        return at < length ? Memory.getByte(base + at++) & 0xff : opcodeSlow(ts);
    }

    private int opcodeSlow(ThreadState ts) {
        if (read != 0) {
            fill(ts, 1);
        }
        if (at >= length) {
            throw Errors.raise(ts, Exceptions.EOFError, "Ran out of input");
        }
        return Memory.getByte(base + at++) & 0xff;
    }

    /** The address of the next {@code n} bytes, valid until the next reading. */
    long take(ThreadState ts, long n) {
        if (n <= length - at) {
            long address = base + at;
            at += n;
            return address;
        }
        return takeSlow(ts, n);
    }

    private long takeSlow(ThreadState ts, long n) {
        if (read == 0) {
            throw truncated(ts);
        }
        fill(ts, n); // what is left here was only peeked at
        if (length < n) {
            throw truncated(ts);
        }
        at = n;
        return base;
    }

    private byte[] rest() {
        byte[] rest = new byte[(int) (length - at)];
        if (rest.length > 0) {
            Memory.copyToArray(base + at, rest, 0, rest.length);
        }
        return rest;
    }

    private static long joined(ThreadState ts, byte[] head, long tailSteal) {
        long all = PyBytes.fromArray(ts, head);
        try {
            return PyBytes.TYPE.sq_concat(ts, all, tailSteal);
        } finally {
            Refs.release(ts, all);
            Refs.release(ts, tailSteal);
        }
    }

    /** Goes back to before the bytes that were taken last. */
    void untake(long n) {
        at -= n;
    }

    /** A line, without its end. */
    byte[] line(ThreadState ts) {
        for (long i = at; i < length; i++) {
            if (Memory.getByte(base + i) == '\n') {
                return lineTo(i);
            }
        }
        if (read == 0) {
            throw truncated(ts);
        }
        skipConsumed(ts);
        long f = Refs.retain(ts, readline);
        try {
            setBytesSteal(ts, Abstract.call(ts, f));
        } finally {
            Refs.release(ts, f);
        }
        if (length == 0 || Memory.getByte(base + length - 1) != '\n') {
            throw truncated(ts);
        }
        return lineTo(length - 1);
    }

    private byte[] lineTo(long end) {
        byte[] line = new byte[(int) (end - at)];
        if (line.length > 0) {
            Memory.copyToArray(base + at, line, 0, line.length);
        }
        at = end + 1;
        return line;
    }

    /** A bytes object of the next {@code n} bytes, owned. A file fills it by {@code readinto}. */
    long bytes(ThreadState ts, long n) {
        if (n <= length - at || read == 0) {
            long address = take(ts, n);
            return PyBytes.fromMemory(ts, address, fits(ts, n));
        }
        fits(ts, n);
        byte[] head = rest();
        at = length;
        skipConsumed(ts);
        long missing = n - head.length;
        long data = readinto == 0 ? readBytes(ts, missing) : readPieces(ts, missing);
        return head.length == 0 ? data : joined(ts, head, data);
    }

    private long readBytes(ThreadState ts, long n) {
        long data = callWithInt(ts, read, n);
        if (!PyBytes.check(data)) {
            PyException e = Errors.valueError(ts, "read() returned non-bytes object ("
                    + Abstract.reprJava(ts, PyType.addressOf(data)) + ")");
            Refs.release(ts, data);
            throw e;
        }
        if (PyBytes.length(data) < n) {
            Refs.release(ts, data);
            throw truncated(ts);
        }
        return data;
    }

    /** Memory grows with what the file has: twice what was read already, at most. */
    private long readPieces(ThreadState ts, long n) {
        if (n <= PIECE) {
            return readInto(ts, n);
        }
        byte[] all = new byte[PIECE];
        int size = 0;
        while (size < n) {
            if (size == all.length) {
                all = java.util.Arrays.copyOf(all, (int) Math.min(2L * size, n));
            }
            int wanted = Math.min(all.length - size, 64 * PIECE);
            long piece = readInto(ts, wanted);
            try {
                if (PyBytes.length(piece) != wanted) {
                    throw truncated(ts); // the file changed the size of what it was to fill
                }
                Memory.copyToArray(PyBytes.data(piece), all, size, wanted);
            } finally {
                Refs.release(ts, piece);
            }
            size += wanted;
        }
        return PyBytes.fromArray(ts, all);
    }

    private long readInto(ThreadState ts, long n) {
        long array = PyByteArray.fromArray(ts, new byte[(int) n], 0, (int) n);
        long f = Refs.retain(ts, readinto);
        try {
            long got = Abstract.call(ts, f, array);
            try {
                if (PyLong.asLong(ts, got) < n) {
                    throw truncated(ts);
                }
            } finally {
                Refs.release(ts, got);
            }
            return Abstract.call(ts, PyBytes.TYPE.address, array);
        } finally {
            Refs.release(ts, f);
            Refs.release(ts, array);
        }
    }

    // ---------------------------------------------------------------- numbers

    /** An unsigned number of {@code n} bytes, the low byte first; negative only if it has 64 bits. */
    long number(ThreadState ts, int n) {
        long address = take(ts, n);
        long v = 0;
        for (int i = n - 1; i >= 0; i--) {
            v = v << 8 | Memory.getByte(address + i) & 0xff;
        }
        return v;
    }
}
