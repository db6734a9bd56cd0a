package org.jilectomy.runtime.cli;

/**
 * The {@code -X} switches: one table of names and allowed values. A switch is a system property
 * {@code jilectomy.NAME}, read once by the class that it configures; so they must be set before any
 * class of the runtime is initialized.
 *
 * <p>To add a switch: one line here, and the static final that reads the property.
 */
final class Switches {
    /** Name, then allowed values; none: a whole number. The first value of a 0/1 is the plain -X. */
    private static final String[][] TABLE = {
        {"refcount", "gil", "atomic", "biased", "deferred"},
        {"header", "inline", "remote"},
        {"immortal", "on", "off"},
        {"locks", "private", "always"},
        {"alloc", "thread-local", "two-stage", "locked"},
        {"threadstate", "passed", "lookup"},
        {"unbox", "1", "0"},
        {"elide", "1", "0"},
        {"memcheck", "1", "0"},
        {"lockcheck", "1", "0"},
        {"heapstats", "1", "0", "shared"},
        {"leakcheck", "1", "0"},
        {"switchinterval"},
        {"warm"},
        {"gcthreshold"},
        {"contention", "1", "FILE"},
        {"allocsites", "1", "0"},
        {"reflog", "FILE"},
        {"reflog-type", "NAMES"},
        {"reflog-object", "ADDRESSES"},
        {"reflog-site", "PLACES"},
        {"reflog-limit"},
    };

    private Switches() {}

    /**
     * Sets the property for the argument of one {@code -X}.
     *
     * @return what is wrong with it, or null
     */
    static String set(String argument) {
        int eq = argument.indexOf('=');
        String name = eq < 0 ? argument : argument.substring(0, eq);
        for (String[] row : TABLE) {
            if (row[0].equals(name)) {
                String value = eq >= 0 ? argument.substring(eq + 1)
                        : row.length >= 3 && row[1].equals("1") ? "1" : "";
                if (!allowed(row, value)) {
                    return "-X " + name + ": " + (eq < 0 ? "a value is missing" : "bad value '"
                            + value + "'") + "; allowed: " + values(row);
                }
                System.setProperty("jilectomy." + name, value);
                return null;
            }
        }
        StringBuilder known = new StringBuilder();
        for (String[] row : TABLE) {
            known.append(known.isEmpty() ? "" : ", ").append(row[0]);
        }
        return "unknown switch -X " + name + "; there are: " + known;
    }

    private static boolean allowed(String[] row, String value) {
        for (int i = 1; i < row.length; i++) {
            if (row[i].equals(value) || isAny(row[i]) && !value.isEmpty()) {
                return true;
            }
        }
        return row.length == 1 && isNumber(value);
    }

    /** A word in capitals stands for any text. */
    private static boolean isAny(String allowed) {
        return allowed.charAt(0) >= 'A' && allowed.charAt(0) <= 'Z';
    }

    private static boolean isNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return !value.isEmpty() && value.length() < 10;
    }

    private static String values(String[] row) {
        if (row.length == 1) {
            return row[0].equals("switchinterval") ? "a number of microseconds" : "a number";
        }
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < row.length; i++) {
            all.append(i == 1 ? "" : ", ").append(row[i]);
        }
        return all.toString();
    }

    /** One line a switch, for the help text. */
    static String help() {
        StringBuilder all = new StringBuilder();
        for (String[] row : TABLE) {
            all.append("           -X ").append(row[0]).append('=');
            if (row.length == 1) {
                all.append('N');
            }
            for (int i = 1; i < row.length; i++) {
                all.append(i == 1 ? "" : "|").append(row[i]);
            }
            all.append('\n');
        }
        return all.toString();
    }
}
