package org.jilectomy.runtime.cli;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jilectomy.heap.Header;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.modules.io.StandardStreams;
import org.jilectomy.runtime.modules.posix.FolderCalls;
import org.jilectomy.runtime.modules.sys.TraceRequest;
import org.jilectomy.runtime.objects.Audit;
import org.jilectomy.runtime.objects.GcFreeze;
import org.jilectomy.runtime.objects.LastCollection;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * One interpreter inside a Java program, running one Python program after the other: what a test or
 * a benchmark uses instead of a process each.
 *
 * <p>Every program gets a fresh {@code __main__} and its own {@code sys.argv}, {@code sys.path} and
 * streams. Afterwards its modules are emptied (unless a daemon thread of its own still runs after
 * some seconds) and {@code sys}, {@code builtins}, {@code sys.modules}, the recursion limit and the
 * process's working folder are put back. What a program does to built-in objects beyond that stays.
 * So do the classes and functions of the modules it imported, which are pinned: what is left is
 * frozen as by {@code gc.freeze()}, lest each program's collections walk over all that the ones
 * before it have left.
 *
 * <p>All programs run in one Python thread with a large stack. Callers may be any threads; they wait
 * for each other.
 */
public final class Embedded {
    /** How a program ended and what it wrote. */
    public record Result(int status, String out, String err) {}

    /** How long a program's daemon threads may go on after it, so that they find their modules. */
    private static final int DAEMON_MILLIS = 3_000;

    private static Embedded instance;

    private final SynchronousQueue<Runnable> work = new SynchronousQueue<>();
    private ThreadState ts;

