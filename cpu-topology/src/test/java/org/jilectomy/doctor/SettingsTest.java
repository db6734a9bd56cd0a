package org.jilectomy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jilectomy.doctor.Settings.Outcome;
import org.jilectomy.doctor.Settings.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String TURBO = FakeMachine.CPUS + "intel_pstate/no_turbo";

    @TempDir
    Path root;

    @TempDir
    Path state;

    private FakeMachine machine;
    private Map<String, String> original;

    @BeforeEach
    void machine() {
        machine = new FakeMachine(root);
        original = machine.snapshot();
    }

    private Settings settings() {
        return new Settings(machine.tree(), state, point -> {});
    }

    @Test
    void restoringBringsBackEveryByte() throws IOException {
        List<Result> results = settings().apply(machine.changes());
        assertThat(results).extracting(Result::outcome).containsOnly(Outcome.CHANGED);
        assertThat(machine.text(TURBO)).isEqualTo("1");
        assertThat(machine.text(FakeMachine.HUGE_PAGES)).isEqualTo("madvise");
        assertThat(machine.snapshot()).isNotEqualTo(original);
        assertThat(settings().restore(false)).extracting(Result::outcome)
                .containsOnly(Outcome.RESTORED).hasSameSizeAs(results);
        assertThat(machine.snapshot()).isEqualTo(original);
        assertThat(settings().journal().exists()).isFalse();
    }

    @Test
    void strangeBytesAreKept() throws IOException {
        byte[] strange = {(byte) 0xff, 0, '\r', '\n', ' ', (byte) 0xc3};
        Files.write(root.resolve(TURBO), strange);
        settings().apply(List.of(new Change(TURBO, "1")));
        settings().restore(false);
        assertThat(Files.readAllBytes(root.resolve(TURBO))).isEqualTo(strange);
    }

    @Test
    void applyingTwiceStillRestoresTheFirstState() throws IOException {
        settings().apply(machine.changes());
        List<Change> all = List.of(
                new Change(TURBO, "1"), new Change(FakeMachine.HUGE_PAGES, "never"));
        assertThat(settings().apply(all)).extracting(Result::outcome)
                .containsExactly(Outcome.ALREADY, Outcome.CHANGED);
        settings().restore(false);
        assertThat(machine.snapshot()).isEqualTo(original);
    }

    @Test
    void fileThatSomebodyChangedMeanwhileIsLeftAloneAndSaid() throws IOException {
        settings().apply(machine.changes());
        machine.file(FakeMachine.HUGE_PAGES, "always madvise [never]\n");
        List<Result> results = settings().restore(false);
        assertThat(results).filteredOn(it -> it.outcome() == Outcome.CHANGED_MEANWHILE)
                .singleElement().satisfies(it -> assertThat(it.detail()).isEqualTo(
                        "holds 'never'; we had set 'madvise', before that it was 'always'"));
        assertThat(machine.text(FakeMachine.HUGE_PAGES)).isEqualTo("always madvise [never]\n");
        assertThat(settings().journal().read().entries()).hasSize(1);
        settings().restore(true);
        assertThat(machine.snapshot()).isEqualTo(original);
    }

    @Test
    void whatIsAppliedAgainAfterSomebodysChangeGoesBackToTheirs() throws IOException {
        Change turbo = new Change(FakeMachine.HUGE_PAGES, "madvise");
        settings().apply(List.of(turbo));
        machine.file(FakeMachine.HUGE_PAGES, "always madvise [never]\n");
        settings().apply(List.of(turbo));
        settings().restore(false);
        assertThat(machine.text(FakeMachine.HUGE_PAGES)).isEqualTo("always madvise [never]\n");
    }

    @Test
    void missingFileIsSaidAndTheOthersAreDone() throws IOException {
        List<Result> results = settings().apply(
                List.of(new Change("sys/none", "1"), new Change(TURBO, "1")));
        assertThat(results).extracting(Result::outcome)
                .containsExactly(Outcome.FAILED, Outcome.CHANGED);
        assertThat(results.getFirst().detail()).isEqualTo("no such file");
        settings().restore(false);
        assertThat(machine.snapshot()).isEqualTo(original);
    }

    @Test
    void tornLastLineIsOfAChangeThatDidNotHappen() throws IOException {
        settings().apply(List.of(new Change(TURBO, "1")));
        Path journal = state.resolve("doctor.journal");
        Files.writeString(journal, "\nchange c3lzL25vbmU= AA", StandardOpenOption.APPEND);
        assertThat(settings().journal().read().entries()).hasSize(1);
        settings().apply(List.of(new Change(FakeMachine.HUGE_PAGES, "never")));
        assertThat(settings().journal().read().entries()).hasSize(2);
        settings().restore(false);
        assertThat(machine.snapshot()).isEqualTo(original);
    }

    @Test
    void foreignFileIsNotTakenForAJournal() throws IOException {
        Files.writeString(state.resolve("doctor.journal"), "my diary\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> settings().restore(false))
                .isInstanceOf(IOException.class).hasMessageContaining("not a journal");
    }

    /**
     * A process that applies everything and is killed with SIGKILL at the n-th point of its way.
     */
    @Test
    void killedAnywhereTheOriginalBytesComeBack() throws Exception {
        int points = 2 * machine.changes().size();
        for (int point = 1; point <= points; point += points / 4) {
            killAt("apply", point);
            if (point < points) {
                assertThat(settings().journal().read().complete()).isFalse();
                assertThat(DoctorReport.journal(settings().journal().read(), state))
                        .startsWith("An --apply was interrupted after ");
            }
            settings().restore(false);
            assertThat(machine.snapshot()).as("killed at point " + point).isEqualTo(original);
        }
    }

    @Test
    void killedWhileRestoringTheNextRestoreGoesOn() throws Exception {
        settings().apply(machine.changes());
        killAt("restore", 3);
        assertThat(machine.snapshot()).isNotEqualTo(original);
        settings().restore(false);
        assertThat(machine.snapshot()).isEqualTo(original);
    }

    private void killAt(String what, int point) throws Exception {
        Process child = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
                "-Xshare:auto", "-cp", System.getProperty("java.class.path"),
                Victim.class.getName(), what, root.toString(), state.toString(), "" + point)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String said = new String(
                    child.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            assertThat(said).isEqualTo("here\n");
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The child: says "here" at its point and waits to be killed. */
    static final class Victim {
        private static int passed;

        private Victim() {}

        public static void main(String[] args) throws IOException {
            int last = Integer.parseInt(args[3]);
            Path root = Path.of(args[1]);
            Settings settings = new Settings(
                    new org.jilectomy.topology.SysTree(root), Path.of(args[2]), point -> {
                        if (++passed == last) {
                            System.out.print("here\n");
                            System.out.flush();
                            java.util.concurrent.locks.LockSupport.parkNanos(60_000_000_000L);
                        }
                    });
            if (args[0].equals("apply")) {
                var tree = new org.jilectomy.topology.SysTree(root);
                settings.apply(Examination.of(
                        tree, org.jilectomy.topology.TopologyReader.read(tree)).stream()
                        .flatMap(check -> check.changes().stream()).toList());
            } else {
                settings.restore(false);
            }
        }
    }
}
