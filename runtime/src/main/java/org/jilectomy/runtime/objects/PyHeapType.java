package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A class written in Python. Its slots call the special methods that {@link HeapSlots} found along
 * the MRO, or go straight to the slot of the built-in base.
 *
 * <pre>
 *  obj-32  inline values       }  unless a base or __slots__ says otherwise
 *  obj-24  managed dict        }
 *  obj-16  lock, GC bits, index
 *  obj     the built-in base's struct
 *          one word a name in __slots__
 *          tp_weaklistoffset word
 * </pre>
 *
 * <p>The class of a module is immortal until the interpreter exits ({@link Pins}), and so are the
 * functions in its body; one that was made in a function may go ({@link ClassUnloading}). Neither
 * instances nor calls count references to the one or the other. What can change after creation is
 * volatile and replaced as a whole: the resolved slots, the names.
 *
 * <p>The slot methods are in three layers because there are many of them: this class has life,
 * calls and attributes; {@link HeapTypeOperators} numbers, containers and comparisons.
 */
public final class PyHeapType extends HeapTypeOperators {
    /** {@code __bases__}. */
    private volatile PyType[] bases;

    /** Offsets of this class's own {@code __slots__} in an instance. */
    private final int[] slotOffsets;

    private volatile String name;

    /** The nearest built-in base. */
    private final PyType builtin;

    /** Whether instances have fields of {@code __slots__}, of this class or a base. */
    private final boolean hasSlots;

    /** Whether the dict is this chain of Python classes' own, not the built-in base's. */
    private final boolean ownsDict;

    /** Whether the collector may free it; see {@link ClassUnloading}. */
    final boolean passing;

    /** Whether one of the references to the class is its own. */
    private volatile boolean ownsItself;

    /** Whether the collector found it to be garbage. */
    volatile boolean condemned;

    /** Whether it did once: no weak reference of that time leads to the class, nor does its base. */
    boolean wasCondemned;

    /** Whether only the struct is left of it. */
    volatile boolean dead;

    /** {@link ClassUnloading}'s: a mark, with the world stopped. */
    boolean hasInstances;

    /** Whether it lives until exit for {@link #outlives}. */
    private volatile boolean livesOn;

    /** What lives as long as the class; guarded by its monitor. */
    private long[] kept = NOTHING;

    private int keptCount;

    private static final long[] NOTHING = new long[0];

    PyHeapType(TypeSpec spec, long address, PyType[] bases, int[] slotOffsets, boolean passing) {
        super(spec, address);
        this.passing = passing;
        this.bases = bases;
        this.slotOffsets = slotOffsets;
        this.name = spec.name;
        this.builtin = base.builtinBase();
        this.hasSlots = slotOffsets.length > 0 || base instanceof PyHeapType h && h.hasSlots;
        this.ownsDict = dictOffset != 0 && builtin.dictOffset == 0;
    }

    /** Called once the MRO and the dict are there, and again when one of them has changed. */
    void resolve(ThreadState ts) {
        slots = HeapSlots.resolve(ts, this);
    }

    PyType[] bases() {
        return bases;
    }

    /** See {@link ClassBases}. */
    void setBases(PyType[] newBases, PyType newBase) {
        bases = newBases;
        base = newBase;
    }

    @Override
    PyType builtinBase() {
        return builtin;
    }

    @Override
    boolean overridesNew() {
        return slots.method[Special.NEW] != 0
                || slots.builtin[Special.NEW] != PyBaseObject.TYPE;
    }

    @Override
    boolean overridesTypeNew() {
        return slots.method[Special.NEW] != 0;
    }

    @Override
    boolean overridesInit() {
        return slots.method[Special.INIT] != 0;
    }

    // ---------------------------------------------------------------- change

    @Override
    public boolean isCondemned() {
        return condemned;
    }

    /** Has the class own itself, so that only the collector can end its life. */
    void ownItself(ThreadState ts) {
        Refs.retain(ts, address);
        ownsItself = true;
    }

