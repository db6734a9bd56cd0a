package org.jilectomy.runtime.modules.ssl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A certificate as the dict that {@code getpeercert} returns: names as tuples of RDNs, which are
 * tuples of pairs; times as {@code ASN1_TIME_print} writes them. What stands in an extension is read
 * from its DER, as the JDK would refuse or reorder some of it.
 */
final class CertificateText {
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
        "Sep", "Oct", "Nov", "Dec"};
    static final String SUBJECT_ALT_NAME = "2.5.29.17";
    private static final String CRL_POINTS = "2.5.29.31";
    private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
    private static final String OCSP = "1.3.6.1.5.5.7.48.1";
    private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
    private static final int URI = 0x86;

    private CertificateText() {}

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The text of a string type of ASN.1; null if the element is none. */
    static String stringOrNull(Der value) {
        Charset charset = switch (value.tag) {
            case Der.UTF8_STRING -> StandardCharsets.UTF_8;
            case 18, 19, 20, 22, 26, 27 -> StandardCharsets.ISO_8859_1;
            case 28 -> Charset.forName("UTF-32BE");
            case 30 -> StandardCharsets.UTF_16BE;
            default -> null;
        };
        return charset == null ? null : new String(value.content(), charset);
    }

    /** The dict, owned. */
    static long toDict(ThreadState ts, X509Certificate c) {
        long dict = PyDict.create(ts);
        try {
            put(ts, dict, "subject", name(new Der(c.getSubjectX500Principal().getEncoded())));
            put(ts, dict, "issuer", name(new Der(c.getIssuerX500Principal().getEncoded())));
            BuiltinModule.putSteal(ts, dict, "version", PyLong.of(ts, c.getVersion()));
            put(ts, dict, "serialNumber", serial(c));
            put(ts, dict, "notBefore", time(c.getNotBefore().toInstant()));
            put(ts, dict, "notAfter", time(c.getNotAfter().toInstant()));
            Object[] alternatives = alternatives(extension(c, SUBJECT_ALT_NAME));
            if (alternatives != null) {
                put(ts, dict, "subjectAltName", alternatives);
            }
            putUris(ts, dict, "OCSP", access(c, OCSP));
            putUris(ts, dict, "caIssuers", access(c, CA_ISSUERS));
            putUris(ts, dict, "crlDistributionPoints", points(c));
            return dict;
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
    }

    private static void put(ThreadState ts, long dict, String key, Object value) {
        BuiltinModule.putSteal(ts, dict, key, toPython(ts, value));
    }

    private static void putUris(ThreadState ts, long dict, String key, List<String> uris) {
        if (!uris.isEmpty()) {
            put(ts, dict, key, uris.toArray());
        }
    }

    /** A String as a str, an array as a tuple; owned. */
    static long toPython(ThreadState ts, Object value) {
        if (value instanceof String s) {
            return PyUnicode.fromJava(ts, s);
        }
        Object[] items = (Object[]) value;
        long[] objects = new long[items.length];
        for (int i = 0; i < items.length; i++) {
            objects[i] = toPython(ts, items[i]);
        }
        return PyTuple.fromArraySteal(ts, objects);
    }

    private static String serial(X509Certificate c) {
        byte[] bytes = c.getSerialNumber().abs().toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        String hex = HexFormat.of().withUpperCase().formatHex(bytes, from, bytes.length);
        return c.getSerialNumber().signum() < 0 ? "-" + hex : hex;
    }

    private static String time(Instant instant) {
        ZonedDateTime t = instant.atZone(ZoneOffset.UTC);
        StringBuilder b = new StringBuilder(MONTHS[t.getMonthValue() - 1]).append(' ');
        int day = t.getDayOfMonth();
        b.append(day < 10 ? " " : "").append(day).append(' ');
        two(b, t.getHour()).append(':');
        two(b, t.getMinute()).append(':');
        two(b, t.getSecond()).append(' ');
        return b.append(t.getYear()).append(" GMT").toString();
    }

    private static StringBuilder two(StringBuilder b, int n) {
        return b.append(n < 10 ? "0" : "").append(n);
    }

    // ---------------------------------------------------------------- names

    /** @param at before the element of a Name */
    private static Object[] name(Der at) {
        List<Object> rdns = new ArrayList<>();
        Der sets = at.need().inside();
        while (sets.next()) {
            List<Object> pairs = new ArrayList<>();
            Der set = sets.inside();
            while (set.next()) {
                Der pair = set.inside();
                String key = ObjectIds.longName(pair.need().oid());
                String text = stringOrNull(pair.need());
                pairs.add(pair(key, text == null ? latin1(pair.content()) : text));
            }
            rdns.add(pairs.toArray());
        }
        return rdns.toArray();
    }

    private static Object[] pair(String key, Object value) {
        return new Object[] {key, value};
    }

    // ---------------------------------------------------------------- extensions

    /** Inside the extension's one element; null if it is missing or malformed. */
    static Der extension(X509Certificate c, String oid) {
        byte[] value = c.getExtensionValue(oid);
        try {
            return value == null ? null : new Der(new Der(value).need().content()).need().inside();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Null if there are none, or nobody can read them. */
    private static Object[] alternatives(Der names) {
        List<Object> items = new ArrayList<>();
        try {
            while (names != null && names.next()) {
                items.add(alternative(names));
            }
        } catch (IllegalArgumentException e) {
            return null;
        }
        return names == null ? null : items.toArray();
    }

    private static Object[] alternative(Der name) {
        return switch (name.tag) {
            case 0x81 -> pair("email", text(name));
            case 0x82 -> pair("DNS", text(name));
            case URI -> pair("URI", text(name));
            case 0x87 -> pair("IP Address", address(name.content()));
            case 0x88 -> pair("Registered ID", ObjectIds.longName(name.oid()));
            case 0xa4 -> pair("DirName", name(name.inside()));
            case 0xa0 -> pair("othername", "<unsupported>");
            case 0xa3 -> pair("X400Name", "<unsupported>");
            default -> pair("EdiPartyName", "<unsupported>");
        };
    }

    private static String text(Der name) {
        return new String(name.content(), StandardCharsets.UTF_8);
    }

    private static String address(byte[] octets) {
        StringBuilder b = new StringBuilder();
        if (octets.length == 4) {
            for (int i = 0; i < 4; i++) {
                b.append(i == 0 ? "" : ".").append(octets[i] & 0xff);
            }
        } else if (octets.length == 16) {
            for (int i = 0; i < 16; i += 2) {
                int group = (octets[i] & 0xff) << 8 | octets[i + 1] & 0xff;
                b.append(i == 0 ? "" : ":")
                        .append(Integer.toHexString(group).toUpperCase(java.util.Locale.ROOT));
            }
        } else {
            b.append("<invalid>");
        }
        return b.toString();
    }

    /** URIs of authorityInfoAccess by this method. */
    private static List<String> access(X509Certificate c, String method) {
        List<String> uris = new ArrayList<>();
        Der descriptions = extension(c, AUTHORITY_ACCESS);
        try {
            while (descriptions != null && descriptions.next()) {
                Der fields = descriptions.inside();
                if (fields.need().oid().equals(method) && fields.need().tag == URI) {
                    uris.add(latin1(fields.content()));
                }
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return uris;
    }

    private static List<String> points(X509Certificate c) {
        List<String> uris = new ArrayList<>();
        Der points = extension(c, CRL_POINTS);
        try {
            while (points != null && points.next()) {
                Der fields = points.inside();
                while (fields.next()) {
                    if (fields.tag != 0xa0) {
                        continue;
                    }
                    Der full = fields.inside();
                    while (full.next()) {
                        Der names = full.inside();
                        while (full.tag == 0xa0 && names.next()) {
                            if (names.tag == URI) {
                                uris.add(latin1(names.content()));
                            }
                        }
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return uris;
    }
}
