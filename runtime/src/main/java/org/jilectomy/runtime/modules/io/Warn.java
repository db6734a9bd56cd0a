package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
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
}
