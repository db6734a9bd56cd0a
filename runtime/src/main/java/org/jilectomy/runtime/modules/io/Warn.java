package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** Warnings that built-in modules give; compare {@code PyErr_WarnEx}. */
public final class Warn {
    private Warn() {}

    /** {@code warnings.warn(message, category, 1)}; imports the module if it must. */
    public static void warn(ThreadState ts, PyType category, String message) {
        long importer = PyDict.getItemName(ts, Interpreter.builtinsDict, Names.__import__);
        if (importer == 0) {
            return;
        }
        long warnings;
        try {
            warnings = Abstract.call(ts, importer, Names.of("warnings"));
        } finally {
            Refs.release(ts, importer);
        }
        long text = PyUnicode.fromJava(ts, message);
        try {
            Refs.release(ts, Abstract.callMethod(ts, warnings, Names.of("warn"), text,
                    category.address, PyLong.of(ts, 1)));
        } finally {
            Refs.release(ts, text);
            Refs.release(ts, warnings);
        }
    }

    /**
     * {@code ResourceWarning}, if the module {@code warnings} is there; what it raises is told as
     * what a finalizer raises.
     */
    public static void unclosed(ThreadState ts, long self, String what) {
        if (Interpreter.modules == 0) {
            return;
        }
        long warnings = PyDict.getItemString(ts, Interpreter.modules, "warnings");
        if (warnings == 0) {
            return;
        }
        long text = 0;
        long names = 0;
        long warn = 0;
        try {
            text = PyUnicode.fromJava(ts, what + Abstract.reprJava(ts, self));
            names = PyTuple.of(ts, Names.of("source"));
            warn = Abstract.getAttr(ts, warnings, Names.of("warn"));
            long[] args = {text, Exceptions.ResourceWarning.address, self};
            Refs.release(ts, Abstract.call(ts, warn, args, names));
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in: ", self);
        } finally {
            Refs.xrelease(ts, warn);
            Refs.xrelease(ts, names);
            Refs.xrelease(ts, text);
            Refs.release(ts, warnings);
        }
    }
}
