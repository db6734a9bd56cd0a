package org.jilectomy.runtime.modules.expat;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.NativeCodecs;
import org.jilectomy.runtime.objects.ObjectWord;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code pyexpat.xmlparser}.
 *
 * <pre>
 *  +16 one word a handler, 0 for none (XmlHandler has the order)   then the dict of names, or 0
 * </pre>
 *
 * <p>The parser itself and all that is no object are {@link XmlEvents} in the side table. Its lock is
 * held by whoever parses; the words above are read and written under the object's lock.
 */
final class PyXmlParser extends PyType {
    private static final int HANDLERS = PyObject.SIZE;
    private static final int INTERN = HANDLERS + 8 * XmlHandler.COUNT;
    private static final int SIZE = INTERN + 8;
    private static final int CHUNK = 2048;

    static final PyXmlParser TYPE = new PyXmlParser();

    private PyXmlParser() {
        super(new TypeSpec("pyexpat.xmlparser", SIZE).gc().noNew().doc("XML parser"));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("Parse(self, data, isfinal=False, /)", null, "parse")
                .method("ParseFile(self, file, /)", null, "parseFile")
                .method("SetBase(self, base, /)", null, "setBase")
                .method("GetBase(self, /)", null, "getBase")
                .method("GetInputContext(self, /)", null, "getInputContext")
                .method("ExternalEntityParserCreate(self, context, encoding=None, /)", null,
                        "externalEntityParserCreate")
                .method("SetParamEntityParsing(self, flag, /)", null, "setParamEntityParsing")
                .method("UseForeignDTD(self, flag=True, /)", null, "useForeignDtd")
                .member("intern", INTERN, null);
        ParserAttributes.define(def);
        HandlerAttributes.define(def);
    }

    // ---------------------------------------------------------------- life

