package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code immortal=off}: counted, and yet never dead. In a JVM of its own. */
class LargeCountTest {
    @ParameterizedTest
    @CsvSource({"gil,inline", "atomic,inline", "atomic,remote", "biased,inline", "biased,remote",
        "deferred,inline"})
    void aLargeCountIsCountedAndNeverRunsOut(String policy, String header)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Djilectomy.refcount=" + policy,
                "-Djilectomy.header=" + header, "-Djilectomy.immortal=off",
                "-cp", System.getProperty("java.class.path"), LargeCountTest.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** In a JVM with {@code immortal=off}. */
    public static void main(String[] args) {
        ThreadHeap mine = ThreadHeap.acquire("one");
        ThreadHeap other = ThreadHeap.acquire("other");
        Refcount.install((h, obj) -> {
            throw new AssertionError("died: " + Refcount.describe(obj));
        });
        long obj = Heap.newObject(mine, 0x1230, 32, 0);
        assertThat(Refcount.isImmortal(obj)).isFalse();
        Refcount.makeImmortal(obj);
        assertThat(Refcount.isImmortal(obj)).isTrue();
        assertThat(Refcount.owners(obj)).isEqualTo(-1);
        long before = Memory.getLong(Header.word(obj));
        Refcount.retain(mine, obj);
        assertThat(Memory.getLong(Header.word(obj))).isEqualTo(before + 1);
        Refcount.retain(other, obj);
        Refcount.release(other, obj);
        Refcount.release(mine, obj);
        assertThat(Memory.getLong(Header.word(obj))).isEqualTo(before);
        assertThat(Refcount.tryRetain(other, obj)).isTrue();
        assertThat(Refcount.isUnique(mine, obj)).isFalse();
        if (!Refcount.ACTIVE.name().matches("gil|atomic")) { // almost run low
            long half = Header.LARGE_LEAST + 4000;
            Memory.putLong(Header.word(obj), half << 32 | half);
        }
        for (ThreadHeap h : new ThreadHeap[] {mine, other}) {
            for (int n = 0; n < 20_000; n++) {
                Refcount.release(h, obj);
            }
            assertThat(Refcount.isImmortal(obj)).isTrue();
        }
    }
}
