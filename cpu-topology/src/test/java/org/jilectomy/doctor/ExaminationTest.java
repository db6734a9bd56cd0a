package org.jilectomy.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jilectomy.doctor.Check.Verdict;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.TopologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
    @TempDir
    Path root;

    @Test
    void badMachineIsSeenThrough() {
        FakeMachine machine = new FakeMachine(root);
        assertThat(machine.examine()).filteredOn(Check::isBad).extracting(Check::id)
                .containsExactly("governor", "turbo", "load", "smt", "isolation", "heat",
                        "huge-pages", "aslr", "irqbalance", "nmi-watchdog", "perf-events");
    }

    @Test
    void everythingBadSaysHowMuchItMatters() {
        assertThat(new FakeMachine(root).examine()).filteredOn(Check::isBad)
                .allMatch(check -> check.matters().length() > 20 && !check.found().isEmpty());
    }

    @Test
    void commandsAreExact() {
        FakeMachine machine = new FakeMachine(root);
        assertThat(machine.check("governor").mend()).isEqualTo("echo performance | sudo tee"
                + " /sys/devices/system/cpu/cpu{0,1,2,3}/cpufreq/scaling_governor");
        assertThat(machine.check("turbo").mend())
                .isEqualTo("echo 1 | sudo tee /sys/devices/system/cpu/intel_pstate/no_turbo");
        assertThat(machine.check("isolation").mend()).contains("isolcpus=1,3 nohz_full=1,3");
        assertThat(machine.check("irqbalance").mend())
                .isEqualTo("sudo systemctl stop irqbalance");
    }

    @Test
    void wellSetUpMachineIsOk() {
        FakeMachine machine = new FakeMachine(root);
        machine.file(FakeMachine.CPUS + "intel_pstate/no_turbo", "1\n");
        machine.file(FakeMachine.HUGE_PAGES, "always [madvise] never\n");
        machine.file("proc/sys/kernel/randomize_va_space", "2\n");
        machine.file("proc/loadavg", "0.01 0.00 0.00 1/99 1\n");
        machine.file(FakeMachine.CPUS + "isolated", "1,3\n");
        for (String id : List.of("turbo", "huge-pages", "aslr", "load", "isolation")) {
            assertThat(machine.check(id).verdict()).as(id).isEqualTo(Verdict.OK);
        }
    }

    @Test
    void boostOfOtherDriversIsTurboToo() {
        FakeMachine machine = new FakeMachine(root);
        assertThat(root.resolve(FakeMachine.CPUS + "intel_pstate/no_turbo").toFile().delete())
                .isTrue();
        assertThat(machine.check("turbo").verdict()).isEqualTo(Verdict.NOT_EXPOSED);
        machine.file(FakeMachine.CPUS + "cpufreq/boost", "1\n");
        assertThat(machine.check("turbo").changes())
                .containsExactly(new Change("sys/devices/system/cpu/cpufreq/boost", "0"));
    }

    @Test
    void stealOfAVirtualMachineIsAShareOfAllTime() {
        FakeMachine machine = new FakeMachine(root);
        machine.file("proc/cpuinfo", "vendor_id : GenuineIntel\nflags : fpu hypervisor\n");
        assertThat(machine.check("virtual-machine").found()).contains("1.00 %");
        assertThat(machine.check("virtual-machine").isBad()).isTrue();
    }

    @Test
    void deepIdleStatesAndSlowClocksAreFound() {
        FakeMachine machine = new FakeMachine(root);
        String states = FakeMachine.CPUS + "cpu2/cpuidle/";
        machine.file(states + "state1/latency", "2\n");
        machine.file(states + "state1/disable", "0\n");
        machine.file(states + "state3/latency", "350\n");
        machine.file(states + "state3/disable", "0\n");
        assertThat(machine.check("idle-states").changes())
                .containsExactly(new Change(states + "state3/disable", "1"));
        String clock = "sys/devices/system/clocksource/clocksource0/";
        machine.file(clock + "current_clocksource", "hpet\n");
        machine.file(clock + "available_clocksource", "hpet acpi_pm\n");
        assertThat(machine.check("clock-source").isBad()).isTrue();
        assertThat(machine.check("clock-source").changes()).isEmpty();
    }

    @Test
    void emptyTreeExposesNothingAndNothingIsBadOfIt() {
        SysTree empty = new SysTree(root);
        List<Check> checks = Examination.of(empty, TopologyReader.read(empty));
        assertThat(checks).filteredOn(Check::isBad).extracting(Check::id)
                .isSubsetOf("isolation"); // the JVM's own count of CPUs is all that is known
    }

    @Test
    void rubbishInAFileIsNotExposedRatherThanAnError() {
        FakeMachine machine = new FakeMachine(root);
        machine.file("proc/stat", "cpu  a b c d e f g h i\n");
        assertThat(machine.check("virtual-machine").verdict()).isEqualTo(Verdict.NOT_EXPOSED);
    }
}
