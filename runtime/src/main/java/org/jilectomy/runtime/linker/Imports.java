package org.jilectomy.runtime.linker;

/** Holder of the import hook. */
public final class Imports {
    /** Set once at start-up, before any Python code runs. */
    static ImportHook hook;

    private Imports() {}

    public static void install(ImportHook importHook) {
        hook = importHook;
    }
}
