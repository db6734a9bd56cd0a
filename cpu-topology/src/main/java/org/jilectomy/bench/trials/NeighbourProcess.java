package org.jilectomy.bench.trials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** A busy process on the core of whoever starts it. */
final class NeighbourProcess implements AutoCloseable {
    private final Process process;
    private final Writer commands;

    NeighbourProcess() {
        try {
            process = new ProcessBuilder(SpinWorker.command("--neighbour"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            commands = process.outputWriter();
            BufferedReader reader = process.inputReader();
            if (!"ready".equals(reader.readLine())) {
                throw new IllegalStateException("the neighbour did not come up");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Busy until {@link #off}. */
    void on() {
        send("on");
    }

    void off() {
        send("off");
    }

    /** Busy for exponential times of this mean, idle for such times of the other. */
    void duty(double onMillis, double offMillis) {
        send("duty " + onMillis + " " + offMillis);
    }

    private void send(String line) {
        try {
            commands.write(line + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
