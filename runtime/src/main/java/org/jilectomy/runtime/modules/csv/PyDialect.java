package org.jilectomy.runtime.modules.csv;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _csv.Dialect}: a {@link Dialect} in the side table. */
final class PyDialect extends PyType {
    private static final String[] FIELDS = {
        "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
        "skipinitialspace", "strict",
    };

    static final PyDialect TYPE = new PyDialect();

    private PyDialect() {
        super(new TypeSpec("_csv.Dialect", PyObject.SIZE).head().subclassable().doc(
                "CSV dialect\n\nThe Dialect type records CSV dialect options."));
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("delimiter", "getDelimiter", null, null)
                .getset("doublequote", "getDoubleQuote", null, null)
                .getset("escapechar", "getEscapeChar", null, null)
                .getset("lineterminator", "getLineTerminator", null, null)
                .getset("quotechar", "getQuoteChar", null, null)
                .getset("quoting", "getQuoting", null, null)
                .getset("skipinitialspace", "getSkipInitialSpace", null, null)
                .getset("strict", "getStrict", null, null)
                .method("__reduce__(self, /)", null, "reduce")
                .method("__reduce_ex__(self, protocol, /)", null, "reduceEx");
    }

    static Dialect dialect(long self) {
        return (Dialect) SideTable.get(GcHead.index_acquire(self));
    }

    // ---------------------------------------------------------------- making one

    /** {@code _call_dialect}: owned; {@code dialect} is 0 if not given. */
    static long call(ThreadState ts, long dialect, long[] values, long kwnames) {
        int n = dialect == 0 ? 0 : 1;
        long[] args = new long[n + values.length];
        if (n == 1) {
            args[0] = dialect;
        }
        System.arraycopy(values, 0, args, n, values.length);
        return TYPE.tp_new(ts, TYPE, args, kwnames);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        int keywords = kwnames == 0 ? 0 : (int) PyTuple.size(kwnames);
        int positional = args.length - keywords;
        if (positional > FIELDS.length + 1) {
            throw Errors.typeError(ts, "function takes at most 9 arguments (" + args.length
                    + " given)");
        }
        long[] given = new long[FIELDS.length + 1];
        System.arraycopy(args, 0, given, 0, positional);
        for (int i = 0; i < keywords; i++) {
            given[slot(ts, PyTuple.item(kwnames, i))] = args[positional + i];
        }
        long dialect = given[0] == 0 ? 0 : Refs.retain(ts, given[0]);
        try {
            if (dialect != 0 && PyUnicode.check(dialect)) {
                long named = registered(ts, dialect);
                Refs.release(ts, dialect);
                dialect = named;
            }
            if (dialect != 0 && PyType.of(dialect) == type && type == TYPE && noneGiven(given)) {
                return Refs.retain(ts, dialect);
            }
            Dialect d = read(ts, dialect, given);
            long self = StaticTypes.newInstance(ts, type, type.basicSize);
            GcHead.index_release(self, SideTable.add(d));
            return self;
        } finally {
            Refs.xrelease(ts, dialect);
        }
    }

    private static int slot(ThreadState ts, long name) {
        String text = PyUnicode.toJava(name);
        if (text.equals("dialect")) {
            return 0;
        }
        for (int i = 0; i < FIELDS.length; i++) {
            if (FIELDS[i].equals(text)) {
                return i + 1;
            }
        }
        throw Errors.typeError(
                ts, "'" + text + "' is an invalid keyword argument for this function");
    }

