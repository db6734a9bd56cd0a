package org.jilectomy.runtime.objects;

import java.util.ArrayList;

/**
 * The parameters of a callable, for Python functions and built-ins alike.
 *
 * <p>Slots are laid out as in CPython's fast locals: positional (the first {@link #posOnly} of them
 * positional-only), keyword-only, then {@code *args}, then {@code **kwargs}.
 *
 * <p>A built-in states its signature as text: {@code "sort(self, /, *, key=None, reverse=False)"}.
 * {@code self} (or {@code module}, {@code cls}) comes first and has no slot. A default written there
 * only marks the parameter as optional (the Java method sees 0) and is shown by {@code help()}.
 */
public final class Signature {
    /** Names of all slots in slot order. */
    public final String[] names;

    /** How many parameters may be given by position, positional-only ones included. */
    public final int positional;

    public final int posOnly;
    public final int kwOnly;
    public final boolean varArgs;
    public final boolean varKeywords;

    /** Number of slots: positional + kwOnly + varArgs + varKeywords. */
    public final int slots;

    /** For built-ins: which slots may stay empty (0). Null for Python functions. */
    public final boolean[] optional;

    /** Built-in's text between the parentheses, for {@code __text_signature__}; else null. */
    public final String text;

    private volatile long[] addresses;

    /** All slots are positional and required, so a call by position needs no binding. */
    public final boolean isPlain;

    public Signature(
            String[] names,
            int positional,
            int posOnly,
            int kwOnly,
            boolean varArgs,
            boolean varKeywords,
            boolean[] optional,
            String text) {
        this.names = names;
        this.positional = positional;
        this.posOnly = posOnly;
        this.kwOnly = kwOnly;
        this.varArgs = varArgs;
        this.varKeywords = varKeywords;
        this.slots = positional + kwOnly + (varArgs ? 1 : 0) + (varKeywords ? 1 : 0);
        this.optional = optional;
        this.text = text;
        this.isPlain = slots == positional && !anyOptional(optional);
    }

    /** {@link #names} as interned str, made on first use. */
    long[] addresses() {
        long[] a = addresses;
        if (a == null) {
            a = new long[names.length];
            for (int i = 0; i < a.length; i++) {
                a[i] = Names.of(names[i]);
            }
            addresses = a;
        }
        return a;
    }

    private static boolean anyOptional(boolean[] optional) {
        if (optional != null) {
            for (boolean b : optional) {
                if (b) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Parses the text form, e.g. {@code "(self, index=-1, /)"}.
     *
     * @throws IllegalArgumentException if the text is malformed: our bug
     */
    public static Signature parse(String text) {
        String inner = text.substring(text.indexOf('(') + 1, text.lastIndexOf(')'));
        ArrayList<String> names = new ArrayList<>();
        ArrayList<Boolean> optional = new ArrayList<>();
        int posOnly = 0;
        int positional = -1;
        String varArgs = null;
        String varKeywords = null;
        boolean first = true;
        int at = 0;
        while (at < inner.length()) {
            int comma = inner.indexOf(',', at);
            int end = comma < 0 ? inner.length() : comma;
            String p = inner.substring(at, end).trim();
            at = end + 1;
            if (first) {
                first = false;
                continue;
            }
            if (p.equals("/")) {
                posOnly = names.size();
            } else if (p.equals("*")) {
                positional = names.size();
            } else if (p.startsWith("**")) {
                varKeywords = p.substring(2);
            } else if (p.startsWith("*")) {
                varArgs = p.substring(1);
                positional = names.size();
            } else {
                int eq = p.indexOf('=');
                names.add(eq < 0 ? p : p.substring(0, eq));
                optional.add(eq >= 0);
            }
        }
        if (positional < 0) {
            positional = names.size();
        }
        int kwOnly = names.size() - positional;
        if (varArgs != null) {
            names.add(varArgs);
            optional.add(true);
        }
        if (varKeywords != null) {
            names.add(varKeywords);
            optional.add(true);
        }
        boolean[] opt = new boolean[optional.size()];
        for (int i = 0; i < opt.length; i++) {
            opt[i] = optional.get(i);
        }
        return new Signature(
                names.toArray(new String[0]),
                positional,
                posOnly,
                kwOnly,
                varArgs != null,
                varKeywords != null,
                opt,
                text);
    }
}
