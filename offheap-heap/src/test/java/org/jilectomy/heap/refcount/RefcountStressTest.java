package org.jilectomy.heap.refcount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link RefcountStress} under each policy that threads may use, and in JVMs with other switches.
 */
class RefcountStressTest {
    @ParameterizedTest
    @ValueSource(strings = {"atomic", "biased", "deferred", "buffered", "coalesced"})
    void sharedObjectsDieExactlyOnce(String policy) throws InterruptedException {
        RefcountStress.run(policy);
    }

    @ParameterizedTest
    @CsvSource({"atomic,remote,0,2", "biased,remote,0,2", "biased,inline,1,2",
        "biased,remote,1,2", "deferred,remote,0,2",
        "deferred,inline,1,2", "buffered,remote,0,2", "buffered,inline,0,1", "buffered,inline,0,3",
        "buffered,inline,1,2", "coalesced,remote,0,2", "coalesced,inline,1,2"})
    void sharedObjectsDieExactlyOnceIn(String policy, String header, String memcheck, int incref)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Djilectomy.refcount=" + policy,
                "-Djilectomy.header=" + header, "-Djilectomy.memcheck=" + memcheck,
                "-Djilectomy.incref=" + incref, "-Djilectomy.heapstats=1",
                "-Djilectomy.test.rounds=4000",
                "-cp", System.getProperty("java.class.path"),
                RefcountStress.class.getName(), policy));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
