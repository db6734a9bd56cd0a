package org.jilectomy.runtime.modules.ssl;

import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSession;

/**
 * A session that may be resumed.
 *
 * <p>The JDK resumes by the peer's host and port; Python by the session one hands in, and none
 * otherwise. So each connection has a host and port of its own that no other has, and one that is to
 * resume takes those of the session. They are never looked up nor sent. Immutable but for what the
 * end of the handshake fills in.
 */
final class TlsSession {
    private static final AtomicInteger NEXT = new AtomicInteger();

    final String host;
    final int port;

    /** The context that made it. */
    final TlsSettings settings;

    /** Also keeps the JDK's cache from dropping it. */
    volatile SSLSession jdk;

    TlsSession(TlsSettings settings) {
        int n = NEXT.getAndIncrement();
        this.settings = settings;
        this.host = "connection-" + (n >>> 15);
        this.port = 1 + (n & 0x7fff);
    }

    /** One that has been resumed or made by a handshake. */
    TlsSession(TlsSession key, SSLSession jdk) {
        this.settings = key.settings;
        this.host = key.host;
        this.port = key.port;
        this.jdk = jdk;
    }
}
