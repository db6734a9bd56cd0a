package org.jilectomy.runtime.compiler;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Moves the classes of compiled modules from their files in {@code __pycache__} to a jar for the class
 * path, where the JVM's start-up cache finds them: it then holds them parsed, verified and linked,
 * and a start neither reads nor defines them.
 *
 * <p>The files stay, with everything else that belongs to a module, and name its class. The name has
 * a sum of the class file in it: file and jar can never disagree.
 */
public final class Freezer {
    private static final String TAG = "." + UnitFormat.USUAL_TAG + ".";
    private static final String PACKAGE = "org/jilectomy/runtime/linker/";
    private static final int FROZEN_HEADER = 4;

    /** Of importlib: magic, flags, time, size; then marshal's code and length. */
    private static final int HEADER = 16 + 5;

    private final ThreadState ts;
    private final List<File> files = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final FrozenTexts.Writer compiledTexts = new FrozenTexts.Writer();

    public Freezer(ThreadState ts) {
        this.ts = ts;
    }

    /**
     * Freezes all modules under a folder that have a file for this runtime.
     *
     * @param jar to be made
     * @param calls built-ins that shall have a dispatcher, a line each: class, method, parameters
     * @param texts what {@link FrozenTexts#recorded} gave
     * @return how many
     */
    public int freeze(File folder, File jar, File calls, File texts) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(jar))) {
            out.setMethod(ZipOutputStream.STORED);
            walk(folder, out);
            texts(texts, out);
            FrozenCallsWriter writer = new FrozenCallsWriter(Files.readAllLines(calls.toPath()));
            for (FrozenCallsWriter.ClassFileOf c : writer.write()) {
                add(out, c.name() + ".class", c.bytes());
            }
        }
        int magic = UnitFormat.computeMagic();
        for (int i = 0; i < files.size(); i++) {
            byte[] content = contents.get(i);
            for (int b = 0; b < 4; b++) {
                content[b] = (byte) (magic >>> 8 * b);
            }
            Files.write(files.get(i).toPath(), content);
        }
        compiledTexts.write(folder, magic);
        return files.size();
    }

    private void walk(File folder, ZipOutputStream out) throws IOException {
        File[] inside = folder.listFiles();
        if (inside == null) {
            return;
        }
        Arrays.sort(inside);
        for (File f : inside) {
            if (f.isDirectory()) {
                walk(f, out);
            } else if (f.getName().contains(TAG) && f.getName().endsWith(".pyc")) {
                module(f, out);
            }
        }
    }

    private void module(File file, ZipOutputStream out) throws IOException {
        byte[] old = Files.readAllBytes(file.toPath());
        int magic = Compilation.magic();
        for (int b = 0; b < 4; b++) {
            if (old.length < HEADER || old[b] != (byte) (magic >>> 8 * b)) {
                return;
            }
        }
        boolean own = file.getName().startsWith("frozen-");
        int start = own ? FROZEN_HEADER : HEADER;
        CodeUnit unit = new UnitReader(ts, old, start).read();
        if (unit == null) {
            return;
        }
        String shown = file.getName().substring(0, file.getName().indexOf(TAG));
        byte[] data = moved(unit, shown, out);
        byte[] content = Arrays.copyOf(old, start + data.length);
        System.arraycopy(data, 0, content, start, data.length);
        if (!own) {
            for (int b = 0; b < 4; b++) {
                content[HEADER - 4 + b] = (byte) (data.length >>> 8 * b);
            }
        }
        files.add(file);
        contents.add(content);
    }

    /** Puts the unit's class into the jar. @return the unit as bytes, without the class */
    private byte[] moved(CodeUnit unit, String shown, ZipOutputStream out) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(unit.bytes());
        String name = "Unit_" + identifier(shown) + "_" + Long.toHexString(sum.getValue());
        if (names.add(name)) {
            add(out, PACKAGE + name + ".class", renamed(unit.bytes(), PACKAGE + name));
        }
        return UnitWriter.write(unit, (PACKAGE + name).replace('/', '.'));
    }

    private void texts(File recorded, ZipOutputStream out) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Files.readAllBytes(recorded.toPath())))) {
            for (int n = in.readInt(); n > 0; n--) {
                String mode = in.readUTF();
                String text = in.readUTF();
                if (!compiledTexts.has(mode, text)) {
                    CodeUnit unit = Compilation.unit(ts, text, "<string>", mode);
                    // Equal classes for different texts would be one class, which has one globals.
                    String shown = "text" + compiledTexts.size();
                    compiledTexts.add(mode, text, moved(unit, shown, out));
                }
            }
        }
    }

    private static String identifier(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(Character.isLetterOrDigit(c) ? c : '_');
        }
        return out.toString();
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }

    // ---------------------------------------------------------------- class files

    /** The class file under another name: all mentions share one entry of the constant pool. */
    private static byte[] renamed(byte[] bytes, String name) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        ByteArrayOutputStream result = new ByteArrayOutputStream(bytes.length + 64);
        DataOutputStream out = new DataOutputStream(result);
        out.writeLong(in.readLong()); // magic, version
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case 1 -> {
                    byte[] text = new byte[in.readUnsignedShort()];
                    in.readFully(text);
                    boolean own = Arrays.equals(text, OLD_NAME);
                    byte[] now = own ? name.getBytes(StandardCharsets.US_ASCII) : text;
                    out.writeShort(now.length);
                    out.write(now);
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> out.writeInt(in.readInt());
                case 5, 6 -> {
                    out.writeLong(in.readLong());
                    i++;
                }
                case 7, 8, 16, 19, 20 -> out.writeShort(in.readUnsignedShort());
                case 15 -> {
                    out.writeByte(in.readUnsignedByte());
                    out.writeShort(in.readUnsignedShort());
                }
                default -> throw new IOException("constant pool tag " + tag);
            }
        }
        in.transferTo(out);
        return result.toByteArray();
    }

    private static final byte[] OLD_NAME =
            (PACKAGE + "Unit").getBytes(StandardCharsets.US_ASCII);
}
