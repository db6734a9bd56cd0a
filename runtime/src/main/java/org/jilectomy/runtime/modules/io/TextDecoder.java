package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * From bytes to text piece by piece: a native codec, or an incremental decoder in Python. Newlines
 * are translated behind it. Used under the lock of the file.
 */
final class TextDecoder {
    private static final long DECODE = Names.of("decode");
    private static final long GETSTATE = Names.of("getstate");
    private static final long SETSTATE = Names.of("setstate");
    private static final long RESET = Names.of("reset");
    private static final byte[] NONE = {};

    /** {@code utf-8}, {@code ascii}, {@code latin-1}; null if {@link #object} decodes. */
    private final String codec;

    private final String errors;

    /** Owned; 0 for a native codec. */
    long object;

    /** The beginning of a sequence whose end was not there yet (native utf-8 only). */
    private byte[] rest = NONE;

    /** Null if nobody translates or counts newlines. */
    final NewlineDecoder newline;

    TextDecoder(String codec, long objectSteal, String errors, NewlineDecoder newline) {
        this.codec = codec;
        this.object = objectSteal;
        this.errors = errors;
        this.newline = newline;
    }

    /** Decodes a bytes object; owned str. */
    long decode(ThreadState ts, long bytes, boolean last) {
        long text = codec == null ? decodeObject(ts, bytes, last)
                : codec.equals("utf-8") ? decodeUtf8(ts, bytes, last)
                        : Codecs.decode(ts, bytes, codec, errors);
        return newline == null ? text : newline.decodeSteal(ts, text, last);
    }

    private long decodeUtf8(ThreadState ts, long bytes, boolean last) {
        long input = Refs.retain(ts, bytes);
        if (rest.length > 0) {
            int n = PyBytes.length(bytes);
            byte[] all = java.util.Arrays.copyOf(rest, rest.length + n);
            System.arraycopy(PyBytes.toArray(bytes), 0, all, rest.length, n);
            Refs.release(ts, input);
            input = PyBytes.fromArray(ts, all);
        }
        try {
            if (last) {
                long text = Codecs.decode(ts, input, "utf-8", errors);
                rest = NONE;
                return text;
            }
            int[] consumed = new int[1];
            long text = Codecs.decodeUtf8Part(ts, input, errors, consumed);
            int n = PyBytes.length(input);
            rest = consumed[0] == n ? NONE
                    : java.util.Arrays.copyOfRange(PyBytes.toArray(input), consumed[0], n);
            return text;
        } finally {
            Refs.release(ts, input);
        }
    }

    private long decodeObject(ThreadState ts, long bytes, boolean last) {
        long text = Abstract.callMethod(ts, object, DECODE, bytes, PyBool.of(last));
        if (!PyUnicode.check(text)) {
            String got = PyType.of(text).name();
            Refs.release(ts, text);
            throw Errors.typeError(
                    ts, "decoder should return a string result, not '" + got + "'");
        }
        return text;
    }

    // ---------------------------------------------------------------- state

    /** What was kept back, and a number for the rest of the state. */
    record State(byte[] pending, long flags) {
        static final State CLEAN = new State(NONE, 0);
    }

    State state(ThreadState ts) {
        byte[] pending = rest;
        long flags = 0;
        if (codec == null) {
            long state = Abstract.callMethod(ts, object, GETSTATE);
            try {
                if (!PyTuple.TYPE.isInstance(state) || PyTuple.size(state) != 2) {
                    throw Errors.typeError(ts, "illegal decoder state");
                }
                long buffer = PyTuple.item(state, 0);
                if (!PyBytes.check(buffer)) {
                    throw Errors.typeError(
                            ts, "illegal decoder state: the first item should be a bytes object,"
                                    + " not '" + PyType.of(buffer).name() + "'");
                }
                pending = PyBytes.toArray(buffer);
                flags = PyLong.asLong(ts, PyTuple.item(state, 1));
            } finally {
                Refs.release(ts, state);
            }
        }
        if (newline != null) {
            flags = flags << 1 | (newline.pendingCr ? 1 : 0);
        }
        return pending.length == 0 && flags == 0 ? State.CLEAN : new State(pending, flags);
    }

    void setState(ThreadState ts, State state) {
        long flags = state.flags;
        if (newline != null) {
            newline.pendingCr = (flags & 1) != 0;
            flags >>>= 1;
        }
        rest = state.pending;
        if (codec == null) {
            long pair = PyTuple.fromArraySteal(ts, new long[] {
                PyBytes.fromArray(ts, state.pending), PyLong.of(ts, flags)});
            try {
                Refs.release(ts, Abstract.callMethod(ts, object, SETSTATE, pair));
            } finally {
                Refs.release(ts, pair);
            }
        }
    }

    void reset(ThreadState ts) {
        rest = NONE;
        if (newline != null) {
            newline.reset();
        }
        if (codec == null) {
            Refs.release(ts, Abstract.callMethod(ts, object, RESET));
        }
    }
}
