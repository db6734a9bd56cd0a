package org.jilectomy.runtime.imports;

import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.parser.SourceDecoder;
import org.jilectomy.runtime.parser.SyntaxErrorException;
import org.jilectomy.runtime.parser.Undecodable;
import org.jilectomy.runtime.state.ThreadState;

/** From the bytes of a source file to its text. */
public final class ModuleSource {
    private ModuleSource() {}

    /** The text of a program's source file; raises SyntaxError. */
    public static String decodeFile(ThreadState ts, byte[] bytes, String file) {
        try {
            return SourceDecoder.decode(bytes, file);
        } catch (SyntaxErrorException e) {
            if (e.lineno == 0) { // as CPython: the message alone tells the place
                throw Errors.raise(ts, Exceptions.SyntaxError, e.msg);
            }
            throw Compilation.syntaxError(ts, e, "");
        }
    }

    /**
     * The text of bytes given to {@code compile()}, as those of imported files are; raises
     * SyntaxError, with other messages than for a program's file.
     */
    public static String decode(ThreadState ts, byte[] bytes, String file) {
        return SourceDecoder.decode(bytes, file, new SourceDecoder.Problems() {
            @Override
            public String decode(String encoding, byte[] source) {
                return byCodec(ts, encoding, source, file);
            }

            @Override
            public RuntimeException undecodable(Undecodable u) {
                return syntaxError(ts, "(unicode error) " + complaint(ts, "utf-8", u.part()),
                        file, u);
            }

            @Override
            public RuntimeException encodingProblem(String message) {
                return syntaxError(ts, message, file, null);
            }
        });
    }

    private static String byCodec(ThreadState ts, String encoding, byte[] source, String file) {
        long data = PyBytes.fromArray(ts, source);
        long text = 0;
        try {
            text = Codecs.decode(ts, data, encoding, null);
            return PyUnicode.toJava(text);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.LookupError)
                    && !Errors.matches(e, Exceptions.UnicodeDecodeError)) {
                throw e;
            }
            throw syntaxError(ts, message(ts, e), file, null);
        } finally {
            Refs.xrelease(ts, text);
            Refs.release(ts, data);
        }
    }

    /** What the codec says of bytes that it cannot decode. */
    private static String complaint(ThreadState ts, String encoding, byte[] part) {
        long data = PyBytes.fromArray(ts, part);
        try {
            Refs.release(ts, Codecs.decode(ts, data, encoding, null));
            return "'" + encoding + "' codec can't decode bytes";
        } catch (PyException e) {
            return message(ts, e);
        } finally {
            Refs.release(ts, data);
        }
    }

    private static String message(ThreadState ts, PyException e) {
        String text = Abstract.strJava(ts, e.value());
        Errors.discard(ts, e);
        return text;
    }

    private static PyException syntaxError(
            ThreadState ts, String message, String file, Undecodable u) {
        long place = PyTuple.fromArraySteal(ts, u == null
                ? new long[] {
                    PyUnicode.fromJava(ts, file), PyLong.of(ts, 0), PyLong.of(ts, -1),
                    Singletons.None
                }
                : new long[] {
                    PyUnicode.fromJava(ts, file), PyLong.of(ts, u.lineno()),
                    PyLong.of(ts, u.offset()), PyUnicode.fromJava(ts, u.text()),
                    PyLong.of(ts, u.lineno()), PyLong.of(ts, u.endOffset())
                });
        long text = PyUnicode.fromJava(ts, message);
        try {
            return Errors.chained(
                    ts, Abstract.call(ts, Exceptions.SyntaxError.address, text, place));
        } finally {
            Refs.release(ts, text);
            Refs.release(ts, place);
        }
    }
}
