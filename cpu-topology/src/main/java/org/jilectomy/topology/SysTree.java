package org.jilectomy.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small text files below a root: the live machine ({@code /}) or a recorded one. Every method
 * answers "empty" for what is missing, unreadable or not what was asked for; none throws.
 */
public final class SysTree {
    private final Path root;

    public SysTree(Path root) {
        this.root = root;
    }

    /** The machine we run on. */
    public static SysTree live() {
        return new SysTree(Path.of("/"));
    }

    /** Whether this is the machine we run on. */
    public boolean isLive() {
        return root.equals(Path.of("/"));
    }

    /** Where a file of the tree is on this machine. */
    public Path path(String path) {
        return root.resolve(path);
    }

    /** Whether there is such a file or directory. */
    public boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** The whole text of a file. */
    public Optional<String> text(String path) {
        try {
            return Optional.of(Files.readString(root.resolve(path), StandardCharsets.ISO_8859_1));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    /** The text without surrounding white space, if there is any. */
    public Optional<String> value(String path) {
        return text(path).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** All lines of a file; none if it cannot be read. */
    public List<String> lines(String path) {
        return text(path).map(all -> all.lines().toList()).orElse(List.of());
    }

    public OptionalLong number(String path) {
        Optional<String> value = value(path);
        return value.isPresent() ? parseLong(value.get()) : OptionalLong.empty();
    }

    public OptionalInt integer(String path) {
        OptionalLong value = number(path);
        return value.isPresent() && value.getAsLong() == (int) value.getAsLong()
                ? OptionalInt.of((int) value.getAsLong())
                : OptionalInt.empty();
    }

    /** A file in the kernel's CPU list format; an existing blank file is the empty set. */
    public Optional<CpuSet> cpus(String path) {
        try {
            return text(path).map(CpuSet::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The text after the first {@code key:} (or {@code key =}) at the start of a line. */
    public Optional<String> field(String path, String key) {
        for (String line : lines(path)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
                return Optional.of(line.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    /** The n of every entry {@code prefix + n} of a directory, ascending. */
    public List<Integer> numbered(String directory, String prefix) {
        return numbered(directory, prefix, "");
    }

    /** The n of every entry {@code prefix + n + suffix} of a directory, ascending. */
    public List<Integer> numbered(String directory, String prefix, String suffix) {
        List<Integer> found = new ArrayList<>();
        Pattern pattern =
                Pattern.compile(Pattern.quote(prefix) + "(\\d{1,6})" + Pattern.quote(suffix));
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(directory))) {
            for (Path entry : entries) {
                Matcher name = pattern.matcher(entry.getFileName().toString());
                if (name.matches()) {
                    found.add(Integer.parseInt(name.group(1)));
                }
            }
        } catch (IOException | SecurityException e) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    /** The names in a directory, sorted; none if it cannot be read. */
    public List<String> names(String directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(directory))) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException | SecurityException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    static OptionalLong parseLong(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A size as sysfs and meminfo write it: {@code 48K}, {@code 32768K}, {@code 4024524 kB}. */
    public static OptionalLong parseSize(String text) {
        String size = text.strip().toUpperCase(java.util.Locale.ROOT).replaceAll("\\s|B$", "");
        long unit = 1;
        if (size.endsWith("K") || size.endsWith("M") || size.endsWith("G")) {
            unit = switch (size.charAt(size.length() - 1)) {
                case 'K' -> 1L << 10;
                case 'M' -> 1L << 20;
                default -> 1L << 30;
            };
            size = size.substring(0, size.length() - 1);
        }
        OptionalLong number = parseLong(size);
        return number.isPresent() ? OptionalLong.of(number.getAsLong() * unit) : number;
    }
}
