package org.jilectomy.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file to write.
 *
 * @param path below the root, without a leading slash
 * @param text what to write, without a newline
 */
public record Change(String path, String text) {
    /** The shell commands that make these changes: one for all files that get the same text. */
    static String commands(List<Change> changes) {
        Map<String, List<String>> byText = new LinkedHashMap<>();
        for (Change change : changes) {
            byText.computeIfAbsent(change.text(), unused -> new java.util.ArrayList<>())
                    .add("/" + change.path());
        }
        return byText.entrySet().stream()
                .map(entry -> "echo " + entry.getKey() + " | sudo tee "
                        + String.join(" ", shorten(entry.getValue())))
                .collect(Collectors.joining(" && "));
    }

    /** {@code …/cpu0/x …/cpu1/x …} as {@code …/cpu{0,1}/x}, which a shell spells out again. */
    private static List<String> shorten(List<String> paths) {
        Map<String, List<String>> byShape = new LinkedHashMap<>();
        for (String path : paths) {
            java.util.regex.Matcher cpu =
                    java.util.regex.Pattern.compile("/cpu(\\d+)/").matcher(path);
            boolean numbered = cpu.find();
            byShape.computeIfAbsent(
                    numbered ? cpu.replaceFirst("/cpu{}/") : path,
                    unused -> new java.util.ArrayList<>()).add(numbered ? cpu.group(1) : "");
        }
        return byShape.entrySet().stream()
                .map(entry -> entry.getKey().replace("{}", entry.getValue().size() == 1
                        ? entry.getValue().getFirst()
                        : "{" + String.join(",", entry.getValue()) + "}"))
                .toList();
    }
}
