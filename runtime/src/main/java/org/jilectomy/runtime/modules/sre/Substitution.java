package org.jilectomy.runtime.modules.sre;

import java.util.Arrays;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The methods of {@link PyPattern} that go from match to match: {@code findall}, {@code split},
 * {@code sub}, {@code subn}.
 *
 * <p>A replacement is a literal, a template or a function. Literals and templates ({@code
 * re._subx} takes them apart) are put together here, piece by piece, without a match
 * object; what a function returns is collected in a list and joined as {@code str.join} does.
 */
final class Substitution {
    private Substitution() {}

    /** The text of group {@code g} (0: the whole) of the last match; owned. */
    private static long group(ThreadState ts, Subject s, SreMatcher m, int g, boolean emptyIfNot) {
        if (g == 0) {
            return s.slice(ts, m.from, m.to);
        }
        if (!m.isSet(g - 1)) {
            return emptyIfNot ? s.slice(ts, 0, 0) : Singletons.None;
        }
        return s.slice(ts, m.registers[2 * g - 2], m.registers[2 * g - 1]);
    }

    static long findAll(ThreadState ts, long self, long string, long pos, long endpos) {
        long first = PyPattern.bound(ts, pos, 0);
        long last = PyPattern.bound(ts, endpos, Long.MAX_VALUE);
        Subject s = PyPattern.subject(ts, self, string);
        long result = PyList.create(ts);
        try {
            int groups = PyPattern.program(self).groups;
            int next = PyPattern.clip(first, s);
            SreMatcher m = PyPattern.matcher(ts, self, s, PyPattern.clip(last, s));
            while (m.search(next)) {
                PyList.appendSteal(ts, result, found(ts, s, m, groups));
                next = m.to;
                m.mustAdvance = m.to == m.from;
                ThreadState.poll(ts);
            }
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        } finally {
            s.close(ts);
        }
    }

    private static long found(ThreadState ts, Subject s, SreMatcher m, int groups) {
        if (groups < 2) {
            return group(ts, s, m, groups, true);
        }
        long[] items = new long[groups];
        for (int g = 0; g < groups; g++) {
            items[g] = group(ts, s, m, g + 1, true);
        }
        return PyTuple.fromArraySteal(ts, items);
    }

    static long split(ThreadState ts, long self, long string, long maxsplit) {
        long max = maxsplit == 0 ? 0 : PyPattern.toSsize(ts, maxsplit);
        Subject s = PyPattern.subject(ts, self, string);
        long result = PyList.create(ts);
        try {
            int groups = PyPattern.program(self).groups;
            SreMatcher m = PyPattern.matcher(ts, self, s, s.length);
            int last = 0;
            for (long n = 0; (max == 0 || n < max) && m.search(last); n++) {
                PyList.appendSteal(ts, result, s.slice(ts, last, m.from));
                for (int g = 1; g <= groups; g++) {
                    PyList.appendSteal(ts, result, group(ts, s, m, g, false));
                }
                last = m.to;
                m.mustAdvance = m.to == m.from;
                ThreadState.poll(ts);
            }
            PyList.appendSteal(ts, result, s.slice(ts, last, s.length));
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        } finally {
            s.close(ts);
        }
    }

    static long sub(ThreadState ts, long self, long repl, long string, long count) {
        return substitute(ts, self, repl, string, count, false);
    }

    static long subn(ThreadState ts, long self, long repl, long string, long count) {
        return substitute(ts, self, repl, string, count, true);
    }

    private static long substitute(
            ThreadState ts, long self, long repl, long string, long count, boolean number) {
        long max = count == 0 ? 0 : PyPattern.toSsize(ts, count);
        Replacement replacement = replacement(ts, self, repl);
        Subject s = null;
        try {
            s = PyPattern.subject(ts, self, string);
            SreMatcher m = PyPattern.matcher(ts, self, s, s.length);
            long[] n = new long[1];
            long text = replacement.callable == 0 && replacement.fits(s)
                    ? byPieces(ts, s, m, replacement, max, n)
                    : byList(ts, self, string, s, m, replacement, max, n);
            if (!number) {
                return text;
            }
            return PyTuple.fromArraySteal(ts, new long[] {text, PyLong.box(ts, n[0])});
        } finally {
            if (s != null) {
                s.close(ts);
            }
            replacement.close(ts);
        }
    }

