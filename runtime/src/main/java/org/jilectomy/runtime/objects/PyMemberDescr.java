package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyMemberDescrObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code member_descriptor}: an attribute that is an object field of the struct: those that
 * built-in types show and those that {@code __slots__} makes. Immutable; the field is read and
 * written under the instance's lock, if instances have one.
 */
public final class PyMemberDescr extends PyType {
    public static final PyMemberDescr TYPE = new PyMemberDescr();

    /** An empty field reads as None ({@code T_OBJECT}); else as missing ({@code T_OBJECT_EX}). */
    static final int NONE_IF_EMPTY = 1;

    static final int READ_ONLY = 2;

    private PyMemberDescr() {
        super(new TypeSpec("member_descriptor", PyMemberDescrObject.SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.in(Descriptors.class);
        Descriptors.define(def);
        def.in(PyMemberDescr.class)
                .getset("__doc__", "getDoc", null, null);
    }

    /** @param computed a {@code getset_descriptor} that does the work; 0 for a field */
    private record Field(int offset, int flags, String doc, long computed) {}

    static long create(
            ThreadState ts, PyType type, String name, int offset, int flags, String doc) {
        return create(ts, type, name, new Field(offset, flags, doc, 0));
    }

    /** What CPython has as a field of the struct, and we compute; read-only. */
    static long create(ThreadState ts, PyType type, TypeDef.Member member) {
        long computed = StaticTypes.immortal(PyGetSetDescr.create(ts, type, member));
        return create(ts, type, member.name(), new Field(0, READ_ONLY, member.doc(), computed));
    }

    private static long create(ThreadState ts, PyType type, String name, Field field) {
        long self = TYPE.allocate(ts, PyMemberDescrObject.SIZE);
        Descriptors.init(ts, self, type, Names.of(name));
        PyMemberDescrObject.d_member(self, 0);
        GcHead.spare(self, field.offset);
        GcHead.index_release(self, SideTable.add(field));
        return self;
    }

    private static Field field(long self) {
        return (Field) SideTable.get(GcHead.index(self));
    }

    /** Offset of the field in the instance, for inline caches. */
    public static int offset(long self) {
        return GcHead.spare(self);
    }

    /** The descriptor that computes this attribute, borrowed; 0 for a field. */
    static long computed(long self) {
        return field(self).computed;
    }

    /** Whether the descriptor is one that {@code __slots__} made. */
    static boolean isPlainSlot(long self) {
        return field(self).flags == 0;
    }

    private static void lock(ThreadState ts, long obj) {
        if (PyType.of(obj).preHeader != 0) {
            ObjectLock.lock(ts, obj);
        }
    }

    private static void unlock(ThreadState ts, long obj) {
        if (PyType.of(obj).preHeader != 0) {
            ObjectLock.unlock(ts, obj);
        }
    }

    @Override
    public boolean isDescriptor() {
        return true;
    }

    @Override
    public boolean isDataDescriptor() {
        return true;
    }

    @Override
    public long tp_descr_get(ThreadState ts, long self, long obj, long type) {
        if (obj == 0) {
            return Refs.retain(ts, self);
        }
        Descriptors.check(ts, self, obj);
        Field f = field(self);
        if (f.computed != 0) {
            return PyGetSetDescr.TYPE.tp_descr_get(ts, f.computed, obj, type);
        }
        lock(ts, obj);
        long object = Memory.getLong(obj + f.offset);
        long value = object == 0 ? 0 : Refs.fromMemory(ts, object);
        unlock(ts, obj);
        if (value != 0) {
            return value;
        }
        if ((f.flags & NONE_IF_EMPTY) != 0) {
            return Singletons.None;
        }
        throw Errors.attributeError(ts, obj, Names.of(Descriptors.name(self)));
    }

    @Override
    public boolean tp_descr_set(ThreadState ts, long self, long obj, long value) {
        Descriptors.check(ts, self, obj);
        Field f = field(self);
        if ((f.flags & READ_ONLY) != 0) {
            throw Errors.attributeError(ts, "readonly attribute");
        }
        long object = value == 0 ? 0 : Refs.toObject(ts, value);
        lock(ts, obj);
        long old = Memory.getLong(obj + f.offset);
        Memory.putLongRelease(obj + f.offset, object);
        unlock(ts, obj);
        if (old != 0) {
            Refs.release(ts, old);
        } else if (value == 0 && (f.flags & NONE_IF_EMPTY) == 0) {
            throw Errors.attributeError(ts, Descriptors.name(self));
        }
        return true;
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return Descriptors.repr(ts, self, "member");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Descriptors.traverse(self, visitor);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    static long getDoc(ThreadState ts, long self) {
        String doc = field(self).doc;
        return doc == null ? Singletons.None : PyUnicode.fromJava(ts, doc);
    }
}
