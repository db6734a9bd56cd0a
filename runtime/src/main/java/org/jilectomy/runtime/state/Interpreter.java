package org.jilectomy.runtime.state;

/**
 * What all threads of the interpreter share; compare CPython {@code PyInterpreterState}.
 *
 * <p>There is one interpreter a process. The dicts are made by the module table at start-up, before
 * a second Python thread can exist, and live as long as the process; the references are borrowed to
 * everybody.
 */
public final class Interpreter {
    /** {@code sys.modules}: every imported module by name. */
    public static volatile long modules;

    /** Namespace of the module {@code sys}. */
    public static volatile long sysDict;

    /** Namespace of the module {@code builtins}. */
    public static volatile long builtinsDict;

    /** {@code sys.is_finalizing()}: the program has ended and its modules are being emptied. */
    public static volatile boolean finalizing;

    private Interpreter() {}
}
