package org.jilectomy.runtime.objects;

import java.util.Arrays;

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
public final class Signature implements Borrowed {
    private static final int NAMES_AT_FIRST = 8;
    private static final String[] NONE = {};
    private static final boolean[] NONE_OPTIONAL = {};

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

    /** All slots are positional: a call that gives them all by position needs no binding. */
    public final boolean isPositional;

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
        this.isPositional = slots == positional;
        this.isPlain = isPositional && !anyOptional(optional);
    }

    /** The same, with another text. */
    Signature shownAs(String other) {
        return new Signature(
                names, positional, posOnly, kwOnly, varArgs, varKeywords, optional, other);
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
        int end = text.lastIndexOf(')');
        String[] names = new String[NAMES_AT_FIRST];
        boolean[] optional = new boolean[NAMES_AT_FIRST];
        int n = 0;
        int posOnly = 0;
        int positional = -1;
        String varArgs = null;
        String varKeywords = null;
        // The first is the receiver's: it has no slot.
        for (int comma = text.indexOf(',', text.indexOf('(')); comma > 0 && comma < end;) {
            int at = comma + 1;
            while (text.charAt(at) == ' ') {
                at++;
            }
            comma = text.indexOf(',', at);
            int stop = comma > 0 && comma < end ? comma : end;
            char c = text.charAt(at);
            if (c == '/') {
                posOnly = n;
            } else if (c == '*') {
                if (stop == at + 1) {
                    positional = n;
                } else if (text.charAt(at + 1) == '*') {
                    varKeywords = text.substring(at + 2, stop);
                } else {
                    varArgs = text.substring(at + 1, stop);
                    positional = n;
                }
            } else {
                if (n + 2 >= names.length) { // room for the last two
                    names = Arrays.copyOf(names, 2 * n + 2);
                    optional = Arrays.copyOf(optional, 2 * n + 2);
                }
                int eq = text.indexOf('=', at);
                optional[n] = eq > 0 && eq < stop;
                names[n++] = text.substring(at, optional[n - 1] ? eq : stop);
            }
        }
        if (positional < 0) {
            positional = n;
        }
        int kwOnly = n - positional;
        if (varArgs != null) {
            optional[n] = true;
            names[n++] = varArgs;
        }
        if (varKeywords != null) {
            optional[n] = true;
            names[n++] = varKeywords;
        }
        return new Signature(
                n == 0 ? NONE : Arrays.copyOf(names, n),
                positional,
                posOnly,
                kwOnly,
                varArgs != null,
                varKeywords != null,
                n == 0 ? NONE_OPTIONAL : Arrays.copyOf(optional, n),
                text);
    }
}
