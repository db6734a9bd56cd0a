package org.jilectomy.runtime.modules.ctypes;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;

/**
 * The copy of errno that {@code ctypes.get_errno} shows, one a thread, and where calls leave theirs that have
 * no use for it. The JVM writes the block after a call; before one, the real errno is set here.
 */
final class Errno {
    private static final int SIZE = 16;
    private static final Libc LOCATION = new Libc("__errno_location");
    private static final ThreadLocal<Errno> OF_THREAD = ThreadLocal.withInitial(Errno::new);

    private final MemorySegment copy = Arena.ofAuto().allocate(SIZE, SIZE);
    private final MemorySegment waste = Arena.ofAuto().allocate(SIZE, SIZE);

    /** Where the C library has the thread's errno. */
    private final long real = LOCATION.raw(0, 0, 0, 0, 0, 0);

    private Errno() {}

    /** For one call: the thread's copy, or what nobody reads. */
    static MemorySegment block(boolean keeps) {
        Errno errno = OF_THREAD.get();
        return keeps ? errno.copy : errno.waste;
    }

    /** Right before a call that uses the copy: what C finds in errno. */
    static void restore() {
        Memory.putInt(OF_THREAD.get().real, get());
    }

    static int get() {
        return OF_THREAD.get().copy.get(ValueLayout.JAVA_INT, 0);
    }

    /** @return what it was */
    static int set(int value) {
        int old = get();
        OF_THREAD.get().copy.set(ValueLayout.JAVA_INT, 0, value);
        return old;
    }
}
