package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.heap.dump.ObjectDump;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.topology.JsonWriter;

/**
 * {@code jilectomy layout [-X switch=value] -c CODE --object EXPR [--json]}: runs CODE, then shows
 * the memory of the object EXPR, field by field with CPython's names, and of what belongs to it
 * (array, hash table, attribute values).
 */
final class LayoutCommand implements Runnable {
    static final String USAGE =
            "usage: jilectomy layout [-X switch=value] [-c CODE] --object EXPR [--json]";

    private final PrintStream out;
    private String code = "";
    private String expression;
    private boolean json;

    /** What is to be said about the value, or "". */
    private String note = "";

    private LayoutCommand(PrintStream out) {
        this.out = out;
    }

    /** Starts Python in its thread, which ends the process. */
    static void run(List<String> args, PrintStream out, PrintStream err) {
        LayoutCommand command = new LayoutCommand(out);
        String error = command.parse(args);
        if (error != null) {
            boolean help = error.isEmpty();
            (help ? out : err).println(help ? USAGE : "jilectomy layout: " + error + "\n" + USAGE);
            System.exit(help ? 0 : 2);
        }
        Launch.run(command);
    }

    /** What is wrong with the arguments, "" for a wish for help, null if all is well. */
    private String parse(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--json")) {
                json = true;
            } else if (arg.equals("-h") || arg.equals("--help")) {
                return "";
            } else if (!arg.equals("-c") && !arg.equals("--object") && !arg.equals("-X")) {
                return "unknown argument '" + arg + "'";
            } else if (++i == args.size()) {
                return "argument expected for " + arg;
            } else if (arg.equals("-c")) {
                code = args.get(i);
            } else if (arg.equals("--object")) {
                expression = args.get(i);
            } else {
                String wrong = Switches.set(args.get(i));
                if (wrong != null) {
                    return wrong;
                }
            }
        }
        return expression == null ? "--object is missing" : Switches.finish();
    }

    @Override
    public void run() {
        int status;
        try {
            ThreadState ts = ThreadState.create();
            Lifecycle.boot(ts, Options.parse(new String[] {"-c", code}));
            status = Program.runText(ts, code + "\n", "<string>");
            if (status == 0) {
                status = show(ts);
            }
            status = Lifecycle.finish(ts, status);
        } catch (Throwable t) {
            status = PythonMain.internalError(t);
        }
        System.exit(status);
    }

    private int show(ThreadState ts) {
        long main = PyDict.getItemString(ts, Interpreter.modules, "__main__");
        try {
            long object = evaluate(ts, PyModule.dict(main));
            try {
                Streams.flush(ts);
                String repr = Abstract.reprJava(ts, object);
                List<LayoutSections.Section> sections = LayoutSections.of(object);
                out.print(json ? toJson(repr, sections) : toText(repr, sections));
                out.flush();
                return 0;
            } finally {
                Refs.release(ts, object);
            }
        } catch (PyException e) {
            return Uncaught.handle(ts, e);
        } finally {
            Refs.release(ts, main);
        }
    }

    /**
     * The object itself, owned. A plain name gives the object that its namespace holds; other
     * expressions may make a new one, because small numbers have no object while they are computed
     * with.
     */
    private long evaluate(ThreadState ts, long dict) {
        long[] items = PyDict.snapshot(ts, dict);
        long found = 0;
        for (int i = 0; i < items.length; i += 2) {
            if (found == 0 && PyUnicode.TYPE.isInstance(items[i])
                    && PyUnicode.toJava(items[i]).equals(expression)) {
                found = items[i + 1];
            } else {
                Refs.release(ts, items[i + 1]);
            }
            Refs.release(ts, items[i]);
        }
        if (found != 0) {
            note = "one of the references is this command's";
            return found;
        }
        long compiled = Compilation.compile(ts, expression, "<object>", "eval");
        try {
            long value = Compilation.run(ts, compiled, dict, dict);
            if (Immediate.is(value)) {
                note = "an immediate " + (Immediate.isInt(value) ? "int" : "float")
                        + " (0x" + Long.toHexString(value) + "), given an object for this dump";
            }
            return Refs.toObjectSteal(ts, value);
        } finally {
            Refs.release(ts, compiled);
        }
    }

    // ---------------------------------------------------------------- output

    private String toText(String repr, List<LayoutSections.Section> sections) {
        StringBuilder b = new StringBuilder();
        b.append(expression).append(" = ").append(repr).append('\n');
        if (!note.isEmpty()) {
            b.append("  note      ").append(note).append('\n');
        }
        for (LayoutSections.Section section : sections) {
            b.append('\n').append(section.title()).append(" at 0x")
                    .append(Long.toHexString(section.address())).append('\n');
            if (!section.where().isEmpty()) {
                b.append("  where     ").append(section.where()).append('\n');
            }
            if (!section.refcount().isEmpty()) {
                b.append("  refcount  ").append(section.refcount()).append('\n');
            }
            for (ObjectDump.Field row : section.rows()) {
                b.append(String.format("  %+6d %4d  %-26s %-24s %s%s%n", row.offset(), row.size(),
                        row.name(), row.bytes(), row.value(),
                        row.remark().isEmpty() ? "" : "  " + row.remark()));
            }
        }
        return b.toString();
    }

    private String toJson(String repr, List<LayoutSections.Section> sections) {
        List<Object> parts = new ArrayList<>();
        for (LayoutSections.Section section : sections) {
            List<Object> rows = new ArrayList<>();
            for (ObjectDump.Field row : section.rows()) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("offset", row.offset());
                fields.put("size", row.size());
                fields.put("name", row.name());
                fields.put("bytes", row.bytes());
                fields.put("value", row.value());
                fields.put("remark", row.remark());
                rows.add(fields);
            }
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("title", section.title());
            part.put("address", "0x" + Long.toHexString(section.address()));
            part.put("where", section.where());
            part.put("refcount", section.refcount());
            part.put("fields", rows);
            parts.add(part);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("expression", expression);
        all.put("repr", repr);
        all.put("note", note);
        all.put("sections", parts);
        return JsonWriter.toJson(all);
    }
}
