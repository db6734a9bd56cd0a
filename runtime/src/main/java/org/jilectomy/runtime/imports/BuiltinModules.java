package org.jilectomy.runtime.imports;

import org.jilectomy.runtime.state.ThreadState;

/** The modules that are written in Java; lives in a higher room and is installed at start-up. */
public interface BuiltinModules {
    /**
     * Makes the module; it is not yet in {@code sys.modules}.
     *
     * @return the module, owned, or 0 if no such module is written in Java
     */
    long create(ThreadState ts, String name);
}
