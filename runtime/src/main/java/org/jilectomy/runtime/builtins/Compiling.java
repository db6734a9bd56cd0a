package org.jilectomy.runtime.builtins;

import java.nio.charset.StandardCharsets;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.builtins.nodes.FeatureVersion;
import org.jilectomy.runtime.builtins.nodes.NodeChecks;
import org.jilectomy.runtime.builtins.nodes.NodeClasses;
import org.jilectomy.runtime.builtins.nodes.NodesFromPython;
import org.jilectomy.runtime.builtins.nodes.NodesToPython;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.compiler.CompileOptions;
import org.jilectomy.runtime.imports.ModuleSource;
import org.jilectomy.runtime.linker.LiveFrames;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyMemoryView;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.parser.Dialect;
import org.jilectomy.runtime.parser.SyntaxErrorException;
import org.jilectomy.runtime.state.ThreadState;

/** The built-in function {@code compile}, and what it shares with {@code eval} and {@code exec}. */
final class Compiling {
    private static final int ONLY_AST = 0x400;
    private static final int DONT_IMPLY_DEDENT = 0x200;
    private static final int TYPE_COMMENTS = 0x1000;
    private static final int TOP_LEVEL_AWAIT = 0x2000;
    private static final int ALLOW_INCOMPLETE = 0x4000;

    /** The n of the Python 3.n in which {@code async} became a keyword. */
    private static final int ASYNC_KEYWORDS = 7;

    /** All that {@code __future__} has, and the old {@code CO_NESTED}. */
    private static final int FUTURES = PyCode.FUTURES | CodeSpec.CO_NESTED;

    private static final int KNOWN = FUTURES | ONLY_AST | DONT_IMPLY_DEDENT | TYPE_COMMENTS
            | TOP_LEVEL_AWAIT | ALLOW_INCOMPLETE;

    private Compiling() {}

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
        String file = filename(ts, filename);
        if (!PyUnicode.check(mode)) {
            throw Errors.typeError(ts, "compile() argument 'mode' must be str, not "
                    + PyType.of(mode).name());
        }
        String how = PyUnicode.toJava(mode);
        int f = flags == 0 ? 0 : PyLong.asInt(ts, flags);
        boolean inherit = dontInherit == 0 || !Abstract.isTrue(ts, dontInherit);
        int level = optimize == 0 ? -1 : PyLong.asInt(ts, optimize);
        if ((f & ~KNOWN) != 0) {
            throw Errors.valueError(ts, "compile(): unrecognised flags");
        }
        if (level < -1 || level > 2) {
            throw Errors.valueError(ts, "compile(): invalid optimize value");
        }
        boolean tree = (f & ONLY_AST) != 0;
        switch (how) {
            case "exec", "eval", "single" -> {}
            case "func_type" -> {
                if (!tree) {
                    throw Errors.valueError(
                            ts, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
                }
            }
            default -> throw Errors.valueError(ts, tree
                    ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                    : "compile() mode must be 'exec', 'eval' or 'single'");
        }
        if (inherit) {
            f |= callerFlags(ts);
        }
        int minor = featureVersion == 0 ? -1 : PyLong.asInt(ts, featureVersion);
        Dialect dialect = new Dialect(
                (f & CodeSpec.CO_FUTURE_BARRY_AS_BDFL) != 0,
                (f & TYPE_COMMENTS) != 0,
                tree && minor >= 0 && minor < ASYNC_KEYWORDS);
        CompileOptions options = new CompileOptions(
                level < 0 ? CompileOptions.DEFAULT.optimize() : level,
                (f & CodeSpec.CO_FUTURE_ANNOTATIONS) != 0,
                (f & TOP_LEVEL_AWAIT) != 0,
                (f & ALLOW_INCOMPLETE) != 0,
                dialect,
                false);
        if (NodeClasses.isNode(source)) {
            return compileTree(ts, source, file, how, tree, options);
        }
        String text = text(ts, source, file, "compile", "string, bytes or AST");
        if (tree) {
            Mod parsed = Compilation.parse(ts, text, file, how, options);
            if (minor >= 0) {
                try {
                    FeatureVersion.check(parsed, minor, file, text);
                } catch (SyntaxErrorException e) {
                    throw Compilation.syntaxError(ts, e, text);
                }
            }
            return NodesToPython.convert(ts, parsed);
        }
        return Compilation.compile(ts, text, file, how, options);
    }

