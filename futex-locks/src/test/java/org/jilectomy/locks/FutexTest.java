package org.jilectomy.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.memory.LinuxAbi;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both back ends, by the same tests. */
class FutexTest {
    enum BackEnd {
        LINUX {
            @Override
            int waitUntil(long addr, int expected, long deadline) {
                return LinuxFutex.waitUntil(addr, expected, deadline);
            }

            @Override
            int wake(long addr, int count) {
                return LinuxFutex.wake(addr, count);
            }
        },
        PARKING_LOT {
            @Override
            int waitUntil(long addr, int expected, long deadline) {
                return ParkingLot.waitUntil(addr, expected, deadline);
            }

            @Override
            int wake(long addr, int count) {
                return ParkingLot.wake(addr, count);
            }
        };

        abstract int waitUntil(long addr, int expected, long deadline);

        abstract int wake(long addr, int count);

        void assumeAvailable() {
            Assumptions.assumeTrue(this != LINUX || LinuxAbi.ofHost().isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitReturnsAtOnceIfTheWordDiffers(BackEnd futex) {
        futex.assumeAvailable();
        assertThat(futex.waitUntil(Words.zeroed(), 1, Futex.FOREVER)).isEqualTo(Futex.CHANGED);
    }

    @ParameterizedTest
    @EnumSource
    void waitTimesOutNotBeforeItsDeadline(BackEnd futex) {
        futex.assumeAvailable();
        long deadline = Futex.deadlineAfter(20_000_000);
        long word = Words.zeroed();
        int result;
        do {
            result = futex.waitUntil(word, 0, deadline);
        } while (result == Futex.WOKEN);
        assertThat(result).isEqualTo(Futex.TIMED_OUT);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(deadline);
    }

    @ParameterizedTest
    @EnumSource
    void wakeWithoutSleepersWakesNobody(BackEnd futex) {
        futex.assumeAvailable();
        assertThat(futex.wake(Words.zeroed(), 1)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void wakeWakesAsManyAsAsked(BackEnd futex) throws Exception {
        futex.assumeAvailable();
        long word = Words.zeroed();
        AtomicInteger awake = new AtomicInteger();
        Crew crew = Crew.of(3, i -> {
            futex.waitUntil(word, 0, Futex.FOREVER);
            awake.incrementAndGet();
        });
        int woken = 0;
        while (woken == 0) { // until one sleeps
            woken = futex.wake(word, 1);
        }
        assertThat(woken).isEqualTo(1);
        while (woken < 3) {
            woken += futex.wake(word, 3);
        }
        crew.join();
        assertThat(awake).hasValue(3);
        assertThat(futex.wake(word, 3)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void sleepersOnOtherAddressesSleepOn(BackEnd futex) throws Exception {
        futex.assumeAvailable();
        long word = Words.zeroed();
        long other = Words.zeroed();
        Crew crew = Crew.of(1, i -> futex.waitUntil(word, 0, Futex.FOREVER));
        Thread.sleep(20);
        assertThat(futex.wake(other, 1)).isZero();
        while (futex.wake(word, 1) == 0) {
            Thread.onSpinWait();
        }
        crew.join();
    }

    @ParameterizedTest
    @EnumSource
    void interruptsNeitherEndTheSleepNorGetLost(BackEnd futex) throws Exception {
        futex.assumeAvailable();
        long word = Words.zeroed();
        AtomicInteger interrupted = new AtomicInteger();
        Crew crew = Crew.of(1, i -> {
            while (Memory.getIntVolatile(word) == 0) {
                futex.waitUntil(word, 0, Futex.FOREVER);
            }
            interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 2);
        });
        Thread.sleep(10);
        crew.member(0).interrupt();
        Thread.sleep(10);
        assertThat(crew.isAlive()).isTrue();
        Memory.putIntVolatile(word, 1);
        futex.wake(word, 1);
        crew.join();
        assertThat(interrupted).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void pingPongLosesNoWakeUp(BackEnd futex) throws Exception {
        futex.assumeAvailable();
        long word = Words.zeroed();
        Crew crew = Crew.of(2, me -> {
            for (int round = 0; round < 3000; round++) {
                int turn = 2 * round + me;
                int seen;
                while ((seen = Memory.getIntVolatile(word)) != turn) {
                    futex.waitUntil(word, seen, Futex.FOREVER);
                }
                Memory.putIntVolatile(word, turn + 1);
                futex.wake(word, 1);
            }
        });
        crew.join();
        assertThat(Memory.getInt(word)).isEqualTo(6000);
    }
}
