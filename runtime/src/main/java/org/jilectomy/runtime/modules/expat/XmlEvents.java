package org.jilectomy.runtime.modules.expat;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Calls the handlers of a Python parser object with Python arguments; also what of that object only the
 * JVM holds. The handlers themselves are in the object. Used under {@link #lock}, which is held while
 * handlers run, and which a parser shares with those of its external entities, as they share the
 * declarations.
 *
 * <p>An exception of a handler ends the calls, not the parsing: it comes out of {@code Parse} when the
 * piece is done, and all handlers are gone, as in CPython.
 */
final class XmlEvents implements XmlHandler {
    static final int BUFFER = 8192;

    final ReentrantLock lock;

    /** How many calls of the parser object the lock's holder is in. */
    int entered;

    XmlParser parser;
    String separator;

    /** The encoding that overrides the document's; null for none. */
    String encoding;

    boolean ordered;
    boolean specified;
    boolean prefixes;

    /** Which of the two default handlers is the one; -1 for none. */
    int defaultHandler = -1;

    boolean expand = true;

    /** Text that waits for more; null if it does not wait. */
    StringBuilder buffer;

    int bufferSize = BUFFER;

    /** Of {@link #buffer}, in bytes of UTF-8. */
    int bufferUsed;

    boolean inCallback;

    // of the call of Parse that is under way
    private ThreadState ts;
    private long self;
    private PyException pending;

    XmlEvents(ReentrantLock lock) {
        this.lock = lock;
    }

    /** Before parsing in a thread; the object's lock is held. */
    void begin(ThreadState thread, long object) {
        ts = thread;
        self = object;
    }

    /** After it; the exception of a handler, if there was one. */
    PyException end() {
        PyException e = pending;
        pending = null;
        ts = null;
        return e;
    }

    private void failed(PyException e) {
        pending = e;
        defaultHandler = -1;
        for (int i = 0; i < COUNT; i++) {
            PyXmlParser.putHandler(ts, self, i, 0);
        }
    }

    // ---------------------------------------------------------------- which there are

    @Override
    public boolean has(int event) {
        if (pending != null) {
            return false;
        }
        return event == DEFAULT ? defaultHandler >= 0 : PyXmlParser.hasHandler(self, event);
    }

    @Override
    public boolean expands() {
        return expand;
    }

    // ---------------------------------------------------------------- calling

    /** Calls a handler; takes over the arguments. @return whether its result is not zero */
    private boolean callSteal(int event, long[] args) {
        long function = PyXmlParser.handlerOrZero(ts, self, event);
        if (function == 0) {
            release(args);
            return true;
        }
        boolean outer = inCallback;
        inCallback = true;
        try {
            long result = Abstract.call(ts, function, args, 0);
            try {
                return event != NOT_STANDALONE && event != EXTERNAL_ENTITY_REF
                        || PyLong.asLong(ts, result) != 0;
            } finally {
                Refs.release(ts, result);
            }
        } catch (PyException e) {
            failed(e);
            return false;
        } finally {
            inCallback = outer;
            Refs.release(ts, function);
            release(args);
        }
    }

    private void release(long[] args) {
        for (long a : args) {
            Refs.release(ts, a);
        }
    }

    /** The one object of this parser's for a name; owned. */
    private long intern(String name) {
        long str = PyUnicode.fromJava(ts, name);
        long names = PyXmlParser.intern(ts, self);
        if (names == 0) {
            return str;
        }
        try {
            long known = PyDict.getItem(ts, names, str);
            if (known != 0) {
                Refs.release(ts, str);
                return known;
            }
            PyDict.setItem(ts, names, str, str);
            return str;
        } catch (PyException e) { // of a key's __eq__
            if (pending == null) {
                failed(e);
            } else {
                Errors.discard(ts, e);
            }
            return str;
        } finally {
            Refs.release(ts, names);
        }
    }

    private long argument(Object value) {
        return switch (value) {
            case null -> Singletons.None;
            case Name n -> intern(n.value());
            case String s -> PyUnicode.fromJava(ts, s);
            case Integer i -> PyLong.of(ts, i);
            case ContentModel m -> model(m);
            default -> throw new AssertionError(value);
        };
    }

    private long model(ContentModel m) {
        long[] parts = new long[m.children.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = model(m.children.get(i));
        }
        long children = PyTuple.fromArraySteal(ts, parts);
        return PyTuple.fromArraySteal(ts, new long[] {PyLong.of(ts, m.type),
            PyLong.of(ts, m.quantifier), argument(Name.of(m.name)), children});
    }

    @Override
    public boolean call(int event, Object... args) {
        int which = event == DEFAULT ? defaultHandler : event;
        flush();
        if (pending != null || which < 0) {
            return pending == null;
        }
        long[] values = new long[args.length];
        for (int i = 0; i < args.length; i++) {
            values[i] = argument(args[i]);
        }
        return callSteal(which, values);
    }

    @Override
    public void startElement(String name, String[] attributes, int inTag) {
        flush();
        if (pending != null) {
            return;
        }
        int n = specified ? inTag : attributes.length;
        long all = ordered ? PyList.create(ts) : PyDict.create(ts);
        for (int i = 0; i < n; i += 2) {
            long key = intern(attributes[i]);
            long value = PyUnicode.fromJava(ts, attributes[i + 1]);
            if (ordered) {
                PyList.appendSteal(ts, all, key);
                PyList.appendSteal(ts, all, value);
            } else {
                PyDict.setItem(ts, all, key, value);
                Refs.release(ts, key);
                Refs.release(ts, value);
            }
        }
        callSteal(START_ELEMENT, new long[] {intern(name), all});
    }

    @Override
    public void endElement(String name) {
        flush();
        if (pending == null) {
            callSteal(END_ELEMENT, new long[] {intern(name)});
        }
    }

    // ---------------------------------------------------------------- text

    private static int bytes(CharSequence s) {
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            n += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return n;
    }

    private void text(String data) {
        callSteal(CHARACTER_DATA, new long[] {PyUnicode.fromJava(ts, data)});
    }

    /** Text that waits goes to its handler. */
    void flush() {
        if (buffer == null || buffer.isEmpty() || pending != null) {
            return;
        }
        String data = buffer.toString();
        buffer.setLength(0);
        bufferUsed = 0;
        text(data);
    }

    @Override
    public void characters(String data) {
        if (buffer == null) {
            text(data);
            return;
        }
        int n = bytes(data);
        if (bufferUsed + n > bufferSize) {
            flush();
            if (!has(CHARACTER_DATA)) {
                return;
            }
        }
        if (buffer == null || n > bufferSize) {
            text(data);
        } else {
            buffer.append(data);
            bufferUsed += n;
        }
    }

    // ---------------------------------------------------------------- encodings

    @Override
    public int[] encodingTable(String name) {
        if (pending != null) {
            return null;
        }
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        long bytes = PyBytes.fromArray(ts, all);
        try {
            long str = Codecs.decode(ts, bytes, name, "replace");
            try {
                return table(str);
            } finally {
                Refs.release(ts, str);
            }
        } catch (PyException e) {
            failed(e);
            return null;
        } finally {
            Refs.release(ts, bytes);
        }
    }

    private int[] table(long str) {
        if (PyUnicode.length(str) != 256) {
            throw Errors.valueError(ts, "multi-byte encodings are not supported");
        }
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int c = PyUnicode.charAt(str, i);
            table[i] = c == 0xfffd ? XmlChars.BAD : c;
        }
        return table;
    }
}
