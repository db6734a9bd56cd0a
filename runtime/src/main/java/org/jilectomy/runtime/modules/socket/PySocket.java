package org.jilectomy.runtime.modules.socket;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Durations;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _socket.socket} (CPython 3.11, Modules/socketmodule.c).
 *
 * <pre>
 *  +16 fd, -1 when closed   +20 family   +24 type   +28 proto   (32 bits each)
 *  +32 timeout, nanoseconds (64 bits): -1 none, 0 non-blocking
 * </pre>
 *
 * <p>A socket with a timeout is non-blocking for the system; before each call {@code poll} waits for
 * it to be ready, as long as there is time.
 */
public final class PySocket extends PyType {
    private static final int FD = PyObject.SIZE;
    private static final int FAMILY = FD + 4;
    private static final int KIND = FD + 8;
    private static final int PROTO = FD + 12;
    private static final int TIMEOUT = FD + 16;
    private static final int SIZE = FD + 24;

    private static final int SOCK_NONBLOCK = 0x800;
    private static final int SOCK_CLOEXEC = 0x80000;
    public static final int POLLIN = 1;
    public static final int POLLOUT = 4;
    private static final int EINPROGRESS = 115;
    private static final int EISCONN = 106;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;

    /** Nanoseconds; -1 for none. */
    static volatile long defaultTimeout = -1;

    private static final Signature INIT =
            Signature.parse("(self, family=-1, type=-1, proto=-1, fileno=None)");

    public static final PySocket TYPE = new PySocket();

    private PySocket() {
        super(new TypeSpec("_socket.socket", SIZE).head().subclassable());
    }

