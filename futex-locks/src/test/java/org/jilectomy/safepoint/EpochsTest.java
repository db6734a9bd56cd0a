package org.jilectomy.safepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.locks.Crew;
import org.jilectomy.locks.Words;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.Test;

class EpochsTest {
    @Test
    void aLoneMutatorFreesAtItsPoll() {
        TestMutator me = TestMutator.enter();
        List<Long> freed = new ArrayList<>();
        Epochs.retire(me, 16, (m, address) -> freed.add(address));
        Epochs.retire(me, 32, (m, address) -> freed.add(address));
        me.pollHere();
        assertThat(freed).isEmpty();
        Epochs.advance(me);
        me.pollHere();
        assertThat(freed).containsExactly(16L, 32L);
        me.exit();
    }

    @Test
    void nothingIsFreedBeforeEveryAttachedMutatorPolled() {
        TestMutator me = TestMutator.enter();
        TestMutator reader = TestMutator.enter();
        AtomicInteger freed = new AtomicInteger();
        Epochs.retire(me, freed::incrementAndGet);
        Epochs.advance(me);
        me.pollHere();
        assertThat(freed).hasValue(0);
        reader.pollHere();
        Epochs.report(me);
        assertThat(freed).hasValue(1);
        reader.exit();
        me.exit();
    }

    @Test
    void detachedMutatorsAreQuiescent() {
        TestMutator me = TestMutator.enter();
        TestMutator sleeper = TestMutator.enter();
        sleeper.detach();
        AtomicInteger freed = new AtomicInteger();
        Epochs.retire(me, freed::incrementAndGet);
        Epochs.advance(me);
        me.pollHere();
        assertThat(freed).hasValue(1);
        sleeper.exit();
        me.exit();
    }

    @Test
    void manyRetirementsKeepTheirOrder() {
        TestMutator me = TestMutator.enter();
        List<Long> freed = new ArrayList<>();
        EpochFree free = (m, address) -> freed.add(address);
        for (long i = 0; i < 1000; i++) {
            Epochs.retire(me, i, free);
            if (i % 300 == 0) {
                me.pollHere();
            }
        }
        Epochs.drain(me);
        assertThat(freed).hasSize(1000).isSorted();
        me.exit();
    }

    @Test
    void aFreeingFunctionMayRetireMore() {
        TestMutator me = TestMutator.enter();
        AtomicInteger freed = new AtomicInteger();
        EpochFree free = (m, address) -> freed.incrementAndGet();
        for (int i = 0; i < 200; i++) {
            Epochs.retire(me, 16, (m, address) -> {
                Epochs.retire(m, 32, free);
                Epochs.retire(m, 48, free);
            });
        }
        Epochs.drain(me);
        assertThat(freed).hasValue(400);
        assertThat(Epochs.pending(me)).isZero();
        me.exit();
    }

    @Test
    void theRetirementsOfADeadMutatorAreAdopted() {
        TestMutator me = TestMutator.enter();
        TestMutator dying = TestMutator.enter();
        AtomicInteger freed = new AtomicInteger();
        Epochs.retire(dying, freed::incrementAndGet);
        dying.exit();
        Epochs.advance(me);
        me.pollHere();
        assertThat(freed).hasValue(1);
        me.exit();
    }

    /** A cell is replaced and poisoned when freed: no reader may ever see the poison. */
    @Test
    void readersNeverSeeFreedMemory() throws Exception {
        long seed = System.nanoTime();
        System.out.println("epoch stress, seed " + seed);
        long cells = Memory.map(1 << 16, 4096);
        long shared = Words.zeroed();
        int poison = 0xDEAD;
        AtomicBoolean stop = new AtomicBoolean();
        int[] free = new int[1 << 12];
        int[] top = {0};
        for (int i = 0; i < free.length; i++) {
            free[top[0]++] = i;
        }
        EpochFree poisoning = (m, address) -> {
            Memory.putInt(address, poison);
            free[top[0]++] = (int) (address - cells >> 3); // by the only writer
        };
        Memory.putInt(cells + 8L * free[--top[0]], 1);
        Memory.putLongVolatile(shared, cells + 8L * free[top[0]]);
        Crew crew = Crew.of(3, index -> {
            Random random = new Random(seed + index);
            TestMutator me = TestMutator.enter();
            if (index == 0) {
                for (int i = 0; i < 30_000; i++) {
                    me.pollHere();
                    if (top[0] == 0) {
                        Epochs.drain(me);
                    }
                    long cell = cells + 8L * free[--top[0]];
                    Memory.putInt(cell, 1);
                    long old = Memory.getAndSetLong(shared, cell);
                    Epochs.retire(me, old, poisoning);
                }
                stop.set(true);
                Epochs.drain(me);
            }
            while (!stop.get()) {
                long cell = Memory.getLongAcquire(shared);
                for (int i = random.nextInt(100); i > 0; i--) {
                    Thread.onSpinWait();
                }
                if (Memory.getInt(cell) == poison) {
                    throw new AssertionError("freed too early");
                }
                if (random.nextInt(10) == 0) {
                    me.pollHere();
                }
                if (random.nextInt(100) == 0) {
                    me.detach();
                    me.attach();
                }
            }
            me.exit();
        });
        crew.join();
        assertThat(top[0]).isEqualTo(free.length - 1);
    }
}
