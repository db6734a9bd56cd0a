package org.jilectomy.runtime.modules.ssl;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** The exceptions of {@code ssl}, and how a {@link TlsFailure} becomes one. */
final class SslErrors {
    static final PyExceptionType ERROR =
            PyExceptionType.ofModuleShowingStrerror("ssl.SSLError", Exceptions.OSError);
    static final PyExceptionType ZERO_RETURN =
            PyExceptionType.ofModule("ssl.SSLZeroReturnError", ERROR);
    static final PyExceptionType WANT_READ =
            PyExceptionType.ofModule("ssl.SSLWantReadError", ERROR);
    static final PyExceptionType WANT_WRITE =
            PyExceptionType.ofModule("ssl.SSLWantWriteError", ERROR);
    static final PyExceptionType SYSCALL = PyExceptionType.ofModule("ssl.SSLSyscallError", ERROR);
    static final PyExceptionType EOF = PyExceptionType.ofModule("ssl.SSLEOFError", ERROR);
    static final PyExceptionType VERIFICATION = PyExceptionType.ofModule(
            "ssl.SSLCertVerificationError", ERROR, Exceptions.ValueError);

    /** Stands where CPython names a line of its source. */
    private static final String PLACE = " (_ssl)";

    private SslErrors() {}

    static PyException of(ThreadState ts, TlsFailure f) {
        PyExceptionType type = f.verifyCode != 0 ? VERIFICATION : switch (f.number) {
            case TlsFailure.WANT_READ -> WANT_READ;
            case TlsFailure.WANT_WRITE -> WANT_WRITE;
            case TlsFailure.ZERO_RETURN -> ZERO_RETURN;
            case TlsFailure.EOF -> EOF;
            default -> ERROR;
        };
        String head = f.library == null ? ""
                : f.reason == null ? "[" + f.library + "] "
                        : "[" + f.library + ": " + f.reason + "] ";
        String tail = f.verifyCode == 0 ? "" : ": " + f.verifyMessage;
        long number = PyLong.of(ts, f.number);
        long text = PyUnicode.fromJava(ts, head + f.getMessage() + tail + PLACE);
        long error = 0;
        try {
            error = Abstract.call(ts, type.address, number, text);
            set(ts, error, "library", f.library);
            set(ts, error, "reason", f.reason);
            if (type == VERIFICATION) {
                long code = PyLong.of(ts, f.verifyCode);
                Abstract.setAttr(ts, error, Names.of("verify_code"), code);
                Refs.release(ts, code);
                set(ts, error, "verify_message", f.verifyMessage);
            }
        } catch (Throwable t) {
            Refs.xrelease(ts, error);
            throw t;
        } finally {
            Refs.release(ts, number);
            Refs.release(ts, text);
        }
        return Errors.chained(ts, error);
    }

    private static void set(ThreadState ts, long error, String name, String value) {
        long object = value == null ? Singletons.None : PyUnicode.fromJava(ts, value);
        try {
            Abstract.setAttr(ts, error, Names.of(name), object);
        } finally {
            if (value != null) {
                Refs.release(ts, object);
            }
        }
    }

    static PyException want(ThreadState ts, boolean write) {
        return of(ts, TlsFailure.plain(write ? TlsFailure.WANT_WRITE : TlsFailure.WANT_READ,
                "The operation did not complete (" + (write ? "write" : "read") + ")"));
    }
}
