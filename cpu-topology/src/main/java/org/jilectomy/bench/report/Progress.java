package org.jilectomy.bench.report;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a run says while it runs: lines that stay and, on a terminal only, a bar with the time that
 * is left below them. In a file or a pipe there are only the lines.
 *
 * <p>The bar is redrawn at most ten times a second. The time left is the time gone divided by the
 * share done, which is right as long as the work is even; samples are. Used by one thread.
 */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 28;
    private static final long REDRAW_NANOS = 100_000_000;
    private static final String CLEAR = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Colours colours;
    private long begin = System.nanoTime();
    private long drawn;
    private boolean visible;

    Progress(PrintStream out, boolean terminal, Colours colours) {
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
    }

    /** Progress on the standard error stream, with a bar if somebody watches. */
    public static Progress onErr(PrintStream err) {
        Map<String, String> environment = System.getenv();
        boolean terminal = err == System.err && Colours.Stream.ERR.isTerminal()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        return new Progress(err, terminal, Colours.of(Colours.Stream.ERR, environment));
    }

    /** A line that stays, marked as a remark. */
    public void say(String line) {
        erase();
        out.println(colours.dim("# " + line));
    }

    /** The work begins now: the time left is reckoned from here. */
    public void start() {
        begin = System.nanoTime();
        drawn = 0;
    }

    /**
     * Draws the bar.
     *
     * @param share of the work that is done, 0 to 1
     * @param what  is being done, in a few words
     */
    public void update(double share, String what) {
        long now = System.nanoTime();
        if (!terminal || now - drawn < REDRAW_NANOS && drawn != 0) {
            return;
        }
        drawn = now;
        visible = true;
        out.print(CLEAR + bar(share, (now - begin) / 1e9, what, colours));
        out.flush();
    }

    /** {@code [########------] 57 %, 12 s left: biased, fork 3}. */
    static String bar(double share, double seconds, String what, Colours colours) {
        double done = Math.max(0, Math.min(1, share));
        int full = (int) Math.round(done * WIDTH);
        String left = done < 0.01 || seconds < 0.5
                ? "" : ", " + duration(seconds / done - seconds) + " left";
        return "[" + colours.good("#".repeat(full)) + colours.dim("-".repeat(WIDTH - full)) + "] "
                + Math.round(done * 100) + " %" + left + ": " + what;
    }

    static String duration(double seconds) {
        long whole = Math.round(Math.ceil(seconds));
        return whole < 100 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }

    private void erase() {
        if (visible) {
            out.print(CLEAR);
            visible = false;
        }
    }

    /** Removes the bar. */
    @Override
    public void close() {
        erase();
        out.flush();
    }
}
