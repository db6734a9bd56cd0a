package org.jilectomy.runtime.modules.array;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods of {@link PyArray}. */
final class ArrayMethods {
    private static final int CHUNK = 64 * 1024;

    private ArrayMethods() {}

    static void define(TypeDef def) {
        def.method("append(self, v, /)", "Append new value v to the end of the array.")
                .method("buffer_info(self, /)", "Return a tuple (address, length) giving the"
                        + " current memory address and the length in items of the buffer used to"
                        + " hold array's contents.\n\nThe length should be multiplied by the"
                        + " itemsize attribute to calculate\nthe buffer length in bytes.",
                        "bufferInfo")
                .method("byteswap(self, /)", "Byteswap all items of the array.\n\nIf the items in"
                        + " the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is"
                        + " raised.")
                .method("__copy__(self, /)", "Return a copy of the array.", "copy")
                .method("__deepcopy__(self, unused, /)", "Return a copy of the array.",
                        "deepcopy")
                .method("count(self, v, /)",
                        "Return number of occurrences of v in the array.")
                .method("extend(self, bb, /)", "Append items to the end of the array.")
                .method("fromfile(self, f, n, /)", "Read n objects from the file object f and"
                        + " append them to the end of the array.")
                .method("fromlist(self, list, /)", "Append items to array from list.")
                .method("frombytes(self, buffer, /)", "Appends items from the string, interpreting"
                        + " it as an array of machine values, as if it had been read from a file"
                        + " using the fromfile() method).")
                .method("fromunicode(self, ustr, /)", "Extends this array with data from the"
                        + " unicode string ustr.\n\nThe array must be a unicode type array;"
                        + " otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...))"
                        + " to append Unicode data to an array of\nsome other type.")
                .method("index(self, v, start=0, stop=sys.maxsize, /)", "Return index of first"
                        + " occurrence of v in the array.\n\nRaise ValueError if the value is not"
                        + " present.")
                .method("insert(self, i, v, /)",
                        "Insert a new item v into the array before position i.")
                .method("pop(self, i=-1, /)",
                        "Return the i-th element and delete it from the array.\n\ni defaults to"
                                + " -1.")
                .method("__reduce_ex__(self, value, /)", "Return state information for pickling.",
                        "reduceEx")
                .method("remove(self, v, /)",
                        "Remove the first occurrence of v in the array.")
                .method("reverse(self, /)",
                        "Reverse the order of the items in the array.")
                .method("tofile(self, f, /)",
                        "Write all items (as machine values) to the file object f.")
                .method("tolist(self, /)",
                        "Convert array to an ordinary list with the same items.")
                .method("tobytes(self, /)", "Convert the array to an array of machine values and"
                        + " return the bytes representation.")
                .method("tounicode(self, /)", "Extends this array with data from the unicode string"
                        + " ustr.\n\nConvert the array to a unicode string.  The array must be a"
                        + " unicode type array;\notherwise a ValueError is raised.  Use"
                        + " array.tobytes().decode() to obtain a\nunicode string from an array of"
                        + " some other type.")
                .method("__sizeof__(self, /)", "Size of the array in memory, in bytes.",
                        "sizeof")
                .getset("typecode", "getTypecode", null,
                        "the typecode character used to create the array")
                .getset("itemsize", "getItemsize", null,
                        "the size, in bytes, of one array item");
    }

    static long append(ThreadState ts, long self, long v) {
        PyArray.append(ts, self, v);
        return Singletons.None;
    }

    static long bufferInfo(ThreadState ts, long self) {
        return PyTuple.ofSteal(ts, PyLong.of(ts, PyArray.items(self)),
                PyLong.of(ts, PyArray.size(self)));
    }

    static long byteswap(ThreadState ts, long self) {
        PyArray.splice(ts, self, 0, Long.MAX_VALUE,
                swapped(PyArray.bytes(ts, self), PyArray.itemSize(self)));
        return Singletons.None;
    }

