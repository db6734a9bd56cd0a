package org.jilectomy.runtime.compiler;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Compiled code of texts that the library gives to {@code eval} and {@code exec}: a named tuple and a
 * dataclass each write some, and the modules that most programs import have dozens of them. Compiling
 * one takes the parser, the compiler and the class generator, cold as a start finds them.
 *
 * <p>The training program of a build records what it compiled ({@link #recorded}); {@link Freezer}
 * puts the classes into its jar and all else into one file of the library, by the text. A text that
 * is not exactly as it was then is compiled as any other. Each is used once: its class can be in one
 * globals dict only, and a text that comes again is the program's own.
 *
 * <pre>
 *  magic    four bytes, as in each file of compiled code
 *  texts    number, then each: mode and text; where its unit begins and ends
 *  units    as {@link UnitWriter} writes them
 * </pre>
 */
public final class FrozenTexts {
    /** Recorded are no longer ones: a program's source may be an argument of {@code exec} too. */
    private static final int MAX_LENGTH = 4096;

    private static final boolean RECORD = System.getProperty("jilectomy.record") != null;

    private static final List<String[]> RECORDED = new ArrayList<>();

    /** The library's folder; null if there is none. */
    private static String folder;

    /** The file; null if there is none to be read (any more). */
    private static File file;

    private static byte[] content;

    /** Mode and text, to where in the content its unit is; null until somebody asks. */
    private static Map<String, int[]> index;

    private FrozenTexts() {}

    /** Tells where the library is; called once at start-up. */
    public static synchronized void in(String library) {
        folder = library;
        file = fileIn(new File(library));
    }

    /** The library's folder; null if there is none. */
    public static synchronized String library() {
        return folder;
    }

    private static File fileIn(File library) {
        return new File(library, "__pycache__/texts." + UnitFormat.cacheTag() + ".pyc");
    }

    // ---------------------------------------------------------------- looking up

    /** The unit of a text, which is not found again; null if it is not known. */
    static synchronized CodeUnit take(ThreadState ts, String mode, String text) {
        if (file == null || text.length() > MAX_LENGTH) {
            return null;
        }
        if (index == null) {
            try {
                index = read();
            } catch (IOException e) {
                file = null;
                return null;
            }
        }
        int[] at = index.remove(key(mode, text));
        if (at == null) {
            return null;
        }
        byte[] unit = new byte[at[1] - at[0]];
        System.arraycopy(content, at[0], unit, 0, unit.length);
        return new UnitReader(ts, unit, 0).read();
    }

    private static Map<String, int[]> read() throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            content = in.readAllBytes();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        if (in.readInt() != UnitFormat.magic()) {
            throw new IOException("of another build");
        }
        int count = in.readInt();
        Map<String, int[]> all = new HashMap<>(2 * count);
        for (int i = 0; i < count; i++) {
            String key = in.readUTF();
            all.put(key, new int[] {in.readInt(), in.readInt()});
        }
        int start = content.length - in.available();
        for (int[] at : all.values()) {
            at[0] += start;
            at[1] += start;
        }
        return all;
    }

    private static String key(String mode, String text) {
        return mode + "\n" + text;
    }

    // ---------------------------------------------------------------- making the file

    /** Remembers a text that was compiled. */
    static void record(String mode, String text) {
        if (RECORD && text.length() <= MAX_LENGTH) {
            synchronized (RECORDED) {
                RECORDED.add(new String[] {mode, text});
            }
        }
    }

    /** What was compiled in this process. */
    public static byte[] recorded() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        synchronized (RECORDED) {
            out.writeInt(RECORDED.size());
            for (String[] text : RECORDED) {
                out.writeUTF(text[0]);
                out.writeUTF(text[1]);
            }
        }
        return bytes.toByteArray();
    }

    /** Collects units for a file. */
    static final class Writer {
        private final Map<String, int[]> index = new HashMap<>();
        private final ByteArrayOutputStream units = new ByteArrayOutputStream();

        boolean has(String mode, String text) {
            return index.containsKey(key(mode, text));
        }

        int size() {
            return index.size();
        }

        void add(String mode, String text, byte[] unit) {
            int start = units.size();
            units.writeBytes(unit);
            index.put(key(mode, text), new int[] {start, units.size()});
        }

        void write(File library, int magic) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(magic);
            out.writeInt(index.size());
            for (Map.Entry<String, int[]> e : index.entrySet()) {
                out.writeUTF(e.getKey());
                out.writeInt(e.getValue()[0]);
                out.writeInt(e.getValue()[1]);
            }
            units.writeTo(out);
            Files.write(fileIn(library).toPath(), bytes.toByteArray());
        }
    }
}
