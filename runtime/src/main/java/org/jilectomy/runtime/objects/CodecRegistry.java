package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Codecs by name, as search functions find them; compare Python/codecs.c.
 *
 * <p>The package {@code encodings} registers its search function when it is imported, which the
 * first look-up does. The native codecs of {@link Codecs} are reached without any look-up.
 *
 * <p>What is registered or found stays referenced until the interpreter ends.
 */
public final class CodecRegistry {
    private static final ArrayList<Long> SEARCH = new ArrayList<>();
    private static final ConcurrentHashMap<String, Long> FOUND = new ConcurrentHashMap<>();
    private static volatile boolean started;

    private CodecRegistry() {}

    /** {@code codecs.register(function)}. */
    public static void register(ThreadState ts, long function) {
        if (!Abstract.isCallable(function)) {
            throw Errors.typeError(ts, "argument must be callable");
        }
        Pins.keepUntilExit(Refs.toObject(ts, function));
        synchronized (SEARCH) {
            SEARCH.add(function);
        }
    }

    /** {@code codecs.unregister(function)}. */
    public static void unregister(long function) {
        synchronized (SEARCH) {
            if (SEARCH.remove((Long) function)) {
                FOUND.clear();
            }
        }
    }

    /** {@code _codecs._forget_codec(encoding)}. */
    public static boolean forget(String normalized) {
        return FOUND.remove(normalized) != null;
    }

    private static void start(ThreadState ts) {
        started = true;
        long importer = PyDict.getItemName(ts, Interpreter.builtinsDict, Names.__import__);
        if (importer == 0) {
            return;
        }
        try {
            Refs.release(ts, Abstract.call(ts, importer, Names.of("encodings")));
        } catch (PyException e) {
            started = false;
            throw e;
        } finally {
            Refs.release(ts, importer);
        }
    }

    /** The codec's 4-tuple, owned; LookupError {@code unknown encoding: x}. */
    public static long lookup(ThreadState ts, String encoding) {
        String name = Codecs.normalize(encoding);
        Long known = FOUND.get(name);
        if (known != null) {
            return Refs.retain(ts, known);
        }
        if (!started) {
            start(ts);
        }
        Long[] functions;
        synchronized (SEARCH) {
            functions = SEARCH.toArray(new Long[0]);
        }
        long text = PyUnicode.fromJava(ts, name);
        try {
            for (long function : functions) {
                long result = Abstract.call(ts, function, text);
                if (result == Singletons.None) {
                    continue;
                }
                if (!PyTuple.TYPE.isInstance(result) || PyTuple.size(result) != 4) {
                    Refs.release(ts, result);
                    throw Errors.typeError(ts, "codec search functions must return 4-tuples");
                }
                if (FOUND.putIfAbsent(name, result) == null) {
                    Pins.keepUntilExit(Refs.retain(ts, result));
                }
                return result;
            }
        } finally {
            Refs.release(ts, text);
        }
        throw Errors.raise(ts, Exceptions.LookupError, "unknown encoding: " + encoding);
    }

    /** As {@link #lookup}; LookupError if the codec is not one between str and bytes. */
    public static long lookupText(ThreadState ts, String encoding, String alternative) {
        long codec = lookup(ts, encoding);
        try {
            if (!PyTuple.TYPE.isExactly(codec)) {
                long is = Abstract.lookupAttr(ts, codec, Names.of("_is_text_encoding"));
                if (is != 0) {
                    boolean text;
                    try {
                        text = Abstract.isTrue(ts, is);
                    } finally {
                        Refs.release(ts, is);
                    }
                    if (!text) {
                        throw Errors.raise(ts, Exceptions.LookupError, "'" + encoding
                                + "' is not a text encoding; use " + alternative
                                + " to handle arbitrary codecs");
                    }
                }
            }
            return codec;
        } catch (Throwable t) {
            Refs.release(ts, codec);
            throw t;
        }
    }

    /** {@code codecs.encode(object, encoding, errors)}; {@code errors} may be null. */
    public static long encode(ThreadState ts, long object, String encoding, String errors) {
        return run(ts, lookup(ts, encoding), true, object, encoding, errors);
    }

    /** {@code codecs.decode(object, encoding, errors)}; {@code errors} may be null. */
    public static long decode(ThreadState ts, long object, String encoding, String errors) {
        return run(ts, lookup(ts, encoding), false, object, encoding, errors);
    }

    /** For {@code str.encode}: bytes, owned. */
    static long encodeText(ThreadState ts, long str, String encoding, String errors) {
        long codec = lookupText(ts, encoding, "codecs.encode()");
        long bytes = run(ts, codec, true, str, encoding, errors);
        if (PyBytes.check(bytes)) {
            return bytes;
        }
        String got = PyType.of(bytes).name();
        Refs.release(ts, bytes);
        throw Errors.typeError(ts, "'" + encoding + "' encoder returned '" + got
                + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }

    /** For {@code bytes.decode}: str, owned. */
    static long decodeText(ThreadState ts, long bytes, String encoding, String errors) {
        long codec = lookupText(ts, encoding, "codecs.decode()");
        long text = run(ts, codec, false, bytes, encoding, errors);
        if (PyUnicode.check(text)) {
            return text;
        }
        String got = PyType.of(text).name();
        Refs.release(ts, text);
        throw Errors.typeError(ts, "'" + encoding + "' decoder returned '" + got
                + "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }

    private static long run(ThreadState ts, long codecSteal, boolean encode, long object,
            String encoding, String errors) {
        long function = PyTuple.getItem(ts, codecSteal, encode ? 0 : 1);
        Refs.release(ts, codecSteal);
        long how = errors == null ? 0 : PyUnicode.fromJava(ts, errors);
        long result;
        try {
            result = how == 0 ? Abstract.call(ts, function, object)
                    : Abstract.call(ts, function, object, how);
        } catch (PyException e) {
            throw CodecFailure.wrap(ts, e, encode ? "encoding" : "decoding", encoding);
        } finally {
            Refs.release(ts, function);
            Refs.xrelease(ts, how);
        }
        if (!PyTuple.TYPE.isInstance(result) || PyTuple.size(result) != 2) {
            Refs.release(ts, result);
            throw Errors.typeError(ts, encode ? "encoder must return a tuple (object, integer)"
                    : "decoder must return a tuple (object,integer)");
        }
        long value = PyTuple.getItem(ts, result, 0);
        Refs.release(ts, result);
        return value;
    }

    // ---------------------------------------------------------------- incremental codecs

    /** A new incremental encoder or decoder of a codec, owned. */
    public static long incremental(ThreadState ts, long codec, boolean encoder, long errors) {
        long make = Abstract.getAttr(
                ts, codec, Names.of(encoder ? "incrementalencoder" : "incrementaldecoder"));
        try {
            return errors == 0 ? Abstract.call(ts, make) : Abstract.call(ts, make, errors);
        } finally {
            Refs.release(ts, make);
        }
    }
}
