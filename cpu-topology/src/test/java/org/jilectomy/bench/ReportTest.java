package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jilectomy.bench.Results.ProcessReport;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.Topology;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static Results results() throws UsageException {
        Topology machine = new Topology(
                new Topology.Processor("V", "Test CPU", "", "amd64", true), List.of(), List.of(),
                List.of(), List.of(), List.of(), CpuSet.range(2), CpuSet.empty(), CpuSet.range(2),
                Topology.CgroupLimits.none(), List.of());
        return new Results(
                BenchOptions.parse(List.of("fib.py")), machine, "probe, 4 cycles a step",
                List.of(Samples.cell(Samples.PYTHON, 1, 100, 100, 100),
                        Samples.cell(Samples.PYTHON, 2, 200, 200, 200),
                        Samples.cell(Samples.BIASED, 1, 10, 10, 10),
                        Samples.cell(Samples.BIASED, 2, 11, 10, 9)),
                List.of(new ProcessReport(Samples.PYTHON, 0, 0.02, 1, 6, true,
                        OptionalLong.of(10_000_000), Optional.empty()),
                        new ProcessReport(Samples.BIASED, 0, 0.4, 3, 60, false,
                                OptionalLong.empty(), Optional.of("it broke:\n  here"))),
                List.of("a note so long that it has to be broken: " + "word ".repeat(30)), 12);
    }

    @Test
    void tableHasALineForEachCellAndFitsAHundredColumns() throws UsageException {
        String text = ReportTable.render(results());
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text).contains(
                "CPython 3.11.2             1    100.00   0.0%    100.00   0.0%"
                        + "     1.00    1.00    1.00  3001    3/3",
                "CPython 3.11.2             2    200.00   0.0%    400.00   0.0%"
                        + "     1.00    2.00    1.00  3001    3/3",
                "biased                     2     10.00  10.0%     20.00  10.0%"
                        + "     2.00    0.10   20.00  3001    3/3",
                "MHz: by probe, 4 cycles a step.",
                "not exposed",
                "note: biased FAILED: it broke:\n        here\n");
    }

    @Test
    void jsonHoldsEverySample() throws UsageException {
        String json = ReportJson.render(results(), Instant.EPOCH);
        assertThat(json).contains("\"date\": \"1970-01-01T00:00:00Z\"", "\"wall_ns\": 11000000",
                "\"throughput_ratio\": 20", "\"peak_resident_bytes\": null");
        assertThat(json.split("\"wall_ns\"", -1)).hasSize(13);
    }
}