    /**
     * Keeps an object (or nothing: 0) as long as the class lives, for those who read what the class
     * refers to without a lock; takes over the reference.
     */
    void keep(ThreadState ts, long object) {
        if (!passing) {
            Pins.keepUntilExit(object);
        } else if (object != 0 && (object & 3) == 0 && !Refcount.isImmortal(object)
                && !enter(object)) {
                    Refs.release(ts, object);
                }
    }

    private synchronized boolean enter(long object) {
        for (int i = 0; i < keptCount; i++) {
            if (kept[i] == object) {
                return false;
            }
        }
        if (keptCount == kept.length) {
            kept = java.util.Arrays.copyOf(kept, Math.max(4, 2 * keptCount));
        }
        kept[keptCount++] = object;
        return true;
    }

    /** An instance gets another class, maybe in a method: that one keeps this. */
    void outlives(ThreadState ts, PyType next) {
        if (!passing || livesOn) {
            return;
        }
        if (next instanceof PyHeapType other && other.passing) {
            other.keep(ts, Refs.retain(ts, address));
        } else {
            livesOn = true;
            Pins.keepUntilExit(Refs.retain(ts, address));
        }
    }

    /** What the class owns besides the fields of its struct; the world is stopped. */
    void visitKept(Visitor visitor) {
        for (int i = 0; i < keptCount; i++) {
            visitor.visit(kept[i]);
        }
        if (ownsItself) {
            visitor.visit(address);
        }
    }

    /** Nothing that the class keeps is to be found through it any more. */
    void forgetMethods() {
        slots = HeapSlots.onlyBuiltin(builtin);
        TypeCache.modified(this);
    }

    /** Gives up what {@link #visitKept} shows; of a class that nobody can reach. */
    void releaseKept(ThreadState ts) {
        long[] objects;
        int n;
        synchronized (this) {
            objects = kept;
            n = keptCount;
            kept = NOTHING;
            keptCount = 0;
        }
        for (int i = 0; i < n; i++) {
            Refs.release(ts, objects[i]);
        }
        if (ownsItself) {
            ownsItself = false;
            Refs.release(ts, address);
        }
    }

    /** Something was set in or deleted from the class's dict. */
    void attributeChanged(ThreadState ts, long attribute) {
        if (Special.indexOf(attribute) >= 0) {
            resolveAll(ts);
        }
        TypeCache.modified(this);
    }

    void resolveAll(ThreadState ts) {
        resolve(ts);
        PyType[] all = TypeCache.subclasses(ts, this);
        try {
            for (PyType t : all) {
                ((PyHeapType) t).resolveAll(ts);
            }
        } finally {
            TypeCache.release(ts, all);
        }
    }

    void rename(ThreadState ts, long value) {
        setField(ts, PyHeapTypeObject.HT_NAME, value);
        name = PyUnicode.toJava(value);
        TypeCache.modified(this);
    }

    /** Reads an object field of the type struct; owned. */
    long field(ThreadState ts, int offset) {
        return Refs.retain(ts, Memory.getLongAcquire(address + offset));
    }

    /** Writes an object field; the old object lives on, because names are read without a lock. */
    void setField(ThreadState ts, int offset, long value) {
        keep(ts, Memory.getAndSetLong(address + offset, Refs.toObject(ts, value)));
    }

    // ---------------------------------------------------------------- names

    @Override
    public String name() {
        return name;
    }

    @Override
    public String tpName() {
        return name;
    }

    @Override
    public String qualifiedName() {
        return PyUnicode.toJava(PyHeapTypeObject.ht_qualname(address));
    }

    @Override
    String moduleName(ThreadState ts) {
        long module = PyDict.getItem(ts, StaticTypes.dict(ts, this), Names.__module__);
        String s = module != 0 && PyUnicode.check(module) ? PyUnicode.toJava(module) : null;
        Refs.xrelease(ts, module);
        return s;
    }

    // ---------------------------------------------------------------- instances

    /** A new instance, its body zeroed; whole words, for a dict at its end. */
    long newInstance(ThreadState ts, long bytes) {
        long whole = bytes + 7 & ~7L;
        long self = Heap.newObject(ts.heap, address, whole, preHeader);
        if (whole == 24) {
            Memory.putLong(self + 16, 0);
        } else {
            Memory.zeroWords(self + 16, whole - 16);
        }
        return self;
    }

