package org.jilectomy.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link HeapTest} and {@link HeapStressTest} say of the heap, in each mode of the allocator. */
class AllocatorModesTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {
        "alloc=locked", "alloc=two-stage", "alloc=locked heapstats=1",
        "alloc=two-stage heapstats=shared", "alloc=thread-local heapstats=shared",
        "track=locked", "track=buffered", "track=buffered alloc=two-stage threadstate=lookup",
        "alloc=locked header=remote memcheck=1", "alloc=two-stage header=remote memcheck=1"})
    void theHeapKeepsItsPromises(String switches) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Djilectomy.refcount=atomic",
                "-Djilectomy.test.rounds=8000"));
        for (String each : switches.split(" ")) {
            command.add("-Djilectomy." + each);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                AllocatorModesTest.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("all passed");
    }

    /** Runs the two classes' tests in this JVM, without JUnit. */
    public static void main(String[] args) throws Exception {
        for (Method test : HeapTest.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                HeapTest each = new HeapTest();
                each.acquire();
                test.setAccessible(true);
                test.invoke(each);
                each.nothingIsLeft();
            }
        }
        new HeapStressTest().threadsExchangeBlocksAndDie();
        if (Statistics.ON) {
            String report = Statistics.report();
            System.out.print(report);
            long allocated = number(report, "blocks allocated");
            if (allocated < 100_000 || allocated != number(report, "blocks freed")) {
                throw new AssertionError("allocated and freed blocks differ");
            }
        }
        System.out.println("all passed");
    }

    private static long number(String report, String name) {
        String line =
                report.lines().filter(each -> each.startsWith(name)).findFirst().orElseThrow();
        return Long.parseLong(line.substring(name.length()).replaceAll("[^0-9]", ""));
    }
}
