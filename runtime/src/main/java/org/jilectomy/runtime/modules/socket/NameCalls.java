package org.jilectomy.runtime.modules.socket;

import java.nio.charset.StandardCharsets;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** Names of hosts, services and protocols, and addresses as text. */
final class NameCalls {
    private static final int AI_CANONNAME = 2;
    private static final int EAI_SYSTEM = -11;

    /** {@code struct addrinfo}. */
    private static final int INFO = 48;

    private NameCalls() {}

    static void define(TypeDef def) {
        def.in(NameCalls.class)
                .method("getaddrinfo(module, host, port, family=0, type=0, proto=0, flags=0)", null)
                .method("getnameinfo(module, sockaddr, flags, /)", null)
                .method("gethostname(module, /)", null)
                .method("sethostname(module, name, /)", null)
                .method("gethostbyname(module, hostname, /)", null)
                .method("gethostbyname_ex(module, hostname, /)", null, "gethostbynameEx")
                .method("gethostbyaddr(module, host, /)", null)
                .method("getservbyname(module, servicename, protocolname=None, /)", null)
                .method("getservbyport(module, port, protocolname=None, /)", null)
                .method("getprotobyname(module, name, /)", null)
                .method("if_nameindex(module, /)", null, "ifNameindex")
                .method("if_nametoindex(module, name, /)", null, "ifNametoindex")
                .method("if_indextoname(module, index, /)", null, "ifIndextoname")
                .method("inet_aton(module, ip_addr, /)", null, "inetAton")
                .method("inet_ntoa(module, packed_ip, /)", null, "inetNtoa")
                .method("inet_pton(module, af, ip, /)", null, "inetPton")
                .method("inet_ntop(module, af, ip, /)", null, "inetNtop")
                .method("ntohs(module, integer, /)", null, "swapShort")
                .method("htons(module, integer, /)", null, "swapShort")
                .method("ntohl(module, integer, /)", null, "swapInt")
                .method("htonl(module, integer, /)", null, "swapInt");
    }

    // ---------------------------------------------------------------- getaddrinfo

    private static PyException error(ThreadState ts, int code) {
        if (code == EAI_SYSTEM) {
            return OsError.of(ts, Libc.errno());
        }
        return SocketModule.error(ts, "gaierror", code,
                Scratch.text(Libc.GAI_STRERROR.raw(code, 0, 0, 0, 0, 0)));
    }

    /** The list of answers, to be freed; a {@code gaierror} if there is none. */
    private static long ask(ThreadState ts, byte[] host, byte[] service, int family, int type,
            int protocol, int flags) {
        try (Scratch hints = Scratch.zeroed(ts, INFO); Scratch result = Scratch.zeroed(ts, 8);
                Scratch h = Scratch.string(ts, host == null ? new byte[0] : host);
                Scratch p = Scratch.string(ts, service == null ? new byte[0] : service)) {
            Memory.putInt(hints.address, flags);
            Memory.putInt(hints.address + 4, family);
            Memory.putInt(hints.address + 8, type);
            Memory.putInt(hints.address + 12, protocol);
            int r = (int) Libc.GETADDRINFO.blockingLong(ts, host == null ? 0 : h.address,
                    service == null ? 0 : p.address, hints.address, result.address, 0, 0);
            if (r != 0) {
                throw error(ts, r);
            }
            return Memory.getLong(result.address);
        }
    }

    /** The first address of a host, behind the port of a socket address. */
    static void resolveInto(ThreadState ts, byte[] host, int family, long at) {
        long list = ask(ts, host, null, family, 0, 0, 0);
        long address = Memory.getLong(list + 24);
        int from = family == Addresses.AF_INET ? 4 : 8;
        int n = family == Addresses.AF_INET ? 4 : 20;
        Memory.copy(address + from, at + from, n);
        Libc.FREEADDRINFO.raw(list, 0, 0, 0, 0, 0);
    }

