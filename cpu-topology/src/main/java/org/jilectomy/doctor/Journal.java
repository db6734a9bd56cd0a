package org.jilectomy.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What every changed file held before, on disk before it is changed.
 *
 * <pre>
 *   jilectomy-doctor 1
 *   change sys/…/scaling_governor cG93ZXJzYXZlCg== cGVyZm9ybWFuY2U= .
 *   change …                      ↑ the original bytes ↑ what we write  ↑ the line is whole
 *   applied
 * </pre>
 *
 * <p>A line is forced to the disk before the file it speaks of is written, so the journal may know
 * of a change that did not happen, never the reverse. A torn last line (no final dot) is of a
 * change that did not happen. Without {@code applied} at the end the run was interrupted. The
 * journal is replaced by renaming, and removed when everything is restored.
 *
 * <p>Not thread-safe; {@link Settings} holds a lock file around its use.
 */
final class Journal {
    private static final String HEADER = "jilectomy-doctor 1";
    private static final String APPLIED = "applied";

    private final Path file;

    /** A change that was made, or was about to be. */
    record Entry(String path, byte[] original, byte[] written) {}

    /** All that a journal says. */
    record Content(List<Entry> entries, boolean complete) {}

    Journal(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    Path file() {
        return file;
    }

    /**
     * Reads what is there; nothing if there is no journal.
     *
     * @throws IOException if it cannot be read, or is not one of ours
     */
    Content read() throws IOException {
        if (!exists()) {
            return new Content(List.of(), true);
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<Entry> entries = new ArrayList<>();
        boolean complete = false;
        List<String> lines = text.lines().toList();
        if (!lines.isEmpty() && !HEADER.startsWith(lines.getFirst())) {
            throw new IOException(file + " is not a journal of jilectomy doctor");
        }
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words.length == 5 && words[0].equals("change") && words[4].equals(".")) {
                Base64.Decoder base64 = Base64.getDecoder();
                entries.add(new Entry(
                        new String(base64.decode(words[1]), StandardCharsets.UTF_8),
                        base64.decode(words[2]), base64.decode(words[3])));
                complete = false;
            } else if (line.equals(APPLIED)) {
                complete = true;
            }
        }
        return new Content(List.copyOf(entries), complete);
    }

    /** Makes an entry last: when this returns, it is on the disk. */
    void append(Entry entry) throws IOException {
        appendLine(line(entry));
    }

    /** Says that the run came to its end. */
    void complete() throws IOException {
        appendLine(APPLIED);
    }

    private static String line(Entry entry) {
        Base64.Encoder base64 = Base64.getEncoder();
        return "change "
                + base64.encodeToString(entry.path().getBytes(StandardCharsets.UTF_8)) + ' '
                + base64.encodeToString(entry.original()) + ' '
                + base64.encodeToString(entry.written()) + " .";
    }

    /** Begins on a new line, in case the last one was torn. */
    private void appendLine(String line) throws IOException {
        boolean isNew = !exists();
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String text = (out.size() == 0 ? HEADER : "") + '\n' + line + '\n';
            write(out, text);
        }
        if (isNew) {
            syncFolder();
        }
    }

    /** Keeps only some entries; removes the journal if none is left. */
    void replace(List<Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            Files.deleteIfExists(file);
            syncFolder();
            return;
        }
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        entries.forEach(entry -> text.append(line(entry)).append('\n'));
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(next, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(out, text.append(APPLIED).append('\n').toString());
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    private static void write(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(true);
    }

    /** A new name is on the disk when its folder is. */
    private void syncFolder() throws IOException {
        try (FileChannel folder =
                FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (java.nio.file.AccessDeniedException e) {
            // Windows does not open folders; there is nothing to change there either
        }
    }
}
