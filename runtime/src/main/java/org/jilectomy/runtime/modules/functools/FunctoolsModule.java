package org.jilectomy.runtime.modules.functools;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBaseObject;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _functools}. */
public final class FunctoolsModule extends BuiltinModule {
    private static long keywordMark;

    public FunctoolsModule() {
        super("_functools");
    }

    @Override
    protected String doc() {
        return "Tools that operate on functions.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("reduce(module, function, sequence, initial=None, /)",
                "reduce(function, iterable[, initial]) -> value\n\nApply a function of two arguments"
                        + " cumulatively to the items of a sequence\nor iterable, from left to"
                        + " right, so as to reduce the iterable to a single\nvalue.  For example,"
                        + " reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates\n"
                        + "((((1+2)+3)+4)+5).  If initial is present, it is placed before the items"
                        + "\nof the iterable in the calculation, and serves as a default when the\n"
                        + "iterable is empty.")
                .method("cmp_to_key(module, mycmp)",
                        "Convert a cmp= function into a key= function.", "cmpToKey");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyPartial.TYPE);
        putType(ts, dict, PyLruCache.TYPE);
    }

    /** What separates positional from keyword arguments in a key; borrowed. */
    static synchronized long keywordMark(ThreadState ts) {
        if (keywordMark == 0) {
            keywordMark = Abstract.call(ts, PyBaseObject.TYPE.address);
            Pins.immortalUntilExit(keywordMark);
        }
        return keywordMark;
    }

    static long cmpToKey(ThreadState ts, long module, long mycmp) {
        return PyKeyWrapper.create(ts, mycmp, 0);
    }

    static long reduce(ThreadState ts, long module, long function, long sequence, long initial) {
        long it;
        try {
            it = Abstract.iter(ts, sequence);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.typeError(ts, "reduce() arg 2 must support iteration");
        }
        long result = Refs.xretain(ts, initial);
        long value = 0;
        try {
            PyType type = PyType.of(it);
            while ((value = type.tp_iternext(ts, it)) != 0) {
                if (result == 0) {
                    result = value;
                } else {
                    long old = result;
                    result = Abstract.call(ts, function, old, value);
                    Refs.release(ts, old);
                    Refs.release(ts, value);
                }
                value = 0;
            }
        } catch (Throwable t) {
            Refs.xrelease(ts, result);
            Refs.xrelease(ts, value);
            throw t;
        } finally {
            Refs.release(ts, it);
        }
        if (result == 0) {
            throw Errors.typeError(ts, "reduce() of empty iterable with no initial value");
        }
        return result;
    }
}