    static long getaddrinfo(ThreadState ts, long module, long host, long port, long family,
            long type, long proto, long flags) {
        byte[] name = host == Singletons.None ? null : Addresses.host(ts, host);
        byte[] service;
        if (port == Singletons.None) {
            service = null;
        } else if (PyLong.check(port)) {
            service = Long.toString(PyLong.asLong(ts, port)).getBytes(StandardCharsets.US_ASCII);
        } else if (PyUnicode.check(port)) {
            service = PyUnicode.toJava(port).getBytes(StandardCharsets.UTF_8);
        } else if (PyBytes.check(port)) {
            service = PyBytes.toArray(port);
        } else {
            throw Errors.raise(ts, Exceptions.OSError, "Int or String expected");
        }
        long list = ask(ts, name, service, number(ts, family), number(ts, type),
                number(ts, proto), number(ts, flags));
        long result = PyList.create(ts);
        try {
            for (long a = list; a != 0; a = Memory.getLong(a + 40)) {
                String canonical = Scratch.text(Memory.getLong(a + 32));
                PyList.appendSteal(ts, result, PyTuple.fromArraySteal(ts, new long[] {
                    PyLong.of(ts, Memory.getInt(a + 4)), PyLong.of(ts, Memory.getInt(a + 8)),
                    PyLong.of(ts, Memory.getInt(a + 12)),
                    PyUnicode.fromJava(ts, canonical == null ? "" : canonical),
                    Addresses.toPython(ts, Memory.getLong(a + 24), Memory.getInt(a + 16))}));
            }
            return result;
        } finally {
            Libc.FREEADDRINFO.raw(list, 0, 0, 0, 0, 0);
        }
    }

    private static int number(ThreadState ts, long value) {
        return value == 0 ? 0 : PyLong.asInt(ts, value);
    }

    static long getnameinfo(ThreadState ts, long module, long address, long flags) {
        int how = PyLong.asInt(ts, flags);
        if (!PyTuple.TYPE.isInstance(address)) {
            throw Errors.typeError(ts, "getnameinfo() argument 1 must be a tuple");
        }
        byte[] host = Addresses.host(ts, PyTuple.item(address, 0));
        long port = PyLong.asLong(ts, PyTuple.item(address, 1));
        if (port < 0 || port > 0xffff) {
            throw Errors.overflowError(ts, "getsockaddrarg: port must be 0-65535.");
        }
        byte[] service = Long.toString(port).getBytes(StandardCharsets.US_ASCII);
        long list = ask(ts, host, service, 0, 2, 0, 4);
        try (Scratch s = Scratch.zeroed(ts, 1025 + 32)) {
            int r = (int) Libc.GETNAMEINFO.raw(ts, Memory.getLong(list + 24),
                    Memory.getInt(list + 16), s.address, 1025, s.address + 1025, 32, how);
            if (r != 0) {
                throw error(ts, r);
            }
            return PyTuple.fromArraySteal(ts, new long[] {
                PyUnicode.fromJava(ts, Scratch.text(s.address)),
                PyUnicode.fromJava(ts, Scratch.text(s.address + 1025))});
        } finally {
            Libc.FREEADDRINFO.raw(list, 0, 0, 0, 0, 0);
        }
    }

    // ---------------------------------------------------------------- hosts

    static long gethostname(ThreadState ts, long module) {
        try (Scratch s = Scratch.zeroed(ts, 1024)) {
            OsError.check(ts, Libc.GETHOSTNAME.call(s.address, 1023));
            return PyUnicode.fromJava(ts, Scratch.text(s.address));
        }
    }

    static long sethostname(ThreadState ts, long module, long name) {
        byte[] text = Addresses.host(ts, name);
        try (Scratch s = Scratch.string(ts, text)) {
            OsError.check(ts, Libc.SETHOSTNAME.call(s.address, text.length));
            return Singletons.None;
        }
    }

    private static String firstAddress(ThreadState ts, long hostname) {
        byte[] host = Addresses.host(ts, hostname);
        if (host.length == 0) {
            return "0.0.0.0";
        }
        long list = ask(ts, host, null, Addresses.AF_INET, 0, 0, 0);
        try {
            return Addresses.numeric(ts, Addresses.AF_INET, Memory.getLong(list + 24) + 4);
        } finally {
            Libc.FREEADDRINFO.raw(list, 0, 0, 0, 0, 0);
        }
    }

    static long gethostbyname(ThreadState ts, long module, long hostname) {
        return PyUnicode.fromJava(ts, firstAddress(ts, hostname));
    }

    private static long hostEntry(ThreadState ts, String name, long list) {
        long addresses = PyList.create(ts);
        String last = null;
        for (long a = list; a != 0; a = Memory.getLong(a + 40)) {
            int family = Memory.getInt(a + 4);
            String text = Addresses.numeric(ts, family,
                    Memory.getLong(a + 24) + (family == Addresses.AF_INET ? 4 : 8));
            if (!text.equals(last)) {
                PyList.appendSteal(ts, addresses, PyUnicode.fromJava(ts, text));
            }
            last = text;
        }
        return PyTuple.fromArraySteal(
                ts, new long[] {PyUnicode.fromJava(ts, name), PyList.create(ts), addresses});
    }

