package org.jilectomy.runtime.modules.ssl;

import java.util.ArrayList;
import java.util.List;

/**
 * OpenSSL's cipher strings (openssl-ciphers(1)): words joined by {@code +} add suites to a list,
 * after {@code -} and {@code !} they take some away, after {@code +} they move them to its end. TLS
 * 1.3's suites are no part of it: they are always on.
 */
final class CipherString {
    /** What CPython is built with: its own choice over OpenSSL's default. */
    static final String DEFAULT = "@SECLEVEL=2:ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!aNULL:"
            + "!eNULL:!aDSS:!SHA1:!AESCCM";

    private CipherString() {}

    /** In order of preference, TLS 1.3's first; null if nothing but those remains. */
    static List<CipherSuite> parse(String text) {
        List<CipherSuite> chosen = new ArrayList<>();
        List<CipherSuite> banned = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            int end = at;
            while (end < text.length() && ":, ;".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (end > at) {
                apply(text.substring(at, end), chosen, banned);
            }
            at = end + 1;
        }
        if (chosen.isEmpty()) {
            return null;
        }
        List<CipherSuite> all = new ArrayList<>();
        for (CipherSuite s : CipherSuite.permitted()) {
            if (s.isTls13()) {
                all.add(s);
            }
        }
        all.addAll(chosen);
        return all;
    }

    private static void apply(String rule, List<CipherSuite> chosen, List<CipherSuite> banned) {
        if (rule.equals("@STRENGTH")) {
            chosen.sort((a, b) -> b.bits() - a.bits());
            return;
        }
        if (rule.charAt(0) == '@') {
            return; // levels of security are the JDK's security properties' business
        }
        char operator = "!-+".indexOf(rule.charAt(0)) >= 0 ? rule.charAt(0) : ' ';
        String words = operator == ' ' ? rule : rule.substring(1);
        if (words.equals("DEFAULT")) {
            words = "ALL";
        }
        for (CipherSuite s : CipherSuite.permitted()) {
            if (s.isTls13() || !matchesAll(s, words)) {
                continue;
            }
            switch (operator) {
                case '!' -> {
                    banned.add(s);
                    chosen.remove(s);
                }
                case '-' -> chosen.remove(s);
                case '+' -> {
                    if (chosen.remove(s)) {
                        chosen.add(s);
                    }
                }
                default -> {
                    if (!chosen.contains(s) && !banned.contains(s)) {
                        chosen.add(s);
                    }
                }
            }
        }
    }

    private static boolean matchesAll(CipherSuite suite, String words) {
        int at = 0;
        while (at <= words.length()) {
            int plus = words.indexOf('+', at);
            int end = plus < 0 ? words.length() : plus;
            if (!suite.matches(words.substring(at, end))) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }
}