    /**
     * As {@link #newInstance}, with inline values: what {@code object.__new__} makes. Instances of
     * list, str and their like get a dict at their first attribute, as in CPython.
     */
    long newPlainInstance(ThreadState ts, long bytes) {
        long self = newInstance(ts, bytes);
        if (Refcount.COUNTS_TYPES && builtin == PyBaseObject.TYPE) {
            Refcount.retain(ts.heap, address);
        }
        if ((flags & TPFLAGS_MANAGED_DICT) != 0) {
            GcHead.managed_values(
                    self, PyDictKeys.newValues(ts, PyHeapTypeObject.ht_cached_keys(address)));
        }
        return self;
    }

    /** Offsets of all {@code __slots__} of an instance, those of base classes first. */
    int[] allSlotOffsets() {
        int[] inherited = base instanceof PyHeapType b ? b.allSlotOffsets() : new int[0];
        if (slotOffsets.length == 0) {
            return inherited;
        }
        int[] all = java.util.Arrays.copyOf(inherited, inherited.length + slotOffsets.length);
        System.arraycopy(slotOffsets, 0, all, inherited.length, slotOffsets.length);
        return all;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        builtinBase().tp_traverse(self, visitor);
        for (PyType t = this; t instanceof PyHeapType h; t = t.base) {
            for (int offset : h.slotOffsets) {
                Dealloc.visit(Memory.getLong(self + offset), visitor);
            }
        }
        if (ownsDict) {
            InstanceDict.traverse(this, self, visitor);
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        builtinBase().tp_free_buffers(ts, self);
    }

    /**
     * Compare {@code subtype_dealloc}. Safe to run a second time if the base puts the object aside.
     */
    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (!ts.beginDealloc(self)) {
            return;
        }
        if ((slots.method[Special.DEL] != 0 || builtinBase().hasFinalizer())
                && !Dealloc.finalizeOnce(ts, this, self)) {
            Dealloc.end(ts);
            return;
        }
        if (weakListOffset != 0) {
            Weakrefs.clear(ts, self, weakListOffset);
        }
        if (hasSlots) {
            releaseSlots(ts, self);
        }
        if (ownsDict) {
            InstanceDict.clear(ts, this, self);
        }
        if (builtin == PyBaseObject.TYPE) {
            if (Refcount.COUNTS_TYPES) {
                Refcount.release(ts.heap, address);
            }
            Heap.freeObject(ts.heap, self);
        } else {
            builtin.tp_dealloc(ts, self);
        }
        Dealloc.end(ts);
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        builtin.tp_clear(ts, self);
        if (hasSlots) {
            clearSlots(ts, self);
        }
        if (ownsDict) {
            InstanceDict.clearLocking(ts, this, self);
        }
    }

    /** Somebody whom {@code gc.get_objects()} gave it may be reading it. */
    private void clearSlots(ThreadState ts, long self) {
        for (PyType t = this; t instanceof PyHeapType h; t = t.base) {
            for (int offset : h.slotOffsets) {
                ObjectWord.put(ts, self, offset, 0);
            }
        }
    }

    @Override
    protected boolean needsFinalizer(long self) {
        return slots.method[Special.DEL] != 0 || builtin.needsFinalizer(self);
    }

    /** Whether all that an instance owns is in a managed dict or inline values. */
    boolean isPlainInstance() {
        return builtin == PyBaseObject.TYPE && !hasSlots && ownsDict
                && (flags & TPFLAGS_MANAGED_DICT) != 0;
    }

    private void releaseSlots(ThreadState ts, long self) {
        for (PyType t = this; t instanceof PyHeapType h; t = t.base) {
            for (int offset : h.slotOffsets) {
                long object = Memory.getLong(self + offset);
                if (object != 0) {
                    Memory.putLong(self + offset, 0);
                    Refcount.release(ts.heap, object);
                }
            }
        }
    }

