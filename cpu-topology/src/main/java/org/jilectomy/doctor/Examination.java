package org.jilectomy.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jilectomy.topology.SysTree;
import org.jilectomy.topology.Thermals;
import org.jilectomy.topology.Topology;

/**
 * All checks, in the order in which they matter. Changes nothing, needs no privileges, takes about
 * a quarter of a second (the watching of other processes).
 *
 * <p>To add one: a method in the class of its subject that answers a {@link Check}, a line here,
 * and a test on a small tree.
 */
public final class Examination {
    private Examination() {}

    /** Looks at everything; never fails: what cannot be read is "not exposed". */
    public static List<Check> of(SysTree tree, Topology machine) {
        Thermals thermals = new Thermals(tree, machine);
        List<Check> checks = new ArrayList<>();
        add(checks, "governor", () -> ClockChecks.governor(tree, machine));
        add(checks, "turbo", () -> ClockChecks.turbo(tree));
        add(checks, "virtual-machine", () -> PlaceChecks.virtualMachine(tree, machine));
        add(checks, "load", () -> PlaceChecks.load(tree, machine));
        add(checks, "other-runners", () -> PlaceChecks.otherRunners(tree));
        add(checks, "quota", () -> PlaceChecks.quota(machine));
        add(checks, "smt", () -> PlaceChecks.smt(tree, machine));
        add(checks, "isolation", () -> PlaceChecks.isolation(machine));
        add(checks, "heat", () -> ClockChecks.heat(thermals, machine));
        add(checks, "power", () -> ClockChecks.power(tree));
        add(checks, "huge-pages", () -> MemoryChecks.hugePages(tree));
        add(checks, "aslr", () -> MemoryChecks.aslr(tree));
        add(checks, "swap", () -> MemoryChecks.swap(tree));
        add(checks, "numa-balancing", () -> MemoryChecks.numaBalancing(tree, machine));
        add(checks, "page-merging", () -> MemoryChecks.pageMerging(tree));
        add(checks, "irqbalance", () -> PlaceChecks.irqBalance(tree));
        add(checks, "idle-states", () -> ClockChecks.idleStates(tree, machine));
        add(checks, "clock-source", () -> ClockChecks.clockSource(tree));
        add(checks, "nmi-watchdog", () -> MemoryChecks.watchdog(tree));
        add(checks, "perf-events", () -> MemoryChecks.perfEvents(tree));
        return List.copyOf(checks);
    }

    /** A file that holds something unheard of must not take the other checks with it. */
    private static void add(List<Check> checks, String id, Supplier<Check> check) {
        try {
            checks.add(check.get());
        } catch (RuntimeException e) {
            checks.add(Check.notExposed(id, "not understood: " + e));
        }
    }
}
