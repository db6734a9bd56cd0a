package org.jilectomy.runtime.modules.ssl;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A context's own keys and certificates, one of each kind of key at most, as OpenSSL keeps them; the
 * engine asks for one by kind. Thread-safe.
 */
final class OwnKeys extends X509ExtendedKeyManager {
    /** @param chain one's own certificate first */
    private record Entry(String kind, PrivateKey key, X509Certificate[] chain) {}

    private final CopyOnWriteArrayList<Entry> entries = new CopyOnWriteArrayList<>();
    private final TrustStore trust;

    OwnKeys(TrustStore trust) {
        this.trust = trust;
    }

    synchronized void put(PrivateKey key, List<X509Certificate> chain) {
        String kind = chain.get(0).getPublicKey().getAlgorithm();
        entries.removeIf(e -> e.kind.equals(kind));
        entries.add(new Entry(kind, key, chain.toArray(new X509Certificate[0])));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    private Entry find(String kind) {
        for (Entry e : entries) {
            if (e.kind.equals(kind)) {
                return e;
            }
        }
        return null;
    }

    @Override
    public String chooseEngineServerAlias(String kind, Principal[] issuers, SSLEngine engine) {
        return find(kind) == null ? null : kind;
    }

    @Override
    public String chooseEngineClientAlias(String[] kinds, Principal[] issuers, SSLEngine engine) {
        for (String kind : kinds) {
            if (find(kind) != null) {
                return kind;
            }
        }
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        Entry e = find(alias);
        return e == null ? null : e.chain.length > 1 ? e.chain.clone() : completed(e.chain[0]);
    }

    /** A certificate that came alone, with those above it that the context believes. */
    private X509Certificate[] completed(X509Certificate own) {
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        X509Certificate last = own;
        while (last != null && !last.getSubjectX500Principal().equals(
                last.getIssuerX500Principal())) {
            last = PathVerifier.issuer(last, trust.bySubject(last.getIssuerX500Principal()));
            if (last == null || chain.contains(last)) {
                break;
            }
            chain.add(last);
        }
        return chain.toArray(new X509Certificate[0]);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        Entry e = find(alias);
        return e == null ? null : e.key;
    }

    @Override
    public String[] getClientAliases(String kind, Principal[] issuers) {
        return getServerAliases(kind, issuers);
    }

    @Override
    public String[] getServerAliases(String kind, Principal[] issuers) {
        return find(kind) == null ? null : new String[] {kind};
    }

    @Override
    public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(kinds, issuers, null);
    }

    @Override
    public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(kind, issuers, null);
    }
}
