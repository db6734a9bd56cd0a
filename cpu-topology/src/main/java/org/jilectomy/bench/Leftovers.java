package org.jilectomy.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What benches that were killed left in the folder for temporary files:
 * <pre>
 * jilectomy-bench-PID-RANDOM.py     the worker program: of no use to anybody, removed
 * jilectomy-bench-PID.unfinished    samples, from which reports can be made: named for a day, then removed
 * </pre>
 * Only of processes that are gone, by their number and (the program) by its lock, and only files of the
 * same user. Whatever cannot be read or removed stays.
 */
final class Leftovers {
    static final String PREFIX = "jilectomy-bench-";
    static final String PROGRAM = ".py";
    static final String SAMPLES = ".unfinished";

    private static final Duration KEPT = Duration.ofDays(1);

    private final Path directory;
    private final Path own;

    /**
     * @param directory for temporary files
     * @param own       a file of this user's
     */
    Leftovers(Path directory, Path own) {
        this.directory = directory;
        this.own = own;
    }

    /** Removes what is of no use any more and tells of the rest. */
    void sweep(Monitor monitor) {
        List<Path> samples = new ArrayList<>();
        int removed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                if (!isLeft(file)) {
                    continue;
                }
                if (isOfUse(file)) {
                    samples.add(file);
                } else {
                    removed += remove(file) ? 1 : 0;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return;
        }
        if (removed > 0) {
            monitor.say("removed what killed runs left in " + directory + ": " + removed
                    + (removed == 1 ? " file" : " files"));
        }
        samples.stream().max(Comparator.comparing(Leftovers::lastWritten)).ifPresent(
                last -> monitor.say("of a run that was killed: " + last + " (jilectomy report)"
                        + (samples.size() == 1 ? "" : ", and of " + (samples.size() - 1)
                                + " before it")));
    }

    private static boolean remove(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether it is ours, and nobody's any more. */
    private boolean isLeft(Path file) {
        String name = file.getFileName().toString();
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !Files.getOwner(file, LinkOption.NOFOLLOW_LINKS)
                            .equals(Files.getOwner(own))) {
                return false;
            }
            if (name.endsWith(SAMPLES)) {
                return isGone(name.substring(PREFIX.length(), name.length() - SAMPLES.length()));
            }
            int dash = name.indexOf('-', PREFIX.length());
            return name.endsWith(PROGRAM) && dash >= 0
                    && isGone(name.substring(PREFIX.length(), dash)) && isUnlocked(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether there is no such process; a word that is no number is nobody's process. */
    private static boolean isGone(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isUnlocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean isOfUse(Path file) {
        return file.getFileName().toString().endsWith(SAMPLES)
                && lastWritten(file).isAfter(Instant.now().minus(KEPT));
    }

    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
