package org.jilectomy.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.modules.sys.SysFlags;

/**
 * The command line as {@code python3} reads it: single letters may be joined ({@code -bB}), an
 * argument may be attached ({@code -cCODE}), everything after the program belongs to the program.
 *
 * <p>Parsing touches no class of the runtime: it sets the system properties they read.
 */
final class Options {
    /** What to run. */
    enum Source { CODE, MODULE, FILE, STDIN }

    static final String USAGE =
            "usage: jilectomy [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

    Source source = Source.STDIN;

    /** The code, module or file name. */
    String program = "";

    /** {@code sys.argv}: the program as given, and what follows. */
    final List<String> argv = new ArrayList<>();

    boolean help;
    boolean version;

    /** What {@code sys.flags} shows. */
    final SysFlags flags = new SysFlags();

    private final List<String> warnings = new ArrayList<>();

    /** What is wrong with the command line, or null. */
    String error;

    private Options() {}

    static Options parse(String[] args) {
        Options options = new Options();
        for (String arg : args) {
            options.flags.originalArguments.add(arg);
        }
        options.read(args);
        options.finish();
        return options;
    }

    private void read(String[] args) {
        int i = 0;
        while (i < args.length && error == null && !help && !version) {
            String arg = args[i];
            if (arg.length() < 2 || arg.charAt(0) != '-') {
                source = arg.equals("-") ? Source.STDIN : Source.FILE;
                program(arg, arg, args, i + 1);
                return;
            }
            i++;
            if (arg.equals("--")) {
                if (i < args.length) {
                    source = Source.FILE;
                    program(args[i], args[i], args, i + 1);
                    return;
                }
            } else if (arg.equals("--stdlib") && i < args.length) {
                System.setProperty("jilectomy.stdlib", args[i++]);
            } else if (arg.equals("--preset") && i < args.length) {
                xOption("preset=" + args[i++]);
            } else if (arg.startsWith("--")) {
                longOption(arg);
            } else {
                int used = letters(arg, args, i);
                if (used < 0) {
                    return;
                }
                i = used;
            }
        }
        if (argv.isEmpty()) {
            argv.add("");
        }
    }

    private void program(String what, String argv0, String[] args, int rest) {
        program = what;
        argv.add(argv0);
        for (int i = rest; i < args.length; i++) {
            argv.add(args[i]);
        }
    }

    private void longOption(String arg) {
        switch (arg) {
            case "--help" -> help = true;
            case "--version" -> version = true;
            case "--preset" -> error = "Argument expected for the --preset option";
            case "--stdlib" -> error = "Argument expected for the --stdlib option";
            default -> {
                if (arg.startsWith("--preset=")) {
                    xOption(arg.substring(2));
                } else if (arg.startsWith("--stdlib=")) {
                    System.setProperty("jilectomy.stdlib", arg.substring(9));
                } else {
                    error = "unknown option " + arg;
                }
            }
        }
    }

    /**
     * Reads one argument of joined letters.
     *
     * @param next index of the argument after it
     * @return where to go on, or -1 if the rest is the program's
     */
    private int letters(String arg, String[] args, int next) {
        for (int at = 1; at < arg.length(); at++) {
            char letter = arg.charAt(at);
            if (letter == 'c' || letter == 'm' || letter == 'X' || letter == 'W') {
                boolean attached = at + 1 < arg.length();
                if (!attached && next >= args.length) {
                    error = "Argument expected for the -" + letter + " option";
                    return next;
                }
                String value = attached ? arg.substring(at + 1) : args[next++];
                if (letter == 'X') {
                    xOption(value);
                } else if (letter == 'W') {
                    warnings.add(value);
                } else {
                    source = letter == 'c' ? Source.CODE : Source.MODULE;
                    if (letter == 'm') {
                        Switches.beforeModule(value);
                    }
                    program(value, "-" + letter, args, next);
                    return -1;
                }
                return next;
            }
            flag(letter);
        }
        return next;
    }

    /** Those of CPython that matter here; all others are switches of this runtime. */
    private void xOption(String value) {
        int eq = value.indexOf('=');
        String name = eq < 0 ? value : value.substring(0, eq);
        switch (name) {
            case "dev" -> flags.devMode = true;
            case "utf8" -> flags.utf8Mode = value.endsWith("=0") ? 0 : 1;
            case "warn_default_encoding" -> flags.warnDefaultEncoding = 1;
            case "int_max_str_digits" -> digitLimit("-X int_max_str_digits",
                    eq < 0 ? "" : value.substring(eq + 1));
            case "pycache_prefix" -> flags.pycachePrefix =
                    eq < 0 || eq == value.length() - 1 ? null : value.substring(eq + 1);
            case "faulthandler" -> System.setProperty("jilectomy.faulthandler", "1");
            case "importtime", "tracemalloc", "frozen_modules", "no_debug_ranges",
                    "showrefcount" -> {} // accepted, without effect
            default -> error = Switches.set(value);
        }
        flags.xOptions.add(value);
    }

    private void digitLimit(String what, String text) {
        int limit = number(text, -1);
        if (limit < 0 || limit > 0 && limit < 640) {
            error = "Error: " + what + ": invalid limit; must be >= 640 or 0 for unlimited.";
        } else {
            flags.intMaxStrDigits = limit;
        }
    }

