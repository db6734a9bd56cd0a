package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyModuleObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code repr(module)}: what {@code __spec__} says of the module, else its own attributes; compare
 * importlib's {@code _module_repr}.
 */
final class ModuleRepr {
    private ModuleRepr() {}

    static long of(ThreadState ts, long module) {
        LateStart.finish(ts); // tells the loader
        long dict = PyModuleObject.md_dict(module);
        long spec = PyDict.getItem(ts, dict, Names.__spec__);
        try {
            boolean described = spec != 0 && Abstract.isTrue(ts, spec);
            long own = described ? 0 : ofLoader(ts, dict, module);
            if (own != 0) {
                return own;
            }
            String text = described ? ofSpec(ts, spec) : ofAttributes(ts, dict);
            return PyUnicode.fromJava(ts, "<module " + text + ">");
        } finally {
            Refs.xrelease(ts, spec);
        }
    }

    /** What an old loader's {@code module_repr} says, owned; 0 if it has none or fails. */
    private static long ofLoader(ThreadState ts, long dict, long module) {
        long loader = PyDict.getItem(ts, dict, Names.of("__loader__"));
        if (loader == 0) {
            return 0;
        }
        long method = 0;
        try {
            method = Abstract.lookupAttr(ts, loader, Names.of("module_repr"));
            return method == 0 ? 0 : Abstract.call(ts, method, module);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.Exception)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        } finally {
            Refs.xrelease(ts, method);
            Refs.release(ts, loader);
        }
    }

    private static String ofSpec(ThreadState ts, long spec) {
        long name = Abstract.getAttr(ts, spec, Names.name);
        long origin = 0;
        long loader = 0;
        long located = 0;
        try {
            String shown = name == Singletons.None ? "'?'" : Abstract.reprJava(ts, name);
            origin = Abstract.getAttr(ts, spec, Names.of("origin"));
            loader = Abstract.getAttr(ts, spec, Names.of("loader"));
            if (origin == Singletons.None) {
                return loader == Singletons.None
                        ? shown
                        : shown + " (" + Abstract.reprJava(ts, loader) + ")";
            }
            located = Abstract.getAttr(ts, spec, Names.of("has_location"));
            return Abstract.isTrue(ts, located)
                    ? shown + " from " + Abstract.reprJava(ts, origin)
                    : shown + " (" + Abstract.strJava(ts, origin) + ")";
        } finally {
            Refs.xrelease(ts, located);
            Refs.xrelease(ts, loader);
            Refs.xrelease(ts, origin);
            Refs.release(ts, name);
        }
    }

    private static String ofAttributes(ThreadState ts, long dict) {
        long name = PyDict.getItem(ts, dict, Names.__name__);
        long file = PyDict.getItem(ts, dict, Names.of("__file__"));
        long loader = PyDict.getItem(ts, dict, Names.of("__loader__"));
        try {
            String shown = name == 0 ? "'?'" : Abstract.reprJava(ts, name);
            if (file != 0) {
                return shown + " from " + Abstract.reprJava(ts, file);
            }
            return loader == 0 || loader == Singletons.None
                    ? shown
                    : shown + " (" + Abstract.reprJava(ts, loader) + ")";
        } finally {
            Refs.xrelease(ts, loader);
            Refs.xrelease(ts, file);
            Refs.xrelease(ts, name);
        }
    }
}
