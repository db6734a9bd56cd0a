package org.jilectomy.runtime.modules.signal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.linker.LiveFrames.Frame;
import org.jilectomy.runtime.linker.ThreadStacks;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * Where threads are, as {@code faulthandler} writes it: in ASCII, straight to a descriptor, without
 * running Python code. May be made by any thread of the JVM.
 */
final class StackReport {
    private static final int MAX_THREADS = 100;
    private static final int MAX_FRAMES = 100;
    private static final int MAX_TEXT = 500;

    private final StringBuilder text = new StringBuilder();

    /** All threads, or {@code ts} alone. @param before lines above them, or "" */
    static StackReport of(String before, ThreadState ts, boolean all) {
        return all ? ofAll(before, ts) : of(before, ts);
    }

    private static StackReport of(String before, ThreadState ts) {
        StackReport report = new StackReport();
        report.text.append(before).append("Stack (most recent call first):\n");
        report.add(stack(ts));
        return report;
    }

    /**
     * All threads, the newest first.
     *
     * @param before a line above them, or ""
     * @param current the thread that is told to be the current one; null if none is
     */
    static StackReport ofAll(String before, ThreadState current) {
        StackReport report = new StackReport();
        report.text.append(before);
        Mutator[] mutators = Safepoint.mutators();
        int n = 0;
        for (int i = mutators.length - 1; i >= 0; i--) {
            if (mutators[i] instanceof ThreadState ts) {
                if (n > 0) {
                    report.text.append('\n');
                }
                if (++n > MAX_THREADS) {
                    report.text.append("...\n");
                    break;
                }
                report.text.append(ts == current ? "Current thread 0x" : "Thread 0x")
                        .append(String.format("%016x", ts.ident))
                        .append(" (most recent call first):\n");
                report.add(stack(ts));
            }
        }
        return report;
    }

    private static ThreadStacks.Stack stack(ThreadState ts) {
        return ts.thread == Thread.currentThread()
                ? ThreadStacks.ofCaller() : ThreadStacks.of(ts.thread);
    }

    private void add(ThreadStacks.Stack stack) {
        List<Frame> frames = stack.frames();
        if (frames.isEmpty()) {
            text.append("  <no Python frame>\n");
        }
        for (int i = 0; i < frames.size(); i++) {
            if (i == MAX_FRAMES) {
                text.append("  ...\n");
                return;
            }
            Frame frame = frames.get(i);
            text.append("  File \"");
            add(frame.filename());
            text.append("\", line ").append(frame.lineno()).append(" in ");
            add(PyCode.spec(frame.code()).name());
            text.append('\n');
        }
        if (!stack.whole()) {
            text.append("  ...\n");
        }
    }

    /** With escapes for what is not ASCII, and not too much of it. */
    private void add(String s) {
        int n = 0;
        for (int i = 0; i < s.length(); i += Character.charCount(s.codePointAt(i))) {
            if (n++ == MAX_TEXT) {
                text.append("...");
                return;
            }
            int c = s.codePointAt(i);
            if (c >= ' ' && c < 127) {
                text.append((char) c);
            } else {
                text.append(String.format(
                        c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
            }
        }
    }

    /** Errors are nobody's business, as in CPython. */
    void write(int fd) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        long block = Memory.map(bytes.length, Memory.MAP_GRANULE);
        try {
            Memory.copyFromArray(bytes, 0, block, bytes.length);
            for (long done = 0; done < bytes.length;) {
                long r = Libc.WRITE.callLong(fd, block + done, bytes.length - done);
                if (r > 0) {
                    done += r;
                } else if (r != -Libc.EINTR) {
                    return;
                }
            }
        } finally {
            Memory.unmap(block, bytes.length);
        }
    }
}
