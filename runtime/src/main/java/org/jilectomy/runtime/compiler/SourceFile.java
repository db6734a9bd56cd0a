package org.jilectomy.runtime.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jilectomy.runtime.parser.SourceDecoder;

/**
 * The file a program says it comes from. What is wrong in a syntactically sound program is found
 * without its text at hand; CPython then shows the line of the file of that name, if there is one,
 * and none for a {@code <string>}.
 */
final class SourceFile {
    private SourceFile() {}

    /** The text, or null if it cannot be read. */
    static String text(String filename) {
        if (filename.startsWith("<") && filename.endsWith(">")) {
            return null;
        }
        try {
            return SourceDecoder.decode(Files.readAllBytes(Path.of(filename)), filename)
                    .replace("\r\n", "\n");
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
