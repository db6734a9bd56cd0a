package org.jilectomy.runtime.modules.json;

import java.util.HashSet;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.FloatText;
import org.jilectomy.runtime.objects.LongText;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyCFunction;
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
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _json.Encoder}: called with a value and a level of indentation (which it ignores), it
 * returns a list of one str. Immutable; a call is a {@link Writing}.
 */
final class PyEncoder extends PyType {
    private static final int FIELDS = PyObject.SIZE;
    private static final int MARKERS = 0;
    private static final int DEFAULT = 1;
    private static final int ENCODER = 2;
    private static final int INDENT = 3;
    private static final int KEY_SEPARATOR = 4;
    private static final int ITEM_SEPARATOR = 5;
    private static final int SORT_KEYS = 6;
    private static final int SKIPKEYS = 7;
    private static final int ALLOW_NAN = 8;
    private static final int COUNT = 9;
    private static final int SIZE = FIELDS + 8 * COUNT;

    private static final String[] ATTRIBUTES = {
        "markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys",
        "skipkeys",
    };

    private static final Signature NEW = Signature.parse("make_encoder(cls, markers, default,"
            + " encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)");
    private static final Signature CALL =
            Signature.parse("_iterencode(self, obj, _current_indent_level)");

    static final PyEncoder TYPE = new PyEncoder();

    private PyEncoder() {
        super(new TypeSpec("_json.Encoder", SIZE).gc()
                .doc("Encoder(markers, default, encoder, indent, key_separator, item_separator,"
                        + " sort_keys, skipkeys, allow_nan)"));
    }

