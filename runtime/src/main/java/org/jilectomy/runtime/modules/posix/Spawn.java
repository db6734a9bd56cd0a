package org.jilectomy.runtime.modules.posix;

import java.util.ArrayList;
import org.jilectomy.heap.Heap;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.state.ThreadState;

/**
 * One call of {@code posix_spawn}: its file actions and attributes while they are put together.
 * Whatever native memory it took is given back by {@link #close}.
 */
final class Spawn implements AutoCloseable {
    static final int SETPGROUP = 2;
    static final int SETSIGDEF = 4;
    static final int SETSIGMASK = 8;
    static final int RESETIDS = 1;
    static final int SETSCHEDPARAM = 16;
    static final int SETSCHEDULER = 32;
    static final int SETSID = 128;

    /** Room for {@code posix_spawnattr_t} (336 bytes) and the actions (80). */
    private static final int ROOM = 1024;

    private static final Libc ATTR_INIT = new Libc("posix_spawnattr_init");
    private static final Libc ATTR_DESTROY = new Libc("posix_spawnattr_destroy");
    private static final Libc SET_FLAGS = new Libc("posix_spawnattr_setflags");
    private static final Libc SET_GROUP = new Libc("posix_spawnattr_setpgroup");
    private static final Libc SET_DEFAULTS = new Libc("posix_spawnattr_setsigdefault");
    private static final Libc SET_MASK = new Libc("posix_spawnattr_setsigmask");
    private static final Libc ACTIONS_INIT = new Libc("posix_spawn_file_actions_init");
    private static final Libc ACTIONS_DESTROY = new Libc("posix_spawn_file_actions_destroy");
    private static final Libc ADD_OPEN = new Libc("posix_spawn_file_actions_addopen");
    private static final Libc ADD_CLOSE = new Libc("posix_spawn_file_actions_addclose");
    private static final Libc ADD_DUP2 = new Libc("posix_spawn_file_actions_adddup2");
    private static final Libc ADD_CHDIR = new Libc("posix_spawn_file_actions_addchdir_np");
    private static final Libc ADD_CLOSE_FROM =
            new Libc("posix_spawn_file_actions_addclosefrom_np");

    private final ThreadState ts;
    private final Scratch attributes;
    private final Scratch actions;
    private final ArrayList<Scratch> memory = new ArrayList<>();
    private int flags;

    Spawn(ThreadState ts) {
        this.ts = ts;
        attributes = Scratch.zeroed(ts, ROOM);
        actions = Scratch.zeroed(ts, ROOM);
        ATTR_INIT.raw(attributes.address, 0, 0, 0, 0, 0);
        ACTIONS_INIT.raw(actions.address, 0, 0, 0, 0, 0);
    }

    @Override
    public void close() {
        ATTR_DESTROY.raw(attributes.address, 0, 0, 0, 0, 0);
        ACTIONS_DESTROY.raw(actions.address, 0, 0, 0, 0, 0);
        for (Scratch s : memory) {
            s.close();
        }
        attributes.close();
        actions.close();
    }

    /** A C string that lives as long as this. */
    long string(byte[] text) {
        Scratch s = Scratch.string(ts, text);
        memory.add(s);
        return s.address;
    }

    /** A list of C strings with a final 0. */
    long vector(ArrayList<byte[]> texts) {
        Scratch v = Scratch.zeroed(ts, 8L * (texts.size() + 1));
        memory.add(v);
        for (int i = 0; i < texts.size(); i++) {
            Memory.putLong(v.address + 8L * i, string(texts.get(i)));
        }
        return v.address;
    }

    void flag(int bit) {
        flags |= bit;
    }

    void group(int group) {
        flags |= SETPGROUP;
        SET_GROUP.raw(attributes.address, group, 0, 0, 0, 0);
    }

    /** A {@code sigset_t} of signal numbers. */
    private long signals(int[] numbers) {
        Scratch s = Scratch.zeroed(ts, 128);
        memory.add(s);
        for (int n : numbers) {
            long at = s.address + (n - 1) / 64 * 8L;
            Memory.putLong(at, Memory.getLong(at) | 1L << (n - 1) % 64);
        }
        return s.address;
    }

    void defaults(int... numbers) {
        flags |= SETSIGDEF;
        SET_DEFAULTS.raw(attributes.address, signals(numbers), 0, 0, 0, 0);
    }

    void mask(int... numbers) {
        flags |= SETSIGMASK;
        SET_MASK.raw(attributes.address, signals(numbers), 0, 0, 0, 0);
    }

    void open(int fd, byte[] path, int how, int mode) {
        ADD_OPEN.raw(actions.address, fd, string(path), how, mode, 0);
    }

    void closeFd(int fd) {
        ADD_CLOSE.raw(actions.address, fd, 0, 0, 0, 0);
    }

    /** Equal numbers: the descriptor is inherited. */
    void dup2(int from, int to) {
        ADD_DUP2.raw(actions.address, from, to, 0, 0, 0);
    }

    void chdir(byte[] folder) {
        ADD_CHDIR.raw(actions.address, string(folder), 0, 0, 0, 0);
    }

    /** Whether {@link #closeFrom} works with this C library. */
    static boolean canCloseFrom() {
        return ADD_CLOSE_FROM.exists();
    }

    void closeFrom(int fd) {
        ADD_CLOSE_FROM.raw(actions.address, fd, 0, 0, 0, 0);
    }

    /**
     * Starts the program.
     *
     * @param environment address of the vector, 0 for ours
     * @return the process; or minus errno
     */
    int run(byte[] path, long argv, long environment, boolean search) {
        SET_FLAGS.raw(attributes.address, flags, 0, 0, 0, 0);
        long pid = Heap.allocate(ts.heap, 16);
        try {
            Libc function = search ? Libc.POSIX_SPAWNP : Libc.POSIX_SPAWN;
            long name = string(path);
            long env = environment == 0 ? ourEnvironment() : environment;
            int r;
            ts.detach();
            try {
                r = (int) function.raw(
                        pid, name, actions.address, attributes.address, argv, env);
            } finally {
                ts.attach();
            }
            return r != 0 ? -r : Memory.getInt(pid);
        } finally {
            Heap.free(ts.heap, pid);
        }
    }

    private static long ourEnvironment() {
        return Memory.getLong(ENVIRON.address());
    }

    private static final Libc ENVIRON = new Libc("environ");
}
