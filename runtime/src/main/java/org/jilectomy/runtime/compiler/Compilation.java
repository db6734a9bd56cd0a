package org.jilectomy.runtime.compiler;

import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.linker.TextCache;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.LongText;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.parser.Parser;
import org.jilectomy.runtime.parser.SyntaxErrorException;
import org.jilectomy.runtime.state.ThreadState;

/** The compiler's two doors: source to code object, code object to result. */
public final class Compilation {
    private Compilation() {}

    /**
     * Compiles source text.
     *
     * @param mode {@code exec}, {@code eval} or {@code single}
     * @return code object, owned; it can be run any number of times with {@link #run}
     * @throws PyException SyntaxError and its kin
     */
    public static long compile(ThreadState ts, String source, String filename, String mode) {
        return compile(ts, source, filename, mode, CompileOptions.DEFAULT);
    }

    public static long compile(
            ThreadState ts, String source, String filename, String mode, CompileOptions options) {
        return compile(ts, parse(ts, source, filename, mode, options), filename,
                options.of(source, filename));
    }

    /** The argument of {@code eval} or {@code exec}; the library's own come with the build. */
    public static long compileText(ThreadState ts, String source, String mode) {
        boolean keeps = !RELOAD && !Tracing.everything;
        if (keeps) {
            CodeUnit known = TextCache.get(mode, source);
            if (known == null && CompileOptions.DEFAULT.optimize() == 0) {
                known = FrozenTexts.take(ts, mode, source);
                if (known != null) {
                    known.makeTemporary();
                }
            }
            if (known != null) {
                return codeOf(ts, known);
            }
        }
        int told = SourceWarnings.TOLD.get();
        long code = compile(ts, source, "<string>", mode);
        FrozenTexts.record(mode, source);
        if (keeps && told == SourceWarnings.TOLD.get() && !Tracing.wants(source, "<string>")) {
            TextCache.put(mode, source, (CodeUnit) PyCode.entryPoint(code).unit);
        }
        return code;
    }

    /** For {@link Freezer}. */
    static CodeUnit unit(ThreadState ts, String source, String filename, String mode) {
        CompileOptions options = CompileOptions.DEFAULT;
        return compileUnit(ts, parse(ts, source, filename, mode, options), filename, options);
    }

    /** Parses source text; as {@link #compile} otherwise. */
    public static Mod parse(
            ThreadState ts, String source, String filename, String mode, CompileOptions options) {
        SourceWarnings warnings = new SourceWarnings(ts, filename);
        Parser.setMaxStrDigits(LongText.maxStrDigits());
        try {
            return switch (mode) {
                case "func_type" ->
                        Parser.parseFunctionType(source, filename, warnings, options.dialect());
                case "eval" ->
                        Parser.parseExpression(
                                source, filename, options.allowIncomplete(), warnings,
                                options.dialect());
                case "single" ->
                        Parser.parseInteractive(
                                source, filename, options.allowIncomplete(), warnings,
                                options.dialect());
                default ->
                        Parser.parseModule(
                                source, filename, options.allowIncomplete(), warnings,
                                options.dialect());
            };
        } catch (SyntaxErrorException e) {
            throw syntaxError(ts, e, source);
        }
    }

    /** Compiles a tree. */
    public static long compile(
            ThreadState ts, Mod mod, String filename, CompileOptions options) {
        CodeUnit unit;
        try {
            unit = compileUnit(ts, mod, filename, options);
        } catch (SyntaxErrorException e) {
            throw syntaxError(ts, e, SourceFile.text(filename));
        } catch (StackOverflowError e) {
            throw Errors.recursionError(
                    ts, "maximum recursion depth exceeded during compilation");
        }
        if (RELOAD) {
            unit = new UnitReader(ts, UnitWriter.write(unit, null), 0).read();
        }
        if (filename.startsWith("<")) {
            unit.makeTemporary(); // no file: a text that a program has made, which may make many
        }
        return codeOf(ts, unit);
    }

    /** Weights of a part to try, one after the other; see {@link Partition}. */
    private static final int[] PART_WEIGHTS = {0, 150, 40};

    private static CodeUnit compileUnit(
            ThreadState ts, Mod mod, String filename, CompileOptions options) {
        for (int weight : PART_WEIGHTS) {
            try {
                return new UnitCompiler(ts, mod, filename, options, weight).compile();
            } catch (IllegalArgumentException e) {
                // A method of more than 64 KB, or too many constants in the class.
                if (!isTooLarge(e)) {
                    throw e;
                }
            }
        }
        throw Errors.notImplemented(ts, "a statement of more than 64 KB of JVM bytecode that "
                + "cannot be cut into parts");
    }

    private static boolean isTooLarge(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Code length") || message.contains("ode too large")
                || message.contains("onstant pool is too large") || message.contains("ntry count")
                || message.startsWith("Invalid slot index")
                || message.contains("is not a valid index");
    }

    /** For tests: whether all code is written as bytes and read again before it runs. */
    private static final boolean RELOAD = "1".equals(System.getProperty("jilectomy.reload"));

    /** The code object of a unit's body, owned; it is in no class yet. */
    private static long codeOf(ThreadState ts, CodeUnit unit) {
        CodeSpec body = unit.bodySpec();
        EntryPoint entry = new EntryPoint(body.name(), body.entry().signature, null, "f0");
        entry.unit = unit;
        return PyCode.create(
                ts,
                new CodeSpec(
                        body.name(),
                        body.qualname(),
                        body.filename(),
                        body.firstLineNo(),
                        entry,
                        body.flags(),
                        0,
                        0,
                        0,
                        0,
                        new String[0],
                        new String[0],
                        new String[0],
                        body.positions(),
                        body.consts(),
                        body.listing(),
                        null));
    }

