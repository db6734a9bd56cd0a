package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code code.replace()}: another code object over the same compiled method.
 *
 * <p>Names, file, first line and flags are only looked at, so they can be anything. What the method
 * was compiled for (parameters, variables, constants, the code itself) can only be given as it is.
 */
final class CodeReplace {
    static final String SIGNATURE = "replace(self, /, *, co_argcount=-1, co_posonlyargcount=-1,"
            + " co_kwonlyargcount=-1, co_nlocals=-1, co_stacksize=-1, co_flags=-1,"
            + " co_firstlineno=-1, co_code=None, co_consts=None, co_names=None, co_varnames=None,"
            + " co_freevars=None, co_cellvars=None, co_filename=None, co_name=None,"
            + " co_qualname=None, co_linetable=None, co_exceptiontable=None)";

    private CodeReplace() {}

    static long replace(
            ThreadState ts,
            long self,
            long argcount,
            long posonlyargcount,
            long kwonlyargcount,
            long nlocals,
            long stacksize,
            long flags,
            long firstlineno,
            long code,
            long consts,
            long names,
            long varnames,
            long freevars,
            long cellvars,
            long filename,
            long name,
            long qualname,
            long linetable,
            long exceptiontable) {
        CodeSpec s = PyCode.spec(self);
        same(ts, self, "co_argcount", argcount);
        same(ts, self, "co_posonlyargcount", posonlyargcount);
        same(ts, self, "co_kwonlyargcount", kwonlyargcount);
        same(ts, self, "co_nlocals", nlocals);
        same(ts, self, "co_code", code);
        same(ts, self, "co_varnames", varnames);
        same(ts, self, "co_freevars", freevars);
        same(ts, self, "co_cellvars", cellvars);
        same(ts, self, "co_names", names);
        same(ts, self, "co_consts", consts);
        int newFlags = flags == 0 ? PyCodeObject.co_flags(self) : number(ts, flags);
        int line = firstlineno == 0 ? s.firstLineNo() : number(ts, firstlineno);
        long[] items = new long[(int) PyTuple.size(PyCodeObject.co_consts(self))];
        for (int i = 0; i < items.length; i++) {
            items[i] = Refs.retain(ts, PyTuple.item(PyCodeObject.co_consts(self), i));
        }
        CodeSpec changed =
                new CodeSpec(
                        text(ts, "co_name", name, s.name()),
                        text(ts, "co_qualname", qualname, s.qualname()),
                        text(ts, "co_filename", filename, s.filename()),
                        line,
                        s.entry(),
                        newFlags,
                        s.argcount(),
                        s.posonlyargcount(),
                        s.kwonlyargcount(),
                        s.nlocals(),
                        s.varnames(),
                        s.cellvars(),
                        s.freevars(),
                        s.positions(),
                        items,
                        s.listing(),
                        null);
        if (s.entry().owner() != null) {
            Pins.keepUntilExit(Refs.retain(ts, self)); // its class, which both run, must stay
        }
        return PyCode.create(ts, changed);
    }

    private static int number(ThreadState ts, long value) {
        return (int) PyLong.asLong(ts, value);
    }

    private static String text(ThreadState ts, String field, long value, String old) {
        if (value == 0) {
            return old;
        }
        if (!PyUnicode.TYPE.isInstance(value)) {
            throw wrongType(ts, field, "str", value);
        }
        return PyUnicode.toJava(value);
    }

    private static PyException wrongType(ThreadState ts, String field, String what, long value) {
        return Errors.typeError(ts, "replace() argument '" + field + "' must be " + what + ", not "
                + PyType.of(value).name());
    }

    /** What the compiled method depends on cannot be changed. */
    private static void same(ThreadState ts, long self, String field, long value) {
        if (value == 0) {
            return;
        }
        long old = Abstract.getAttr(ts, self, Names.of(field));
        try {
            if (!Abstract.compareBool(ts, old, value, CompareOp.EQ)) {
                throw Errors.notImplemented(ts, "code.replace(" + field + "=…)");
            }
        } finally {
            Refs.release(ts, old);
        }
    }
}
