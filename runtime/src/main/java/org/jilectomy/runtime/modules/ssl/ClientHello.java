package org.jilectomy.runtime.modules.ssl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a client asks for, read from its first message before any engine sees it (RFC 8446, 4.1.2):
 * the name of the server, by which {@code sni_callback} chooses a context, and its cipher suites.
 *
 * @param serverName null if it named none
 * @param suites IANA numbers, in the client's order
 */
record ClientHello(String serverName, int[] suites) {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_NAME = 0;

    /** What nobody can read as a ClientHello: the engine shall say what is wrong with it. */
    static final ClientHello NONE = new ClientHello(null, new int[0]);

    /**
     * @param in complete records from {@code start} to {@code end}
     * @return null if the message goes on in a record that is not there yet
     */
    static ClientHello read(byte[] in, int start, int end) {
        byte[] message = new byte[end - start];
        int n = 0;
        for (int at = start; at + 5 <= end;) {
            int length = (in[at + 3] & 0xff) << 8 | in[at + 4] & 0xff;
            if (in[at] != HANDSHAKE) {
                return NONE;
            }
            if (at + 5 + length > end) {
                break;
            }
            System.arraycopy(in, at + 5, message, n, length);
            n += length;
            at += 5 + length;
        }
        if (n < 4) {
            return null;
        }
        if (message[0] != CLIENT_HELLO) {
            return NONE;
        }
        int length = (message[1] & 0xff) << 16 | (message[2] & 0xff) << 8 | message[3] & 0xff;
        if (length > 0xffff) {
            return NONE;
        }
        if (n < 4 + length) {
            return null;
        }
        try {
            return new Reader(message, 4, 4 + length).hello();
        } catch (IndexOutOfBoundsException e) {
            return NONE;
        }
    }

    /** A cursor over numbers and vectors; leaving its bytes is an IndexOutOfBoundsException. */
    private static final class Reader {
        private final byte[] bytes;
        private final int end;
        private int at;

        Reader(byte[] bytes, int at, int end) {
            this.bytes = bytes;
            this.at = at;
            this.end = end;
        }

        private int number(int octets) {
            int value = 0;
            for (int i = 0; i < octets; i++) {
                if (at >= end) {
                    throw new IndexOutOfBoundsException();
                }
                value = value << 8 | bytes[at++] & 0xff;
            }
            return value;
        }

        /** The vector whose length is told in so many octets. */
        private Reader vector(int octets) {
            int n = number(octets);
            if (n > end - at) {
                throw new IndexOutOfBoundsException();
            }
            at += n;
            return new Reader(bytes, at - n, at);
        }

        ClientHello hello() {
            at += 2 + 32; // version, random
            vector(1); // session
            Reader list = vector(2);
            int[] suites = new int[(list.end - list.at) / 2];
            for (int i = 0; i < suites.length; i++) {
                suites[i] = list.number(2);
            }
            vector(1); // compression
            String name = null;
            if (at < end) {
                Reader extensions = vector(2);
                while (extensions.at < extensions.end) {
                    int type = extensions.number(2);
                    Reader body = extensions.vector(2);
                    if (type == SERVER_NAME) {
                        name = body.serverName();
                    }
                }
            }
            return new ClientHello(name, suites);
        }

        private String serverName() {
            Reader names = vector(2);
            while (names.at < names.end) {
                int kind = names.number(1);
                Reader name = names.vector(2);
                if (kind == 0) {
                    return new String(Arrays.copyOfRange(bytes, name.at, name.end),
                            StandardCharsets.ISO_8859_1);
                }
            }
            return null;
        }
    }
}
