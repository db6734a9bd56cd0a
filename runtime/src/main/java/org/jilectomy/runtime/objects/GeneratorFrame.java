package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.heap.layout._PyInterpreterFrame;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The frame of a generator, coroutine or asynchronous generator, as far as it outlives a yield.
 *
 * <p>It is inline in the object ({@code gi_iframe}, as in CPython). Its {@code localsplus} hold
 * tagged values, immediates included: no C code looks there. While suspended, the frame owns what
 * its slots hold; while running, the slots are zero and the body's JVM locals own.
 *
 * <pre>
 *  gi_frame_state   meaning                          slots own
 *  CREATED  -2      not started                      the parameters
 *  SUSPENDED -1     stopped at a yield               what lives across it
 *  EXECUTING 0      running, in one thread           nothing
 *  COMPLETED 4      returned, raised or closed       nothing
 * </pre>
 */
public final class GeneratorFrame {
    static final byte CREATED = -2;
    static final byte SUSPENDED = -1;
    static final byte EXECUTING = 0;
    static final byte COMPLETED = 4;

    private static final int FRAME = PyGenObject.GI_IFRAME;
    static final int FUNC = FRAME + _PyInterpreterFrame.F_FUNC;
    private static final int STATE = FRAME + _PyInterpreterFrame.PREV_INSTR;
    static final int COUNT = FRAME + _PyInterpreterFrame.STACKTOP;
    static final int SLOTS = FRAME + _PyInterpreterFrame.LOCALSPLUS;

    /**
     * The number of the activation, by which {@link FrameTable} has its frame; 0 until somebody asks.
     * In the place of the frame object, which nothing here owns.
     */
    private static final int ACTIVATION = FRAME + _PyInterpreterFrame.FRAME_OBJ;

    /** Index beyond any position table: the line of the definition. */
    static final int AT_DEFINITION = Integer.MAX_VALUE / 8;

    private GeneratorFrame() {}

    /** The function whose body this runs, borrowed. */
    public static long function(long self) {
        return Memory.getLong(self + FUNC);
    }

    /** The number of its activation, now if it has none; see {@code Activations}. */
    public static long activation(ThreadState ts, long self) {
        long activation = Memory.getLong(self + ACTIVATION);
        if (activation == 0) {
            ObjectLock.lock(ts, self);
            activation = Memory.getLong(self + ACTIVATION);
            if (activation == 0) {
                activation = ts.newActivation();
                Memory.putLong(self + ACTIVATION, activation);
            }
            ObjectLock.unlock(ts, self);
        }
        return activation;
    }

    /** It dies: its frame, if there is one, shall not look for it any more. */
    static void forgetFrame(long self) {
        long activation = Memory.getLong(self + ACTIVATION);
        if (activation != 0) {
            FrameTable.generatorDies(activation, self);
        }
    }

    /** Number of the yield the generator stopped at; 0 before the first. */
    public static int state(long self) {
        return (int) Memory.getLong(self + STATE);
    }

    /** Called just before the body returns a yielded value. */
    public static void suspend(long self, int state) {
        Memory.putLong(self + STATE, state);
        Memory.releaseFence(); // from the next store on, another thread may run the body
        Memory.putByte(self + PyGenObject.GI_FRAME_STATE, SUSPENDED);
    }

    /** Moves a value into the frame. */
    public static void putSlot(long self, int index, long value) {
        Memory.putLong(self + SLOTS + 8L * index, value);
    }

    /** Moves a value out of the frame. */
    public static long takeSlot(long self, int index) {
        long at = self + SLOTS + 8L * index;
        long value = Memory.getLong(at);
        Memory.putLong(at, 0);
        return value;
    }

    /**
     * What a suspended {@code yield from} or {@code await} waits for, owned; 0 if it is at a plain
     * yield or not suspended.
     */
    static long awaited(ThreadState ts, long self) {
        long found = 0;
        ObjectLock.lock(ts, self);
        if (PyGenObject.gi_frame_state(self) == SUSPENDED) {
            int slot = awaitedSlot(self);
            if (slot >= 0) {
                found = Refs.xretain(ts, Memory.getLong(self + SLOTS + 8L * slot));
            }
        }
        ObjectLock.unlock(ts, self);
        return found;
    }

    /** The frame slot of what the body awaits where it stopped last; -1 at a plain yield. */
    static int awaitedSlot(long self) {
        int state = state(self);
        int[] slots = PyCode.entryPoint(PyGenObject.gi_code(self)).awaitedSlots();
        return state == 0 ? -1 : slots[state - 1];
    }

    static void releaseSlots(ThreadState ts, long self) {
        int n = Memory.getInt(self + COUNT);
        for (int i = 0; i < n; i++) {
            Refs.xrelease(ts, takeSlot(self, i));
        }
    }

    /**
     * What the variables of a body that is not running hold.
     *
     * @param into gets the values, owned, in the order of {@link FrameLayout}
     * @return index into the position table; -1 if the body is running
     */
    static int variables(ThreadState ts, long self, long[] into) {
        FrameLayout layout = PyCode.entryPoint(PyGenObject.gi_code(self)).frame();
        int slots = Memory.getInt(self + COUNT);
        ObjectLock.lock(ts, self);
        int state = PyGenObject.gi_frame_state(self);
        int position = -1;
        if (state == CREATED) {
            // Parameters come first among the variables and in the frame.
            int n = Math.min(into.length,
                    PyCode.entryPoint(PyGenObject.gi_code(self)).signature.names.length);
            for (int i = 0; i < n; i++) {
                into[i] = Refs.xretain(ts, Memory.getLong(self + SLOTS + 8L * i));
            }
            position = AT_DEFINITION;
        } else if (state == SUSPENDED) {
            for (int i = 0; i < into.length; i++) {
                int at = layout.saved()[i];
                if (at >= 0 && at < slots) {
                    into[i] = Refs.xretain(ts, Memory.getLong(self + SLOTS + 8L * at));
                }
            }
            position = layout.resumedAt()[state(self) - 1];
        }
        ObjectLock.unlock(ts, self);
        return position;
    }
}
