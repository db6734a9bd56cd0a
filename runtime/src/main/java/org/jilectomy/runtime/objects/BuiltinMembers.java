package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** From a built-in type's {@link TypeDef} to the descriptors in its dict. */
final class BuiltinMembers {
    private BuiltinMembers() {}

    /** The dict of {@code type}; immortal, as is all that is in it. */
    static long createDict(ThreadState ts, PyType type) {
        TypeDef def = new TypeDef(type.getClass());
        type.define(def);
        long dict = StaticTypes.immortal(PyDict.create(ts));
        for (TypeDef.Member m : def.members) {
            long value = create(ts, type, m);
            PyDict.setItem(ts, dict, Names.of(m.name()), StaticTypes.immortal(value));
        }
        if (type.spec.dictOffset != 0 && type != PyTypeType.TYPE
                && !PyDict.contains(ts, dict, Names.__dict__)) {
            PyDict.setItem(ts, dict, Names.__dict__, StaticTypes.immortal(
                    PyGetSetDescr.create(ts, type, InstanceAttributes.DICT)));
        }
        if (!PyDict.contains(ts, dict, Names.__doc__)) {
            String doc = type.spec.doc;
            PyDict.setItem(ts, dict, Names.__doc__, doc == null ? Singletons.None
                    : StaticTypes.immortal(PyUnicode.fromJava(ts, doc)));
        }
        return dict;
    }

    private static long create(ThreadState ts, PyType type, TypeDef.Member m) {
        return switch (m.kind()) {
            case METHOD -> PyMethodDescr.create(ts, type, entry(type, m));
            case CLASS_METHOD -> PyClassMethodDescr.create(ts, type, entry(type, m));
            case STATIC_METHOD -> {
                long f = PyCFunction.create(ts, entry(type, m), type.address, 0);
                long wrapped = PyStaticMethod.create(ts, f);
                StaticTypes.immortal(f);
                yield wrapped;
            }
            case GETSET -> m.value() == TypeDef.READ_ONLY
                    ? PyMemberDescr.create(ts, type, m)
                    : PyGetSetDescr.create(ts, type, m);
            case MEMBER -> PyMemberDescr.create(ts, type, m.name(), (int) m.value(),
                    PyMemberDescr.NONE_IF_EMPTY
                            | (m.setter() == null ? PyMemberDescr.READ_ONLY : 0),
                    m.doc());
            case VALUE -> m.value();
            case NUMBER -> PyLong.box(ts, m.value());
        };
    }

    private static EntryPoint entry(PyType type, TypeDef.Member m) {
        EntryPoint e = new EntryPoint(m.name(), m.signature(), m.owner(), m.javaName());
        e.doc = m.doc();
        e.qualifier = type.simpleName();
        e.ofClass = m.kind() == TypeDef.Kind.CLASS_METHOD;
        e.isStatic = m.kind() == TypeDef.Kind.STATIC_METHOD;
        return e;
    }
}
