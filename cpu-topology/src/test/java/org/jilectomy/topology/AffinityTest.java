package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class AffinityTest {
    /** In a thread of its own: a mask set in the test's thread would stay with the others. */
    private static <T> T inThread(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread.ofPlatform().start(future);
        return future.get();
    }

    @Test
    void pinnedThreadRunsOnItsCpuAndMayBeReleasedAgain() throws Exception {
        CpuSet before = Affinity.allowed();
        int last = before.last();
        assertThat(inThread(() -> Affinity.pin(last) ? Affinity.currentCpu() : -1)).isEqualTo(last);
        assertThat(inThread(() -> {
            Affinity.pin(last);
            assertThat(Affinity.allowed()).isEqualTo(CpuSet.of(last));
            assertThat(Affinity.setAllowed(0, before)).isZero();
            return Affinity.allowed();
        })).isEqualTo(before);
        assertThat(Affinity.allowed()).isEqualTo(before);
    }

    @Test
    void cpuThatDoesNotExistIsRefusedWithEinval() throws Exception {
        assertThat(inThread(() -> Affinity.setAllowed(0, CpuSet.of(4000)))).isEqualTo(22);
        assertThat(inThread(() -> Affinity.pin(-1))).isFalse();
    }

    @Test
    void threadIdIsTheKernels() throws Exception {
        int self = Affinity.gettid();
        assertThat(self).isPositive();
        assertThat(inThread(Affinity::gettid)).isPositive().isNotEqualTo(self);
        assertThat(Affinity.allowed(self)).isEqualTo(Affinity.allowed());
    }
}
