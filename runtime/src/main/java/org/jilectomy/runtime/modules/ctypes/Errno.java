package org.jilectomy.runtime.modules.ctypes;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The copy of errno that {@code ctypes.get_errno} shows, one a thread, and where calls leave theirs that have
 * no use for it. The JVM writes the block after a call; before one, the real errno is set here.
 *
 * <p>What a call leaves is exact. What it finds may rarely be what the JVM's own waiting left: a thread can be
 * stopped for a collection between the setting and the call. So a function that does not write errno may change
 * the copy, which C allows it anyway.
 */
final class Errno {
    private static final int SIZE = 16;
    private static final Libc LOCATION = new Libc("__errno_location");
    private static final ThreadLocal<Errno> OF_THREAD = ThreadLocal.withInitial(Errno::new);

    private final MemorySegment copy = Arena.ofAuto().allocate(SIZE, SIZE);
    private final MemorySegment waste = Arena.ofAuto().allocate(SIZE, SIZE);

    /** Where the C library has the thread's errno. */
    private final long real = LOCATION.raw(0, 0, 0, 0, 0, 0);

    /** Whose the copy is: a platform thread may be one Python thread after another. */
    private int owner;

    private Errno() {}

    private static Errno of(ThreadState ts) {
        Errno errno = OF_THREAD.get();
        if (errno.owner != ts.id) {
            errno.owner = ts.id;
            Memory.putInt(errno.copy.address(), 0);
        }
        return errno;
    }

    /** For one call: the thread's copy, or what nobody reads. */
    static MemorySegment block(ThreadState ts, boolean keeps) {
        Errno errno = of(ts);
        return keeps ? errno.copy : errno.waste;
    }

    /** Right before a call that uses the copy: what C finds in errno. */
    static void restore(ThreadState ts) {
        Memory.putInt(of(ts).real, get(ts));
    }

    static int get(ThreadState ts) {
        return Memory.getInt(of(ts).copy.address());
    }

    /** @return what it was */
    static int set(ThreadState ts, int value) {
        int old = get(ts);
        Memory.putInt(of(ts).copy.address(), value);
        return old;
    }
}
