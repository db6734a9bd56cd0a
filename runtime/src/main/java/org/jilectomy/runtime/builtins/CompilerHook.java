package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.state.ThreadState;

/**
 * How {@code compile()}, {@code eval()} and {@code exec()} reach the compiler. Installed once at
 * start-up; thread-safe.
 */
public interface CompilerHook {
    /**
     * @param source str or bytes, borrowed
     * @param mode {@code exec}, {@code eval} or {@code single}
     * @return a code object, owned; raises SyntaxError
     */
    long compile(ThreadState ts, long source, String filename, String mode);

    /**
     * Runs a module-level code object.
     *
     * @param globals dict
     * @param locals any mapping; may be {@code globals}
     * @return the value of an expression, else None; owned
     */
    long exec(ThreadState ts, long code, long globals, long locals);

    /** The one in use; until it is installed every call says so. */
    final class Installed {
        static volatile CompilerHook hook = new CompilerHook() {
            @Override
            public long compile(ThreadState ts, long source, String filename, String mode) {
                throw Errors.notImplemented(ts, "compiling without a compiler");
            }

            @Override
            public long exec(ThreadState ts, long code, long globals, long locals) {
                throw Errors.notImplemented(ts, "running code without a compiler");
            }
        };

        private Installed() {}
    }

    static void install(CompilerHook hook) {
        Installed.hook = hook;
    }

    static CompilerHook installed() {
        return Installed.hook;
    }
}