    /**
     * A replacement: a function, or literals and group numbers in turn. {@code literals[i]} is an
     * owned str or bytes (or 0), and stands before group {@code groups[i]} (-1: none).
     */
    private static final class Replacement {
        long callable;
        long[] literals = {};
        int[] groups = {};
        int n;

        void add(long literal, int group) {
            if (n == literals.length) {
                literals = Arrays.copyOf(literals, n + 4);
                groups = Arrays.copyOf(groups, n + 4);
            }
            literals[n] = literal;
            groups[n++] = group;
        }

        /** Whether all literals are of the text's kind, so that joining cannot fail. */
        boolean fits(Subject s) {
            for (int i = 0; i < n; i++) {
                long l = literals[i];
                if (l != 0 && (s.isBytes ? !PyBytes.check(l) : !PyUnicode.check(l))) {
                    return false;
                }
            }
            return true;
        }

        void close(ThreadState ts) {
            Refs.xrelease(ts, callable);
            for (int i = 0; i < n; i++) {
                Refs.xrelease(ts, literals[i]);
            }
        }
    }

    private static Replacement replacement(ThreadState ts, long self, long repl) {
        Replacement r = new Replacement();
        if (Abstract.isCallable(repl)) {
            r.callable = Refs.retain(ts, repl);
            return r;
        }
        Subject s = Subject.tryOf(ts, repl);
        if (s != null) {
            boolean literal = !s.contains('\\');
            s.close(ts);
            if (literal) {
                r.add(Refs.toObject(ts, repl), -1);
                return r;
            }
        }
        long re = Importer.importModule(ts, "re");
        long made = 0;
        try {
            made = Abstract.callMethod(ts, re, Names.of("_subx"), self, repl);
            long template = template(ts, made);
            if (template != 0) {
                try {
                    takeApart(ts, template, r);
                } finally {
                    Refs.release(ts, template);
                }
            } else if (Abstract.isCallable(made)) {
                r.callable = Refs.retain(ts, made);
            } else {
                r.add(Refs.toObject(ts, made), -1);
            }
            return r;
        } catch (Throwable t) {
            r.close(ts);
            throw t;
        } finally {
            Refs.release(ts, re);
            Refs.xrelease(ts, made);
        }
    }

    /**
     * What the function that {@code re._subx} returns has as the default of its second parameter: the
     * template in parts, owned; 0 if it is another function.
     */
    private static long template(ThreadState ts, long function) {
        if (!PyFunction.TYPE.isExactly(function)) {
            return 0;
        }
        long defaults = Abstract.lookupAttr(ts, function, Names.__defaults__);
        if (defaults == 0) {
            return 0;
        }
        try {
            if (!PyTuple.TYPE.isExactly(defaults) || PyTuple.size(defaults) != 1) {
                return 0;
            }
            long template = PyTuple.item(defaults, 0);
            boolean isOne = PyTuple.TYPE.isExactly(template) && PyTuple.size(template) == 2
                    && PyList.TYPE.isExactly(PyTuple.item(template, 0))
                    && PyList.TYPE.isExactly(PyTuple.item(template, 1));
            return isOne ? Refs.retain(ts, template) : 0;
        } finally {
            Refs.release(ts, defaults);
        }
    }

    /** {@code ([(index, group), ...], [literal or None, ...])}. */
    private static void takeApart(ThreadState ts, long parsed, Replacement r) {
        long pairs = PyTuple.item(parsed, 0);
        long literals = PyTuple.item(parsed, 1);
        long n = PyList.size(literals);
        long[] groupAt = new long[(int) n];
        Arrays.fill(groupAt, -1);
        for (long i = 0; i < PyList.size(pairs); i++) {
            long pair = PyList.getItem(ts, pairs, i);
            long index = PyTuple.getItem(ts, pair, 0);
            long group = PyTuple.getItem(ts, pair, 1);
            groupAt[(int) Abstract.asIndex(ts, index)] = Abstract.asIndex(ts, group);
            Refs.release(ts, index);
            Refs.release(ts, group);
            Refs.release(ts, pair);
        }
        for (int i = 0; i < n; i++) {
            if (groupAt[i] >= 0) {
                r.add(0, (int) groupAt[i]);
            } else {
                r.add(PyList.getItem(ts, literals, i), -1);
            }
        }
    }

