package org.jilectomy.runtime.builtins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.jilectomy.runtime.parser.SourceDecoder;

/** Lines of source files, each file read once; for one traceback. */
public final class SourceLines {
    private final HashMap<String, String[]> files = new HashMap<>();

    /** Line {@code lineno} (from 1) without its end; null if there is no such file or line. */
    public String line(String file, int lineno) {
        String[] lines = files.get(file);
        if (lines == null) {
            lines = read(file);
            files.put(file, lines);
        }
        return lineno >= 1 && lineno <= lines.length ? lines[lineno - 1] : null;
    }

    private static String[] read(String file) {
        if (file.startsWith("<") && file.endsWith(">")) {
            return new String[0];
        }
        try {
            byte[] bytes = Files.readAllBytes(Path.of(file));
            return SourceDecoder.decode(bytes, file).replace("\r\n", "\n").split("\n", -1);
        } catch (IOException | RuntimeException e) {
            return new String[0]; // then the traceback goes without source, as CPython's does
        }
    }
}
