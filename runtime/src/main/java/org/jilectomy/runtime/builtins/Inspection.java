package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.LateStart;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** Built-in functions that ask what an object is or has. */
final class Inspection {
    private Inspection() {}

    static long callable(ThreadState ts, long module, long obj) {
        return PyBool.of(Abstract.isCallable(obj));
    }

    static long isInstance(ThreadState ts, long module, long obj, long cls) {
        return PyBool.of(Abstract.isInstance(ts, obj, cls));
    }

    static long isSubclass(ThreadState ts, long module, long cls, long other) {
        return PyBool.of(Abstract.isSubclass(ts, cls, other));
    }

    // ---------------------------------------------------------------- attributes

    private static void checkName(ThreadState ts, long name) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "attribute name must be string, not '"
                    + PyType.of(name).name() + "'");
        }
    }

    static long getattr(ThreadState ts, long module, long object, long name, long orElse) {
        checkName(ts, name);
        if (orElse == 0) {
            return Abstract.getAttr(ts, object, name);
        }
        long value = Abstract.lookupAttr(ts, object, name);
        return value != 0 ? value : Refs.retain(ts, orElse);
    }

    static long hasattr(ThreadState ts, long module, long obj, long name) {
        checkName(ts, name);
        long value = Abstract.lookupAttr(ts, obj, name);
        Refs.xrelease(ts, value);
        return PyBool.of(value != 0);
    }

    static long setattr(ThreadState ts, long module, long obj, long name, long value) {
        checkName(ts, name);
        Abstract.setAttr(ts, obj, name, value);
        return Singletons.None;
    }

    static long delattr(ThreadState ts, long module, long obj, long name) {
        checkName(ts, name);
        Abstract.delAttr(ts, obj, name);
        return Singletons.None;
    }

    // ---------------------------------------------------------------- namespaces

    static long globals(ThreadState ts, long module) {
        long globals = Caller.globals(ts);
        Caller.done(ts);
        LateStart.finish(ts);
        return globals;
    }

    static long locals(ThreadState ts, long module) {
        long locals = Caller.locals(ts);
        Caller.done(ts);
        LateStart.finish(ts);
        return locals;
    }

    static long vars(ThreadState ts, long module, long object) {
        if (object == 0) {
            return locals(ts, module);
        }
        Caller.done(ts);
        long dict = Abstract.lookupAttr(ts, object, Names.__dict__);
        if (dict == 0) {
            throw Errors.typeError(ts, "vars() argument must have __dict__ attribute");
        }
        return dict;
    }

    /** Compare {@code PyObject_Dir}. */
    static long dir(ThreadState ts, long module, long object) {
        long names;
        if (object == 0) {
            long locals = locals(ts, module);
            try {
                names = Abstract.callMethod(ts, locals, Names.keys);
            } finally {
                Refs.release(ts, locals);
            }
        } else {
            Caller.done(ts);
            long method = Abstract.lookupSpecial(ts, object, Names.__dir__);
            if (method == 0) {
                throw Errors.typeError(ts, "object does not provide __dir__");
            }
            try {
                names = Abstract.call(ts, method);
            } finally {
                Refs.release(ts, method);
            }
        }
        long list;
        try {
            list = PyList.fromIterable(ts, names);
        } finally {
            Refs.release(ts, names);
        }
        try {
            PyList.sort(ts, list, 0, false);
            return list;
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
    }
}