    // ---------------------------------------------------------------- without match objects

    private static long byPieces(
            ThreadState ts, Subject s, SreMatcher m, Replacement r, long max, long[] count) {
        Output out = new Output(s);
        int last = 0;
        long n = 0;
        while ((max == 0 || n < max) && m.search(last)) {
            out.text(last, m.from);
            for (int i = 0; i < r.n; i++) {
                int g = r.groups[i];
                if (r.literals[i] != 0) {
                    out.literal(r.literals[i]);
                } else if (g == 0) {
                    out.text(m.from, m.to);
                } else if (m.isSet(g - 1)) {
                    out.text(m.registers[2 * g - 2], m.registers[2 * g - 1]);
                }
            }
            last = m.to;
            m.mustAdvance = m.to == m.from;
            n++;
            ThreadState.poll(ts);
        }
        count[0] = n;
        if (n == 0) {
            return s.slice(ts, 0, s.length);
        }
        out.text(last, s.length);
        return out.finish(ts);
    }

    /** Collects str or bytes. */
    private static final class Output {
        private final Subject s;
        private final UnicodeBuilder builder;
        private byte[] bytes;
        private int length;

        Output(Subject s) {
            this.s = s;
            builder = s.isBytes ? null : new UnicodeBuilder(s.length + 16);
            bytes = s.isBytes ? new byte[s.length + 16] : null;
        }

        void text(int start, int end) {
            if (builder != null) {
                builder.appendStr(s.object, start, end);
            } else if (end > start) {
                room(end - start);
                s.copyBytes(start, end - start, bytes, length);
                length += end - start;
            }
        }

        void literal(long object) {
            if (builder != null) {
                builder.appendStr(object);
                return;
            }
            int n = PyBytes.length(object);
            room(n);
            for (int i = 0; i < n; i++) {
                bytes[length++] = (byte) PyBytes.at(object, i);
            }
        }

        private void room(int more) {
            if (more > bytes.length - length) {
                bytes = Arrays.copyOf(bytes, Math.addExact(length, Math.max(more, length)));
            }
        }

        long finish(ThreadState ts) {
            return builder != null ? builder.finish(ts) : PyBytes.fromArray(ts, bytes, 0, length);
        }
    }

    // ---------------------------------------------------------------- with a function

    private static long byList(ThreadState ts, long self, long string, Subject s, SreMatcher m,
            Replacement r, long max, long[] count) {
        long list = PyList.create(ts);
        try {
            int last = 0;
            long n = 0;
            while ((max == 0 || n < max) && m.search(last)) {
                if (last < m.from) {
                    PyList.appendSteal(ts, list, s.slice(ts, last, m.from));
                }
                if (r.callable != 0) {
                    appendResult(ts, self, string, m, r.callable, list);
                } else {
                    appendPieces(ts, s, m, r, list);
                }
                last = m.to;
                m.mustAdvance = m.to == m.from;
                n++;
            }
            count[0] = n;
            if (n == 0) {
                return s.slice(ts, 0, s.length);
            }
            if (last < s.length) {
                PyList.appendSteal(ts, list, s.slice(ts, last, s.length));
            }
            long empty = s.slice(ts, 0, 0);
            try {
                return Abstract.callMethod(ts, empty, Names.of("join"), list);
            } finally {
                Refs.release(ts, empty);
            }
        } finally {
            Refs.release(ts, list);
        }
    }

    private static void appendResult(
            ThreadState ts, long self, long string, SreMatcher m, long function, long list) {
        long match = PyMatch.create(ts, self, string, m, 0);
        long item;
        try {
            item = Abstract.call(ts, function, match);
        } finally {
            Refs.release(ts, match);
        }
        if (item == Singletons.None) {
            Refs.release(ts, item);
        } else {
            PyList.appendSteal(ts, list, Refs.toObjectSteal(ts, item));
        }
    }

    private static void appendPieces(
            ThreadState ts, Subject s, SreMatcher m, Replacement r, long list) {
        for (int i = 0; i < r.n; i++) {
            if (r.literals[i] != 0) {
                PyList.append(ts, list, r.literals[i]);
            } else {
                PyList.appendSteal(ts, list, group(ts, s, m, r.groups[i], true));
            }
        }
    }
}
