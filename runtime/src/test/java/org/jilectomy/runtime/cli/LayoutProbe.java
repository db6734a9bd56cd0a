package org.jilectomy.runtime.cli;

import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SequenceLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.heap.layout.Layouts;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A process that runs {@code objects.py} and compares the memory of what it sees with {@code
 * layouts.txt}, where {@code record.py} describes the format. Prints one line a difference, then
 * how many values it compared; a process of its own because switches and hash seed are the
 * process's.
 */
public final class LayoutProbe extends BuiltinModule {
    /** One recorded line. */
    private record Piece(String place, String what, String values) {}

    private static final Map<String, List<Piece>> RECORDED = new LinkedHashMap<>();
    private static final Map<String, Map<String, String>> FIELDS = new HashMap<>();
    private static int compared;
    private static int different;

    private LayoutProbe() {
        super("probe");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("see(module, name, object, /)", null);
    }

    /** Arguments: options of the runtime, then {@code layouts.txt} and {@code objects.py}. */
    public static void main(String[] args) throws IOException {
        read(Path.of(args[args.length - 2]));
        args[args.length - 2] = args[args.length - 1];
        Options options = Options.parse(args);
        String text = Files.readString(Path.of(options.program));
        Launch.run(() -> {
            ThreadState ts = ThreadState.create();
            Lifecycle.boot(ts, options);
            putSee(ts);
            int status = Program.runText(ts, text, options.program);
            for (String name : RECORDED.keySet()) {
                System.out.println(name + ": recorded, but not seen");
            }
            System.out.println(compared + " values compared");
            System.exit(Lifecycle.finish(ts, status));
        });
    }

