package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.Affinity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker program on a real CPython, and a whole small comparison of CPython with itself. */
class WorkerTest {
    private static final String PYTHON = "/usr/bin/python3.11";
    private static final Side SIDE =
            new Side("CPython", Side.Kind.PYTHON, true, List.of(PYTHON), Map.of());

    @TempDir
    Path directory;
    private WorkerProgram program;

    @BeforeEach
    void unpack() {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "no " + PYTHON);
        program = WorkerProgram.unpack();
    }

    @AfterEach
    void remove() throws IOException {
        if (program != null) {
            program.close();
        }
    }

    private Path script(String text) throws IOException {
        return Files.writeString(directory.resolve("script.py"), text);
    }

    private Worker start() throws WorkerException {
        return Worker.start(SIDE, List.of(program.file().toString()), 0, 20);
    }

    @Test
    void roundRunsEachThreadOnItsCpu() throws Exception {
        Path script = script("print('noise')\ndef bench():\n    sum(range(10000))\n");
        int cpu = Affinity.allowed().first();
        try (Worker worker = start()) {
            worker.load(script);
            Turn turn = worker.turn(List.of(cpu, cpu), 2);
            assertThat(turn.threads()).hasSize(2).allMatch(thread -> thread.pinned() == cpu);
            assertThat(turn.wall()).isGreaterThanOrEqualTo(turn.threads().get(0).end());
            assertThat(turn.threadCpu()).isPositive();
            assertThat(turn.counters().runQueueWait()).isNotNegative();
            assertThat(turn.counters().minorFaults()).isNotNegative();
            assertThat(worker.turn(List.of(cpu), 3).threads()).hasSize(1)
                    .allMatch(thread -> thread.pinned() == cpu && thread.cpuNanos() > 0);
            assertThat(worker.emptyNanos()).isPositive();
            assertThat(worker.hello().implementation()).isEqualTo("cpython");
            assertThat(worker.peakResidentBytes().orElse(1)).isPositive();
        }
    }

    @Test
    void callThatTookLongerThanItsLikeShowsAsUnevenness() throws Exception {
        Path script = script("import time\ncalls = 0\ndef bench():\n    global calls\n"
                + "    calls += 1\n    if calls % 16 == 5:\n        time.sleep(0.05)\n");
        int cpu = Affinity.allowed().first();
        try (Worker worker = start()) {
            worker.load(script);
            Turn turn = worker.turn(List.of(cpu), 16);
            assertThat(turn.counters().uneven()).isBetween(45_000_000L, turn.wall());
            assertThat(worker.turn(List.of(cpu), 3).counters().uneven()).isEqualTo(-1);
        }
    }

    @Test
    void threadForACpuThatDoesNotExistRunsUnpinned() throws Exception {
        Path script = script("def bench(): pass\n");
        try (Worker worker = start()) {
            worker.load(script);
            assertThat(worker.turn(List.of(1000), 1).allPinned()).isFalse();
        }
    }

    @Test
    void errorsOfTheScriptAreReportedWithTheirLine() throws Exception {
        try (Worker worker = start()) {
            Path failing = script("def bench():\n    return 1 / 0\n");
            worker.load(failing);
            assertThatThrownBy(() -> worker.turn(List.of(0), 1))
                    .hasMessage("ZeroDivisionError: division by zero (line 2)");
            Path without = script("x = 1\n");
            assertThatThrownBy(() -> worker.load(without))
                    .hasMessage("the script defines no function bench()");
            Path broken = script("def bench(:\n");
            assertThatThrownBy(() -> worker.load(broken)).hasMessageContaining("SyntaxError");
        }
    }

    @Test
    void deathOfTheProcessIsReportedWithItsLastWords() throws Exception {
        Path script = script("import os, sys\ndef bench():\n"
                + "    sys.stderr.write('last words\\n')\n    sys.stderr.flush()\n"
                + "    os._exit(7)\n");
        try (Worker worker = start()) {
            worker.load(script);
            assertThatThrownBy(() -> worker.turn(List.of(0), 1))
                    .hasMessageContaining("ended with code 7").hasMessageContaining("last words");
        }
    }

    @Test
    void programThatIsNoPythonFailsToStart() {
        Side absent = new Side(
                "x", Side.Kind.PYTHON, false, List.of("/nonexistent/x"), Map.of());
        assertThatThrownBy(() -> Worker.start(absent, List.of(), 0, 5))
                .isInstanceOf(WorkerException.class).hasMessageContaining("cannot start");
    }

    @Test
    void wholeComparisonPrintsATableAndWritesSamples() throws Exception {
        Path script = script("def bench():\n    sum(range(20000))\n");
        Path json = directory.resolve("out.json");
        List<String> args = List.of(script.toString(), "--threads", "2", "--rounds", "4",
                "--forks", "1", "--seconds", "2", "--warmup", "0.05", "--python", PYTHON, "--json",
                json.toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        // CPython accepts any -X option, so it can stand in for the other side too.
        int exit = Bench.run(
                args, List.of(PYTHON), new PrintStream(out, true), new PrintStream(err));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a sample counts if");
        assertThat(exit).isZero();
        String table = out.toString(StandardCharsets.UTF_8);
        assertThat(table.lines()
                .filter(line -> line.matches("(CPython 3\\.\\S+|biased) +[12] +\\S+ +(-|±) .*")))
                .hasSize(4);
        assertThat(Files.readString(json)).contains("run_queue_wait");
    }

    @Test
    void commandsAreComparedAsWholeProcesses() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Bench.run(
                List.of("--forks", "2", "--seconds", "1", "--command", PYTHON + " -c pass", "--",
                        PYTHON, "-S", "-c", "pass"),
                List.of(PYTHON), new PrintStream(out, true), new PrintStream(err));
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("-S -c pass", "unstable, because");
    }

    @Test
    void commandThatFailsIsReportedWithItsCode() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Bench.run(List.of("--forks", "1", "--", PYTHON, "-c", "exit(3)"), List.of(),
                new PrintStream(out, true), new PrintStream(new ByteArrayOutputStream())))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("ended with code 3");
    }

    @Test
    void failureOfEverySideIsExitCodeOne() throws Exception {
        List<String> args = new ArrayList<>(List.of(script("").toString(), "--python", PYTHON));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Bench.run(args, List.of(PYTHON), new PrintStream(out, true),
                new PrintStream(new ByteArrayOutputStream()))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("nothing was measured", "defines no function bench()");
    }
}