    // ---------------------------------------------------------------- life and death

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putInt(self + FD, -1);
        Memory.putLong(self + TIMEOUT, -1);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "socket", INIT, args, kwnames);
        int family = a[0] == 0 ? -1 : PyLong.asInt(ts, a[0]);
        int type = a[1] == 0 ? -1 : PyLong.asInt(ts, a[1]);
        int proto = a[2] == 0 ? -1 : PyLong.asInt(ts, a[2]);
        if (a[3] != 0 && a[3] != Singletons.None) {
            adopt(ts, self, a[3], family, type, proto);
            return;
        }
        family = family == -1 ? Addresses.AF_INET : family;
        type = type == -1 ? 1 : type;
        proto = proto == -1 ? 0 : proto;
        int fd = Libc.SOCKET.call(family, type | SOCK_CLOEXEC, proto);
        OsError.check(ts, fd);
        setUp(self, fd, family, type, proto);
    }

    /** A socket over a descriptor that somebody else opened. */
    private static void adopt(
            ThreadState ts, long self, long fileno, int family, int type, int proto) {
        if (PyFloat.TYPE.isInstance(fileno)) {
            throw Errors.typeError(ts, "integer argument expected, got float");
        }
        int fd = PyLong.asInt(ts, fileno);
        if (fd < 0) {
            throw Errors.valueError(ts, "negative file descriptor");
        }
        try (Scratch s = Scratch.zeroed(ts, Addresses.SIZE + 8)) {
            Memory.putInt(s.address, Addresses.SIZE);
            int r = Libc.GETSOCKNAME.call(fd, s.address + 8, s.address);
            if (r < 0 && (family == -1 || r == -9 || r == -88)) {
                throw OsError.of(ts, r);
            }
            if (family == -1) {
                family = Memory.getShort(s.address + 8) & 0xffff;
            }
        }
        if (type == -1) {
            type = (int) OsError.check(ts, option(ts, fd, SOL_SOCKET, 3));
        }
        if (proto == -1) {
            proto = (int) OsError.check(ts, option(ts, fd, SOL_SOCKET, 38));
        }
        setUp(self, fd, family, type, proto);
    }

    private static void setUp(long self, int fd, int family, int type, int proto) {
        Memory.putInt(self + FAMILY, family);
        Memory.putInt(self + KIND, type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC));
        Memory.putInt(self + PROTO, proto);
        long timeout = (type & SOCK_NONBLOCK) != 0 ? 0 : defaultTimeout;
        Memory.putLong(self + TIMEOUT, timeout);
        Memory.putIntVolatile(self + FD, fd);
        if (timeout > 0) {
            setNonBlocking(fd, true);
        }
    }

    static long create(ThreadState ts, int fd, int family, int type, int proto) {
        long self = TYPE.tp_new(ts, TYPE, new long[0], 0);
        setUp(self, fd, family, type, proto);
        return self;
    }

    /** An int option, or minus errno. */
    private static int option(ThreadState ts, int fd, int level, int name) {
        try (Scratch s = Scratch.zeroed(ts, 16)) {
            Memory.putInt(s.address, 4);
            int r = Libc.GETSOCKOPT.call(fd, level, name, s.address + 8, s.address, 0);
            return r < 0 ? r : Memory.getInt(s.address + 8);
        }
    }

    @Override
    protected boolean hasFinalizer() {
        return true;
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        if (Dealloc.finalizeOnce(ts, this, self)) {
            super.tp_dealloc(ts, self);
        }
    }

    @Override
    protected boolean tp_finalize(ThreadState ts, long self) {
        if (Memory.getInt(self + FD) >= 0) {
            Warnings.unclosed(ts, self, "unclosed ");
        }
        return true;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        int fd = Memory.getAndSetInt(self + FD, -1);
        if (fd >= 0) {
            Libc.CLOSE.call(fd);
        }
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_accept(self, /)", null, "accept")
                .method("bind(self, address, /)", null)
                .method("close(self, /)", null)
                .method("connect(self, address, /)", null)
                .method("connect_ex(self, address, /)", null, "connectEx")
                .method("detach(self, /)", null)
                .method("fileno(self, /)", null)
                .method("getpeername(self, /)", null)
                .method("getsockname(self, /)", null)
                .method("getsockopt(self, level, option, buflen=0, /)", null)
                .method("setsockopt(self, level, option, value, optlen=None, /)", null)
                .method("listen(self, backlog=128, /)", null)
                .in(SocketTransfer.class)
                .method("recv(self, bufsize, flags=0, /)", null)
                .method("recv_into(self, buffer, nbytes=0, flags=0)", null, "recvInto")
                .method("recvfrom(self, bufsize, flags=0, /)", null)
                .method("recvfrom_into(self, buffer, nbytes=0, flags=0)", null, "recvfromInto")
                .method("recvmsg(self, bufsize, ancbufsize=0, flags=0, /)", null)
                .method("recvmsg_into(self, buffers, ancbufsize=0, flags=0, /)", null,
                        "recvmsgInto")
                .method("send(self, data, flags=0, /)", null)
                .method("sendall(self, data, flags=0, /)", null)
                .method("sendto(self, data, flags_or_address, address=None, /)", null)
                .method("sendmsg(self, buffers, ancdata=(), flags=0, address=None, /)", null)
                .in(PySocket.class)
                .method("setblocking(self, flag, /)", null)
                .method("getblocking(self, /)", null)
                .method("settimeout(self, timeout, /)", null)
                .method("gettimeout(self, /)", null)
                .method("shutdown(self, how, /)", null)
                .getset("family", "getFamily", null, null)
                .getset("type", "getKind", null, null)
                .getset("proto", "getProto", null, null)
                .getset("timeout", "gettimeout", null, null);
    }

    /** The descriptor; -1 once it is closed. */
    public static int fd(long self) {
        return Memory.getIntVolatile(self + FD);
    }

    static int family(long self) {
        return Memory.getInt(self + FAMILY);
    }

    // ---------------------------------------------------------------- waiting

    /** A timeout argument in nanoseconds; -1 for None. */
    static long timeout(ThreadState ts, long value) {
        if (value == Singletons.None) {
            return -1;
        }
        if (!PyFloat.TYPE.isInstance(value) && !PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        double seconds = PyFloat.asDouble(ts, value);
        if (Double.isNaN(seconds)) {
            throw Errors.valueError(ts, "Invalid value NaN (not a number)");
        }
        if (seconds < 0) {
            throw Errors.valueError(ts, "Timeout value out of range");
        }
        if (seconds > 2147483.0) {
            throw Errors.overflowError(ts, "timeout doesn't fit into C timeval");
        }
        return (long) Math.ceil(seconds * 1e9);
    }

    static void setNonBlocking(int fd, boolean on) {
        int flags = Libc.FCNTL.call(fd, 3);
        int wanted = on ? flags | SOCK_NONBLOCK : flags & ~SOCK_NONBLOCK;
        if (flags >= 0 && wanted != flags) {
            Libc.FCNTL.call(fd, 4, wanted);
        }
    }

    /**
     * When what begins now is to have ended, by {@link System#nanoTime}: 0 if it must not wait at all,
     * {@link Long#MAX_VALUE} if it may for ever.
     */
    public static long deadline(long self) {
        long timeout = Memory.getLong(self + TIMEOUT);
        return timeout > 0 ? System.nanoTime() + timeout : timeout == 0 ? 0 : Long.MAX_VALUE;
    }

    /** Waits until the socket is ready or the deadline is over, which is a TimeoutError. */
    static void await(ThreadState ts, int fd, int events, long deadline) {
        int r;
        while ((r = poll(ts, fd, events, deadline)) == -Libc.EINTR) {
            ThreadState.poll(ts);
        }
        OsError.check(ts, r);
        if (r == 0) {
            throw Errors.raise(ts, Exceptions.TimeoutError, "timed out");
        }
    }

    /** {@code poll} of one descriptor: more than 0 if it is ready, 0 after the deadline, else -errno. */
    public static int poll(ThreadState ts, int fd, int events, long deadline) {
        try (Scratch s = Scratch.zeroed(ts, 8)) {
            Memory.putInt(s.address, fd);
            Memory.putShort(s.address + 4, (short) events);
            return Libc.POLL.blocking(ts, s.address, 1, Durations.millisLeft(deadline));
        }
    }

    /** Calls a function of a socket as often as it takes; compare {@code sock_call}. */
    static long call(ThreadState ts, long self, Libc function, int events, long deadline,
            long b, long c, long d, long e, long f) {
        while (true) {
            int fd = fd(self);
            if (deadline != 0 && deadline != Long.MAX_VALUE) {
                await(ts, fd, events, deadline);
            }
            long r = function.blockingLong(ts, fd, b, c, d, e, f);
            if ((int) r == -1) {
                r = -Libc.errno(); // of a function whose result is an int
            }
            if (r == -Libc.EINTR) {
                ThreadState.poll(ts);
                continue;
            }
            if (r == -Libc.EAGAIN && deadline != 0 && deadline != Long.MAX_VALUE) {
                continue;
            }
            return OsError.check(ts, r);
        }
    }

    // ---------------------------------------------------------------- connections

    static long accept(ThreadState ts, long self) {
        try (Scratch s = Scratch.zeroed(ts, Addresses.SIZE + 8)) {
            Memory.putInt(s.address, Addresses.SIZE);
            long fd = call(ts, self, Libc.ACCEPT4, POLLIN, deadline(self), s.address + 8,
                    s.address, SOCK_CLOEXEC, 0, 0);
            return PyTuple.fromArraySteal(ts, new long[] {
                PyLong.of(ts, (int) fd),
                Addresses.toPython(ts, s.address + 8, Memory.getInt(s.address))});
        }
    }

    static long bind(ThreadState ts, long self, long address) {
        try (Scratch s = Scratch.of(ts, Addresses.SIZE)) {
            int n = Addresses.put(ts, family(self), address, s.address, "bind");
            OsError.check(ts, Libc.BIND.blocking(ts, fd(self), s.address, n));
            return Singletons.None;
        }
    }

    static long listen(ThreadState ts, long self, long backlog) {
        int n = backlog == 0 ? 128 : Math.max(0, PyLong.asInt(ts, backlog));
        OsError.check(ts, Libc.LISTEN.blocking(ts, fd(self), n, 0));
        return Singletons.None;
    }

    /** 0 or minus errno. */
    private static int connectTo(ThreadState ts, long self, long address, String function) {
        try (Scratch s = Scratch.of(ts, Addresses.SIZE)) {
            int n = Addresses.put(ts, family(self), address, s.address, function);
            int fd = fd(self);
            int r = Libc.CONNECT.blocking(ts, fd, s.address, n);
            boolean wait;
            if (r == -Libc.EINTR) {
                ThreadState.poll(ts);
                wait = Memory.getLong(self + TIMEOUT) != 0;
            } else {
                wait = r == -EINPROGRESS && Memory.getLong(self + TIMEOUT) > 0;
            }
            if (!wait) {
                return r;
            }
            await(ts, fd, POLLOUT, deadline(self));
            int error = option(ts, fd, SOL_SOCKET, SO_ERROR);
            return error == EISCONN ? 0 : -error;
        }
    }

    static long connect(ThreadState ts, long self, long address) {
        OsError.check(ts, connectTo(ts, self, address, "connect"));
        return Singletons.None;
    }

    static long connectEx(ThreadState ts, long self, long address) {
        try {
            return PyLong.of(ts, -connectTo(ts, self, address, "connect_ex"));
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.TimeoutError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return PyLong.of(ts, Libc.EAGAIN);
        }
    }

    static long close(ThreadState ts, long self) {
        int fd = Memory.getAndSetInt(self + FD, -1);
        if (fd >= 0) {
            int r = Libc.CLOSE.blocking(ts, fd, 0, 0);
            if (r < 0 && r != -104) {
                throw OsError.of(ts, r);
            }
        }
        return Singletons.None;
    }

    static long detach(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getAndSetInt(self + FD, -1));
    }

    static long shutdown(ThreadState ts, long self, long how) {
        OsError.check(ts, Libc.SHUTDOWN.blocking(ts, fd(self), PyLong.asInt(ts, how), 0));
        return Singletons.None;
    }

    static long fileno(ThreadState ts, long self) {
        return PyLong.of(ts, fd(self));
    }

    private static long name(ThreadState ts, long self, Libc function) {
        try (Scratch s = Scratch.zeroed(ts, Addresses.SIZE + 8)) {
            Memory.putInt(s.address, Addresses.SIZE);
            OsError.check(ts, function.call(fd(self), s.address + 8, s.address));
            return Addresses.toPython(ts, s.address + 8, Memory.getInt(s.address));
        }
    }

    static long getpeername(ThreadState ts, long self) {
        return name(ts, self, Libc.GETPEERNAME);
    }

    static long getsockname(ThreadState ts, long self) {
        return name(ts, self, Libc.GETSOCKNAME);
    }

    // ---------------------------------------------------------------- options

    static long getsockopt(ThreadState ts, long self, long level, long option, long buflen) {
        int l = PyLong.asInt(ts, level);
        int o = PyLong.asInt(ts, option);
        int n = buflen == 0 ? 0 : PyLong.asInt(ts, buflen);
        if (n == 0) {
            try (Scratch s = Scratch.zeroed(ts, 16)) {
                Memory.putInt(s.address, 4);
                OsError.check(ts, Libc.GETSOCKOPT.call(
                        fd(self), l, o, s.address + 8, s.address, 0));
                return PyLong.of(ts, Memory.getInt(s.address + 8));
            }
        }
        if (n < 0 || n > 1024) {
            throw Errors.raise(ts, Exceptions.OSError, "getsockopt buflen out of range");
        }
        try (Scratch s = Scratch.zeroed(ts, n + 8)) {
            Memory.putInt(s.address, n);
            OsError.check(ts, Libc.GETSOCKOPT.call(
                    fd(self), l, o, s.address + 8, s.address, 0));
            return PyBytes.fromMemory(ts, s.address + 8, Memory.getInt(s.address));
        }
    }

    static long setsockopt(
            ThreadState ts, long self, long level, long option, long value, long optlen) {
        int l = PyLong.asInt(ts, level);
        int o = PyLong.asInt(ts, option);
        byte[] content;
        int length;
        if (value == Singletons.None) {
            content = null;
            length = optlen == 0 ? 0 : PyLong.asInt(ts, optlen);
        } else if (PyLong.check(value)) {
            int n = PyLong.asInt(ts, value);
            content = new byte[] {(byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)};
            length = 4;
        } else {
            content = Buffers.copy(ts, value);
            length = content.length;
        }
        try (Scratch s = Scratch.string(ts, content == null ? new byte[0] : content)) {
            OsError.check(ts, Libc.SETSOCKOPT.call(
                    fd(self), l, o, content == null ? 0 : s.address, length, 0));
            return Singletons.None;
        }
    }

    static long setblocking(ThreadState ts, long self, long flag) {
        boolean block = Abstract.isTrue(ts, flag);
        Memory.putLong(self + TIMEOUT, block ? -1 : 0);
        apply(ts, self);
        return Singletons.None;
    }

    private static void apply(ThreadState ts, long self) {
        int fd = fd(self);
        int flags = (int) OsError.check(ts, Libc.FCNTL.call(fd, 3));
        boolean on = Memory.getLong(self + TIMEOUT) >= 0;
        int wanted = on ? flags | SOCK_NONBLOCK : flags & ~SOCK_NONBLOCK;
        OsError.check(ts, Libc.FCNTL.call(fd, 4, wanted));
    }

    static long getblocking(ThreadState ts, long self) {
        return PyBool.of(Memory.getLong(self + TIMEOUT) != 0);
    }

    static long settimeout(ThreadState ts, long self, long timeout) {
        Memory.putLong(self + TIMEOUT, timeout(ts, timeout));
        apply(ts, self);
        return Singletons.None;
    }

    static long gettimeout(ThreadState ts, long self) {
        long timeout = Memory.getLong(self + TIMEOUT);
        return timeout < 0 ? Singletons.None : PyFloat.of(ts, timeout / 1e9);
    }

    static long getFamily(ThreadState ts, long self) {
        return PyLong.of(ts, family(self));
    }

    static long getKind(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getInt(self + KIND));
    }

    static long getProto(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getInt(self + PROTO));
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, "<socket object, fd=" + fd(self) + ", family="
                + family(self) + ", type=" + Memory.getInt(self + KIND) + ", proto="
                + Memory.getInt(self + PROTO) + ">");
    }
}
