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
import org.jilectomy.runtime.objects.ObjectLock;
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
            put(ts, self, at, 0);
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    // ---------------------------------------------------------------- words

    private static long word(ThreadState ts, long self, int at) {
        ObjectLock.lock(ts, self);
        long object = Memory.getLong(self + at);
        long value = object == 0 ? 0 : Refs.fromMemory(ts, object);
        ObjectLock.unlock(ts, self);
        return value;
    }

    private static void put(ThreadState ts, long self, int at, long objectSteal) {
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + at);
        Memory.putLong(self + at, objectSteal);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    static boolean hasHandler(long self, int event) {
        return Memory.getLong(self + HANDLERS + 8L * event) != 0;
    }

    /** Owned. */
    static long handlerOrZero(ThreadState ts, long self, int event) {
        return word(ts, self, HANDLERS + 8 * event);
    }

    static long handler(ThreadState ts, long self, int event) {
        long value = handlerOrZero(ts, self, event);
        return value == 0 ? Singletons.None : value;
    }

    static void putHandler(ThreadState ts, long self, int event, long value) {
        put(ts, self, HANDLERS + 8 * event, value == 0 ? 0 : Refs.toObject(ts, value));
    }

    /** The dict of names; owned, or 0. */
    static long intern(ThreadState ts, long self) {
        return word(ts, self, INTERN);
    }

    static void setHandler(ThreadState ts, long self, int event, long value) {
        if (value == 0) {
            throw Errors.runtimeError(ts, "Cannot delete attribute");
        }
        XmlEvents events = enter(ts, self);
        PyException e;
        try {
            boolean none = value == Singletons.None;
            if (event == XmlHandler.CHARACTER_DATA) {
                events.flush();
            }
            if (event == XmlHandler.DEFAULT || event == XmlHandler.DEFAULT_EXPAND) {
                events.defaultHandler = none ? -1 : event;
                events.expand = event == XmlHandler.DEFAULT_EXPAND;
            }
            putHandler(ts, self, event, none ? 0 : value);
        } finally {
            e = leave(events);
        }
        if (e != null) {
            throw e;
        }
    }

    // ---------------------------------------------------------------- one thread at a time

    private static XmlEvents enter(ThreadState ts, long self) {
        XmlEvents events = events(self);
        ts.lockDetached(events.lock);
        if (events.lock.getHoldCount() == 1) {
            events.begin(ts, self);
        }
        return events;
    }

    private static PyException leave(XmlEvents events) {
        try {
            return events.lock.getHoldCount() == 1 ? events.end() : null;
        } finally {
            events.lock.unlock();
        }
    }

    /** Text that waits goes to its handler. */
    static void flush(ThreadState ts, long self) {
        XmlEvents events = enter(ts, self);
        PyException e;
        try {
            events.flush();
        } finally {
            e = leave(events);
        }
        if (e != null) {
            throw e;
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
        XmlEvents events = enter(ts, self);
        boolean ok = false;
        boolean nested = events.lock.getHoldCount() > 1;
        PyException e;
        try {
            if (!nested) {
                XmlParser parser = events.parser;
                String encoding = text ? "utf-8" : events.encoding;
                if (encoding != null) {
                    parser.forceEncoding(encoding);
                }
                ok = parser.parse(data, last);
                if (ok) {
                    events.flush();
                }
            }
        } finally {
            e = leave(events);
        }
        if (e != null) {
            throw e;
        }
        if (nested) {
            throw Errors.runtimeError(ts, "a handler cannot parse with the parser that called it");
        }
        if (!ok) {
            throw ExpatModule.error(ts, events.parser);
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
        events(self).parser.base = PyUnicode.toJava(base);
        return Singletons.None;
    }

    static long getBase(ThreadState ts, long self) {
        return ExpatModule.strOrNone(ts, events(self).parser.base);
    }

    static long getInputContext(ThreadState ts, long self) {
        XmlEvents events = events(self);
        return events.inCallback
                ? PyBytes.fromArray(
                        ts, events.parser.document.bytesFrom(Math.max(0, events.parser.event)))
                : Singletons.None;
    }

    static long externalEntityParserCreate(
            ThreadState ts, long self, long context, long encoding) {
        if (context != Singletons.None && !PyUnicode.check(context)) {
            throw Errors.typeError(ts, "ExternalEntityParserCreate() argument 1 must be str or"
                    + " None, not " + Args.typeName(context));
        }
        XmlEvents parent = events(self);
        XmlEvents child = new XmlEvents();
        child.separator = parent.separator;
        child.encoding = ExpatModule.textOrNull(ts, encoding, "ExternalEntityParserCreate",
                "argument 2");
        child.ordered = parent.ordered;
        child.specified = parent.specified;
        child.defaultHandler = parent.defaultHandler;
        child.expand = parent.expand;
        child.bufferSize = parent.bufferSize;
        child.buffer = parent.buffer == null ? null : new StringBuilder();
        child.parser = new XmlParser(child, parent.parser, parent.separator,
                context == Singletons.None ? null : PyUnicode.toJava(context));
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

    static long setParamEntityParsing(ThreadState ts, long self, long flag) {
        int mode = PyLong.asInt(ts, flag);
        XmlParser parser = events(self).parser;
        if (mode < 0 || mode > 2 || parser.started()) {
            return PyLong.of(ts, 0);
        }
        parser.parameterParsing = mode;
        return PyLong.of(ts, 1);
    }

    static long useForeignDtd(ThreadState ts, long self, long flag) {
        boolean use = Args.truth(ts, flag, true);
        XmlParser parser = events(self).parser;
        if (parser.started()) {
            parser.errorCode = XmlError.CANT_CHANGE_FEATURE_ONCE_PARSING;
            throw ExpatModule.error(ts, parser);
        }
        parser.foreignDtd = use;
        return Singletons.None;
    }
}
