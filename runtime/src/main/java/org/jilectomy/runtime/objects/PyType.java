package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The Java half of a Python type: its slots. The other half is the {@code PyTypeObject} in native
 * memory at {@link #address}, which keeps every public field true.
 *
 * <p>A built-in type is a subclass with one instance ({@code PyList.TYPE}) that overrides the slots
 * it fills, named as in CPython; Java inheritance follows the type's inheritance ({@code PyBool}
 * extends {@code PyLong}). A class written in Python is a {@code PyHeapType}, whose slots look up
 * the special methods.
 *
 * <p>What the methods here do is what {@code object} does; a slot that {@code object} does not fill
 * says so by its <em>empty</em> result: 0 for a slot that returns an object, -1 for one that
 * returns a truth value or a length, {@code NotImplemented} for a binary operation. Callers
 * ({@link Abstract}, {@link Numbers}) turn that into the next step of the protocol or into
 * CPython's TypeError.
 *
 * <p>All parameters are borrowed and may be immediate; results are owned and may be immediate.
 */
public abstract class PyType {
    /** Bytes of {@code PyGC_Head} before an object. */
    public static final int GC_HEAD = 16;

    /** GC head plus managed dict and values pointers. */
    public static final int MANAGED_HEAD = 32;

    public static final long TPFLAGS_MANAGED_DICT = 1L << 4;
    public static final long TPFLAGS_SEQUENCE = 1L << 5;
    public static final long TPFLAGS_MAPPING = 1L << 6;
    public static final long TPFLAGS_DISALLOW_INSTANTIATION = 1L << 7;
    public static final long TPFLAGS_IMMUTABLETYPE = 1L << 8;
    public static final long TPFLAGS_HEAPTYPE = 1L << 9;
    public static final long TPFLAGS_BASETYPE = 1L << 10;
    public static final long TPFLAGS_HAVE_VECTORCALL = 1L << 11;
    public static final long TPFLAGS_READY = 1L << 12;
    public static final long TPFLAGS_HAVE_GC = 1L << 14;
    public static final long TPFLAGS_METHOD_DESCRIPTOR = 1L << 17;
    public static final long TPFLAGS_VALID_VERSION_TAG = 1L << 19;
    public static final long TPFLAGS_IS_ABSTRACT = 1L << 20;
    /** {@code case T(x)} matches the subject itself ({@code _Py_TPFLAGS_MATCH_SELF}). */
    public static final long TPFLAGS_MATCH_SELF = 1L << 22;
    public static final long TPFLAGS_LONG_SUBCLASS = 1L << 24;
    public static final long TPFLAGS_LIST_SUBCLASS = 1L << 25;
    public static final long TPFLAGS_TUPLE_SUBCLASS = 1L << 26;
    public static final long TPFLAGS_BYTES_SUBCLASS = 1L << 27;
    public static final long TPFLAGS_UNICODE_SUBCLASS = 1L << 28;
    public static final long TPFLAGS_DICT_SUBCLASS = 1L << 29;
    public static final long TPFLAGS_BASE_EXC_SUBCLASS = 1L << 30;
    public static final long TPFLAGS_TYPE_SUBCLASS = 1L << 31;

    /** The {@code PyTypeObject}. */
    public final long address;

    /** {@code tp_flags}, kept here too for speed; single-word truth is in memory. */
    public final long flags;

    /** {@code tp_basicsize} and {@code tp_itemsize} in bytes. */
    public final int basicSize;

    public final int itemSize;

    /** Bytes before an instance: 0, {@link #GC_HEAD} or {@link #MANAGED_HEAD}. */
    public final int preHeader;

    /** {@code tp_base}; null for object. Only an assignment to {@code __bases__} changes it. */
    public PyType base;

    /**
     * {@code tp_dictoffset} and {@code tp_weaklistoffset}, bytes; 0 if instances have none. The
     * dict offset is negative when counted from the end of a variable-sized instance; it says
     * nothing where {@link #TPFLAGS_MANAGED_DICT} is set.
     */
    final int dictOffset;

    final int weakListOffset;

    final TypeSpec spec;

