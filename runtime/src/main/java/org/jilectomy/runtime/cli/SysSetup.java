package org.jilectomy.runtime.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.imports.StandardLibrary;
import org.jilectomy.runtime.modules.sys.SysModule;
import org.jilectomy.runtime.state.ThreadState;

/** What of {@code sys} depends on the command line: {@code argv}, {@code path}. */
final class SysSetup {
    private SysSetup() {}

    /** What stays for the life of the interpreter. */
    static void boot(ThreadState ts, Options options, StandardLibrary library) {
        SysModule.setFlags(ts, options.flags);
        for (String name : new String[] {"prefix", "exec_prefix", "base_prefix",
            "base_exec_prefix"}) {
            SysModule.setString(ts, name, library.prefix);
        }
        SysModule.setString(ts, "_stdlib_dir", library.folder);
        String executable = System.getProperty("jilectomy.executable", "");
        SysModule.setString(ts, "executable", executable);
        SysModule.setString(ts, "_base_executable", executable);
    }

    /** Where modules are looked for, but for the program's folder. */
    static void setPath(ThreadState ts, Options options, StandardLibrary library) {
        SysModule.setPath(ts, searchPath(options, library).toArray(new String[0]));
    }

    /** What each program finds anew. */
    static void run(ThreadState ts, Options options) {
        setArgv(ts, options);
        beginPath(ts, options);
    }

    static void setArgv(ThreadState ts, Options options) {
        SysModule.setArgv(ts, options.argv.toArray(new String[0]));
    }

    /** The program's folder comes first. */
    static void beginPath(ThreadState ts, Options options) {
        SysModule.beginPath(ts, options.flags.safePath ? null : firstOfPath(options));
    }

    static List<String> searchPath(Options options, StandardLibrary library) {
        List<String> path = new ArrayList<>();
        String more = environment(options, "PYTHONPATH");
        if (more != null && !more.isEmpty()) {
            int start = 0;
            for (int end; start <= more.length(); start = end + 1) {
                end = more.indexOf(File.pathSeparatorChar, start);
                end = end < 0 ? more.length() : end;
                path.add(absolute(more.substring(start, end)));
            }
        }
        if (library.folder != null) {
            path.add(library.folder);
        }
        return path;
    }

    static String environment(Options options, String variable) {
        return options.flags.ignoreEnvironment > 0 ? null : System.getenv(variable);
    }

    static StandardLibrary library(Options options) {
        return StandardLibrary.find(environment(options, "PYTHONHOME"));
    }

    /** The program's folder; compare {@code _PyPathConfig_ComputeSysPath0}. */
    private static String firstOfPath(Options options) {
        switch (options.source) {
            case FILE -> {
                File file = new File(options.program);
                if (Program.isSearchable(file)) {
                    return absolute(options.program);
                }
                try {
                    file = file.getCanonicalFile(); // the folder of what a link points to
                } catch (IOException e) {
                    file = file.getAbsoluteFile();
                }
                return file.getParent();
            }
            case MODULE -> {
                return System.getProperty("user.dir");
            }
            default -> {
                return "";
            }
        }
    }

    /** As {@code os.path.abspath}, but without looking inside the path. */
    static String absolute(String name) {
        if (name.startsWith("/")) {
            return name;
        }
        String folder = System.getProperty("user.dir");
        while (name.startsWith("./")) {
            name = name.substring(2);
        }
        return name.isEmpty() || name.equals(".") ? folder : folder + "/" + name;
    }

    /** Whether a descriptor of this process is a terminal (or a character device). */
    static boolean isTerminal(int fd) {
        try {
            String target = new File("/proc/self/fd/" + fd).getCanonicalPath();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty")
                    || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
