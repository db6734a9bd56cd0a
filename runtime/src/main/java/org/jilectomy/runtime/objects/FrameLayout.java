package org.jilectomy.runtime.objects;

/**
 * Where the running method of a code object keeps its Python variables, for {@code f_locals}.
 *
 * <p>The variables are numbered as CPython's {@code co_localsplusnames}: the {@code co_varnames}, the
 * {@code co_cellvars} that are no parameters, the {@code co_freevars}.
 *
 * @param slots for each variable the JVM slot of its value; for one that inner functions share,
 *     the ones' complement of the slot of its cell
 * @param saved for each variable of a generator its index in the suspended frame; empty for others
 * @param resumedAt for each yield of a generator, from the first, its index into the position table
 * @param namespaceSlot JVM slot of the namespace of a module's or class's body, else -1
 * @param depthSlot JVM slot of the recursion depth on entry, which tells activations apart
 * @param activationSlot JVM slot of the activation's number (see {@code Activations}); 0 if it has none
 */
public record FrameLayout(
        int[] slots, int[] saved, int[] resumedAt, int namespaceSlot, int depthSlot,
        int activationSlot) {
    /** JVM line number of a method's beginning, where its variables and depth are not set yet. */
    public static final int PROLOGUE_LINE = 0xFFFF;

    private static final int[] NONE = {};

    /** Of code that nothing is known of. */
    public static final FrameLayout UNKNOWN = new FrameLayout(NONE, NONE, NONE, -1, -1, 0);

    /** The names of the variables of a code object, in their order. */
    public static String[] names(CodeSpec spec) {
        int n = spec.varnames().length;
        String[] names = java.util.Arrays.copyOf(
                spec.varnames(), n + spec.cellvars().length + spec.freevars().length);
        for (String cell : spec.cellvars()) {
            if (!contains(spec.varnames(), cell)) {
                names[n++] = cell;
            }
        }
        for (String free : spec.freevars()) {
            names[n++] = free;
        }
        return java.util.Arrays.copyOf(names, n);
    }

    private static boolean contains(String[] names, String name) {
        for (String n : names) {
            if (n.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
