package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Ownership;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Audit events (PEP 578): what the program does is told to the hooks of {@code sys.addaudithook}.
 * Without hooks an event costs one volatile load.
 */
public final class Audit {
    /** A Python list of callables; 0 until the first hook is added. Kept until exit. */
    private static volatile long hooks;

    private Audit() {}

    /** Whether anybody listens. */
    public static boolean isOn() {
        return hooks != 0;
    }

    /** Adds a hook; it stays for ever. */
    public static synchronized void add(ThreadState ts, long hook) {
        long list = hooks;
        if (list == 0) {
            list = PyList.create(ts);
            Ownership.share(list); // nobody may have to be asked for it under our monitor
            Pins.keepUntilExit(list);
        }
        PyList.append(ts, list, hook);
        hooks = list;
    }

    /** Tells the hooks; {@code args} are borrowed. What a hook raises goes through. */
    public static void event(ThreadState ts, String event, long... args) {
        if (hooks == 0) {
            return;
        }
        long name = PyUnicode.intern(ts, event);
        long tuple = PyTuple.fromArray(ts, args);
        try {
            event(ts, name, tuple);
        } finally {
            Refs.release(ts, tuple);
        }
    }

    /** As {@link #event(ThreadState, String, long...)}, with a tuple of arguments. */
    public static void event(ThreadState ts, long name, long args) {
        long list = hooks;
        if (list == 0) {
            return;
        }
        for (long i = 0; i < PyList.size(list); i++) {
            long hook = PyList.getItem(ts, list, i);
            try {
                Refs.release(ts, Abstract.call(ts, hook, name, args));
            } finally {
                Refs.release(ts, hook);
            }
        }
    }

    /** Forgets the hooks when the interpreter ends. */
    public static void clear() {
        hooks = 0;
    }
}
