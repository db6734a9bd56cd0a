package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CodecRegistry;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** {@code TextIOWrapper.__init__} and {@code reconfigure}. */
final class TextSetup {
    /** The encoding of the locale, which is UTF-8 everywhere we run. */
    static final String LOCALE_ENCODING = "UTF-8";

    private TextSetup() {}

    static void init(ThreadState ts, TextState s, long buffer, long encoding, long errors,
            long newline, boolean lineBuffering, boolean writeThrough) {
        if (s.lock.isHeldByCurrentThread()) {
            throw Errors.runtimeError(ts, "reentrant call inside TextIOWrapper.__init__");
        }
        Io.lock(ts, s.lock);
        try {
            initLocked(ts, s, buffer, encoding, errors, newline, lineBuffering, writeThrough);
        } finally {
            s.lock.unlock();
        }
    }

    private static void initLocked(ThreadState ts, TextState s, long buffer, long encoding,
            long errors, long newline, boolean lineBuffering, boolean writeThrough) {
        s.initialized = false;
        s.detached = false;
        String how = errors(ts, errors);
        if (encoding != 0 && encoding != Singletons.None && !PyUnicode.check(encoding)) {
            throw Errors.typeError(ts, "TextIOWrapper() argument 'encoding' must be str or None,"
                    + " not " + PyType.of(encoding).name());
        }
        LineEnds ends = newline(ts, newline);
        dropCodecs(ts, s);
        s.lineBuffering = lineBuffering;
        s.writeThrough = writeThrough;
        s.ends = ends;
        s.errors = how;
        s.pending.length = 0;
        s.dropSnapshot();
        long name = encodingName(ts, encoding);
        s.leave(s.encoding);
        s.encoding = name;
        long codec = findCodec(ts, s);
        try {
            s.leave(s.buffer);
            s.buffer = Refs.toObject(ts, buffer);
            makeDecoder(ts, s, codec);
            makeEncoder(ts, s, codec);
        } finally {
            Refs.xrelease(ts, codec);
        }
        s.seekable = s.telling = Io.truth(ts, buffer, Io.SEEKABLE, true);
        long read1 = Abstract.lookupAttr(ts, buffer, Io.READ1);
        s.hasRead1 = read1 != 0;
        Refs.xrelease(ts, read1);
        s.initialized = true;
        startOfEncoding(ts, s);
    }

    /** A text file over a buffer known to be fit, for the runtime itself; owned. */
    static long create(ThreadState ts, long bufferSteal, boolean write, String encoding,
            String errors, boolean lineBuffering, boolean writeThrough) {
        long self = PyTextIOWrapper.TYPE.tp_new(ts, PyTextIOWrapper.TYPE, new long[0], 0);
        TextState s = PyTextIOWrapper.state(self);
        s.lineBuffering = lineBuffering;
        s.writeThrough = writeThrough;
        s.ends = LineEnds.of(ts, "\n", 0);
        s.errors = errors;
        s.encoding = PyUnicode.intern(ts, encoding);
        s.codec = "utf-8";
        s.buffer = bufferSteal;
        s.hasRead1 = true;
        s.canEncode = write;
        if (!write) {
            s.decoder = new TextDecoder(s.codec, 0, errors, null);
        }
        s.initialized = true;
        return self;
    }

    private static void dropCodecs(ThreadState ts, TextState s) {
        s.leave(s.encoder);
        s.encoder = 0;
        if (s.decoder != null) {
            s.leave(s.decoder.object);
            s.decoder = null;
        }
        s.setDecoded(ts, 0);
    }

    // ---------------------------------------------------------------- arguments

    private static String errors(ThreadState ts, long errors) {
        if (errors == 0 || errors == Singletons.None) {
            return "strict";
        }
        if (!PyUnicode.check(errors)) {
            throw Errors.typeError(ts, "TextIOWrapper() argument 'errors' must be str or None,"
                    + " not " + PyType.of(errors).name());
        }
        return text(ts, errors);
    }

