package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jilectomy.doctor.Check;
import org.jilectomy.doctor.Check.Verdict;
import org.jilectomy.topology.TopologyReader;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static Check check(String id, Verdict verdict, String found) {
        return new Check(id, verdict, found, "much", "mend", List.of(), false);
    }

    @Test
    void worstIsNamedFirstAndTheRestByName() {
        assertThat(Preflight.doctor(List.of(
                check("governor", Verdict.OK, "performance"),
                check("virtual-machine", Verdict.BAD, "this is one; 0.06 % stolen since boot"),
                check("load", Verdict.BAD, "5.00 runnable on 2 CPUs; tasks waited"),
                check("heat", Verdict.NOT_EXPOSED, "no counters"),
                check("isolation", Verdict.BAD, "no core is kept free"))))
                .hasValue("this machine disturbs measurements: load (5.00 runnable on 2 CPUs), "
                        + "virtual-machine (0.06 % stolen since boot), isolation (jilectomy doctor "
                        + "says how much, and what mends it)");
        assertThat(Preflight.doctor(List.of(check("other-runners", Verdict.BAD,
                "java (11482) 62 %, java (19567) 37 %, java (24855) 33 %, java (30343) 29 %")))
                .orElseThrow()).contains("(java (11482) 62 %, java (19567) 37 % …)");
    }

    @Test
    void quietMachineIsNotTalkedAbout() {
        assertThat(Preflight.doctor(List.of(check("load", Verdict.OK, "0.01")))).isEmpty();
    }

    @Test
    void thisMachineIsLookedAtOnceACore() {
        int cpu = TopologyReader.read().allowed().first();
        assertThat(Preflight.notes(TopologyReader.read(), List.of(cpu, cpu)))
                .hasSizeLessThanOrEqualTo(2);
    }
}
