package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Programs that run code over a dict with its own {@code __builtins__}: {@code exec(text,
 * {"__builtins__": {}})}. Asked only where a name is not in the globals and nothing is linked yet,
 * so everybody else pays nothing.
 */
public final class OwnBuiltins {
    /** Finds a hidden built-in: owned, 0 if there is none. */
    public interface Hidden {
        long find(ThreadState ts, String name);
    }

    private static volatile Hidden hidden;

    private OwnBuiltins() {}

    /** Called once at start-up. */
    public static void install(Hidden h) {
        hidden = h;
    }

    /**
     * What stands for the built-ins of these globals, owned; 0 for the usual ones. A dict, or what a
     * program takes for one: to be asked by {@link #getReleasing}.
     */
    public static long of(ThreadState ts, long globals) {
        long builtins = PyDict.getItemName(ts, globals, Names.__builtins__);
        if (builtins == 0) {
            return 0;
        }
        long dict = builtins;
        if (PyModule.TYPE.isInstance(builtins)) {
            dict = Refs.retain(ts, PyModule.dict(builtins));
            Refs.release(ts, builtins);
        }
        if (dict == Interpreter.builtinsDict) {
            Refs.release(ts, dict);
            return 0;
        }
        return dict;
    }

    /** A name in what {@link #of} gave, owned; 0 if it is not there. */
    private static long get(ThreadState ts, long builtins, long name) {
        if (PyDict.TYPE.isExactly(builtins)) {
            return PyDict.getItemName(ts, builtins, name);
        }
        try {
            return Abstract.getItem(ts, builtins, name);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.KeyError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return 0;
        }
    }

    /** As {@link #get}, taking the reference to what {@link #of} gave; for its 0, in the usual ones. */
    static long getReleasing(ThreadState ts, long own, long name) {
        try {
            return get(ts, own != 0 ? own : Interpreter.builtinsDict, name);
        } finally {
            Refs.xrelease(ts, own);
        }
    }

    /** The value of a name in the built-ins of these globals, owned; raises NameError. */
    public static long load(ThreadState ts, long globals, long name) {
        long own = of(ts, globals);
        long value = getReleasing(ts, own, name);
        if (value != 0) {
            return value;
        }
        return own == 0 && LateStart.finish(ts)
                ? load(ts, globals, name)
                : loadHidden(ts, name);
    }

    /**
     * A name that only the standard library's files know as a built-in, owned; raises NameError for
     * all others. Programs do not see it in {@code builtins}.
     */
    public static long loadHidden(ThreadState ts, long name) {
        Hidden h = hidden;
        long value = h == null || !PyUnicode.equalsAscii(name, "__graalpython__")
                ? 0
                : h.find(ts, "__graalpython__");
        if (value == 0) {
            throw Errors.nameError(ts, name);
        }
        return value;
    }
}
