package org.jilectomy.runtime.modules.warnings;

import org.jilectomy.runtime.builtins.SourceLines;
import org.jilectomy.runtime.builtins.TracebackPrinter;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Shows a warning: by {@code warnings._showwarnmsg}, which programs may replace, or as {@code
 * FILE:LINE: Category: text} on {@code sys.stderr} while that module is not imported.
 */
final class WarningPrinter {
    private WarningPrinter() {}

    /** Shows a warning; {@code sourceLine} and {@code source} may be 0. */
    static void show(ThreadState ts, long category, long text, long message, long filename,
            int lineno, long sourceLine, long source) {
        if (source != 0 && source != Singletons.None) {
            Refs.release(ts, Importer.importModule(ts, "warnings")); // it tells where it was made
        }
        long show = WarningFilters.fromModule(ts, "warnings", "_showwarnmsg");
        if (show == 0) {
            print(ts, category, text, filename, lineno, sourceLine);
            return;
        }
        long type = 0;
        long record = 0;
        long line = PyLong.of(ts, lineno);
        try {
            if (!Abstract.isCallable(show)) {
                throw Errors.typeError(ts, "warnings._showwarnmsg() must be set to a callable");
            }
            type = WarningFilters.fromModule(ts, "warnings", "WarningMessage");
            if (type == 0) {
                throw Errors.runtimeError(ts, "unable to get warnings.WarningMessage");
            }
            record = Abstract.call(ts, type, new long[] {message, category, filename,
                line, Singletons.None, Singletons.None,
                source == 0 ? Singletons.None : source}, 0);
            Refs.release(ts, Abstract.call(ts, show, record));
        } finally {
            Refs.release(ts, line);
            Refs.xrelease(ts, record);
            Refs.xrelease(ts, type);
            Refs.release(ts, show);
        }
    }

    private static void print(
            ThreadState ts, long category, long text, long filename, int lineno, long sourceLine) {
        String name = PyTypeType.isType(category)
                ? PyType.at(category).simpleName()
                : Abstract.strJava(ts, category);
        String file = Abstract.strJava(ts, filename);
        String line = sourceLine != 0 && PyUnicode.check(sourceLine)
                ? PyUnicode.toJava(sourceLine)
                : new SourceLines().line(file, lineno);
        String out = file + ":" + lineno + ": " + name + ": " + Abstract.strJava(ts, text) + "\n";
        if (line != null && !line.isBlank()) {
            out += "  " + line.strip() + "\n";
        }
        TracebackPrinter.toStandardError(ts, out);
    }

    /** Compare {@code _PyErr_WarnUnawaitedCoroutine}. */
    static void unawaited(ThreadState ts, long coroutine) {
        if (isOfTheLibrary(ts, coroutine)) {
            return;
        }
        long warn = WarningFilters.fromModule(ts, "warnings", "_warn_unawaited_coroutine");
        if (warn != 0) {
            try {
                Refs.release(ts, Abstract.call(ts, warn, coroutine));
            } finally {
                Refs.release(ts, warn);
            }
            return;
        }
        long name = Abstract.getAttr(ts, coroutine, Names.of("__qualname__"));
        try {
            Warnings.warn(ts, Exceptions.RuntimeWarning,
                    "coroutine '" + Abstract.strJava(ts, name) + "' was never awaited", 1);
        } finally {
            Refs.release(ts, name);
        }
    }

    /** The library's {@code _collections_abc} makes a coroutine for its type and drops it. */
    private static boolean isOfTheLibrary(ThreadState ts, long coroutine) {
        long code = Abstract.lookupAttr(ts, coroutine, Names.of("cr_code"));
        boolean same = code != 0 && PyCode.TYPE.isExactly(code)
                && PyCode.spec(code).filename().equals("<frozen _collections_abc>");
        Refs.xrelease(ts, code);
        return same;
    }
}
