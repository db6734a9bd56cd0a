package org.jilectomy.runtime.modules.csv;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Ucs;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _csv.writer}: +16 the write method, +24 the dialect. Immutable. */
final class PyWriter extends PyType {
    private static final int WRITE = PyObject.SIZE;
    private static final int DIALECT = WRITE + 8;
    private static final int SIZE = DIALECT + 8;

    static final PyWriter TYPE = new PyWriter();

    private PyWriter() {
        super(new TypeSpec("_csv.writer", SIZE).gc().noNew()
                .doc("CSV writer\n\nWriter objects are responsible for generating tabular data\nin"
                        + " CSV format from sequence input.\n"));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("writerow(self, iterable, /)", "writerow(iterable)\n\nConstruct and write a CSV"
                + " record from an iterable of fields.  Non-string\nelements will be"
                + " converted to string.", "writeRow")
                .method("writerows(self, iterables, /)", "writerows(iterable of iterables)\n\n"
                        + "Construct and write a series of iterables to a csv file.  Non-string\n"
                        + "elements will be converted to string.", "writeRows")
                .member("dialect", DIALECT, null);
    }

    /** Takes over both references. */
    static long createSteal(ThreadState ts, long write, long dialect) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + WRITE, write);
        Memory.putLong(self + DIALECT, dialect);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + WRITE));
        visitor.visit(Memory.getLong(self + DIALECT));
    }

    private static PyException error(ThreadState ts, String message) {
        return Errors.raise(ts, CsvModule.ERROR, message);
    }

    static long writeRows(ThreadState ts, long self, long iterables) {
        long rows = Abstract.iter(ts, iterables);
        try {
            for (long row = Abstract.next(ts, rows); row != 0; row = Abstract.next(ts, rows)) {
                try {
                    Refs.release(ts, writeRow(ts, self, row));
                } finally {
                    Refs.release(ts, row);
                }
            }
        } finally {
            Refs.release(ts, rows);
        }
        return Singletons.None;
    }

    static long writeRow(ThreadState ts, long self, long iterable) {
        long fields;
        try {
            fields = Abstract.iter(ts, iterable);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TypeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw error(ts, "iterable expected, not " + PyType.of(iterable).name());
        }
        Dialect d = PyDialect.dialect(Memory.getLong(self + DIALECT));
        UnicodeBuilder record = new UnicodeBuilder(64);
        int count = 0;
        try {
            for (long f = Abstract.next(ts, fields); f != 0; f = Abstract.next(ts, fields)) {
                try {
                    if (count++ > 0) {
                        record.append(d.delimiter());
                    }
                    field(ts, d, record, f);
                } finally {
                    Refs.release(ts, f);
                }
            }
        } finally {
            Refs.release(ts, fields);
        }
        if (count > 0 && record.length() == 0) {
            if (d.quoting() == Dialect.QUOTE_NONE) {
                throw error(ts, "single empty field record must be quoted");
            }
            record.append(d.quotechar()).append(d.quotechar());
        }
        record.append(d.lineterminator());
        long line = record.finish(ts);
        try {
            return Abstract.call(ts, Memory.getLong(self + WRITE), line);
        } finally {
            Refs.release(ts, line);
        }
    }

    private static void field(ThreadState ts, Dialect d, UnicodeBuilder record, long value) {
        boolean quoted = d.quoting() == Dialect.QUOTE_ALL
                || d.quoting() == Dialect.QUOTE_NONNUMERIC && !Numbers.isNumber(value);
        if (PyUnicode.check(value)) {
            text(ts, d, record, value, quoted);
        } else if (value == Singletons.None) {
            text(ts, d, record, PyUnicode.empty(), quoted);
        } else {
            long text = Abstract.str(ts, value);
            try {
                text(ts, d, record, text, quoted);
            } finally {
                Refs.release(ts, text);
            }
        }
    }

    private static void text(
            ThreadState ts, Dialect d, UnicodeBuilder record, long text, boolean must) {
        long data = PyASCIIObject.data(text);
        int kind = PyASCIIObject.kind(text);
        int n = PyUnicode.length(text);
        int first = d.runEnd(data, kind, 0, n, Dialect.SPECIAL);
        boolean quoted = must || first < n && mustQuote(d, data, kind, first, n);
        if (quoted) {
            record.append(d.quotechar());
        }
        record.appendStr(text, 0, first);
        for (int i = first; i < n;) {
            int c = Ucs.at(data, kind, i);
            if (d.isEscaped(c)) {
                if (d.escapechar() < 0) {
                    throw error(ts, "need to escape, but no escapechar set");
                }
                record.append(d.escapechar());
            } else if (c == d.quotechar()) {
                record.append(c);
            }
            int end = d.runEnd(data, kind, i + 1, n, Dialect.SPECIAL);
            record.appendStr(text, i, end);
            i = end;
        }
        if (quoted) {
            record.append(d.quotechar());
        }
    }

    /** Whether there is a character from {@code from} on for whose sake a text is quoted. */
    private static boolean mustQuote(Dialect d, long data, int kind, int from, int n) {
        int i = from;
        while (i < n && d.isEscaped(Ucs.at(data, kind, i))) {
            i = d.runEnd(data, kind, i + 1, n, Dialect.SPECIAL);
        }
        return i < n;
    }
}
