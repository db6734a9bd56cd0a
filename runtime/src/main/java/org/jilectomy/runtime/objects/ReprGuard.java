package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/** Notices that an object's repr is being made inside its own repr; compare {@code Py_ReprEnter}. */
public final class ReprGuard {
    private ReprGuard() {}

    /** False if {@code object}'s repr is already being made by this thread. */
    public static boolean enter(ThreadState ts, long object) {
        long[] stack = ts.reprStack;
        int n = ts.reprDepth;
        for (int i = n - 1; i >= 0; i--) {
            if (stack[i] == object) {
                return false;
            }
        }
        if (stack == null) {
            ts.reprStack = stack = new long[16];
        } else if (n == stack.length) {
            ts.reprStack = stack = Arrays.copyOf(stack, n * 2);
        }
        stack[n] = object;
        ts.reprDepth = n + 1;
        return true;
    }

    /** Ends the repr begun last. */
    public static void leave(ThreadState ts) {
        ts.reprDepth--;
    }

    /** Appends {@code repr(value)}. */
    public static void appendRepr(ThreadState ts, UnicodeBuilder b, long value) {
        long s = Abstract.repr(ts, value);
        try {
            b.appendStr(s);
        } finally {
            Refs.release(ts, s);
        }
    }
}
