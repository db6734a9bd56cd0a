package org.jilectomy.runtime.cli;

/**
 * The {@code -X} switches: one table of names and allowed values. A switch is a system property
 * {@code jilectomy.NAME}, read once by the class that it configures; so they must be set before any
 * class of the runtime is initialized.
 *
 * <p>To add a switch: one line here, and the static final that reads the property. Sets of them:
 * {@link Presets}.
 */
final class Switches {
    /** Name, then allowed values; none: a whole number. The first value of a 0/1 is the plain -X. */
    private static final String[][] TABLE = {
        {"refcount", "gil", "atomic", "biased", "deferred", "buffered", "coalesced", "tracing"},
        {"incref", "1", "2", "3"},
        {"header", "inline", "remote"},
        {"immortal", "on", "off"},
        {"locks", "private", "always"},
        {"alloc", "thread-local", "two-stage", "locked"},
        {"threadstate", "passed", "lookup"},
        {"track", "walk", "locked", "buffered"},
        {"reads", "locked", "lock-free"},
        {"unbox", "1", "0"},
        {"elide", "1", "0"},
        {"memcheck", "1", "0"},
        {"lockcheck", "1", "0"},
        {"heapstats", "1", "0", "shared"},
        {"leakcheck", "1", "0"},
        {"switchinterval"},
        {"warm"},
        {"gcthreshold"},
        {"gcfull", "1", "0"},
        {"classgc", "1", "0"},
        {"tracevolume"},
        {"trace", "1", "0"},
        {"tracecheck", "1", "0"},
        {"contention", "1", "FILE"},
        {"allocsites", "1", "0"},
        {"reflog", "FILE"},
        {"reflog-type", "NAMES"},
        {"reflog-object", "ADDRESSES"},
        {"reflog-site", "PLACES"},
        {"reflog-limit"},
    };

    /** Modules that trace the program they are given. */
    private static final String[] TRACERS = {"pdb", "trace", "profile", "coverage"};

    private Switches() {}

    /** {@code -m name}: a debugger or the like traces all code, unless told otherwise. */
    static void beforeModule(String name) {
        for (String tracer : TRACERS) {
            if (tracer.equals(name) && System.getProperty("jilectomy.trace") == null) {
                System.setProperty("jilectomy.trace", "1");
            }
        }
    }

    /**
     * Sets the property for the argument of one {@code -X}.
     *
     * @return what is wrong with it, or null
     */
    static String set(String argument) {
        int eq = argument.indexOf('=');
        String name = eq < 0 ? argument : argument.substring(0, eq);
        if (name.equals("preset")) {
            return preset(eq < 0 ? "" : argument.substring(eq + 1));
        }
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
        StringBuilder known = new StringBuilder("preset");
        for (String[] row : TABLE) {
            known.append(", ").append(row[0]);
        }
        return "unknown switch -X " + name + "; there are: " + known;
    }

    /** Names the preset that {@link #finish} fills up the rest with; the last one counts. */
    static String preset(String name) {
        if (Presets.switches(name) == null) {
            return "-X preset: " + (name.isEmpty() ? "a name is missing" : "there is no preset '"
                    + name + "'") + "; there are: " + String.join(", ", Presets.names());
        }
        System.setProperty("jilectomy.preset", name);
        return null;
    }

    /**
     * Sets what the preset says and nobody else has said, and looks whether all of it goes together.
     * Once, before any class of the runtime is initialized.
     *
     * @return what is wrong, or null
     */
    static String finish() {
        String preset = System.getProperty("jilectomy.preset");
        if (preset != null) {
            String wrong = preset(preset);
            return wrong != null ? wrong : fill(preset);
        }
        return conflict();
    }

    private static String fill(String preset) {
        String all = Presets.switches(preset);
        for (int start = 0, end; start < all.length(); start = end + 1) {
            end = all.indexOf(' ', start);
            end = end < 0 ? all.length() : end;
            String each = all.substring(start, end);
            if (System.getProperty("jilectomy." + each.substring(0, each.indexOf('='))) == null
                    && set(each) != null) {
                return "-X preset=" + preset + ": this build has no -X " + each;
            }
        }
        return conflict();
    }

    private static String conflict() {
        if ("tracing".equals(System.getProperty("jilectomy.refcount"))) {
            return TracingFlags.problem();
        }
        String tracing = System.getProperty("jilectomy.tracecheck") != null ? "tracecheck"
                : System.getProperty("jilectomy.tracevolume") != null ? "tracevolume" : null;
        if (tracing != null) {
            return "-X " + tracing + " is for -X refcount=tracing";
        }
        return System.getProperty("jilectomy.alloc") == null ? null : sharedPools();
    }

    /** Shared pools do not tell whose an object is: see {@code AllocatorMode}. */
    private static String sharedPools() {
        String alloc = System.getProperty("jilectomy.alloc", "thread-local");
        if (alloc.equals("thread-local")) {
            return null;
        }
        String refcount = System.getProperty("jilectomy.refcount", "biased");
        if (refcount.equals("biased") || refcount.equals("deferred")) {
            return "-X alloc=" + alloc + ": " + refcount
                    + " counts need pools that belong to threads;"
                    + " choose another -X refcount, such as atomic";
        }
        if ("private".equals(System.getProperty("jilectomy.locks")) && !refcount.equals("gil")) {
            return "-X alloc=" + alloc + ": private locks need pools that belong to threads;"
                    + " leave out -X locks=private";
        }
        return null;
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

    /** One line a switch and a preset, for the help text. */
    static String help() {
        StringBuilder all = new StringBuilder();
        all.append("           -X preset=NAME, or --preset NAME: switches named after the story;"
                + " others given win\n");
        all.append(Presets.help());
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