    static long gethostbynameEx(ThreadState ts, long module, long hostname) {
        byte[] host = Addresses.host(ts, hostname);
        long list = ask(ts, host, null, Addresses.AF_INET, 1, 0, AI_CANONNAME);
        try {
            String canonical = Scratch.text(Memory.getLong(list + 32));
            return hostEntry(ts, canonical == null
                    ? new String(host, StandardCharsets.UTF_8) : canonical, list);
        } finally {
            Libc.FREEADDRINFO.raw(list, 0, 0, 0, 0, 0);
        }
    }

    static long gethostbyaddr(ThreadState ts, long module, long host) {
        byte[] name = Addresses.host(ts, host);
        long list = ask(ts, name, null, 0, 1, 0, 0);
        try (Scratch s = Scratch.zeroed(ts, 1025)) {
            int r = (int) Libc.GETNAMEINFO.raw(ts, Memory.getLong(list + 24),
                    Memory.getInt(list + 16), s.address, 1025, 0, 0, 8);
            if (r != 0) {
                throw SocketModule.error(ts, "herror", 1, "Unknown host");
            }
            return hostEntry(ts, Scratch.text(s.address), list);
        } finally {
            Libc.FREEADDRINFO.raw(list, 0, 0, 0, 0, 0);
        }
    }

    // ---------------------------------------------------------------- services

    private static final Libc GETSERVBYNAME = new Libc("getservbyname");
    private static final Libc GETSERVBYPORT = new Libc("getservbyport");
    private static final Libc GETPROTOBYNAME = new Libc("getprotobyname");