    static byte[] swapped(byte[] bytes, int size) {
        byte[] out = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            out[i - i % size + (size - 1 - i % size)] = bytes[i];
        }
        return out;
    }

    static long copy(ThreadState ts, long self) {
        return PyArray.fromBytes(ts, PyArray.TYPE, PyArray.code(self), PyArray.bytes(ts, self));
    }

    static long deepcopy(ThreadState ts, long self, long memo) {
        return copy(ts, self);
    }

    static long count(ThreadState ts, long self, long v) {
        long n = 0;
        long at = -1;
        while ((at = PyArray.find(ts, self, v, at + 1, Long.MAX_VALUE)) >= 0) {
            n++;
        }
        return PyLong.of(ts, n);
    }

    static long extend(ThreadState ts, long self, long iterable) {
        PyArray.extend(ts, self, iterable);
        return Singletons.None;
    }

    static long fromfile(ThreadState ts, long self, long f, long n) {
        long items = Abstract.asIndexOrThrow(ts, n, Exceptions.OverflowError);
        if (items < 0) {
            throw Errors.valueError(ts, "negative count");
        }
        long wanted = items * PyArray.itemSize(self);
        long count = PyLong.of(ts, wanted);
        long read;
        try {
            read = Abstract.callMethod(ts, f, Names.of("read"), count);
        } finally {
            Refs.release(ts, count);
        }
        try {
            if (!PyBytes.check(read)) {
                throw Errors.typeError(ts, "read() didn't return bytes");
            }
            boolean enough = PyBytes.length(read) == wanted;
            frombytes(ts, self, read);
            if (!enough) {
                throw Errors.raise(ts, Exceptions.EOFError, "read() didn't return enough bytes");
            }
            return Singletons.None;
        } finally {
            Refs.release(ts, read);
        }
    }

    /** All or nothing. */
    static long fromlist(ThreadState ts, long self, long list) {
        if (!PyList.TYPE.isInstance(list)) {
            throw Errors.typeError(ts, "arg must be list");
        }
        long[] values = PyList.toArray(ts, list);
        int size = PyArray.itemSize(self);
        byte[] all = new byte[values.length * size];
        try {
            for (int i = 0; i < values.length; i++) {
                System.arraycopy(PyArray.packed(ts, self, values[i]), 0, all, i * size, size);
            }
        } finally {
            for (long value : values) {
                Refs.release(ts, value);
            }
        }
        PyArray.splice(ts, self, Long.MAX_VALUE, Long.MAX_VALUE, all);
        return Singletons.None;
    }

    static long frombytes(ThreadState ts, long self, long buffer) {
        PyArray.appendBytes(ts, self, Buffers.copy(ts, buffer));
        return Singletons.None;
    }

    static long fromunicode(ThreadState ts, long self, long ustr) {
        if (!PyUnicode.TYPE.isInstance(ustr)) {
            throw Errors.typeError(ts, "fromunicode() argument must be str, not "
                    + PyType.of(ustr).name());
        }
        if (PyArray.code(self) != 'u') {
            throw Errors.valueError(ts,
                    "fromunicode() may only be called on unicode type arrays");
        }
        int n = (int) PyUnicode.length(ustr);
        byte[] all = new byte[4 * n];
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(ustr, i);
            for (int k = 0; k < 4; k++) {
                all[4 * i + k] = (byte) (c >> 8 * k);
            }
        }
        PyArray.splice(ts, self, Long.MAX_VALUE, Long.MAX_VALUE, all);
        return Singletons.None;
    }

    private static long bound(ThreadState ts, long value, long n) {
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts,
                    "slice indices must be integers or have an __index__ method");
        }
        long i = Abstract.asIndex(ts, value);
        return i < 0 ? Math.max(i + n, 0) : i;
    }

    static long index(ThreadState ts, long self, long v, long start, long stop) {
        long n = PyArray.size(self);
        long i = PyArray.find(ts, self, v, start == 0 ? 0 : bound(ts, start, n),
                stop == 0 ? Long.MAX_VALUE : bound(ts, stop, n));
        if (i < 0) {
            throw Errors.valueError(ts, "array.index(x): x not in array");
        }
        return PyLong.of(ts, i);
    }

    static long insert(ThreadState ts, long self, long i, long v) {
        long at = Abstract.asIndexOrThrow(ts, i, Exceptions.OverflowError);
        byte[] item = PyArray.packed(ts, self, v);
        at = at < 0 ? Math.max(0, at + PyArray.size(self)) : at;
        PyArray.splice(ts, self, at, at, item);
        return Singletons.None;
    }

    static long pop(ThreadState ts, long self, long i) {
        long n = PyArray.size(self);
        if (n == 0) {
            throw Errors.indexError(ts, "pop from empty array");
        }
        long at = i == 0 ? -1 : Abstract.asIndexOrThrow(ts, i, Exceptions.OverflowError);
        at = at < 0 ? at + n : at;
        long value = PyArray.getOrEnd(ts, self, at);
        if (value == 0) {
            throw Errors.indexError(ts, "pop index out of range");
        }
        try {
            PyArray.splice(ts, self, at, at + 1, new byte[0]);
            return value;
        } catch (Throwable t) {
            Refs.release(ts, value);
            throw t;
        }
    }

    static long remove(ThreadState ts, long self, long v) {
        long i = PyArray.find(ts, self, v, 0, Long.MAX_VALUE);
        if (i < 0) {
            throw Errors.valueError(ts, "array.remove(x): x not in array");
        }
        PyArray.splice(ts, self, i, i + 1, new byte[0]);
        return Singletons.None;
    }

    static long reverse(ThreadState ts, long self) {
        byte[] all = PyArray.bytes(ts, self);
        int size = PyArray.itemSize(self);
        byte[] out = new byte[all.length];
        for (int at = 0; at < all.length; at += size) {
            System.arraycopy(all, at, out, all.length - size - at, size);
        }
        PyArray.splice(ts, self, 0, Long.MAX_VALUE, out);
        return Singletons.None;
    }

    static long tofile(ThreadState ts, long self, long f) {
        byte[] all = PyArray.bytes(ts, self);
        for (int at = 0; at == 0 || at < all.length; at += CHUNK) {
            if (all.length == 0) {
                break;
            }
            long chunk = PyBytes.fromArray(ts,
                    java.util.Arrays.copyOfRange(all, at, Math.min(all.length, at + CHUNK)));
            try {
                Refs.release(ts, Abstract.callMethod(ts, f, Names.of("write"), chunk));
            } finally {
                Refs.release(ts, chunk);
            }
        }
        return Singletons.None;
    }

    static long tolist(ThreadState ts, long self) {
        long list = PyList.create(ts);
        try {
            for (long i = 0;; i++) {
                long value = PyArray.getOrEnd(ts, self, i);
                if (value == 0) {
                    return list;
                }
                PyList.appendSteal(ts, list, value);
            }
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
    }

    static long tobytes(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, PyArray.bytes(ts, self));
    }

    static long tounicode(ThreadState ts, long self) {
        if (PyArray.code(self) != 'u') {
            throw Errors.valueError(ts, "tounicode() may only be called on unicode type arrays");
        }
        UnicodeBuilder b = new UnicodeBuilder(16);
        for (long i = 0;; i++) {
            long c = PyArray.getOrEnd(ts, self, i);
            if (c == 0) {
                return b.finish(ts);
            }
            b.appendStr(c);
            Refs.release(ts, c);
        }
    }

    static long sizeof(ThreadState ts, long self) {
        return PyLong.of(ts, PyType.of(self).basicSize
                + PyArray.allocated(self) * PyArray.itemSize(self));
    }

    static long getTypecode(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, String.valueOf(PyArray.code(self)));
    }

    static long getItemsize(ThreadState ts, long self) {
        return PyLong.of(ts, PyArray.itemSize(self));
    }

    /** From protocol 3 on {@code (_array_reconstructor, (type, code, format, bytes), dict)}. */
    static long reduceEx(ThreadState ts, long self, long value) {
        if (!PyLong.check(value)) {
            throw Errors.typeError(ts, "__reduce_ex__ argument should be an integer");
        }
        long protocol = PyLong.asLong(ts, value);
        long dict = Abstract.lookupAttr(ts, self, Names.__dict__);
        dict = dict == 0 ? Singletons.None : dict;
        long type = Refs.retain(ts, PyType.addressOf(self));
        long code = getTypecode(ts, self);
        if (protocol < 3) {
            return PyTuple.fromArraySteal(ts, new long[] {
                type, PyTuple.ofSteal(ts, code, tolist(ts, self)), dict
            });
        }
        long module = PyDict.getItemString(ts, Interpreter.modules, "array");
        long function = Abstract.getAttr(ts, module, Names.of("_array_reconstructor"));
        Refs.release(ts, module);
        long args = PyTuple.fromArraySteal(ts, new long[] {
            type, code, PyLong.of(ts, ItemCode.machineFormat(PyArray.code(self))),
            tobytes(ts, self)
        });
        return PyTuple.fromArraySteal(ts, new long[] {function, args, dict});
    }
}
