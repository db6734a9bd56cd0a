package org.jilectomy.runtime.modules.ssl;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asked by an engine whether it may go on with a peer: of each connection, what its
 * {@link PathVerifier} says. Thread-safe.
 */
final class PeerTrust extends X509ExtendedTrustManager {
    private static final X509Certificate[] NOBODY = {};

    /** What is to be found out about one connection's peer, and was. */
    static final class Question {
        /** Null if anybody will do. */
        private final PathVerifier verifier;

        /** From the peer's certificate to one that is believed; null if nobody looked. */
        volatile List<X509Certificate> path;

        Question(PathVerifier verifier) {
            this.verifier = verifier;
        }
    }

    /** By engine, as long as that lives. */
    private final Map<SSLEngine, Question> questions =
            Collections.synchronizedMap(new WeakHashMap<>());

    void ask(SSLEngine engine, Question question) {
        questions.put(engine, question);
    }

    private void check(X509Certificate[] chain, SSLEngine engine) throws CertificateException {
        Question q = engine == null ? null : questions.get(engine);
        if (q == null) {
            throw new CertificateException("the engine is none of this context's");
        }
        if (q.verifier != null) {
            q.path = q.verifier.verify(chain);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        check(chain, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
            throws CertificateException {
        check(chain, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        check(chain, null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
            throws CertificateException {
        check(chain, null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        check(chain, null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind)
            throws CertificateException {
        check(chain, null);
    }

    /** As OpenSSL under CPython: a server names no issuers to its clients. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NOBODY;
    }
}
