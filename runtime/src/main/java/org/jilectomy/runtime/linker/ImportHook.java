package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.state.ThreadState;

/** The import statement as compiled code sees it; the imports room installs the implementation. */
public interface ImportHook {
    /**
     * @param globals importing module's globals, borrowed
     * @param name dotted name, borrowed
     * @param fromList tuple of names or 0, borrowed
     * @param level number of leading dots
     * @param leaf whether the last module of a dotted name is wanted, not the first
     * @return the module, owned
     */
    long importModule(
            ThreadState ts, long globals, long name, long fromList, int level, boolean leaf);

    /** {@code from module import name}, owned. */
    long importFrom(ThreadState ts, long module, long name);

    /** {@code from module import *} into a namespace. */
    void importStar(ThreadState ts, long module, long namespace);
}
