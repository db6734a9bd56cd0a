/**
 * The module {@code _ssl}, under the library's own {@code ssl.py}: TLS by the JDK's {@code SSLEngine}
 * in the words of OpenSSL. No cryptography of our own.
 *
 * <pre>
 *  PySslContext ── TlsSettings ── CipherSuites, OwnKeys, TrustStore      what a context was told
 *       │                │ engine()
 *  PySslSocket ─── TlsConnection ── SSLEngine          records in, records out; never waits
 *       │                │
 *  SocketTransport   BioTransport                      who carries the records
 *
 *  PeerTrust ── PathVerifier ── HostNames              is the other side who it says it is
 *  Pem, PrivateKeys, Der, CertificateText, ObjectIds   files and certificates
 *  TlsFailure, SslErrors                               what went wrong, as OpenSSL says it
 * </pre>
 *
 * <p>What a thread does to a connection it does under the connection's lock, but it waits for the
 * other side without it: one thread may read while another writes, as programs over OpenSSL do.
 *
 * <p>Not to be had from an SSLEngine, and refused by name: authentication after the handshake,
 * channel bindings, SSLv2 and SSLv3, Diffie-Hellman groups of one's own, callbacks for each message,
 * and key logs.
 */
package org.jilectomy.runtime.modules.ssl;
