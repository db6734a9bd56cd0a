package org.jilectomy.runtime.modules.mmap;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySlice;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code mmap.mmap}, laid out as CPython's {@code mmap_object}.
 *
 * <pre>
 *  +16 data, 0 when closed   +24 size   +32 pos   +40 offset in the file
 *  +48 exports: while not 0 the memory stays where it is   +56 descriptor (32 bits), a duplicate, or -1
 *  +64 weak references   +72 access (32 bits)
 * </pre>
 */
final class PyMmap extends PyType {
    private static final int DATA = PyObject.SIZE;
    private static final int LENGTH = 24;
    private static final int POS = 32;
    private static final int OFFSET = 40;
    private static final int EXPORTS = 48;
    private static final int FD = 56;
    private static final int WEAK_LIST = 64;
    private static final int ACCESS = 72;
    private static final int SIZE = 80;

    static final int ACCESS_READ = 1;
    static final int ACCESS_COPY = 3;
    private static final int ACCESS_WRITE = 2;
    private static final String[] ACCESS_NAMES = {
        "ACCESS_DEFAULT", "ACCESS_READ", "ACCESS_WRITE", "ACCESS_COPY",
    };

    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int S_IFMT = 0xf000;
    private static final int S_IFREG = 0x8000;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int MREMAP_MAYMOVE = 1;

    private static final Signature NEW =
            Signature.parse("(cls, fileno, length, flags=1, prot=3, access=0, offset=0)");

    static final PyMmap TYPE = new PyMmap();

    private PyMmap() {
        super(new TypeSpec("mmap.mmap", SIZE).gc().subclassable().weakList(WEAK_LIST));
    }

    @Override
    protected void define(TypeDef def) {
        MmapMethods.define(def);
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "mmap", NEW, args, kwnames);
        int fd = PyLong.asInt(ts, a[0]);
        long size = Args.ssize(ts, a[1], 0);
        int flags = Args.cInt(ts, a[2], MAP_SHARED);
        int prot = Args.cInt(ts, a[3], PROT_READ | PROT_WRITE);
        int access = Args.cInt(ts, a[4], 0);
        long offset = Args.ssize(ts, a[5], 0);
        if (size < 0) {
            throw Errors.overflowError(ts, "memory mapped length must be positive");
        }
        if (offset < 0) {
            throw Errors.overflowError(ts, "memory mapped offset must be positive");
        }
        if (access != 0 && (flags != MAP_SHARED || prot != (PROT_READ | PROT_WRITE))) {
            throw Errors.valueError(ts, "mmap can't specify both access and flags, prot.");
        }
        switch (access) {
            case 0 -> {
                if ((prot & PROT_READ) == 0 || (prot & PROT_WRITE) == 0) {
                    access = (prot & PROT_WRITE) != 0 ? ACCESS_WRITE : ACCESS_READ;
                }
            }
            case ACCESS_READ -> prot = PROT_READ;
            case ACCESS_WRITE -> {}
            case ACCESS_COPY -> flags = MAP_PRIVATE;
            default -> throw Errors.valueError(ts, "mmap invalid access parameter.");
        }
        if (fd != -1) {
            size = fitted(ts, fd, size, offset);
        } else {
            flags |= MAP_ANONYMOUS;
        }
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        try {
            Memory.putInt(self + FD, -1);
            if (fd != -1) {
                Memory.putInt(self + FD,
                        (int) OsError.check(ts, Libc.FCNTL.call(fd, F_DUPFD_CLOEXEC, 0)));
            }
            long data = OsError.check(ts, Libc.MMAP.blockingLong(
                    ts, 0, size, prot, flags, Memory.getInt(self + FD), offset));
            Memory.putLong(self + LENGTH, size);
            Memory.putLong(self + OFFSET, offset);
            Memory.putInt(self + ACCESS, access);
            Memory.putLong(self + DATA, data);
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
    }

    /** The size to map of a file: what is wanted, or all of it. */
    private static long fitted(ThreadState ts, int fd, long size, long offset) {
        try (Scratch s = Scratch.of(ts, Statx.SIZE)) {
            if (Statx.fstat(fd, s.address) != 0 || (Statx.mode(s.address) & S_IFMT) != S_IFREG) {
                return size;
            }
            long there = Statx.size(s.address);
            if (size != 0) {
                if (there - offset < size) {
                    throw Errors.valueError(ts, "mmap length is greater than file size");
                }
                return size;
            }
            if (there == 0) {
                throw Errors.valueError(ts, "cannot mmap an empty file");
            }
            if (offset >= there) {
                throw Errors.valueError(ts, "mmap offset is greater than file size");
            }
            return there - offset;
        }
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        unmap(self);
    }

