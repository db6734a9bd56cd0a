package org.jilectomy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path root;

    @TempDir
    Path state;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--root", root.toString()));
        return Doctor.run(all, Map.of("XDG_STATE_HOME", state.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothingChangesWithoutApply() {
        FakeMachine machine = new FakeMachine(root);
        Map<String, String> before = machine.snapshot();
        assertThat(run()).isEqualTo(1);
        assertThat(printed()).contains("bad          governor         powersave on CPUs 0-3")
                .contains("matters: ").contains("11 bad");
        assertThat(run("--json")).isEqualTo(1);
        assertThat(printed()).contains("\"verdict\": \"bad\"", "\"state\": \"none\"");
        assertThat(machine.snapshot()).isEqualTo(before);
        assertThat(state).isEmptyDirectory();
    }

    @Test
    void applyThenRestoreByTheCommand() {
        FakeMachine machine = new FakeMachine(root);
        Map<String, String> before = machine.snapshot();
        assertThat(run("--apply")).isZero();
        assertThat(machine.text(FakeMachine.CPUS + "cpu3/cpufreq/scaling_governor"))
                .isEqualTo("performance");
        assertThat(machine.text(FakeMachine.CPUS + "smt/control")).isEqualTo("on\n"); // not asked
        assertThat(run()).isEqualTo(1);
        assertThat(printed()).contains("changed by an earlier --apply", "doctor --restore");
        assertThat(run("--restore")).isZero();
        assertThat(printed()).contains("restored    /sys/");
        assertThat(machine.snapshot()).isEqualTo(before);
        assertThat(run("--restore")).isZero();
        assertThat(printed()).isEqualTo("nothing to restore\n");
    }

    @Test
    void onlyWhatIsNamedIsChanged() {
        FakeMachine machine = new FakeMachine(root);
        assertThat(run("--apply", "--only", "smt,turbo")).isZero();
        assertThat(machine.text(FakeMachine.CPUS + "smt/control")).isEqualTo("off");
        assertThat(machine.text(FakeMachine.CPUS + "intel_pstate/no_turbo")).isEqualTo("1");
        assertThat(machine.text(FakeMachine.HUGE_PAGES)).startsWith("[always]");
    }

    @Test
    void mistakesAreUsageErrorsThatSayWhat() {
        new FakeMachine(root);
        assertThat(run("--fix")).isEqualTo(2);
        assertThat(err.toString()).contains("unknown argument '--fix'");
        assertThat(run("--apply", "--restore")).isEqualTo(2);
        assertThat(run("--only", "smt")).isEqualTo(2);
        assertThat(run("--force")).isEqualTo(2);
        assertThat(run("--apply", "--only", "noise")).isEqualTo(2);
        assertThat(err.toString()).contains("'noise' is none of governor, turbo");
    }

    @Test
    void stateFolderFollowsTheXdgSpecification() {
        assertThat(Doctor.stateFolder(Map.of("XDG_STATE_HOME", "/s", "HOME", "/h")))
                .isEqualTo(Path.of("/s/jilectomy"));
        assertThat(Doctor.stateFolder(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h")))
                .isEqualTo(Path.of("/h/.local/state/jilectomy"));
    }
}
