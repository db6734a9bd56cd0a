package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import org.jilectomy.heap.Ownership;
import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code type(name, bases, dict)}: makes a class; compare {@code type_new}.
 *
 * <p>Steps: choose the metaclass and the base that gives the memory layout; lay out {@code
 * __slots__}, dict and weak references behind the base's struct; make the type; put the dict in
 * order; find the MRO and the slots; tell {@code __set_name__} and {@code __init_subclass__}.
 *
 * <p>The type is pinned as soon as it exists, or owns itself ({@link ClassUnloading}). If a later step
 * fails the half-made class stays as garbage for the collector or until the interpreter exits, but is
 * not listed among its bases' subclasses.
 */
final class ClassCreation {
    private final ThreadState ts;
    private final PyType metatype;
    private final long name;
    private final PyType[] bases;
    private final PyType base;
    private final long dict;

    private ArrayList<String> slotNames;
    private boolean addDict;
    private boolean addWeak;
    private int slotOffset;
    private boolean qualified;
    private final long basicSize;

    private ClassCreation(
            ThreadState ts, PyType metatype, long name, PyType[] bases, PyType base, long dict) {
        this.ts = ts;
        this.metatype = metatype;
        this.name = name;
        this.bases = bases;
        this.base = base;
        this.dict = dict;
        this.basicSize = base.basicSize;
    }

    // ---------------------------------------------------------------- entry