    // ---------------------------------------------------------------- compiled code as bytes

    /** {@code sys.implementation.cache_tag}. */
    public static String cacheTag() {
        return UnitFormat.cacheTag();
    }

    /** Four bytes that {@link #dump}'s bytes are valid with, as {@code MAGIC_NUMBER} of importlib. */
    public static int magic() {
        return UnitFormat.magic();
    }

    /** The same as of now, for who has just made the jar of frozen modules. */
    public static int magicNow() {
        return UnitFormat.computeMagic();
    }

    /**
     * A compiled unit as bytes, as {@code marshal.dumps} of its code object; they are valid for
     * runtimes with the same {@link #magic}.
     *
     * @param code code object of {@link #compile}
     * @return null if it is not of a whole unit but, say, of a function
     */
    public static byte[] dump(long code) {
        return PyCode.entryPoint(code).unit instanceof CodeUnit unit
                ? UnitWriter.write(unit, null)
                : null;
    }

    /** The code object of {@link #dump}'s bytes, which end the array, owned; 0 if damaged. */
    public static long load(ThreadState ts, byte[] bytes, int start) {
        CodeUnit unit = new UnitReader(ts, bytes, start).read();
        return unit == null ? 0 : codeOf(ts, unit);
    }

    /** Gives a whole unit's code, which nobody has run yet, another file name. */
    public static void rename(long code, String filename) {
        if (PyCode.entryPoint(code).unit instanceof CodeUnit unit) {
            unit.rename(filename);
            PyCode.rename(code, filename);
        }
    }

    // ---------------------------------------------------------------- running

    /**
     * Runs the code of {@link #compile} over a globals dict.
     *
     * @param locals namespace of the body; {@code globals} itself for a module
     * @return the value of an {@code eval} unit, else None; owned
     */
    public static long run(ThreadState ts, long code, long globals, long locals) {
        return run(ts, code, globals, locals, 0);
    }

    /**
     * As {@link #run(ThreadState, long, long, long)}, also for the code of a function.
     *
     * @param closureOrNull tuple of as many cells as the code has free variables
     */
    public static long run(
            ThreadState ts, long code, long globals, long locals, long closureOrNull) {
        EntryPoint entry = PyCode.entryPoint(code);
        if (entry.unit instanceof CodeUnit unit && entry.javaName().equals("f0")) {
            long body = unit.link(ts, globals, code);
            long function = 0;
            try {
                if ((PyCode.spec(code).flags() & CodeSpec.CO_COROUTINE) != 0) {
                    function = PyFunction.create(ts, code, globals, 0, 0, 0, 0, 0);
                }
                return PyCode.entryPoint(body).invoke(ts, function, locals);
            } finally {
                Refs.xrelease(ts, function);
                Refs.release(ts, body);
            }
        }
        long linked = CodeUnit.codeIn(ts, code, globals, null);
        if (linked == 0) {
            throw Errors.notImplemented(ts, "exec() of this code object");
        }
        if (PyCode.entryPoint(linked).refuses()) {
            Refs.release(ts, linked);
            return entry.invoke(ts, 0, 0, 0); // says why
        }
        long function = 0;
        try {
            function = PyFunction.create(ts, linked, globals, 0, closureOrNull, 0, 0, 0);
            return (PyCode.spec(linked).flags() & CodeSpec.CO_NEWLOCALS) == 0
                    ? PyFunction.entryPoint(function).invoke(ts, function, locals)
                    : Abstract.call(ts, function);
        } finally {
            Refs.xrelease(ts, function);
            Refs.release(ts, linked);
        }
    }

    /** The Python exception for what the parser or the source decoder threw. */
    public static PyException syntaxError(ThreadState ts, SyntaxErrorException e, String source) {
        long exc;
        if (e.typeName.equals("RecursionError")) {
            return Errors.recursionError(ts, e.msg);
        }
        long message = PyUnicode.fromJava(ts, e.msg);
        long filename = PyUnicode.fromJava(ts, e.filename);
        String line = e.text != null ? e.text : lineOf(source, e.lineno);
        long text = line == null ? Singletons.None : PyUnicode.fromJava(ts, line);
        long details =
                PyTuple.fromArraySteal(
                        ts,
                        new long[] {
                            filename,
                            PyLong.of(ts, e.lineno),
                            PyLong.of(ts, e.offset),
                            text,
                            PyLong.of(ts, e.endLineno),
                            e.endOffset == SyntaxErrorException.NO_END
                                    ? Singletons.None : PyLong.of(ts, e.endOffset)
                        });
        long type =
                switch (e.typeName) {
                    case "IndentationError" -> Exceptions.IndentationError.address;
                    case "TabError" -> Exceptions.TabError.address;
                    default -> Exceptions.SyntaxError.address;
                };
        try {
            exc = Abstract.call(ts, type, message, details);
        } finally {
            Refs.release(ts, message);
            Refs.release(ts, details);
        }
        return Errors.chained(ts, exc);
    }

    private static String lineOf(String source, int lineno) {
        if (source == null) {
            return null;
        }
        int at = 0;
        for (int i = 1; i < lineno; i++) {
            at = source.indexOf('\n', at) + 1;
            if (at == 0) {
                return null;
            }
        }
        int end = source.indexOf('\n', at);
        return lineno < 1 ? null : end < 0 ? source.substring(at) : source.substring(at, end + 1);
    }
}
