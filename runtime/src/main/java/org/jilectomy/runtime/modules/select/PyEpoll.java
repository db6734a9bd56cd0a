package org.jilectomy.runtime.modules.select;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.LinuxAbi;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.Durations;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.posix.PosixArgs;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code select.epoll}: a descriptor of the system's.
 *
 * <pre>
 *  +16 the descriptor (32 bits), -1 when closed
 * </pre>
 */
final class PyEpoll extends PyType {
    private static final int FD = PyObject.SIZE;
    private static final int SIZE = FD + 8;
    private static final int ADD = 1;
    private static final int DEL = 2;
    private static final int MOD = 3;

    private static final LinuxAbi ABI = LinuxAbi.ofHost().orElseThrow();

    private static final int EVENT = ABI.epollEventBytes();
    private static final int DATA = ABI.epollDataOffset();

    private static final Signature NEW = Signature.parse("(cls, sizehint=-1, flags=0)");

    static final PyEpoll TYPE = new PyEpoll();

    private PyEpoll() {
        super(new TypeSpec("select.epoll", SIZE).head());
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "epoll", NEW, args, kwnames);
        int hint = a[0] == 0 ? -1 : PyLong.asInt(ts, a[0]);
        int flags = a[1] == 0 ? 0 : PyLong.asInt(ts, a[1]);
        if (hint != -1 && hint <= 0) {
            throw Errors.valueError(ts, "negative sizehint");
        }
        if ((flags & ~0x80000) != 0) {
            throw OsError.of(ts, 22);
        }
        return create(ts, type, (int) OsError.check(ts, Libc.EPOLL_CREATE1.call(0x80000)));
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    private static long create(ThreadState ts, PyType type, int fd) {
        long self = StaticTypes.newInstance(ts, type, SIZE);
        Memory.putInt(self + FD, fd);
        return self;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        closeNow(self);
    }

    private static int closeNow(long self) {
        int fd = Memory.getAndSetInt(self + FD, -1);
        return fd >= 0 ? Libc.CLOSE.call(fd) : 0;
    }

    @Override
    protected void define(TypeDef def) {
        def.method("close(self, /)", null)
                .method("fileno(self, /)", null)
                .method("register(self, fd, eventmask=7)", null)
                .method("modify(self, fd, eventmask)", null)
                .method("unregister(self, fd)", null)
                .method("poll(self, timeout=None, maxevents=-1)", null)
                .method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, exc_type=None, exc_value=None, exc_tb=None, /)", null,
                        "exit")
                .classMethod("fromfd(cls, fd, /)", null, "fromfd")
                .getset("closed", "getClosed", null, null);
    }

    private static int fd(ThreadState ts, long self) {
        int fd = Memory.getIntVolatile(self + FD);
        if (fd < 0) {
            throw Errors.valueError(ts, "I/O operation on closed epoll object");
        }
        return fd;
    }

    static long fromfd(ThreadState ts, long cls, long fd) {
        return create(ts, PyType.at(cls), PyLong.asInt(ts, fd));
    }

    static long close(ThreadState ts, long self) {
        OsError.check(ts, closeNow(self));
        return Singletons.None;
    }

    static long getClosed(ThreadState ts, long self) {
        return PyBool.of(Memory.getIntVolatile(self + FD) < 0);
    }

    static long fileno(ThreadState ts, long self) {
        return PyLong.of(ts, fd(ts, self));
    }

    static long enter(ThreadState ts, long self) {
        fd(ts, self);
        return Refs.retain(ts, self);
    }

    static long exit(ThreadState ts, long self, long type, long value, long tb) {
        return close(ts, self);
    }

    private static long control(ThreadState ts, long self, int op, long fd, long events) {
        int epoll = fd(ts, self);
        int n = PosixArgs.descriptor(ts, fd);
        try (Scratch s = Scratch.zeroed(ts, 16)) {
            Memory.putInt(s.address, events == 0 ? 7 : (int) PyLong.asLong(ts, events));
            Memory.putInt(s.address + DATA, n);
            OsError.check(ts, Libc.EPOLL_CTL.call(epoll, op, n, s.address));
            return Singletons.None;
        }
    }

    static long register(ThreadState ts, long self, long fd, long events) {
        return control(ts, self, ADD, fd, events);
    }

    static long modify(ThreadState ts, long self, long fd, long events) {
        return control(ts, self, MOD, fd, events);
    }

    static long unregister(ThreadState ts, long self, long fd) {
        return control(ts, self, DEL, fd, 0);
    }

    static long poll(ThreadState ts, long self, long timeout, long maxevents) {
        int epoll = fd(ts, self);
        long deadline = Long.MAX_VALUE;
        if (timeout != 0 && timeout != Singletons.None) {
            if (!PyFloat.TYPE.isInstance(timeout) && !PyType.of(timeout).hasIndex()) {
                throw Errors.typeError(ts, "timeout must be an integer or None");
            }
            double seconds = PyFloat.asDouble(ts, timeout);
            if (seconds > Integer.MAX_VALUE / 1000.0) {
                throw Errors.overflowError(ts, "timeout is too large");
            }
            if (seconds >= 0) {
                deadline = System.nanoTime() + (long) (seconds * 1e9);
            }
        }
        int most = maxevents == 0 ? -1 : PyLong.asInt(ts, maxevents);
        if (most == -1) {
            most = 1023;
        } else if (most < 1) {
            throw Errors.valueError(
                    ts, "maxevents must be greater than 0, got " + most);
        }
        try (Scratch s = Scratch.of(ts, (long) EVENT * most)) {
            int n;
            while ((n = Libc.EPOLL_WAIT.blocking(ts, epoll, s.address, most,
                    Durations.millisLeft(deadline), 0, 0)) == -Libc.EINTR) {
                ThreadState.poll(ts);
            }
            OsError.check(ts, n);
            long list = PyList.create(ts);
            for (int i = 0; i < n; i++) {
                long at = s.address + (long) EVENT * i;
                PyList.appendSteal(ts, list, SelectModule.pair(
                        ts, Memory.getInt(at + DATA), Memory.getInt(at) & 0xffffffffL));
            }
            return list;
        }
    }
}
