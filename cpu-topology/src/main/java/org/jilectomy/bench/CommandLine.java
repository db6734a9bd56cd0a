package org.jilectomy.bench;

import java.util.ArrayList;
import java.util.List;

/** Splits a command given as one text, as a shell would, without a shell. */
final class CommandLine {
    private static final String NEEDS_A_SHELL = "|&;<>()$`*?[]~#\n";

    private CommandLine() {}

    /**
     * Program and words. A text with anything that only a shell understands, outside quotes, goes
     * to {@code /bin/sh -c}, whose start then counts too.
     *
     * @throws UsageException for a quote that is not closed, and for nothing
     */
    static List<String> split(String text) throws UsageException {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
                inWord = true;
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (quote == '"' && (c == '$' || c == '`')) {
                    return shell(text);
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c) && c != '\n') {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else if (NEEDS_A_SHELL.indexOf(c) >= 0) {
                return shell(text);
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new UsageException("--command: no closing " + quote + " in: " + text);
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw new UsageException("--command: which program?");
        }
        return List.copyOf(words);
    }

    private static List<String> shell(String text) {
        return List.of("/bin/sh", "-c", text);
    }
}
