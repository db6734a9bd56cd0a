package org.jilectomy.locks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.safepoint.GilStress;
import org.jilectomy.safepoint.TestMutator;
import org.junit.jupiter.api.Test;

class GilTest {
    @Test
    void onlyTheHolderMayRelease() {
        TestMutator holder = new TestMutator();
        TestMutator other = new TestMutator();
        Gil.acquire(holder);
        assertThat(Gil.isHeldBy(holder)).isTrue();
        assertThatThrownBy(() -> Gil.release(other))
                .isInstanceOf(IllegalMonitorStateException.class);
        Gil.release(holder);
        assertThat(Gil.isHeldBy(holder)).isFalse();
    }

    @Test
    void aWaiterAsksTheHolderAfterTheInterval() throws Exception {
        TestMutator holder = new TestMutator();
        Gil.acquire(holder);
        assertThat(holder.poll).isNotNegative();
        Crew crew = Crew.of(1, i -> {
            TestMutator waiter = new TestMutator();
            Gil.acquire(waiter);
            Gil.release(waiter);
        });
        while (holder.poll >= 0) {
            Thread.yield();
        }
        int switches = Gil.switches();
        Gil.release(holder);
        Gil.awaitSwitch(switches);
        assertThat(Gil.switches()).isNotEqualTo(switches);
        crew.join();
    }

    @Test
    void awaitSwitchDoesNotWaitForNobody() {
        Gil.awaitSwitch(Gil.switches());
    }

    @Test
    void attachedMutatorsTakeTurnsUnderTheGil() throws Exception {
        assertThat(run(GilStress.class, "-Djilectomy.refcount=gil",
                "-Djilectomy.switchinterval=1000")).contains("fair");
    }

    @Test
    void theLocksWorkUnderTheGil() throws Exception {
        assertThat(run(LockStress.class, "-Djilectomy.refcount=gil")).contains("gil=true");
    }

    @Test
    void theLocksWorkInTheParkingLot() throws Exception {
        assertThat(run(LockStress.class, "-Djilectomy.futex=parkinglot")).contains("native=false");
    }

    /** Runs a program in a JVM with other switches, for they are read once; its output. */
    private static String run(Class<?> program, String... switches) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(switches));
        command.add(program.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
