package org.jilectomy.runtime.linker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jilectomy.heap.history.Births;
import org.jilectomy.heap.history.Places;
import org.jilectomy.runtime.objects.FrameLayout;
import org.jilectomy.runtime.objects.GeneratorFrame;
import org.jilectomy.runtime.objects.LiveStack;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyFrame;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
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
 * <p>What the variables hold is read by {@link LiveStack}: a long variable's value is in the second of its two slots, as a
 * {@code PrimitiveSlot}; what the JIT knows to be dead reads as 0, which is how an unbound variable
 * looks. Owned variables never are: the method's end reads them.
 */
public final class LiveFrames implements PyFrame.Reader {
    private LiveFrames() {}

    /** Lets {@link PyFrame} find running functions; called once at start-up. */
    public static void install() {
        PyFrame.install(new LiveFrames());
        if (Births.WATCHED) {
            Places.install(LiveFrames::here);
        }
    }

    /** One Python frame as it stands on the JVM's stack; borrowed while it does. */
    public record Frame(long code, long globals, int position) {
        public String filename() {
            return PyCode.spec(code).filename();
        }

        public int lineno() {
            return PyCode.line(code, position);
        }

        String place() {
            return filename() + ":" + lineno() + " in " + PyCode.spec(code).qualname();
        }
    }

    /**
     * The frame {@code depth} calls up.
     *
     * @return owned, or 0 if there are not so many
     */
    public static long get(ThreadState ts, int depth) {
        int[] left = {depth};
        return find(live -> left[0]-- == 0, live -> live.frame(ts));
    }

    /** The globals of the frame {@code depth} calls up, owned; 0 if there are not so many. */
    public static long globals(ThreadState ts, int depth) {
        List<Frame> frames = walk(depth + 1);
        return depth < frames.size() ? Refs.retain(ts, frames.get(depth).globals) : 0;
    }

    /** See {@code CodeHome.Units}. */
    static long callers(ThreadState ts, int depth) {
        List<Frame> frames = walk();
        int n = Math.max(0, Math.min(depth, frames.size() - 1));
        long[] items = new long[n];
        for (int i = 0; i < n; i++) {
            Frame f = frames.get(i + 1);
            items[i] = PyTuple.fromArraySteal(ts, new long[] {
                PyUnicode.fromJava(ts, f.filename()), PyLong.of(ts, f.lineno()),
                PyUnicode.fromJava(ts, PyCode.spec(f.code()).name())
            });
        }
        return PyTuple.fromArraySteal(ts, items);
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
        return walk(Integer.MAX_VALUE);
    }

    /** The innermost of them. */
    private static List<Frame> walk(int most) {
        return Holder.WALKER.walk(stream -> {
            List<Frame> frames = new ArrayList<>();
            Pieces pieces = new Pieces();
            Iterator<StackWalker.StackFrame> all = stream.iterator();
            while (frames.size() < most && all.hasNext()) {
                add(frames, all.next(), pieces);
            }
            return frames;
        });
    }

    /** Where the calling thread is: {@code file:line in function}; null outside Python. */
    public static String here() {
        return Holder.WALKER.walk(stream -> {
            List<Frame> frame = new ArrayList<>(1);
            Pieces pieces = new Pieces();
            Iterator<StackWalker.StackFrame> all = stream.iterator();
            while (frame.isEmpty() && all.hasNext()) {
                add(frame, all.next(), pieces);
            }
            return frame.isEmpty() ? null : frame.getFirst().place();
        });
    }

    private static void add(List<Frame> frames, StackWalker.StackFrame f, Pieces pieces) {
        CodeUnit.Linked linked = CodeUnit.linked(f.getDeclaringClass());
        int index = linked == null ? -1 : CodeUnit.indexOf(f.getMethodName());
        if (index >= 0 && pieces.isFrame(f.getMethodName(), f.getLineNumber())) {
            frames.add(new Frame(linked.codes[index], linked.globals, pieces.position()));
        }
    }

    // ---------------------------------------------------------------- with variables

    @Override
    public long globals(ThreadState ts) {
        return globals(ts, 0);
    }

    @Override
    public int read(ThreadState ts, long code, int depth, long activation, long[] variables) {
        return (int) find(
                live -> live.code == code && live.depth() == depth
                        && live.activation(ts) == activation,
                live -> {
                    live.variables(ts, variables);
                    return live.position + 1L;
                }) - 1;
    }

    @Override
    public int readGenerator(ThreadState ts, long generator, long[] variables) {
        return (int) find(
                live -> live.inGenerator && live.slot(1) == generator,
                live -> {
                    live.variables(ts, variables);
                    return live.position + 1L;
                }) - 1;
    }

    @Override
    public long runningGenerator(ThreadState ts, long activation) {
        return find(
                live -> live.inGenerator && live.activation(ts) == activation,
                live -> live.slot(1));
    }

