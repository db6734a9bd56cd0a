package org.jilectomy.runtime.modules.json;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Ucs;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _json.Scanner}: called with a document and an index, it returns the value there and the
 * index behind it; where there is none, it raises StopIteration with the index. Immutable.
 *
 * <p>A call is a {@link Reading}: a recursive descent over the code points of the str, with the
 * keys met so far, so that equal keys are one object.
 */
final class PyScanner extends PyType {
    private static final int HOOKS = PyObject.SIZE;
    private static final int STRICT = 0;
    private static final int OBJECT_HOOK = 1;
    private static final int OBJECT_PAIRS_HOOK = 2;
    private static final int PARSE_FLOAT = 3;
    private static final int PARSE_INT = 4;
    private static final int PARSE_CONSTANT = 5;
    private static final int COUNT = 6;
    private static final int SIZE = HOOKS + 8 * COUNT;

    private static final String[] ATTRIBUTES = {
        "strict", "object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant",
    };

    private static final Signature NEW = Signature.parse("make_scanner(cls, context)");
    private static final Signature CALL = Signature.parse("scan_once(self, string, idx)");

    static final PyScanner TYPE = new PyScanner();

    private PyScanner() {
        super(new TypeSpec("_json.Scanner", SIZE).gc().doc("JSON scanner object"));
    }

