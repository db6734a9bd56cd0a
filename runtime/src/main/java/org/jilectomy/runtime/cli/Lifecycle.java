package org.jilectomy.runtime.cli;

import org.jilectomy.heap.Statistics;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.imports.StandardLibrary;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.modules.ModuleTable;
import org.jilectomy.runtime.modules.PythonThreads;
import org.jilectomy.runtime.modules.importlib.PathImports;
import org.jilectomy.runtime.modules.libm.LibmPower;
import org.jilectomy.runtime.modules.sys.AsyncHooks;
import org.jilectomy.runtime.modules.sys.SysModule;
import org.jilectomy.runtime.modules.warnings.WarningsModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Audit;
import org.jilectomy.runtime.objects.CallerFrame;
import org.jilectomy.runtime.objects.Contention;
import org.jilectomy.runtime.objects.CycleTrigger;
import org.jilectomy.runtime.objects.FloatPower;
import org.jilectomy.runtime.objects.GcFreeze;
import org.jilectomy.runtime.objects.LastCollection;
import org.jilectomy.runtime.objects.LateStart;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.OwnBuiltins;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * From nothing to a running interpreter and back; compare {@code Py_InitializeFromConfig} and {@code
 * Py_FinalizeEx}.
 *
 * <p>The order of the end is what programs can observe:
 *
 * <ol>
 *   <li>{@code threading._shutdown()}: wait for threads that are not daemons;
 *   <li>functions registered with {@code atexit}, last first; flush the standard streams;
 *   <li>free garbage in cycles; empty the modules, {@code __main__} first, so that {@code __del__}
 *       methods run while the built-ins still work; free what they kept in cycles; flush again;
 *   <li>only with {@code -X leakcheck}: give back everything the runtime itself holds and count
 *       what is left.
 * </ol>
 *
 * <p>If a daemon thread is still running, it may use any module; then steps 3 and 4 are left out.
 */
final class Lifecycle {
    /** Exit status when blocks leaked. */
    static final int LEAKED = 3;

    /** Exit status when standard output could not be written at the end, as CPython. */
    static final int FLUSH_FAILED = 120;

    private static final boolean LEAK_CHECK = "1".equals(System.getProperty("jilectomy.leakcheck"));

    private Lifecycle() {}

    // ---------------------------------------------------------------- the beginning

    /** Makes the interpreter; the caller is attached. */
    static void boot(ThreadState ts, Options options) {
        StandardLibrary library = SysSetup.library(options);
        bootCore(ts, options, library);
        bootImports(ts, options, library);
        addMain(ts);
        CycleTrigger.start(ts);
    }

    /** As {@link #boot} and {@link SysSetup#run}, but if nobody can tell, imports wait for the first. */
    static void bootForProgram(ThreadState ts, Options options, StandardLibrary library) {
        bootCore(ts, options, library);
        if (!SiteFiles.mayWait(options, library)) {
            bootImports(ts, options, library);
            addMain(ts);
            SysSetup.run(ts, options);
        } else {
            SysModule.withoutImports(ts);
            SysSetup.setArgv(ts, options);
            Importer.bootstrapLater(ts, new LateStart.Work() {
                @Override
                public void run(ThreadState ts) {
                    SysModule.withImports(ts);
                    bootImports(ts, options, library);
                    SysSetup.beginPath(ts, options);
                    setMainLoader(ts);
                }
            });
            addMain(ts);
        }
        CycleTrigger.start(ts);
    }

    private static void bootCore(ThreadState ts, Options options, StandardLibrary library) {
        StaticTypes.boot();
        CodeUnit.install();
        Warnings.install(new WarningsModule());
        OwnBuiltins.install(Hooks.INSTANCE);
        FloatPower.install(new LibmPower());
        Importer.install(Hooks.INSTANCE);
        Tracing.library = library.folder;
        ModuleTable.boot(ts);
        SysSetup.boot(ts, options, library);
    }

    /** importlib, {@code sys.path} and {@code site}. */
    private static void bootImports(ThreadState ts, Options options, StandardLibrary library) {
        SysSetup.setPath(ts, options, library);
        Importer.bootstrap(ts, library.folder);
        PathImports.install(ts, options.flags.verbose, options.flags.optimize);
        if (library.folder != null && !options.flags.warnOptions.isEmpty()) {
            Refs.release(ts, Importer.importModule(ts, "warnings")); // takes them over
        }
        if (library.folder != null && options.flags.noSite == 0) {
            Refs.release(ts, Importer.importModule(ts, "site"));
        }
    }

