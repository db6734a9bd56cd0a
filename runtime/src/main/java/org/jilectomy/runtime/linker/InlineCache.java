package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import org.jilectomy.runtime.objects.CodeReplacement;

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
    private static final int MAX_DEPTH = 4;
    private static final int MAX_RELINKS = 8;

    /** The name the site is about, interned. */
    final long name;

    private MethodHandle miss;
    private int depth;
    private int relinks;
    private int missesToSkip;

    InlineCache(MethodType type, long name) {
        super(type);
        this.name = name;
    }

    /** Sets the miss path, which is also the first target; its type is the site's. */
    final void start(MethodHandle missPath) {
        miss = missPath.asType(type());
        setTarget(miss);
    }

    /** Whether a miss should try to specialise; counts it. */
    final synchronized boolean mayLink() {
        if (relinks >= MAX_RELINKS) {
            return false;
        }
        if (missesToSkip > 0) {
            missesToSkip--;
            return false;
        }
        return true;
    }

    /** Puts {@code fast} behind {@code guard} in front of what is there now. */
    final synchronized void prepend(MethodHandle guard, MethodHandle fast) {
        MethodHandle rest = getTarget();
        if (++depth > MAX_DEPTH) {
            rest = miss;
            depth = 1;
        }
        relinked(MethodHandles.guardWithTest(guard, fast.asType(type()), rest));
    }

    /** Replaces everything by {@code fast} behind {@code guard}. */
    final synchronized void replace(MethodHandle guard, MethodHandle fast) {
        depth = 1;
        relinked(MethodHandles.guardWithTest(guard, fast.asType(type()), miss));
    }

    private void relinked(MethodHandle guarded) {
        // Fast paths link straight to the code of functions.
        MethodHandle target = CodeReplacement.guard(guarded, miss);
        relinks++;
        // Each time wait longer before believing in a new state.
        missesToSkip = relinks < 3 ? 0 : 1 << 2 * relinks;
        setTarget(target);
    }

    /** Gives up specialising: {@code general} it is from now on. */
    final synchronized void settle(MethodHandle general) {
        relinks = MAX_RELINKS;
        setTarget(general.asType(type()));
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
