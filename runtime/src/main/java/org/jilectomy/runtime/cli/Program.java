package org.jilectomy.runtime.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.imports.ModuleSource;
import org.jilectomy.runtime.modules.sys.TraceRequest;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.LateStart;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
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
                case MODULE -> runModule(ts, options.program, true);
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
        if (isSearchable(file)) {
            return runModule(ts, "__main__", false);
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
        put(ts, "__file__", PyUnicode.fromJava(ts, absolute));
        put(ts, "__cached__", Singletons.None);
        if (LateStart.isPending()) {
            LateStart.put(new LateStart.Work() {
                @Override
                public void run(ThreadState ts) {
                    setLoader(ts, "SourceFileLoader", absolute);
                }
            });
        } else {
            setLoader(ts, "SourceFileLoader", absolute);
        }
        return runText(ts, ModuleSource.decodeFile(ts, bytes, absolute), absolute);
    }

    /** Whether modules can be found in it: a folder, or a zip file by the mark at its end. */
    static boolean isSearchable(File file) {
        if (file.isDirectory()) {
            return true;
        }
        int record = 22; // "end of central directory" without a comment
        try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
            if (in.length() < record) {
                return false;
            }
            in.seek(in.length() - record);
            return in.readInt() == 0x504b0506;
        } catch (IOException e) {
            return false;
        }
    }

    /** Compare {@code set_main_loader}. */
    private static void setLoader(ThreadState ts, String name, String file) {
        long external = PyDict.getItemString(
                ts, Interpreter.modules, "_frozen_importlib_external");
        if (external == 0) {
            return;
        }
        long type = Abstract.getAttr(ts, external, Names.of(name));
        long text = PyUnicode.fromJava(ts, file);
        put(ts, "__loader__", Abstract.call(ts, type, Names.__main__, text));
        Refs.release(ts, text);
        Refs.release(ts, type);
        Refs.release(ts, external);
    }

    /** {@code -m name}, or the {@code __main__} of a folder or zip file; compare {@code runpy}. */
    private static int runModule(ThreadState ts, String name, boolean alterArgv) {
        long runpy = Importer.importModule(ts, "runpy");
        long text = PyUnicode.fromJava(ts, name);
        try {
            Refs.release(ts, Abstract.callMethod(ts, runpy, Names.of("_run_module_as_main"), text,
                    PyBool.of(alterArgv)));
            return 0;
        } finally {
            Refs.release(ts, text);
            Refs.release(ts, runpy);
        }
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
        return runText(ts, ModuleSource.decodeFile(ts, bytes, "<stdin>"), "<stdin>");
    }

    /** Compiles and runs a program in {@code __main__}. */
    static int runText(ThreadState ts, String text, String filename) {
        if (text.contains("__loader__")) {
            LateStart.finish(ts);
        }
        long main = PyDict.getItemString(ts, Interpreter.modules, "__main__");
        try {
            TraceRequest.beginIfNamed(ts, text, filename);
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
