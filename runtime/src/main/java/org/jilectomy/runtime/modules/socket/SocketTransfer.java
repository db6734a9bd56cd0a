package org.jilectomy.runtime.modules.socket;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What moves data through a {@code socket}: {@code recv}, {@code send} and all their kin.
 *
 * <p>Each waits, if the socket has a timeout, until the descriptor is ready, makes one system call
 * on native memory, and begins again when a signal interrupted it ({@link PySocket#call}).
 */
final class SocketTransfer {
    private SocketTransfer() {}

    private static int receive(ThreadState ts, long self, Libc function, long memory, int n,
            int flags, long address, long addressSize) {
        return (int) PySocket.call(ts, self, function, PySocket.POLLIN, PySocket.deadline(self),
                memory, n, flags, address, addressSize);
    }

    private static int transmit(ThreadState ts, long self, Libc function, long deadline,
            long memory, int n, int flags, long address, int addressSize) {
        return (int) PySocket.call(ts, self, function, PySocket.POLLOUT, deadline,
                memory, n, flags, address, addressSize);
    }

    private static int size(ThreadState ts, long value, String function) {
        long n = Abstract.asIndexOrThrow(ts, value, Exceptions.OverflowError);
        if (n < 0) {
            throw Errors.valueError(ts, "negative buffersize in " + function);
        }
        return (int) Math.min(n, Integer.MAX_VALUE - 256);
    }

    private static int flags(ThreadState ts, long value) {
        return value == 0 ? 0 : PyLong.asInt(ts, value);
    }

    static long recv(ThreadState ts, long self, long bufsize, long flags) {
        int n = size(ts, bufsize, "recv");
        int how = flags(ts, flags);
        try (Scratch s = Scratch.of(ts, n)) {
            int got = receive(ts, self, Libc.RECV, s.address, n, how, 0, 0);
            return PyBytes.fromMemory(ts, s.address, got);
        }
    }

    private static int room(ThreadState ts, long buffer, long nbytes, String function) {
        int room = Buffers.writableSize(ts, buffer, function);
        if (nbytes == 0) {
            return room;
        }
        int n = size(ts, nbytes, function);
        if (n > room) {
            throw Errors.valueError(
                    ts, "buffer too small for requested bytes");
        }
        return n == 0 ? room : n;
    }

    private static void store(ThreadState ts, long buffer, long from, int n) {
        byte[] data = new byte[n];
        if (n > 0) {
            Memory.copyToArray(from, data, 0, n);
            Buffers.store(ts, buffer, 0, data, 0, n);
        }
    }

    static long recvInto(ThreadState ts, long self, long buffer, long nbytes, long flags) {
        int n = room(ts, buffer, nbytes, "recv_into");
        int how = flags(ts, flags);
        try (Scratch s = Scratch.of(ts, n)) {
            int got = receive(ts, self, Libc.RECV, s.address, n, how, 0, 0);
            store(ts, buffer, s.address, got);
            return PyLong.of(ts, got);
        }
    }

    static long recvfrom(ThreadState ts, long self, long bufsize, long flags) {
        int n = size(ts, bufsize, "recvfrom");
        int how = flags(ts, flags);
        try (Scratch s = Scratch.of(ts, n); Scratch a = Scratch.zeroed(ts, Addresses.SIZE + 8)) {
            Memory.putInt(a.address, Addresses.SIZE);
            int got = receive(ts, self, Libc.RECVFROM, s.address, n, how, a.address + 8, a.address);
            return PyTuple.fromArraySteal(ts, new long[] {
                PyBytes.fromMemory(ts, s.address, got),
                Addresses.toPython(ts, a.address + 8, Memory.getInt(a.address))});
        }
    }

    static long recvfromInto(ThreadState ts, long self, long buffer, long nbytes, long flags) {
        int n = room(ts, buffer, nbytes, "recvfrom_into");
        int how = flags(ts, flags);
        try (Scratch s = Scratch.of(ts, n); Scratch a = Scratch.zeroed(ts, Addresses.SIZE + 8)) {
            Memory.putInt(a.address, Addresses.SIZE);
            int got = receive(ts, self, Libc.RECVFROM, s.address, n, how, a.address + 8, a.address);
            store(ts, buffer, s.address, got);
            return PyTuple.fromArraySteal(ts, new long[] {
                PyLong.of(ts, got),
                Addresses.toPython(ts, a.address + 8, Memory.getInt(a.address))});
        }
    }

    static long recvmsg(ThreadState ts, long self, long bufsize, long ancillary, long flags) {
        int n = size(ts, bufsize, "recvmsg()");
        return Messages.receive(ts, self, n, 0, ancillary, flags(ts, flags));
    }

    static long recvmsgInto(
            ThreadState ts, long self, long buffers, long ancillary, long flags) {
        long items = PyTuple.fromIterable(ts, buffers);
        try {
            long total = 0;
            for (int i = 0; i < PyTuple.size(items); i++) {
                total += Buffers.writableSize(ts, PyTuple.item(items, i), "recvmsg_into");
            }
            return Messages.receive(ts, self, (int) Math.min(total, Integer.MAX_VALUE - 256),
                    items, ancillary, flags(ts, flags));
        } finally {
            Refs.release(ts, items);
        }
    }

    static long send(ThreadState ts, long self, long data, long flags) {
        long bytes = Buffers.bytes(ts, data);
        try {
            return PyLong.of(ts, transmit(ts, self, Libc.SEND, PySocket.deadline(self),
                    PyBytes.data(bytes), PyBytes.length(bytes), flags(ts, flags), 0, 0));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long sendall(ThreadState ts, long self, long data, long flags) {
        int how = flags(ts, flags);
        long bytes = Buffers.bytes(ts, data);
        try {
            long deadline = PySocket.deadline(self);
            int n = PyBytes.length(bytes);
            int done = 0;
            do {
                done += transmit(ts, self, Libc.SEND, deadline,
                        PyBytes.data(bytes) + done, n - done, how, 0, 0);
                ThreadState.poll(ts);
            } while (done < n);
            return Singletons.None;
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long sendto(ThreadState ts, long self, long data, long flagsOrAddress, long address) {
        int how = address == 0 ? 0 : PyLong.asInt(ts, flagsOrAddress);
        long to = address == 0 ? flagsOrAddress : address;
        long bytes = Buffers.bytes(ts, data);
        try (Scratch s = Scratch.of(ts, Addresses.SIZE)) {
            int n = Addresses.put(ts, PySocket.family(self), to, s.address, "sendto");
            return PyLong.of(ts, transmit(ts, self, Libc.SENDTO, PySocket.deadline(self),
                    PyBytes.data(bytes), PyBytes.length(bytes), how, s.address, n));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long sendmsg(ThreadState ts, long self, long buffers, long ancillary, long flags,
            long address) {
        return Messages.send(ts, self, buffers, ancillary, flags(ts, flags), address);
    }
}
