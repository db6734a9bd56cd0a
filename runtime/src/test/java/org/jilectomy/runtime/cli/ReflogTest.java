package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -X reflog} and {@code jilectomy reflog}; {@code -X contention}. */
class ReflogTest {
    private static final String PROGRAM = """
            import os, threading
            class Foo:
                pass
            keep = []
            def make():
                foo = Foo()
                keep.append(foo)
                return foo
            first = make()
            second = make()
            def drop():
                global first
                first = None
                keep.clear()
            thread = threading.Thread(target=drop)
            thread.start()
            thread.join()
            os._exit(0)
            """;

    @TempDir
    Path folder;

    private Jvm.Result run(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of(args));
        all.addFirst(Main.class.getName());
        return Jvm.run("", folder, List.of(), all.toArray(new String[0]));
    }

    private void record(String... switches) throws Exception {
        Files.writeString(folder.resolve("p.py"), PROGRAM);
        List<String> args = new ArrayList<>();
        for (String s : switches) {
            args.addAll(List.of("-X", s));
        }
        args.addAll(List.of("-X", "reflog=log", "p.py"));
        assertThat(run(args.toArray(new String[0])).err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"biased", "atomic", "gil"})
    void whoDroppedItAndWhoHoldsIt(String policy) throws Exception {
        record("refcount=" + policy, "reflog-type=Foo");
        String summary = run("reflog", "log").out();
        assertThat(summary).contains("of 2 objects").contains("p.py:6 in make")
                .containsPattern("1  Foo .* dropped at .*p.py:14 in drop")
                .containsPattern("2  Foo .* alive");
        String dead = run("reflog", "log", "--object", "1", "--back", "3").out();
        assertThat(dead).containsPattern("who dropped it: .*p.py:14 in drop")
                .containsSubsequence(" freed ", " dead ", " release ").doesNotContain(" born ");
        String alive = run("reflog", "log", "--object", "2", "--back", "99").out();
        assertThat(alive).containsPattern("who holds it: 1 references").contains(" born ");
    }

    @Test
    void objectsAreChosenByWhereTheyWereMade() throws Exception {
        record("reflog-site=p.py:4", "reflog-limit=1");
        assertThat(run("reflog", "log").out()).contains("of 1 objects").contains(" list ");
    }

    @Test
    void stepsGoBackAndForth() throws Exception {
        record("reflog-type=Foo");
        Jvm.Result result = Jvm.run("g 1\nw\nf\nq\n", folder, List.of(), Main.class.getName(),
                "reflog", "log", "--object", "1", "--back", "1", "--step");
        assertThat(result.out()).containsSubsequence("> ", " born ", "who holds it: 1 references",
                " born ", "> ", " retain ");
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        Jvm.Result nothingChosen = run("-X", "reflog=log", "-c", "pass");
        assertThat(nothingChosen.status()).isEqualTo(2);
        assertThat(nothingChosen.err()).contains("-X reflog-type=NAME");
        Jvm.Result noLog = run("reflog", "missing");
        assertThat(noLog.status()).isEqualTo(1);
        assertThat(noLog.err()).contains("cannot read missing");
        Files.writeString(folder.resolve("p.py"), "pass");
        assertThat(run("reflog", "p.py").err()).contains("no reference log");
    }

    @Test
    void theContendedObjectIsNamed() throws Exception {
        Files.writeString(folder.resolve("c.py"), """
                import threading
                shared = []
                def work():
                    for i in range(20000):
                        shared.append(i)
                threads = [threading.Thread(target=work) for _ in range(3)]
                for t in threads: t.start()
                for t in threads: t.join()
                """);
        Jvm.Result result = run("-X", "contention=report", "-X", "allocsites=1", "c.py");
        assertThat(result.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("report"))).containsPattern(
                "list of \\d+ at 0x[0-9a-f]+, 'shared' of __main__; made at .*c.py:2 in <module>");
    }
}
