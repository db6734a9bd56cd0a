package org.jilectomy.runtime.objects;

/**
 * What a built-in type says of itself when it is made; compare the head of a C {@code PyTypeObject}
 * initializer.
 */
public final class TypeSpec {
    final String name;
    final int basicSize;
    int itemSize;
    int preHeader;
    boolean hiddenHead;
    long flags;
    PyType base;
    PyType second;
    String doc;
    int dictOffset;
    int weakListOffset;
    int vectorcallOffset;

    /**
     * @param name {@code tp_name}, with the module and a dot for types outside builtins
     * @param basicSize {@code tp_basicsize}, bytes
     */
    public TypeSpec(String name, int basicSize) {
        this.name = name;
        this.basicSize = basicSize;
    }

    /** {@code tp_itemsize}, bytes. */
    public TypeSpec items(int size) {
        itemSize = size;
        return this;
    }

    /** Instances have a GC head (16 bytes before the object), so a lock word and a side index. */
    public TypeSpec gc() {
        preHeader = PyType.GC_HEAD;
        flags |= PyType.TPFLAGS_HAVE_GC;
        return this;
    }

    /**
     * Instances have the 16 bytes of a GC head for the lock word and the side index, though
     * CPython's collector does not know the type.
     */
    public TypeSpec head() {
        preHeader = PyType.GC_HEAD;
        return this;
    }

    /** As {@link #head}, and {@code sys.getsizeof} does not count it. */
    public TypeSpec hiddenHead() {
        hiddenHead = true;
        return head();
    }

    /** Python code cannot call the type. */
    public TypeSpec noNew() {
        flags |= PyType.TPFLAGS_DISALLOW_INSTANTIATION;
        return this;
    }

    /** {@code tp_vectorcall_offset}; the field there stays 0, which means "use tp_call". */
    public TypeSpec vectorcall(int offset) {
        vectorcallOffset = offset;
        flags |= PyType.TPFLAGS_HAVE_VECTORCALL;
        return this;
    }

    /** Adds {@code Py_TPFLAGS_…} bits. */
    public TypeSpec flags(long bits) {
        flags |= bits;
        return this;
    }

    /** Python classes may inherit from the type. */
    public TypeSpec subclassable() {
        flags |= PyType.TPFLAGS_BASETYPE;
        return this;
    }

    /** {@code tp_base}; {@code object} if not said. */
    public TypeSpec base(PyType type) {
        base = type;
        return this;
    }

    /** A second base, of which nothing but attributes is inherited. */
    TypeSpec second(PyType type) {
        second = type;
        return this;
    }

    public TypeSpec doc(String text) {
        doc = text;
        return this;
    }

    /** {@code tp_dictoffset} of an ordinary (not managed) dict pointer inside the object. */
    public TypeSpec dict(int offset) {
        dictOffset = offset;
        return this;
    }

    /** {@code tp_weaklistoffset}. */
    public TypeSpec weakList(int offset) {
        weakListOffset = offset;
        return this;
    }
}
