package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The native codecs as the module {@code _codecs} sees them. {@code errors} may be null for strict;
 * bytes are bytes objects, results owned.
 */
public final class NativeCodecs {
    private NativeCodecs() {}

    public static long encodeUtf7(ThreadState ts, long str) {
        return Utf7Codec.encode(ts, str);
    }

    /** @param consumed null if the input ends here */
    public static long decodeUtf7(ThreadState ts, long bytes, String errors, int[] consumed) {
        return Utf7Codec.decode(ts, bytes, errors, consumed);
    }

    public static long encodeUtf8(ThreadState ts, long str, String errors) {
        return Utf8Codec.encode(ts, str, errors);
    }

    /** @param consumed null if the input ends here */
    public static long decodeUtf8(ThreadState ts, long bytes, String errors, int[] consumed) {
        return Utf8Codec.decode(ts, bytes, 0, errors, consumed);
    }

    /** @param size 2 or 4; @param order -1 little, 1 big, 0 with a mark */
    public static long encodeWide(
            ThreadState ts, long str, String errors, int size, int order) {
        return WideCodec.encode(ts, str, errors, size, order);
    }

    /** @param state [0] bytes taken, [1] order found, [2] whether the input ends here */
    public static long decodeWide(
            ThreadState ts, long bytes, String errors, int size, int order, int[] state) {
        return WideCodec.decode(ts, bytes, errors, size, order, state);
    }

    /** @param limit 128 or 256 */
    public static long encodeNarrow(ThreadState ts, long str, String errors, int limit) {
        return NarrowCodec.encode(ts, str, errors, limit);
    }

    public static long decodeAscii(ThreadState ts, long bytes, String errors) {
        return NarrowCodec.decodeAscii(ts, bytes, errors);
    }

    public static long decodeLatin1(ThreadState ts, long bytes) {
        return NarrowCodec.decodeLatin1(ts, bytes);
    }

    public static long encodeEscape(ThreadState ts, long str, boolean raw) {
        return EscapeCodec.encode(ts, str, raw);
    }

    /** @param consumed null if the input ends here */
    public static long decodeEscape(
            ThreadState ts, long bytes, String errors, boolean raw, int[] consumed) {
        return EscapeCodec.decode(ts, bytes, errors, raw, consumed);
    }

    public static long encodeCharmap(ThreadState ts, long str, String errors, long mapping) {
        return CharmapCodec.encode(ts, str, errors, mapping);
    }

    public static long decodeCharmap(ThreadState ts, long bytes, String errors, long mapping) {
        return CharmapCodec.decode(ts, bytes, errors, mapping);
    }

    public static long buildCharmap(ThreadState ts, long table) {
        return CharmapCodec.build(ts, table);
    }

    // ---------------------------------------------------------------- error handlers

    public static void registerError(ThreadState ts, String name, long handler) {
        if (!Abstract.isCallable(handler)) {
            throw Errors.typeError(ts, "handler must be callable");
        }
        CodecErrors.register(ts, name, handler);
    }

    /** Owned; 0 if there is none registered under this name. */
    public static long registeredError(ThreadState ts, String name) {
        return CodecErrors.registered(ts, name);
    }

    public static PyException unknownHandler(ThreadState ts, String name) {
        return CodecErrors.unknown(ts, name);
    }

    /**
     * What a built-in handler makes of an exception: (replacement, position), owned.
     *
     * @param exc a UnicodeError object
     */
    public static long handle(ThreadState ts, String handler, long exc) {
        return BuiltinErrorHandlers.handle(ts, handler, exc);
    }
}
