package org.jilectomy.runtime.objects;

import java.nio.charset.StandardCharsets;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.FrameLimit;
import org.jilectomy.runtime.state.ThreadState;

/**
 * How built-in types come to be; compare {@code PyType_Ready}.
 *
 * <p>A built-in type is made by the static initializer of its Java class. Two knots are cut here:
 * <em>every type is an instance of {@code type}</em>, whose own Java object may not exist yet, so
 * the {@code PyTypeObject} of {@code type} is allocated before all others; and <em>every type
 * inherits from {@code object}</em>, whose Java class is initialized on demand.
 *
 * <p>Making a type allocates its struct and nothing else. What Python code sees of it is added in
 * two later steps, each when first needed, because a program uses a small part of it:
 *
 * <ol>
 *   <li>{@link #dict}: {@code tp_dict} with a descriptor for each member the type declares, {@code
 *       tp_mro}, {@code tp_bases}, {@code tp_doc};
 *   <li>{@link BuiltinSlots#populate}: wrappers like {@code int.__add__} for the slots that the
 *       Java class overrides.
 * </ol>
 *
 * <p>Built-in types, their dicts and descriptors are immortal.
 */
public final class StaticTypes {
    private static final ThreadHeap HEAP = ThreadHeap.acquire("built-in types");

    /** The struct of {@code type}. */
    private static final long TYPE_TYPE = newStruct(0);

    static {
        org.jilectomy.heap.layout.PyObject.ob_type(TYPE_TYPE, TYPE_TYPE);
    }

    private StaticTypes() {}

    // ---------------------------------------------------------------- for PyType's constructor

    /** The heap of what lives as long as the process; to be used by one thread, during start-up. */
    public static ThreadHeap bootHeap() {
        return HEAP;
    }

    static long allocate(TypeSpec spec) {
        return spec.name.equals("type") ? TYPE_TYPE : newStruct(TYPE_TYPE);
    }

    private static synchronized long newStruct(long metatype) {
        long self = Heap.newObject(HEAP, metatype, PyTypeObject.SIZE, PyType.GC_HEAD);
        Memory.fill(self + PyVarObject.OB_SIZE, PyTypeObject.SIZE - PyVarObject.OB_SIZE, (byte) 0);
        Refcount.makeImmortal(self);
        return self;
    }

    static PyType baseOf(TypeSpec spec) {
        if (spec.base != null) {
            return spec.base;
        }
        return spec.name.equals("object") ? null : PyBaseObject.TYPE;
    }

    private static final long INHERITED_FLAGS =
            PyType.TPFLAGS_LONG_SUBCLASS
                    | PyType.TPFLAGS_LIST_SUBCLASS
                    | PyType.TPFLAGS_TUPLE_SUBCLASS
                    | PyType.TPFLAGS_BYTES_SUBCLASS
                    | PyType.TPFLAGS_UNICODE_SUBCLASS
                    | PyType.TPFLAGS_DICT_SUBCLASS
                    | PyType.TPFLAGS_BASE_EXC_SUBCLASS
                    | PyType.TPFLAGS_TYPE_SUBCLASS
                    | PyType.TPFLAGS_MATCH_SELF
                    | PyType.TPFLAGS_SEQUENCE
                    | PyType.TPFLAGS_MAPPING;

    static long inheritFlags(TypeSpec spec, PyType base) {
        long flags = spec.flags | PyType.TPFLAGS_READY;
        if ((flags & PyType.TPFLAGS_HEAPTYPE) == 0) {
            flags |= PyType.TPFLAGS_IMMUTABLETYPE;
        }
        return base == null ? flags : flags | base.flags & INHERITED_FLAGS;
    }

    /** Fills the struct and connects it with its Java half. */
    static void fill(PyType type, TypeSpec spec) {
        long self = type.address;
        PyTypeObject.tp_basicsize(self, spec.basicSize);
        PyTypeObject.tp_itemsize(self, spec.itemSize);
        PyTypeObject.tp_flags(self, type.flags);
        PyTypeObject.tp_dictoffset(self, type.dictOffset);
        PyTypeObject.tp_weaklistoffset(self, type.weakListOffset);
        PyTypeObject.tp_vectorcall_offset(self, spec.vectorcallOffset != 0 || type.base == null
                ? spec.vectorcallOffset
                : PyTypeObject.tp_vectorcall_offset(type.base.address));
        if (type.base != null) {
            PyTypeObject.tp_base(self, type.base.address);
        }
        if ((type.flags & PyType.TPFLAGS_HEAPTYPE) == 0) {
            if (type.base != null) {
                TypeCache.addSubclass(type.base, type);
                if (spec.second != null) {
                    TypeCache.addSubclass(spec.second, type);
                }
            }
            PyTypeObject.tp_name(self, cString(HEAP, spec.name));
            TypeCache.newVersion(type);
        }
        GcHead.index_release(self, SideTable.add(type));
    }