    @Override
    protected void define(TypeDef def) {
        for (int i = 0; i < ATTRIBUTES.length; i++) {
            def.member(ATTRIBUTES[i], FIELDS + 8 * i, ATTRIBUTES[i]);
        }
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "make_encoder", NEW, args, kwnames);
        for (int i = KEY_SEPARATOR; i <= ITEM_SEPARATOR; i++) {
            if (!PyUnicode.check(a[i])) {
                throw Errors.typeError(ts, "make_encoder() argument " + (i + 1)
                        + " must be str, not " + Args.typeName(a[i]));
            }
        }
        if (a[MARKERS] != Singletons.None && !PyDict.TYPE.isInstance(a[MARKERS])) {
            throw Errors.typeError(ts, "make_encoder() argument 1 must be dict or None, not "
                    + Args.typeName(a[MARKERS]));
        }
        boolean[] flags = new boolean[3];
        for (int i = 0; i < 3; i++) {
            flags[i] = Abstract.isTrue(ts, a[SORT_KEYS + i]);
        }
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        for (int i = 0; i < COUNT; i++) {
            Memory.putLong(self + FIELDS + 8L * i, i < SORT_KEYS ? Refs.toObject(ts, a[i])
                    : PyBool.of(flags[i - SORT_KEYS]));
        }
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int i = 0; i < COUNT; i++) {
            visitor.visit(Memory.getLong(self + FIELDS + 8L * i));
        }
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "_iterencode", CALL, args, kwnames);
        Args.ssize(ts, a[1], 0);
        Writing writing = new Writing(ts, self);
        writing.value(a[0]);
        return PyList.fromArraySteal(ts, new long[] {writing.out.finish(ts)});
    }

    private static long field(long self, int i) {
        return Memory.getLong(self + FIELDS + 8L * i);
    }

    /** 1: ASCII only, 0: all characters, -1: somebody else's function. */
    private static int escaping(long encoder) {
        if (!PyCFunction.TYPE.isExactly(encoder)) {
            return -1;
        }
        EntryPoint entry = PyCFunction.entryPoint(encoder);
        return entry.name.equals("encode_basestring_ascii") ? 1
                : entry.name.equals("encode_basestring") ? 0 : -1;
    }

    /** One call. {@link #open} holds the containers being written, to find circles. */
    private static final class Writing {
        private final ThreadState ts;
        private final long self;
        private final int escaping;
        private final HashSet<Long> open;
        final UnicodeBuilder out = new UnicodeBuilder(256);

        Writing(ThreadState ts, long self) {
            this.ts = ts;
            this.self = self;
            escaping = escaping(field(self, ENCODER));
            open = field(self, MARKERS) == Singletons.None ? null : new HashSet<>();
        }

        private void mark(long value) {
            if (open != null && !open.add(value)) {
                throw Errors.valueError(ts, "Circular reference detected");
            }
        }

        private void unmark(long value) {
            if (open != null) {
                open.remove(value);
            }
        }

        void value(long v) {
            if (v == Singletons.None) {
                out.append("null");
            } else if (v == PyBool.True) {
                out.append("true");
            } else if (v == PyBool.False) {
                out.append("false");
            } else if (PyUnicode.check(v)) {
                string(v);
            } else if (PyLong.check(v)) {
                out.append(LongText.toDecimal(ts, v));
            } else if (PyFloat.check(v)) {
                number(v);
            } else {
                PyScanner.enter(ts, " while encoding a JSON object");
                try {
                    container(v);
                } finally {
                    ThreadState.leave(ts);
                }
            }
        }

        private void string(long v) {
            if (escaping >= 0) {
                JsonStrings.encode(out, v, escaping == 1);
                return;
            }
            long text = Abstract.call(ts, field(self, ENCODER), v);
            try {
                if (!PyUnicode.check(text)) {
                    throw Errors.typeError(ts, "encoder() must return a string, not "
                            + PyType.of(text).name());
                }
                out.appendStr(text);
            } finally {
                Refs.release(ts, text);
            }
        }

        private void number(long v) {
            double d = PyFloat.doubleValue(v);
            if (Double.isFinite(d)) {
                out.append(FloatText.repr(d));
                return;
            }
            if (field(self, ALLOW_NAN) == PyBool.False) {
                throw Errors.valueError(ts, "Out of range float values are not JSON compliant");
            }
            out.append(Double.isNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
        }

        private void container(long v) {
            if (PyList.TYPE.isInstance(v) || PyTuple.TYPE.isInstance(v)) {
                sequence(v);
            } else if (PyDict.TYPE.isInstance(v)) {
                mapping(v);
            } else {
                mark(v);
                long other = Abstract.call(ts, field(self, DEFAULT), v);
                try {
                    value(other);
                } finally {
                    Refs.release(ts, other);
                }
                unmark(v);
            }
        }

        private void sequence(long v) {
            boolean tuple = PyTuple.TYPE.isInstance(v);
            if (tuple ? PyTuple.size(v) == 0 : PyList.size(v) == 0) {
                out.append("[]");
                return;
            }
            mark(v);
            out.append('[');
            for (long i = 0;; i++) {
                long item = !tuple ? PyList.getItemOrEnd(ts, v, i)
                        : i < PyTuple.size(v) ? PyTuple.getItem(ts, v, i) : 0;
                if (item == 0) {
                    break;
                }
                try {
                    if (i > 0) {
                        out.appendStr(field(self, ITEM_SEPARATOR));
                    }
                    value(item);
                } finally {
                    Refs.release(ts, item);
                }
            }
            unmark(v);
            out.append(']');
        }

        private void mapping(long v) {
            if (PyDict.size(v) == 0) {
                out.append("{}");
                return;
            }
            mark(v);
            out.append('{');
            long items = items(v);
            try {
                boolean first = true;
                for (long i = 0;; i++) {
                    long item = PyList.getItemOrEnd(ts, items, i);
                    if (item == 0) {
                        break;
                    }
                    try {
                        if (!PyTuple.TYPE.isInstance(item) || PyTuple.size(item) != 2) {
                            throw Errors.valueError(ts, "items must return 2-tuples");
                        }
                        first &= !member(item, first);
                    } finally {
                        Refs.release(ts, item);
                    }
                }
            } finally {
                Refs.release(ts, items);
            }
            unmark(v);
            out.append('}');
        }

        /** {@code list(v.items())}, sorted if asked for; owned. */
        private long items(long v) {
            long view = Abstract.callMethod(ts, v, Names.items);
            long list;
            try {
                list = PyList.fromIterable(ts, view);
            } finally {
                Refs.release(ts, view);
            }
            if (field(self, SORT_KEYS) == PyBool.True) {
                try {
                    PyList.sort(ts, list, 0, false);
                } catch (Throwable t) {
                    Refs.release(ts, list);
                    throw t;
                }
            }
            return list;
        }

        /** One key and its value; false if the key was skipped. */
        private boolean member(long item, boolean first) {
            long key = PyTuple.getItem(ts, item, 0);
            long value = PyTuple.getItem(ts, item, 1);
            try {
                boolean text = PyUnicode.check(key);
                if (!text && !PyFloat.check(key) && !PyLong.check(key)
                        && key != Singletons.None) {
                    if (field(self, SKIPKEYS) == PyBool.True) {
                        return false;
                    }
                    throw Errors.typeError(ts, "keys must be str, int, float, bool or None, not "
                            + PyType.of(key).name());
                }
                if (!first) {
                    out.appendStr(field(self, ITEM_SEPARATOR));
                }
                if (text) {
                    string(key);
                } else {
                    otherKey(key);
                }
                out.appendStr(field(self, KEY_SEPARATOR));
                value(value);
                return true;
            } finally {
                Refs.release(ts, key);
                Refs.release(ts, value);
            }
        }

        /** A number or constant as a key: its text as a string. */
        private void otherKey(long key) {
            if (escaping >= 0) {
                out.append('"');
                value(key);
                out.append('"');
                return;
            }
            int start = out.length();
            value(key);
            UnicodeBuilder text = new UnicodeBuilder();
            for (int i = start; i < out.length(); i++) {
                text.append(out.charAt(i));
            }
            out.truncate(start);
            long string = text.finish(ts);
            try {
                string(string);
            } finally {
                Refs.release(ts, string);
            }
        }
    }
}
