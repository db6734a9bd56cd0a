package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jilectomy.bench.results.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    private static BenchOptions parse(String line) throws UsageException {
        return BenchOptions.parse(List.of(line.split(" ")));
    }

    @Test
    void scriptAloneComparesTheDefaultPolicy() throws UsageException {
        BenchOptions options = parse("fib.py");
        assertThat(options.refcounts()).containsExactly("biased");
        assertThat(options.headers()).containsExactly("inline");
        assertThat(options.rounds()).isZero();
        assertThat(options.leastForks()).isZero();
    }

    @Test
    void everyOptionIsUnderstood() throws UsageException {
        BenchOptions options = parse("--threads 1,2,2 --refcount=gil,atomic --header inline,remote"
                + " fib.py -X unbox=0 -Xelide=0 --cores 3,0-1 --rounds 7 --warmup 0.5 --python none"
                + " --json out.json --forks 8-16 --seconds 3 --seed 9 --resolution 1");
        assertThat(options.threads()).containsExactly(1, 2);
        assertThat(options.refcounts()).containsExactly("gil", "atomic");
        assertThat(options.switches()).containsExactly("unbox=0", "elide=0");
        assertThat(options.cores()).containsExactly(3, 0, 1);
        assertThat(options.rounds()).isEqualTo(7);
        assertThat(options.warmup()).hasValue(0.5);
        assertThat(options.resolution()).isEqualTo(0.01);
        assertThat(options.leastForks()).isEqualTo(8);
        assertThat(options.mostForks()).isEqualTo(16);
        assertThat(options.reports().files()).hasSize(1);
    }

    @Test
    void commandsAreSplitAsAShellWould() throws UsageException {
        BenchOptions options = BenchOptions.parse(List.of("--command", "a 'b c' \"d\" e\\ f",
                "--command=a | b", "--seed", "1", "--", "x", "--seed=3", "--help"));
        assertThat(options.commands()).containsExactly(
                List.of("a", "b c", "d", "e f"),
                List.of("/bin/sh", "-c", "a | b"),
                List.of("x", "--seed=3", "--help"));
    }

    @Test
    void scriptBesideCommandsIsAWholeProcessToo() throws UsageException {
        List<Side> sides = Sides.of(parse("a.py -- other a.py"), List.of("java", "Main"), List.of(
                new Side("CPython", Side.Kind.PYTHON, true, List.of("python"), Map.of())));
        assertThat(sides).extracting(Side::kind).containsOnly(Side.Kind.COMMAND);
        assertThat(sides).extracting(Side::command).containsExactly(
                List.of("python", "a.py"),
                List.of("java", "Main", "-X", "refcount=biased", "-X", "header=inline", "a.py"),
                List.of("other", "a.py"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--threads 2|which script?",
        "a.py b.py|one script at a time",
        "a.py --frob|unknown option --frob",
        "a.py --refcount fast|'fast' is none of gil",
        "a.py --threads 0|'0' is not a number of at least 1",
        "a.py --threads|--threads needs a value",
        "a.py --cores x|not a CPU list: 'x'",
        "a.py --forks 9-3|9-3 ends before it begins",
        "a.py --|which program?",
        "a.py --command 'x|no closing '",
        "a.py --warmup soon|'soon' is not a time"})
    void nonsenseIsRefusedInWords(String line, String message) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(UsageException.class).hasMessageContaining(message);
    }

    @Test
    void sidesAreTheReferencesThenPoliciesTimesHeaders() throws UsageException {
        BenchOptions options =
                parse("a.py --refcount gil,biased --header inline,remote -X unbox=0");
        Side reference =
                new Side("CPython", Side.Kind.PYTHON, true, List.of("python"), Map.of());
        List<Side> sides =
                Sides.of(options, List.of("java", "Main"), List.of(reference, reference));
        assertThat(sides).extracting(Side::name)
                .containsExactly("CPython", "CPython #2", "gil inline unbox=0",
                        "gil remote unbox=0", "biased inline unbox=0", "biased remote unbox=0");
        assertThat(sides.get(3).command())
                .containsExactly("java", "Main", "-X", "refcount=gil", "-X", "header=remote",
                        "-X", "unbox=0");
    }
}
