package org.jilectomy.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Unpacks {@code machines/NAME/tree.txt}, the output of {@code grep -r ''} over sysfs and procfs:
 * one line of a file a line, after its path and a colon. Blank lines and lines that begin with
 * {@code #} are for readers.
 *
 * <p>What was written by hand may be shorter: {@code cpu{0-7,16-23}/…} stands for a file of each of
 * these CPUs, and in its text {@code {#/4*4+3}} for the CPU's number {@code #} calculated with from
 * left to right, or {@code {a|b|c}} for the value of the first, second, third of them.
 *
 * <p>A machine of 128 CPUs has thousands of files. They go into a zip file system, which is a tree
 * in memory; some disks here take ten seconds for as many.
 */
public final class RecordedMachine {
    private static final Pattern BRACES = Pattern.compile("\\{([^}]*)\\}");
    private static final Pattern STEP = Pattern.compile("([-+*/%])(\\d+)");

    private RecordedMachine() {}

    public static SysTree unpack(String name, Path directory) {
        Map<String, StringBuilder> files = new LinkedHashMap<>();
        for (String line : resource(name + "/tree.txt").lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String path = line.substring(0, colon);
            String text = line.substring(colon + 1);
            Matcher numbers = BRACES.matcher(path);
            if (!numbers.find()) {
                append(files, path, text);
                continue;
            }
            int index = 0;
            for (int number : CpuSet.parse(numbers.group(1))) {
                append(files, numbers.replaceFirst("" + number), expand(text, number, index++));
            }
        }
        return new SysTree(write(files, directory.resolve(name + ".zip")));
    }

    private static void append(Map<String, StringBuilder> files, String path, String text) {
        files.computeIfAbsent(path, unused -> new StringBuilder()).append(text).append('\n');
    }

    private static String expand(String text, int number, int index) {
        return BRACES.matcher(text).replaceAll(match -> match.group(1).startsWith("#")
                ? "" + calculate(match.group(1), number)
                : Matcher.quoteReplacement(match.group(1).split("\\|", -1)[index]));
    }

    private static int calculate(String formula, int number) {
        int value = number;
        Matcher steps = STEP.matcher(formula);
        while (steps.find()) {
            int operand = Integer.parseInt(steps.group(2));
            value = switch (steps.group(1)) {
                case "+" -> value + operand;
                case "-" -> value - operand;
                case "*" -> value * operand;
                case "/" -> value / operand;
                default -> value % operand;
            };
        }
        return value;
    }

    /** Never closed, so never written to the disk. */
    private static Path write(Map<String, StringBuilder> files, Path zip) {
        try {
            Path tree = FileSystems.newFileSystem(zip, Map.of("create", "true")).getPath("/");
            for (Map.Entry<String, StringBuilder> entry : files.entrySet()) {
                Path file = tree.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.getValue());
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String path) {
        try (InputStream in = RecordedMachine.class.getResourceAsStream("/machines/" + path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
