package org.jilectomy.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small tree of files, written by a test. */
final class Tree {
    private final Path root;

    Tree(Path root) {
        this.root = root;
    }

    /** Writes a file with a newline at its end, as the kernel's have. */
    Tree with(String path, Object text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text + "\n", StandardCharsets.ISO_8859_1);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SysTree tree() {
        return new SysTree(root);
    }
}
