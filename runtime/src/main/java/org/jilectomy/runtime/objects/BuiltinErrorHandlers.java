package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyUnicodeErrorObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** The built-in error handlers as functions of an exception, as {@code codecs.lookup_error} gives. */
final class BuiltinErrorHandlers {
    private BuiltinErrorHandlers() {}

    private static PyException dontKnow(ThreadState ts, long exc) {
        return Errors.typeError(ts, "don't know how to handle " + PyType.of(exc).name()
                + " in error callback");
    }

    private static long set(ThreadState ts, long field, String what) {
        if (field == 0) {
            throw Errors.typeError(ts, what + " attribute not set");
        }
        return field;
    }

    static long handle(ThreadState ts, String handler, long exc) {
        if (handler.equals("strict")) {
            if (!Exceptions.BaseException.isInstance(exc)) {
                throw Errors.typeError(ts, "codec must pass exception instance");
            }
            throw new PyException(Refs.retain(ts, exc));
        }
        boolean encode = Exceptions.UnicodeEncodeError.isInstance(exc);
        boolean decode = Exceptions.UnicodeDecodeError.isInstance(exc);
        boolean translate = Exceptions.UnicodeTranslateError.isInstance(exc);
        if (!encode && !decode && !translate) {
            throw dontKnow(ts, exc);
        }
        long[] fields = PyBaseException.fields(
                ts, exc, PyUnicodeErrorObject.OBJECT, PyUnicodeErrorObject.ENCODING);
        try {
            return handle(ts, handler, exc, set(ts, fields[0], "object"), fields[1]);
        } finally {
            PyBaseException.release(ts, fields);
        }
    }

    private static long handle(
            ThreadState ts, String handler, long exc, long object, long encodingOrNull) {
        boolean encode = Exceptions.UnicodeEncodeError.isInstance(exc);
        boolean decode = Exceptions.UnicodeDecodeError.isInstance(exc);
        boolean translate = Exceptions.UnicodeTranslateError.isInstance(exc);
        if (decode ? !PyBytes.check(object) : !PyUnicode.check(object)) {
            throw Errors.typeError(ts, "object attribute must be "
                    + (decode ? "bytes" : "unicode"));
        }
        int size = decode ? PyBytes.length(object) : PyUnicode.length(object);
        int start = (int) Math.max(0, Math.min(PyUnicodeErrorObject.start(exc), size - 1));
        int end = (int) Math.min(Math.max(PyUnicodeErrorObject.end(exc), 1), size);
        if (size == 0) {
            start = end = 0;
        }
        if (handler.equals("ignore")) {
            return pair(ts, PyUnicode.empty(), end);
        }
        if (handler.equals("replace") && !encode) {
            int count = decode ? 1 : Math.max(0, end - start);
            UnicodeBuilder b = new UnicodeBuilder();
            b.repeat(0xFFFD, count);
            return pair(ts, b.finish(ts), end);
        }
        if (translate && !handler.equals("backslashreplace")) {
            throw dontKnow(ts, exc);
        }
        if (start >= end) {
            return pair(ts, PyUnicode.empty(), end);
        }
        String encoding = translate ? "" : PyUnicode.toJava(set(ts, encodingOrNull, "encoding"));
        CodecErrors errors = new CodecErrors(ts, encoding, handler, object);
        if (handler.startsWith("surrogate")) {
            errors.original = exc;
        }
        if (!decode) {
            int next = errors.encode(start, end, "");
            long text = errors.bytes != null ? PyBytes.fromArray(ts, errors.bytes)
                    : PyUnicode.fromJava(ts, errors.text);
            return pair(ts, text, next);
        }
        if (handler.equals("xmlcharrefreplace") || handler.equals("namereplace")) {
            throw dontKnow(ts, exc);
        }
        UnicodeBuilder out = new UnicodeBuilder();
        int next = errors.decode(start, end, "", out);
        return pair(ts, out.finish(ts), next);
    }

    private static long pair(ThreadState ts, long steal, int position) {
        return PyTuple.fromArraySteal(ts, new long[] {steal, PyLong.of(ts, position)});
    }
}
