package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BuildClass;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyCell;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyTuple;
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
        long hook = PyDict.getItemString(ts, Interpreter.sysDict, "breakpointhook");
        if (hook == 0) {
            throw Errors.runtimeError(ts, "lost sys.breakpointhook");
        }
        try {
            return Abstract.callTuple(ts, hook, args, keywords);
        } finally {
            Refs.release(ts, hook);
        }
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

    // ---------------------------------------------------------------- eval and exec

    static long eval(ThreadState ts, long module, long source, long globals, long locals) {
        if (locals != 0 && locals != Singletons.None && !Abstract.isMapping(ts, locals)) {
            throw Errors.typeError(ts, "locals must be a mapping");
        }
        if (globals != 0 && globals != Singletons.None && !PyDict.TYPE.isInstance(globals)) {
            throw Errors.typeError(ts, Abstract.isMapping(ts, globals)
                    ? "globals must be a real dict; try eval(code, {}, mapping)"
                    : "globals must be a dict");
        }
        if (!PyUnicode.check(source)) {
            return run(ts, source, globals, locals, 0, "eval");
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
            return run(ts, text, globals, locals, 0, "eval");
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
        if (locals != 0 && locals != Singletons.None && !Abstract.isMapping(ts, locals)) {
            throw Errors.typeError(ts, "locals must be a mapping or None, not "
                    + PyType.of(locals).name());
        }
        long cells = closure == Singletons.None ? 0 : closure;
        if (cells != 0 && !PyCode.TYPE.isExactly(source)) {
            throw Errors.typeError(
                    ts, "closure can only be used when source is a code object");
        }
        Refs.release(ts, run(ts, source, globals, locals, cells, "exec"));
        return Singletons.None;
    }

    private static long run(
            ThreadState ts,
            long source,
            long globalsOrNone,
            long localsOrNone,
            long closureOrNull,
            String how) {
        boolean noGlobals = globalsOrNone == 0 || globalsOrNone == Singletons.None;
        boolean noLocals = localsOrNone == 0 || localsOrNone == Singletons.None;
        long globals = noGlobals ? Caller.globals(ts) : Refs.retain(ts, globalsOrNone);
        long locals = !noLocals
                ? Refs.retain(ts, localsOrNone)
                : noGlobals ? Caller.locals(ts) : Refs.retain(ts, globals);
        Caller.done(ts);
        long code = 0;
        try {
            if (!PyDict.contains(ts, globals, Names.__builtins__)) {
                PyDict.setItemName(ts, globals, Names.__builtins__, Interpreter.builtinsDict);
            }
            if (PyCode.TYPE.isExactly(source)) {
                code = Refs.retain(ts, source);
                checkClosure(ts, code, closureOrNull, how);
            } else {
                code = Compiling.compileArgument(ts, source, how);
            }
            return Compilation.run(ts, code, globals, locals, closureOrNull);
        } finally {
            Refs.xrelease(ts, code);
            Refs.release(ts, locals);
            Refs.release(ts, globals);
        }
    }

    private static void checkClosure(ThreadState ts, long code, long closure, String how) {
        int free = PyCode.spec(code).freevars().length;
        if (how.equals("eval")) {
            if (free > 0) {
                throw Errors.typeError(
                        ts, "code object passed to eval() may not contain free variables");
            }
            return;
        }
        if (free == 0) {
            if (closure != 0) {
                throw Errors.typeError(ts, "cannot use a closure with this code object");
            }
            return;
        }
        boolean fits = closure != 0 && PyTuple.TYPE.isExactly(closure)
                && PyTuple.size(closure) == free;
        for (int i = 0; fits && i < free; i++) {
            fits = PyCell.TYPE.isExactly(PyTuple.item(closure, i));
        }
        if (!fits) {
            throw Errors.typeError(
                    ts, "code object requires a closure of exactly length " + free);
        }
    }
}
