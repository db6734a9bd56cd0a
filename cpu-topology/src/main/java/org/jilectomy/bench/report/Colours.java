package org.jilectomy.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Colours of a terminal, or none. A report in a file or a pipe has no escape sequences; neither has
 * one if the environment variable {@code NO_COLOR} is set to anything (no-color.org) or
 * {@code TERM} is {@code dumb}.
 */
public enum Colours {
    NONE,
    ANSI;

    /** Where a stream ends up. */
    public enum Stream {
        OUT(1),
        ERR(2);

        private final int descriptor;

        Stream(int descriptor) {
            this.descriptor = descriptor;
        }

        /** Whether somebody watches it. */
        public boolean isTerminal() {
            try {
                // One of the two may be redirected; System.console() tells of both together.
                String target = Files.readSymbolicLink(
                        Path.of("/proc/self/fd/" + descriptor)).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
                        || target.equals("/dev/console");
            } catch (IOException | UnsupportedOperationException e) {
                return System.console() != null && System.console().isTerminal();
            }
        }
    }

    /** What suits a stream. */
    public static Colours of(Stream stream, Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "").equals("dumb");
        return plain || !stream.isTerminal() ? NONE : ANSI;
    }

    String bold(String text) {
        return wrap("1", text);
    }

    String dim(String text) {
        return wrap("2", text);
    }

    String good(String text) {
        return wrap("32", text);
    }

    String bad(String text) {
        return wrap("31", text);
    }

    String doubtful(String text) {
        return wrap("33", text);
    }

    private String wrap(String code, String text) {
        return this == NONE || text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
