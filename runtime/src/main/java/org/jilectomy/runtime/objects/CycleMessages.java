package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** What {@code gc.set_debug} has the collector say on {@code sys.stderr}; CPython's words. */
final class CycleMessages {
    private CycleMessages() {}

    static void begin(ThreadState ts, int generation) {
        long[] members = GcWalk.members(ts);
        say(ts, "gc: collecting generation " + generation + "...\n"
                + "gc: objects in each generation: " + members[0] + " " + members[1] + " "
                + members[2] + "\ngc: objects in permanent generation: "
                + members[Generations.FROZEN] + "\n");
    }

    static void collectable(ThreadState ts, long object) {
        say(ts, "gc: collectable <" + PyType.of(object).name() + " 0x"
                + Long.toHexString(object) + ">\n");
    }

    static void end(ThreadState ts, long collected, long nanos) {
        long tenths = nanos / 100_000;
        String fraction = Long.toString(10_000 + tenths % 10_000).substring(1);
        say(ts, "gc: done, " + collected + " unreachable, 0 uncollectable, " + tenths / 10_000
                + "." + fraction + "s elapsed\n");
    }

    private static void say(ThreadState ts, String text) {
        long stderr = PyDict.getItemString(ts, Interpreter.sysDict, "stderr");
        if (stderr == 0) {
            return;
        }
        long message = PyUnicode.fromJava(ts, text);
        try {
            if (stderr != Singletons.None) {
                Refs.release(ts, Abstract.callMethod(ts, stderr, Names.of("write"), message));
            }
        } catch (PyException e) {
            Errors.discard(ts, e);
        } finally {
            Refs.release(ts, message);
            Refs.release(ts, stderr);
        }
    }
}
