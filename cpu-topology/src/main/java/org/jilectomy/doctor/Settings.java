package org.jilectomy.doctor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jilectomy.topology.SysTree;

/**
 * Changes settings and puts them back as they were.
 *
 * <p><b>Applying.</b> For each file: read its bytes, put them into the {@link Journal}, write the
 * file. A file that already says what we want is left alone; one that is in the journal already
 * keeps the entry it has, so applying twice still restores what was there first.
 *
 * <p><b>Restoring</b>, last change first. What the file holds now decides:
 * <pre>
 *   the original    nothing to do: the change never happened, or was taken back
 *   what we wrote   the original bytes are written, read again and compared
 *   anything else   somebody changed it meanwhile: left alone and said, unless forced
 * </pre>
 * Entries that could not be restored stay in the journal. Restoring is repeatable: killed in the
 * middle, the next one goes on.
 *
 * <p><b>Bytes.</b> Some files of the kernel show a choice ({@code always [madvise] never}) and take
 * one word. The whole original is tried first, which is exact for any other file; the kernel
 * refuses it for a choice, and then the word in brackets is written. Either way the bytes read
 * afterwards must equal the original ones.
 */
final class Settings {
    private final SysTree tree;
    private final Path folder;
    private final Journal journal;
    private final Consumer<String> between;

    /** What became of one file. */
    record Result(String path, Outcome outcome, String detail) {}

    /** How it went. */
    enum Outcome { CHANGED, ALREADY, RESTORED, CHANGED_MEANWHILE, FAILED }

    /**
     * @param folder  for the journal; made when something is applied
     * @param between called with "journalled PATH" and "written PATH" as it happens; for tests
     */
    Settings(SysTree tree, Path folder, Consumer<String> between) {
        this.tree = tree;
        this.folder = folder;
        this.journal = new Journal(folder.resolve("doctor.journal"));
        this.between = between;
    }

    Journal journal() {
        return journal;
    }

    /**
     * Makes changes.
     *
     * @throws IOException if the journal cannot be kept; then nothing more was changed
     */
    List<Result> apply(List<Change> changes) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel lock = lock()) {
            List<Result> results = new ArrayList<>();
            for (Change change : changes) {
                results.add(apply(change));
            }
            if (journal.exists()) {
                journal.complete();
            }
            return results;
        }
    }

    private Result apply(Change change) throws IOException {
        Path file = tree.path(change.path());
        byte[] original;
        try {
            original = Files.readAllBytes(file);
        } catch (IOException e) {
            return failed(change.path(), e);
        }
        if (selected(original).equals(change.text())) {
            return new Result(change.path(), Outcome.ALREADY, change.text());
        }
        byte[] text = change.text().getBytes(StandardCharsets.UTF_8);
        boolean known = journal.read().entries().stream()
                .anyMatch(entry -> entry.path().equals(change.path())
                        && Arrays.equals(entry.original(), original)
                        && Arrays.equals(entry.written(), text));
        if (!known) {
            journal.append(new Journal.Entry(change.path(), original, text));
        }
        between.accept("journalled " + change.path());
        try {
            write(file, text);
        } catch (IOException e) {
            return failed(change.path(), e);
        }
        between.accept("written " + change.path());
        return new Result(change.path(), Outcome.CHANGED,
                selected(original) + " -> " + change.text());
    }

    /**
     * Puts back what the journal knows.
     *
     * @param force also where somebody else changed the file meanwhile
     * @throws IOException if the journal cannot be read or kept
     */
    List<Result> restore(boolean force) throws IOException {
        if (!journal.exists()) {
            return List.of();
        }
        try (FileChannel lock = lock()) {
            List<Result> results = new ArrayList<>();
            List<Journal.Entry> left = new ArrayList<>();
            for (Journal.Entry entry : journal.read().entries().reversed()) {
                Result result = restore(entry, force);
                results.add(result);
                if (result.outcome() != Outcome.RESTORED && result.outcome() != Outcome.ALREADY) {
                    left.addFirst(entry);
                }
                between.accept("restored " + entry.path());
            }
            journal.replace(left);
            return results;
        }
    }

    private Result restore(Journal.Entry entry, boolean force) {
        Path file = tree.path(entry.path());
        String before = selected(entry.original());
        try {
            byte[] now = Files.readAllBytes(file);
            if (Arrays.equals(now, entry.original())) {
                return new Result(entry.path(), Outcome.ALREADY, before);
            }
            if (!selected(now).equals(selected(entry.written())) && !force) {
                return new Result(entry.path(), Outcome.CHANGED_MEANWHILE, "holds '"
                        + selected(now) + "'; we had set '" + selected(entry.written())
                        + "', before that it was '" + before + "'");
            }
            try {
                write(file, entry.original());
            } catch (IOException e) {
                write(file, before.getBytes(StandardCharsets.UTF_8)); // a choice takes its word
            }
            return Arrays.equals(Files.readAllBytes(file), entry.original())
                    ? new Result(entry.path(), Outcome.RESTORED,
                            selected(now) + " -> " + before)
                    : new Result(entry.path(), Outcome.FAILED,
                            "was written, but reads differently from '" + before + "'");
        } catch (IOException e) {
            return failed(entry.path(), e);
        }
    }

    private static Result failed(String path, IOException e) {
        String reason = e instanceof java.nio.file.AccessDeniedException
                ? "permission denied: run it as root"
                : e instanceof java.nio.file.NoSuchFileException
                        ? "no such file"
                        : String.valueOf(e.getMessage());
        return new Result(path, Outcome.FAILED, reason);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** One at a time; released when the channel is closed, also by the death of the process. */
    private FileChannel lock() throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("doctor.lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process: the same answer
        }
        channel.close();
        throw new IOException("another jilectomy doctor is changing settings");
    }

    static String selected(byte[] content) {
        return selected(new String(content, StandardCharsets.ISO_8859_1));
    }

    /** What a file says: the word in brackets of a choice, otherwise its text. */
    static String selected(String text) {
        int open = text.indexOf('[');
        int close = text.indexOf(']');
        return open >= 0 && close > open ? text.substring(open + 1, close) : text.strip();
    }
}
