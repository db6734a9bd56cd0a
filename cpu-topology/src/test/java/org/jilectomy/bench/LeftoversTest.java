package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    /** Linux has no such process: numbers end at 4194304. */
    private static final long NOBODY = 4_194_305;

    @TempDir
    Path directory;

    private final long us = ProcessHandle.current().pid();
    private final List<String> said = new ArrayList<>();
    private Path own;

    @BeforeEach
    void ownFile() throws IOException {
        own = file("own");
    }

    private Path file(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "x");
    }

    private void sweep() {
        new Leftovers(directory, own).sweep(said::add);
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void programOfADeadBenchIsRemoved() throws IOException {
        Path left = file("jilectomy-bench-" + NOBODY + "-123.py");
        sweep();
        assertThat(left).doesNotExist();
        assertThat(said).hasSize(1).allMatch(line -> line.contains("1 file"));
    }

    @Test
    void whatIsInUseOrNotOursStays() throws IOException {
        List<Path> all = List.of(file("jilectomy-bench-" + us + "-123.py"),
                file("jilectomy-bench-" + us + ".unfinished"), file("jilectomy-bench-notes.py"),
                file("jilectomy-bench-x-1.py"), file("other-" + NOBODY + "-1.py"),
                Files.createDirectory(directory.resolve("jilectomy-bench-" + NOBODY + "-2.py")),
                Files.createSymbolicLink(
                        directory.resolve("jilectomy-bench-" + NOBODY + "-3.py"), own));
        sweep();
        assertThat(all).allMatch(file -> Files.exists(file));
        assertThat(said).isEmpty();
    }

    @Test
    void samplesAreNamedForADayAndThenRemoved() throws IOException {
        Path fresh = file("jilectomy-bench-" + NOBODY + ".unfinished");
        Path old = file("jilectomy-bench-" + (NOBODY + 1) + ".unfinished");
        age(fresh, Duration.ofHours(23));
        age(old, Duration.ofHours(25));
        sweep();
        assertThat(fresh).exists();
        assertThat(old).doesNotExist();
        assertThat(said).anyMatch(line -> line.contains(fresh.toString()));
    }

    @Test
    void programOfALivingBenchIsLocked() throws IOException {
        try (WorkerProgram program = WorkerProgram.unpack()) {
            assertThat(program.file()).isNotEmptyFile();
            new Leftovers(program.file().getParent(), program.file()).sweep(Monitor.silent());
            assertThat(program.file()).exists();
        }
    }
}
