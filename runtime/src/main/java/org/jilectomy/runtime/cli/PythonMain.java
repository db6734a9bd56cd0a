package org.jilectomy.runtime.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jilectomy.heap.history.ReferenceLog;
import org.jilectomy.runtime.builtins.TracebackPrinter;
import org.jilectomy.runtime.compiler.FrozenTexts;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.StandardLibrary;
import org.jilectomy.runtime.modules.signal.Signals;
import org.jilectomy.runtime.modules.sre.FrozenPatterns;
import org.jilectomy.runtime.objects.FrozenCalls;
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
        StandardLibrary library = SysSetup.library(options);
        String mistake = library.error;
        if (mistake != null) {
            System.err.println("jilectomy: " + mistake);
            Runtime.getRuntime().halt(1);
        }
        if (ReferenceLog.ON) {
            mistake = ReferenceLog.open();
            if (mistake != null) {
                System.err.println("jilectomy: " + mistake);
                Runtime.getRuntime().halt(2);
            }
        }
        try {
            ThreadState ts = ThreadState.create();
            if (!boots(ts, library)) {
                Runtime.getRuntime().halt(1);
            }
            Signals.start(ts);
            status = Lifecycle.finish(ts, Program.run(ts, options));
            record();
        } catch (Throwable t) {
            status = internalError(t);
        }
        if (Uncaught.wasInterrupted()) {
            Signals.dieBy(2);
        }
        // Not exit, which looks for a logger first: 5 ms. All is flushed, and nobody has hooks.
        Runtime.getRuntime().halt(status);
    }

    /** {@code -Djilectomy.record=FILE}: which built-ins were called, for {@link FreezeCommand}. */
    private static void record() throws IOException {
        String file = System.getProperty("jilectomy.record");
        if (file != null) {
            Files.write(Path.of(file), FrozenCalls.recorded());
            Files.write(Path.of(file + ".texts"), FrozenTexts.recorded());
            Files.write(Path.of(file + ".patterns"), FrozenPatterns.recorded());
        }
    }

    /** An exception before the program runs: a broken standard library, or a bad file in it. */
    private boolean boots(ThreadState ts, StandardLibrary library) {
        try {
            Lifecycle.bootForProgram(ts, options, library);
            return true;
        } catch (PyException e) {
            System.err.println("jilectomy: the interpreter could not start");
            System.err.print(TracebackPrinter.format(ts, e.value()));
            return false;
        }
    }

    /** Anything that is not a Python exception is a fault of the runtime, and says so. */
    static int internalError(Throwable t) {
        System.err.println("jilectomy: internal error; this is a bug of the runtime");
        t.printStackTrace();
        return 70;
    }
}
