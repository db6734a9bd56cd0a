package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * Calls Java methods by number, until they are called often enough for a method handle.
 *
 * <p>To make a handle costs 10–20 µs, and a class of the JVM's own for each new shape; most functions
 * of a start are called once or twice. A generated subclass has a switch for each number of
 * parameters: a compiled unit's class is one for its own code objects.
 */
public abstract class Dispatcher {
    /** Methods with more parameters than this always have a handle. */
    public static final int MAX_PARAMETERS = 20;

    /** With more parameters than this, they come as an array. */
    public static final int WRITTEN_OUT = 4;

    /** A switch of the JVM has no room for many more. */
    public static final int MAX_METHODS = 2000;

    /** Calls of method {@code id}; parameters and result as {@link EntryPoint#invoke}. */
    protected long call(ThreadState ts, int id, long self) {
        throw missing(id);
    }

    protected long call(ThreadState ts, int id, long self, long a) {
        throw missing(id);
    }

    protected long call(ThreadState ts, int id, long self, long a, long b) {
        throw missing(id);
    }

    protected long call(ThreadState ts, int id, long self, long a, long b, long c) {
        throw missing(id);
    }

    protected long call(ThreadState ts, int id, long self, long a, long b, long c, long d) {
        throw missing(id);
    }

    /** For more than {@link #WRITTEN_OUT} parameters. */
    protected long call(ThreadState ts, int id, long self, long[] parameters) {
        throw missing(id);
    }

    private static IllegalStateException missing(int id) {
        return new IllegalStateException("no method " + id);
    }
}
