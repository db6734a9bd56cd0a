package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyWeakProxy;
import org.jilectomy.runtime.objects.PyWeakref;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _weakref}; compare CPython {@code Modules/_weakref.c}. */
final class WeakrefModule extends BuiltinModule {
    WeakrefModule() {
        super("_weakref");
    }

    @Override
    protected String doc() {
        return "Weak-reference support module.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_remove_dead_weakref(module, dct, key, /)",
                "Atomically remove key from dict if it points to a dead weakref.", "removeDead")
                .method("getweakrefcount(module, object, /)",
                        "Return the number of weak references to 'object'.", "count")
                .method("getweakrefs(module, object, /)",
                        "getweakrefs(object) -- return a list of all weak reference objects\nthat"
                                + " point to 'object'.",
                        "list")
                .method("proxy(module, /, *args)",
                        "proxy(object[, callback]) -- create a proxy object that weakly\n"
                                + "references 'object'.  'callback', if given, is called with a\n"
                                + "reference to the proxy when 'object' is about to be finalized.");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        put(ts, dict, "ref", PyWeakref.TYPE);
        put(ts, dict, "ReferenceType", PyWeakref.TYPE);
        put(ts, dict, "ProxyType", PyWeakProxy.TYPE);
        put(ts, dict, "CallableProxyType", PyWeakProxy.CALLABLE);
    }

    private static void put(ThreadState ts, long dict, String name, PyType type) {
        PyDict.setItemName(ts, dict, Names.of(name), type.address);
    }

    static long removeDead(ThreadState ts, long module, long dict, long key) {
        if (!PyDict.TYPE.isInstance(dict)) {
            throw Errors.typeError(ts, "_remove_dead_weakref() argument 1 must be dict, not "
                    + PyType.of(dict).name());
        }
        long ref = PyDict.getItem(ts, dict, key);
        if (ref == 0) {
            return Singletons.None;
        }
        try {
            if (!PyWeakref.isWeak(ref)) {
                throw Errors.typeError(ts, "not a weakref");
            }
            if (PyWeakref.isDead(ts, ref)) {
                PyDict.delItemIfSame(ts, dict, key, ref);
            }
            return Singletons.None;
        } finally {
            Refs.release(ts, ref);
        }
    }

    static long count(ThreadState ts, long module, long object) {
        long[] refs = PyWeakref.all(ts, object);
        for (long ref : refs) {
            Refs.release(ts, ref);
        }
        return PyLong.of(ts, refs.length);
    }

    static long list(ThreadState ts, long module, long object) {
        long list = PyList.create(ts);
        for (long ref : PyWeakref.all(ts, object)) {
            PyList.append(ts, list, ref);
            Refs.release(ts, ref);
        }
        return list;
    }

    static long proxy(ThreadState ts, long module, long args) {
        int n = (int) PyTuple.size(args);
        if (n < 1 || n > 2) {
            throw Errors.typeError(ts, "proxy expected at " + (n < 1 ? "least 1 argument"
                    : "most 2 arguments") + ", got " + n);
        }
        return PyWeakProxy.create(ts, PyTuple.item(args, 0),
                n < 2 ? Singletons.None : PyTuple.item(args, 1));
    }
}
