package org.jilectomy.runtime.modules.socket;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StrScan;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Socket addresses.
 *
 * <pre>
 *  AF_UNIX   family (16) path (up to 108)
 *  AF_INET   family (16) port (16, big-endian) address (4 bytes)
 *  AF_INET6  family (16) port (16) flowinfo (32) address (16 bytes) scope (32)
 * </pre>
 */
final class Addresses {
    static final int AF_UNIX = 1;
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    /** {@code struct sockaddr_storage}. */
    static final int SIZE = 128;

    private static final Libc INET_PTON = new Libc("inet_pton");
    private static final Libc INET_NTOP = new Libc("inet_ntop");

    private Addresses() {}

    static int port(long at) {
        return (Memory.getByte(at + 2) & 0xff) << 8 | Memory.getByte(at + 3) & 0xff;
    }

    private static void putPort(long at, int port) {
        Memory.putByte(at + 2, (byte) (port >> 8));
        Memory.putByte(at + 3, (byte) port);
    }

    // ---------------------------------------------------------------- from Python

    /** Writes an address; its length. */
    static int put(ThreadState ts, int family, long address, long at, String function) {
        Memory.fill(at, SIZE, (byte) 0);
        Memory.putShort(at, (short) family);
        return switch (family) {
            case AF_UNIX -> putUnix(ts, address, at);
            case AF_INET -> putInet(ts, address, at, function);
            case AF_INET6 -> putInet6(ts, address, at, function);
            default -> throw Errors.raise(ts, Exceptions.OSError, function + "(): bad family");
        };
    }

    private static int putUnix(ThreadState ts, long address, long at) {
        byte[] path;
        if (PyUnicode.check(address)) {
            long bytes = Codecs.encode(ts, address, "utf-8", "surrogateescape");
            path = PyBytes.toArray(bytes);
            Refs.release(ts, bytes);
        } else {
            path = Buffers.copy(ts, address);
        }
        boolean named = path.length > 0 && path[0] != 0;
        if (path.length > (named ? 107 : 108)) {
            throw Errors.raise(ts, Exceptions.OSError, "AF_UNIX path too long");
        }
        if (path.length > 0) {
            Memory.copyFromArray(path, 0, at + 2, path.length);
        }
        return 2 + path.length + (named ? 1 : 0);
    }

    private static int port(ThreadState ts, long value, String function) {
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        long port = PyLong.check(value) && !PyLong.fitsLong(value) ? -1 : PyLong.asLong(ts, value);
        if (port < 0 || port > 0xffff) {
            throw Errors.overflowError(ts, function + "(): port must be 0-65535.");
        }
        return (int) port;
    }

    private static int putInet(ThreadState ts, long address, long at, String function) {
        if (!PyTuple.TYPE.isInstance(address)) {
            throw Errors.typeError(ts, function + "(): AF_INET address must be tuple, not "
                    + PyType.of(address).name());
        }
        if (PyTuple.size(address) != 2) {
            throw Errors.typeError(ts,
                    function + "(): AF_INET address must be a pair (host, port)");
        }
        resolve(ts, PyTuple.item(address, 0), AF_INET, at);
        putPort(at, port(ts, PyTuple.item(address, 1), function));
        return 16;
    }

    private static int putInet6(ThreadState ts, long address, long at, String function) {
        if (!PyTuple.TYPE.isInstance(address)) {
            throw Errors.typeError(ts, function + "(): AF_INET6 address must be tuple, not "
                    + PyType.of(address).name());
        }
        int n = (int) PyTuple.size(address);
        if (n < 2 || n > 4) {
            throw Errors.typeError(ts, function
                    + "(): AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        }
        resolve(ts, PyTuple.item(address, 0), AF_INET6, at);
        putPort(at, port(ts, PyTuple.item(address, 1), function));
        long flow = n > 2 ? PyLong.asLong(ts, PyTuple.item(address, 2)) : 0;
        if (flow < 0 || flow > 0xfffff) {
            throw Errors.overflowError(ts, function + "(): flowinfo must be 0-1048575.");
        }
        Memory.putInt(at + 4, Integer.reverseBytes((int) flow));
        if (n > 3) {
            Memory.putInt(at + 24, (int) PyLong.asLong(ts, PyTuple.item(address, 3)));
        }
        return 28;
    }

    /** The name of a host as bytes: str, bytes or bytearray. */
    static byte[] host(ThreadState ts, long host) {
        if (PyUnicode.check(host)) {
            long bytes = StrScan.isAscii(host) ? Codecs.encode(ts, host, "ascii", null)
                    : Codecs.encode(ts, host, "idna", null);
            byte[] name = PyBytes.toArray(bytes);
            Refs.release(ts, bytes);
            return name;
        }
        long bytes = Buffers.tryBytes(ts, host);
        Refs.xrelease(ts, bytes);
        if (bytes == 0) {
            throw Errors.typeError(ts, "str, bytes or bytearray expected, not "
                    + PyType.of(host).name());
        }
        return Buffers.copy(ts, host);
    }

    private static void resolve(ThreadState ts, long host, int family, long at) {
        byte[] name = host(ts, host);
        for (byte b : name) {
            if (b == 0) {
                throw Errors.typeError(ts, "host name must not contain null character");
            }
        }
        if (name.length == 0) {
            return; // any address
        }
        String text = new String(name, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (family == AF_INET && text.equals("<broadcast>")) {
            Memory.putInt(at + 4, -1);
            return;
        }
        int offset = family == AF_INET ? 4 : 8;
        try (Scratch s = Scratch.string(ts, name)) {
            if (INET_PTON.call(family, s.address, at + offset) == 1) {
                return;
            }
        }
        NameCalls.resolveInto(ts, name, family, at);
    }

    // ---------------------------------------------------------------- to Python

    static String numeric(ThreadState ts, int family, long address) {
        try (Scratch s = Scratch.of(ts, 64)) {
            return Scratch.text(INET_NTOP.raw(family, address, s.address, 64, 0, 0));
        }
    }

    /** Python's form of an address, owned; None if there is none. */
    static long toPython(ThreadState ts, long at, int length) {
        if (length == 0) {
            return Singletons.None;
        }
        int family = Memory.getShort(at) & 0xffff;
        switch (family) {
            case AF_INET -> {
                return PyTuple.fromArraySteal(ts, new long[] {
                    PyUnicode.fromJava(ts, numeric(ts, family, at + 4)),
                    PyLong.of(ts, port(at))});
            }
            case AF_INET6 -> {
                return PyTuple.fromArraySteal(ts, new long[] {
                    PyUnicode.fromJava(ts, numeric(ts, family, at + 8)),
                    PyLong.of(ts, port(at)),
                    PyLong.of(ts, Integer.reverseBytes(Memory.getInt(at + 4)) & 0xffffffffL),
                    PyLong.of(ts, Memory.getInt(at + 24) & 0xffffffffL)});
            }
            case AF_UNIX -> {
                int n = length - 2;
                if (n > 0 && Memory.getByte(at + 2) == 0) {
                    return PyBytes.fromMemory(ts, at + 2, n); // abstract
                }
                return n <= 0 ? PyUnicode.empty() : PathArg.decode(ts, Scratch.bytes(at + 2));
            }
            default -> {
                return PyTuple.fromArraySteal(ts, new long[] {
                    PyLong.of(ts, family), PyBytes.fromMemory(ts, at + 2, length - 2)});
            }
        }
    }
}