    /** @param intern a dict, borrowed, or 0 */
    static long create(ThreadState ts, XmlEvents events, long intern) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.fill(self + HANDLERS, SIZE - HANDLERS, (byte) 0);
        if (intern != 0) {
            Memory.putLong(self + INTERN, Refs.toObject(ts, intern));
        }
        GcHead.index_release(self, SideTable.add(events));
        return self;
    }

    static XmlEvents events(long self) {
        return (XmlEvents) SideTable.get(GcHead.index(self));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int at = HANDLERS; at < SIZE; at += 8) {
            long object = Memory.getLong(self + at);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        events(self).defaultHandler = -1;
        for (int at = HANDLERS; at < SIZE; at += 8) {
            ObjectWord.put(ts, self, at, 0);
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    // ---------------------------------------------------------------- words

    static boolean hasHandler(long self, int event) {
        return Memory.getLong(self + HANDLERS + 8L * event) != 0;
    }

    /** Owned. */
    static long handlerOrZero(ThreadState ts, long self, int event) {
        return ObjectWord.get(ts, self, HANDLERS + 8 * event);
    }

    static long handler(ThreadState ts, long self, int event) {
        long value = handlerOrZero(ts, self, event);
        return value == 0 ? Singletons.None : value;
    }

    static void putHandler(ThreadState ts, long self, int event, long value) {
        ObjectWord.put(ts, self, HANDLERS + 8 * event, value);
    }

    /** The dict of names; owned, or 0. */
    static long intern(ThreadState ts, long self) {
        return ObjectWord.get(ts, self, INTERN);
    }

    static void setHandler(ThreadState ts, long self, int event, long value) {
        if (value == 0) {
            throw Errors.runtimeError(ts, "Cannot delete attribute");
        }
        locked(ts, self, events -> {
            boolean none = value == Singletons.None;
            if (event == XmlHandler.CHARACTER_DATA) {
                events.flush();
            }
            if (event == XmlHandler.DEFAULT || event == XmlHandler.DEFAULT_EXPAND) {
                events.defaultHandler = none ? -1 : event;
                events.expand = event == XmlHandler.DEFAULT_EXPAND;
            }
            putHandler(ts, self, event, none ? 0 : value);
        });
    }

    // ---------------------------------------------------------------- one thread at a time

    /** What is done with a parser that no other thread uses meanwhile. */
    interface Action {
        void run(XmlEvents events);
    }

    /** As {@link Action}, with a result. */
    interface Question<T> {
        T answer(XmlEvents events);
    }

    /** Runs {@code action}; what a handler it called has raised comes out of here. */
    static void locked(ThreadState ts, long self, Action action) {
        ask(ts, self, events -> {
            action.run(events);
            return null;
        });
    }

    /** The answer; what a handler that was called has raised comes out of here. */
    static <T> T ask(ThreadState ts, long self, Question<T> question) {
        XmlEvents events = events(self);
        ts.lockDetached(events.lock);
        if (events.entered++ == 0) {
            events.begin(ts, self);
        }
        T answer;
        PyException e;
        try {
            answer = question.answer(events);
        } finally {
            e = leave(events);
        }
        if (e != null) {
            throw e;
        }
        return answer;
    }

    private static PyException leave(XmlEvents events) {
        try {
            return --events.entered == 0 ? events.end() : null;
        } finally {
            events.lock.unlock();
        }
    }

    // ---------------------------------------------------------------- parsing

    static long parse(ThreadState ts, long self, long data, long isFinal) {
        boolean last = Args.truth(ts, isFinal, false);
        byte[] bytes;
        boolean text = PyUnicode.check(data);
        if (text) {
            long utf8 = NativeCodecs.encodeUtf8(ts, data, null);
            bytes = PyBytes.toArray(utf8);
            Refs.release(ts, utf8);
        } else {
            bytes = Args.bytes(ts, data);
        }
        return piece(ts, self, bytes, last, text);
    }

    private static long piece(
            ThreadState ts, long self, byte[] data, boolean last, boolean text) {
        boolean ok = ask(ts, self, events -> {
            if (events.entered > 1) {
                throw Errors.runtimeError(
                        ts, "a handler cannot parse with the parser that called it");
            }
            XmlParser parser = events.parser;
            String encoding = text ? "utf-8" : events.encoding;
            if (encoding != null) {
                parser.forceEncoding(encoding);
            }
            boolean parsed = parser.parse(data, last);
            if (parsed) {
                events.flush();
            }
            return parsed;
        });
        if (!ok) {
            throw ExpatModule.error(ts, events(self).parser);
        }
        return PyLong.of(ts, 1);
    }

    static long parseFile(ThreadState ts, long self, long file) {
        long read = Abstract.lookupAttr(ts, file, Names.of("read"));
        if (read == 0) {
            throw Errors.typeError(ts, "argument must have 'read' attribute");
        }
        try {
            while (true) {
                byte[] data = chunk(ts, read);
                piece(ts, self, data, data.length == 0, false);
                if (data.length == 0) {
                    return PyLong.of(ts, 1);
                }
            }
        } finally {
            Refs.release(ts, read);
        }
    }

    private static byte[] chunk(ThreadState ts, long read) {
        long size = PyLong.of(ts, CHUNK);
        long part = 0;
        try {
            part = Abstract.call(ts, read, size);
            byte[] data = PyUnicode.check(part) ? null : Args.bytesOrNull(ts, part);
            if (data == null) {
                throw Errors.typeError(ts, "read() did not return a bytes object (type="
                        + PyType.of(part).name() + ")");
            }
            if (data.length > CHUNK) {
                throw Errors.valueError(ts, "read() returned too much data: " + CHUNK
                        + " bytes requested, " + data.length + " returned");
            }
            return data;
        } finally {
            Refs.xrelease(ts, part);
            Refs.release(ts, size);
        }
    }

    // ---------------------------------------------------------------- other methods

    static long setBase(ThreadState ts, long self, long base) {
        Args.requireStr(ts, base, "SetBase", "argument");
        String text = PyUnicode.toJava(base);
        locked(ts, self, events -> events.parser.base = text);
        return Singletons.None;
    }

    static long getBase(ThreadState ts, long self) {
        return ExpatModule.strOrNone(ts, events(self).parser.base);
    }

    static long getInputContext(ThreadState ts, long self) {
        byte[] rest = ask(ts, self, events -> events.inCallback
                ? events.parser.document.bytesFrom(Math.max(0, events.parser.event)) : null);
        return rest == null ? Singletons.None : PyBytes.fromArray(ts, rest);
    }

    static long externalEntityParserCreate(
            ThreadState ts, long self, long context, long encoding) {
        if (context != Singletons.None && !PyUnicode.check(context)) {
            throw Errors.typeError(ts, "ExternalEntityParserCreate() argument 1 must be str or"
                    + " None, not " + Args.typeName(context));
        }
        XmlEvents child = new XmlEvents(events(self).lock);
        child.encoding = ExpatModule.textOrNull(ts, encoding, "ExternalEntityParserCreate",
                "argument 2");
        String opened = context == Singletons.None ? null : PyUnicode.toJava(context);
        locked(ts, self, parent -> inherit(child, parent, opened));
        long names = intern(ts, self);
        long result;
        try {
            result = create(ts, child, names);
        } finally {
            Refs.xrelease(ts, names);
        }
        for (int i = 0; i < XmlHandler.COUNT; i++) {
            long handler = handlerOrZero(ts, self, i);
            if (handler != 0) {
                putHandler(ts, result, i, handler);
                Refs.release(ts, handler);
            }
        }
        return result;
    }

    private static void inherit(XmlEvents child, XmlEvents parent, String context) {
        child.separator = parent.separator;
        child.ordered = parent.ordered;
        child.specified = parent.specified;
        child.defaultHandler = parent.defaultHandler;
        child.expand = parent.expand;
        child.bufferSize = parent.bufferSize;
        child.buffer = parent.buffer == null ? null : new StringBuilder();
        child.parser = new XmlParser(child, parent.parser, parent.separator, context);
    }

    static long setParamEntityParsing(ThreadState ts, long self, long flag) {
        int mode = PyLong.asInt(ts, flag);
        boolean done = ask(ts, self, events -> {
            if (mode < 0 || mode > 2 || events.parser.started()) {
                return false;
            }
            events.parser.parameterParsing = mode;
            return true;
        });
        return PyLong.of(ts, done ? 1 : 0);
    }

    static long useForeignDtd(ThreadState ts, long self, long flag) {
        boolean use = Args.truth(ts, flag, true);
        locked(ts, self, events -> {
            XmlParser parser = events.parser;
            if (parser.started()) {
                parser.errorCode = XmlError.CANT_CHANGE_FEATURE_ONCE_PARSING;
                throw ExpatModule.error(ts, parser);
            }
            parser.foreignDtd = use;
        });
        return Singletons.None;
    }
}