    /** A str or nothing as a C string. */
    private static Scratch text(ThreadState ts, long value, String function, String which) {
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, function + "() argument " + which + " must be str, not "
                    + PyType.of(value).name());
        }
        return Scratch.string(ts, PyUnicode.toJava(value).getBytes(StandardCharsets.UTF_8));
    }

    static synchronized long getservbyname(
            ThreadState ts, long module, long name, long protocol) {
        try (Scratch n = text(ts, name, "getservbyname", "1");
                Scratch p = protocol == 0 ? Scratch.of(ts, 1)
                        : text(ts, protocol, "getservbyname", "2")) {
            long entry = GETSERVBYNAME.raw(
                    n.address, protocol == 0 ? 0 : p.address, 0, 0, 0, 0);
            if (entry == 0) {
                throw Errors.raise(ts, Exceptions.OSError, "service/proto not found");
            }
            int port = Memory.getInt(entry + 16);
            return PyLong.of(ts, (port & 0xff) << 8 | port >> 8 & 0xff);
        }
    }

    static synchronized long getservbyport(
            ThreadState ts, long module, long port, long protocol) {
        int number = PyLong.asInt(ts, port);
        if (number < 0 || number > 0xffff) {
            throw Errors.overflowError(ts, "getservbyport: port must be 0-65535.");
        }
        try (Scratch p = protocol == 0 ? Scratch.of(ts, 1)
                : text(ts, protocol, "getservbyport", "2")) {
            long entry = GETSERVBYPORT.raw((number & 0xff) << 8 | number >> 8,
                    protocol == 0 ? 0 : p.address, 0, 0, 0, 0);
            if (entry == 0) {
                throw Errors.raise(ts, Exceptions.OSError, "port/proto not found");
            }
            return PyUnicode.fromJava(ts, Scratch.text(Memory.getLong(entry)));
        }
    }

    static synchronized long getprotobyname(ThreadState ts, long module, long name) {
        try (Scratch n = text(ts, name, "getprotobyname", "1")) {
            long entry = GETPROTOBYNAME.raw(n.address, 0, 0, 0, 0, 0);
            if (entry == 0) {
                throw Errors.raise(ts, Exceptions.OSError, "protocol not found");
            }
            return PyLong.of(ts, Memory.getInt(entry + 16));
        }
    }

    private static final Libc IF_NAMETOINDEX = new Libc("if_nametoindex");
    private static final Libc IF_INDEXTONAME = new Libc("if_indextoname");
    private static final Libc IF_NAMEINDEX = new Libc("if_nameindex");
    private static final Libc IF_FREENAMEINDEX = new Libc("if_freenameindex");

    static long ifNameindex(ThreadState ts, long module) {
        long list = IF_NAMEINDEX.pointer(0, 0, 0);
        OsError.check(ts, list < 0 && list > -4096 ? list : 0);
        long result = PyList.create(ts);
        for (long at = list; Memory.getInt(at) != 0; at += 16) {
            PyList.appendSteal(ts, result, PyTuple.fromArraySteal(ts, new long[] {
                PyLong.of(ts, Memory.getInt(at)),
                PyUnicode.fromJava(ts, Scratch.text(Memory.getLong(at + 8)))}));
        }
        IF_FREENAMEINDEX.raw(list, 0, 0, 0, 0, 0);
        return result;
    }

    static long ifNametoindex(ThreadState ts, long module, long name) {
        try (Scratch n = Scratch.string(ts, Addresses.host(ts, name))) {
            int index = (int) IF_NAMETOINDEX.raw(n.address, 0, 0, 0, 0, 0);
            if (index == 0) {
                throw Errors.raise(ts, Exceptions.OSError, "no interface with this name");
            }
            return PyLong.of(ts, index);
        }
    }

    static long ifIndextoname(ThreadState ts, long module, long index) {
        try (Scratch s = Scratch.zeroed(ts, 64)) {
            if (IF_INDEXTONAME.raw(PyLong.asLong(ts, index), s.address, 0, 0, 0, 0) == 0) {
                throw OsError.of(ts, Libc.errno());
            }
            return PyUnicode.fromJava(ts, Scratch.text(s.address));
        }
    }

    // ---------------------------------------------------------------- addresses as text

    private static final Libc INET_ATON = new Libc("inet_aton");
    private static final Libc INET_PTON = new Libc("inet_pton");

    static long inetAton(ThreadState ts, long module, long address) {
        try (Scratch n = text(ts, address, "inet_aton", "1"); Scratch s = Scratch.zeroed(ts, 4)) {
            if (INET_ATON.call(n.address, s.address) != 1) {
                throw Errors.raise(ts, Exceptions.OSError,
                        "illegal IP address string passed to inet_aton");
            }
            return PyBytes.fromMemory(ts, s.address, 4);
        }
    }

    static long inetNtoa(ThreadState ts, long module, long packed) {
        byte[] bytes = Buffers.copy(ts, packed);
        if (bytes.length != 4) {
            throw Errors.raise(ts, Exceptions.OSError, "packed IP wrong length");
        }
        try (Scratch s = Scratch.string(ts, bytes)) {
            return PyUnicode.fromJava(ts, Addresses.numeric(ts, Addresses.AF_INET, s.address));
        }
    }

    static long inetPton(ThreadState ts, long module, long af, long ip) {
        int family = PyLong.asInt(ts, af);
        try (Scratch n = text(ts, ip, "inet_pton", "2"); Scratch s = Scratch.zeroed(ts, 16)) {
            int r = INET_PTON.call(family, n.address, s.address);
            if (r < 0) {
                throw OsError.of(ts, r);
            }
            if (r == 0) {
                throw Errors.raise(ts, Exceptions.OSError,
                        "illegal IP address string passed to inet_pton");
            }
            return PyBytes.fromMemory(ts, s.address, family == Addresses.AF_INET ? 4 : 16);
        }
    }

    static long inetNtop(ThreadState ts, long module, long af, long ip) {
        int family = PyLong.asInt(ts, af);
        byte[] bytes = Buffers.copy(ts, ip);
        int want = family == Addresses.AF_INET ? 4 : family == Addresses.AF_INET6 ? 16 : -1;
        if (want < 0) {
            throw Errors.valueError(ts, "unknown address family " + family);
        }
        if (bytes.length != want) {
            throw Errors.valueError(ts, "invalid length of packed IP address string");
        }
        try (Scratch s = Scratch.string(ts, bytes)) {
            return PyUnicode.fromJava(ts, Addresses.numeric(ts, family, s.address));
        }
    }

    // ---------------------------------------------------------------- byte order

    static long swapShort(ThreadState ts, long module, long integer) {
        long n = Abstract.asIndexOrThrow(ts, integer, Exceptions.OverflowError);
        if (n < 0) {
            throw Errors.overflowError(ts, "can't convert negative number to C uint16_t");
        }
        if (n > 0xffff) {
            throw Errors.overflowError(ts, "Python int too large to convert to C uint16_t");
        }
        return PyLong.of(ts, (n & 0xff) << 8 | n >> 8);
    }

    static long swapInt(ThreadState ts, long module, long integer) {
        if (!PyLong.check(integer)) {
            throw Errors.typeError(ts, "expected int, " + PyType.of(integer).name() + " found");
        }
        long n = Abstract.asIndexOrThrow(ts, integer, Exceptions.OverflowError);
        if (n < 0) {
            throw Errors.overflowError(
                    ts, "can't convert negative value to unsigned int");
        }
        if (n > 0xffffffffL) {
            throw Errors.overflowError(ts, "int larger than 32 bits");
        }
        return PyLong.of(ts, Integer.reverseBytes((int) n) & 0xffffffffL);
    }
}
