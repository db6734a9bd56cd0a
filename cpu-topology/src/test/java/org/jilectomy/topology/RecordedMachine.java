package org.jilectomy.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Unpacks {@code machines/NAME/tree.txt}, the output of {@code grep -r ''} over sysfs and procfs:
 * one line of a file a line, after its path and a colon.
 */
final class RecordedMachine {
    private RecordedMachine() {}

    static SysTree unpack(String name, Path directory) {
        try {
            for (String line : resource(name + "/tree.txt").lines().toList()) {
                int colon = line.indexOf(':');
                Path file = directory.resolve(line.substring(0, colon));
                Files.createDirectories(file.getParent());
                Files.writeString(file, line.substring(colon + 1) + "\n",
                        StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SysTree(directory);
    }

    static String resource(String path) {
        try (InputStream in = RecordedMachine.class.getResourceAsStream("/machines/" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
