package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.LiveBlocks;
import org.jilectomy.heap.ThreadHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is of tracing down here: counts that nobody changes, and memory that goes all at once. */
class TracingRefcountTest {
    private final TracingRefcount policy = new TracingRefcount();
    private ThreadHeap heap;
    private long obj;

    @BeforeEach
    void begin() {
        heap = ThreadHeap.acquire(this);
        obj = Heap.newObject(heap, 0x5550, 32, 0);
        Refcount.install((current, dead) -> {
            throw new AssertionError("tracing deallocates nothing by itself");
        });
    }

    @AfterEach
    void end() {
        Refcount.install(Heap::freeObject);
        Heap.freeObject(heap, obj);
        heap.release();
    }

    @Test
    void noReleaseIsTheLast() {
        policy.release(heap, obj);
        policy.release(heap, obj);
        policy.retain(heap, obj);
        assertThat(policy.owners(obj)).isEqualTo(1);
        assertThat(policy.tryRetain(heap, obj)).isTrue();
    }

    @Test
    void nobodyIsTheOnlyOwner() {
        assertThat(policy.isUnique(heap, obj)).isFalse();
        assertThat(policy.isLate()).isTrue();
    }

    @Test
    void whatIsBeingSweptCannotBeTaken() {
        TracingRefcount.kill(obj);
        assertThat(policy.tryRetain(heap, obj)).isFalse();
        assertThat(policy.owners(obj)).isZero();
    }

    @Test
    void whatIsRevivedCanBeTaken() {
        TracingRefcount.kill(obj);
        TracingRefcount.revive(obj);
        assertThat(policy.tryRetain(heap, obj)).isTrue();
        assertThat(policy.owners(obj)).isEqualTo(1);
    }

    @Test
    void anImmortalObjectHasNoOwnerThatIsCounted() {
        policy.makeImmortal(obj);
        assertThat(policy.owners(obj)).isEqualTo(-1);
        assertThat(policy.tryRetain(heap, obj)).isTrue();
    }

    @Test
    void toFlushIsToCollect() {
        int[] collections = {0};
        TracingRefcount.collectBy(h -> collections[0]++);
        policy.commitAll(heap);
        TracingRefcount.collectBy(h -> {});
        assertThat(collections[0]).isEqualTo(1);
    }

    @Test
    void whatDiesTogetherIsFreedTogether() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Djilectomy.refcount=tracing",
                "-cp", System.getProperty("java.class.path"), Burying.class.getName()))
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEqualToIgnoringNewLines("alive 3, other block, alive 1, left 0");
    }

    /** In a JVM whose policy is tracing. */
    static final class Burying {
        private Burying() {}

        public static void main(String[] args) {
            ThreadHeap heap = ThreadHeap.acquire("main");
            LiveBlocks baseline = Heap.liveBlocks();
            long object = Heap.newObject(heap, 0x5550, 32, 0);
            long table = Heap.allocate(heap, 48);
            try (AddressList buried = new AddressList()) {
                heap.burial = buried;
                Heap.free(heap, table);
                Heap.freeObject(heap, object);
                heap.burial = null;
                long next = Heap.allocate(heap, 48);
                System.out.print("alive " + left(baseline)
                        + (next == table ? ", the block" : ", other block"));
                for (long i = 0; i < buried.size(); i++) {
                    Heap.free(heap, buried.get(i));
                }
                System.out.print(", alive " + left(baseline));
                Heap.free(heap, next);
            }
            System.out.println(", left " + left(baseline));
            System.exit(Header.TRACING ? 0 : 1);
        }

        private static long left(LiveBlocks baseline) {
            LiveBlocks now = Heap.liveBlocks();
            return now.objects() + now.raw() - baseline.objects() - baseline.raw();
        }
    }
}
