package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code atexit}. What is registered is a Python list of {@code (function, args,
 * kwargs)} in the module's dict, so that module teardown finds and releases it.
 */
final class AtexitModule extends BuiltinModule {
    private static final String CALLS = " calls"; // no name a program could write

    AtexitModule() {
        super("atexit");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("register(module, func, /, *args, **kwargs)", null)
                .method("unregister(module, func, /)", null)
                .method("_run_exitfuncs(module, /)", null, "runExitFunctions")
                .method("_clear(module, /)", null, "clear")
                .method("_ncallbacks(module, /)", null, "count");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, CALLS, PyList.create(ts));
    }

    private static long calls(ThreadState ts, long module) {
        return PyDict.getItemString(ts, PyModule.dict(module), CALLS);
    }

    static long register(ThreadState ts, long module, long func, long args, long kwargs) {
        if (!Abstract.isCallable(func)) {
            throw Errors.typeError(ts, "the first argument must be callable");
        }
        long list = calls(ts, module);
        long call = PyTuple.of(ts, func, args, kwargs);
        PyList.append(ts, list, call);
        Refs.release(ts, call);
        Refs.release(ts, list);
        return Refs.retain(ts, func);
    }

    static long unregister(ThreadState ts, long module, long func) {
        long list = calls(ts, module);
        try {
            for (long i = PyList.size(list) - 1; i >= 0; i--) {
                long call = PyList.getItem(ts, list, i);
                try {
                    if (Abstract.compareBool(ts, PyTuple.item(call, 0), func, CompareOp.EQ)) {
                        PyList.delItem(ts, list, i);
                    }
                } finally {
                    Refs.release(ts, call);
                }
            }
        } finally {
            Refs.release(ts, list);
        }
        return Singletons.None;
    }

    /**
     * Last registered, first called; an exception is printed and the next one runs. What these
     * calls register is too late: it is dropped.
     */
    static long runExitFunctions(ThreadState ts, long module) {
        long list = calls(ts, module);
        try {
            for (long i = PyList.size(list) - 1; i >= 0; i--) {
                if (i >= PyList.size(list)) {
                    continue; // a call unregistered others
                }
                long call = PyList.getItem(ts, list, i);
                run(ts, call);
                Refs.release(ts, call);
            }
            PyList.clear(ts, list);
        } finally {
            Refs.release(ts, list);
        }
        return Singletons.None;
    }

    private static void run(ThreadState ts, long call) {
        long func = PyTuple.item(call, 0);
        try {
            Refs.release(ts,
                    Abstract.callTuple(ts, func, PyTuple.item(call, 1), PyTuple.item(call, 2)));
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in atexit callback: ", func);
        }
    }

    static long clear(ThreadState ts, long module) {
        long list = calls(ts, module);
        PyList.clear(ts, list);
        Refs.release(ts, list);
        return Singletons.None;
    }

    static long count(ThreadState ts, long module) {
        long list = calls(ts, module);
        long n = PyList.size(list);
        Refs.release(ts, list);
        return PyLong.of(ts, n);
    }
}
