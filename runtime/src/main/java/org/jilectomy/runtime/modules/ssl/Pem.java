package org.jilectomy.runtime.modules.ssl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One block of a PEM file (RFC 7468), as OpenSSL reads them: any text may stand around blocks, and
 * RFC 1421 headers may stand in one.
 *
 * @param label what stands behind BEGIN
 * @param dekInfo value of the header {@code DEK-Info}, null if the block is not encrypted that way
 */
record Pem(String label, String dekInfo, byte[] der) {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE")
                || label.equals("TRUSTED CERTIFICATE");
    }

    /** All blocks of a text. */
    static List<Pem> read(byte[] text) throws TlsFailure {
        return read(new String(text, StandardCharsets.ISO_8859_1));
    }

    static List<Pem> read(String text) throws TlsFailure {
        List<Pem> blocks = new ArrayList<>();
        String label = null;
        String dekInfo = null;
        boolean headers = false;
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int newline = text.indexOf('\n', at);
            String line = text.substring(at, newline < 0 ? text.length() : newline).stripTrailing();
            at = newline < 0 ? text.length() : newline + 1;
            if (label == null) {
                if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                    label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                    dekInfo = null;
                    headers = false;
                    body.setLength(0);
                }
            } else if (line.startsWith(END)) {
                if (!line.equals(END + label + DASHES)) {
                    throw TlsFailure.of("PEM", "BAD_END_LINE");
                }
                blocks.add(new Pem(label, dekInfo, decode(body)));
                label = null;
            } else if (line.indexOf(':') >= 0) {
                headers = true;
                if (line.startsWith("DEK-Info:")) {
                    dekInfo = line.substring("DEK-Info:".length()).strip();
                }
            } else if (!headers || !line.isEmpty()) {
                body.append(line);
            }
        }
        if (label != null) {
            throw TlsFailure.of("PEM", "BAD_END_LINE");
        }
        return blocks;
    }

    private static byte[] decode(StringBuilder body) throws TlsFailure {
        try {
            return Base64.getDecoder().decode(body.toString().strip());
        } catch (IllegalArgumentException e) {
            throw TlsFailure.of("PEM", "BAD_BASE64_DECODE");
        }
    }

    /** The block as text. */
    static String write(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return BEGIN + label + DASHES + "\n" + body + "\n" + END + label + DASHES + "\n";
    }
}
