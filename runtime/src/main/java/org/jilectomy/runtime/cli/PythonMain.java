package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.state.ThreadState;

/** The main Python thread of a program started from the command line. */
final class PythonMain implements Runnable {
    private final Options options;

    PythonMain(Options options) {
        this.options = options;
    }

    @Override
    public void run() {
        int status;
        String mistake = SysSetup.library(options).error;
        if (mistake != null) {
            System.err.println("jilectomy: " + mistake);
            Runtime.getRuntime().halt(1);
        }
        try {
            ThreadState ts = ThreadState.create();
            Lifecycle.boot(ts, options);
            KeyboardInterrupts.install(ts);
            status = Lifecycle.finish(ts, Program.run(ts, options));
        } catch (Throwable t) {
            status = internalError(t);
        }
        // Not exit, which looks for a logger first: 5 ms. All is flushed, and nobody has hooks.
        Runtime.getRuntime().halt(status);
    }

    /** Anything that is not a Python exception is a fault of the runtime, and says so. */
    static int internalError(Throwable t) {
        System.err.println("jilectomy: internal error; this is a bug of the runtime");
        t.printStackTrace();
        return 70;
    }
}