    private void flag(char letter) {
        switch (letter) {
            case 'h', '?' -> help = true;
            case 'V' -> version = true;
            case 'E' -> flags.ignoreEnvironment++;
            case 'P' -> flags.safePath = true;
            case 'I' -> {
                flags.isolated++;
                flags.ignoreEnvironment++;
                flags.noUserSite++;
                flags.safePath = true;
            }
            case 'O' -> flags.optimize++;
            case 'u' -> System.setProperty("jilectomy.unbuffered", "1");
            case 'b' -> flags.bytesWarning++;
            case 'B' -> flags.dontWriteBytecode++;
            case 'd' -> flags.debug++;
            case 'i' -> {
                flags.inspect++;
                flags.interactive++;
            }
            case 'q' -> flags.quiet++;
            case 's' -> flags.noUserSite++;
            case 'S' -> flags.noSite++;
            case 'v' -> flags.verbose++;
            case 'x' -> {}
            default -> error = "Unknown option: -" + letter;
        }
    }

    // ---------------------------------------------------------------- the environment

    /** Joins the command line with the environment; compare {@code config_read_env_vars}. */
    private void finish() {
        if (flags.ignoreEnvironment == 0) {
            flags.debug = counted("PYTHONDEBUG", flags.debug);
            flags.verbose = counted("PYTHONVERBOSE", flags.verbose);
            flags.optimize = counted("PYTHONOPTIMIZE", flags.optimize);
            flags.inspect = counted("PYTHONINSPECT", flags.inspect);
            flags.dontWriteBytecode = counted("PYTHONDONTWRITEBYTECODE", flags.dontWriteBytecode);
            flags.noUserSite = counted("PYTHONNOUSERSITE", flags.noUserSite);
            flags.safePath |= isSet("PYTHONSAFEPATH");
            flags.devMode |= isSet("PYTHONDEVMODE");
            if (isSet("PYTHONFAULTHANDLER")) {
                System.setProperty("jilectomy.faulthandler", "1");
            }
            if (isSet("PYTHONUNBUFFERED")) {
                System.setProperty("jilectomy.unbuffered", "1");
            }
            if (isSet("PYTHONWARNDEFAULTENCODING")) {
                flags.warnDefaultEncoding = 1;
            }
            if ("1".equals(System.getenv("PYTHONUTF8"))) {
                flags.utf8Mode = 1;
            }
            if ("0".equals(System.getenv("PYTHONHASHSEED"))) {
                flags.hashRandomization = 0;
            }
            if (isSet("PYTHONINTMAXSTRDIGITS") && error == null) {
                digitLimit("PYTHONINTMAXSTRDIGITS", System.getenv("PYTHONINTMAXSTRDIGITS"));
            }
            if (flags.pycachePrefix == null && isSet("PYTHONPYCACHEPREFIX")) {
                flags.pycachePrefix = System.getenv("PYTHONPYCACHEPREFIX");
            }
        }
        warnings();
        if (error == null) {
            error = Switches.finish();
        }
        if (flags.optimize > 0) {
            System.setProperty("jilectomy.optimize", flags.optimize > 1 ? "2" : "1");
        }
    }

    /** The order is that of strength: the last one counts most. */
    private void warnings() {
        if (flags.devMode) {
            System.setProperty("jilectomy.faulthandler", "1");
            System.setProperty("jilectomy.dev", "1");
            flags.warnOptions.add("default");
        }
        if (flags.ignoreEnvironment == 0 && isSet("PYTHONWARNINGS")) {
            String all = System.getenv("PYTHONWARNINGS");
            for (int start = 0, end; start <= all.length(); start = end + 1) {
                end = all.indexOf(',', start);
                end = end < 0 ? all.length() : end;
                flags.warnOptions.add(all.substring(start, end));
            }
        }
        flags.warnOptions.addAll(warnings);
        if (flags.bytesWarning > 0) {
            flags.warnOptions.add(
                    flags.bytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    /** A flag that may also be set by a variable: its number, or 1 if it is no number. */
    private static int counted(String variable, int flag) {
        return isSet(variable)
                ? Math.max(flag, Math.max(number(System.getenv(variable), 1), 1))
                : flag;
    }

    private static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    static String helpText() {
        return USAGE
                + "Options:\n"
                + "-c cmd : program passed in as string (terminates option list)\n"
                + "-m mod : run library module as a script (terminates option list)\n"
                + "file   : program read from script file\n"
                + "-      : program read from stdin\n"
                + "-B     : don't write compiled code into the cache\n"
                + "-E     : ignore PYTHON* environment variables\n"
                + "-I     : isolate from the user's environment (implies -E, -P and -s)\n"
                + "-O     : remove assert and __debug__-dependent statements\n"
                + "-P     : don't prepend a potentially unsafe path to sys.path\n"
                + "-u     : force the stdout and stderr streams to be unbuffered\n"
                + "-s     : don't add the user's site folder to sys.path\n"
                + "-S     : don't import site at the start\n"
                + "-V     : print the version and exit\n"
                + "-X opt : set a switch of the runtime:\n"
                + Switches.help()
                + "-W arg : warning control: action:message:category:module:line\n"
                + "-b, -d, -i, -q, -v, -x : accepted; for sys.flags only\n"
                + "--stdlib DIR : the folder of the standard library\n"
                + "Commands:\n"
                + "bench    : compare configurations of the runtime on a program\n"
                + "compare  : compare two reports of bench, or of pyperf\n"
                + "report   : make the reports of a bench again, from its JSON\n"
                + "ladder   : the story's presets side by side on a program, with charts\n"
                + "topology : show this machine's processors\n"
                + "doctor   : say what will disturb a measurement, and mend it\n"
                + "layout   : show the memory of an object\n"
                + "reflog   : read what -X reflog=FILE wrote: who dropped an object, who holds it\n";
    }
}