    /** Which {@link Special}s a built-in fills itself; null until {@link BuiltinSlots} looked. */
    volatile boolean[] ownSpecials;

    /** Whether the dict of a built-in has the wrappers of its slots. */
    volatile boolean wrappersAdded;

    /** Direct subtypes; guarded by {@link TypeCache}. */
    final java.util.ArrayList<PyType> subclasses = new java.util.ArrayList<>(0);

    /** Attributes found or missed on this type; replaced as a whole when the type changes. */
    volatile TypeCache.Entry[] cache = TypeCache.EMPTY;

    /** Method resolution order, this type first. Replaced as a whole. */
    volatile PyType[] mro;

    /** Makes a built-in type: allocates its immortal {@code PyTypeObject}. */
    protected PyType(TypeSpec spec) {
        this(spec, StaticTypes.allocate(spec));
    }

    /** Wraps an allocated {@code PyTypeObject} whose plain fields {@code spec} describes. */
    protected PyType(TypeSpec spec, long address) {
        this.spec = spec;
        this.address = address;
        this.base = StaticTypes.baseOf(spec);
        this.basicSize = spec.basicSize;
        this.itemSize = spec.itemSize;
        this.preHeader = spec.preHeader;
        this.flags = StaticTypes.inheritFlags(spec, base);
        this.dictOffset = spec.dictOffset != 0 || base == null ? spec.dictOffset : base.dictOffset;
        this.weakListOffset = spec.weakListOffset != 0 || base == null
                ? spec.weakListOffset : base.weakListOffset;
        StaticTypes.fill(this, spec);
    }

    /** Of {@link #preHeader} what {@code sys.getsizeof} counts. */
    public int countedHead() {
        return spec.hiddenHead ? 0 : preHeader;
    }

    // ---------------------------------------------------------------- finding a type

    /** The type of a value, immediate or not. */
    public static PyType of(long value) {
        if ((value & 3) != 0) {
            return (value & 1) != 0 ? PyLong.TYPE : PyFloat.TYPE;
        }
        return at(PyObject.ob_type(value));
    }

    /** The type whose {@code PyTypeObject} is at {@code type}. */
    public static PyType at(long type) {
        return (PyType) SideTable.get(GcHead.index(type));
    }

    /** The address of the type of a value. */
    public static long addressOf(long value) {
        if ((value & 3) != 0) {
            return (value & 1) != 0 ? PyLong.TYPE.address : PyFloat.TYPE.address;
        }
        return PyObject.ob_type(value);
    }

    /** {@code Py_TYPE(value) == this}. */
    public final boolean isExactly(long value) {
        return addressOf(value) == address;
    }

    /** The value's type is this or inherits from it. */
    public final boolean isInstance(long value) {
        PyType t = of(value);
        return t == this || t.isSubtypeOf(this);
    }

    public final boolean isSubtypeOf(PyType other) {
        for (PyType t : mro()) {
            if (t == other) {
                return true;
            }
        }
        return false;
    }

    public final boolean hasFlag(long bit) {
        return (flags & bit) != 0;
    }

    /** {@link #TPFLAGS_SEQUENCE} or {@link #TPFLAGS_MAPPING}, which classes may get later. */
    public final long collectionFlags() {
        return PyTypeObject.tp_flags(address) & (TPFLAGS_SEQUENCE | TPFLAGS_MAPPING);
    }

    /**
     * Makes instances match sequence or mapping patterns, and those of all subclasses. Built-in
     * types stay as they are: a str is registered as a Sequence and yet is none to a pattern.
     */
    public final void addCollectionFlag(long bits) {
        long old = PyTypeObject.tp_flags(address);
        long now = old & ~(TPFLAGS_SEQUENCE | TPFLAGS_MAPPING) | bits;
        if (bits == 0 || old == now || (old & TPFLAGS_IMMUTABLETYPE) != 0) {
            return;
        }
        PyTypeObject.tp_flags(address, now);
        for (PyType t : TypeCache.subclasses(this)) {
            t.addCollectionFlag(bits);
        }
    }

    /** What the class itself has in its dict under this name, owned; 0 if nothing. */
    public final long ownAttribute(ThreadState ts, long name) {
        return Attributes.ownAttribute(ts, this, name);
    }

