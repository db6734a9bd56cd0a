package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
        assertThat(options.rounds()).isEmpty();
        assertThat(options.forks()).isEqualTo(1);
    }

    @Test
    void everyOptionIsUnderstood() throws UsageException {
        BenchOptions options = parse("--threads 1,2,2 --refcount=gil,atomic --header inline,remote"
                + " fib.py -X unbox=0 -Xelide=0 --cores 3,0-1 --rounds 7 --warmup 0.5 --python none"
                + " --json out.json --forks 2 --seconds 3 --seed 9");
        assertThat(options.threads()).containsExactly(1, 2);
        assertThat(options.refcounts()).containsExactly("gil", "atomic");
        assertThat(options.switches()).containsExactly("unbox=0", "elide=0");
        assertThat(options.cores()).containsExactly(3, 0, 1);
        assertThat(options.rounds()).hasValue(7);
        assertThat(options.warmup()).hasValue(0.5);
        assertThat(options.json()).hasValue("out.json");
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
        "a.py --warmup soon|'soon' is not a time"})
    void nonsenseIsRefusedInWords(String line, String message) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(UsageException.class).hasMessageContaining(message);
    }

    @Test
    void configurationsAreTheReferenceThenPoliciesTimesHeaders() throws UsageException {
        BenchOptions options =
                parse("a.py --refcount gil,biased --header inline,remote -X unbox=0");
        Configuration reference =
                new Configuration("CPython", true, List.of("python"), java.util.Map.of());
        assertThat(Configuration.of(options, List.of("java", "Main"), List.of(reference)))
                .extracting(Configuration::name)
                .containsExactly("CPython", "gil inline unbox=0", "gil remote unbox=0",
                        "biased inline unbox=0", "biased remote unbox=0");
        assertThat(Configuration.of(options, List.of("java", "Main"), List.of()).get(1).command())
                .containsExactly("java", "Main", "-X", "refcount=gil", "-X", "header=remote",
                        "-X", "unbox=0");
    }
}
