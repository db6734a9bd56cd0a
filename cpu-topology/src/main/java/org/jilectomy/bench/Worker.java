package org.jilectomy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jilectomy.bench.WorkerProtocol.Answer;
import org.jilectomy.bench.WorkerProtocol.Empty;
import org.jilectomy.bench.WorkerProtocol.Failure;
import org.jilectomy.bench.WorkerProtocol.Hello;
import org.jilectomy.bench.WorkerProtocol.Loaded;
import org.jilectomy.bench.WorkerProtocol.RoundLine;
import org.jilectomy.bench.WorkerProtocol.ThreadLine;
import org.jilectomy.bench.results.Side;
import org.jilectomy.topology.Affinity;
import org.jilectomy.topology.CpuSet;
import org.jilectomy.topology.SysTree;

/**
 * The process of one side, alive from warm-up to the last round of a fork. It does nothing, on a
 * blocked read, while another has its turn.
 *
 * <p>Used by one thread at a time, which reads the answers itself: one thread less to wake between a
 * sample's end and the look after it. A daemon thread drains the standard error; another kills a
 * process that does not answer in time, which ends the read. What the script prints is kept (the
 * last lines of it) for the message of a failure.
 */
final class Worker implements Contender {
    private static final int KEPT_LINES = 12;
    private static final long WATCH_MILLIS = 500;

    private final Side side;
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private final Deque<String> printed = new ArrayDeque<>();
    private final long timeoutSeconds;
    private Thread errorDrain = Thread.currentThread();
    private Hello hello = new Hello("", "", "none", false);

    /** When the awaited answer is late, by the nano clock; 0: none is awaited. */
    private volatile long deadline;

    private volatile boolean timedOut;

