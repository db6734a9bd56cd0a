package org.jilectomy.runtime.builtins;

import java.util.ArrayList;
import java.util.HashSet;
import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ExceptionGroups;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTraceback;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * An exception as CPython 3.11 shows it when nobody catches it: chain of causes, traceback with
 * source lines and position marks, type and message, notes. Compare CPython {@code
 * Python/pythonrun.c} ({@code print_exception}) and {@code Python/traceback.c}.
 *
 * <p>The text is made first ({@link #format}) and written at once, so tracebacks of several threads
 * do not mix. Whatever goes wrong while making it (a {@code __str__} that raises) is shown in its
 * place; the printer itself never raises.
 */
public final class TracebackPrinter {
    private static final int REPEATS_SHOWN = 3;
    private static final int MAX_FRAMES = 1000;
    private static final String CAUSE =
            "\nThe above exception was the direct cause of the following exception:\n\n";
    private static final String CONTEXT =
            "\nDuring handling of the above exception, another exception occurred:\n\n";

    private static final int MAX_GROUP_WIDTH = 15;
    private static final int MAX_GROUP_DEPTH = 10;

    private final ThreadState ts;
    private final StringBuilder out = new StringBuilder();
    private final HashSet<Long> seen = new HashSet<>();
    private final SourceLines lines = new SourceLines();

    /** How many exception groups we are inside of, and whether the innermost frame is open. */
    private int groupDepth;

    private boolean groupOpen;

    private TracebackPrinter(ThreadState ts) {
        this.ts = ts;
    }

    // ---------------------------------------------------------------- entry points

    /** Prints an exception object (borrowed) to {@code sys.stderr}. */
    public static void print(ThreadState ts, long exc) {
        toStandardError(ts, format(ts, exc));
    }

    /** For {@code sys.excepthook(type, value, traceback)}. */
    public static void print(ThreadState ts, long exc, long traceback) {
        if (!Exceptions.BaseException.isInstance(exc)) {
            toStandardError(ts, "TypeError: print_exception(): Exception expected for value, "
                    + PyType.of(exc).name() + " found\n");
            return;
        }
        TracebackPrinter p = new TracebackPrinter(ts);
        p.exception(exc, traceback);
        toStandardError(ts, p.out.toString());
    }

    /** The whole text, ending in a newline. */
    public static String format(ThreadState ts, long exc) {
        TracebackPrinter p = new TracebackPrinter(ts);
        p.exception(exc);
        return p.out.toString();
    }

    /** As {@code sys.unraisablehook} shows an exception: traceback, type and text, and no more. */
    public static String formatUnraisable(ThreadState ts, long exc, long traceback) {
        TracebackPrinter p = new TracebackPrinter(ts);
        p.traceback(traceback, "Traceback (most recent call last):\n");
        p.out.append(p.typeName(PyType.of(exc))).append(": ");
        try {
            p.out.append(Abstract.strJava(ts, exc));
        } catch (PyException e) {
            Errors.discard(ts, e);
            p.out.append("<exception str() failed>");
        }
        return p.out.append('\n').toString();
    }

    /** Writes text to a file, which is flushed; raises what the file does. */
    public static void toFile(ThreadState ts, long file, String text) {
        long str = PyUnicode.fromJava(ts, text);
        try {
            Refs.release(ts, Abstract.callMethod(ts, file, Names.of("write"), str));
            Refs.release(ts, Abstract.callMethod(ts, file, Names.of("flush")));
        } finally {
            Refs.release(ts, str);
        }
    }

    /** Writes text to {@code sys.stderr}; if that is impossible, to the process's own. */
    public static void toStandardError(ThreadState ts, String text) {
        long stream = PyDict.getItemString(ts, Interpreter.sysDict, "stderr");
        if (stream == 0 || stream == Singletons.None) {
            return;
        }
        try {
            toFile(ts, stream, text);
        } catch (PyException e) {
            Errors.discard(ts, e);
            System.err.print(text);
        } finally {
            Refs.release(ts, stream);
        }
    }

    // ---------------------------------------------------------------- the chain

    private void exception(long exc) {
        long traceback = field(exc, PyBaseExceptionObject.TRACEBACK);
        exception(exc, traceback);
        Refs.xrelease(ts, traceback);
    }

    /** Compare {@code print_exception_recursive}: the oldest exception of the chain comes first. */
    private void exception(long exc, long traceback) {
        seen.add(exc);
        long cause = field(exc, PyBaseExceptionObject.CAUSE);
        long context = field(exc, PyBaseExceptionObject.CONTEXT);
        if (cause != 0) {
            chained(cause, CAUSE);
        } else if (context != 0 && !Errors.suppressesContext(exc)) {
            chained(context, CONTEXT);
        }
        Refs.xrelease(ts, cause);
        Refs.xrelease(ts, context);
        if (ExceptionGroups.isGroup(exc)) {
            group(exc, traceback);
        } else {
            int from = out.length();
            alone(exc, traceback);
            indent(from, '|');
        }
    }

    private void alone(long exc, long traceback) {
        traceback(traceback, "Traceback (most recent call last):\n");
        last(exc);
    }

    private void last(long exc) {
        syntaxErrorPlace(exc);
        out.append(typeName(PyType.of(exc)));
        message(exc);
        notes(exc);
    }

    private void chained(long exc, String heading) {
        if (seen.contains(exc)) {
            return;
        }
        if (seen.size() > MAX_FRAMES) {
            return;
        }
        exception(exc);
        int from = out.length();
        out.append(heading);
        indent(from, '|');
    }

    // ---------------------------------------------------------------- groups

    /**
     * Compare {@code print_exception_group}. The inner exceptions stand one level further right:
     *
     * <pre>
     *   + Exception Group Traceback (most recent call last):
     *   |   File …
     *   | ExceptionGroup: message (2 sub-exceptions)
     *   +-+---------------- 1 ----------------
     *     | ValueError: a
     *     +---------------- 2 ----------------
     *     | ValueError: b
     *     +------------------------------------
     * </pre>
     */
    private void group(long exc, long traceback) {
        int from = out.length();
        if (groupDepth > MAX_GROUP_DEPTH) {
            out.append("... (max_group_depth is ").append(MAX_GROUP_DEPTH).append(")\n");
            indent(from, '|');
            return;
        }
        boolean top = groupDepth == 0;
        if (top) {
            groupDepth = 1;
        }
        if (traceback != 0 && traceback != Singletons.None) {
            out.append("Exception Group Traceback (most recent call last):\n");
            indent(from, top ? '+' : '|');
        }
        from = out.length();
        traceback(traceback, "");
        last(exc);
        indent(from, '|');
        members(ExceptionGroups.exceptions(exc));
        if (top) {
            groupDepth = 0;
        }
    }

    private void members(long excs) {
        int size = (int) PyTuple.size(excs);
        int shown = Math.min(size, MAX_GROUP_WIDTH + 1);
        groupOpen = false;
        for (int i = 0; i < shown; i++) {
            boolean last = i == shown - 1;
            if (last) {
                groupOpen = true; // a group that is the last closes the frame for us
            }
            boolean tooMany = i >= MAX_GROUP_WIDTH;
            out.repeat(" ", 2 * groupDepth).append(i == 0 ? "+-" : "  ")
                    .append("+---------------- ").append(tooMany ? "..." : String.valueOf(i + 1))
                    .append(" ----------------\n");
            groupDepth++;
            if (tooMany) {
                int from = out.length();
                int more = size - MAX_GROUP_WIDTH;
                out.append("and ").append(more).append(" more exception")
                        .append(more > 1 ? "s\n" : "\n");
                indent(from, '|');
            } else {
                exception(PyTuple.item(excs, i));
            }
            if (last && groupOpen) {
                out.repeat(" ", 2 * groupDepth).append("+------------------------------------\n");
                groupOpen = false;
            }
            groupDepth--;
        }
    }

    /** Puts the margin of the group we are in before each line written since {@code from}. */
    private void indent(int from, char margin) {
        if (groupDepth == 0) {
            return;
        }
        String text = out.substring(from);
        out.setLength(from);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at) + 1;
            end = end == 0 ? text.length() : end;
            out.repeat(" ", 2 * groupDepth).append(margin).append(' ').append(text, at, end);
            at = end;
        }
    }

    /** An object field, owned; 0 if empty. */
    private long field(long exc, int offset) {
        ObjectLock.lock(ts, exc);
        long object = Refs.xretain(ts, Memory.getLong(exc + offset));
        ObjectLock.unlock(ts, exc);
        return object;
    }

    // ---------------------------------------------------------------- frames

    private void traceback(long tb, String heading) {
        if (tb == 0 || tb == Singletons.None) {
            return;
        }
        long limit = limit();
        if (limit <= 0) {
            return;
        }
        out.append(heading);
        int depth = 0;
        for (long t = tb; t != 0; t = PyTraceback.nextBorrowed(t)) {
            depth++;
        }
        long at = tb;
        for (; depth > limit; depth--) {
            at = PyTraceback.nextBorrowed(at);
        }
        String file = null;
        String name = null;
        int line = -1;
        int same = 0;
        for (; at != 0; at = PyTraceback.nextBorrowed(at)) {
            var spec = PyCode.spec(PyTraceback.codeBorrowed(at));
            int lineno = PyTraceback.lineno(at);
            if (lineno != line || !spec.filename().equals(file) || !spec.name().equals(name)) {
                repeated(same);
                file = spec.filename();
                name = spec.name();
                line = lineno;
                same = 0;
            }
            same++;
            if (same <= REPEATS_SHOWN) {
                frame(file, lineno, name, spec.positions().ints(), PyTraceback.position(at));
            }
        }
        repeated(same);
    }

    /** {@code sys.tracebacklimit}: how many entries, counted from the innermost. */
    private long limit() {
        long value = Interpreter.sysDict == 0
                ? 0
                : PyDict.getItemString(ts, Interpreter.sysDict, "tracebacklimit");
        if (value == 0) {
            return MAX_FRAMES;
        }
        try {
            if (!PyLong.check(value)) {
                return MAX_FRAMES;
            }
            return PyLong.fitsLong(value)
                    ? PyLong.longValue(value)
                    : PyLong.toBig(value).signum() > 0 ? Long.MAX_VALUE : 0;
        } finally {
            Refs.release(ts, value);
        }
    }

    private void repeated(int same) {
        int more = same - REPEATS_SHOWN;
        if (more > 0) {
            out.append("  [Previous line repeated ").append(more)
                    .append(more == 1 ? " more time]\n" : " more times]\n");
        }
    }

    private void frame(String file, int lineno, String name, int[] positions, int position) {
        out.append("  File \"").append(file).append("\", line ").append(lineno).append(", in ")
                .append(name).append('\n');
        String line = lines.line(file, lineno);
        if (line == null) {
            return;
        }
        int indent = 0;
        while (indent < line.length() && isBlank(line.charAt(indent))) {
            indent++;
        }
        out.append("    ").append(line, indent, line.length()).append('\n');
        int at = position * 4;
        if (position >= 0 && at + 3 < positions.length && positions[at] == lineno) {
            PositionMarks.append(out, line, indent, positions[at], positions[at + 1],
                    positions[at + 2], positions[at + 3]);
        }
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    // ---------------------------------------------------------------- the last line

    /** {@code module.qualname}, without the module if it is builtins or __main__. */
    private String typeName(PyType type) {
        String qualname = stringAttribute(type.address, "__qualname__");
        if (qualname == null) {
            qualname = type.simpleName();
        }
        String module = stringAttribute(type.address, "__module__");
        if (module == null) {
            return "<unknown>." + qualname;
        }
        return module.equals("builtins") || module.equals("__main__")
                ? qualname : module + "." + qualname;
    }

    private String stringAttribute(long object, String name) {
        try {
            long value = Abstract.lookupAttr(ts, object, Names.of(name));
            if (value == 0) {
                return null;
            }
            String text = PyUnicode.check(value) ? PyUnicode.toJava(value) : null;
            Refs.release(ts, value);
            return text;
        } catch (PyException e) {
            Errors.discard(ts, e);
            return null;
        }
    }

    private void message(long exc) {
        String text = null;
        if (Exceptions.SyntaxError.isInstance(exc) && hasPlace(exc)) {
            text = strOf(exc, "msg");
        }
        if (text == null) {
            try {
                text = Abstract.strJava(ts, exc);
            } catch (PyException e) {
                Errors.discard(ts, e);
                text = "<exception str() failed>";
            }
        }
        if (!text.isEmpty()) {
            out.append(": ").append(text);
        }
        out.append(Suggestions.of(ts, exc));
        out.append('\n');
    }

    private boolean hasPlace(long exc) {
        return strOf(exc, "print_file_and_line") != null;
    }

    private void notes(long exc) {
        long notes;
        try {
            notes = Abstract.lookupAttr(ts, exc, Names.of("__notes__"));
        } catch (PyException e) {
            Errors.discard(ts, e);
            return;
        }
        if (notes == 0) {
            return;
        }
        ArrayList<String> texts = new ArrayList<>();
        try {
            if (isSequence(notes)) {
                long it = Abstract.iter(ts, notes);
                long note;
                while ((note = Abstract.next(ts, it)) != 0) {
                    texts.add(noteText(note));
                    Refs.release(ts, note);
                }
                Refs.release(ts, it);
            } else {
                texts.add(Abstract.reprJava(ts, notes));
            }
        } catch (PyException e) {
            Errors.discard(ts, e);
            texts.add("<__notes__ repr() failed>");
        }
        Refs.release(ts, notes);
        for (String text : texts) {
            out.append(text).append('\n');
        }
    }

    private static boolean isSequence(long value) {
        PyType t = PyType.of(value);
        return t.hasFlag(PyType.TPFLAGS_LIST_SUBCLASS) || t.hasFlag(PyType.TPFLAGS_TUPLE_SUBCLASS);
    }

    private String noteText(long note) {
        try {
            return Abstract.strJava(ts, note);
        } catch (PyException e) {
            Errors.discard(ts, e);
            return "<note str() failed>";
        }
    }

    // ---------------------------------------------------------------- syntax errors

    /** An attribute of a SyntaxError as text; null if missing or None. */
    private String strOf(long exc, String name) {
        try {
            long value = Abstract.lookupAttr(ts, exc, Names.of(name));
            if (value == 0 || value == Singletons.None && !name.equals("print_file_and_line")) {
                return null;
            }
            String text = Abstract.strJava(ts, value);
            Refs.release(ts, value);
            return text;
        } catch (PyException e) {
            Errors.discard(ts, e);
            return null;
        }
    }

    private int intOf(long exc, String name) {
        String text = strOf(exc, name);
        try {
            return text == null ? -1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void syntaxErrorPlace(long exc) {
        if (!Exceptions.SyntaxError.isInstance(exc) || !hasPlace(exc)) {
            return;
        }
        int lineno = intOf(exc, "lineno");
        if (lineno < 0) {
            return;
        }
        String file = strOf(exc, "filename");
        out.append("  File \"").append(file == null ? "<string>" : file).append("\", line ")
                .append(lineno).append('\n');
        String text = strOf(exc, "text");
        if (text == null) {
            return;
        }
        int offset = intOf(exc, "offset");
        int endOffset = intOf(exc, "end_offset");
        if (intOf(exc, "end_lineno") > lineno) {
            endOffset = text.length();
        }
        syntaxErrorText(text, offset, endOffset);
    }

    /** Compare {@code print_error_text}: the line without its indentation, and a row of carets. */
    private void syntaxErrorText(String source, int offset, int endOffset) {
        int begin = Math.min(offset, source.length() + (source.endsWith("\n") ? 0 : 1));
        int end = Math.min(endOffset, source.length() + 1);
        int carets = end > 0 && end > begin ? end - begin : 1;
        int at = offset - 1;
        String text = source;
        int start = 0;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
            at--;
        }
        text = text.substring(start);
        int length = text.endsWith("\n") ? text.length() - 1 : text.length();
        at = Math.min(at, length);
        int newline;
        while ((newline = text.indexOf('\n')) >= 0 && newline < at) {
            text = text.substring(newline + 1);
            at -= newline + 1;
        }
        out.append("    ").append(text);
        if (!text.endsWith("\n")) {
            out.append('\n');
        }
        if (at >= 0) {
            out.append("    ").repeat(" ", at).repeat("^", carets).append('\n');
        }
    }
}