    /**
     * The name in error messages: {@code tp_name}, which has the module in it for a built-in type
     * outside builtins.
     */
    public String name() {
        return spec.name;
    }

    /** {@code __name__} of a built-in type: {@code tp_name} without the module. */
    public String simpleName() {
        String n = spec.name;
        int dot = n.lastIndexOf('.');
        return dot < 0 ? n : n.substring(dot + 1);
    }

    /** {@code tp_name} whole. */
    public String tpName() {
        return spec.name;
    }

    /** The built-in that gives instances their memory layout: this one, if built in. */
    PyType builtinBase() {
        return this;
    }

    /** Whether the collector is about to free the class, or has: nobody may take it any more. */
    public boolean isCondemned() {
        return false;
    }

    /** Whether {@code __new__} is not object's. */
    boolean overridesNew() {
        return base != null;
    }

    /** Of a metaclass: whether {@code __new__} is not type's. */
    boolean overridesTypeNew() {
        return false;
    }

    /** Whether {@code __init__} is not object's. */
    boolean overridesInit() {
        return base != null;
    }

    /** {@code __qualname__}. */
    public String qualifiedName() {
        return simpleName();
    }

    /** {@code __module__} as a Java string; null if it is no str. */
    String moduleName(ThreadState ts) {
        int dot = spec.name.lastIndexOf('.');
        return dot < 0 ? "builtins" : spec.name.substring(0, dot);
    }

    public final PyType[] mro() {
        PyType[] m = mro;
        return m != null ? m : StaticTypes.ready(this);
    }

    // ---------------------------------------------------------------- what a built-in type declares

    /** Adds methods, attributes and members to the type's dict; called once, when first needed. */
    protected void define(TypeDef def) {}

    // ---------------------------------------------------------------- life and death

    /**
     * A new instance of this very type with count 1. The body is zeroed only if this is a Python
     * class, which may have fields that its built-in base knows nothing of.
     */
    protected final long allocate(ThreadState ts, long bytes) {
        if ((flags & TPFLAGS_HEAPTYPE) != 0) {
            return ((PyHeapType) this).newInstance(ts, bytes);
        }
        return Heap.newObject(ts.heap, address, bytes, preHeader);
    }

    /** Shows every object that {@code self} owns; the type of a heap type's instance included. */
    protected void tp_traverse(long self, Visitor visitor) {}

    /**
     * Gives up references until {@code self} is part of no cycle, and leaves it whole: what can be
     * changed after it was made is emptied. Called by the cycle collector on garbage, which nobody
     * else can reach. Types whose instances never change do nothing, as in CPython.
     */
    protected void tp_clear(ThreadState ts, long self) {}

    /**
     * Frees raw memory that {@code self} owns ({@code ob_item} and the like), not the objects in
     * it.
     */
    protected void tp_free_buffers(ThreadState ts, long self) {}

    /**
     * Called when the last reference is gone. This one does what most types need: weak references
     * and finalizer, then releases what {@link #tp_traverse} shows, then frees the memory. A type
     * that is allocated often overrides it.
     */
    protected void tp_dealloc(ThreadState ts, long self) {
        Dealloc.generic(ts, this, self);
    }

    /** {@code __del__}; false if the type has none. */
    protected boolean tp_finalize(ThreadState ts, long self) {
        return false;
    }

    /** Whether {@link #tp_finalize} would do something for this object, were it dying now. */
    protected boolean needsFinalizer(long self) {
        return hasFinalizer();
    }

    /** Whether a built-in type's {@link #tp_finalize} does something. */
    protected boolean hasFinalizer() {
        return false;
    }

