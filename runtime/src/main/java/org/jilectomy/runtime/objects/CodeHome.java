package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Where code objects come from: the compiled unit that a code object belongs to has its nested code
 * objects, and can be linked to another globals dict. The room above installs who knows.
 */
public final class CodeHome {
    /** Knows the units. */
    public interface Units {
        /** The code object with this index in the unit of {@code code}, owned. */
        long nested(ThreadState ts, long code, int index);

        /**
         * The same code as it runs over {@code globals}, owned; 0 if it is not a function's.
         *
         * @param there what is known to run over them; null if nothing is
         */
        long linked(ThreadState ts, long code, long globals, EntryPoint there);

        /**
         * A tuple of (file, line, name) of the Python frames around the innermost one, {@code depth}
         * at most, owned.
         */
        long callers(ThreadState ts, int depth);

        /** Lets compiled code go that nobody can run any more. */
        void releaseUnused(ThreadState ts);

        /** Has {@link Pins} keep what compiled code there is. */
        void keepUntilExit();
    }

    private static volatile Units units;

    private CodeHome() {}

    /** Called once at start-up. */
    public static void install(Units u) {
        units = u;
    }

    static long callers(ThreadState ts, int depth) {
        return units.callers(ts, depth);
    }

    static long nested(ThreadState ts, long code, int index) {
        return units.nested(ts, code, index);
    }

    /** Lets compiled code go that nobody can run any more: that of {@code exec}'s texts, say. */
    public static void releaseUnused(ThreadState ts) {
        if (units != null) {
            units.releaseUnused(ts);
        }
    }

    static void keepUntilExit() {
        if (units != null) {
            units.keepUntilExit();
        }
    }

    /**
     * The code a function over {@code globals} must have, owned.
     *
     * @param there what is known to run over them; null if nothing is
     */
    static long linked(ThreadState ts, long code, long globals, EntryPoint there) {
        long linked = units.linked(ts, code, globals, there);
        if (linked == 0) {
            throw Errors.notImplemented(ts, "a function made of this code object");
        }
        return linked;
    }
}
