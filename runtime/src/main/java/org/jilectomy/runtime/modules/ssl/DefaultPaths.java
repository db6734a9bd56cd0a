package org.jilectomy.runtime.modules.ssl;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a system keeps the certificates it believes: a folder hashed for OpenSSL, else the first of
 * the usual bundles that exists. If there is neither, the JDK's own list is used.
 */
final class DefaultPaths {
    static final String FILE_VARIABLE = "SSL_CERT_FILE";
    static final String FOLDER_VARIABLE = "SSL_CERT_DIR";
    static final String FOLDER = "/etc/ssl/certs";

    private static final String[] FILES = {
        "/etc/ssl/certs/ca-certificates.crt", // Debian, Alpine
        "/etc/pki/tls/certs/ca-bundle.crt", // Fedora
        "/etc/ssl/ca-bundle.pem", // openSUSE
        "/etc/ssl/cert.pem", // BSD, macOS
    };

    private DefaultPaths() {}

    /** Null if there is none. */
    static String file() {
        for (String f : FILES) {
            if (Files.isReadable(Path.of(f))) {
                return f;
            }
        }
        return null;
    }

    static boolean hasFolder() {
        try (DirectoryStream<Path> hashed =
                Files.newDirectoryStream(Path.of(FOLDER), "*.0")) {
            return hashed.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
