package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyCFunctionObject;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code builtin_function_or_method}: a Java method as a Python object, of a module or bound to an
 * instance; compare {@code PyCFunction_Type}.
 *
 * <p>The side-table index in the GC head leads to the {@link EntryPoint}; the entry belongs to the
 * entry point ({@link EntryPoint#sideIndex}) and is shared by all objects that bind it. Immutable.
 */
public final class PyCFunction extends PyType {
    public static final PyCFunction TYPE = new PyCFunction();

    private PyCFunction() {
        super(new TypeSpec("builtin_function_or_method", PyCFunctionObject.SIZE)
                .gc()
                .noNew()
                .vectorcall(PyCFunctionObject.VECTORCALL)
                .weakList(PyCFunctionObject.M_WEAKREFLIST));
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("__doc__", "getDoc", null, null)
                .getset("__name__", "getName", null, null)
                .getset("__qualname__", "getQualname", null, null)
                .getset("__self__", "getSelf", null, null)
                .getset("__text_signature__", "getTextSignature", null, null)
                .member("__module__", PyCFunctionObject.M_MODULE, null)
                .method("__reduce__(self, /)", null, "reduce");
    }

    /**
     * @param self what the Java method gets as {@code self}: instance, class, module or 0; borrowed
     * @param moduleName str or 0; borrowed
     */
    public static long create(ThreadState ts, EntryPoint entry, long self, long moduleName) {
        long bound = self == 0 ? 0 : Refs.toObject(ts, self);
        long obj = TYPE.allocate(ts, PyCFunctionObject.SIZE);
        PyCFunctionObject.m_ml(obj, 0);
        PyCFunctionObject.m_self(obj, bound);
        PyCFunctionObject.m_module(obj, Refs.xretain(ts, moduleName));
        PyCFunctionObject.m_weakreflist(obj, 0);
        PyCFunctionObject.vectorcall(obj, 0);
        GcHead.index_release(obj, entry.sideIndex());
        return obj;
    }

    public static EntryPoint entryPoint(long func) {
        return (EntryPoint) SideTable.get(GcHead.index(func));
    }

    /** What the Java method gets as {@code self}, as a borrowed value; 0 if nothing. */
    public static long self(long func) {
        long self = PyCFunctionObject.m_self(func);
        return self == 0 ? 0 : Refs.fromMemoryBorrowed(self);
    }

    // ---------------------------------------------------------------- slots

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        return entryPoint(self).call(ts, self(self), args, kwnames);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyCFunctionObject.m_self(self), visitor);
        Dealloc.visit(PyCFunctionObject.m_module(self), visitor);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        String name = entryPoint(self).name;
        long bound = self(self);
        if (bound == 0 || PyModule.TYPE.isInstance(bound)) {
            return PyUnicode.fromJava(ts, "<built-in function " + name + ">");
        }
        return PyUnicode.fromJava(ts, "<built-in method " + name + " of " + PyType.of(bound)
                .tpName()
                + " object at 0x" + Long.toHexString(Abstract.id(bound)) + ">");
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!isExactly(other) || op != CompareOp.EQ && op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        boolean same = PyCFunctionObject.m_self(self) == PyCFunctionObject.m_self(other)
                && GcHead.index(self) == GcHead.index(other);
        return PyBool.of(same == (op == CompareOp.EQ));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long bound = PyCFunctionObject.m_self(self);
        long h = (bound == 0 ? 0 : PyBaseObject.objectHash(bound)) ^ GcHead.index(self);
        return h == -1 ? -2 : h;
    }

    // ---------------------------------------------------------------- attributes

    static long getDoc(ThreadState ts, long self) {
        String doc = entryPoint(self).doc;
        return doc == null ? Singletons.None : PyUnicode.fromJava(ts, doc);
    }

    static long getName(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, entryPoint(self).name);
    }

    static long getQualname(ThreadState ts, long self) {
        String name = entryPoint(self).name;
        long bound = self(self);
        if (bound == 0 || PyModule.TYPE.isInstance(bound)) {
            return PyUnicode.fromJava(ts, name);
        }
        PyType type = PyTypeType.isType(bound) ? PyType.at(bound) : PyType.of(bound);
        return PyUnicode.fromJava(ts, type.qualifiedName() + "." + name);
    }

    static long getSelf(ThreadState ts, long self) {
        long bound = PyCFunctionObject.m_self(self);
        return bound == 0 || entryPoint(self).isStatic
                ? Singletons.None
                : Refs.fromMemory(ts, bound);
    }

    static long getTextSignature(ThreadState ts, long self) {
        EntryPoint e = entryPoint(self);
        String text = e.signature.text;
        if (PyCFunctionObject.m_self(self) == 0 && text != null && text.contains("(module, ")) {
            return PyUnicode.fromJava(ts, text.substring(text.indexOf('('))
                    .replace("(module, ", "("));
        }
        return textSignature(ts, e);
    }

    static long textSignature(ThreadState ts, EntryPoint e) {
        String text = e.signature.text;
        if (text == null) {
            return Singletons.None;
        }
        int open = text.indexOf('(');
        String inner = open < 0 ? text : text.substring(open + 1, text.lastIndexOf(')'));
        return PyUnicode.fromJava(ts, "($" + inner + ")");
    }

    /** A module's function is found by its name; that of an object is an attribute of the object. */
    static long reduce(ThreadState ts, long self) {
        long bound = self(self);
        if (bound == 0 || PyModule.TYPE.isInstance(bound)) {
            return getQualname(ts, self);
        }
        return PyTuple.fromArraySteal(ts, new long[] {
            PyDict.getItemString(ts, Interpreter.builtinsDict, "getattr"),
            PyTuple.fromArraySteal(ts, new long[] {Refs.retain(ts, bound), getName(ts, self)})
        });
    }
}
