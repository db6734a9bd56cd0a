package org.jilectomy.runtime.modules.socket;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.posix.PosixConstants;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _socket}. */
public final class SocketModule extends BuiltinModule {
    private static final int SOCK_CLOEXEC = 0x80000;

    /** {@code gaierror} and {@code herror}, kept until exit. */
    private static volatile long gaierror;

    private static volatile long herror;

    public SocketModule() {
        super("_socket");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("socketpair(module, family=None, type=1, proto=0, /)", null)
                .method("close(module, fd, /)", null)
                .method("dup(module, fd, /)", null)
                .method("getdefaulttimeout(module, /)", null)
                .method("setdefaulttimeout(module, timeout, /)", null)
                .method("CMSG_LEN(module, length, /)", null, "cmsgLen")
                .method("CMSG_SPACE(module, length, /)", null, "cmsgSpace");
        NameCalls.define(def);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, SocketConstants.NUMBERS);
        PyDict.setItemName(ts, dict, Names.of("error"), Exceptions.OSError.address);
        PyDict.setItemName(ts, dict, Names.of("timeout"), Exceptions.TimeoutError.address);
        PyDict.setItemName(ts, dict, Names.of("has_ipv6"), PyBool.True);
        putType(ts, dict, PySocket.TYPE);
        PyDict.setItemName(ts, dict, Names.of("SocketType"), PySocket.TYPE.address);
        gaierror = exception(ts, dict, "gaierror");
        herror = exception(ts, dict, "herror");
    }

    private static long exception(ThreadState ts, long dict, String name) {
        long bases = PyTuple.of(ts, Exceptions.OSError.address);
        long members = PyDict.create(ts);
        try {
            PyDict.setItemString(ts, members, "__module__", Names.of("socket"));
            long type = Abstract.call(
                    ts, PyTypeType.TYPE.address, Names.of(name), bases, members);
            PyDict.setItemName(ts, dict, Names.of(name), type);
            Pins.keepUntilExit(type);
            return type;
        } finally {
            Refs.release(ts, bases);
            Refs.release(ts, members);
        }
    }

    static PyException error(ThreadState ts, String name, int code, String text) {
        long number = PyLong.of(ts, code);
        long message = PyUnicode.fromJava(ts, text);
        try {
            return Errors.chained(ts, Abstract.call(
                    ts, name.equals("herror") ? herror : gaierror, number, message));
        } finally {
            Refs.release(ts, number);
            Refs.release(ts, message);
        }
    }

    static long socketpair(ThreadState ts, long module, long family, long type, long proto) {
        int f = family == 0 || family == Singletons.None ? Addresses.AF_UNIX
                : PyLong.asInt(ts, family);
        int t = type == 0 ? 1 : PyLong.asInt(ts, type);
        int p = proto == 0 ? 0 : PyLong.asInt(ts, proto);
        try (Scratch s = Scratch.of(ts, 8)) {
            OsError.check(ts, Libc.SOCKETPAIR.call(f, t | SOCK_CLOEXEC, p, s.address));
            return PyTuple.fromArraySteal(ts, new long[] {
                PySocket.create(ts, Memory.getInt(s.address), f, t, p),
                PySocket.create(ts, Memory.getInt(s.address + 4), f, t, p)});
        }
    }

    static long close(ThreadState ts, long module, long fd) {
        int r = Libc.CLOSE.blocking(ts, PyLong.asInt(ts, fd), 0, 0);
        if (r < 0 && r != -104) {
            throw OsError.of(ts, r);
        }
        return Singletons.None;
    }

    static long dup(ThreadState ts, long module, long fd) {
        return PyLong.of(ts, OsError.check(
                ts, Libc.FCNTL.call(PyLong.asInt(ts, fd), 1030, 0)));
    }

    static long getdefaulttimeout(ThreadState ts, long module) {
        return PySocket.defaultTimeout < 0 ? Singletons.None
                : PyFloat.of(ts, PySocket.defaultTimeout / 1e9);
    }

    static long setdefaulttimeout(ThreadState ts, long module, long timeout) {
        PySocket.defaultTimeout = PySocket.timeout(ts, timeout);
        return Singletons.None;
    }

    private static long length(ThreadState ts, long length, int more, String function) {
        long n = Abstract.asIndexOrThrow(ts, length, Exceptions.OverflowError);
        if (n < 0 || n > Integer.MAX_VALUE - 64) {
            throw Errors.overflowError(ts, function + "() argument out of range");
        }
        return n + more;
    }

    static long cmsgLen(ThreadState ts, long module, long length) {
        return PyLong.of(ts, length(ts, length, 16, "CMSG_LEN"));
    }

    static long cmsgSpace(ThreadState ts, long module, long length) {
        return PyLong.of(ts, (length(ts, length, 0, "CMSG_SPACE") + 7 & ~7L) + 16);
    }
}
