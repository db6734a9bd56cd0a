package org.jilectomy.runtime.imports;

import org.jilectomy.heap.layout.PyModuleObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** ImportError and ModuleNotFoundError with their {@code name} and {@code path}. */
final class ImportErrors {
    private static final long FILE = Names.of("__file__");

    private ImportErrors() {}

    /** Whether an exception says that just this module does not exist. */
    static boolean isNotFound(ThreadState ts, PyException e, String name) {
        if (!Errors.matches(e, Exceptions.ModuleNotFoundError)) {
            return false;
        }
        long about = Abstract.lookupAttr(ts, e.value(), Names.name);
        boolean same = about != 0 && PyUnicode.TYPE.isInstance(about)
                && PyUnicode.toJava(about).equals(name);
        Refs.xrelease(ts, about);
        return same;
    }

    /**
     * {@code from module import name} found nothing.
     *
     * @param moduleName the module's {@code __name__}, or 0
     */
    static PyException cannotImport(
            ThreadState ts, long module, long name, long moduleName) {
        boolean named = moduleName != 0 && PyUnicode.TYPE.isInstance(moduleName);
        long file = PyModule.TYPE.isInstance(module)
                ? PyDict.getItem(ts, PyModuleObject.md_dict(module), FILE) : 0;
        boolean placed = file != 0 && PyUnicode.TYPE.isInstance(file);
        String message = "cannot import name " + Abstract.reprJava(ts, name) + " from ";
        String shown = named ? Abstract.reprJava(ts, moduleName) : "'<unknown module name>'";
        if (!placed) {
            message += shown + " (unknown location)";
        } else if (Specs.isInitializing(ts, module)) {
            message += "partially initialized module " + shown
                    + " (most likely due to a circular import) (" + PyUnicode.toJava(file) + ")";
        } else {
            message += shown + " (" + PyUnicode.toJava(file) + ")";
        }
        try {
            return make(ts, Exceptions.ImportError, message,
                    named ? moduleName : Singletons.None, placed ? file : Singletons.None);
        } finally {
            Refs.xrelease(ts, file);
        }
    }

    static PyException make(
            ThreadState ts, PyType type, String message, long name, long path) {
        long text = PyUnicode.fromJava(ts, message);
        long keywords = PyTuple.of(ts, Names.name, Names.of("path"));
        try {
            long[] args = {text, name, path};
            return Errors.chained(ts, Abstract.call(ts, type.address, args, keywords));
        } finally {
            Refs.release(ts, keywords);
            Refs.release(ts, text);
        }
    }
}