    private static void unmap(long self) {
        long data = Memory.getLong(self + DATA);
        if (data != 0) {
            Memory.putLong(self + DATA, 0);
            Libc.MUNMAP.call(data, Memory.getLong(self + LENGTH));
        }
        int fd = Memory.getInt(self + FD);
        if (fd >= 0) {
            Memory.putInt(self + FD, -1);
            Libc.CLOSE.call(fd);
        }
    }

    /** Unmaps, unless somebody has the buffer; once. */
    static void close(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        boolean isExported = Memory.getLong(self + EXPORTS) > 0;
        if (!isExported) {
            unmap(self);
        }
        ObjectLock.unlock(ts, self);
        if (isExported) {
            throw Errors.raise(
                    ts, Exceptions.BufferError, "cannot close exported pointers exist");
        }
    }

    static boolean isClosed(long self) {
        return Memory.getLongVolatile(self + DATA) == 0;
    }

    // ---------------------------------------------------------------- the memory

    /** Locks the object; ValueError if it is closed. @return the mapped memory */
    static long lock(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long data = Memory.getLong(self + DATA);
        if (data == 0) {
            ObjectLock.unlock(ts, self);
            throw closed(ts);
        }
        return data;
    }

    static void unlock(ThreadState ts, long self) {
        ObjectLock.unlock(ts, self);
    }

    private static PyException closed(ThreadState ts) {
        return Errors.valueError(ts, "mmap closed or invalid");
    }

    static void requireOpen(ThreadState ts, long self) {
        if (isClosed(self)) {
            throw closed(ts);
        }
    }

    static void requireWritable(ThreadState ts, long self) {
        requireOpen(ts, self);
        if (access(self) == ACCESS_READ) {
            throw Errors.typeError(ts, "mmap can't modify a readonly memory map.");
        }
    }

    /** Has the memory stay without the lock, until {@link #letGo}. @return the memory */
    static long hold(ThreadState ts, long self) {
        long data = lock(ts, self);
        Memory.putLong(self + EXPORTS, Memory.getLong(self + EXPORTS) + 1);
        unlock(ts, self);
        return data;
    }

    static void letGo(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        Memory.putLong(self + EXPORTS, Memory.getLong(self + EXPORTS) - 1);
        ObjectLock.unlock(ts, self);
    }

    static long size(long self) {
        return Memory.getLong(self + LENGTH);
    }

    static long pos(long self) {
        return Memory.getLong(self + POS);
    }

    static void pos(long self, long pos) {
        Memory.putLong(self + POS, pos);
    }

    static int access(long self) {
        return Memory.getInt(self + ACCESS);
    }

    static int descriptor(long self) {
        return Memory.getInt(self + FD);
    }

    /** Room for a copy; MemoryError if it is more than one object can have. */
    static byte[] room(ThreadState ts, long n) {
        if (n > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError(ts);
        }
        return new byte[(int) n];
    }

    /** Of the file, too. */
    static void resize(ThreadState ts, long self, long size) {
        requireOpen(ts, self);
        int access = access(self);
        if (access == ACCESS_READ || access == ACCESS_COPY) {
            throw Errors.typeError(
                    ts, "mmap can't resize a readonly or copy-on-write memory map.");
        }
        if (size < 0 || Memory.getLong(self + OFFSET) > Long.MAX_VALUE - size) {
            throw Errors.valueError(ts, "new size out of range");
        }
        long data = lock(ts, self);
        boolean isExported = Memory.getLong(self + EXPORTS) > 0;
        long result = 0;
        if (!isExported) {
            int fd = descriptor(self);
            result = fd < 0 ? 0
                    : Libc.FTRUNCATE.call(fd, Memory.getLong(self + OFFSET) + size);
            if (result == 0) {
                result = Libc.MREMAP.callLong(data, size(self), size, MREMAP_MAYMOVE);
            }
            if (result > 0) {
                Memory.putLong(self + DATA, result);
                Memory.putLong(self + LENGTH, size);
            }
        }
        unlock(ts, self);
        if (isExported) {
            throw Errors.raise(ts, Exceptions.BufferError,
                    "mmap can't resize with extant buffers exported.");
        }
        OsError.check(ts, result);
    }

