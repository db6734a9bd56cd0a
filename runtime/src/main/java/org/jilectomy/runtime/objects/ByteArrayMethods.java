package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyByteArrayObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The methods that only bytearray has: those that change it (CPython 3.11,
 * Objects/bytearrayobject.c). Each change is one {@link PyByteArray#replaceRange}, atomic under the
 * array's lock.
 */
final class ByteArrayMethods {
    private static final byte[] NOTHING = {};

    private ByteArrayMethods() {}

    static void define(TypeDef def) {
        def.in(ByteArrayMethods.class)
                .method("append(self, item, /)", "Adds a byte at the end.")
                .method("extend(self, iterable_of_ints, /)", "Adds bytes at the end.")
                .method("insert(self, index, item, /)", "Inserts a byte before the index.")
                .method("pop(self, index=-1, /)", "Removes and returns a byte.")
                .method("remove(self, value, /)", "Removes the first byte of that value.")
                .method("reverse(self, /)", "Reverses the order in place.")
                .method("clear(self, /)", "Removes all bytes.")
                .method("copy(self, /)", "A copy.")
                .method("__alloc__(self, /)", "Bytes allocated.", "alloc")
                .method("__sizeof__(self, /)", "Size in memory in bytes.", "sizeof")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__reduce_ex__(self, proto=0, /)",
                        "Return state information for pickling.", "reduceEx")
                .classMethod(
                        "fromhex(cls, string, /)", "A bytearray from hexadecimal digits.",
                        "fromhex");
    }

    static long append(ThreadState ts, long self, long item) {
        int b = BytesArgs.oneByte(ts, item, "byte must be in range(0, 256)");
        PyByteArray.replaceRange(
                ts, self, Long.MAX_VALUE, Long.MAX_VALUE, new byte[] {(byte) b});
        return Singletons.None;
    }

    static long extend(ThreadState ts, long self, long iterable) {
        long bytes = BytesArgs.view(ts, iterable);
        if (bytes == 0) {
            bytes =
                    BytesArgs.fromIterable(
                            ts,
                            iterable,
                            "byte",
                            true,
                            "can't extend bytearray with " + PyType.of(iterable).name());
        }
        byte[] more = PyBytes.toArray(bytes);
        Refs.release(ts, bytes);
        PyByteArray.replaceRange(ts, self, Long.MAX_VALUE, Long.MAX_VALUE, more);
        return Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        return reduceAs(ts, self, 2);
    }

    static long reduceEx(ThreadState ts, long self, long proto) {
        return reduceAs(ts, self, proto == 0 ? 0 : Abstract.asIndex(ts, proto));
    }

    /** {@code (type, (content,), state)}; before protocol 3 the content is written as Latin-1. */
    private static long reduceAs(ThreadState ts, long self, long protocol) {
        long state = ObjectReduce.state(ts, self, false);
        long bytes = PyByteArray.TYPE.bf_bytes(ts, self);
        long args;
        if (PyBytes.length(bytes) == 0) {
            args = PyTuple.empty(ts);
        } else if (protocol >= 3) {
            args = PyTuple.of(ts, bytes);
        } else {
            byte[] content = PyBytes.toArray(bytes);
            long text = PyUnicode.fromLatin1(ts, content, 0, content.length);
            args = PyTuple.ofSteal(ts, text, PyUnicode.fromJava(ts, "latin-1"));
        }
        Refs.release(ts, bytes);
        return PyTuple.fromArraySteal(
                ts, new long[] {Refs.retain(ts, PyType.addressOf(self)), args, state});
    }

    static long insert(ThreadState ts, long self, long index, long item) {
        long i = Text.ssize(ts, index, 0);
        int b = BytesArgs.oneByte(ts, item, "byte must be in range(0, 256)");
        long n = PyVarObject.ob_size(self);
        long at = i < 0 ? Math.max(0, i + n) : i;
        PyByteArray.replaceRange(ts, self, at, at, new byte[] {(byte) b});
        return Singletons.None;
    }

    static long pop(ThreadState ts, long self, long index) {
        long i = Text.ssize(ts, index, -1);
        long n = PyVarObject.ob_size(self);
        if (n == 0) {
            throw Errors.indexError(ts, "pop from empty bytearray");
        }
        long at = i < 0 ? i + n : i;
        int b = PyByteArray.getOrEnd(ts, self, at);
        if (b < 0) {
            throw Errors.indexError(ts, "pop index out of range");
        }
        PyByteArray.replaceRange(ts, self, at, at + 1, NOTHING);
        return PyLong.of(ts, b);
    }

    static long remove(ThreadState ts, long self, long value) {
        int b = BytesArgs.oneByte(ts, value, "byte must be in range(0, 256)");
        byte[] content = PyByteArray.toArray(ts, self);
        for (int i = 0; i < content.length; i++) {
            if (content[i] == (byte) b) {
                PyByteArray.replaceRange(ts, self, i, i + 1, NOTHING);
                return Singletons.None;
            }
        }
        throw Errors.valueError(ts, "value not found in bytearray");
    }

    static long reverse(ThreadState ts, long self) {
        byte[] content = PyByteArray.toArray(ts, self);
        for (int i = 0, j = content.length - 1; i < j; i++, j--) {
            byte t = content[i];
            content[i] = content[j];
            content[j] = t;
        }
        PyByteArray.replaceRange(ts, self, 0, content.length, content);
        return Singletons.None;
    }

    static long clear(ThreadState ts, long self) {
        PyByteArray.replaceRange(ts, self, 0, Long.MAX_VALUE, NOTHING);
        return Singletons.None;
    }

    static long copy(ThreadState ts, long self) {
        byte[] content = PyByteArray.toArray(ts, self);
        return PyByteArray.fromArray(ts, content, 0, content.length);
    }

    static long alloc(ThreadState ts, long self) {
        return PyLong.of(ts, PyByteArrayObject.ob_alloc(self));
    }

    static long sizeof(ThreadState ts, long self) {
        return PyLong.of(ts, PyByteArrayObject.SIZE + PyByteArrayObject.ob_alloc(self));
    }

    static long fromhex(ThreadState ts, long cls, long string) {
        long bytes = BytesArgs.fromHex(ts, string);
        try {
            return Abstract.call(ts, cls, bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /**
     * {@code self[key] = value}, or {@code del self[key]} if {@code value} is 0; key is a slice.
     */
    static void assignSlice(ThreadState ts, long self, long key, long value) {
        byte[] content = NOTHING;
        if (value != 0) {
            long bytes = BytesArgs.view(ts, value);
            if (bytes == 0) {
                if (PyUnicode.check(value) || PyType.of(value).hasIndex()) {
                    throw Errors.typeError(
                            ts, "can assign only bytes, buffers, or iterables of ints in"
                                    + " range(0, 256)");
                }
                bytes = BytesArgs.construct(ts, value, 0, 0, "bytearray");
            }
            content = PyBytes.toArray(bytes);
            Refs.release(ts, bytes);
        }
        PySlice.Bounds bounds = PySlice.unpack(ts, key);
        byte[] old = PyByteArray.toArray(ts, self);
        int n = (int) bounds.adjust(old.length);
        if (bounds.step == 1) {
            PyByteArray.replaceRange(ts, self, bounds.start, bounds.start + n, content);
            return;
        }
        if (content.length == 0) {
            delete(ts, self, old, bounds, n);
            return;
        }
        if (content.length != n) {
            throw Errors.valueError(
                    ts,
                    "attempt to assign bytes of size " + content.length
                            + " to extended slice of size " + n);
        }
        for (int i = 0; i < n; i++) {
            old[(int) (bounds.start + i * bounds.step)] = content[i];
        }
        PyByteArray.replaceRange(ts, self, 0, old.length, old);
    }

    private static void delete(
            ThreadState ts, long self, byte[] old, PySlice.Bounds bounds, int n) {
        if (n == 0) {
            return;
        }
        boolean[] dropped = new boolean[old.length];
        for (int i = 0; i < n; i++) {
            dropped[(int) (bounds.start + i * bounds.step)] = true;
        }
        byte[] kept = new byte[old.length - n];
        int k = 0;
        for (int i = 0; i < old.length; i++) {
            if (!dropped[i]) {
                kept[k++] = old[i];
            }
        }
        PyByteArray.replaceRange(ts, self, 0, old.length, kept);
    }
}
