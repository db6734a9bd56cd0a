package org.jilectomy.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The worker program as a file in the folder for temporary files, for as long as the workers of one
 * bench need it. It is locked meanwhile: a lock ends with its process, also by kill -9, and is seen
 * from containers that share the folder but not the process numbers. Who interrupts a bench leaves no
 * file behind; who kills it leaves it to {@link Leftovers}.
 */
final class WorkerProgram implements AutoCloseable {
    private final Path file;
    private final FileChannel held;

    private WorkerProgram(Path file, FileChannel held) {
        this.file = file;
        this.held = held;
    }

    static WorkerProgram unpack() {
        try (InputStream in = Worker.class.getResourceAsStream("bench_worker.py")) {
            Path file = Files.createTempFile(
                    Leftovers.PREFIX + ProcessHandle.current().pid() + "-", Leftovers.PROGRAM);
            file.toFile().deleteOnExit(); // also when a signal ends us
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            for (ByteBuffer text = ByteBuffer.wrap(in.readAllBytes()); text.hasRemaining();) {
                channel.write(text);
            }
            lock(channel);
            return new WorkerProgram(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // a file system without locks: the process number in the name has to do
        }
    }

    Path file() {
        return file;
    }

    /** Deletes it; the workers have ended. */
    @Override
    public void close() throws IOException {
        try (held) {
            Files.deleteIfExists(file);
        }
    }
}
