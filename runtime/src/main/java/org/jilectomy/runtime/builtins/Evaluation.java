package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.imports.ModuleSource;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.BuildClass;
import org.jilectomy.runtime.objects.CallerFrame;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** Built-in functions that run or load code. */
final class Evaluation {
    private Evaluation() {}

    static long buildClass(
            ThreadState ts, long module, long func, long name, long bases, long keywords) {
        if (name == 0) {
            throw Errors.typeError(ts, "__build_class__: not enough arguments");
        }
        return BuildClass.build(ts, func, name, bases, keywords);
    }

    static long breakpoint(ThreadState ts, long module, long args, long keywords) {
        throw Errors.notImplemented(ts, "breakpoint()");
    }

    static long help(ThreadState ts, long module, long args, long keywords) {
        throw Errors.notImplemented(ts, "help()");
    }

    // ---------------------------------------------------------------- import

    static long importName(
            ThreadState ts,
            long module,
            long name,
            long globals,
            long locals,
            long fromlist,
            long level) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "module name must be a string");
        }
        long depth = level == 0 ? 0 : Abstract.asIndex(ts, level);
        if (depth < 0) {
            throw Errors.valueError(ts, "level must be >= 0");
        }
        if (depth == 0 && PyUnicode.length(name) == 0) {
            throw Errors.valueError(ts, "Empty module name");
        }
        return Importer.importName(
                ts,
                name,
                globals == Singletons.None ? 0 : globals,
                fromlist,
                (int) Math.min(depth, Integer.MAX_VALUE));
    }

    // ---------------------------------------------------------------- compile

    static long compile(
            ThreadState ts,
            long module,
            long source,
            long filename,
            long mode,
            long flags,
            long dontInherit,
            long optimize,
            long featureVersion) {
        String file;
        if (PyUnicode.check(filename)) {
            file = PyUnicode.toJava(filename);
        } else if (PyBytes.TYPE.isInstance(filename)) {
            file = new String(PyBytes.toArray(filename), java.nio.charset.StandardCharsets.UTF_8);
        } else {
            throw Errors.typeError(ts, "expected str, bytes or os.PathLike object, not "
                    + PyType.of(filename).name());
        }
        if (!PyUnicode.check(mode)) {
            throw Errors.typeError(ts, "compile() argument 'mode' must be str, not "
                    + PyType.of(mode).name());
        }
        String how = PyUnicode.toJava(mode);
        if (!how.equals("exec") && !how.equals("eval") && !how.equals("single")) {
            throw Errors.valueError(
                    ts, "compile() mode must be 'exec', 'eval' or 'single'");
        }
        return compileText(ts, source, file, how, "compile", "string, bytes or AST");
    }

    /** Compare {@code source_as_string}. */
    private static long compileText(
            ThreadState ts, long source, String file, String mode, String caller, String what) {
        if (PyByteArray.TYPE.isInstance(source)) {
            long bytes = Abstract.call(ts, PyBytes.TYPE.address, source);
            try {
                return compileText(ts, bytes, file, mode, caller, what);
            } finally {
                Refs.release(ts, bytes);
            }
        }
        String text;
        if (PyUnicode.check(source)) {
            text = PyUnicode.toJava(source);
        } else if (PyBytes.TYPE.isInstance(source)) {
            text = ModuleSource.decode(ts, PyBytes.toArray(source), file);
        } else {
            throw Errors.typeError(ts, caller + "() arg 1 must be a " + what + " object");
        }
        if (text.indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "source code string cannot contain null bytes");
        }
        return Compilation.compile(ts, text, file, mode);
    }

    // ---------------------------------------------------------------- eval and exec

    static long eval(ThreadState ts, long module, long source, long globals, long locals) {
        if (locals != 0 && locals != Singletons.None && !isMapping(ts, locals)) {
            throw Errors.typeError(ts, "locals must be a mapping");
        }
        if (globals != 0 && globals != Singletons.None && !PyDict.TYPE.isInstance(globals)) {
            throw Errors.typeError(ts, isMapping(ts, globals)
                    ? "globals must be a real dict; try eval(code, {}, mapping)"
                    : "globals must be a dict");
        }
        if (!PyUnicode.check(source)) {
            return run(ts, source, globals, locals, "eval");
        }
        int start = 0;
        int n = PyUnicode.length(source);
        while (start < n
                && (PyUnicode.charAt(source, start) == ' '
                        || PyUnicode.charAt(source, start) == '\t')) {
            start++;
        }
        long text = PyUnicode.substring(ts, source, start, n);
        try {
            return run(ts, text, globals, locals, "eval");
        } finally {
            Refs.release(ts, text);
        }
    }

    static long exec(
            ThreadState ts, long module, long source, long globals, long locals, long closure) {
        if (globals != 0 && globals != Singletons.None && !PyDict.TYPE.isInstance(globals)) {
            throw Errors.typeError(
                    ts, "exec() globals must be a dict, not " + PyType.of(globals).name());
        }
        if (locals != 0 && locals != Singletons.None && !isMapping(ts, locals)) {
            throw Errors.typeError(ts, "locals must be a mapping or None, not "
                    + PyType.of(locals).name());
        }
        if (closure != 0 && closure != Singletons.None) {
            throw Errors.notImplemented(ts, "exec() with a closure");
        }
        Refs.release(ts, run(ts, source, globals, locals, "exec"));
        return Singletons.None;
    }

    private static long run(
            ThreadState ts, long source, long globalsOrNone, long localsOrNone, String how) {
        boolean noGlobals = globalsOrNone == 0 || globalsOrNone == Singletons.None;
        boolean noLocals = localsOrNone == 0 || localsOrNone == Singletons.None;
        long globals = noGlobals ? CallerFrame.globals(ts) : globalsOrNone;
        long locals = !noLocals
                ? localsOrNone : noGlobals ? CallerFrame.locals(ts) : globals;
        Refs.retain(ts, globals);
        Refs.retain(ts, locals);
        long code = 0;
        try {
            if (!PyDict.contains(ts, globals, Names.__builtins__)) {
                PyDict.setItemName(ts, globals, Names.__builtins__, Interpreter.builtinsDict);
            }
            if (PyCode.TYPE.isExactly(source)) {
                code = Refs.retain(ts, source);
                if (PyCode.spec(code).freevars().length > 0) {
                    throw Errors.typeError(ts, "code object passed to " + how
                            + "() may not contain free variables");
                }
            } else {
                code = compileText(
                        ts, source, "<string>", how, how, "string, bytes or code");
            }
            return Compilation.run(ts, code, globals, locals);
        } finally {
            Refs.xrelease(ts, code);
            Refs.release(ts, locals);
            Refs.release(ts, globals);
        }
    }

    /** {@code PyMapping_Check}. */
    private static boolean isMapping(ThreadState ts, long value) {
        if (PyDict.TYPE.isInstance(value)) {
            return true;
        }
        long getItem = Attributes.lookupType(ts, PyType.of(value), Names.__getitem__);
        Refs.xrelease(ts, getItem);
        return getItem != 0;
    }
}
