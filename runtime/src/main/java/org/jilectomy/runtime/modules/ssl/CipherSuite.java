package org.jilectomy.runtime.modules.ssl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A cipher suite: the number and name IANA gave it, which is the JDK's too, and all that OpenSSL says
 * of one, which follows from that name.
 *
 * @param number IANA's
 * @param name the JDK's
 */
record CipherSuite(int number, String name) {
    /** Those of which the JDK may have an implementation, in OpenSSL's order of preference. */
    private static final CipherSuite[] KNOWN = {
        new CipherSuite(0x1302, "TLS_AES_256_GCM_SHA384"),
        new CipherSuite(0x1303, "TLS_CHACHA20_POLY1305_SHA256"),
        new CipherSuite(0x1301, "TLS_AES_128_GCM_SHA256"),
        new CipherSuite(0xC02C, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
        new CipherSuite(0xC030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
        new CipherSuite(0x009F, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
        new CipherSuite(0x00A3, "TLS_DHE_DSS_WITH_AES_256_GCM_SHA384"),
        new CipherSuite(0xCCA9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
        new CipherSuite(0xCCA8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
        new CipherSuite(0xCCAA, "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
        new CipherSuite(0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
        new CipherSuite(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
        new CipherSuite(0x009E, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
        new CipherSuite(0x00A2, "TLS_DHE_DSS_WITH_AES_128_GCM_SHA256"),
        new CipherSuite(0xC024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
        new CipherSuite(0xC028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
        new CipherSuite(0x006B, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256"),
        new CipherSuite(0x006A, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA256"),
        new CipherSuite(0xC023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
        new CipherSuite(0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
        new CipherSuite(0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256"),
        new CipherSuite(0x0040, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA256"),
        new CipherSuite(0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
        new CipherSuite(0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
        new CipherSuite(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
        new CipherSuite(0x0038, "TLS_DHE_DSS_WITH_AES_256_CBC_SHA"),
        new CipherSuite(0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
        new CipherSuite(0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
        new CipherSuite(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
        new CipherSuite(0x0032, "TLS_DHE_DSS_WITH_AES_128_CBC_SHA"),
        new CipherSuite(0x009D, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
        new CipherSuite(0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
        new CipherSuite(0x003D, "TLS_RSA_WITH_AES_256_CBC_SHA256"),
        new CipherSuite(0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
        new CipherSuite(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
        new CipherSuite(0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"),
    };

    /** Those that the JDK has and its security properties permit. */
    private static final class Permitted {
        static final List<CipherSuite> LIST = list();

        private static List<CipherSuite> list() {
            Set<String> names;
            try {
                SSLContext c = SSLContext.getInstance("TLS");
                c.init(new KeyManager[0], new TrustManager[0], null); // reads no list of authorities
                names = Set.of(c.getSupportedSSLParameters().getCipherSuites());
            } catch (java.security.GeneralSecurityException e) {
                throw new AssertionError("the JDK has no TLS", e);
            }
            List<CipherSuite> list = new ArrayList<>();
            for (CipherSuite s : KNOWN) {
                if (names.contains(s.name)) {
                    list.add(s);
                }
            }
            return List.copyOf(list);
        }
    }

    static List<CipherSuite> permitted() {
        return Permitted.LIST;
    }

    /** Null if it is none of ours. */
    static CipherSuite named(String name) {
        for (CipherSuite s : KNOWN) {
            if (s.name.equals(name)) {
                return s;
            }
        }
        return null;
    }

    boolean isTls13() {
        return number >> 8 == 0x13;
    }

    /** Authenticated encryption: such suites came with TLS 1.2. */
    boolean isAead() {
        return name.contains("GCM") || isChaCha();
    }

    private boolean isChaCha() {
        return name.contains("CHACHA20");
    }

    int bits() {
        return name.contains("AES_128") ? 128 : 256;
    }

    /** As OpenSSL names it. */
    String openSslName() {
        if (isTls13()) {
            return name;
        }
        String n = name.substring("TLS_".length());
        int with = n.indexOf("_WITH_");
        String exchange = n.substring(0, with).replace('_', '-');
        String cipher = n.substring(with + "_WITH_".length());
        cipher = isChaCha() ? "CHACHA20-POLY1305"
                : cipher.replace("AES_", "AES").replace("_CBC", "").replace('_', '-');
        return exchange.equals("RSA") ? cipher : exchange + "-" + cipher;
    }

    /** The version it came with, as {@code SSL_CIPHER_get_version} says. */
    String version() {
        if (isTls13()) {
            return "TLSv1.3";
        }
        return isAead() || hash().length() > 4 ? "TLSv1.2"
                : name.contains("ECDHE") ? "TLSv1.0" : "SSLv3";
    }

    /** SHA1, SHA256 or SHA384. */
    private String hash() {
        return name.endsWith("SHA384") ? "SHA384" : name.endsWith("SHA256") ? "SHA256" : "SHA1";
    }

    boolean isEphemeralEc() {
        return name.startsWith("TLS_ECDHE");
    }

    boolean isEphemeralDh() {
        return name.startsWith("TLS_DHE");
    }

    boolean isRsaExchange() {
        return name.startsWith("TLS_RSA");
    }

    String authentication() {
        return isTls13() ? "any" : name.contains("ECDSA") ? "ECDSA"
                : name.contains("DSS") ? "DSS" : "RSA";
    }

    /** {@code SSL_CIPHER_description}. */
    String description() {
        String kx = isTls13() ? "any" : isEphemeralEc() ? "ECDH" : isEphemeralDh() ? "DH" : "RSA";
        String enc = (isChaCha() ? "CHACHA20/POLY1305" : isAead() ? "AESGCM" : "AES")
                + "(" + bits() + ")";
        return pad(openSslName(), 30) + " " + pad(version(), 7) + " Kx=" + pad(kx, 8) + " Au="
                + pad(authentication(), 5) + " Enc=" + pad(enc, 22) + " Mac="
                + (isAead() ? "AEAD" : hash());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** What {@code get_ciphers} calls {@code symmetric}. */
    String symmetric() {
        return isChaCha() ? "chacha20-poly1305"
                : "aes-" + bits() + (isAead() ? "-gcm" : "-cbc");
    }

    /** {@code digest}, null for authenticated encryption. */
    String digest() {
        return isAead() ? null : hash().toLowerCase(java.util.Locale.ROOT);
    }

    /** {@code kea}. */
    String exchangeName() {
        return isTls13() ? "kx-any" : isEphemeralEc() ? "kx-ecdhe" : isEphemeralDh() ? "kx-dhe"
                : "kx-rsa";
    }

    /** {@code auth}. */
    String authenticationName() {
        return "auth-" + authentication().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whether a word of a cipher string (openssl-ciphers) means this suite; TLS 1.3's none does. */
    boolean matches(String word) {
        return switch (word) {
            case "ALL", "HIGH" -> true;
            case "COMPLEMENTOFDEFAULT", "COMPLEMENTOFALL", "eNULL", "NULL", "aNULL", "LOW",
                    "MEDIUM",
                    "EXP", "PSK", "kPSK", "aPSK", "SRP", "RC4", "MD5", "DES", "3DES", "IDEA",
                    "SEED",
                    "CAMELLIA", "ARIA", "ADH", "AECDH", "AESCCM", "AESCCM8", "kGOST", "GOST94" ->
                    false;
            case "AES" -> !isChaCha();
            case "AES128" -> !isChaCha() && bits() == 128;
            case "AES256" -> !isChaCha() && bits() == 256;
            case "AESGCM" -> isAead() && !isChaCha();
            case "CHACHA20" -> isChaCha();
            case "SHA1", "SHA" -> !isAead() && hash().equals("SHA1");
            case "SHA256" -> !isAead() && hash().equals("SHA256");
            case "SHA384" -> !isAead() && hash().equals("SHA384");
            case "kRSA" -> isRsaExchange();
            case "RSA" -> isRsaExchange() || authentication().equals("RSA");
            case "aRSA" -> authentication().equals("RSA");
            case "kEDH", "kDHE", "EDH", "DHE", "DH" -> isEphemeralDh();
            case "kEECDH", "kECDHE", "EECDH", "ECDHE", "ECDH" -> isEphemeralEc();
            case "ECDSA", "aECDSA" -> authentication().equals("ECDSA");
            case "DSS", "aDSS" -> authentication().equals("DSS");
            case "TLSv1.2" -> version().equals("TLSv1.2");
            case "TLSv1", "TLSv1.0" -> version().equals("TLSv1.0");
            case "SSLv3" -> version().equals("SSLv3");
            default -> word.equals(openSslName()) || word.equals(name);
        };
    }
}
