package org.jilectomy.runtime.modules.csv;

import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.IteratorType;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Ucs;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _csv.reader}: an iterator over records; +16 the iterator of lines, +24 the dialect, +32 how
 * many lines were read. Everything else belongs to one step, a {@link Parsing}, so threads that
 * share a reader each get whole lines.
 */
final class PyReader extends IteratorType {
    private static final int LINES = PyObject.SIZE;
    private static final int DIALECT = LINES + 8;
    private static final int LINE_NUM = DIALECT + 8;
    private static final int SIZE = LINE_NUM + 8;

    static final PyReader TYPE = new PyReader();

    private PyReader() {
        super(new TypeSpec("_csv.reader", SIZE).gc().noNew()
                .doc("CSV reader\n\nReader objects are responsible for reading and parsing tabular"
                        + " data\nin CSV format.\n"));
    }

    @Override
    protected void define(TypeDef def) {
        def.member("dialect", DIALECT, null).getset("line_num", "getLineNum", null, null);
    }

    /** Takes over the references to the iterator and the dialect. */
    static long createSteal(ThreadState ts, long lines, long dialect) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + LINES, lines);
        Memory.putLong(self + DIALECT, dialect);
        Memory.putLong(self + LINE_NUM, 0);
        return self;
    }

    static long getLineNum(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLongVolatile(self + LINE_NUM));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + LINES));
        visitor.visit(Memory.getLong(self + DIALECT));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long fields = PyList.create(ts);
        try {
            Parsing parsing = new Parsing(
                    ts, PyDialect.dialect(Memory.getLong(self + DIALECT)), fields);
            if (parsing.record(self)) {
                return fields;
            }
        } catch (Throwable t) {
            Refs.release(ts, fields);
            throw t;
        }
        Refs.release(ts, fields);
        return 0;
    }

    private static PyException error(ThreadState ts, String message) {
        return Errors.raise(ts, CsvModule.ERROR, message);
    }

    /** One record; a state machine over characters and ends of lines. */
    private static final class Parsing {
        private static final int END_OF_LINE = -2;

        private enum State {
            START_RECORD,
            START_FIELD,
            ESCAPED_CHAR,
            IN_FIELD,
            IN_QUOTED_FIELD,
            ESCAPE_IN_QUOTED_FIELD,
            QUOTE_IN_QUOTED_FIELD,
            EAT_NEWLINE,
            AFTER_ESCAPED_NEWLINE
        }

        private final ThreadState ts;
        private final Dialect d;
        private final long fields;
        private final long limit = CsvModule.fieldLimit;
        private final UnicodeBuilder field = new UnicodeBuilder();
        private State state = State.START_RECORD;
        private boolean isNumber;

        Parsing(ThreadState ts, Dialect d, long fields) {
            this.ts = ts;
            this.d = d;
            this.fields = fields;
        }

        /** Reads lines up to the end of a record; false if there is none. */
        boolean record(long reader) {
            do {
                long line = Abstract.next(ts, Memory.getLong(reader + LINES));
                if (line == 0) {
                    if (field.length() == 0 && state != State.IN_QUOTED_FIELD) {
                        return false;
                    }
                    if (d.strict()) {
                        throw error(ts, "unexpected end of data");
                    }
                    save();
                    return true;
                }
                try {
                    if (!PyUnicode.check(line)) {
                        throw error(ts, "iterator should return strings, not "
                                + PyType.of(line).name()
                                + " (the file should be opened in text mode)");
                    }
                    Memory.getAndAddLong(reader + LINE_NUM, 1);
                    line(line);
                } finally {
                    Refs.release(ts, line);
                }
            } while (state != State.START_RECORD);
            return true;
        }

        private void line(long line) {
            long data = PyASCIIObject.data(line);
            int kind = PyASCIIObject.kind(line);
            int n = PyUnicode.length(line);
            for (int i = 0; i < n;) {
                int end = run(line, data, kind, i, n);
                if (end == i) {
                    character(Ucs.at(data, kind, i++));
                } else {
                    i = end;
                }
            }
            character(END_OF_LINE);
        }

        /**
         * Takes the characters that mean nothing, as far as they go: most of a file. A whole field
         * without quotes goes with its delimiter.
         *
         * @return index behind what was taken
         */
        private int run(long line, long data, int kind, int from, int n) {
            switch (state) {
                case START_RECORD, START_FIELD:
                    if (d.quoting() == Dialect.QUOTE_NONNUMERIC
                            || (d.meaning(Ucs.at(data, kind, from)) & Dialect.NO_START) != 0) {
                        return from;
                    }
                    break;
                case IN_FIELD, IN_QUOTED_FIELD:
                    break;
                default:
                    return from;
            }
            boolean quoted = state == State.IN_QUOTED_FIELD;
            long room = Math.max(0, limit - field.length()); // the next would be one too many
            int end = d.runEnd(data, kind, from, from + (int) Math.min(n - from, room),
                    quoted ? Dialect.ENDS_QUOTED : Dialect.ENDS_FIELD);
            if (end == from) {
                return from;
            }
            if (state == State.IN_FIELD || quoted) {
                field.appendStr(line, from, end);
            } else if (end < n && d.separates(Ucs.at(data, kind, end))) {
                PyList.appendSteal(ts, fields, PyUnicode.substring(ts, line, from, end));
                state = State.START_FIELD;
                return end + 1;
            } else {
                field.appendStr(line, from, end);
                state = State.IN_FIELD;
            }
            return end;
        }

        private static boolean isEnd(int c) {
            return c == '\n' || c == '\r' || c == END_OF_LINE;
        }

        private void save() {
            long value = field.finish(ts);
            field.truncate(0);
            if (isNumber) {
                isNumber = false;
                try {
                    long number = Numbers.toFloat(ts, value);
                    Refs.release(ts, value);
                    value = Refs.toObjectSteal(ts, number);
                } catch (Throwable t) {
                    Refs.release(ts, value);
                    throw t;
                }
            }
            PyList.appendSteal(ts, fields, value);
        }

        private void endField(int c) {
            save();
            state = c == END_OF_LINE ? State.START_RECORD : State.EAT_NEWLINE;
        }

        private void add(int c) {
            if (field.length() >= limit) {
                throw error(ts, "field larger than field limit (" + limit + ")");
            }
            field.append(c);
        }

        private boolean isQuote(int c) {
            return c == d.quotechar() && d.quoting() != Dialect.QUOTE_NONE;
        }

        private void character(int c) {
            switch (state) {
                case START_RECORD -> {
                    if (c == END_OF_LINE) {
                        return;
                    }
                    if (c == '\n' || c == '\r') {
                        state = State.EAT_NEWLINE;
                    } else {
                        startField(c);
                    }
                }
                case START_FIELD -> startField(c);
                case ESCAPED_CHAR -> {
                    if (c == '\n' || c == '\r') {
                        add(c);
                        state = State.AFTER_ESCAPED_NEWLINE;
                    } else {
                        add(c == END_OF_LINE ? '\n' : c);
                        state = State.IN_FIELD;
                    }
                }
                case AFTER_ESCAPED_NEWLINE -> {
                    if (c != END_OF_LINE) {
                        inField(c);
                    }
                }
                case IN_FIELD -> inField(c);
                case IN_QUOTED_FIELD -> {
                    if (c == END_OF_LINE) {
                        return;
                    }
                    if (c == d.escapechar()) {
                        state = State.ESCAPE_IN_QUOTED_FIELD;
                    } else if (isQuote(c)) {
                        state = d.doublequote() ? State.QUOTE_IN_QUOTED_FIELD : State.IN_FIELD;
                    } else {
                        add(c);
                    }
                }
                case ESCAPE_IN_QUOTED_FIELD -> {
                    add(c == END_OF_LINE ? '\n' : c);
                    state = State.IN_QUOTED_FIELD;
                }
                case QUOTE_IN_QUOTED_FIELD -> afterQuote(c);
                case EAT_NEWLINE -> {
                    if (c == END_OF_LINE) {
                        state = State.START_RECORD;
                    } else if (c != '\n' && c != '\r') {
                        throw error(ts, "new-line character seen in unquoted field - do you need to"
                                + " open the file in universal-newline mode?");
                    }
                }
            }
        }

        private void startField(int c) {
            if (isEnd(c)) {
                endField(c);
            } else if (isQuote(c)) {
                state = State.IN_QUOTED_FIELD;
            } else if (c == d.escapechar()) {
                state = State.ESCAPED_CHAR;
            } else if (c == ' ' && d.skipinitialspace()) {
                state = State.START_FIELD;
            } else if (c == d.delimiter()) {
                save();
                state = State.START_FIELD;
            } else {
                isNumber = d.quoting() == Dialect.QUOTE_NONNUMERIC;
                add(c);
                state = State.IN_FIELD;
            }
        }

        private void inField(int c) {
            if (isEnd(c)) {
                endField(c);
            } else if (c == d.escapechar()) {
                state = State.ESCAPED_CHAR;
            } else if (c == d.delimiter()) {
                save();
                state = State.START_FIELD;
            } else {
                add(c);
                state = State.IN_FIELD;
            }
        }

        private void afterQuote(int c) {
            if (isQuote(c)) {
                add(c);
                state = State.IN_QUOTED_FIELD;
            } else if (c == d.delimiter()) {
                save();
                state = State.START_FIELD;
            } else if (isEnd(c)) {
                endField(c);
            } else if (!d.strict()) {
                add(c);
                state = State.IN_FIELD;
            } else {
                throw error(ts, "'" + Character.toString(d.delimiter()) + "' expected after '"
                        + Character.toString(d.quotechar()) + "'");
            }
        }
    }
}