    private static long compileTree(
            ThreadState ts, long source, String file, String mode, boolean tree,
            CompileOptions options) {
        if (tree) {
            return Refs.retain(ts, source);
        }
        String root =
                switch (mode) {
                    case "eval" -> "Expression";
                    case "single" -> "Interactive";
                    case "func_type" -> "FunctionType";
                    default -> "Module";
                };
        Mod mod = (Mod) NodesFromPython.convert(ts, source, root);
        NodeChecks.check(ts, mod);
        return Compilation.compile(ts, mod, file, options);
    }

    /** Compiles the argument of {@code eval} or {@code exec}; future imports are the caller's. */
    static long compileArgument(ThreadState ts, long source, String caller) {
        String text = text(ts, source, "<string>", caller, "string, bytes or code");
        int flags = callerFlags(ts);
        boolean annotations = (flags & CodeSpec.CO_FUTURE_ANNOTATIONS) != 0;
        boolean barry = (flags & CodeSpec.CO_FUTURE_BARRY_AS_BDFL) != 0;
        if (!annotations && !barry) {
            return Compilation.compileText(ts, text, caller);
        }
        return Compilation.compile(ts, text, "<string>", caller, new CompileOptions(
                CompileOptions.DEFAULT.optimize(), annotations, false, false,
                new Dialect(barry, false, false), false));
    }

    /** The future features of the Python function that called us. */
    private static int callerFlags(ThreadState ts) {
        long code = PyCode.anyFutures() ? LiveFrames.code() : 0;
        return code == 0 ? 0 : PyCodeObject.co_flags(code) & FUTURES & ~CodeSpec.CO_NESTED;
    }

    /** A path: str, bytes or what {@code __fspath__} gives. */
    private static String filename(ThreadState ts, long value) {
        if (PyUnicode.check(value)) {
            return PyUnicode.toJava(value);
        }
        if (PyBytes.TYPE.isInstance(value)) {
            return new String(PyBytes.toArray(value), StandardCharsets.UTF_8);
        }
        long method = Abstract.lookupSpecial(ts, value, Names.of("__fspath__"));
        if (method == 0) {
            throw Errors.typeError(ts, "expected str, bytes or os.PathLike object, not "
                    + PyType.of(value).name());
        }
        long path = 0;
        try {
            path = Abstract.call(ts, method);
            if (PyUnicode.check(path) || PyBytes.TYPE.isInstance(path)) {
                return filename(ts, path);
            }
            throw Errors.typeError(ts, "expected " + PyType.of(value).name()
                    + ".__fspath__() to return str or bytes, not " + PyType.of(path).name());
        } finally {
            Refs.xrelease(ts, path);
            Refs.release(ts, method);
        }
    }

    /** The source text; compare {@code source_as_string}. */
    static String text(ThreadState ts, long source, String file, String caller, String what) {
        String text;
        if (PyUnicode.check(source)) {
            text = PyUnicode.toJava(source);
        } else if (PyBytes.TYPE.isInstance(source)) {
            text = ModuleSource.decode(ts, PyBytes.toArray(source), file);
        } else if (PyByteArray.TYPE.isInstance(source)
                || PyMemoryView.TYPE.isInstance(source)) {
                    long bytes = Abstract.call(ts, PyBytes.TYPE.address, source);
                    try {
                        return text(ts, bytes, file, caller, what);
                    } finally {
                        Refs.release(ts, bytes);
                    }
                } else {
                    throw Errors.typeError(ts, caller + "() arg 1 must be a " + what + " object");
                }
        if (text.indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "source code string cannot contain null bytes");
        }
        return text;
    }
}
