package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.SwitchPoint;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.CodeReplacement;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A call site that specialises itself.
 *
 * <p>It starts with its miss path as target. A miss does the operation the general way and, while
 * the site has not been relinked too often, puts a guarded fast path in front. Relinking costs
 * 100–200 µs and some milliseconds of degraded code, so the depth of the chain and the number of
 * relinks are bounded; after that the site stays general for good.
 */
abstract class InlineCache extends MutableCallSite {
    static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final int MAX_RELINKS = 12;
    /** After so many relinks the pauses between them grow steeply. */
    private static final int MANY_RELINKS = 8;
    /** Who may link has so long until others may: not every miss that may link does. */
    private static final long TIME_TO_LINK = 10_000_000;

    /** The name the site is about, interned. */
    final long name;

    private MethodHandle miss;
    /** Null until there are any. */
    private Links links;

    /** Valid as long as no function got other code since the links were made. */
    private SwitchPoint sameCode;

    private int relinks;
    /** The first miss only does its work: much code runs once, and linking would not pay. */
    private int missesToSkip = 1;

    /** Id of the thread that was told last that it may link, and has not yet; 0 if none. */
    private long linking;
    /** When that was, by {@link System#nanoTime}. */
    private long linkingSince;
    /** How often it turned out that there is nothing to link. */
    private int inVain;

    InlineCache(MethodType type, long name) {
        super(Unstarted.of(type));
        this.name = name;
    }

    /** Sets the miss path, which is also the first target; its type is the site's. */
    final void start(MethodHandle missPath) {
        miss = missPath.asType(type());
        setTarget(miss);
    }

    /**
     * Whether a miss should try to specialise; counts it. Of threads that miss together one links: a
     * second link for the same would be one more to pass, and cost relinks that are missing later.
     */
    final boolean mayLink() {
        int before = relinks;
        if (before >= MAX_RELINKS) {
            return false;
        }
        if (missesToSkip > 0) {
            missesToSkip--; // threads that do it together skip a few more
            return false;
        }
        return mayLinkNow(before);
    }

    private synchronized boolean mayLinkNow(int before) {
        if (relinks != before) {
            return false;
        }
        long me = Thread.currentThread().threadId();
        long now = System.nanoTime();
        if (linking != 0 && linking != me && now - linkingSince < TIME_TO_LINK) {
            return false;
        }
        linking = me;
        linkingSince = now;
        return true;
    }

    /** Puts {@code fast} behind {@code guard} in front of what is there now. */
    final synchronized void prepend(MethodHandle guard, MethodHandle fast) {
        relinked(links().put(guard, fast.asType(type()), miss));
    }

    /**
     * Has the type of {@code plan} served, by a link that there is for others like it, or by {@code
     * fast} in front of what is there now.
     *
     * @param guard {@code (ThreadState, receiver) → boolean}, for that one type
     * @param condition what else must hold, of as many parameters or none; or null
     * @param form tells apart what plans do not
     */
    final synchronized void prepend(
            AttributePlan plan,
            int form,
            MethodHandle guard,
            MethodHandle condition,
            MethodHandle fast) {
        if (!enter(plan, form)) {
            relinked(links().put(plan, form, guard, condition, fast.asType(type()), miss));
        }
    }

    /** The first part of it: false if it takes a {@code fast}. */
    final synchronized boolean enter(AttributePlan plan, int form) {
        MethodHandle before = links().whole();
        boolean entered = links.enter(plan, form, miss);
        if (entered) {
            linking = 0;
        }
        if (links.whole() != before) {
            relinked(links.whole());
        }
        return entered;
    }

    private Links links() {
        SwitchPoint now = CodeReplacement.sameCode();
        if (links == null || sameCode != now) {
            links = new Links();
            sameCode = now;
        }
        return links;
    }

    /** Replaces everything by {@code fast} behind {@code guard}. */
    final synchronized void replace(MethodHandle guard, MethodHandle fast) {
        sameCode = CodeReplacement.sameCode();
        relinked(MethodHandles.guardWithTest(guard, fast.asType(type()), miss));
    }

    private void relinked(MethodHandle guarded) {
        MethodHandle target =
                linksToCode() ? sameCode.guardWithTest(guarded, miss) : guarded;
        relinks++;
        linking = 0;
        // Each time wait longer before believing in a new state.
        missesToSkip = relinks < 3 ? 0 : relinks < MANY_RELINKS ? 64 : 1 << 2 * relinks;
        setTarget(target);
    }

    /** Whether fast paths link straight to the code of functions, which may be replaced. */
    boolean linksToCode() {
        return true;
    }

    /** The site could not be specialised, though it might; after some times it is not tried again. */
    final synchronized void failed() {
        relinks++;
        linking = 0;
    }

