package org.jilectomy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jilectomy.bench.WorkerProtocol.Answer;
import org.jilectomy.bench.WorkerProtocol.Failure;
import org.jilectomy.bench.WorkerProtocol.Hello;
import org.jilectomy.bench.WorkerProtocol.Loaded;
import org.jilectomy.bench.WorkerProtocol.RoundLine;
import org.jilectomy.bench.WorkerProtocol.ThreadLine;
import org.jilectomy.topology.SysTree;

/**
 * The process of one configuration, alive from warm-up to the last round. It does nothing, on a
 * blocked read, while another has its turn.
 *
 * <p>Used by one thread; two daemon threads drain the process's output. What the script prints is
 * kept (the last lines of it) for the message of a failure.
 */
final class Worker implements AutoCloseable {
    private static final int KEPT_LINES = 12;

    /** In the queue of answers: the process closed its output. */
    private static final Answer END = new Failure("process", "ended");

    final Configuration configuration;
    private final Process process;
    private final Writer commands;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Deque<String> printed = new ArrayDeque<>();
    private final long timeoutSeconds;
    private Thread errorDrain = Thread.currentThread();
    private Hello hello = new Hello("", "", "none", false);

    private Worker(Configuration configuration, Process process, long timeoutSeconds) {
        this.configuration = configuration;
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Unpacks the worker program; the caller deletes the file when all workers have ended. */
    static Path unpackProgram() {
        try (InputStream in = Worker.class.getResourceAsStream("bench_worker.py")) {
            Path file = Files.createTempFile("jilectomy-bench-", ".py");
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a process and waits until it greets.
     *
     * @param timeoutSeconds how long any answer may take
     */
    static Worker start(Configuration configuration, Path program, long timeoutSeconds)
            throws WorkerException {
        List<String> command = new ArrayList<>(configuration.command());
        command.add(program.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        // The same for all sides and all forks; CPython would otherwise draw a new layout of every
        // dict of strings with each process.
        builder.environment().put("PYTHONHASHSEED", "0");
        builder.environment().remove("PYTHONSTARTUP");
        Worker worker;
        try {
            worker = new Worker(configuration, builder.start(), timeoutSeconds);
        } catch (IOException e) {
            throw new WorkerException("cannot start " + command.getFirst() + ": " + e.getMessage());
        }
        worker.drain(worker.process.inputReader(StandardCharsets.UTF_8), true);
        worker.errorDrain = worker.drain(worker.process.errorReader(StandardCharsets.UTF_8), false);
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

    private Thread drain(BufferedReader reader, boolean protocol) {
        return Thread.ofPlatform().daemon().name("drain-" + configuration.name()).start(() -> {
            try (reader) {
                for (String line; (line = reader.readLine()) != null;) {
                    Optional<Answer> answer =
                            protocol ? WorkerProtocol.parse(line) : Optional.empty();
                    if (answer.isPresent()) {
                        answers.add(answer.get());
                    } else {
                        keep(line);
                    }
                }
            } catch (IOException e) {
                keep("(output lost: " + e.getMessage() + ")");
            }
            if (protocol) {
                answers.add(END);
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

    /** One round, a thread for each CPU of the list. */
    Turn round(List<Integer> cpus) throws WorkerException {
        send(WorkerProtocol.round(cpus));
        List<ThreadLine> threads = new ArrayList<>();
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

    private void send(String command) throws WorkerException {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw failure("the process has ended");
        }
    }

    private Answer answer() throws WorkerException {
        try {
            Answer answer = answers.poll(timeoutSeconds, TimeUnit.SECONDS);
            if (answer == null) {
                throw failure("no answer within " + timeoutSeconds + " s");
            }
            if (answer == END) {
                process.waitFor(2, TimeUnit.SECONDS);
                errorDrain.join(1000); // its last words belong to the message
                throw failure(process.isAlive()
                        ? "closed its output"
                        : "the process ended with code " + process.exitValue());
            }
            if (answer instanceof Failure failed) {
                throw failed.kind().equals("protocol")
                        ? failure("protocol: " + failed.message())
                        : new WorkerException(failed.message());
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerException("interrupted");
        }
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

    /** The most memory the process had in use at once, in bytes; empty off Linux. */
    OptionalLong peakResidentBytes() {
        return SysTree.live().field("proc/" + pid() + "/status", "VmHWM")
                .map(SysTree::parseSize).orElse(OptionalLong.empty());
    }

    /** Ends the process at once; any thread may. */
    void kill() {
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