    // ---------------------------------------------------------------- buffer

    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        long data = hold(ts, self);
        return new PyBuffer(ts, self, data, size(self), 1, access(self) == ACCESS_READ, "B");
    }

    @Override
    public void bf_releasebuffer(ThreadState ts, long self) {
        letGo(ts, self);
    }

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        PySlice.Bounds all = new PySlice.Bounds();
        all.stop = Long.MAX_VALUE;
        all.step = 1;
        return copy(ts, self, all);
    }

    @Override
    public long bf_writableSize(ThreadState ts, long self) {
        return access(self) == ACCESS_READ ? -1 : size(self);
    }

    @Override
    public int bf_store(ThreadState ts, long self, long at, byte[] from, int start, int n) {
        long data = lock(ts, self);
        int some = (int) Math.max(0, Math.min(n, size(self) - at));
        if (some > 0) {
            Memory.copyFromArray(from, start, data + at, some);
        }
        unlock(ts, self);
        return some;
    }

    /** Bytes of a slice, owned. */
    private static long copy(ThreadState ts, long self, PySlice.Bounds b) {
        long data = hold(ts, self); // the size is only now sure to stay
        try {
            byte[] copy = room(ts, b.adjust(size(self)));
            if (b.step == 1 && copy.length > 0) {
                Memory.copyToArray(data + b.start, copy, 0, copy.length);
            } else {
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = Memory.getByte(data + b.start + i * b.step);
                }
            }
            return PyBytes.fromArray(ts, copy);
        } finally {
            letGo(ts, self);
        }
    }

    // ---------------------------------------------------------------- slots

    @Override
    public long tp_repr(ThreadState ts, long self) {
        String name = PyType.of(self).name();
        return PyUnicode.fromJava(ts, isClosed(self) ? "<" + name + " closed=True>"
                : "<" + name + " closed=False, access=" + ACCESS_NAMES[access(self)] + ", length="
                        + size(self) + ", pos=" + pos(self) + ", offset="
                        + Memory.getLong(self + OFFSET) + ">");
    }

    @Override
    public boolean isSequence() {
        return true;
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        requireOpen(ts, self);
        return size(self);
    }

    /** Where iterating differs from a subscript: each byte is a bytes object. */
    @Override
    public long sq_item(ThreadState ts, long self, long index) {
        return PyBytes.fromArray(ts, new byte[] {byteAt(ts, self, index)});
    }

    private static byte byteAt(ThreadState ts, long self, long index) {
        long data = lock(ts, self);
        boolean isInside = index >= 0 && index < size(self);
        byte b = isInside ? Memory.getByte(data + index) : 0;
        unlock(ts, self);
        if (!isInside) {
            throw outOfRange(ts);
        }
        return b;
    }

    private static PyException outOfRange(ThreadState ts) {
        return Errors.raise(ts, Exceptions.IndexError, "mmap index out of range");
    }

    private static long index(ThreadState ts, long self, long key) {
        long i = Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError);
        return i < 0 ? i + size(self) : i;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        requireOpen(ts, self);
        if (PyType.of(key).hasIndex()) {
            return PyLong.of(ts, byteAt(ts, self, index(ts, self, key)) & 0xff);
        }
        if (!PySlice.TYPE.isExactly(key)) {
            throw Errors.typeError(ts, "mmap indices must be integers");
        }
        return copy(ts, self, PySlice.unpack(ts, key));
    }

    @Override
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        requireWritable(ts, self);
        if (PyType.of(key).hasIndex()) {
            setByte(ts, self, index(ts, self, key), value);
        } else if (PySlice.TYPE.isExactly(key)) {
            setSlice(ts, self, PySlice.unpack(ts, key), value);
        } else {
            throw Errors.typeError(ts, "mmap indices must be integer");
        }
        return true;
    }

    private static void setByte(ThreadState ts, long self, long index, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "mmap doesn't support item deletion");
        }
        if (index < 0 || index >= size(self)) {
            throw outOfRange(ts);
        }
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "mmap item value must be an int");
        }
        long b = Abstract.asIndexOrThrow(ts, value, Exceptions.TypeError);
        if (b < 0 || b > 255) {
            throw Errors.valueError(ts, "mmap item value must be in range(0, 256)");
        }
        long data = lock(ts, self);
        boolean isInside = index < size(self);
        if (isInside) {
            Memory.putByte(data + index, (byte) b);
        }
        unlock(ts, self);
        if (!isInside) { // by now
            throw outOfRange(ts);
        }
    }

    private static void setSlice(ThreadState ts, long self, PySlice.Bounds b, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "mmap object doesn't support slice deletion");
        }
        byte[] from = Args.bytes(ts, value);
        long data = lock(ts, self);
        boolean fits = b.adjust(size(self)) == from.length;
        if (fits && b.step == 1 && from.length > 0) {
            Memory.copyFromArray(from, 0, data + b.start, from.length);
        } else if (fits) {
            for (int i = 0; i < from.length; i++) {
                Memory.putByte(data + b.start + i * b.step, from[i]);
            }
        }
        unlock(ts, self);
        if (!fits) {
            throw Errors.raise(
                    ts, Exceptions.IndexError, "mmap slice assignment is wrong size");
        }
    }
}
