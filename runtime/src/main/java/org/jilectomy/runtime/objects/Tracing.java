package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What a thread has given to {@code sys.settrace} and {@code sys.setprofile}, and the frames whose
 * lines are traced; compare CPython's {@code call_trace} and {@code trace_trampoline}.
 *
 * <p>Events come from units that were compiled for tracing ({@code compiler.TraceHooks}): those
 * whose source names {@code settrace}, {@code setprofile}, {@code set_trace} or {@code breakpoint}
 * and that are no part of the library, all that are compiled after the first of these functions was
 * called ({@link #everything}), and with {@code -X trace} all there is. Other code runs untraced, as
 * built-in functions do.
 *
 * <p>A traced frame is an entry here, by recursion depth, deepest last:
 * <pre>
 *  depths   3   5   6        of the running function, as ThreadState.depth has it
 *  frames   f   g   h        owned, so that f_trace stays while the function runs
 *  lines   10  22   7        reported last; -1 if the next statement is a new line in any case
 * </pre>
 * Entries deeper than whoever reports are of functions that have ended. Belongs to its thread.
 */
public final class Tracing {
    /** {@code -X trace}: all code is compiled for tracing, the library's and what importlib is, too. */
    public static final boolean ALWAYS = "1".equals(System.getProperty("jilectomy.trace"));

    /** Whether all that is compiled from now on is compiled for tracing. */
    public static volatile boolean everything = ALWAYS;

    /** The library's folder, whose modules are not compiled for tracing for what they name. */
    public static volatile String library;

    private static final String[] NAMES = {"settrace", "setprofile", "set_trace", "breakpoint"};

    private static final int CALL = 0;
    private static final int LINE = 1;
    private static final int RETURN = 2;
    private static final int EXCEPTION = 3;
    private static final String[] EVENTS = {"call", "line", "return", "exception"};

    /** Owned; 0 if not set. */
    private long trace;

    private long profile;

    /** While a trace function runs, nothing is traced. */
    private boolean inside;

    /** What a trace function is being told just now. */
    private int telling = CALL;

    /** During an event of an exception or a return: the frame whose place is given, borrowed; else 0. */
    private long placed;

    private int place;

    private int count;
    private int[] depths = new int[8];
    private long[] frames = new long[8];
    private int[] lines = new int[8];

    private Tracing() {}

    /** Whether a source is to be compiled for tracing. */
    public static boolean wants(String source, String filename) {
        if (everything) {
            return true;
        }
        String folder = library;
        if (source == null || folder != null && filename.startsWith(folder)
                || filename.startsWith("<frozen ")) {
            return false;
        }
        for (String name : NAMES) {
            if (source.contains(name)) {
                return true;
            }
        }
        return false;
    }

    // ---------------------------------------------------------------- what is set

    private static Tracing of(ThreadState ts) {
        return (Tracing) ts.tracing;
    }

    private static Tracing make(ThreadState ts) {
        Tracing t = of(ts);
        if (t == null) {
            t = new Tracing();
            ts.tracing = t;
        }
        return t;
    }

    /** {@code sys.settrace}. */
    public static void setTrace(ThreadState ts, long function) {
        Tracing t = forSetting(ts, function);
        if (t != null) {
            long old = t.trace;
            t.trace = function == Singletons.None ? 0 : Refs.retain(ts, function);
            t.replaced(ts, old);
        }
    }

    /** {@code sys.setprofile}. */
    public static void setProfile(ThreadState ts, long function) {
        Tracing t = forSetting(ts, function);
        if (t != null) {
            long old = t.profile;
            t.profile = function == Singletons.None ? 0 : Refs.retain(ts, function);
            t.replaced(ts, old);
        }
    }

    /** Null if there is nothing to be taken away. */
    private static Tracing forSetting(ThreadState ts, long function) {
        return function == Singletons.None ? of(ts) : make(ts);
    }

    private void replaced(ThreadState ts, long old) {
        Refs.xrelease(ts, old);
        forgetIfIdle(ts);
    }

    /** Owned; None if there is none. */
    public static long getTrace(ThreadState ts) {
        Tracing t = of(ts);
        return t == null || t.trace == 0 ? Singletons.None : Refs.retain(ts, t.trace);
    }

    /** Owned; None if there is none. */
    public static long getProfile(ThreadState ts) {
        Tracing t = of(ts);
        return t == null || t.profile == 0 ? Singletons.None : Refs.retain(ts, t.profile);
    }

    /** The thread ends. */
    public static void clear(ThreadState ts) {
        Tracing t = of(ts);
        if (t != null) {
            t.stop(ts);
            ts.tracing = null;
            t.drop(ts, -1);
        }
    }

    private void stop(ThreadState ts) {
        setTrace(ts, Singletons.None);
        setProfile(ts, Singletons.None);
    }

    /**
     * Nothing is set any more: goes when no traced function runs. Those that do have their {@code
     * f_trace} still, in case that something is set again.
     */
    private void forgetIfIdle(ThreadState ts) {
        if (!inside && trace == 0 && profile == 0) {
            drop(ts, ts.depth);
            if (count == 0 && ts.tracing == this) {
                ts.tracing = null;
            }
        }
    }

    /** {@code sys.call_tracing}: what {@code func} does is traced though a trace function calls it. */
    public static long callTracing(ThreadState ts, long func, long args) {
        Tracing t = of(ts);
        boolean was = t != null && t.inside;
        if (t != null) {
            t.inside = false;
        }
        try {
            return Abstract.callTuple(ts, func, args, 0);
        } finally {
            if (t != null) {
                t.inside = was;
                t.forgetIfIdle(ts);
            }
        }
    }

    // ---------------------------------------------------------------- entries

    /** Forgets the entries deeper than {@code depth}. */
    private void drop(ThreadState ts, int depth) {
        while (count > 0 && depths[count - 1] > depth) {
            long frame = frames[--count];
            frames[count] = 0;
            Refs.release(ts, frame);
        }
    }

    /** The entry of the running function; -1 if it is not traced. */
    private int top(ThreadState ts) {
        drop(ts, ts.depth);
        return count > 0 && depths[count - 1] == ts.depth ? count - 1 : -1;
    }

    /** @param frame borrowed */
    private void add(ThreadState ts, int depth, long frame) {
        int at = count;
        while (at > 0 && depths[at - 1] >= depth) {
            at--;
        }
        if (at < count && depths[at] == depth) {
            long old = frames[at];
            frames[at] = Refs.retain(ts, frame);
            Refs.release(ts, old);
            return;
        }
        if (count == depths.length) {
            depths = Arrays.copyOf(depths, 2 * count);
            frames = Arrays.copyOf(frames, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
        }
        System.arraycopy(depths, at, depths, at + 1, count - at);
        System.arraycopy(frames, at, frames, at + 1, count - at);
        System.arraycopy(lines, at, lines, at + 1, count - at);
        depths[at] = depth;
        frames[at] = Refs.retain(ts, frame);
        lines[at] = -1;
        count++;
    }

    /** {@code frame.f_trace = function}: of a running function, it stays until that ends. */
    static void adopt(ThreadState ts, long frame, int depth) {
        if (depth <= ts.depth) {
            make(ts).add(ts, depth, frame);
        }
    }

    /** Where a frame is, if that is what an event tells; -1 else. */
    static int placeOf(ThreadState ts, long frame) {
        Tracing t = of(ts);
        return t != null && t.placed == frame ? t.place : -1;
    }

    /** Why the frame of the event that is being told cannot jump; null if it is that of a line. */
    static String jumpRefusal(ThreadState ts) {
        Tracing t = of(ts);
        int event = t == null || !t.inside ? CALL : t.telling;
        return switch (event) {
            case LINE -> null;
            case CALL -> "can't jump from the 'call' trace event of a new frame";
            default -> "can only jump from a 'line' trace event";
        };
    }

    // ---------------------------------------------------------------- events of compiled code

    /** A function begins or a generator goes on. */
    public static void called(ThreadState ts) {
        Tracing t = of(ts);
        if (t != null && !t.inside) {
            t.drop(ts, ts.depth - 1);
            if (t.trace != 0 || t.profile != 0) {
                t.call(ts);
            } else {
                t.forgetIfIdle(ts);
            }
        }
    }

    private void call(ThreadState ts) {
        long frame = PyFrame.innermost(ts);
        if (frame == 0) {
            return;
        }
        try {
            if (trace != 0) {
                long local = event(ts, trace, frame, CALL, Singletons.None);
                PyFrame.setTraceSteal(ts, frame, local == Singletons.None ? 0 : local);
                if (local != Singletons.None && ts.tracing == this) {
                    add(ts, ts.depth, frame);
                }
            }
            if (profile != 0) {
                Refs.release(ts, event(ts, profile, frame, CALL, Singletons.None));
                if (profile != 0) {
                    add(ts, ts.depth, frame); // for its end by an exception
                }
            }
        } finally {
            Refs.release(ts, frame);
        }
    }

    /** A statement begins. */
    public static void line(ThreadState ts, int line) {
        Tracing t = of(ts);
        if (t == null || t.inside || t.trace == 0) {
            return;
        }
        int i = t.top(ts);
        if (i >= 0 && t.lines[i] != line) {
            t.lines[i] = line;
            if (PyFrame.tracesLines(t.frames[i])) {
                t.local(ts, i, LINE, Singletons.None);
            }
        }
    }

    /** A loop goes round. */
    public static void back(ThreadState ts) {
        Tracing t = of(ts);
        if (t != null && !t.inside) {
            int i = t.top(ts);
            if (i >= 0) {
                t.lines[i] = -1;
            }
        }
    }

    /**
     * A function returns; if a trace function raises, {@code value} is released.
     *
     * @param position index into the position table
     */
    public static void returns(ThreadState ts, long value, int position) {
        Tracing t = of(ts);
        if (t != null && !t.inside) {
            int i = t.top(ts);
            try {
                t.placed = i < 0 ? 0 : t.frames[i];
                t.place = position;
                t.end(ts, value);
            } catch (Throwable e) {
                Refs.release(ts, value);
                throw e;
            } finally {
                t.placed = 0;
            }
        }
    }

    /** A generator yields; {@code value} borrowed. */
    public static void yields(ThreadState ts, long value) {
        Tracing t = of(ts);
        if (t != null && !t.inside) {
            t.end(ts, value);
        }
    }

    private void end(ThreadState ts, long value) {
        int i = trace == 0 ? -1 : top(ts);
        if (i >= 0) {
            local(ts, i, RETURN, value);
        }
        if (profile != 0) {
            long frame = PyFrame.innermost(ts);
            if (frame != 0) {
                try {
                    Refs.release(ts, event(ts, profile, frame, RETURN, value));
                } finally {
                    Refs.release(ts, frame);
                }
            }
        }
        drop(ts, ts.depth - 1);
        forgetIfIdle(ts);
    }

    // ---------------------------------------------------------------- events of exceptions

    /**
     * An exception has its traceback entry of the running function.
     *
     * @param position index into the position table
     * @return what is to be thrown: {@code e}, or what a trace function has raised
     */
    public static PyException raised(ThreadState ts, PyException e, int position) {
        Tracing t = of(ts);
        int i = t == null || t.inside || t.trace == 0 ? -1 : t.top(ts);
        if (i < 0) {
            return e;
        }
        long tb = PyBaseException.tracebackBorrowed(e.value);
        long info = PyTuple.of(ts, PyType.addressOf(e.value), e.value,
                tb == 0 ? Singletons.None : tb);
        t.placed = t.frames[i];
        t.place = position;
        try {
            t.local(ts, i, EXCEPTION, info);
            return e;
        } catch (PyException other) {
            Refs.release(ts, e.take());
            return other;
        } finally {
            t.placed = 0;
            Refs.release(ts, info);
        }
    }

    /** As {@link #raised}; the exception leaves the function. */
    public static PyException left(ThreadState ts, PyException e, int position) {
        Tracing t = of(ts);
        if (t == null || t.inside) {
            return e;
        }
        int i = t.top(ts);
        if (i < 0) {
            return e; // its beginning was not told
        }
        t.placed = t.frames[i];
        t.place = position;
        try {
            t.end(ts, Singletons.None);
            return e;
        } catch (PyException other) {
            Refs.release(ts, e.take());
            return other;
        } finally {
            t.placed = 0;
        }
    }

    // ---------------------------------------------------------------- calling

    /** Calls {@code f_trace} of an entry, which the result replaces unless it is None. */
    private void local(ThreadState ts, int i, int event, long arg) {
        long frame = Refs.retain(ts, frames[i]);
        long function = PyFrame.traceOf(ts, frame);
        try {
            if (function != 0) {
                long result = event(ts, function, frame, event, arg);
                if (result != Singletons.None) {
                    PyFrame.setTraceSteal(ts, frame, result);
                }
            }
        } finally {
            Refs.xrelease(ts, function);
            Refs.release(ts, frame);
        }
    }

    /** Calls a trace function; if it raises, nothing is traced any more. */
    private long event(ThreadState ts, long function, long frame, int event, long arg) {
        int before = telling;
        telling = event;
        long f = Refs.retain(ts, function);
        long name = PyUnicode.intern(ts, EVENTS[event]);
        inside = true;
        try {
            return Abstract.call(ts, f, frame, name, arg);
        } catch (Throwable t) {
            stop(ts);
            PyFrame.setTraceSteal(ts, frame, 0);
            throw t;
        } finally {
            inside = false;
            telling = before;
            forgetIfIdle(ts);
            Refs.release(ts, name);
            Refs.release(ts, f);
        }
    }
}