    /** {@code type.__new__(metatype, name, bases, dict, **kwds)}. */
    static long typeNew(ThreadState ts, PyType metatype, long[] args, long kwnames) {
        int n = args.length - ArgumentBinder.keywordCount(kwnames);
        if (n != 3) {
            throw Errors.typeError(ts, "type.__new__() takes exactly 3 arguments (" + n
                    + " given)");
        }
        checkArgument(ts, 1, args[0], PyUnicode.TYPE);
        checkArgument(ts, 2, args[1], PyTuple.TYPE);
        checkArgument(ts, 3, args[2], PyDict.TYPE);
        long winner = metaclass(ts, metatype.address, args[1]);
        if (winner != metatype.address) {
            PyType w = PyType.at(winner);
            if (w.overridesTypeNew()) {
                return w.tp_new(ts, w, args, kwnames);
            }
            metatype = w;
        }
        PyType[] bases = bases(ts, args[1]);
        PyType base = bestBase(ts, bases);
        long dict = copyOf(ts, args[2]);
        long type;
        try {
            type = new ClassCreation(ts, metatype, args[0], bases, base, dict).make();
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
        try {
            ClassHooks.setNames(ts, type);
            ClassHooks.initSubclass(ts, type, args, n, kwnames);
        } catch (Throwable t) {
            Refs.release(ts, type);
            throw t;
        }
        return type;
    }

    /** A subclass of dict may have an order of its own. */
    private static long copyOf(ThreadState ts, long namespace) {
        if (PyDict.TYPE.isExactly(namespace)) {
            return PyDict.copy(ts, namespace);
        }
        long dict = PyDict.create(ts);
        try {
            PyDict.update(ts, dict, namespace);
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    private static void checkArgument(ThreadState ts, int n, long value, PyType type) {
        if (!type.isInstance(value)) {
            throw Errors.typeError(ts, "type.__new__() argument " + n + " must be " + type.name()
                    + ", not " + PyType.of(value).name());
        }
    }

    private static long metaclass(ThreadState ts, long meta, long bases) {
        long n = PyTuple.size(bases);
        for (long i = 0; i < n; i++) {
            long b = PyTuple.item(bases, i);
            if (!PyTypeType.isType(b)) {
                long hook = Abstract.lookupAttr(ts, b, Names.__mro_entries__);
                if (hook != 0) {
                    Refs.release(ts, hook);
                    throw Errors.typeError(ts, "type() doesn't support MRO entry resolution; "
                            + "use types.new_class()");
                }
            }
        }
        return BuildClass.calculateMetaclass(ts, meta, bases);
    }

    // ---------------------------------------------------------------- bases

    private static PyType[] bases(ThreadState ts, long tuple) {
        int n = (int) PyTuple.size(tuple);
        if (n == 0) {
            return new PyType[] {PyBaseObject.TYPE};
        }
        PyType[] bases = new PyType[n];
        for (int i = 0; i < n; i++) {
            long b = PyTuple.item(tuple, i);
            if (!PyTypeType.isType(b)) {
                throw Errors.typeError(ts, "bases must be types");
            }
            bases[i] = PyType.at(b);
        }
        return bases;
    }

    /** The base whose memory layout the class extends; compare {@code best_base}. */
    static PyType bestBase(ThreadState ts, PyType[] bases) {
        PyType winner = null;
        PyType base = null;
        for (PyType b : bases) {
            if (!b.hasFlag(PyType.TPFLAGS_BASETYPE)) {
                throw Errors.typeError(ts,
                        "type '" + b.tpName() + "' is not an acceptable base type");
            }
            PyType candidate = solidBase(b);
            if (winner == null || candidate != winner && candidate.isSubtypeOf(winner)) {
                winner = candidate;
                base = b;
            } else if (!winner.isSubtypeOf(candidate)) {
                throw Errors.typeError(ts, "multiple bases have instance lay-out conflict");
            }
        }
        return base;
    }

    private static PyType solidBase(PyType type) {
        PyType base = type.base == null ? PyBaseObject.TYPE : solidBase(type.base);
        return extraFields(type, base) ? type : base;
    }

    /** Whether {@code type} has fields beyond its base's, dict and weak list not counted. */
    private static boolean extraFields(PyType type, PyType base) {
        int size = type.basicSize;
        if (type.itemSize != 0 || base.itemSize != 0) {
            return size != base.basicSize || type.itemSize != base.itemSize;
        }
        if (type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
            if (type.weakListOffset != 0 && base.weakListOffset == 0
                    && type.weakListOffset + 8 == size) {
                size -= 8;
            }
            if (type.dictOffset > 0 && base.dictOffset == 0 && type.dictOffset + 8 == size) {
                size -= 8;
            }
        }
        return size != base.basicSize;
    }

    // ---------------------------------------------------------------- layout

    private long make() {
        if (className().indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "type name must not contain null characters");
        }
        TypeAttributes.requireUtf8(ts, name);
        long doc = PyDict.getItem(ts, dict, Names.__doc__);
        try {
            if (doc != 0 && PyUnicode.check(doc)) {
                TypeAttributes.requireUtf8(ts, doc);
            }
        } finally {
            Refs.xrelease(ts, doc);
        }
        boolean mayAddDict = base.dictOffset == 0;
        boolean mayAddWeak = base.weakListOffset == 0 && base.itemSize == 0;
        long slots = PyDict.getItem(ts, dict, Names.__slots__);
        try {
            if (slots == 0) {
                addDict = mayAddDict;
                addWeak = mayAddWeak;
            } else {
                slotNames = new ClassSlots(ts, this::className, base, dict)
                        .read(slots, mayAddDict, mayAddWeak);
                addDict = slotNames.remove("__dict__");
                addWeak = slotNames.remove("__weakref__");
                if (bases.length > 1) {
                    inheritAdditions(mayAddDict, mayAddWeak);
                }
            }
        } finally {
            Refs.xrelease(ts, slots);
        }
        long qualname = takeQualname();
        TypeSpec spec;
        int[] offsets;
        try {
            offsets = slotOffsets();
            spec = spec();
        } catch (Throwable t) {
            Refs.release(ts, qualname);
            throw t;
        }
        return finish(spec, offsets, qualname);
    }

    private String className() {
        return PyUnicode.toJava(name);
    }

    /** With several bases the others may bring a dict or weak references. */
    private void inheritAdditions(boolean mayAddDict, boolean mayAddWeak) {
        for (PyType b : bases) {
            if (b == base) {
                continue;
            }
            addDict |= mayAddDict && b.dictOffset != 0;
            addWeak |= mayAddWeak && b.weakListOffset != 0;
        }
    }

    private int[] slotOffsets() {
        int n = slotNames == null ? 0 : slotNames.size();
        int[] offsets = new int[n];
        slotOffset = (int) basicSize;
        if (metatype != null && base.itemSize != 0 && n > 0) {
            throw Errors.typeError(ts, "nonempty __slots__ not supported for subtype of '"
                    + base.name() + "'");
        }
        for (int i = 0; i < n; i++) {
            offsets[i] = slotOffset;
            slotOffset += 8;
        }
        return offsets;
    }

    private TypeSpec spec() {
        int dictOffset = 0;
        int weakOffset = 0;
        long flags = PyType.TPFLAGS_HEAPTYPE | PyType.TPFLAGS_BASETYPE
                | base.flags & PyType.TPFLAGS_MANAGED_DICT;
        if (addDict && base.itemSize != 0) {
            dictOffset = -8;
            slotOffset += 8;
        }
        if (addWeak) {
            weakOffset = slotOffset;
            slotOffset += 8;
        }
        if (addDict && base.itemSize == 0) {
            flags |= PyType.TPFLAGS_MANAGED_DICT;
            dictOffset = -slotOffset - 24;
        }
        if (base.hasFlag(PyType.TPFLAGS_HAVE_GC) || slotOffset > base.basicSize
                || (flags & PyType.TPFLAGS_MANAGED_DICT) != 0) {
            flags |= PyType.TPFLAGS_HAVE_GC;
        }
        TypeSpec spec = new TypeSpec(className(), slotOffset).items(base.itemSize).base(base)
                .flags(flags).dict(dictOffset).weakList(weakOffset);
        spec.preHeader = (flags & PyType.TPFLAGS_MANAGED_DICT) != 0 ? PyType.MANAGED_HEAD
                : (flags & PyType.TPFLAGS_HAVE_GC) != 0 ? PyType.GC_HEAD : 0;
        return spec;
    }

    private long takeQualname() {
        long q = PyDict.getItem(ts, dict, Names.__qualname__);
        if (q == 0) {
            return Refs.retain(ts, name);
        }
        qualified = true;
        if (!PyUnicode.check(q)) {
            String got = PyType.of(q).name();
            Refs.release(ts, q);
            throw Errors.typeError(ts, "type __qualname__ must be a str, not " + got);
        }
        PyDict.delItem(ts, dict, Names.__qualname__);
        return q;
    }

    // ---------------------------------------------------------------- the type

    private long finish(TypeSpec spec, int[] offsets, long qualname) {
        long self = metatype.allocate(ts, metatype.basicSize);
        Memory.fill(self + PyVarObject.OB_SIZE, metatype.basicSize - PyVarObject.OB_SIZE, (byte) 0);
        PyVarObject.ob_size(self, offsets.length);
        PyHeapTypeObject.ht_name(self, Refs.retain(ts, name));
        PyHeapTypeObject.ht_qualname(self, qualname);
        Ownership.share(dict); // looked at under locks of Java's, so nobody may have to be asked
        PyTypeObject.tp_dict(self, dict);
        PyTypeObject.tp_flags(self, spec.flags);
        PyHeapTypeObject._ht_tpname(self, StaticTypes.cString(ts.heap, spec.name));
        PyTypeObject.tp_name(self, PyHeapTypeObject._ht_tpname(self));
        pointInside(self);
        long doc = PyDict.getItem(ts, dict, Names.__doc__);
        if (doc != 0 && PyUnicode.check(doc)) {
            PyTypeObject.tp_doc(self, StaticTypes.cString(ts.heap, PyUnicode.toJava(doc)));
        }
        Refs.xrelease(ts, doc);
        if ((spec.flags & PyType.TPFLAGS_MANAGED_DICT) != 0) {
            PyHeapTypeObject.ht_cached_keys(self, PyDictKeys.newShared(ts));
        }
        boolean passing = ClassUnloading.mayGo(ts, spec, qualified ? qualname : 0);
        PyHeapType type = new PyHeapType(spec, self, bases, offsets, passing);
        Refs.retain(ts, dict); // the caller releases its reference if we fail from here on
        if (passing) {
            type.ownItself(ts);
            ClassUnloading.made(ts);
        } else {
            Pins.immortalUntilExit(self);
        }
        try {
            complete(type, offsets);
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        Refs.release(ts, dict);
        return self;
    }

    private void complete(PyHeapType type, int[] offsets) {
        long self = type.address;
        long[] b = new long[bases.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = bases[i].address;
        }
        PyTypeObject.tp_bases(self, PyTuple.fromArray(ts, b));
        ClassHooks.prepareDict(ts, type, dict, addDict, addWeak); // mro() may use the methods
        setMro(ts, type);
        addSlotDescriptors(type, offsets);
        type.resolve(ts);
        TypeCache.newVersion(type);
        for (PyType t : bases) {
            TypeCache.addSubclass(t, type);
        }
    }

    /** The tables of slot functions are parts of the struct, as CPython has it. */
    private static void pointInside(long self) {
        PyTypeObject.tp_as_async(self, PyHeapTypeObject.as_async(self));
        PyTypeObject.tp_as_number(self, PyHeapTypeObject.as_number(self));
        PyTypeObject.tp_as_sequence(self, PyHeapTypeObject.as_sequence(self));
        PyTypeObject.tp_as_mapping(self, PyHeapTypeObject.as_mapping(self));
        PyTypeObject.tp_as_buffer(self, PyHeapTypeObject.as_buffer(self));
    }

    /**
     * Gives a class its method resolution order.
     *
     * @return false if the metatype's {@code mro()} assigned bases and so gave it another meanwhile
     */
    static boolean setMro(ThreadState ts, PyHeapType type) {
        long old = PyTypeObject.tp_mro(type.address);
        PyType metatype = PyType.of(type.address);
        long custom = metatype == PyTypeType.TYPE ? 0 : ClassHooks.customMro(ts, type, metatype);
        PyType[] mro;
        if (custom == 0) {
            mro = Mro.compute(ts, type);
        } else {
            try {
                mro = Mro.fromSequence(ts, type, custom);
            } finally {
                Refs.release(ts, custom);
            }
        }
        if (PyTypeObject.tp_mro(type.address) != old) {
            return false; // mro() has set another
        }
        type.mro = mro;
        long[] items = new long[mro.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = mro[i].address;
        }
        PyTypeObject.tp_mro(type.address, PyTuple.fromArray(ts, items));
        for (PyType t : mro) {
            if (t != type && t.collectionFlags() != 0) {
                type.addCollectionFlag(t.collectionFlags()); // the nearest, not the layout's
                break;
            }
        }
        return true;
    }

    private void addSlotDescriptors(PyHeapType type, int[] offsets) {
        for (int i = 0; i < offsets.length; i++) {
            String slot = slotNames.get(i);
            long descr = PyMemberDescr.create(ts, type, slot, offsets[i], 0, null);
            if (!type.passing) {
                Pins.immortalUntilExit(descr);
            }
            PyDict.setItem(ts, dict, Names.of(slot), descr);
            if (type.passing) {
                ClassUnloading.keepSteal(ts, type, descr);
            }
        }
        if (slotNames != null) {
            long[] names = new long[slotNames.size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = Names.of(slotNames.get(i));
            }
            PyHeapTypeObject.ht_slots(type.address, PyTuple.fromArraySteal(ts, names));
        }
    }
}
