package org.jilectomy.runtime.modules.unicodedata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;

/**
 * The properties of all characters, from the resource that {@code scripts/unicode-tables} wrote.
 *
 * <pre>
 *   P version                                      of runs of characters:
 *   first category bidi combining mirrored width   what holds from "first" to the next line's
 *   D version
 *   character decomposition                        a tag in angle brackets, code points
 *   N version
 *   character numeric digit decimal                "-" where it has no such value
 * </pre>
 *
 * <p>Of 3.2.0, D and N tell only the differences. Read when first used; immutable then.
 */
final class UnicodeTables {
    private static final String RESOURCE = "/org/jilectomy/runtime/modules/unicodedata.txt";

    /** What the lines of P say of a run. */
    record Properties(String category, String bidi, int combining, boolean mirrored,
            String width) {}

    /** @param numeric NaN for none; the others -1 */
    record Number(double numeric, int digit, int decimal) {}

    /** 14.0.0 and 3.2.0. */
    static final UnicodeTables CURRENT = new UnicodeTables(null);

    static final UnicodeTables OLD = new UnicodeTables(CURRENT);

    static {
        read();
    }

    private final UnicodeTables newer;
    private int[] starts = new int[5000];
    private Properties[] runs = new Properties[5000];
    private int runCount;
    private final HashMap<Integer, String> decompositions = new HashMap<>();
    private final HashMap<Integer, Number> numbers = new HashMap<>();

    private UnicodeTables(UnicodeTables newer) {
        this.newer = newer;
    }

    private static void read() {
        HashMap<String, Properties> shared = new HashMap<>();
        try (InputStream in = UnicodeTables.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            char section = 0;
            UnicodeTables table = CURRENT;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                char c = line.charAt(0);
                if (c >= 'A' && c <= 'Z') {
                    section = c;
                    table = line.endsWith("3.2.0") ? OLD : CURRENT;
                } else if (c != '#') {
                    int space = line.indexOf(' ');
                    table.add(section, Integer.parseInt(line, 0, space, 16),
                            line.substring(space + 1), shared);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(char section, int c, String rest, HashMap<String, Properties> shared) {
        switch (section) {
            case 'P' -> {
                Properties p = shared.get(rest);
                if (p == null) {
                    String[] f = rest.split(" ");
                    p = new Properties(f[0], f[1].equals("-") ? "" : f[1],
                            Integer.parseInt(f[2]), f[3].equals("1"), f[4]);
                    shared.put(rest, p);
                }
                if (runCount == starts.length) {
                    starts = Arrays.copyOf(starts, runCount * 2);
                    runs = Arrays.copyOf(runs, runCount * 2);
                }
                starts[runCount] = c;
                runs[runCount++] = p;
            }
            case 'D' -> decompositions.put(c, rest.equals("-") ? "" : rest);
            default -> {
                String[] f = rest.split(" ");
                numbers.put(c, new Number(f[0].equals("-") ? Double.NaN
                        : Double.parseDouble(f[0]), small(f[1]), small(f[2])));
            }
        }
    }

    private static int small(String text) {
        return text.equals("-") ? -1 : Integer.parseInt(text);
    }

    // ---------------------------------------------------------------- questions

    Properties properties(int c) {
        int i = Arrays.binarySearch(starts, 0, runCount, c);
        return runs[i >= 0 ? i : -i - 2];
    }

    boolean isAssigned(int c) {
        return !properties(c).category().equals("Cn");
    }

    /** The numeric values, or null. */
    Number number(int c) {
        Number n = numbers.get(c);
        return n == null && newer != null ? newer.numbers.get(c) : n;
    }

    String decomposition(int c) {
        if (!isAssigned(c)) {
            return "";
        }
        String d = decompositions.get(c);
        if (d == null && newer != null) {
            d = newer.decompositions.get(c);
        }
        return d == null ? "" : d;
    }
}