    @Override
    protected void define(TypeDef def) {
        for (int i = 0; i < COUNT; i++) {
            def.member(ATTRIBUTES[i], HOOKS + 8 * i, ATTRIBUTES[i]);
        }
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "make_scanner", NEW, args, kwnames);
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.fill(self + HOOKS, SIZE - HOOKS, (byte) 0);
        try {
            for (int i = 0; i < COUNT; i++) {
                long hook = Refs.toObjectSteal(
                        ts, Abstract.getAttr(ts, a[0], Names.of(ATTRIBUTES[i])));
                if (i == STRICT) {
                    boolean strict;
                    try {
                        strict = Abstract.isTrue(ts, hook);
                    } finally {
                        Refs.release(ts, hook);
                    }
                    hook = PyBool.of(strict);
                }
                Memory.putLong(self + HOOKS + 8L * i, hook);
            }
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int i = 0; i < COUNT; i++) {
            long hook = Memory.getLong(self + HOOKS + 8L * i);
            if (hook != 0) {
                visitor.visit(hook);
            }
        }
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "scan_once", CALL, args, kwnames);
        long idx = Args.ssize(ts, a[1], 0);
        JsonStrings.requireStr(ts, a[0]);
        if (idx < 0) {
            throw Errors.valueError(ts, "idx cannot be negative");
        }
        Reading reading = new Reading(ts, self, a[0]);
        try {
            long value = Refs.toObjectSteal(ts, reading.value(idx));
            return PyTuple.fromArraySteal(
                    ts, new long[] {value, PyLong.box(ts, reading.at)});
        } finally {
            Refs.release(ts, reading.memo);
        }
    }

    /** Counts a level of nesting; the error says what was nested. */
    static void enter(ThreadState ts, String where) {
        try {
            ThreadState.enter(ts);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.RecursionError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.recursionError(ts, "maximum recursion depth exceeded" + where);
        }
    }

    /** One call; {@link #at} is where the value read last ends. */
    private static final class Reading {
        private final ThreadState ts;
        private final long self;
        private final long s;
        private final long data;
        private final int kind;
        private final int n;
        private final boolean strict;
        private final long[] after = new long[1];

        /** A dict of the keys so far; owned. */
        final long memo;

        int at;

        Reading(ThreadState ts, long self, long s) {
            this.ts = ts;
            this.self = self;
            this.s = s;
            data = PyASCIIObject.data(s);
            kind = PyASCIIObject.kind(s);
            n = PyUnicode.length(s);
            strict = hook(STRICT) == PyBool.True;
            memo = PyDict.create(ts);
        }

        private long hook(int i) {
            return Memory.getLong(self + HOOKS + 8L * i);
        }

        private int charAt(int i) {
            return Ucs.at(data, kind, i);
        }

        private PyException stop(long i) {
            return Errors.stopIteration(ts, PyLong.of(ts, i));
        }

        private int skipSpace(int from) {
            int i = from;
            while (i < n) {
                int c = charAt(i);
                if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                    break;
                }
                i++;
            }
            return i;
        }

        private boolean isWord(int i, String word) {
            if (i + word.length() > n) {
                return false;
            }
            for (int k = 0; k < word.length(); k++) {
                if (charAt(i + k) != word.charAt(k)) {
                    return false;
                }
            }
            return true;
        }

        /** The value at {@code idx}, owned. */
        long value(long idx) {
            if (idx >= n) {
                throw stop(idx);
            }
            int i = (int) idx;
            switch (charAt(i)) {
                case '"' -> {
                    long text = JsonStrings.scan(ts, s, i, strict, after);
                    at = (int) after[0];
                    return text;
                }
                case '{' -> {
                    enter(ts, " while decoding a JSON object from a unicode string");
                    try {
                        return object(i + 1);
                    } finally {
                        ThreadState.leave(ts);
                    }
                }
                case '[' -> {
                    enter(ts, " while decoding a JSON array from a unicode string");
                    try {
                        return array(i + 1);
                    } finally {
                        ThreadState.leave(ts);
                    }
                }
                case 'n' -> {
                    if (isWord(i, "null")) {
                        at = i + 4;
                        return Singletons.None;
                    }
                }
                case 't' -> {
                    if (isWord(i, "true")) {
                        at = i + 4;
                        return PyBool.True;
                    }
                }
                case 'f' -> {
                    if (isWord(i, "false")) {
                        at = i + 5;
                        return PyBool.False;
                    }
                }
                case 'N' -> {
                    if (isWord(i, "NaN")) {
                        return constant(i, "NaN");
                    }
                }
                case 'I' -> {
                    if (isWord(i, "Infinity")) {
                        return constant(i, "Infinity");
                    }
                }
                case '-' -> {
                    if (isWord(i, "-Infinity")) {
                        return constant(i, "-Infinity");
                    }
                }
                default -> {}
            }
            return number(i);
        }

        private long constant(int i, String word) {
            at = i + word.length();
            long text = PyUnicode.intern(ts, word);
            try {
                return Abstract.call(ts, hook(PARSE_CONSTANT), text);
            } finally {
                Refs.release(ts, text);
            }
        }

        private boolean isDigit(int i) {
            return i < n && charAt(i) >= '0' && charAt(i) <= '9';
        }

        private int digits(int from) {
            int i = from;
            while (isDigit(i)) {
                i++;
            }
            return i;
        }

        private long number(int start) {
            int i = charAt(start) == '-' ? start + 1 : start;
            if (!isDigit(i)) {
                throw stop(start);
            }
            i = charAt(i) == '0' ? i + 1 : digits(i);
            boolean isFloat = false;
            if (i < n && charAt(i) == '.' && isDigit(i + 1)) {
                isFloat = true;
                i = digits(i + 2);
            }
            if (i < n && (charAt(i) | 32) == 'e') {
                int k = i + 1;
                if (k < n && (charAt(k) == '-' || charAt(k) == '+')) {
                    k++;
                }
                if (isDigit(k)) {
                    isFloat = true;
                    i = digits(k);
                }
            }
            at = i;
            long function = hook(isFloat ? PARSE_FLOAT : PARSE_INT);
            if (isFloat && function == PyFloat.TYPE.address) {
                byte[] text = new byte[i - start];
                for (int k = 0; k < text.length; k++) {
                    text[k] = (byte) charAt(start + k);
                }
                return PyFloat.of(ts, Double.parseDouble(
                        new String(text, java.nio.charset.StandardCharsets.ISO_8859_1)));
            }
            if (!isFloat && function == PyLong.TYPE.address && i - start <= 18) {
                long v = 0;
                boolean negative = charAt(start) == '-';
                for (int k = negative ? start + 1 : start; k < i; k++) {
                    v = v * 10 + charAt(k) - '0';
                }
                return PyLong.of(ts, negative ? -v : v);
            }
            long text = PyUnicode.substring(ts, s, start, i);
            try {
                return Abstract.call(ts, function, text);
            } finally {
                Refs.release(ts, text);
            }
        }

        private long array(int start) {
            long list = PyList.create(ts);
            try {
                int i = skipSpace(start);
                if (i >= n || charAt(i) != ']') {
                    while (true) {
                        PyList.appendSteal(ts, list, Refs.toObjectSteal(ts, value(i)));
                        i = skipSpace(at);
                        if (i < n && charAt(i) == ']') {
                            break;
                        }
                        if (i >= n || charAt(i) != ',') {
                            throw JsonStrings.error(ts, "Expecting ',' delimiter", s, i);
                        }
                        i = skipSpace(i + 1);
                    }
                }
                at = i + 1;
                return list;
            } catch (Throwable t) {
                Refs.release(ts, list);
                throw t;
            }
        }

        private long object(int start) {
            boolean pairs = hook(OBJECT_PAIRS_HOOK) != Singletons.None;
            long result = pairs ? PyList.create(ts) : PyDict.create(ts);
            try {
                int i = skipSpace(start);
                if (i >= n || charAt(i) != '}') {
                    while (true) {
                        if (i >= n || charAt(i) != '"') {
                            throw JsonStrings.error(ts,
                                    "Expecting property name enclosed in double quotes", s, i);
                        }
                        i = item(i, result, pairs);
                        if (i < n && charAt(i) == '}') {
                            break;
                        }
                        if (i >= n || charAt(i) != ',') {
                            throw JsonStrings.error(ts, "Expecting ',' delimiter", s, i);
                        }
                        i = skipSpace(i + 1);
                    }
                }
                at = i + 1;
                long hook = hook(pairs ? OBJECT_PAIRS_HOOK : OBJECT_HOOK);
                if (hook == Singletons.None) {
                    return result;
                }
                int end = at;
                long made = Abstract.call(ts, hook, result);
                at = end;
                Refs.release(ts, result);
                return made;
            } catch (Throwable t) {
                Refs.release(ts, result);
                throw t;
            }
        }

        /** A key and its value; returns where the delimiter must be. */
        private int item(int start, long result, boolean pairs) {
            long text = JsonStrings.scan(ts, s, start, strict, after);
            long key;
            try {
                key = PyDict.setDefault(ts, memo, text, text);
            } finally {
                Refs.release(ts, text);
            }
            try {
                int i = skipSpace((int) after[0]);
                if (i >= n || charAt(i) != ':') {
                    throw JsonStrings.error(ts, "Expecting ':' delimiter", s, i);
                }
                long value = value(skipSpace(i + 1));
                if (pairs) {
                    PyList.appendSteal(ts, result, PyTuple.fromArraySteal(ts, new long[] {
                        Refs.retain(ts, key), Refs.toObjectSteal(ts, value)
                    }));
                } else {
                    try {
                        PyDict.setItem(ts, result, key, value);
                    } finally {
                        Refs.release(ts, value);
                    }
                }
                return skipSpace(at);
            } finally {
                Refs.release(ts, key);
            }
        }
    }
}