    /** There was nothing to link for this value; the site looks again after ever longer pauses. */
    final synchronized void nothingToLink() {
        linking = 0;
        missesToSkip = 4 << Math.min(inVain++, 12);
    }

    /** Gives up specialising: {@code general} it is from now on. */
    final synchronized void settle(MethodHandle general) {
        relinks = MAX_RELINKS;
        linking = 0;
        setTarget(general.asType(type()));
    }

    // ---------------------------------------------------------------- miss paths of calls

    /**
     * Does a call the general way, and maybe specialises.
     *
     * @param self receiver or callee, the first value of the site's arguments; 0 if the site has none
     */
    long miss(ThreadState ts, long self, long[] args) {
        throw new UnsupportedOperationException();
    }

    /** Up to this many arguments have a miss path written out. */
    private static final int WRITTEN_OUT = 6;

    private static final MethodHandle[] ON = new MethodHandle[WRITTEN_OUT + 1];
    private static final MethodHandle[] PLAIN = new MethodHandle[WRITTEN_OUT + 1];

    /**
     * Starts a site of calls: {@code (ts, self, args…)} or {@code (ts, args…)}. Most calls have few
     * arguments; for them the handle is a method bound to the site. Collecting the arguments into an
     * array by method handles instead would spin several classes for each number of arguments, and
     * that is most of what the first execution of a site costs.
     */
    final void startCalls(boolean receiver) {
        int n = type().parameterCount() - (receiver ? 2 : 1);
        if (n > WRITTEN_OUT) {
            start(receiver
                    ? own("miss", METHOD_MISS).asCollector(long[].class, n)
                    : own("plain", PLAIN_MISS).asCollector(long[].class, n));
            return;
        }
        MethodHandle[] known = receiver ? ON : PLAIN;
        MethodHandle unbound = known[n];
        if (unbound == null) {
            try {
                unbound = LOOKUP.findVirtual(
                        InlineCache.class, (receiver ? "on" : "plain") + n, type());
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("plain" + n, e);
            }
            known[n] = unbound;
        }
        start(unbound.bindTo(this));
    }

    private static final MethodType METHOD_MISS =
            MethodType.methodType(long.class, ThreadState.class, long.class, long[].class);
    private static final MethodType PLAIN_MISS =
            MethodType.methodType(long.class, ThreadState.class, long[].class);

    final long plain(ThreadState ts, long[] args) {
        return miss(ts, 0, args);
    }

    final long plain0(ThreadState ts) {
        return miss(ts, 0, new long[0]);
    }

    final long plain1(ThreadState ts, long a) {
        return miss(ts, 0, new long[] {a});
    }

    final long plain2(ThreadState ts, long a, long b) {
        return miss(ts, 0, new long[] {a, b});
    }

    final long plain3(ThreadState ts, long a, long b, long c) {
        return miss(ts, 0, new long[] {a, b, c});
    }

    final long plain4(ThreadState ts, long a, long b, long c, long d) {
        return miss(ts, 0, new long[] {a, b, c, d});
    }

    final long plain5(ThreadState ts, long a, long b, long c, long d, long e) {
        return miss(ts, 0, new long[] {a, b, c, d, e});
    }

    final long plain6(ThreadState ts, long a, long b, long c, long d, long e, long f) {
        return miss(ts, 0, new long[] {a, b, c, d, e, f});
    }

    final long on0(ThreadState ts, long self) {
        return miss(ts, self, new long[0]);
    }

    final long on1(ThreadState ts, long self, long a) {
        return miss(ts, self, new long[] {a});
    }

    final long on2(ThreadState ts, long self, long a, long b) {
        return miss(ts, self, new long[] {a, b});
    }

    final long on3(ThreadState ts, long self, long a, long b, long c) {
        return miss(ts, self, new long[] {a, b, c});
    }

    final long on4(ThreadState ts, long self, long a, long b, long c, long d) {
        return miss(ts, self, new long[] {a, b, c, d});
    }

    final long on5(ThreadState ts, long self, long a, long b, long c, long d, long e) {
        return miss(ts, self, new long[] {a, b, c, d, e});
    }

    final long on6(ThreadState ts, long self, long a, long b, long c, long d, long e, long f) {
        return miss(ts, self, new long[] {a, b, c, d, e, f});
    }

    /** Finds a static method for use in a site; a failure is a bug of ours. */
    static MethodHandle find(Class<?> owner, String method, MethodType type) {
        try {
            return LOOKUP.findStatic(owner, method, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method, e);
        }
    }

    /** This site's own method, bound to it. */
    final MethodHandle own(String method, MethodType type) {
        try {
            return MethodHandles.lookup().findVirtual(getClass(), method, type).bindTo(this);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method, e);
        }
    }
}
