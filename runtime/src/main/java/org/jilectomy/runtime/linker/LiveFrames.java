package org.jilectomy.runtime.linker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyFrame;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code sys._getframe()}: the Python frames of the calling thread, read from the JVM's stack.
 *
 * <p>Running code keeps no list of frames; that would cost every call. Decision: who asks pays. A
 * walk over the JVM's stack finds the methods of linked units: the class leads to globals and code
 * objects ({@link CodeUnit.Linked}), the method's name to the code object, the JVM's line number to
 * the place in it.
 *
 * <pre>
 *  method    what it is                                          position is
 *  f3        the function of code object 3                       its JVM line number - 1
 *  g3        the body of a generator                             "
 *  f0part2   a piece of a body too long for one JVM method;      the piece's, for the f0 that
 *            not a frame                                         called it
 * </pre>
 *
 * <p>The frames are a picture of the moment: {@code f_lineno} does not move on.
 */
public final class LiveFrames {
    private static final String PART = "part";

    private LiveFrames() {}

    /** One Python frame as it stands on the JVM's stack; borrowed while it does. */
    public record Frame(long code, long globals, int position) {
        public String filename() {
            return PyCode.spec(code).filename();
        }

        public int lineno() {
            return PyCode.line(code, position);
        }
    }

    /**
     * The frame {@code depth} calls up, with all those above it as its {@code f_back}s.
     *
     * @return owned, or 0 if there are not so many
     */
    public static long get(ThreadState ts, int depth) {
        List<Frame> frames = walk();
        long frame = 0;
        for (int i = frames.size() - 1; i >= depth; i--) {
            Frame f = frames.get(i);
            frame = PyFrame.live(ts, f.code, f.globals, f.position, frame);
        }
        return frame;
    }

    /** The globals of the frame {@code depth} calls up, owned; 0 if there are not so many. */
    public static long globals(ThreadState ts, int depth) {
        List<Frame> frames = walk();
        return depth < frames.size() ? Refs.retain(ts, frames.get(depth).globals) : 0;
    }

    /** The code object of the innermost Python frame, borrowed; 0 if there is none. */
    public static long code() {
        return Holder.WALKER.walk(stream -> {
            Iterator<StackWalker.StackFrame> frames = stream.iterator();
            while (frames.hasNext()) {
                StackWalker.StackFrame f = frames.next();
                CodeUnit.Linked linked = CodeUnit.linked(f.getDeclaringClass());
                if (linked != null) {
                    int index = CodeUnit.indexOf(f.getMethodName());
                    if (index >= 0) {
                        return linked.codes[index];
                    }
                }
            }
            return 0L;
        });
    }

    /** The calling thread's Python frames, innermost first. */
    public static List<Frame> walk() {
        return Holder.WALKER.walk(stream -> {
            List<Frame> frames = new ArrayList<>();
            int[] positionOfPart = {-1};
            stream.forEach(f -> add(frames, f, positionOfPart));
            return frames;
        });
    }

    private static void add(
            List<Frame> frames, StackWalker.StackFrame f, int[] positionOfPart) {
        CodeUnit.Linked linked = CodeUnit.linked(f.getDeclaringClass());
        if (linked == null) {
            return;
        }
        String method = f.getMethodName();
        char kind = method.charAt(0);
        if (kind != 'f' && kind != 'g') {
            return;
        }
        int position = f.getLineNumber() - 1;
        int part = method.indexOf(PART);
        if (part >= 0) {
            if (positionOfPart[0] < 0) {
                positionOfPart[0] = position;
            }
            return;
        }
        if (positionOfPart[0] >= 0) {
            position = positionOfPart[0];
            positionOfPart[0] = -1;
        }
        long code = linked.codes[Integer.parseInt(method, 1, method.length(), 10)];
        frames.add(new Frame(code, linked.globals, position));
    }

    /** Made by the first who asks. */
    private static final class Holder {
        static final StackWalker WALKER = StackWalker.getInstance(Set.of(
                StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES));
    }
}
