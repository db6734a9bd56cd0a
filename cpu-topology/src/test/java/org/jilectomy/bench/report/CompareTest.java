package org.jilectomy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jilectomy.bench.results.Estimate;
import org.jilectomy.bench.results.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int compare(Object... args) {
        return Compare.run(Arrays.stream(args).map(Object::toString).toList(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Loaded.Measured forks(Random random, double seconds, double scatter, int forks) {
        double[] medians = new double[forks];
        Arrays.setAll(medians, i -> seconds * Math.exp(scatter * random.nextGaussian()));
        return new Loaded.Measured("x", medians, Double.NaN);
    }

    @Test
    void slowdownIsFoundInOwnReports() throws IOException {
        Path old = write("old.json", ResultsJson.render(MadeUp.results(1, 1)));
        Path now = write("new.json", ResultsJson.render(MadeUp.results(1, 2)));
        assertThat(compare(old, now)).isZero();
        assertThat(out()).contains("fib.py [biased, 1 thread]", " times as slow (",
                "fib.py [CPython 3.11.2, 1 thread]").doesNotContain("NOT COMPARABLE", "NaN");
        assertThat(out().lines()).allMatch(line -> line.length() <= TextReport.WIDTH
                || line.startsWith("old: ") || line.startsWith("new: "));
    }

    @Test
    void ownReportAndPyperfReportOfOneRunAgree() throws IOException {
        Path own = write("own.json", ResultsJson.render(MadeUp.results()));
        Path pyperf = folder.resolve("pyperf.json.gz");
        try (OutputStream zip = new GZIPOutputStream(Files.newOutputStream(pyperf))) {
            zip.write(PyperfJson.render(MadeUp.results()).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(compare(own, pyperf)).isZero();
        assertThat(out()).contains("fib.py [atomic, 2 threads]").doesNotContain("only in",
                " times as ", "NOT COMPARABLE");
    }

    @Test
    void otherScriptOtherMachineAndOtherSourceAreNamed() throws IOException {
        String text = ResultsJson.render(MadeUp.results());
        Path old = write("old.json", text);
        Path now = write("new.json", text.replace("9f86d0", "123456")
                .replace("@ 2.10GHz", "@ 3.00GHz").replace("probe, 4 cycles a step",
                        "cpuinfo_avg_freq")
                .replace("\"Linux 6.1.0\"", "\"Linux 6.2.0\""));
        assertThat(compare(old, now)).isZero();
        assertThat(out()).contains("NOT COMPARABLE: other processor", "@ 3.00GHz",
                "NOT COMPARABLE: other script sha256", "differs: frequency source",
                "differs: kernel: Linux 6.1.0 -> Linux 6.2.0",
                "but: other processor, other script");
    }

    @Test
    void otherClockIsNamedAndTakenOut() throws IOException {
        String text = ResultsJson.render(MadeUp.results());
        Path old = write("old.json", text);
        Path now = write("new.json", text.replace("\"value\": 3050", "\"value\": 2440"));
        assertThat(compare(old, now)).isZero();
        assertThat(out()).contains("but: the clock was 3050, now 2440 MHz",
                "in cycles, for work that only computes: ratio 0.800");
    }

    @Test
    void benchmarksOfOneReportOnlyAreListed() throws IOException {
        String text = ResultsJson.render(MadeUp.results());
        Path old = write("old.json", text);
        Path now = write("new.json", text.replace("\"biased\"", "\"coalesced\""));
        assertThat(compare(old, now)).isZero();
        assertThat(out()).contains("only in old: fib.py [biased, 1 thread]",
                "only in new: fib.py [coalesced, 2 threads]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b c", "--frob a b", "missing.json missing.json"})
    void nonsenseIsAUsageError(String line) {
        assertThat(compare((Object[]) line.split(" "))).isEqualTo(2);
        assertThat(err()).startsWith("jilectomy compare: ").contains("--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"format\": \"jilectomy-bench 1\"}",
        "{\"version\": \"0.9\", \"benchmarks\": []}", "{\"version\": \"1.0\", \"benchmarks\": []}",
        "{\"version\": \"1.0\", \"benchmarks\": 7}", "{\"version\": \"1.0\", \"benchmarks\": [7]}",
        "{\"version\": \"1.0\", \"benchmarks\": [{\"runs\": [{\"values\": {}}]}]}"})
    void fileThatIsNoReportIsAUsageErrorThatNamesTheFile(String text) throws IOException {
        Path file = write("odd.json", text);
        assertThat(compare(file, file)).isEqualTo(2);
        assertThat(err()).contains("odd.json: ");
    }

    @Test
    void helpIsNoError() {
        assertThat(compare("--help")).isZero();
        assertThat(out()).startsWith("usage: jilectomy compare");
    }

    @Test
    void sameThingIsSeldomDifferentAndTwoPercentIsFound() {
        Random random = new Random(3);
        int different = 0;
        int found = 0;
        for (int i = 0; i < 150; i++) {
            Loaded.Measured base = forks(random, 1, 0.008, 12);
            if (Compare.judge(base, forks(random, 1, 0.008, 12)).verdict().kind()
                    != Verdict.Kind.NO_DIFFERENCE) {
                different++;
            }
            if (Compare.judge(base, forks(random, 1.02, 0.008, 12)).verdict().kind()
                    == Verdict.Kind.SLOWER) {
                found++;
            }
        }
        assertThat(different).isLessThanOrEqualTo(9);
        assertThat(found).isGreaterThanOrEqualTo(135);
    }

    @Test
    void tooFewForksAreUnstableWhateverTheyShow() {
        Compare.Outcome outcome = Compare.judge(
                new Loaded.Measured("x", new double[] {1, 1, 1}, Double.NaN),
                new Loaded.Measured("x", new double[] {2, 2, 2}, Double.NaN));
        assertThat(outcome.verdict().kind()).isEqualTo(Verdict.Kind.UNSTABLE);
        assertThat(outcome.ratio().value()).isEqualTo(2);
    }

    @Test
    void rankSumsAreThoseOfTheTables() {
        assertThat(Shift.rankSums(2, 2)).containsExactly(
                new double[] {1 / 6.0, 1 / 6.0, 2 / 6.0, 1 / 6.0, 1 / 6.0}, within(1e-12));
        assertThat(Arrays.stream(Shift.rankSums(9, 13)).sum()).isCloseTo(1, within(1e-9));
        // 4 against 4: only the two outermost orders, 2 of 70, may be left out
        Estimate four = Shift.of(new double[] {1, 2, 3, 4}, new double[] {11, 12, 13, 14}, 0.95);
        assertThat(four.value()).isEqualTo(10);
        assertThat(List.of(four.low(), four.high())).containsExactly(7.0, 13.0);
        assertThat(Shift.of(new double[3], new double[3], 0.95).hasInterval()).isFalse();
    }

    @Test
    void intervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(5);
        for (int forks : new int[] {5, 16, 64}) {
            int holds = 0;
            for (int i = 0; i < 200; i++) {
                double[] one = new double[forks];
                double[] other = new double[forks];
                Arrays.setAll(one, k -> random.nextGaussian());
                Arrays.setAll(other, k -> 0.5 + random.nextGaussian());
                holds += Shift.of(one, other, 0.95).holds(0.5) ? 1 : 0;
            }
            assertThat(holds / 200.0).as(forks + " forks").isGreaterThan(0.9);
        }
    }
}
