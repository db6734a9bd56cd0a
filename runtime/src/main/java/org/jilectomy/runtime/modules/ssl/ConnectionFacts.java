package org.jilectomy.runtime.modules.ssl;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** What an {@code _SSLSocket} tells of its connection: peer, cipher, version, session. */
final class ConnectionFacts {
    private ConnectionFacts() {}

    static void define(TypeDef def) {
        def.in(ConnectionFacts.class)
                .method("getpeercert(self, binary_mode=False, /)", "Returns the certificate for the"
                        + " peer.\n\nIf no certificate was provided, returns None.  If a"
                        + " certificate was\nprovided, but not validated, returns an empty"
                        + " dictionary.  Otherwise\nreturns a dict containing information about the"
                        + " peer certificate.\n\nIf the optional argument is True, returns a"
                        + " DER-encoded copy of the\npeer certificate, or None if no certificate was"
                        + " provided.  This will\nreturn the certificate even if it wasn't"
                        + " validated.")
                .method("get_verified_chain(self, /)", null, "getVerifiedChain")
                .method("get_unverified_chain(self, /)", null, "getUnverifiedChain")
                .method("selected_alpn_protocol(self, /)", null, "selectedAlpnProtocol")
                .method("cipher(self, /)", null)
                .method("shared_ciphers(self, /)", null, "sharedCiphers")
                .method("version(self, /)", null)
                .method("compression(self, /)", null)
                .getset("server_side", "getServerSide", null,
                        "Whether this is a server-side socket.")
                .getset("server_hostname", "getServerHostname", null,
                        "The currently set server hostname (for SNI).")
                .getset("session", "getSession", "setSession", null)
                .getset("session_reused", "getSessionReused", null,
                        "Was the client session reused during handshake?")
                .in(PySslSocket.class);
    }

    /** The session of a finished handshake; else null. */
    private static SSLSession session(ThreadState ts, long self) {
        TlsConnection c = PySslSocket.connection(self);
        ts.lockDetached(c.lock);
        try {
            return c.isFinished() ? c.engine().getSession() : null;
        } finally {
            c.lock.unlock();
        }
    }

    // ---------------------------------------------------------------- certificates

    /** Null if it sent none, or there was no handshake. */
    private static Certificate[] peerChain(SSLSession session) {
        try {
            return session == null ? null : session.getPeerCertificates();
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    static long getpeercert(ThreadState ts, long self, long binary) {
        boolean der = Args.truth(ts, binary, false);
        SSLSession session = session(ts, self);
        if (session == null) {
            throw Errors.valueError(ts, "handshake not done yet");
        }
        Certificate[] chain = peerChain(session);
        if (chain == null) {
            return Singletons.None;
        }
        if (der) {
            return PyBytes.fromArray(ts, PyCertificate.der(chain[0]));
        }
        if (PySslSocket.connection(self).settings.verifyMode == TlsSettings.CERT_NONE) {
            return PyDict.create(ts);
        }
        return CertificateText.toDict(ts, (X509Certificate) chain[0]);
    }

    static long getVerifiedChain(ThreadState ts, long self) {
        PeerTrust.Question q = PySslSocket.connection(self).question();
        List<X509Certificate> path = q == null ? null : q.path;
        return PyCertificate.list(ts, path == null ? null : path.toArray(new Certificate[0]));
    }

    static long getUnverifiedChain(ThreadState ts, long self) {
        return PyCertificate.list(ts, peerChain(session(ts, self)));
    }

    // ---------------------------------------------------------------- what was agreed on

    static long selectedAlpnProtocol(ThreadState ts, long self) {
        TlsConnection c = PySslSocket.connection(self);
        String name;
        ts.lockDetached(c.lock);
        try {
            name = c.isFinished() ? c.engine().getApplicationProtocol() : null;
        } finally {
            c.lock.unlock();
        }
        return name == null || name.isEmpty() ? Singletons.None : PyUnicode.fromJava(ts, name);
    }

    private static long triple(ThreadState ts, CipherSuite s) {
        return PyTuple.fromArraySteal(ts, new long[] {
            PyUnicode.fromJava(ts, s.openSslName()), PyUnicode.fromJava(ts, s.version()),
            PyLong.of(ts, s.bits())});
    }

    static long cipher(ThreadState ts, long self) {
        SSLSession session = session(ts, self);
        CipherSuite s = session == null ? null : CipherSuite.named(session.getCipherSuite());
        return s == null ? Singletons.None : triple(ts, s);
    }

    static long sharedCiphers(ThreadState ts, long self) {
        TlsConnection c = PySslSocket.connection(self);
        ClientHello hello = c.hello;
        if (!c.server || hello == null || session(ts, self) == null) {
            return Singletons.None;
        }
        long list = PyList.create(ts);
        for (CipherSuite s : c.settings.suites) {
            for (int number : hello.suites()) {
                if (number == s.number()) {
                    PyList.appendSteal(ts, list, triple(ts, s));
                }
            }
        }
        return list;
    }

    static long version(ThreadState ts, long self) {
        SSLSession session = session(ts, self);
        return session == null ? Singletons.None : PyUnicode.fromJava(ts, session.getProtocol());
    }

    static long compression(ThreadState ts, long self) {
        return Singletons.None;
    }

    static long getServerSide(ThreadState ts, long self) {
        return PyBool.of(PySslSocket.connection(self).server);
    }

    static long getServerHostname(ThreadState ts, long self) {
        String host = PySslSocket.connection(self).host;
        return host == null ? Singletons.None : PyUnicode.fromJava(ts, host);
    }

    // ---------------------------------------------------------------- sessions

    static long getSession(ThreadState ts, long self) {
        TlsConnection c = PySslSocket.connection(self);
        TlsSession session;
        ts.lockDetached(c.lock);
        try {
            session = c.session();
        } finally {
            c.lock.unlock();
        }
        return session == null ? Singletons.None : PySslSession.create(ts, session);
    }

    static void setSession(ThreadState ts, long self, long value) {
        if (value == 0 || !PySslSession.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "Value is not a SSLSession.");
        }
        TlsConnection c = PySslSocket.connection(self);
        TlsSession session = PySslSession.session(value);
        String problem = null;
        ts.lockDetached(c.lock);
        try {
            if (session.settings != c.settings) {
                problem = "Session refers to a different SSLContext.";
            } else if (c.server) {
                problem = "Cannot set session for server-side SSLSocket.";
            } else if (c.hasStarted()) {
                problem = "Cannot set session after handshake.";
            } else {
                c.resume(session);
            }
        } finally {
            c.lock.unlock();
        }
        if (problem != null) {
            throw Errors.valueError(ts, problem);
        }
    }

    static long getSessionReused(ThreadState ts, long self) {
        return PyBool.of(PySslSocket.connection(self).isReused());
    }
}
