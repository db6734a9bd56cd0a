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
    @ValueSource(strings = {"atomic", "biased", "deferred"})
    void sharedObjectsDieExactlyOnce(String policy) throws InterruptedException {
        RefcountStress.run(policy);
    }

    @ParameterizedTest
    @CsvSource({"atomic,remote,0", "biased,remote,0", "biased,inline,1",
        "biased,remote,1", "deferred,remote,0", "deferred,inline,1"})
    void sharedObjectsDieExactlyOnceIn(String policy, String header, String memcheck)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Djilectomy.refcount=" + policy,
                "-Djilectomy.header=" + header, "-Djilectomy.memcheck=" + memcheck,
                "-Djilectomy.heapstats=1", "-Djilectomy.test.rounds=4000",
                "-cp", System.getProperty("java.class.path"),
                RefcountStress.class.getName(), policy));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
