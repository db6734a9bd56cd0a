package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyMemoryViewObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.PyMemoryView.View;
import org.jilectomy.runtime.state.ThreadState;

/** The Python-visible methods and attributes of {@link PyMemoryView}. */
final class MemoryViewMethods {
    private MemoryViewMethods() {}

    static void define(TypeDef def) {
        def.method("release(self, /)",
                "Release the underlying buffer exposed by the memoryview object.")
                .method("tobytes(self, /, order='C')", "Return the data in the buffer as a byte"
                        + " string.\n\nOrder can be {'C', 'F', 'A'}. When order is 'C' or 'F', the"
                        + " data of the\noriginal array is converted to C or Fortran order. For"
                        + " contiguous views,\n'A' returns an exact copy of the physical memory. In"
                        + " particular, in-memory\nFortran order is preserved. For non-contiguous"
                        + " views, the data is converted\nto C first. order=None is the same as"
                        + " order='C'.")
                .method("hex(self, /, sep=None, bytes_per_sep=1)",
                        "Return the data in the buffer as a str of hexadecimal numbers.")
                .method("tolist(self, /)",
                        "Return the data in the buffer as a list of elements.")
                .method("cast(self, /, format, shape=None)",
                        "Cast a memoryview to a new format or shape.")
                .method("toreadonly(self, /)", "Return a readonly version of the memoryview.")
                .method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, /, *args)", null, "exit")
                .getset("obj", "getObj", null, "The underlying object of the memoryview.")
                .getset("nbytes", "getNbytes", null,
                        "The amount of space in bytes that the array would use in\n a contiguous"
                                + " representation.")
                .getset("readonly", "getReadonly", null,
                        "A bool indicating whether the memory is read only.")
                .getset("itemsize", "getItemsize", null,
                        "The size in bytes of each element of the memoryview.")
                .getset("format", "getFormat", null,
                        "A string containing the format (in struct module style)\n for each element"
                                + " in the view.")
                .getset("ndim", "getNdim", null,
                        "An integer indicating how many dimensions of a multi-dimensional\n array"
                                + " the memory represents.")
                .getset("shape", "getShape", null,
                        "A tuple of ndim integers giving the shape of the memory\n as an"
                                + " N-dimensional array.")
                .getset("strides", "getStrides", null,
                        "A tuple of ndim integers giving the size in bytes to access\n each element"
                                + " for each dimension of the array.")
                .getset("suboffsets", "getSuboffsets", null,
                        "A tuple of integers used internally for PIL-style arrays.")
                .getset("c_contiguous", "getC", null,
                        "A bool indicating whether the memory is C contiguous.")
                .getset("f_contiguous", "getF", null,
                        "A bool indicating whether the memory is Fortran contiguous.")
                .getset("contiguous", "getContiguous", null,
                        "A bool indicating whether the memory is contiguous.");
    }

    // ---------------------------------------------------------------- life

    static long release(ThreadState ts, long self) {
        PyMemoryView.release(ts, self);
        return Singletons.None;
    }

    static long enter(ThreadState ts, long self) {
        PyMemoryView.check(ts, self);
        return Refs.retain(ts, self);
    }

    static long exit(ThreadState ts, long self, long args) {
        PyMemoryView.release(ts, self);
        return Singletons.None;
    }

    // ---------------------------------------------------------------- content

    static long tobytes(ThreadState ts, long self, long order) {
        View v = PyMemoryView.view(ts, self);
        String o = "C";
        if (order != 0 && order != Singletons.None) {
            if (!PyUnicode.check(order)) {
                throw Errors.typeError(ts, "tobytes() argument 'order' must be str or None, not "
                        + PyType.of(order).name());
            }
            o = PyUnicode.toJava(order);
            if (!o.equals("C") && !o.equals("F") && !o.equals("A")) {
                throw Errors.valueError(ts, "order must be 'C', 'F' or 'A'");
            }
        }
        boolean fortran = o.equals("F")
                || o.equals("A") && !v.isContiguous(false) && v.isContiguous(true);
        return PyBytes.fromArray(ts, PyMemoryView.gather(ts, self, v, fortran));
    }

    static long hex(ThreadState ts, long self, long sep, long group) {
        PyMemoryView.check(ts, self);
        long bytes = PyMemoryView.TYPE.bf_bytes(ts, self);
        long hex = Names.of("hex");
        try {
            return sep == 0 || sep == Singletons.None ? Abstract.callMethod(ts, bytes, hex)
                    : group == 0 ? Abstract.callMethod(ts, bytes, hex, sep)
                            : Abstract.callMethod(ts, bytes, hex, sep, group);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long tolist(ThreadState ts, long self) {
        View v = PyMemoryView.view(ts, self);
        char c = MemoryViewItems.nativeChar(ts, v);
        byte[] items = PyMemoryView.gather(ts, self, v, false);
        return v.shape.length == 0
                ? BufferFormats.unpack(ts, c, BufferFormats.load(items, 0, (int) v.itemsize))
                : list(ts, v, c, items, 0, 0);
    }

    private static long list(ThreadState ts, View v, char c, byte[] items, int at, int dim) {
        int n = (int) v.shape[dim];
        int size = (int) v.itemsize;
        int step = size;
        for (int d = dim + 1; d < v.shape.length; d++) {
            step *= (int) v.shape[d];
        }
        long list = PyList.createPresized(ts, n);
        for (int i = 0; i < n; i++) {
            PyList.initSteal(ts, list, i, dim == v.shape.length - 1
                    ? BufferFormats.unpack(ts, c, BufferFormats.load(items, at + i * size, size))
                    : list(ts, v, c, items, at + i * step, dim + 1));
        }
        return list;
    }

    static long toreadonly(ThreadState ts, long self) {
        View v = PyMemoryView.view(ts, self);
        v.readonly = true;
        return PyMemoryView.derive(ts, self, v);
    }

    // ---------------------------------------------------------------- cast

    static long cast(ThreadState ts, long self, long format, long shape) {
        if (!PyUnicode.check(format)) {
            throw Errors.typeError(ts, "cast() argument 'format' must be str, not "
                    + PyType.of(format).name());
        }
        View v = PyMemoryView.view(ts, self);
        if (!v.isContiguous(false)) {
            throw Errors.typeError(ts, "memoryview: casts are restricted to C-contiguous views");
        }
        int ndim = v.shape.length;
        if (shape != 0 || ndim != 1) {
            for (long s : v.shape) {
                if (s == 0) {
                    throw Errors.typeError(ts,
                            "memoryview: cannot cast view with zeros in shape or strides");
                }
            }
        }
        boolean tuple = shape != 0 && PyTuple.TYPE.isInstance(shape);
        if (shape != 0) {
            if (!tuple && !PyList.TYPE.isInstance(shape)) {
                throw Errors.typeError(ts, "shape must be a list or a tuple");
            }
            long n = Abstract.size(ts, shape);
            if (n > PyMemoryView.MAX_NDIM) {
                throw Errors.valueError(ts,
                        "memoryview: number of dimensions must not exceed 64");
            }
            if (ndim != 1 && n != 1) {
                throw Errors.typeError(ts, "memoryview: cast must be 1D -> ND or ND -> 1D");
            }
        }
        castTo1D(ts, v, PyUnicode.toJava(format));
        if (shape != 0) {
            castToShape(ts, v, shape);
        }
        return PyMemoryView.derive(ts, self, v);
    }

    private static void castTo1D(ThreadState ts, View v, String format) {
        char to = BufferFormats.nativeChar(format);
        if (to == 0) {
            throw Errors.valueError(ts, "memoryview: destination format must be a native single"
                    + " character format prefixed with an optional '@'");
        }
        char from = v.nativeChar(); // 0 for any other format: it can be seen as bytes all the same
        if ((from == 0 || !BufferFormats.isByte(from)) && !BufferFormats.isByte(to)) {
            throw Errors.typeError(ts, "memoryview: cannot cast between two non-byte formats");
        }
        int size = BufferFormats.size(to);
        if (v.len % size != 0) {
            throw Errors.typeError(ts, "memoryview: length is not a multiple of itemsize");
        }
        v.format = format;
        v.itemsize = size;
        v.shape = new long[] {v.len / size};
        v.packStrides();
    }

    private static void castToShape(ThreadState ts, View v, long shape) {
        long items = PyTuple.fromIterable(ts, shape);
        try {
            int n = (int) PyTuple.size(items);
            long[] dims = new long[n];
            long product = v.itemsize;
            for (int i = 0; i < n; i++) {
                long item = Refs.fromMemoryBorrowed(PyTuple.item(items, i));
                if (!PyLong.check(item)) {
                    throw Errors.typeError(ts,
                            "memoryview.cast(): elements of shape must be integers");
                }
                dims[i] = PyLong.asLong(ts, item);
                if (dims[i] <= 0) {
                    throw Errors.valueError(ts,
                            "memoryview.cast(): elements of shape must be integers > 0");
                }
                if (dims[i] > Long.MAX_VALUE / product) {
                    throw Errors.valueError(ts,
                            "memoryview.cast(): product(shape) > SSIZE_MAX");
                }
                product *= dims[i];
            }
            if (product != v.len) {
                throw Errors.typeError(ts,
                        "memoryview: product(shape) * itemsize != buffer size");
            }
            v.shape = dims;
            v.packStrides();
        } finally {
            Refs.release(ts, items);
        }
    }

    // ---------------------------------------------------------------- attributes

    static long getObj(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        boolean alive = !PyMemoryView.isReleased(self);
        long obj = alive ? PyManagedBuffer.exporter(PyMemoryViewObject.mbuf(self)) : 0;
        if (obj != 0) {
            Refcount.retain(ts.heap, obj);
        }
        ObjectLock.unlock(ts, self);
        if (!alive) {
            throw PyMemoryView.released(ts);
        }
        return obj == 0 ? Singletons.None : obj;
    }

    static long getNbytes(ThreadState ts, long self) {
        return PyLong.of(ts, PyMemoryView.view(ts, self).len);
    }

    static long getReadonly(ThreadState ts, long self) {
        return PyBool.of(PyMemoryView.view(ts, self).readonly);
    }

    static long getItemsize(ThreadState ts, long self) {
        return PyLong.of(ts, PyMemoryView.view(ts, self).itemsize);
    }

    static long getFormat(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, PyMemoryView.view(ts, self).format);
    }

    static long getNdim(ThreadState ts, long self) {
        return PyLong.of(ts, PyMemoryView.view(ts, self).shape.length);
    }

    private static long tuple(ThreadState ts, long[] numbers) {
        long[] values = new long[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = PyLong.of(ts, numbers[i]);
        }
        return PyTuple.fromArraySteal(ts, values);
    }

    static long getShape(ThreadState ts, long self) {
        return tuple(ts, PyMemoryView.view(ts, self).shape);
    }

    static long getStrides(ThreadState ts, long self) {
        return tuple(ts, PyMemoryView.view(ts, self).strides);
    }

    static long getSuboffsets(ThreadState ts, long self) {
        PyMemoryView.check(ts, self);
        return PyTuple.empty(ts);
    }

    static long getC(ThreadState ts, long self) {
        return PyBool.of(PyMemoryView.view(ts, self).isContiguous(false));
    }

    static long getF(ThreadState ts, long self) {
        return PyBool.of(PyMemoryView.view(ts, self).isContiguous(true));
    }

    static long getContiguous(ThreadState ts, long self) {
        View v = PyMemoryView.view(ts, self);
        return PyBool.of(v.isContiguous(false) || v.isContiguous(true));
    }
}
