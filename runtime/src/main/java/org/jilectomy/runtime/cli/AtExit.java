package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** Runs what was registered with {@code atexit}, if that module was ever imported. */
final class AtExit {
    private AtExit() {}

    static void run(ThreadState ts) {
        long atexit = PyDict.getItemString(ts, Interpreter.modules, "atexit");
        if (atexit == 0) {
            return;
        }
        try {
            Refs.release(ts, Abstract.callMethod(ts, atexit, Names.of("_run_exitfuncs")));
        } catch (PyException e) {
            Uncaught.ignored(ts, e, "in atexit callback");
        } finally {
            Refs.release(ts, atexit);
        }
    }
}
