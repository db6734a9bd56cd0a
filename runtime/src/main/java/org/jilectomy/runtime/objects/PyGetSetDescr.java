package org.jilectomy.runtime.objects;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyGetSetDescrObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code getset_descriptor}: an attribute of a built-in type computed by Java methods. Immutable.
 *
 * <p>The method handles are looked up on first use, as those of {@link EntryPoint}.
 */
public final class PyGetSetDescr extends PyType {
    public static final PyGetSetDescr TYPE = new PyGetSetDescr();

    private PyGetSetDescr() {
        super(new TypeSpec("getset_descriptor", PyGetSetDescrObject.SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.in(Descriptors.class);
        Descriptors.define(def);
        def.in(PyGetSetDescr.class).getset("__doc__", "getDoc", null, null);
    }

    private static final Signature NO_PARAMETERS =
            new Signature(new String[0], 0, 0, 0, false, false, null, null);

    /** The Java side of one attribute. */
    private static final class Access {
        final TypeDef.Member member;
        private final EntryPoint getter;
        private MethodHandle setter;

        Access(TypeDef.Member member) {
            this.member = member;
            this.getter = new EntryPoint(
                    member.name(), NO_PARAMETERS, member.owner(), member.javaName());
        }

        MethodHandle getter() {
            return getter.handle();
        }

        long get(ThreadState ts, long obj) {
            return getter.invoke(ts, obj);
        }

        void set(ThreadState ts, long obj, long value) {
            MethodHandle h = setter;
            if (h == null) {
                setter = h = find(member.setter(), MethodType.methodType(
                        void.class, ThreadState.class, long.class, long.class));
            }
            try {
                h.invokeExact(ts, obj, value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable t) {
                throw new AssertionError(t);
            }
        }

        private MethodHandle find(String name, MethodType type) {
            try {
                return MethodHandles.privateLookupIn(member.owner(), MethodHandles.lookup())
                        .findStatic(member.owner(), name, type);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(
                        "attribute " + member.name() + " has no matching Java method", e);
            }
        }
    }

    static long create(ThreadState ts, PyType type, TypeDef.Member member) {
        long self = TYPE.allocate(ts, PyGetSetDescrObject.SIZE);
        Descriptors.init(ts, self, type, Names.of(member.name()));
        PyGetSetDescrObject.d_getset(self, 0);
        GcHead.index_release(self, SideTable.add(new Access(member)));
        return self;
    }

    private static boolean isMember(long self) {
        return access(self).member.value() == TypeDef.READ_ONLY;
    }

    private static Access access(long self) {
        return (Access) SideTable.get(GcHead.index(self));
    }

    /** The Java method {@code (ThreadState, long) → long} that reads the attribute; null if none. */
    public static MethodHandle getter(long self) {
        Access a = access(self);
        return a.member.javaName() == null ? null : a.getter();
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
        Access a = access(self);
        if (a.member.javaName() == null) {
            throw Errors.attributeError(ts,
                    "attribute '" + a.member.name() + "' of '" + Descriptors.type(self).name()
                            + "' objects is not readable");
        }
        return a.get(ts, obj);
    }

    @Override
    public boolean tp_descr_set(ThreadState ts, long self, long obj, long value) {
        Descriptors.check(ts, self, obj);
        Access a = access(self);
        if (a.member.setter() == null) {
            throw notWritable(ts, self, obj);
        }
        a.set(ts, obj, value);
        return true;
    }

    static PyException notWritable(ThreadState ts, long self, long obj) {
        String name = Descriptors.name(self);
        if (isMember(self)) {
            return Errors.attributeError(ts, "readonly attribute");
        }
        return Errors.attributeError(ts, "attribute '" + name + "' of '"
                + Descriptors.type(self).name() + "' objects is not writable");
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return Descriptors.repr(ts, self, isMember(self) ? "member" : "attribute");
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
        String doc = access(self).member.doc();
        return doc == null ? Singletons.None : PyUnicode.fromJava(ts, doc);
    }
}
