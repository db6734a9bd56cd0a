package org.jilectomy.runtime.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jilectomy.runtime.Jvm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No switch changes what a program does: all scripts again, a process for each combination, and
 * afterwards no object is left but garbage in cycles.
 */
class SwitchesTest {
    /**
     * With a check at every access C2 compiles code many times its size, for longer than it runs:
     * all scripts take a third of the time without it.
     */
    private static final String MEMCHECK = "memcheck=1";

    /** Policies that count late: a quarter of the scripts every day, for the sake of time. */
    private static final String LATE = "scripts.part";

    private static final String TRACING = "refcount=tracing";

    /** Each program ends with whole collections: always the same scripts, of many kinds. */
    private static final String TRACING_PART = "scripts.part=0/16";

    /** What takes longest begins first. */
    private static final List<String> SWITCHES = List.of(
            "refcount=gil unbox=0 elide=0 reload=1",
            "refcount=biased memcheck=1 warm=0 reload=1 track=buffered",
            "refcount=atomic header=remote lockcheck=1 track=locked",
            "refcount=buffered " + LATE,
            "refcount=coalesced " + LATE,
            TRACING + " tracecheck=1 tracevolume=8000000");

    /** Two at a time: one leaves half of the smallest machine idle. */
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);

    private static final Map<String, Future<Jvm.Result>> RUNS = new HashMap<>();

    @BeforeAll
    static void start() {
        for (String switches : SWITCHES) {
            RUNS.put(switches, TWO.submit(() -> run(switches)));
        }
    }

    @AfterAll
    static void stop() {
        TWO.shutdown();
    }

    private static Jvm.Result run(String switches) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        if (switches.contains(MEMCHECK)) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        if (switches.contains(TRACING)) {
            options.addAll(List.of("-XX:-DoEscapeAnalysis", "-D" + TRACING_PART));
        }
        for (String each : (switches + " leakcheck=1").split(" ")) {
            options.add(each.equals(LATE)
                    ? "-D" + LATE + "=" + Matrix.day() % 4 + "/4"
                    : "-Djilectomy." + each);
        }
        return Jvm.run("", null, options, Scripts.class.getName());
    }

    static List<String> switches() {
        return SWITCHES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("switches")
    void allScriptsRunAndNothingLeaks(String switches) throws Exception {
        Jvm.Result result = RUNS.get(switches).get();
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines().filter(line -> !line.contains("left in cycles")))
                .isEmpty();
        assertThat(result.status()).isZero();
    }
}
