package org.jilectomy.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeapTest {
    private ThreadHeap heap;
    private LiveBlocks baseline;

    @BeforeEach
    void acquire() {
        heap = ThreadHeap.acquire(this);
        baseline = Heap.liveBlocks();
    }

    @AfterEach
    void nothingIsLeft() {
        heap.release();
        assertThat(Heap.liveBlocks()).isEqualTo(baseline);
    }

    @Test
    void everySizeClassHoldsWhatItWasAskedFor() {
        List<Long> blocks = new ArrayList<>();
        for (long bytes = 0; bytes <= 20_000; bytes += bytes < 1100 ? 1 : 97) {
            long block = Heap.allocate(heap, bytes);
            assertThat(block & 15).isZero();
            assertThat(Heap.usableSize(block)).isGreaterThanOrEqualTo(bytes);
            Memory.fill(block, bytes, (byte) 0x5A);
            blocks.add(block);
        }
        assertThat(new HashSet<>(blocks)).hasSameSizeAs(blocks);
        blocks.forEach(block -> Heap.free(heap, block));
    }

    @Test
    void emptyPoolsGoBackInWhateverOrderTheyEmpty() {
        Heap.free(heap, Heap.allocate(heap, 200));
        long before = poolsInUse();
        List<Long> blocks = new ArrayList<>();
        for (int i = 0; i < 3 * SpareRuns.MOST * Pool.SIZE / 200; i++) {
            blocks.add(Heap.allocate(heap, 200));
        }
        assertThat(poolsInUse()).isGreaterThan(before + 2 * SpareRuns.MOST);
        Collections.shuffle(blocks, new Random(5));
        blocks.forEach(block -> Heap.free(heap, block));
        Heap.collect(heap); // what a thread keeps aside, where it does
        assertThat(poolsInUse()).isBetween(before, before + SpareRuns.MOST);
        assertThat(Arenas.idleBytes()).isGreaterThan(SpareRuns.MOST * Pool.SIZE);
        Heap.trim(heap);
        assertThat(poolsInUse()).isEqualTo(before);
        assertThat(Arenas.idleBytes()).isZero();
    }

    @Test
    void aThreadGetsThePoolsItEmptiedAndOthersDoNot() {
        if (AllocatorMode.SHARED) {
            return; // pools are everybody's
        }
        for (long bytes : List.of(4000L, 40_000L)) {
            Set<Long> mine = borders(heap, bytes);
            ThreadHeap other = ThreadHeap.acquire("other");
            Set<Long> theirs = borders(other, bytes);
            other.release();
            assertThat(theirs).doesNotContainAnyElementsOf(mine);
            assertThat(borders(heap, bytes)).containsAnyElementsOf(mine);
        }
    }

    /** Where twenty blocks lay, which are freed. */
    private static Set<Long> borders(ThreadHeap heap, long bytes) {
        List<Long> blocks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            blocks.add(Heap.allocate(heap, bytes));
        }
        blocks.forEach(block -> Heap.free(heap, block));
        return blocks.stream().map(Pool::border).collect(Collectors.toSet());
    }

    private static long poolsInUse() {
        long pools = 0;
        for (Arenas.Arena arena : Arenas.all()) {
            pools += Long.bitCount(arena.starts);
        }
        return pools;
    }

    @Test
    void blocksDoNotOverlap() {
        Random random = new Random(1);
        List<long[]> live = new ArrayList<>();
        for (int round = 0; round < 20_000; round++) {
            if (live.size() < 500 || random.nextBoolean()) {
                long bytes = 8L + random.nextInt(random.nextInt(50) == 0 ? 40_000 : 300);
                long block = Heap.allocate(heap, bytes);
                Memory.putLong(block, round);
                Memory.putLong(block + (bytes - 8 & -8), round);
                live.add(new long[] {block, bytes, round});
            } else {
                long[] last = live.get(live.size() - 1);
                int i = random.nextInt(live.size());
                long[] each = live.set(i, last);
                live.remove(live.size() - 1);
                assertThat(Memory.getLong(each[0])).isEqualTo(each[2]);
                assertThat(Memory.getLong(each[0] + (each[1] - 8 & -8))).isEqualTo(each[2]);
                Heap.free(heap, each[0]);
            }
        }
        live.forEach(each -> Heap.free(heap, each[0]));
    }

    @Test
    void aNewObjectHasOneReferenceItsTypeAndACleanPreHeader() {
        for (int preHeader : new int[] {0, GcHead.SIZE, GcHead.MANAGED_SIZE}) {
            for (int round = 0; round < 2; round++) { // the second time from dirty memory
                List<Long> objects = new ArrayList<>();
                for (long bytes : new long[] {16, 24, 200, 500, 600, 8000, 9000, 100_000}) {
                    long obj = Heap.newObject(heap, 0x1230, bytes, preHeader);
                    assertThat(Memory.getLong(Header.word(obj))).isEqualTo(1);
                    assertThat(PyObject.ob_type(obj)).isEqualTo(0x1230);
                    if (!AllocatorMode.SHARED) {
                        assertThat(Heap.ownerOf(obj)).isEqualTo(heap.id);
                    }
                    assertThat(Heap.usableSize(obj)).isGreaterThanOrEqualTo(bytes);
                    for (int before = 8; before <= preHeader; before += 8) {
                        assertThat(Memory.getLong(obj - before)).isZero();
                    }
                    Memory.fill(obj - preHeader, preHeader, (byte) -1);
                    objects.add(obj);
                }
                objects.forEach(obj -> Heap.freeObject(heap, obj));
            }
        }
    }

    @Test
    void walkingShowsExactlyTheLiveBlocks() {
        Set<Long> live = new HashSet<>();
        Set<Long> before = walked();
        for (int i = 0; i < 3000; i++) {
            live.add(Heap.newObject(heap, 0x1230, 16 + i % 700, i % 3 * 16));
        }
        live.add(Heap.newObject(heap, 0x1230, 3 << 20, 16));
        List<Long> some = new ArrayList<>(live).subList(0, 1000);
        some.forEach(obj -> Heap.freeObject(heap, obj));
        live.removeAll(new HashSet<>(some));
        Set<Long> now = walked();
        now.removeAll(before);
        assertThat(now).isEqualTo(live);
        live.forEach(obj -> Heap.freeObject(heap, obj));
    }

    private static Set<Long> walked() {
        Set<Long> all = new HashSet<>();
        Heap.walk((kind, address, usable) -> {
            if (Kind.isObject(kind)) {
                all.add(address);
            }
        });
        return all;
    }

    @Test
    void memoryIsReusedNotMappedAgain() {
        int arenas = 0;
        for (int round = 0; round < 20; round++) {
            List<Long> blocks = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                blocks.add(Heap.allocate(heap, 16 + (i + round * 37L) % 480));
            }
            Collections.shuffle(blocks, new Random(round));
            blocks.forEach(block -> Heap.free(heap, block));
            if (round == 2) {
                arenas = Arenas.count();
            }
        }
        assertThat(Arenas.count()).isLessThanOrEqualTo(arenas + 1);
    }

    @Test
    void theMappingOfAHugeBlockWaitsForOneOfItsSize() {
        long first = Heap.allocate(heap, 700_000);
        long second = Heap.allocate(heap, 700_000);
        assertThat(second).isNotEqualTo(first);
        Memory.fill(first, 700_000, (byte) 1);
        Heap.free(heap, first);
        long other = Heap.allocate(heap, 900_000);
        long again = Heap.allocate(heap, 700_000);
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        Heap.trim(heap);
        Heap.free(heap, again);
        Heap.trim(heap); // gives back the memory, not the addresses
        again = Heap.allocate(heap, 700_000);
        assertThat(Memory.getLong(again + 350_000)).isZero();
        Heap.free(heap, again);
        Heap.free(heap, second);
        Heap.free(heap, other);
    }

    @Test
    void onlyAFewMappingsWait() {
        List<Long> blocks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            blocks.add(Heap.allocate(heap, 600_000 + i * 100_000L));
        }
        blocks.forEach(block -> Heap.free(heap, block));
        long waiting = 0;
        for (int i = 0; i < 40; i++) {
            waiting += Arenas.waits(Pool.spanFor(600_000 + i * 100_000L)) ? 1 : 0;
        }
        assertThat(waiting).isBetween(1L, 8L);
    }

    @Test
    void blocksFreedByAnotherThreadComeHome() throws InterruptedException {
        List<Long> blocks = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            blocks.add(Heap.newObject(heap, 0x1230, 48, 16));
        }
        // One in eight stays, so that no pool becomes empty and goes back to its arena.
        List<Long> freed = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            if (i % 8 != 0) {
                freed.add(blocks.get(i));
            }
        }
        inThread(other -> freed.forEach(block -> Heap.freeObject(other, block)));
        Set<Long> again = new HashSet<>();
        for (int i = 0; i < freed.size(); i++) {
            again.add(Heap.newObject(heap, 0x1230, 48, 16));
        }
        again.retainAll(new HashSet<>(freed));
        assertThat(again.size()).isGreaterThan(freed.size() * 9 / 10);
        blocks.clear();
        Heap.walk((kind, address, usable) -> {
            if (Kind.isObject(kind) && PyObject.ob_type(address) == 0x1230) {
                blocks.add(address);
            }
        });
        assertThat(blocks).hasSize(5000);
        blocks.forEach(obj -> Heap.freeObject(heap, obj));
    }

    @Test
    void theHeapOfADeadThreadIsAdopted() throws InterruptedException {
        List<Long> left = new ArrayList<>();
        int[] ids = new int[2];
        inThread(first -> {
            ids[0] = first.id;
            for (int i = 0; i < 1000; i++) {
                left.add(Heap.newObject(first, 0x1230, 32, 0));
            }
        });
        left.subList(0, 500).forEach(obj -> Heap.freeObject(heap, obj));
        inThread(second -> {
            ids[1] = second.id;
            assertThat(Heap.isOwner(second, left.get(999))).isEqualTo(!AllocatorMode.SHARED);
            left.subList(500, 1000).forEach(obj -> Heap.freeObject(second, obj));
        });
        assertThat(ids[1]).isEqualTo(ids[0]);
    }

    @Test
    void theTokenOfAnOrphanIsTakenOnce() throws InterruptedException {
        ThreadHeap[] orphan = new ThreadHeap[1];
        inThread(h -> orphan[0] = h);
        assertThat(heap.tryTakeToken()).isFalse();
        assertThat(orphan[0].tryTakeToken()).isTrue();
        assertThat(orphan[0].tryTakeToken()).isFalse();
        orphan[0].giveToken();
        assertThat(orphan[0].tryTakeToken()).isTrue();
        orphan[0].giveToken();
    }

    @Test
    void reallocateKeepsTheContents() {
        long block = Heap.reallocate(heap, 0, 40);
        for (int i = 0; i < 5; i++) {
            Memory.putLong(block + i * 8, i);
        }
        for (long bytes : new long[] {41, 600, 9000, 700_000, 5 << 20, 100, 40}) {
            block = Heap.reallocate(heap, block, bytes);
            assertThat(Heap.usableSize(block)).isGreaterThanOrEqualTo(bytes);
            for (int i = 0; i < 5; i++) {
                assertThat(Memory.getLong(block + i * 8)).isEqualTo(i);
            }
        }
        Heap.free(heap, block);
    }

    @Test
    void absurdRequestsAreRefused() {
        for (long bytes : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 60}) {
            assertThatThrownBy(() -> Heap.allocate(heap, bytes))
                    .isInstanceOf(OffHeapOutOfMemoryError.class);
        }
    }

    @Test
    void theLeakReportGroupsByType() {
        LeakReport before = LeakReport.take();
        long a = Heap.newObject(heap, 0x1000, 48, 16);
        long b = Heap.newObject(heap, 0x2000, 48, 16);
        long c = Heap.newObject(heap, 0x2000, 48, 16);
        List<LeakReport.Group> groups = LeakReport.take().since(before);
        assertThat(groups).filteredOn(group -> group.type() == 0x2000)
                .singleElement().matches(group -> group.blocks() == 2 && group.bytes() == 128);
        assertThat(LeakReport.format(groups, type -> "T" + type)).contains("T" + 0x1000);
        for (long obj : new long[] {a, b, c}) {
            Heap.freeObject(heap, obj);
        }
    }

    /** Runs the action on a thread with a heap of its own, to its end. */
    static void inThread(java.util.function.Consumer<ThreadHeap> action)
            throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(() -> {
            ThreadHeap other = ThreadHeap.acquire(Thread.currentThread());
            try {
                action.accept(other);
            } catch (Throwable e) {
                failure[0] = e;
            } finally {
                other.release();
            }
        });
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }
}
