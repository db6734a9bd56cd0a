package org.jilectomy.runtime.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.heap.Kind;
import org.jilectomy.heap.LeakReport;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code -X leakcheck}: after everything was given back, no object that is not immortal may be left.
 * What immortals own besides themselves (tables, text) is raw memory and not looked at.
 */
final class LeakCheck {
    private LeakCheck() {}

    /** Prints the objects left, by type; true if there are any. */
    static boolean report(ThreadState ts, PrintStream err) {
        drainAll(ts);
        List<LeakReport.Group> leaked = new ArrayList<>();
        long blocks = 0;
        for (LeakReport.Group group : LeakReport.take().groups()) {
            if (Kind.isObject(group.kind()) && !group.immortal()) {
                leaked.add(group);
                blocks += group.blocks();
            }
        }
        if (leaked.isEmpty()) {
            return false;
        }
        err.println("leakcheck: " + blocks + " objects are left");
        err.print(LeakReport.format(leaked, LeakCheck::typeName));
        return true;
    }

    /** Classes are freed before the count is taken; their instances have lost their names. */
    private static String typeName(long type) {
        PyType t = PyType.at(type);
        return t == null ? "instance of a class" : t.name();
    }

    /** Merges what is queued for any heap, until nothing comes after. */
    private static void drainAll(ThreadState ts) {
        for (int round = 0; round < 8; round++) {
            Refcount.drain(ts.heap);
            for (int id = 1; id <= ThreadHeap.count(); id++) {
                ThreadHeap heap = ThreadHeap.byId(id);
                if (heap.tryTakeToken()) {
                    try {
                        Refcount.drain(heap);
                    } finally {
                        heap.giveToken();
                    }
                }
            }
        }
    }
}
