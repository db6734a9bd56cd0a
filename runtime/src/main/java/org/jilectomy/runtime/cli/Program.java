package org.jilectomy.runtime.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.ModuleSource;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Runs what the command line names in {@code __main__}; compare {@code pymain_run_python}. The
 * result is the exit status.
 */
final class Program {
    private Program() {}

    static int run(ThreadState ts, Options options) {
        try {
            return switch (options.source) {
                case CODE -> runText(ts, options.program + "\n", "<string>");
                case MODULE -> runModule(ts, options.program);
                case FILE -> runFile(ts, options.program);
                case STDIN -> runStandardInput(ts);
            };
        } catch (PyException e) {
            return Uncaught.handle(ts, e);
        }
    }

    private static int runFile(ThreadState ts, String name) {
        File file = new File(name);
        String absolute = SysSetup.absolute(name);
        String dunderFile = absolute;
        if (file.isDirectory()) {
            dunderFile = absolute + "/__main__.py";
            file = new File(dunderFile);
            if (!file.isFile()) {
                System.err.println("jilectomy: can't find '__main__' module in '" + absolute + "'");
                return 1;
            }
            put(ts, "__package__", PyUnicode.fromJava(ts, ""));
        }
        byte[] bytes;
        try (InputStream in = new FileInputStream(file)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            System.err.println("jilectomy: can't open file '" + absolute + "': "
                    + (file.exists() ? "[Errno 13] Permission denied"
                            : "[Errno 2] No such file or directory"));
            return 2;
        }
        put(ts, "__file__", PyUnicode.fromJava(ts, dunderFile));
        put(ts, "__cached__", Singletons.None);
        return runText(ts, ModuleSource.decode(ts, bytes, dunderFile), dunderFile);
    }

    private static int runModule(ThreadState ts, String name) {
        ModuleSource source = null;
        try {
            source = ModuleSource.find(ts, name);
        } catch (PyException e) {
            if (!Uncaught.isModuleNotFound(e)) {
                throw e;
            }
            Uncaught.forget(ts, e);
        }
        if (source == null) {
            System.err.println("jilectomy: No module named " + name);
            return 1;
        }
        put(ts, "__file__", PyUnicode.fromJava(ts, source.file()));
        put(ts, "__package__", PyUnicode.fromJava(ts, source.parent()));
        put(ts, "__cached__", Singletons.None);
        SysSetup.argv0(ts, source.file());
        return runText(ts, source.text(), source.file());
    }

    private static int runStandardInput(ThreadState ts) {
        if (SysSetup.isTerminal(0)) {
            System.err.println("jilectomy: there is no interactive mode yet; "
                    + "name a program, or use -c");
            return 2;
        }
        byte[] bytes;
        try {
            bytes = System.in.readAllBytes();
        } catch (IOException e) {
            System.err.println("jilectomy: can't read standard input");
            return 1;
        }
        return runText(ts, ModuleSource.decode(ts, bytes, "<stdin>"), "<stdin>");
    }

    /** Compiles and runs a program in {@code __main__}. */
    static int runText(ThreadState ts, String text, String filename) {
        long main = PyDict.getItemString(ts, Interpreter.modules, "__main__");
        try {
            long code = Compilation.compile(ts, text, filename, "exec");
            try {
                long dict = PyModule.dict(main);
                Refs.release(ts, Compilation.run(ts, code, dict, dict));
            } finally {
                Refs.release(ts, code);
            }
            return 0;
        } catch (PyException e) {
            return Uncaught.handle(ts, e);
        } finally {
            Refs.release(ts, main);
        }
    }

    /** Sets a name of {@code __main__} to an owned value. */
    private static void put(ThreadState ts, String name, long value) {
        long main = PyDict.getItemString(ts, Interpreter.modules, "__main__");
        PyDict.setItemString(ts, PyModule.dict(main), name, value);
        Refs.release(ts, value);
        Refs.release(ts, main);
    }
}
