package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jilectomy.heap.BlockRun;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Pool;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.Test;

/** Arrays of references that are released as one, under the active policy. */
class ReleaseEachTest extends RecordedDeaths {
    private static final long PLAIN = 0x1230;
    private static final long OTHER = 0x4560;

    @Override
    Deallocator deallocator() {
        return new Deallocator() {
            @Override
            public void dealloc(ThreadHeap current, long obj) {
                bury(current, obj);
            }

            @Override
            public boolean isPlain(long obj) {
                return Memory.getLong(obj + 8) == PLAIN;
            }
        };
    }

    private long newObject(long type, long bytes) {
        return Heap.newObject(heap, type, bytes, 0);
    }

    private void releaseEach(List<Long> objects) {
        long array = Heap.allocate(heap, objects.size() * 8L + 8);
        for (int i = 0; i < objects.size(); i++) {
            Memory.putLong(array + i * 8L, objects.get(i));
        }
        Refcount.releaseEach(heap, array, objects.size());
        Heap.free(heap, array);
    }

    @Test
    void nothingIsReleasedOfNone() {
        releaseEach(List.of());
        assertThat(dead).isEmpty();
    }

    @Test
    void wholePoolsAreFreedAndUsedAgain() {
        for (int round = 0; round < 3; round++) {
            List<Long> objects = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) { // ten pools, all but the last one full
                objects.add(newObject(PLAIN, 32));
            }
            releaseEach(objects);
            assertThat(objects).allMatch(obj -> (int) Memory.getLong(obj) == 0);
        }
        if (BlockRun.POSSIBLE && !Refcount.LATE) {
            assertThat(dead).isEmpty();
        }
    }

    @Test
    void eachIsReleasedOnceWhateverItIs() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Long> objects = new ArrayList<>();
            List<Long> kept = new ArrayList<>();
            List<Long> immortal = new ArrayList<>();
            List<Long> others = new ArrayList<>();
            Set<Long> plains = new HashSet<>();
            int n = 1 + random.nextInt(2_000);
            for (int i = 0; i < n; i++) {
                boolean plain = random.nextInt(10) != 0;
                long obj = newObject(plain ? PLAIN : OTHER,
                        random.nextInt(20) == 0 ? 40_000 : 24 + 16 * random.nextInt(3));
                if (plain) {
                    plains.add(obj);
                }
                switch (random.nextInt(12)) {
                    case 0 -> {
                        Refcount.retain(heap, obj);
                        kept.add(obj);
                    }
                    case 1 -> {
                        Header.makeImmortal(obj);
                        immortal.add(obj);
                    }
                    default -> {
                        if (!plain) {
                            others.add(obj);
                        }
                    }
                }
                objects.add(obj);
            }
            if (random.nextBoolean()) {
                Collections.shuffle(objects, random);
            }
            dead.clear();
            releaseEach(objects);
            assertThat(dead).doesNotHaveDuplicates().filteredOn(obj -> !plains.contains(obj))
                    .containsExactlyInAnyOrderElementsOf(others);
            assertThat(kept).allMatch(obj -> Refcount.count(obj) == 1);
            assertThat(objects).filteredOn(obj -> kept.contains(obj) || immortal.contains(obj))
                    .allMatch(obj -> Pool.isValid(Pool.of(obj)));
            immortal.forEach(obj -> Heap.freeObject(heap, obj));
            releaseEach(kept);
        }
    }

    @Test
    void objectsOfAnotherHeapGoHome() throws InterruptedException {
        List<Long> objects = new ArrayList<>();
        onAnotherThread(others -> {
            for (int i = 0; i < 1_500; i++) {
                objects.add(Heap.newObject(others, PLAIN, 32, 0));
            }
        });
        for (int i = 0; i < 1_500; i++) {
            objects.add(newObject(PLAIN, 32));
        }
        Collections.shuffle(objects, new Random(3));
        releaseEach(objects);
        Refcount.drain(heap);
        ThreadHeap adopted = ThreadHeap.acquire("drains what was left to it");
        Refcount.drain(adopted);
        adopted.release();
    }
}