    /** A fresh {@code __main__} in {@code sys.modules}; borrowed. */
    static long addMain(ThreadState ts) {
        long main = PyModule.create(ts, Names.__main__);
        long builtins = PyDict.getItemName(ts, Interpreter.modules, Names.builtins);
        long dict = PyModule.dict(main);
        BuiltinModule.putSteal(ts, dict, "__annotations__", PyDict.create(ts));
        BuiltinModule.putSteal(ts, dict, "__builtins__", builtins);
        PyDict.setItemName(ts, Interpreter.modules, Names.__main__, main);
        Refs.release(ts, main);
        setMainLoader(ts);
        return main;
    }

    /** Not a program's file: {@code BuiltinImporter}, if it is there. */
    private static void setMainLoader(ThreadState ts) {
        long importlib = PyDict.getItemString(ts, Interpreter.modules, "_frozen_importlib");
        if (importlib == 0) {
            return;
        }
        long main = PyDict.getItemName(ts, Interpreter.modules, Names.__main__);
        BuiltinModule.putSteal(ts, PyModule.dict(main), "__loader__",
                Abstract.getAttr(ts, importlib, Names.of("BuiltinImporter")));
        Refs.release(ts, main);
        Refs.release(ts, importlib);
    }

    // ---------------------------------------------------------------- the end

    /**
     * Ends the interpreter.
     *
     * @param status what the program ended with
     * @return what the process is to end with
     */
    static int finish(ThreadState ts, int status) {
        status = endOfProgram(ts, status);
        Contention.report(ts);
        if (Statistics.TOLD) {
            System.err.print(Statistics.report());
        }
        if (Threads.othersRun(ts, 50)) {
            if (LEAK_CHECK) {
                System.err.println("leakcheck: skipped, a daemon thread is still running");
            }
            return status;
        }
        Tracing.clear(ts);
        if (LEAK_CHECK) {
            GcFreeze.unfreeze(ts);
        }
        LastCollection.run(ts);
        LateStart.forget();
        Interpreter.finalizing = true;
        long[] last = ModuleTeardown.run(ts);
        LastCollection.run(ts);
        if (!Streams.flush(ts) && status == 0) {
            status = FLUSH_FAILED;
        }
        if (LEAK_CHECK) {
            ModuleTeardown.runLast(ts, last);
            LastCollection.run(ts);
            LeakCheck check = LeakCheck.prepare(ts);
            releaseAll(ts);
            if (check.report(ts, System.err) && status == 0) {
                status = LEAKED;
            }
        }
        return status;
    }

    /** Waits for the program's threads, runs its exit functions and flushes; the status after it. */
    static int endOfProgram(ThreadState ts, int status) {
        joinThreads(ts);
        AtExit.run(ts);
        return !Streams.flush(ts) && status == 0 ? FLUSH_FAILED : status;
    }

    private static void joinThreads(ThreadState ts) {
        long threading = PyDict.getItemString(ts, Interpreter.modules, "threading");
        if (threading == 0) {
            return;
        }
        try {
            Refs.release(ts, Abstract.callMethod(ts, threading, Names.of("_shutdown")));
        } catch (PyException e) {
            Uncaught.ignored(ts, e, "on threading shutdown");
        } finally {
            Refs.release(ts, threading);
        }
    }

    /** Gives back what only the runtime holds; no Python code runs after this. */
    private static void releaseAll(ThreadState ts) {
        Audit.clear();
        CallerFrame.clear(ts);
        AsyncHooks.clear(ts);
        PythonThreads.forgetSentinel(ts);
        Hooks.INSTANCE.clear(ts);
        Refs.xrelease(ts, ts.takeRaised());
        Refs.xrelease(ts, ts.context);
        ts.context = 0;
        long handled = ts.handled;
        ts.handled = 0;
        Refs.xrelease(ts, handled);
        long dict = ts.dict;
        ts.dict = 0;
        Refs.xrelease(ts, dict);
        long sys = Interpreter.sysDict;
        long modules = Interpreter.modules;
        Interpreter.sysDict = 0;
        Interpreter.modules = 0;
        Refs.release(ts, sys);
        Refs.release(ts, modules);
        Pins.releaseAll(ts);
    }
}