    private Worker(Side side, Process process, long timeoutSeconds) {
        this.side = side;
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Starts a process and waits until it greets.
     *
     * @param words          what is appended to the side's command
     * @param hashSeed       of a Python's strings: the same for all sides, another for each fork
     * @param timeoutSeconds how long any answer may take
     */
    static Worker start(Side side, List<String> words, long hashSeed, long timeoutSeconds)
            throws WorkerException {
        List<String> command = new ArrayList<>(side.command());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONHASHSEED", String.valueOf(hashSeed));
        builder.environment().remove("PYTHONSTARTUP");
        Worker worker;
        try {
            worker = new Worker(side, builder.start(), timeoutSeconds);
        } catch (IOException e) {
            throw new WorkerException("cannot start " + command.getFirst() + ": " + e.getMessage());
        }
        worker.errorDrain = worker.drainErrors();
        worker.watch();
        try {
            if (worker.answer() instanceof Hello greeting) {
                worker.hello = greeting;
                return worker;
            }
            throw new WorkerException("did not greet");
        } catch (WorkerException e) {
            worker.close();
            throw e;
        }
    }

    private Thread drainErrors() {
        BufferedReader reader = process.errorReader(StandardCharsets.UTF_8);
        return Thread.ofPlatform().daemon().name("drain-" + side.name()).start(() -> {
            try (reader) {
                for (String line; (line = reader.readLine()) != null;) {
                    keep(line);
                }
            } catch (IOException e) {
                keep("(output lost: " + e.getMessage() + ")");
            }
        });
    }

    private void watch() {
        Thread.ofPlatform().daemon().name("watch-" + side.name()).start(() -> {
            try {
                while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                    long late = deadline;
                    if (late != 0 && System.nanoTime() - late > 0) {
                        timedOut = true;
                        kill();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void keep(String line) {
        synchronized (printed) {
            printed.add(line);
            if (printed.size() > KEPT_LINES) {
                printed.removeFirst();
            }
        }
    }

    private List<String> printed() {
        synchronized (printed) {
            return List.copyOf(printed);
        }
    }

    @Override
    public Side side() {
        return side;
    }

    Hello hello() {
        return hello;
    }

    /** Loads the script; an error in it is this exception's message. */
    void load(Path script) throws WorkerException {
        send(WorkerProtocol.load(script.toAbsolutePath().toString()));
        if (!(answer() instanceof Loaded)) {
            throw new WorkerException("protocol: 'loaded' expected");
        }
    }

    @Override
    public Turn turn(List<Integer> cpus, long loops) throws WorkerException {
        send(WorkerProtocol.round(cpus, loops));
        List<ThreadLine> threads = new ArrayList<>(cpus.size());
        while (true) {
            switch (answer()) {
                case ThreadLine thread -> threads.add(thread);
                case RoundLine round -> {
                    return WorkerProtocol.turn(threads, round);
                }
                default -> throw new WorkerException("protocol: a round's line expected");
            }
        }
    }

    @Override
    public long emptyNanos() throws WorkerException {
        send("empty");
        return answer() instanceof Empty empty ? empty.nanos() : -1;
    }

    private void send(String command) throws WorkerException {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw failure("the process has ended");
        }
    }

    /** The next line of ours; what the script printed between is kept. */
    private Answer answer() throws WorkerException {
        deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds) | 1;
        try {
            for (String line; (line = answers.readLine()) != null;) {
                Optional<Answer> answer = WorkerProtocol.parse(line);
                if (answer.isEmpty()) {
                    keep(line);
                } else if (answer.get() instanceof Failure failed) {
                    throw failed.kind().equals("protocol")
                            ? failure("protocol: " + failed.message())
                            : new WorkerException(failed.message());
                } else {
                    return answer.get();
                }
            }
        } catch (IOException e) {
            keep("(output lost: " + e.getMessage() + ")");
        } finally {
            deadline = 0;
        }
        throw silence();
    }

    private WorkerException silence() {
        if (timedOut) {
            return failure("no answer within " + timeoutSeconds + " s");
        }
        try {
            process.waitFor(2, TimeUnit.SECONDS);
            errorDrain.join(1000); // its last words belong to the message
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WorkerException("interrupted");
        }
        return failure(process.isAlive()
                ? "closed its output"
                : "the process ended with code " + process.exitValue());
    }

    /** A failure of the process, with what it printed last. */
    private WorkerException failure(String what) {
        List<String> last = printed();
        return new WorkerException(
                last.isEmpty() ? what : what + "; it printed:\n    " + String.join("\n    ", last));
    }

    long pid() {
        return process.pid();
    }

    @Override
    public OptionalLong peakResidentBytes() {
        return SysTree.live().field("proc/" + pid() + "/status", "VmHWM")
                .map(SysTree::parseSize).orElse(OptionalLong.empty());
    }

    /**
     * Moves the threads that serve a JVM (compilers, collectors) off the benchmark's cores. Those
     * that they start later inherit it.
     */
    @Override
    public void clear(List<Integer> cpus) {
        CpuSet elsewhere = Affinity.allowed();
        for (int cpu : cpus) {
            elsewhere = elsewhere.minus(CpuSet.of(cpu));
        }
        if (elsewhere.isEmpty()) {
            return; // there is no elsewhere
        }
        for (int thread : SysTree.live().numbered("proc/" + pid() + "/task", "")) {
            String name = SysTree.live()
                    .value("proc/" + pid() + "/task/" + thread + "/comm").orElse("");
            if (isServant(name)) {
                Affinity.setAllowed(thread, elsewhere);
            }
        }
    }

    /** HotSpot's names of the threads that serve the program, as the kernel cuts them. */
    private static boolean isServant(String name) {
        return name.startsWith("C1 ") || name.startsWith("C2 ") || name.startsWith("GC Thread")
                || name.startsWith("G1 ") || name.startsWith("VM ") || name.startsWith("Monitor ")
                || name.startsWith("Service ") || name.startsWith("Notification")
                || name.startsWith("Signal ") || name.startsWith("Common-Cleaner");
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    /** Asks the process to end, and insists after two seconds. */
    @Override
    public void close() {
        try (commands) {
            commands.write("quit\n");
            commands.flush();
        } catch (IOException e) {
            // it ended already
        }
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