    private static void read(Path file) throws IOException {
        List<Piece> pieces = null;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("[")) {
                pieces = new ArrayList<>();
                RECORDED.put(line.substring(1, line.length() - 1), pieces);
            } else {
                String[] columns = line.split("\t", -1);
                pieces.add(new Piece(columns[0], columns[1], columns[2]));
            }
        }
    }

    private static void putSee(ThreadState ts) {
        long main = PyDict.getItemString(ts, Interpreter.modules, "__main__");
        long module = new LayoutProbe().create(ts);
        long see = PyDict.getItemString(ts, PyModule.dict(module), "see");
        PyDict.setItemString(ts, PyModule.dict(main), "see", see);
        Refs.release(ts, see);
        Refs.release(ts, module);
        Refs.release(ts, main);
    }

    public static long see(ThreadState ts, long module, long name, long object) {
        String text = PyUnicode.toJava(name);
        List<Piece> pieces = RECORDED.remove(text);
        if (pieces == null) {
            System.out.println(text + ": seen, but not recorded");
            return Singletons.None;
        }
        long self = Refs.toObject(ts, object); // an immediate value: what a container would hold
        int before = different;
        for (Piece piece : pieces) {
            compare(text, self, piece);
            if (different != before) {
                break; // the places that follow depend on what was different
            }
        }
        Refs.release(ts, self);
        return Singletons.None;
    }

    private static void compare(String name, long self, Piece piece) {
        String where = name + ": " + piece.place + ": " + piece.what;
        long at = resolve(self, piece.place);
        if (at == 0) {
            different++;
            System.out.println(where + ": no memory there; CPython has " + piece.values);
            return;
        }
        int bracket = piece.what.indexOf('[');
        if (bracket < 0 && !piece.what.equals("char*")) {
            compareStruct(where, at, piece);
            return;
        }
        int n = bracket < 0 ? 0 : Integer.parseInt(piece.what, bracket + 1,
                piece.what.length() - 1, 10);
        String ours = switch (bracket < 0 ? piece.what : piece.what.substring(0, bracket)) {
            case "char*" -> string(at);
            case "x" -> hex(at, n);
            case "P" -> pointers(at, n);
            case "general" -> generalEntries(at, n);
            case "unicode" -> unicodeEntries(at, n);
            case "set" -> setEntries(at, n);
            default -> throw new IllegalArgumentException(piece.what);
        };
        if (piece.what.equals("char*") || bracket >= 0 && piece.what.startsWith("x[")) {
            check(where, piece.values, ours);
            return;
        }
        String[] theirs = piece.values.split(" ");
        String[] mine = ours.split(" ");
        for (int i = 0; i < Math.max(theirs.length, mine.length); i++) {
            String t = i < theirs.length ? theirs[i] : "nothing";
            String m = i < mine.length ? mine[i] : "nothing";
            if (t.startsWith("-,")) {
                m = "-" + m.substring(Math.max(0, m.indexOf(',')));
            }
            check(where + " " + i, t, m);
        }
    }

    private static void check(String where, String theirs, String ours) {
        compared++;
        if (!theirs.equals(ours)) {
            different++;
            System.out.println(where + ": CPython " + theirs + ", here " + ours);
        }
    }

    private static long resolve(long self, String place) {
        long at = 0;
        for (String step : place.split(" ")) {
            switch (step) {
                case "self" -> at = self;
                case "*" -> at = Memory.getLong(at);
                default -> at += Integer.parseInt(step);
            }
            if (at == 0) {
                return 0;
            }
        }
        return at;
    }

    private static void compareStruct(String where, long at, Piece piece) {
        Map<String, String> fields = FIELDS.computeIfAbsent(piece.what, LayoutProbe::fieldsOf);
        for (String value : piece.values.split(" ")) {
            String name = value.substring(0, value.indexOf('@'));
            String position = value.substring(value.indexOf('@') + 1, value.indexOf('='));
            String theirs = value.substring(value.indexOf('=') + 1);
            check(where + "." + name + " offset:size", position, fields.get(name));
            int colon = position.indexOf(':');
            long address = at + Integer.parseInt(position, 0, colon, 10);
            int size = Integer.parseInt(position, colon + 1, position.length(), 10);
            String ours;
            if (theirs.equals("P") || theirs.equals("0") || theirs.equals("None")) {
                ours = pointer(Memory.getLong(address));
            } else if (name.equals("tp_flags")) {

                ours = flags(Memory.getLong(address));
            } else {
                ours = hex(address, Math.min(size, theirs.length() / 2));
            }
            check(where + "." + name + "@" + position, theirs, ours);
        }
    }

    /** All but "has a version": a cache's state. */
    private static String flags(long value) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) ((value & ~(1L << 19)) >>> 8 * i);
        }
        return HexFormat.of().formatHex(bytes);
    }

    /** Field to "offset:size", bases flattened. */
    private static Map<String, String> fieldsOf(String struct) {
        Map<String, String> fields = new HashMap<>();
        flatten(Layouts.of(struct).layout().get(), "", 0, fields);
        return fields;
    }

    private static void flatten(
            GroupLayout group, String prefix, long offset, Map<String, String> fields) {
        boolean first = true;
        for (MemoryLayout member : group.memberLayouts()) {
            String name = member.name().orElse("");
            if (member instanceof GroupLayout inner) {
                boolean base = first && offset == 0 && prefix.isEmpty();
                flatten(inner, base ? "" : prefix + name + ".", offset, fields);
            } else if (!(member instanceof PaddingLayout || member instanceof SequenceLayout)) {
                fields.put(prefix + name, offset + ":" + member.byteSize());
            }
            offset += member.byteSize();
            first = false;
        }
    }

    // ---------------------------------------------------------------- memory as text

    private static String pointer(long value) {
        return value == 0 ? "0" : value == Singletons.None ? "None" : "P";
    }

    private static String hex(long at, int n) {
        byte[] bytes = new byte[n];
        Memory.copyToArray(at, bytes, 0, n);
        return HexFormat.of().formatHex(bytes);
    }

    private static String string(long at) {
        int n = 0;
        while (Memory.getByte(at + n) != 0) {
            n++;
        }
        byte[] bytes = new byte[n];
        Memory.copyToArray(at, bytes, 0, n);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String pointers(long at, int n) {
        StringBuilder all = new StringBuilder();
        for (int i = 0, run; i < n; i += run) {
            String value = pointer(Memory.getLong(at + 8L * i));
            run = 1;
            while (i + run < n && pointer(Memory.getLong(at + 8L * (i + run))).equals(value)) {
                run++;
            }
            all.append(i == 0 ? "" : " ").append(value).append(run == 1 ? "" : "*" + run);
        }
        return all.toString();
    }

    private static String generalEntries(long at, int n) {
        StringBuilder all = new StringBuilder();
        for (long entry = at; entry < at + 24L * n; entry += 24) {
            long key = Memory.getLong(entry + 8);
            all.append(key == 0 ? "-" : hex(entry, 8)).append(',').append(pointer(key))
                    .append(',').append(pointer(Memory.getLong(entry + 16))).append(' ');
        }
        return all.toString();
    }

    private static String unicodeEntries(long at, int n) {
        StringBuilder all = new StringBuilder();
        for (long entry = at; entry < at + 16L * n; entry += 16) {
            long key = Memory.getLong(entry);
            all.append(key == 0 ? "-" : hex(key + 24, 8)).append(',').append(pointer(key))
                    .append(',').append(pointer(Memory.getLong(entry + 8))).append(' ');
        }
        return all.toString();
    }

    private static String setEntries(long at, int n) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < n; i++) {
            if (Memory.getLong(at + 16L * i) != 0) {
                all.append(i).append(':').append(hex(at + 16L * i + 8, 8)).append(",P ");
            }
        }
        return all.toString();
    }
}