    @Override
    public int generatorDepth(ThreadState ts, long generator) {
        return (int) find(
                live -> live.inGenerator && live.slot(1) == generator,
                live -> live.depth() + 1L) - 1;
    }

    @Override
    public long caller(ThreadState ts, int depth) {
        return find(live -> live.depth() >= 0 && live.depth() < depth, live -> live.frame(ts));
    }

    /** One Python frame, while the walk is at it. */
    private static final class Live {
        final StackWalker.StackFrame frame;
        final CodeUnit.Linked linked;
        final long code;
        final int position;
        final boolean inGenerator;
        private final Iterator<StackWalker.StackFrame> outer;
        private Object[] slots;

        Live(StackWalker.StackFrame frame, CodeUnit.Linked linked, int index, int position,
                Iterator<StackWalker.StackFrame> outer) {
            this.outer = outer;
            this.frame = frame;
            this.linked = linked;
            this.code = linked.codes[index];
            this.position = position;
            this.inGenerator = frame.getMethodName().charAt(0) == 'g';
        }

        /** A long of two slots. */
        long slot(int slot) {
            return single(slot + 1);
        }

        private long single(int slot) {
            if (slots == null) {
                slots = LiveStack.locals(frame);
            }
            return slot < slots.length && LiveStack.isPrimitive(slots[slot])
                    ? LiveStack.value(slots[slot])
                    : 0;
        }

        private FrameLayout layout() {
            return PyCode.entryPoint(code).frame();
        }

        /** -1 if it is not known, and before the function has begun. */
        int depth() {
            int slot = layout().depthSlot();
            return slot < 0 || begins() ? -1 : (int) single(slot);
        }

        private boolean begins() {
            return position == FrameLayout.PROLOGUE_LINE - 1;
        }

        /** The activation's number if it has one already, else 0. */
        long activation(ThreadState ts) {
            if (begins()) {
                return 0;
            }
            if (inGenerator) {
                return GeneratorFrame.activation(ts, slot(1));
            }
            int slot = layout().activationSlot();
            long caught = slot == 0 ? 0 : slot(slot);
            return caught != 0 ? caught : ts.watchedActivation(depth());
        }

        private long numbered(ThreadState ts) {
            long activation = activation(ts);
            return activation != 0 || depth() < 0 ? activation : ts.watchActivation(depth());
        }

        /** Fills in what the variables hold, owned. */
        void variables(ThreadState ts, long[] into) {
            if (begins()) {
                return;
            }
            FrameLayout layout = layout();
            if (layout.namespaceSlot() >= 0) {
                into[0] = Refs.xretain(ts, slot(layout.namespaceSlot()));
                return;
            }
            for (int i = 0; i < into.length; i++) {
                int slot = layout.slots()[i];
                into[i] = Refs.xretain(ts, slot(slot < 0 ? ~slot : slot));
            }
        }

        /** The code that called this, borrowed, 0 if there is none; ends the walk. */
        long caller() {
            int depth = depth();
            Pieces pieces = new Pieces();
            while (depth >= 0 && outer.hasNext()) {
                Live live = next(outer, pieces);
                if (live != null && live.depth() >= 0 && live.depth() < depth) {
                    return live.code;
                }
            }
            return 0;
        }

        long frame(ThreadState ts) {
            FrameLayout layout = layout();
            long[] values = new long[layout.namespaceSlot() >= 0 ? 1 : layout.slots().length];
            variables(ts, values);
            int depth = depth();
            long number = numbered(ts);
            long generator = inGenerator && !begins() ? slot(1) : 0;
            return PyFrame.live(ts, code, linked.globals, position, depth, number, generator,
                    caller(), values);
        }
    }

    private interface Test {
        boolean of(Live live);
    }

    private interface Use {
        long of(Live live);
    }

    /** The next of the JVM's frames; null if it is none of Python's. */
    private static Live next(Iterator<StackWalker.StackFrame> frames, Pieces pieces) {
        StackWalker.StackFrame f = frames.next();
        CodeUnit.Linked linked = CodeUnit.linked(f.getDeclaringClass());
        int index = linked == null ? -1 : CodeUnit.indexOf(f.getMethodName());
        return index < 0 || !pieces.isFrame(f.getMethodName(), f.getLineNumber())
                ? null
                : new Live(f, linked, index, pieces.position(), frames);
    }

    /** What {@code use} makes of the innermost frame that passes the test; 0 if none does. */
    private static long find(Test test, Use use) {
        return LiveStack.WALKER.walk(stream -> {
            Pieces pieces = new Pieces();
            Iterator<StackWalker.StackFrame> frames = stream.iterator();
            while (frames.hasNext()) {
                Live live = next(frames, pieces);
                if (live != null && test.of(live)) {
                    return use.of(live);
                }
            }
            return 0L;
        });
    }

    /** Made by the first who asks. */
    private static final class Holder {
        static final StackWalker WALKER = StackWalker.getInstance(LiveStack.OPTIONS);
    }
}
