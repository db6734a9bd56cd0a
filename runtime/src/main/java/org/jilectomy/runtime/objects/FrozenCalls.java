package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls of built-in methods by number: the {@link Dispatcher}s that the build makes for the methods
 * its training program calls (see {@code compiler.Freezer}). They are in the jar of frozen modules; a
 * runtime without it calls by method handles from the first time on.
 */
public abstract class FrozenCalls {
    private static final String GENERATED = "org.jilectomy.runtime.objects.FrozenIndex";

    /** Methods a dispatcher has: what the JIT compiles as one piece must stay small. */
    public static final int CHUNK = 64;

    private static final boolean RECORDS = System.getProperty("jilectomy.record") != null;

    private static final List<String> RECORDED = new ArrayList<>();

    private static FrozenCalls index;
    private static boolean looked;
    private static Dispatcher[] chunks = new Dispatcher[4];

    protected FrozenCalls() {}

    /** The number of the method with this {@link #key}; -1 if there is none. */
    protected abstract int number(int key);

    /** A new dispatcher of the methods {@code CHUNK * i} and so on. */
    protected abstract Dispatcher chunk(int i);

    /** A hash for a method; the build leaves out those with one hash. */
    public static int key(String owner, String method, int parameters) {
        return (owner.hashCode() * 31 + method.hashCode()) * 31 + parameters;
    }

    /** Called by the generated index, when its class is initialized. */
    protected static void install(FrozenCalls generated) {
        index = generated;
    }

    /** Gives a built-in its dispatcher, if there is one. */
    static synchronized void find(EntryPoint entry, Class<?> owner, String method) {
        int parameters = entry.signature.slots;
        if (RECORDS && parameters <= Dispatcher.MAX_PARAMETERS) {
            RECORDED.add(owner.getName() + " " + method + " " + parameters);
        }
        if (!looked) {
            looked = true;
            try {
                Class.forName(GENERATED, true, FrozenCalls.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                return;
            }
        }
        if (index == null || parameters > Dispatcher.MAX_PARAMETERS) {
            return;
        }
        int number = index.number(key(owner.getName(), method, parameters));
        if (number < 0) {
            return;
        }
        int i = number / CHUNK;
        if (i >= chunks.length) {
            chunks = Arrays.copyOf(chunks, i + 16);
        }
        if (chunks[i] == null) {
            chunks[i] = index.chunk(i);
        }
        entry.dispatchBy(chunks[i], number);
    }

    /** With {@code -Djilectomy.record}: the built-ins called so far. */
    public static synchronized List<String> recorded() {
        return new ArrayList<>(RECORDED);
    }
}
