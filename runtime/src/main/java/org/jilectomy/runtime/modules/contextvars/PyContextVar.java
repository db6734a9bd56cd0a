package org.jilectomy.runtime.modules.contextvars;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code contextvars.ContextVar}. Immutable.
 *
 * <pre>
 *  +16 name, str   +24 default or 0; both owned
 * </pre>
 */
final class PyContextVar extends PyType {
    private static final int NAME = PyObject.SIZE;
    private static final int DEFAULT = NAME + 8;
    private static final int SIZE = DEFAULT + 8;

    private static final Signature NEW =
            Signature.parse("ContextVar(type, name, /, *, default=None)");

    static final PyContextVar TYPE = new PyContextVar();

    private PyContextVar() {
        super(new TypeSpec("_contextvars.ContextVar", SIZE).gc());
    }

    @Override
    protected void define(TypeDef def) {
        def.member("name", NAME, null)
                .method("get(self, default=None, /)", "Return a value for the context variable for"
                        + " the current context.\n\nIf there is no value for the variable in the"
                        + " current context, the method will:\n * return the value of the default"
                        + " argument of the method, if provided; or\n * return the default value for"
                        + " the context variable, if it was created\n   with one; or\n * raise a"
                        + " LookupError.")
                .method("set(self, value, /)", "Call to set a new value for the context variable in"
                        + " the current context.\n\nThe required *value* argument is the new value"
                        + " for the context variable.\n\nReturns a Token object that can be used to"
                        + " restore the variable to its previous\nvalue via the `ContextVar.reset()`"
                        + " method.")
                .method("reset(self, token, /)", "Reset the context variable.\n\nThe variable is"
                        + " reset to the value it had before the `ContextVar.set()` that\ncreated"
                        + " the token was used.")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "ContextVar", NEW, args, kwnames);
        if (!PyUnicode.TYPE.isInstance(a[0])) {
            throw Errors.typeError(ts, "context variable name must be a str");
        }
        long self = allocate(ts, SIZE);
        Memory.putLong(self + NAME, Refs.retain(ts, a[0]));
        Memory.putLong(self + DEFAULT, a[1] == 0 ? 0 : Refs.toObject(ts, a[1]));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + NAME));
        long whenMissing = Memory.getLong(self + DEFAULT);
        if (whenMissing != 0) {
            visitor.visit(whenMissing);
        }
    }

    static long get(ThreadState ts, long self, long whenMissing) {
        if (ts.context != 0) {
            long value = PyContext.lookup(ts, ts.context, self);
            if (value != 0) {
                return value;
            }
        }
        if (whenMissing != 0) {
            return Refs.retain(ts, whenMissing);
        }
        long own = Memory.getLong(self + DEFAULT);
        if (own == 0) {
            throw Errors.raiseValue(ts, Exceptions.LookupError, self);
        }
        return Refs.fromMemory(ts, own);
    }

    static long set(ThreadState ts, long self, long value) {
        long context = PyContext.current(ts);
        long old = PyContext.lookup(ts, context, self);
        long token = PyToken.create(ts, context, self, old);
        Refs.xrelease(ts, old);
        PyContext.store(ts, context, self, value);
        return token;
    }

    static long reset(ThreadState ts, long self, long token) {
        if (!PyToken.TYPE.isExactly(token)) {
            throw Errors.typeError(ts, "expected an instance of Token, got "
                    + Abstract.reprJava(ts, token));
        }
        if (PyToken.isUsed(token)) {
            throw Errors.runtimeError(ts, Abstract.reprJava(ts, token)
                    + " has already been used once");
        }
        if (PyToken.var(token) != self) {
            throw Errors.valueError(ts, Abstract.reprJava(ts, token)
                    + " was created by a different ContextVar");
        }
        if (PyToken.context(token) != PyContext.current(ts)) {
            throw Errors.valueError(ts, Abstract.reprJava(ts, token)
                    + " was created in a different Context");
        }
        if (!PyToken.use(token)) {
            throw Errors.runtimeError(ts, Abstract.reprJava(ts, token)
                    + " has already been used once");
        }
        PyContext.store(ts, ts.context, self, PyToken.old(token));
        return Singletons.None;
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        String text = "<ContextVar name=" + Abstract.reprJava(ts, Memory.getLong(self + NAME));
        long whenMissing = Memory.getLong(self + DEFAULT);
        if (whenMissing != 0) {
            text += " default="
                    + Abstract.reprJava(ts, Refs.fromMemoryBorrowed(whenMissing));
        }
        return PyUnicode.fromJava(ts, text + " at 0x" + Long.toHexString(self) + ">");
    }
}
