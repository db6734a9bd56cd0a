package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyDescrObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** What the descriptors of built-in types have in common; compare {@code PyDescrObject}. */
final class Descriptors {
    private Descriptors() {}

    static void define(TypeDef def) {
        def.member("__objclass__", PyDescrObject.D_TYPE, null)
                .member("__name__", PyDescrObject.D_NAME, null)
                .getset("__qualname__", "qualname", null, null);
    }

    /** @param name interned str */
    static void init(ThreadState ts, long self, PyType type, long name) {
        PyDescrObject.d_type(self, Refs.retain(ts, type.address));
        PyDescrObject.d_name(self, name);
        PyDescrObject.d_qualname(self, 0);
    }

    static void traverse(long self, Visitor visitor) {
        visitor.visit(PyDescrObject.d_type(self));
        visitor.visit(PyDescrObject.d_name(self));
        Dealloc.visit(PyDescrObject.d_qualname(self), visitor);
    }

    static String name(long self) {
        return PyUnicode.toJava(PyDescrObject.d_name(self));
    }

    static PyType type(long self) {
        return PyType.at(PyDescrObject.d_type(self));
    }

    /** {@code <method 'append' of 'list' objects>}. */
    static long repr(ThreadState ts, long self, String kind) {
        return PyUnicode.fromJava(ts, "<" + kind + " '" + name(self) + "' of '"
                + type(self).name() + "' objects>");
    }

    /** The object is no instance of the descriptor's type. */
    static PyException wrongType(ThreadState ts, long self, long obj) {
        return Errors.typeError(ts, "descriptor '" + name(self) + "' for '" + type(self).name()
                + "' objects doesn't apply to a '" + PyType.of(obj).name() + "' object");
    }

    static void check(ThreadState ts, long self, long obj) {
        if (!type(self).isInstance(obj)) {
            throw wrongType(ts, self, obj);
        }
    }

    // ---------------------------------------------------------------- attributes

    static long qualname(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, type(self).qualifiedName() + "." + name(self));
    }

    static long methodDoc(ThreadState ts, long self) {
        String doc = PyMethodDescr.entryPoint(self).doc;
        return doc == null ? Singletons.None : PyUnicode.fromJava(ts, doc);
    }

    static long methodTextSignature(ThreadState ts, long self) {
        return PyCFunction.textSignature(ts, PyMethodDescr.entryPoint(self));
    }

    static long reduce(ThreadState ts, long self) {
        return IteratorReduce.getattr(ts, type(self).address, Names.of(name(self)));
    }
}
