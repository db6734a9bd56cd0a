package org.jilectomy.runtime.cli;

import java.util.ArrayList;
import java.util.List;

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
    boolean ignoreEnvironment;
    boolean safePath;

    /** What is wrong with the command line, or null. */
    String error;

    private Options() {}

    static Options parse(String[] args) {
        Options options = new Options();
        options.read(args);
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
            case "--stdlib" -> error = "Argument expected for the --stdlib option";
            default -> {
                if (arg.startsWith("--stdlib=")) {
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
                    error = Switches.set(value);
                } else if (letter != 'W') {
                    source = letter == 'c' ? Source.CODE : Source.MODULE;
                    program(value, "-" + letter, args, next);
                    return -1;
                }
                return next;
            }
            flag(letter);
        }
        return next;
    }

    private void flag(char letter) {
        switch (letter) {
            case 'h', '?' -> help = true;
            case 'V' -> version = true;
            case 'E' -> ignoreEnvironment = true;
            case 'P' -> safePath = true;
            case 'I' -> {
                ignoreEnvironment = true;
                safePath = true;
            }
            case 'O' -> System.setProperty("jilectomy.optimize",
                    "1".equals(System.getProperty("jilectomy.optimize")) ? "2" : "1");
            case 'u' -> System.setProperty("jilectomy.unbuffered", "1");
            case 'b', 'B', 'd', 'q', 's', 'S', 'v', 'x' -> {}
            default -> error = "Unknown option: -" + letter;
        }
    }

    static String helpText() {
        return USAGE
                + "Options:\n"
                + "-c cmd : program passed in as string (terminates option list)\n"
                + "-m mod : run library module as a script (terminates option list)\n"
                + "file   : program read from script file\n"
                + "-      : program read from stdin\n"
                + "-E     : ignore PYTHON* environment variables\n"
                + "-I     : isolate from the user's environment (implies -E and -P)\n"
                + "-O     : remove assert and __debug__-dependent statements\n"
                + "-P     : don't prepend a potentially unsafe path to sys.path\n"
                + "-u     : force the stdout and stderr streams to be unbuffered\n"
                + "-V     : print the version and exit\n"
                + "-X opt : set a switch of the runtime:\n"
                + Switches.help()
                + "-b, -B, -d, -q, -s, -S, -v, -x, -W arg : accepted, without effect\n"
                + "--stdlib DIR : the folder of the standard library\n"
                + "Commands:\n"
                + "bench    : compare configurations of the runtime on a program\n"
                + "topology : show this machine's processors\n"
                + "layout   : show the memory of an object\n";
    }
}