    private static String text(ThreadState ts, long str) {
        Refs.release(ts, Codecs.encode(ts, str, null, null)); // no surrogates in names
        String text = PyUnicode.toJava(str);
        if (text.indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "embedded null character");
        }
        return text;
    }

    private static LineEnds newline(ThreadState ts, long newline) {
        if (newline == 0 || newline == Singletons.None) {
            return LineEnds.of(ts, null, newline);
        }
        if (!PyUnicode.check(newline)) {
            throw Errors.typeError(ts, "TextIOWrapper() argument 'newline' must be str or None,"
                    + " not " + PyType.of(newline).name());
        }
        return LineEnds.of(ts, text(ts, newline), newline);
    }

    private static long encodingName(ThreadState ts, long encoding) {
        if (encoding == 0 || encoding == Singletons.None
                || PyUnicode.equalsAscii(encoding, "locale")) {
            boolean locale = encoding != 0 && encoding != Singletons.None;
            return PyUnicode.intern(ts, locale || !utf8Mode(ts) ? LOCALE_ENCODING : "utf-8");
        }
        text(ts, encoding);
        return Refs.retain(ts, encoding);
    }

    /** {@code sys.flags.utf8_mode}. */
    static boolean utf8Mode(ThreadState ts) {
        long flags = PyDict.getItemString(ts, Interpreter.sysDict, "flags");
        if (flags == 0) {
            return false;
        }
        long mode = Io.attributeOrZero(ts, flags, Names.of("utf8_mode"));
        Refs.release(ts, flags);
        boolean on = mode != 0 && PyLong.check(mode) && PyLong.longValue(mode) != 0;
        Refs.xrelease(ts, mode);
        return on;
    }

    // ---------------------------------------------------------------- codecs

    /** Sets {@link TextState#codec}; the codec in Python, owned, or 0 if it is native. */
    private static long findCodec(ThreadState ts, TextState s) {
        String name = PyUnicode.toJava(s.encoding);
        s.codec = Codecs.fastName(name);
        return s.codec != null ? 0 : CodecRegistry.lookupText(ts, name, "codecs.open()");
    }

    private static void makeDecoder(ThreadState ts, TextState s, long codec) {
        if (!Io.truth(ts, s.buffer, Io.READABLE, true)) {
            s.decoder = null;
            return;
        }
        long object = codec == 0 ? 0 : incremental(ts, s, codec, false);
        NewlineDecoder newline = s.ends.universal ? new NewlineDecoder(s.ends.translate) : null;
        s.decoder = new TextDecoder(s.codec, object, s.errors, newline);
    }

    private static void makeEncoder(ThreadState ts, TextState s, long codec) {
        s.canEncode = Io.truth(ts, s.buffer, Io.WRITABLE, true);
        if (s.canEncode && codec != 0) {
            s.encoder = incremental(ts, s, codec, true);
        }
    }

    private static long incremental(ThreadState ts, TextState s, long codec, boolean encoder) {
        long errors = PyUnicode.fromJava(ts, s.errors);
        try {
            return CodecRegistry.incremental(ts, codec, encoder, errors);
        } finally {
            Refs.release(ts, errors);
        }
    }

    /** An encoder that begins in the middle of a file writes no byte order mark. */
    private static void startOfEncoding(ThreadState ts, TextState s) {
        if (s.seekable && s.encoder != 0) {
            long position = Abstract.callMethod(ts, s.buffer, Io.TELL);
            boolean start;
            try {
                start = !Abstract.isTrue(ts, position);
            } finally {
                Refs.release(ts, position);
            }
            if (!start) {
                TextPosition.resetEncoder(ts, s, false);
            }
        }
    }

    // ---------------------------------------------------------------- reconfigure

    static long reconfigure(ThreadState ts, long self, long encoding, long errors, long newline,
            long lineBuffering, long writeThrough) {
        TextState s = PyTextIOWrapper.attached(ts, self);
        boolean changes = given(encoding) || given(errors) || newline != 0;
        if (s.decoded != 0 && changes) {
            throw Io.unsupported(ts, "It is not possible to set the encoding or newline of stream"
                    + " after the first read");
        }
        if (given(encoding) && !PyUnicode.check(encoding)) {
            throw Errors.typeError(ts, "reconfigure() argument 'encoding' must be str or None,"
                    + " not " + PyType.of(encoding).name());
        }
        if (given(errors) && !PyUnicode.check(errors)) {
            throw Errors.typeError(ts, "reconfigure() argument 'errors' must be str or None, not "
                    + PyType.of(errors).name());
        }
        if (given(newline) && !PyUnicode.check(newline)) {
            throw Errors.typeError(ts, "reconfigure() argument 'newline' must be str or None, not "
                    + PyType.of(newline).name());
        }
        LineEnds ends = newline == 0 ? s.ends : newline(ts, newline);
        boolean byLine = flag(ts, lineBuffering, s.lineBuffering);
        boolean through = flag(ts, writeThrough, s.writeThrough);
        Io.invoke(ts, self, Io.FLUSH);
        Io.lock(ts, s.lock);
        try {
            s.bytesPerChar = 0;
            s.ends = ends;
            if (changes) {
                change(ts, s, encoding, errors);
            }
            s.lineBuffering = byLine;
            s.writeThrough = through;
        } finally {
            s.lock.unlock();
        }
        return Singletons.None;
    }

    private static boolean given(long value) {
        return value != 0 && value != Singletons.None;
    }

    private static boolean flag(ThreadState ts, long value, boolean now) {
        if (!given(value)) {
            return now;
        }
        return PyLong.asInt(ts, value) != 0;
    }

    private static void change(ThreadState ts, TextState s, long encoding, long errors) {
        String how = given(errors) ? text(ts, errors) : given(encoding) ? "strict" : s.errors;
        long oldName = s.encoding;
        String oldCodec = s.codec;
        if (given(encoding)) {
            s.encoding = encodingName(ts, encoding);
        }
        long codec;
        try {
            codec = findCodec(ts, s);
        } catch (Throwable t) {
            if (given(encoding)) {
                s.leave(s.encoding);
                s.encoding = oldName;
            }
            s.codec = oldCodec;
            throw t;
        }
        if (given(encoding)) {
            s.leave(oldName);
        }
        s.errors = how;
        dropCodecs(ts, s);
        try {
            makeDecoder(ts, s, codec);
            makeEncoder(ts, s, codec);
        } finally {
            Refs.xrelease(ts, codec);
        }
        startOfEncoding(ts, s);
    }
}
