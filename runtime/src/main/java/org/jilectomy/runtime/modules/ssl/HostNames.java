package org.jilectomy.runtime.modules.ssl;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whether a certificate is for a host, by the rules of {@code X509_check_host} and {@code
 * X509_check_ip} (RFC 6125): names of type DNS in subjectAltName; if there are none, common names;
 * {@code *} for the whole first label of a name of three or more. Addresses only as such.
 */
final class HostNames {
    private static final String COMMON_NAME = "2.5.4.3";
    private static final int DNS = 0x82;
    private static final int ADDRESS = 0x87;

    private HostNames() {}

    /** The octets of an IPv4 or IPv6 address as text; null if it is none. */
    static byte[] address(String text) {
        if (text.indexOf(':') >= 0) {
            return ipv6(text);
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            int n = number(parts[i], 10, 3);
            if (n < 0 || n > 255) {
                return null;
            }
            octets[i] = (byte) n;
        }
        return octets;
    }

    private static int number(String digits, int radix, int most) {
        if (digits.isEmpty() || digits.length() > most) {
            return -1;
        }
        int n = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = Character.digit(digits.charAt(i), radix);
            if (d < 0 || digits.charAt(i) >= 128) {
                return -1;
            }
            n = n * radix + d;
        }
        return n;
    }

    private static byte[] ipv6(String text) {
        byte[] octets = new byte[16];
        int gap = text.indexOf("::");
        String head = gap < 0 ? text : text.substring(0, gap);
        String tail = gap < 0 ? "" : text.substring(gap + 2);
        byte[] front = groups(head);
        byte[] back = groups(tail);
        if (front == null || back == null || (gap < 0 ? front.length != 16
                : front.length + back.length > 14)) {
            return null;
        }
        System.arraycopy(front, 0, octets, 0, front.length);
        System.arraycopy(back, 0, octets, 16 - back.length, back.length);
        return octets;
    }

    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] parts = text.split(":", -1);
        byte[] octets = new byte[2 * parts.length + 2];
        int n = 0;
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                byte[] last = address(parts[i]);
                if (last == null) {
                    return null;
                }
                System.arraycopy(last, 0, octets, n, 4);
                n += 4;
                continue;
            }
            int group = number(parts[i], 16, 4);
            if (group < 0) {
                return null;
            }
            octets[n++] = (byte) (group >> 8);
            octets[n++] = (byte) group;
        }
        return n > 16 ? null : Arrays.copyOf(octets, n);
    }

    static boolean isForAddress(X509Certificate certificate, byte[] address) {
        Der names = CertificateText.extension(certificate, CertificateText.SUBJECT_ALT_NAME);
        while (names != null && names.next()) {
            if (names.tag == ADDRESS && Arrays.equals(names.content(), address)) {
                return true;
            }
        }
        return false;
    }

    /** @param subjectToo whether common names count if there is no name of type DNS */
    static boolean isForHost(X509Certificate certificate, String host, boolean subjectToo) {
        Der names = CertificateText.extension(certificate, CertificateText.SUBJECT_ALT_NAME);
        boolean any = false;
        while (names != null && names.next()) {
            if (names.tag == DNS) {
                any = true;
                if (matches(CertificateText.latin1(names.content()), host)) {
                    return true;
                }
            }
        }
        if (any || !subjectToo) {
            return false;
        }
        Der rdns = new Der(certificate.getSubjectX500Principal().getEncoded()).need().inside();
        while (rdns.next()) {
            Der set = rdns.inside();
            while (set.next()) {
                Der pair = set.inside();
                if (pair.need().oid().equals(COMMON_NAME)) {
                    String name = CertificateText.stringOrNull(pair.need());
                    if (name != null && matches(name, host)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String host) {
        String p = pattern.toLowerCase(Locale.ROOT);
        String h = host.toLowerCase(Locale.ROOT);
        if (!p.startsWith("*.")) {
            return p.equals(h);
        }
        String rest = p.substring(1); // ".example.org"
        int dot = h.indexOf('.');
        return rest.indexOf('*') < 0 && rest.indexOf('.', 1) > 0 && dot > 0
                && h.substring(dot).equals(rest);
    }
}