    private static boolean noneGiven(long[] given) {
        for (int i = 1; i < given.length; i++) {
            if (given[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    /** The dict of registered dialects, owned. */
    static long registry(ThreadState ts) {
        long module = Importer.importModule(ts, "_csv");
        try {
            return Abstract.getAttr(ts, module, Names.of("_dialects"));
        } finally {
            Refs.release(ts, module);
        }
    }

    /** The dialect of that name, owned. */
    static long registered(ThreadState ts, long name) {
        long registry = registry(ts);
        try {
            long dialect = PyDict.getItem(ts, registry, name);
            if (dialect == 0) {
                throw Errors.raise(ts, CsvModule.ERROR, "unknown dialect");
            }
            return dialect;
        } finally {
            Refs.release(ts, registry);
        }
    }

    /** Every field: what was given, else the dialect's attribute, else the default. */
    private static Dialect read(ThreadState ts, long dialect, long[] given) {
        long[] v = new long[FIELDS.length];
        try {
            for (int i = 0; i < v.length; i++) {
                if (given[i + 1] != 0) {
                    v[i] = Refs.retain(ts, given[i + 1]);
                } else if (dialect != 0) {
                    v[i] = Abstract.lookupAttr(ts, dialect, Names.of(FIELDS[i]));
                }
            }
            int delimiter = character(ts, "delimiter", v[0], ',', false);
            boolean doublequote = v[1] == 0 || Abstract.isTrue(ts, v[1]);
            int escapechar = character(ts, "escapechar", v[2], -1, true);
            String lineterminator = text(ts, v[3]);
            int quotechar = character(ts, "quotechar", v[4], '"', true);
            int quoting = quoting(ts, v[5]);
            boolean skip = v[6] != 0 && Abstract.isTrue(ts, v[6]);
            boolean strict = v[7] != 0 && Abstract.isTrue(ts, v[7]);
            if (quoting < Dialect.QUOTE_MINIMAL || quoting > Dialect.QUOTE_NONE) {
                throw Errors.typeError(ts, "bad \"quoting\" value");
            }
            if (v[4] == Singletons.None && v[5] == 0) {
                quoting = Dialect.QUOTE_NONE;
            }
            if (quoting != Dialect.QUOTE_NONE && quotechar < 0) {
                throw Errors.typeError(ts, "quotechar must be set if quoting enabled");
            }
            if (lineterminator == null) {
                throw Errors.typeError(ts, "lineterminator must be set");
            }
            return new Dialect(delimiter, doublequote, escapechar, lineterminator, quotechar,
                    quoting, skip, strict);
        } finally {
            for (long value : v) {
                Refs.xrelease(ts, value);
            }
        }
    }

    private static int character(
            ThreadState ts, String name, long v, int otherwise, boolean optional) {
        if (v == 0) {
            return otherwise;
        }
        if (optional && v == Singletons.None) {
            return -1;
        }
        if (!PyUnicode.check(v)) {
            throw Errors.typeError(ts, "\"" + name + "\" must be string"
                    + (optional ? " or None" : "") + ", not " + PyType.of(v).name());
        }
        if (PyUnicode.length(v) != 1) {
            throw Errors.typeError(ts, "\"" + name + "\" must be a 1-character string");
        }
        return PyUnicode.charAt(v, 0);
    }

    private static String text(ThreadState ts, long v) {
        if (v == 0) {
            return "\r\n";
        }
        if (v == Singletons.None) {
            return null;
        }
        if (!PyUnicode.check(v)) {
            throw Errors.typeError(ts, "\"lineterminator\" must be a string");
        }
        return PyUnicode.toJava(v);
    }

    private static int quoting(ThreadState ts, long v) {
        if (v == 0) {
            return Dialect.QUOTE_MINIMAL;
        }
        if (!PyLong.TYPE.isExactly(v)) {
            throw Errors.typeError(ts, "\"quoting\" must be an integer");
        }
        return (int) Math.max(-1, Math.min(100, PyLong.asLong(ts, v)));
    }

    // ---------------------------------------------------------------- attributes

    private static long character(ThreadState ts, int c) {
        return c < 0 ? Singletons.None : PyUnicode.fromCodePoint(ts, c);
    }

    static long getDelimiter(ThreadState ts, long self) {
        return character(ts, dialect(self).delimiter());
    }

    static long getDoubleQuote(ThreadState ts, long self) {
        return PyBool.of(dialect(self).doublequote());
    }

    static long getEscapeChar(ThreadState ts, long self) {
        return character(ts, dialect(self).escapechar());
    }

    static long getLineTerminator(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, dialect(self).lineterminator());
    }

    static long getQuoteChar(ThreadState ts, long self) {
        return character(ts, dialect(self).quotechar());
    }

    static long getQuoting(ThreadState ts, long self) {
        return PyLong.of(ts, dialect(self).quoting());
    }

    static long getSkipInitialSpace(ThreadState ts, long self) {
        return PyBool.of(dialect(self).skipinitialspace());
    }

    static long getStrict(ThreadState ts, long self) {
        return PyBool.of(dialect(self).strict());
    }

    static long reduce(ThreadState ts, long self) {
        throw Errors.typeError(ts, "cannot pickle 'Dialect' instances");
    }

    static long reduceEx(ThreadState ts, long self, long protocol) {
        return reduce(ts, self);
    }
}