    // ---------------------------------------------------------------- basic slots

    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return PyBaseObject.objectNew(ts, type, args, kwnames);
    }

    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        PyBaseObject.objectInit(ts, self, args, kwnames);
    }

    public long tp_repr(ThreadState ts, long self) {
        return PyBaseObject.objectRepr(ts, self);
    }

    public long tp_str(ThreadState ts, long self) {
        return of(self).tp_repr(ts, self);
    }

    /** The hash, never -1. Unhashable types throw TypeError. */
    public long tp_hash(ThreadState ts, long self) {
        return PyBaseObject.objectHash(self);
    }

    /** Whether {@code tp_hash} is {@code PyObject_HashNotImplemented}. */
    public boolean isUnhashable() {
        return false;
    }

    /** @param op one of {@link CompareOp}; @return owned, or NotImplemented */
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        return PyBaseObject.objectRichCompare(ts, self, other, op);
    }

    public boolean isCallable() {
        return false;
    }

    /**
     * @param args positional values followed by the values of {@code kwnames}; borrowed
     * @param kwnames tuple of str or 0; borrowed
     */
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        throw Errors.typeError(ts, "'" + name() + "' object is not callable");
    }

    /** @param name an interned or ordinary str; @return owned; raises AttributeError */
    public long tp_getattro(ThreadState ts, long self, long name) {
        return Attributes.genericGet(ts, self, name);
    }

    /**
     * As {@link #tp_getattro} but 0 when the attribute is missing, without an exception if
     * possible.
     */
    public long lookupAttr(ThreadState ts, long self, long name) {
        return Attributes.genericLookup(ts, self, name);
    }

    /**
     * Whether attribute access is {@link Attributes#genericGet}, so that callers may look into the
     * type and the instance dict themselves. A type that overrides {@link #tp_getattro} says no.
     */
    public boolean usesGenericGetattr() {
        return true;
    }

    /** @param value the new value, 0 to delete */
    public void tp_setattro(ThreadState ts, long self, long name, long value) {
        Attributes.genericSet(ts, self, name, value);
    }

    // ---------------------------------------------------------------- descriptors

    /** @param obj instance, 0 when reached through the class; @return 0 if not a descriptor */
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        return 0;
    }

    /** @param value 0 to delete; @return false if the slot is empty */
    public boolean tp_descr_set(ThreadState ts, long self, long obj, long value) {
        return false;
    }

    /** Whether {@link #tp_descr_get} is filled. */
    public boolean isDescriptor() {
        return false;
    }

    /** Whether {@link #tp_descr_set} is filled. */
    public boolean isDataDescriptor() {
        return false;
    }

    // ---------------------------------------------------------------- iteration

    /** @return an iterator, 0 if the slot is empty */
    public long tp_iter(ThreadState ts, long self) {
        return 0;
    }

    /** @return the next value, 0 at the end (without StopIteration) */
    public long tp_iternext(ThreadState ts, long self) {
        throw Errors.typeError(ts, "'" + name() + "' object is not an iterator");
    }

    /**
     * Whether an iterator whose {@link #tp_iternext} has returned 0 leaves the value of its
     * StopIteration for {@link GeneratorBody#takeResult}.
     */
    boolean endsWithResult() {
        return false;
    }

    /** As {@link #tp_iternext}, but the end is a StopIteration, with its value. */
    public long iternextOrStop(ThreadState ts, long self) {
        long v = tp_iternext(ts, self);
        if (v != 0) {
            return v;
        }
        long result = endsWithResult() ? GeneratorBody.takeResult(ts) : Singletons.None;
        try {
            throw Errors.stopIteration(ts, result);
        } finally {
            Refs.release(ts, result);
        }
    }

    /**
     * As {@link #tp_iternext}, but an object even where that gives an immediate: for whoever is
     * going to store it in memory. Iterators over containers override it, so that an int passes
     * from one to the next without being unboxed and boxed again.
     */
    public long iternextObject(ThreadState ts, long self) {
        long value = tp_iternext(ts, self);
        return (value & 3) == 0 ? value : Refs.toObjectSteal(ts, value);
    }

    /** Whether {@link #tp_iternext} is filled. */
    public boolean isIterator() {
        return false;
    }

    // ---------------------------------------------------------------- with

    /**
     * Whether instances of this very type are entered and left by {@link #enterContext} and {@link
     * #exitContext}: a lock, for whose methods a {@code with} need neither look nor make objects.
     */
    public boolean isContextManager() {
        return false;
    }

    /** What {@code __enter__} does and answers. */
    public long enterContext(ThreadState ts, long self) {
        throw new UnsupportedOperationException(name());
    }

    /** What {@code __exit__} does, whatever left the block; it swallows nothing. */
    public void exitContext(ThreadState ts, long self) {
        throw new UnsupportedOperationException(name());
    }

    // ---------------------------------------------------------------- containers

    /** {@code mp_length} or {@code sq_length}; -1 if empty. */
    public long sq_length(ThreadState ts, long self) {
        return -1;
    }

    /** {@code mp_subscript} or {@code sq_item}; 0 if empty. */
    public long mp_subscript(ThreadState ts, long self, long key) {
        return 0;
    }

    /**
     * What iterating by index yields, where that is not what a subscript of the same number does; 0 if
     * it is.
     */
    public long sq_item(ThreadState ts, long self, long index) {
        return 0;
    }

    /** @param value 0 to delete; @return false if empty */
    public boolean mp_ass_subscript(ThreadState ts, long self, long key, long value) {
        return false;
    }

    /** 1, 0, or -1 if empty. */
    public int sq_contains(ThreadState ts, long self, long value) {
        return -1;
    }

    /** 0 if empty. */
    public long sq_concat(ThreadState ts, long self, long other) {
        return 0;
    }

    /** @param count a plain number, not a value; @return 0 if empty */
    public long sq_repeat(ThreadState ts, long self, long count) {
        return 0;
    }

    /** 0 if empty. */
    public long sq_inplace_concat(ThreadState ts, long self, long other) {
        return 0;
    }

    /** @param count a plain number, not a value; @return 0 if empty */
    public long sq_inplace_repeat(ThreadState ts, long self, long count) {
        return 0;
    }

    /** {@code PySequence_Check}: may be iterated by index although {@link #tp_iter} is empty. */
    public boolean isSequence() {
        return false;
    }

    /** Whether {@link #sq_repeat} is filled. */
    public boolean isRepeatable() {
        return false;
    }

    /**
     * The content of a bytes-like object as a bytes object, owned: itself, or a copy made at one
     * moment. 0 if the type has no buffer; compare {@code bf_getbuffer}.
     */
    public long bf_bytes(ThreadState ts, long self) {
        return 0;
    }

    /** Lends the object's memory, counted until given back; null if the type has no buffer. */
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        return null;
    }

    /** The end of one {@link #bf_getbuffer}; called by {@link PyBuffer#release} alone. */
    public void bf_releasebuffer(ThreadState ts, long self) {}

    /** The size in bytes of a writable buffer; -1 if the type has none, or not for writing. */
    public long bf_writableSize(ThreadState ts, long self) {
        return -1;
    }

    /**
     * Copies bytes into the writable buffer at {@code at}; nothing behind its end is written.
     *
     * @return how many there was room for
     */
    public int bf_store(ThreadState ts, long self, long at, byte[] from, int start, int n) {
        return 0;
    }

    // ---------------------------------------------------------------- numbers

    /** 1, 0, or -1 if empty. */
    public int nb_bool(ThreadState ts, long self) {
        return -1;
    }

    public long nb_index(ThreadState ts, long self) {
        return 0;
    }

    public boolean hasIndex() {
        return false;
    }

    public long nb_int(ThreadState ts, long self) {
        return 0;
    }

    public long nb_float(ThreadState ts, long self) {
        return 0;
    }

    public long nb_negative(ThreadState ts, long self) {
        return 0;
    }

    public long nb_positive(ThreadState ts, long self) {
        return 0;
    }

    public long nb_absolute(ThreadState ts, long self) {
        return 0;
    }

    public long nb_invert(ThreadState ts, long self) {
        return 0;
    }

    /**
     * A binary number slot, called with either operand of this type, as in CPython: {@code left}
     * and {@code right} stand in source order.
     *
     * @param op one of {@link BinaryOp}
     * @return owned, or NotImplemented
     */
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        return Singletons.NotImplemented;
    }

    /** An in-place slot ({@code nb_inplace_add} …); NotImplemented if empty. */
    public long nb_inplace(ThreadState ts, long self, long other, int op) {
        return Singletons.NotImplemented;
    }

    /** @param modulus None if not given */
    public long nb_power(ThreadState ts, long left, long right, long modulus) {
        return Singletons.NotImplemented;
    }
}
