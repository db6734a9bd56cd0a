package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jilectomy.runtime.objects.AttributePlan;

/**
 * The guarded fast paths of one call site, the newest first, and behind them its miss path.
 *
 * <pre>
 *  guard 3? ─ fast 3
 *     └─ guard 2? ─ fast 2
 *           └─ guard 1? ─ fast 1
 *                 └─ miss
 * </pre>
 *
 * <p>Classes that inherit an attribute often agree on what a site needs to know of it: the place of a
 * field, or the function that a name means. Their links would be copies of each other, each asked in
 * turn. So the second of them makes the first a link of a {@link TypeSet}, and those that come later
 * only enter their version there: nothing is relinked, and a site costs the same for two types as for
 * twenty.
 *
 * <p>Not thread-safe: under the monitor of its site.
 */
final class Links {
    private static final int MAX_DEPTH = 8;

    /** So many types are entered in sets, until the site leaves further ones to its miss path. */
    private static final int MAX_ENTERED = 256;

    private static final class Link {
        MethodHandle guard;
        final MethodHandle fast;

        /** Asked besides the guard on the receiver; null if there is nothing. */
        MethodHandle condition;

        /** What other types may agree upon; null if the link is not about a type. */
        AttributePlan plan;

        /** Tells links apart whose plans agree: the form of access to a field. */
        int form;

        /** All types that agree; null as long as there is one. */
        TypeSet types;

        /** This link and those behind it. */
        MethodHandle whole;

        Link(MethodHandle guard, MethodHandle fast) {
            this.guard = guard;
            this.fast = fast;
        }
    }

    private final Link[] links = new Link[MAX_DEPTH];
    private int depth;
    private int entered;

    void clear() {
        while (depth > 0) {
            links[--depth] = null;
        }
    }

    /** Puts a link in front; all others go if there are too many. */
    private Link push(MethodHandle guard, MethodHandle fast) {
        if (depth == MAX_DEPTH) {
            clear();
        }
        Link link = new Link(guard, fast);
        links[depth++] = link;
        return link;
    }

    /** A link in front, for whatever {@code guard} lets through. */
    MethodHandle put(MethodHandle guard, MethodHandle fast, MethodHandle miss) {
        push(guard, fast);
        return build(depth - 1, miss);
    }

    /**
     * A link in front, for the types that agree with {@code plan}.
     *
     * @param guard on (ThreadState, receiver), for the type the plan was made for
     */
    MethodHandle put(
            AttributePlan plan,
            int form,
            MethodHandle guard,
            MethodHandle condition,
            MethodHandle fast,
            MethodHandle miss) {
        Link link = push(Guards.both(guard, condition), fast);
        link.plan = plan;
        link.form = form;
        link.condition = condition;
        return build(depth - 1, miss);
    }

    /** All links and the miss path; null if there are no links. */
    MethodHandle whole() {
        return depth == 0 ? null : links[depth - 1].whole;
    }

    /**
     * Enters the type of {@code plan} where its like is; {@link #whole} may be another then.
     *
     * @return false if it needs a link of its own: there is nothing like it, or it is already there
     *     and something else was amiss
     */
    boolean enter(AttributePlan plan, int form, MethodHandle miss) {
        for (int i = depth; --i >= 0;) {
            Link link = links[i];
            if (link.plan == null || link.form != form || !link.plan.agrees(plan)) {
                continue;
            }
            if (link.types == null) {
                if (link.plan.version == plan.version) {
                    return false;
                }
                link.types = new TypeSet(plan.keys != 0);
                link.types.add(link.plan);
                link.types.add(plan);
                link.guard = Guards.both(link.types.guard(), link.condition);
                build(i, miss);
                return true;
            }
            if (link.types.contains(plan)) {
                return false;
            }
            if (entered < MAX_ENTERED) {
                entered++;
                link.types.add(plan);
            }
            return true;
        }
        return false;
    }

    /** Builds link {@code from} and those in front of it anew. */
    private MethodHandle build(int from, MethodHandle miss) {
        for (int i = from; i < depth; i++) {
            Link link = links[i];
            link.whole = MethodHandles.guardWithTest(
                    link.guard, link.fast, i == 0 ? miss : links[i - 1].whole);
        }
        return whole();
    }
}
