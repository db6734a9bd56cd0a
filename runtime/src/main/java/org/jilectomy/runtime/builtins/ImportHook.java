package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.state.ThreadState;

/** How {@code __import__()} reaches the importer. Installed once at start-up; thread-safe. */
public interface ImportHook {
    /**
     * Compare {@code PyImport_ImportModuleLevelObject}.
     *
     * @param name str
     * @param globals dict of the importing module, or 0
     * @param fromlist sequence of str, or 0 or None
     * @param level 0 for absolute, else the number of leading dots
     * @return the module that {@code import} binds, owned
     */
    long importName(ThreadState ts, long name, long globals, long fromlist, int level);

    /** The one in use. */
    final class Installed {
        static volatile ImportHook hook = (ts, name, globals, fromlist, level) -> {
            throw Errors.notImplemented(ts, "importing without an importer");
        };

        private Installed() {}
    }

    static void install(ImportHook hook) {
        Installed.hook = hook;
    }

    static ImportHook installed() {
        return Installed.hook;
    }
}
