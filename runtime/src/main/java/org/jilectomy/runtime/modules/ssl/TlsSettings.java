package org.jilectomy.runtime.modules.ssl;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * What an {@code SSLContext} was told, and how an engine is made of it.
 *
 * <p>One {@link SSLContext} of the JDK stands behind it, so that sessions can be resumed; keys and
 * trust are asked for during each handshake, so they may still change. Thread-safe: each setting is a
 * volatile field of its own, as nobody can rely on more while others set them.
 */
final class TlsSettings {
    static final int TLS = 2;
    static final int TLS_1_2 = 5;
    static final int TLS_CLIENT = 16;
    static final int TLS_SERVER = 17;

    static final int CERT_NONE = 0;
    static final int CERT_REQUIRED = 2;

    /** {@code PROTO_…}: versions as the wire has them, and the two that mean "whatever there is". */
    static final int MINIMUM_SUPPORTED = -2;

    static final int MAXIMUM_SUPPORTED = -1;
    static final int VERSION_TLS_1_2 = 0x303;
    static final int VERSION_TLS_1_3 = 0x304;

    static final long OP_IGNORE_UNEXPECTED_EOF = 0x80;
    static final long OP_CIPHER_SERVER_PREFERENCE = 0x400000;
    static final long OP_NO_TLS_1_2 = 0x8000000;
    static final long OP_NO_TLS_1_3 = 0x20000000;

    /** {@code HOSTFLAG_NEVER_CHECK_SUBJECT}. */
    static final long NEVER_CHECK_SUBJECT = 0x20;

    private static final int CACHED_SESSIONS = 1024;

    /** {@code PROTOCOL_…}. */
    final int protocol;

    final TrustStore trust = new TrustStore();
    final OwnKeys keys = new OwnKeys(trust);
    private final PeerTrust peers = new PeerTrust();
    private SSLContext jdk;

    volatile long options;
    volatile int verifyMode;
    volatile long verifyFlags = 0x8000; // VERIFY_X509_TRUSTED_FIRST
    volatile boolean checkHostname;
    volatile long hostFlags = 0x4; // HOSTFLAG_NO_PARTIAL_WILDCARDS
    volatile int minimum = VERSION_TLS_1_2;
    volatile int maximum = MAXIMUM_SUPPORTED;
    volatile List<CipherSuite> suites = CipherString.parse(CipherString.DEFAULT);
    volatile String[] alpn = {};

    /** The JDK's name of the only group for key exchange; null for its choice. */
    volatile String group;

    /** The JDK's name of the group that {@code load_dh_params} chose for a server; null for none. */
    volatile String finiteGroup;

    volatile int tickets = 2;
    volatile boolean hasSniCallback;

    /** Of {@code session_stats}: handshakes begun and ended, by side, and sessions resumed. */
    final AtomicLong connects = new AtomicLong();

    final AtomicLong connected = new AtomicLong();
    final AtomicLong accepts = new AtomicLong();
    final AtomicLong accepted = new AtomicLong();
    final AtomicLong hits = new AtomicLong();

    TlsSettings(int protocol) {
        this.protocol = protocol;
    }

    private synchronized SSLContext jdk() throws TlsFailure {
        if (jdk == null) {
            try {
                SSLContext c = SSLContext.getInstance("TLS");
                c.init(new KeyManager[] {keys}, new TrustManager[] {peers}, null);
                c.getClientSessionContext().setSessionCacheSize(CACHED_SESSIONS);
                jdk = c;
            } catch (GeneralSecurityException e) {
                throw TlsFailure.text("SSL", "the JDK has no TLS: " + e.getMessage());
            }
        }
        return jdk;
    }

    /** The JDK's names of the versions that are on, the newest first. */
    private String[] versions() throws TlsFailure {
        int low = minimum == MINIMUM_SUPPORTED ? 0 : minimum;
        int high = maximum == MAXIMUM_SUPPORTED ? Integer.MAX_VALUE : maximum;
        List<String> versions = new ArrayList<>();
        if (low <= VERSION_TLS_1_3 && high >= VERSION_TLS_1_3 && (options & OP_NO_TLS_1_3) == 0) {
            versions.add("TLSv1.3");
        }
        if (low <= VERSION_TLS_1_2 && high >= VERSION_TLS_1_2 && (options & OP_NO_TLS_1_2) == 0) {
            versions.add("TLSv1.2");
        }
        if (versions.isEmpty()) {
            throw TlsFailure.ssl("NO_PROTOCOLS_AVAILABLE");
        }
        return versions.toArray(new String[0]);
    }

    /**
     * An engine for one connection.
     *
     * @param keyed whose keys to use: these, or those of the context that {@code sni_callback} chose
     */
    SSLEngine engine(boolean server, String host, TlsSession resumed, TlsSession fresh,
            TlsSettings keyed, PeerTrust.Question question) throws TlsFailure {
        TlsSession session = resumed == null ? fresh : resumed;
        SSLEngine engine = keyed.jdk().createSSLEngine(session.host, session.port);
        engine.setUseClientMode(!server);
        SSLParameters p = engine.getSSLParameters();
        p.setProtocols(versions());
        p.setCipherSuites(suiteNames());
        if (group != null) {
            p.setNamedGroups(new String[] {group});
        } else if (server && finiteGroup != null) {
            p.setNamedGroups(new String[] {
                "x25519", "secp256r1", "secp384r1", "secp521r1", "x448", finiteGroup});
        }
        if (server) {
            p.setUseCipherSuitesOrder((options & OP_CIPHER_SERVER_PREFERENCE) != 0);
            if (verifyMode == CERT_REQUIRED) {
                p.setNeedClientAuth(true);
            } else if (verifyMode != CERT_NONE) {
                p.setWantClientAuth(true);
            }
        } else {
            p.setServerNames(host == null || HostNames.address(host) != null
                    ? List.of() : List.of(serverName(host)));
            p.setApplicationProtocols(alpn);
        }
        engine.setSSLParameters(p);
        String[] ours = keyed.alpn;
        if (server && ours.length > 0) {
            engine.setHandshakeApplicationProtocolSelector((e, offered) -> {
                for (String name : ours) {
                    if (offered.contains(name)) {
                        return name;
                    }
                }
                return ""; // as CPython's callback: go on without one
            });
        }
        keyed.peers.ask(engine, question);
        return engine;
    }

    private static SNIHostName serverName(String host) throws TlsFailure {
        try {
            return new SNIHostName(host.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw TlsFailure.text("SSL", "not a host name: " + host);
        }
    }

    private String[] suiteNames() {
        List<CipherSuite> list = suites;
        String[] names = new String[list.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = list.get(i).name();
        }
        return names;
    }

    /** Who looks at the peer's certificates; null if nobody does. */
    PathVerifier verifier(boolean server, String host) {
        return verifyMode == CERT_NONE ? null : new PathVerifier(trust, !server, verifyFlags,
                checkHostname && !server ? host : null, (hostFlags & NEVER_CHECK_SUBJECT) == 0);
    }
}
