package org.jilectomy.runtime.modules.select;

import java.util.ArrayList;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Durations;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.posix.PosixArgs;
import org.jilectomy.runtime.modules.posix.PosixConstants;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The functions of {@code select}; {@code select()} itself is made of {@code poll()}. */
public final class SelectModule extends BuiltinModule {
    private static final String NUMBERS = """
            EPOLLERR=8 EPOLLET=2147483648 EPOLLEXCLUSIVE=268435456 EPOLLHUP=16 EPOLLIN=1
            EPOLLMSG=1024 EPOLLONESHOT=1073741824 EPOLLOUT=4 EPOLLPRI=2 EPOLLRDBAND=128
            EPOLLRDHUP=8192 EPOLLRDNORM=64 EPOLLWRBAND=512 EPOLLWRNORM=256 EPOLL_CLOEXEC=524288
            PIPE_BUF=4096 POLLERR=8 POLLHUP=16 POLLIN=1 POLLMSG=1024 POLLNVAL=32 POLLOUT=4
            POLLPRI=2 POLLRDBAND=128 POLLRDHUP=8192 POLLRDNORM=64 POLLWRBAND=512 POLLWRNORM=256
            """;

    static final int POLLIN = 1;
    static final int POLLPRI = 2;
    static final int POLLOUT = 4;
    static final int POLLERR = 8;
    static final int POLLHUP = 16;
    static final int POLLNVAL = 32;

    /** {@code FD_SETSIZE}. */
    private static final int MOST = 1024;

    public SelectModule() {
        super("select");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("select(module, rlist, wlist, xlist, timeout=None, /)", null)
                .method("poll(module, /)", null, "newPoll");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, NUMBERS);
        PyDict.setItemName(ts, dict, Names.of("error"), Exceptions.OSError.address);
        putType(ts, dict, PyEpoll.TYPE);
    }

    static long newPoll(ThreadState ts, long module) {
        return PyPoll.create(ts);
    }

    // ---------------------------------------------------------------- time

    /** A timeout in seconds as a deadline of {@code nanoTime}; {@code Long.MAX_VALUE} for none. */
    static long deadline(ThreadState ts, long timeout) {
        if (timeout == 0 || timeout == Singletons.None) {
            return Long.MAX_VALUE;
        }
        if (!PyFloat.TYPE.isInstance(timeout) && !PyType.of(timeout).hasIndex()) {
            throw Errors.typeError(ts, "timeout must be a float or None");
        }
        double seconds = PyFloat.asDouble(ts, timeout);
        if (Double.isNaN(seconds)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (seconds < 0) {
            throw Errors.valueError(ts, "timeout must be non-negative");
        }
        if (seconds > 9.2e9) {
            throw Errors.overflowError(ts, "timestamp too large to convert to C _PyTime_t");
        }
        return System.nanoTime() + (long) (seconds * 1e9);
    }

    /** {@code poll()} until the deadline; signals run their handlers meanwhile. */
    static int poll(ThreadState ts, long at, int n, long deadline) {
        while (true) {
            int r = Libc.POLL.blocking(ts, at, n, Durations.millisLeft(deadline));
            if (r != -Libc.EINTR) {
                return (int) OsError.check(ts, r);
            }
            ThreadState.poll(ts);
        }
    }

    // ---------------------------------------------------------------- select

    private static int[] descriptors(ThreadState ts, long items) {
        int n = (int) PyTuple.size(items);
        int[] fds = new int[n];
        for (int i = 0; i < n; i++) {
            fds[i] = PosixArgs.descriptor(ts, PyTuple.item(items, i));
            if (fds[i] >= MOST) {
                throw Errors.valueError(ts, "filedescriptor out of range in select()");
            }
        }
        return fds;
    }

    private static long sequence(ThreadState ts, long value) {
        if (!org.jilectomy.runtime.objects.Abstract.isIterable(value)) {
            throw Errors.typeError(ts, "arguments 1-3 must be sequences");
        }
        return PyTuple.fromIterable(ts, value);
    }

    static long select(ThreadState ts, long module, long reads, long writes, long exceptions,
            long timeout) {
        long deadline = deadline(ts, timeout);
        long[] given = {reads, writes, exceptions};
        long[] items = new long[3];
        int[] events = {POLLIN, POLLOUT, POLLPRI};
        try {
            int[][] fds = new int[3][];
            ArrayList<Integer> distinct = new ArrayList<>();
            for (int k = 0; k < 3; k++) {
                items[k] = sequence(ts, given[k]);
                fds[k] = descriptors(ts, items[k]);
                for (int fd : fds[k]) {
                    if (!distinct.contains(fd)) {
                        distinct.add(fd);
                    }
                }
            }
            int n = distinct.size();
            try (Scratch s = Scratch.zeroed(ts, 8L * n)) {
                for (int i = 0; i < n; i++) {
                    Memory.putInt(s.address + 8L * i, distinct.get(i));
                }
                for (int k = 0; k < 3; k++) {
                    for (int fd : fds[k]) {
                        long at = s.address + 8L * distinct.indexOf(fd) + 4;
                        Memory.putShort(at, (short) (Memory.getShort(at) | events[k]));
                    }
                }
                poll(ts, s.address, n, deadline);
                long[] ready = new long[3];
                int[] wanted = {POLLIN | POLLHUP | POLLERR, POLLOUT | POLLERR, POLLPRI};
                for (int k = 0; k < 3; k++) {
                    ready[k] = PyList.create(ts);
                    for (int i = 0; i < fds[k].length; i++) {
                        int got = Memory.getShort(
                                s.address + 8L * distinct.indexOf(fds[k][i]) + 6);
                        if ((got & POLLNVAL) != 0) {
                            for (long list : ready) {
                                Refs.xrelease(ts, list);
                            }
                            throw OsError.of(ts, 9);
                        }
                        if ((got & wanted[k]) != 0) {
                            PyList.append(ts, ready[k], PyTuple.item(items[k], i));
                        }
                    }
                }
                return PyTuple.fromArraySteal(ts, ready);
            }
        } finally {
            for (long list : items) {
                Refs.xrelease(ts, list);
            }
        }
    }

    static long pair(ThreadState ts, long fd, long events) {
        return PyTuple.fromArraySteal(
                ts, new long[] {PyLong.of(ts, fd), PyLong.of(ts, events)});
    }
}
