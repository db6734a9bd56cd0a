package org.jilectomy.runtime.cli;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.imports.StandardLibrary;
import org.jilectomy.runtime.modules.SysModule;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** What of {@code sys} depends on the command line: {@code argv}, {@code path}. */
final class SysSetup {
    private SysSetup() {}

    static void run(ThreadState ts, Options options) {
        SysModule.setArgv(ts, options.argv.toArray(new String[0]));
        List<String> path = new ArrayList<>();
        String first = options.safePath ? null : firstOfPath(options);
        if (first != null) {
            path.add(first);
        }
        String more = options.ignoreEnvironment ? null : System.getenv("PYTHONPATH");
        if (more != null && !more.isEmpty()) {
            int start = 0;
            for (int end; start <= more.length(); start = end + 1) {
                end = more.indexOf(File.pathSeparatorChar, start);
                end = end < 0 ? more.length() : end;
                path.add(absolute(more.substring(start, end)));
            }
        }
        path.add(Importer.libraryPath());
        StandardLibrary library = library(options);
        if (library.folder != null) {
            path.add(library.folder);
        }
        for (String name : new String[] {"prefix", "exec_prefix", "base_prefix",
            "base_exec_prefix"}) {
            SysModule.setString(ts, name, library.prefix);
        }
        SysModule.setPath(ts, path.toArray(new String[0]));
    }

    static StandardLibrary library(Options options) {
        return StandardLibrary.find(
                options.ignoreEnvironment ? null : System.getenv("PYTHONHOME"));
    }

    /** The program's folder; compare {@code _PyPathConfig_ComputeSysPath0}. */
    private static String firstOfPath(Options options) {
        switch (options.source) {
            case FILE -> {
                File file = new File(options.program);
                if (file.isDirectory()) {
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

    /** Replaces {@code sys.argv[0]}. */
    static void argv0(ThreadState ts, String name) {
        long argv = PyDict.getItemString(ts, Interpreter.sysDict, "argv");
        long text = PyUnicode.fromJava(ts, name);
        PyList.setItem(ts, argv, 0, text);
        Refs.release(ts, text);
        Refs.release(ts, argv);
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