    @Override
    protected boolean tp_finalize(ThreadState ts, long self) {
        long m = slots.method[Special.DEL];
        if (m == 0) {
            return builtinBase().tp_finalize(ts, self);
        }
        try {
            Refs.release(ts, SpecialCalls.call(ts, m, self));
        } catch (PyException e) {
            SpecialCalls.unraisable(ts, e, m);
        }
        return true;
    }

    // ---------------------------------------------------------------- making and calling

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long m = slots.method[Special.NEW];
        if (m == 0) {
            return slots.builtin[Special.NEW].tp_new(ts, type, args, kwnames);
        }
        long[] all = PyMethod.prepend(type.address, args);
        if (PyStaticMethod.TYPE.isExactly(m)) {
            return Abstract.call(ts, PyStaticMethod.callable(m), all, kwnames);
        }
        // As an attribute of the class: a descriptor is asked without an instance.
        PyType kind = PyType.of(m);
        long f = kind.isDescriptor() ? kind.tp_descr_get(ts, m, 0, type.address) : 0;
        if (f == 0) {
            f = Refs.retain(ts, m);
        }
        try {
            return Abstract.call(ts, f, all, kwnames);
        } finally {
            Refs.release(ts, f);
        }
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long m = slots.method[Special.INIT];
        if (m == 0) {
            slots.builtin[Special.INIT].tp_init(ts, self, args, kwnames);
            return;
        }
        long r = SpecialCalls.call(ts, m, self, args, kwnames);
        if (r != Singletons.None) {
            String got = PyType.of(r).name();
            Refs.release(ts, r);
            throw Errors.typeError(ts, "__init__() should return None, not '" + got + "'");
        }
    }

    /**
     * Whether calling the class is {@code object.__new__} and then {@code __init__}, for call sites
     * that do the two themselves as long as the class keeps its version.
     */
    public boolean constructsPlainly() {
        HeapSlots s = slots;
        PyType meta = PyType.of(address);
        boolean plainCall = meta == PyTypeType.TYPE
                || meta instanceof PyHeapType m && m.slots.method[Special.CALL] == 0;
        return plainCall && s.method[Special.NEW] == 0
                && s.builtin[Special.NEW] == PyBaseObject.TYPE
                && (PyTypeObject.tp_flags(address) & TPFLAGS_IS_ABSTRACT) == 0;
    }

    /** See {@link PyBaseException#isPlain}. */
    boolean constructsPlainException() {
        return slots.plainException
                && PyObject.ob_type(address) == PyTypeType.TYPE.address
                && (PyTypeObject.tp_flags(address) & TPFLAGS_IS_ABSTRACT) == 0;
    }

    /** The Python function behind {@code __init__}; 0 if it is something else. */
    public long plainInit() {
        long init = slots.method[Special.INIT];
        return init != 0 && PyFunction.isFunction(init) ? init : 0;
    }

    /** Whether {@code __init__} is object's, which does nothing. */
    public boolean hasNoInit() {
        HeapSlots s = slots;
        return s.method[Special.INIT] == 0 && s.builtin[Special.INIT] == PyBaseObject.TYPE;
    }

    /** A new instance, without {@code __init__}; see {@link #constructsPlainly}. */
    public long newInstance(ThreadState ts) {
        return newPlainInstance(ts, basicSize);
    }

    @Override
    public boolean isCallable() {
        HeapSlots s = slots;
        return s.method[Special.CALL] != 0 || s.builtin[Special.CALL].isCallable();
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long m = slots.method[Special.CALL];
        if (m == 0) {
            PyType b = slots.builtin[Special.CALL];
            if (!b.isCallable()) {
                throw Errors.typeError(ts, "'" + name + "' object is not callable");
            }
            return b.tp_call(ts, self, args, kwnames);
        }
        ThreadState.enter(ts);
        try {
            return SpecialCalls.call(ts, m, self, args, kwnames);
        } finally {
            ThreadState.leave(ts);
        }
    }

    // ---------------------------------------------------------------- attributes

    @Override
    public boolean usesGenericGetattr() {
        HeapSlots s = slots;
        return s.method[Special.GETATTR] == 0 && s.method[Special.GETATTRIBUTE] == 0
                && s.builtin[Special.GETATTRIBUTE].usesGenericGetattr();
    }

    /** Whether attributes are set by {@link Attributes#genericSet}. */
    public boolean usesGenericSetattr() {
        HeapSlots s = slots;
        return s.method[Special.SETATTR] == 0 && s.builtin[Special.SETATTR].builtinBase()
                == PyBaseObject.TYPE;
    }

    @Override
    public long tp_getattro(ThreadState ts, long self, long attribute) {
        HeapSlots s = slots;
        long own = s.method[Special.GETATTRIBUTE];
        long hook = s.method[Special.GETATTR];
        if (hook == 0) {
            return own == 0
                    ? s.builtin[Special.GETATTRIBUTE].tp_getattro(ts, self, attribute)
                    : SpecialCalls.call(ts, own, self, attribute);
        }
        long v;
        if (own == 0) {
            v = s.builtin[Special.GETATTRIBUTE].lookupAttr(ts, self, attribute);
        } else {
            try {
                v = SpecialCalls.call(ts, own, self, attribute);
            } catch (PyException e) {
                v = Attributes.swallow(ts, e);
            }
        }
        return v != 0 ? v : callGetattr(ts, hook, self, attribute);
    }

    /** An AttributeError that says neither object nor name learns them, for suggestions. */
    private static long callGetattr(ThreadState ts, long hook, long self, long attribute) {
        try {
            return SpecialCalls.call(ts, hook, self, attribute);
        } catch (PyException e) {
            if (Errors.matches(e, Exceptions.AttributeError)) {
                PyBaseException.addAttributeErrorFields(ts, e.value(), self, attribute);
            }
            throw e;
        }
    }

    @Override
    public long lookupAttr(ThreadState ts, long self, long attribute) {
        HeapSlots s = slots;
        if (s.method[Special.GETATTRIBUTE] == 0 && s.method[Special.GETATTR] == 0) {
            return s.builtin[Special.GETATTRIBUTE].lookupAttr(ts, self, attribute);
        }
        return Attributes.orMissing(ts, this, self, attribute);
    }

    @Override
    public void tp_setattro(ThreadState ts, long self, long attribute, long value) {
        HeapSlots s = slots;
        int special = value != 0 ? Special.SETATTR : Special.DELATTR;
        long m = s.method[special];
        if (m == 0) {
            s.builtin[special].tp_setattro(ts, self, attribute, value);
        } else if (value != 0) {
            Refs.release(ts, SpecialCalls.call(ts, m, self, attribute, value));
        } else {
            Refs.release(ts, SpecialCalls.call(ts, m, self, attribute));
        }
    }

    // ---------------------------------------------------------------- descriptors

    @Override
    public boolean isDescriptor() {
        HeapSlots s = slots;
        return s.method[Special.GET] != 0 || s.builtin[Special.GET].isDescriptor();
    }

    @Override
    public boolean isDataDescriptor() {
        HeapSlots s = slots;
        return s.method[Special.SET] != 0 || s.method[Special.DELETE] != 0
                || s.builtin[Special.SET].isDataDescriptor();
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        long m = slots.method[Special.GET];
        if (m == 0) {
            return slots.builtin[Special.GET].tp_descr_get(ts, self, obj, type);
        }
        return SpecialCalls.call(ts, m, self, obj == 0 ? Singletons.None : obj,
                type == 0 ? Singletons.None : type);
    }

    @Override
    public boolean tp_descr_set(ThreadState ts, long self, long obj, long value) {
        HeapSlots s = slots;
        int special = value != 0 ? Special.SET : Special.DELETE;
        long m = s.method[special];
        if (m != 0) {
            Refs.release(ts, value != 0
                    ? SpecialCalls.call(ts, m, self, obj, value)
                    : SpecialCalls.call(ts, m, self, obj));
            return true;
        }
        PyType b = s.builtin[special];
        if (!b.isDataDescriptor()) {
            throw Errors.attributeError(ts, Special.name(special));
        }
        return b.tp_descr_set(ts, self, obj, value);
    }
}
