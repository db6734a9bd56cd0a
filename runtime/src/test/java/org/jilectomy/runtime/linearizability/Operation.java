package org.jilectomy.runtime.linearizability;

/**
 * One call, as a thread saw it.
 *
 * @param name as in {@link Model}
 * @param a first argument: a key, an index, a value
 * @param b second argument
 * @param answer what it returned; {@link Model#ERROR} for an IndexError or KeyError
 * @param begin nanoseconds before the call
 * @param end nanoseconds after it
 */
record Operation(int thread, String name, int a, int b, Object answer, long begin, long end) {
    @Override
    public String toString() {
        return "thread " + thread + ": " + name + "(" + a + ", " + b + ") -> " + answer + "  ["
                + begin
                + ", " + end + "]";
    }
}
