package org.jilectomy.runtime.builtins;

import java.util.ArrayList;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyTraceback;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What follows the message of a NameError or AttributeError when a similar name exists: {@code .
 * Did you mean: 'x'?}. Compare CPython {@code Python/suggestions.c}.
 *
 * <p>Similar means a small edit distance: a letter more, less or different costs 2, another case of
 * the same letter 1; about a third of the letters may change.
 */
final class Suggestions {
    private static final int MOST_CANDIDATES = 750;
    private static final int LONGEST_NAME = 40;
    private static final int MOVE_COST = 2;
    private static final int CASE_COST = 1;

    private Suggestions() {}

    /** The suggestion for an exception, or the empty string; never raises. */
    static String of(ThreadState ts, long exc) {
        String found = null;
        try {
            if (Exceptions.NameError.isExactly(exc)) {
                found = forName(ts, exc);
            } else if (Exceptions.AttributeError.isExactly(exc)) {
                found = forAttribute(ts, exc);
            }
        } catch (PyException e) {
            Errors.discard(ts, e);
        }
        return found == null ? "" : ". Did you mean: '" + found + "'?";
    }

    private static String nameOf(ThreadState ts, long exc) {
        long name = Abstract.getAttr(ts, exc, Names.name);
        String text = PyUnicode.check(name) ? PyUnicode.toJava(name) : null;
        Refs.release(ts, name);
        return text;
    }

    private static String forAttribute(ThreadState ts, long exc) {
        String name = nameOf(ts, exc);
        if (name == null) {
            return null;
        }
        long obj = Abstract.getAttr(ts, exc, Names.obj);
        long names = 0;
        try {
            names = Inspection.dir(ts, 0, obj);
            return best(strings(ts, names), name);
        } finally {
            Refs.release(ts, obj);
            Refs.xrelease(ts, names);
        }
    }

    /** Looks among the names of the innermost function, then its globals, then the built-ins. */
    private static String forName(ThreadState ts, long exc) {
        String name = nameOf(ts, exc);
        long tb = PyBaseException.tracebackBorrowed(exc);
        if (name == null || tb == 0) {
            return null;
        }
        for (long next = tb; next != 0; next = PyTraceback.nextBorrowed(next)) {
            tb = next;
        }
        CodeSpec code = PyCode.spec(PyTraceback.codeBorrowed(tb));
        ArrayList<String> locals = new ArrayList<>();
        for (String[] names : new String[][] {code.varnames(), code.cellvars(), code.freevars()}) {
            locals.addAll(java.util.Arrays.asList(names));
        }
        String found = best(locals, name);
        if (found != null) {
            return found;
        }
        long frame = Abstract.getAttr(ts, tb, Names.of("tb_frame"));
        long globals = Abstract.getAttr(ts, frame, Names.of("f_globals"));
        Refs.release(ts, frame);
        found = best(keys(ts, globals), name);
        Refs.release(ts, globals);
        return found != null ? found : best(keys(ts, Interpreter.builtinsDict), name);
    }

    private static ArrayList<String> keys(ThreadState ts, long dict) {
        ArrayList<String> names = new ArrayList<>();
        long[] items = PyDict.snapshot(ts, dict);
        for (int i = 0; i < items.length; i += 2) {
            if (PyUnicode.check(items[i])) {
                names.add(PyUnicode.toJava(items[i]));
            }
            Refs.release(ts, items[i]);
            Refs.release(ts, items[i + 1]);
        }
        return names;
    }

    private static ArrayList<String> strings(ThreadState ts, long list) {
        ArrayList<String> names = new ArrayList<>();
        long it = Abstract.iter(ts, list);
        try {
            long item;
            while ((item = Abstract.next(ts, it)) != 0) {
                if (PyUnicode.check(item)) {
                    names.add(PyUnicode.toJava(item));
                }
                Refs.release(ts, item);
            }
        } finally {
            Refs.release(ts, it);
        }
        return names;
    }

    // ---------------------------------------------------------------- similarity

    /** The most similar candidate, the first of equals; null if none is similar enough. */
    static String best(ArrayList<String> candidates, String name) {
        if (candidates.size() >= MOST_CANDIDATES) {
            return null;
        }
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (candidate.equals(name)) {
                continue;
            }
            int most = (name.length() + candidate.length() + 3) * MOVE_COST / 6;
            most = Math.min(most, bestDistance - 1);
            int distance = distance(name, candidate, most);
            if (distance <= most) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** The edit distance; anything above {@code most} if it is greater than that. */
    private static int distance(String a, String b, int most) {
        if (a.length() > LONGEST_NAME || b.length() > LONGEST_NAME) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j * MOVE_COST;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i * MOVE_COST;
            int least = row[0];
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + cost(a.charAt(i - 1), b.charAt(j - 1));
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j - 1], row[j]) + MOVE_COST);
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return Integer.MAX_VALUE;
            }
        }
        return row[b.length()];
    }

    private static int cost(char a, char b) {
        if (a == b) {
            return 0;
        }
        return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE_COST : MOVE_COST;
    }
}
