package org.jilectomy.runtime.linearizability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Searches an order of a history's operations in which each gives the answer it gave and none comes
 * before one that had ended when it began.
 *
 * <p>Depth first: the next operation is one of those that began before any that is not yet in the order
 * ended. A set of operations done with a state reached is tried once. Exponential at worst, but a
 * history of four threads has few operations at a time.
 */
final class Checker {
    private static final int MOST = 62;

    private record Configuration(long done, Object state) {}

    private final Model model;
    private final List<Operation> history;
    private final Set<Configuration> hopeless = new HashSet<>();

    private Checker(Model model, List<Operation> history) {
        if (history.size() > MOST) {
            throw new IllegalArgumentException("a history of " + history.size() + " operations");
        }
        this.model = model;
        this.history = history;
    }

    /** Whether there is such an order. */
    static boolean isLinearizable(Model model, List<Operation> history) {
        return new Checker(model, history).search(0, model.empty());
    }

    /** The same for operations of one key each: each key's history by itself. */
    static boolean isLinearizableByKey(Model model, List<Operation> history) {
        Map<Integer, List<Operation>> byKey = new TreeMap<>();
        for (Operation op : history) {
            byKey.computeIfAbsent(op.a(), k -> new ArrayList<>()).add(op);
        }
        for (List<Operation> part : byKey.values()) {
            if (!isLinearizable(model, part)) {
                return false;
            }
        }
        return true;
    }

    private boolean search(long done, Object state) {
        if (Long.bitCount(done) == history.size()) {
            return true;
        }
        Configuration here = new Configuration(done, state);
        if (hopeless.contains(here)) {
            return false;
        }
        long firstEnd = Long.MAX_VALUE;
        for (int i = 0; i < history.size(); i++) {
            if ((done >>> i & 1) == 0) {
                firstEnd = Math.min(firstEnd, history.get(i).end());
            }
        }
        for (int i = 0; i < history.size(); i++) {
            Operation op = history.get(i);
            if ((done >>> i & 1) == 0 && op.begin() <= firstEnd) {
                Object after = model.next(state, op);
                if (after != null && search(done | 1L << i, after)) {
                    return true;
                }
            }
        }
        hopeless.add(here);
        return false;
    }
}