    private Embedded() {
        Thread thread = new Thread(null, this::serve, "embedded Python", Launch.stackBytes());
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The interpreter of this process; started by the first call, with the switches that system
     * properties say.
     */
    public static synchronized Embedded instance() {
        if (instance == null) {
            String wrong = Switches.finish();
            if (wrong != null) {
                throw new IllegalArgumentException(wrong);
            }
            instance = new Embedded();
        }
        return instance;
    }

    /**
     * Runs a program as the command line would.
     *
     * @param seconds how long to wait; a program that takes longer leaves the interpreter unusable
     * @param args as after {@code jilectomy}; without {@code -X}, which is too late now
     */
    public Result run(int seconds, String... args) throws TimeoutException {
        Options options = Options.parse(args);
        if (options.error != null) {
            throw new IllegalArgumentException(options.error);
        }
        return call(seconds, () -> new EmbeddedRun(ts, options).run());
    }

    /** Runs a piece of source in a fresh {@code __main__}; as {@code -c}. */
    public Result runSource(int seconds, String source) throws TimeoutException {
        return run(seconds, "-c", source);
    }

    /**
     * Ends the interpreter as the end of a program does, leak check included; it cannot be used
     * afterwards.
     *
     * @return the exit status
     */
    public int finish(int seconds) throws TimeoutException {
        return call(seconds, () -> Lifecycle.finish(ts, 0));
    }

    /** Runs a Java action in the Python thread, which {@code action} gets the state of. */
    public <T> T call(int seconds, Function<ThreadState, T> action) throws TimeoutException {
        return call(seconds, () -> action.apply(ts));
    }

    /** Runs a Java action in the Python thread. */
    public <T> T call(int seconds, Callable<T> action) throws TimeoutException {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            boolean taken = work.offer(() -> {
                try {
                    result.complete(action.call());
                } catch (Throwable t) {
                    result.completeExceptionally(t);
                }
            }, seconds, TimeUnit.SECONDS);
            if (!taken) {
                throw new TimeoutException("an earlier program is still running");
            }
            return result.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void serve() {
        ts = ThreadState.create();
        // As the expectations were recorded: without warnings.
        Lifecycle.boot(ts, Options.parse(new String[] {"-s", "-W", "ignore"}));
        PyDict.delItem(ts, Interpreter.modules, Names.of("warnings")); // each program its own
        Refs.release(ts, Importer.importModule(ts, "encodings")); // registers itself once a process
        while (true) {
            Runnable next;
            ts.detach();
            try {
                next = work.take();
            } catch (InterruptedException e) {
                continue;
            } finally {
                ts.attach();
            }
            next.run();
        }
    }

    /** A list of the interpreter and what it held before a program had it; owns both. */
    private record KeptList(long list, long contents) {
        /** @param list taken over */
        static KeptList of(ThreadState ts, long list) {
            return new KeptList(list, PyList.fromIterable(ts, list));
        }

        static KeptList ofSys(ThreadState ts, String name) {
            return of(ts, PyDict.getItemString(ts, Interpreter.sysDict, name));
        }

        void putBack(ThreadState ts) {
            PyList.clear(ts, list);
            PyList.extend(ts, list, contents);
            Refs.release(ts, contents);
            Refs.release(ts, list);
        }
    }

    /** One program: what is put in place before it and put back after it. */
    private static final class EmbeddedRun {
        private final ThreadState ts;
        private final Options options;
        private final int out;
        private final int err;

        EmbeddedRun(ThreadState ts, Options options) {
            this.ts = ts;
            this.options = options;
            this.out = StandardStreams.memoryFile(ts);
            this.err = StandardStreams.memoryFile(ts);
        }

        Result run() {
            long modules = PyDict.copy(ts, Interpreter.modules);
            long sys = PyDict.copy(ts, Interpreter.sysDict);
            long builtins = PyDict.copy(ts, Interpreter.builtinsDict);
            long warningsDict = warningsDict();
            long warnings = PyDict.copy(ts, warningsDict);
            KeptList[] lists = {
                KeptList.of(ts, PyDict.getItemString(ts, warningsDict, "filters")),
                KeptList.ofSys(ts, "meta_path"), KeptList.ofSys(ts, "path_hooks")
            };
            int limit = ThreadState.recursionLimit();
            long folder = FolderCalls.getcwd(ts, Singletons.None);
            put("stdout", StandardStreams.over(ts, out, 1));
            put("stderr", StandardStreams.over(ts, err, 2));
            Lifecycle.addMain(ts);
            SysSetup.run(ts, options);
            int status;
            try {
                status = Lifecycle.endOfProgram(ts, Program.run(ts, options));
                TraceRequest.forget(ts);
                if (!Threads.othersRun(ts, DAEMON_MILLIS)) {
                    LastCollection.runYoung(ts);
                    ModuleTeardown.runAllBut(ts, modules);
                    LastCollection.run(ts);
                }
                Streams.flush(ts);
            } finally {
                Audit.clear();
                ThreadState.setRecursionLimit(ts, limit);
                FolderCalls.chdir(ts, Singletons.None, folder);
                Refs.release(ts, folder);
                for (KeptList list : lists) {
                    list.putBack(ts);
                }
                putBack(warningsDict, warnings);
                Refs.release(ts, warningsDict);
                putBack(Interpreter.builtinsDict, builtins);
                putBack(Interpreter.sysDict, sys);
                putBack(Interpreter.modules, modules);
            }
            if (!Header.TRACING) {
                GcFreeze.freeze(ts);
            }
            return new Result(status, text(out), text(err));
        }

        /** Namespace of {@code _warnings}, owned; programs change its filters. */
        private long warningsDict() {
            long module = PyDict.getItemString(ts, Interpreter.modules, "_warnings");
            long dict = Refs.retain(ts, PyModule.dict(module));
            Refs.release(ts, module);
            return dict;
        }

        private void put(String name, long stream) {
            PyDict.setItemString(ts, Interpreter.sysDict, name, stream);
            Refs.release(ts, stream);
        }

        /** Takes over {@code saved}. */
        private void putBack(long dict, long saved) {
            PyDict.clear(ts, dict);
            PyDict.update(ts, dict, saved);
            Refs.release(ts, saved);
        }

        private String text(int fd) {
            return new String(StandardStreams.takeContent(ts, fd), StandardCharsets.UTF_8);
        }
    }
}
