package org.jilectomy.runtime.modules.marshal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyComplex;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code marshal.loads}: from bytes to a value; compare {@code r_object}.
 *
 * <p>Every remembered value is also owned by the reader until {@link #close}, so a wrong reference
 * in the data finds a live object. A tuple or frozenset is remembered when it is complete: the
 * format cannot say that it contains itself.
 */
final class MarshalReader implements AutoCloseable {
    /** Where the bytes come from. */
    interface Source {
        /** The next {@code n} bytes; EOFError if there are not so many. */
        byte[] read(ThreadState ts, int n);
    }

    private final ThreadState ts;
    private final Source source;
    private long[] refs = new long[16];
    private int refCount;
    private int depth;

    MarshalReader(ThreadState ts, Source source) {
        this.ts = ts;
        this.source = source;
    }

    @Override
    public void close() {
        for (int i = 0; i < refCount; i++) {
            Refs.xrelease(ts, refs[i]);
        }
        refCount = 0;
    }

    /** The value, owned. */
    long read() {
        long value = readOrNull();
        if (value == 0) {
            throw Errors.typeError(ts, "NULL object in marshal data for object");
        }
        return value;
    }

    /** The value, owned; 0 for the end of a dict. */
    private long readOrNull() {
        int code;
        try {
            code = source.read(ts, 1)[0] & 0xff;
        } catch (org.jilectomy.runtime.errors.PyException e) {
            if (!Errors.matches(e, Exceptions.EOFError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.raise(ts, Exceptions.EOFError, "EOF read where object expected");
        }
        if (++depth > MarshalWriter.MAX_DEPTH) {
            throw Errors.valueError(ts, "recursion limit exceeded");
        }
        boolean flag = (code & 0x80) != 0;
        int index = -1;
        if (flag) {
            index = reserve();
        }
        long value = content(code & 0x7f, index);
        if (flag && value != 0 && refs[index] == 0) {
            refs[index] = Refs.retain(ts, value);
        }
        depth--;
        return value;
    }

    private int reserve() {
        if (refCount == refs.length) {
            refs = Arrays.copyOf(refs, refCount * 2);
        }
        refs[refCount] = 0;
        return refCount++;
    }

    private long content(int code, int index) {
        return switch (code) {
            case '0' -> 0;
            case 'N' -> Singletons.None;
            case 'S' -> Refs.retain(ts, Exceptions.StopIteration.address);
            case '.' -> Singletons.Ellipsis;
            case 'F' -> PyBool.False;
            case 'T' -> PyBool.True;
            case 'i' -> PyLong.of(ts, readInt());
            case 'I' -> PyLong.of(ts, readInt64());
            case 'l' -> readLong();
            case 'f' -> PyFloat.of(ts, readTextDouble());
            case 'g' -> PyFloat.of(ts, readDouble());
            case 'x' -> PyComplex.of(ts, readTextDouble(), readTextDouble());
            case 'y' -> PyComplex.of(ts, readDouble(), readDouble());
            case 's' -> PyBytes.fromArray(ts, readSized("bytes object"));
            case 'u' -> text(readSized("string"), false);
            case 't' -> text(readSized("interned string"), true);
            case 'a' -> latin1(readSized("string"), false);
            case 'A' -> latin1(readSized("string"), true);
            case 'z' -> latin1(source.read(ts, readByte()), false);
            case 'Z' -> latin1(source.read(ts, readByte()), true);
            case ')' -> readTuple(readByte());
            case '(' -> readTuple(readSize("tuple"));
            case '[' -> readList(readSize("list"), index);
            case '{' -> readDict(index);
            case '<' -> readSet(readSize("set"), PySet.TYPE, index);
            case '>' -> readSet(readSize("set"), PySet.FROZEN, -1);
            case 'c' -> readCode();
            case 'r' -> readReference();
            default -> throw Errors.valueError(ts, "bad marshal data (unknown type code)");
        };
    }

    // ---------------------------------------------------------------- numbers

    private int readByte() {
        return source.read(ts, 1)[0] & 0xff;
    }

    private int readInt() {
        byte[] b = source.read(ts, 4);
        return b[0] & 0xff | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | b[3] << 24;
    }

    private long readInt64() {
        long low = readInt() & 0xffff_ffffL;
        return low | (long) readInt() << 32;
    }

    private int readSize(String what) {
        int n = readInt();
        if (n < 0) {
            throw Errors.valueError(ts, "bad marshal data (" + what + " size out of range)");
        }
        return n;
    }

    private long readLong() {
        int n = readInt();
        if (n == Integer.MIN_VALUE) {
            throw Errors.valueError(ts, "bad marshal data (long size out of range)");
        }
        int digits = Math.abs(n);
        byte[] b = source.read(ts, Math.multiplyExact(digits, 2));
        byte[] big = new byte[digits * 2 + 1];
        int last = 0;
        for (int i = 0; i < digits; i++) {
            int d = b[2 * i] & 0xff | (b[2 * i + 1] & 0xff) << 8;
            if (d > 0x7fff) {
                throw Errors.valueError(ts, "bad marshal data (digit out of range in long)");
            }
            last = d;
            long bit = 15L * i;
            int at = big.length - 1 - (int) (bit >>> 3);
            int shifted = d << (int) (bit & 7);
            big[at] |= (byte) shifted;
            big[at - 1] |= (byte) (shifted >>> 8);
            if (at >= 2) {
                big[at - 2] |= (byte) (shifted >>> 16);
            }
        }
        if (digits > 0 && last == 0) {
            throw Errors.valueError(ts, "bad marshal data (unnormalized long data)");
        }
        BigInteger value = new BigInteger(1, big);
        return PyLong.of(ts, n < 0 ? value.negate() : value);
    }

    private double readDouble() {
        return Double.longBitsToDouble(readInt64());
    }

    private double readTextDouble() {
        byte[] text = source.read(ts, readByte());
        long str = PyUnicode.fromLatin1(ts, text, 0, text.length);
        long value = 0;
        try {
            value = Abstract.call(ts, PyFloat.TYPE.address, str);
            return PyFloat.doubleValue(value);
        } finally {
            Refs.xrelease(ts, value);
            Refs.release(ts, str);
        }
    }

    // ---------------------------------------------------------------- text and containers

    /** What the compiler wrote; nobody but this very runtime can read it. */
    private long readCode() {
        long code = Compilation.load(ts, readSized("code"), 0);
        if (code == 0) {
            throw Errors.valueError(ts, "bad marshal data (damaged code)");
        }
        return code;
    }

    private byte[] readSized(String what) {
        return source.read(ts, readSize(what));
    }

    private long text(byte[] utf8, boolean intern) {
        long bytes = PyBytes.fromArray(ts, utf8);
        try {
            return interned(Codecs.decode(ts, bytes, "utf-8", "surrogatepass"), intern);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    private long latin1(byte[] bytes, boolean intern) {
        return intern
                ? PyUnicode.intern(ts, new String(bytes, StandardCharsets.ISO_8859_1))
                : PyUnicode.fromLatin1(ts, bytes, 0, bytes.length);
    }

    private long interned(long str, boolean intern) {
        if (!intern) {
            return str;
        }
        long result = PyUnicode.intern(ts, PyUnicode.toJava(str));
        Refs.release(ts, str);
        return result;
    }

    private long item(String container) {
        long value = readOrNull();
        if (value == 0) {
            throw Errors.typeError(
                    ts, "NULL object in marshal data for " + container);
        }
        return value;
    }

    private long readTuple(int n) {
        long[] items = new long[Math.min(n, 1024)];
        int read = 0;
        try {
            while (read < n) {
                if (read == items.length) {
                    items = Arrays.copyOf(items, Math.min(n, read * 2));
                }
                items[read] = item("tuple");
                read++;
            }
        } catch (Throwable t) {
            for (int i = 0; i < read; i++) {
                Refs.release(ts, items[i]);
            }
            throw t;
        }
        return PyTuple.fromArraySteal(ts, items, 0, n);
    }

    private long readList(int n, int index) {
        long list = PyList.create(ts);
        remember(index, list);
        try {
            for (int i = 0; i < n; i++) {
                PyList.appendSteal(ts, list, item("list"));
            }
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
        return list;
    }

    private long readDict(int index) {
        long dict = PyDict.create(ts);
        remember(index, dict);
        try {
            long key;
            while ((key = readOrNull()) != 0) {
                long value = 0;
                try {
                    value = readOrNull();
                    if (value == 0) {
                        break;
                    }
                    PyDict.setItem(ts, dict, key, value);
                } finally {
                    Refs.xrelease(ts, value);
                    Refs.release(ts, key);
                }
            }
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
        return dict;
    }

    private long readSet(int n, PySet type, int index) {
        if (type == PySet.FROZEN) {
            long items = readTuple(n);
            try {
                return PyFrozenSet.fromIterable(ts, items);
            } finally {
                Refs.release(ts, items);
            }
        }
        long set = PySet.create(ts);
        remember(index, set);
        try {
            for (int i = 0; i < n; i++) {
                long value = item("set");
                try {
                    PySet.add(ts, set, value);
                } finally {
                    Refs.release(ts, value);
                }
            }
        } catch (Throwable t) {
            Refs.release(ts, set);
            throw t;
        }
        return set;
    }

    private void remember(int index, long value) {
        if (index >= 0) {
            refs[index] = Refs.retain(ts, value);
        }
    }

    private long readReference() {
        int index = readInt();
        if (index < 0 || index >= refCount || refs[index] == 0) {
            throw Errors.valueError(ts, "bad marshal data (invalid reference)");
        }
        return Refs.retain(ts, refs[index]);
    }
}