    /** NUL-terminated UTF-8 in native memory. */
    static synchronized long cString(ThreadHeap heap, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        long at = Heap.allocate(heap, utf8.length + 1);
        Memory.copyFromArray(utf8, 0, at, utf8.length);
        Memory.putByte(at + utf8.length, (byte) 0);
        return at;
    }

    /**
     * The MRO of a built-in type: the chain of its bases. Of two bases, which must have a common
     * one, the second's own chain comes just before that.
     */
    static PyType[] ready(PyType type) {
        if (type.spec.second != null) {
            return readyOfTwo(type);
        }
        int n = 0;
        for (PyType t = type; t != null; t = t.base) {
            n++;
        }
        PyType[] mro = new PyType[n];
        PyType t = type;
        for (int i = 0; i < n; i++) {
            mro[i] = t;
            t = t.base;
        }
        if (!(type instanceof PyHeapType)) { // a class that is being made: its mro() is running
            type.mro = mro;
        }
        return mro;
    }

    private static PyType[] readyOfTwo(PyType type) {
        java.util.ArrayList<PyType> mro = new java.util.ArrayList<>();
        PyType second = type.spec.second;
        for (PyType t = type; t != null; t = t.base) {
            if (second != null && second.isSubtypeOf(t)) {
                for (; second != t; second = second.base) {
                    mro.add(second);
                }
                second = null;
            }
            mro.add(t);
        }
        type.mro = mro.toArray(new PyType[0]);
        return type.mro;
    }

    // ---------------------------------------------------------------- instances

    /** A new instance of {@code type}, its body zeroed. */
    public static long newInstance(ThreadState ts, PyType type, long bytes) {
        long self = type.allocate(ts, bytes);
        if (!type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
            Memory.fill(self + 16, bytes - 16, (byte) 0);
        }
        return self;
    }

    // ---------------------------------------------------------------- tp_dict

    /** The type's dict, borrowed; a built-in type gets it now if it has none yet. */
    static long dict(ThreadState ts, PyType type) {
        long dict = PyTypeObject.tp_dict_acquire(type.address);
        return dict != 0 ? dict : makeDict(ts, type);
    }

    private static long makeDict(ThreadState ts, PyType type) {
        long dict = BuiltinMembers.createDict(ts, type);
        synchronized (StaticTypes.class) {
            long other = PyTypeObject.tp_dict(type.address);
            if (other != 0) {
                // Another thread was faster; ours is immortal and stays as garbage.
                return other;
            }
            PyTypeObject.tp_dict_release(type.address, dict);
        }
        long self = type.address;
        if (type.spec.doc != null) {
            PyTypeObject.tp_doc(self, cString(HEAP, type.spec.doc));
        }
        PyTypeObject.tp_bases(self, immortal(type.base == null
                ? PyTuple.empty(ts)
                : type.spec.second == null
                        ? PyTuple.of(ts, type.base.address)
                        : PyTuple.of(ts, type.base.address, type.spec.second.address)));
        PyType[] mro = type.mro();
        long[] items = new long[mro.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = mro[i].address;
        }
        PyTypeObject.tp_mro(self, immortal(PyTuple.fromArraySteal(ts, items)));
        return dict;
    }

    static long immortal(long object) {
        Refcount.makeImmortal(object);
        return object;
    }

    // ---------------------------------------------------------------- start-up

    /** Initializes the built-in types that all code needs, in an order without surprises. */
    public static void boot() {
        PyType[] core = {
            PyBaseObject.TYPE, PyTypeType.TYPE, PyUnicode.TYPE, PyLong.TYPE, PyBool.TYPE,
            PyFloat.TYPE, PyTuple.TYPE, PyDict.TYPE, PyList.TYPE, Singletons.noneType(),
            PyFunction.TYPE, PyCode.TYPE, PyCell.TYPE, PyModule.TYPE, PyCFunction.TYPE,
            PyMethod.TYPE, PyMethodDescr.TYPE, PyWrapperDescr.TYPE, PyGetSetDescr.TYPE,
            PyMemberDescr.TYPE
        };
        for (PyType t : core) {
            t.mro();
        }
        Dealloc.install();
        FrameLimit.install(new RecursionLimit());
    }
}
