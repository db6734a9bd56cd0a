package org.jilectomy.runtime.modules.socket;

import java.io.ByteArrayOutputStream;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code sendmsg} and {@code recvmsg}.
 *
 * <pre>
 *  struct msghdr    name, namelen (32), iov (at 16), iovlen, control (at 32), controllen, flags (48)
 *  struct cmsghdr   len, level (32), type (32), data; padded to words
 * </pre>
 */
final class Messages {
    private static final int HEADER = 56;
    private static final int CONTROL = 16;

    private Messages() {}

    /** @param buffers a tuple of writable buffers that make up {@code n} bytes, 0 for none */
    static long receive(
            ThreadState ts, long self, int n, long buffers, long ancillary, int flags) {
        long room = ancillary == 0 ? 0 : Abstract.asIndexOrThrow(
                ts, ancillary, org.jilectomy.runtime.objects.Exceptions.OverflowError);
        if (room < 0 || room > 1 << 20) {
            throw Errors.valueError(ts, "invalid ancillary data buffer length");
        }
        try (Scratch h = Scratch.zeroed(ts, HEADER + 16 + Addresses.SIZE);
                Scratch data = Scratch.of(ts, n); Scratch control = Scratch.zeroed(ts, room)) {
            long vector = h.address + HEADER;
            long name = vector + 16;
            Memory.putLong(vector, data.address);
            Memory.putLong(vector + 8, n);
            Memory.putLong(h.address, name);
            Memory.putInt(h.address + 8, Addresses.SIZE);
            Memory.putLong(h.address + 16, vector);
            Memory.putLong(h.address + 24, 1);
            Memory.putLong(h.address + 32, room == 0 ? 0 : control.address);
            Memory.putLong(h.address + 40, room);
            int got = (int) PySocket.call(ts, self, Libc.RECVMSG, 1, PySocket.deadline(self),
                    h.address, flags | 0x40000000, 0, 0, 0);
            long first;
            if (buffers == 0) {
                first = PyBytes.fromMemory(ts, data.address, got);
            } else {
                scatter(ts, buffers, data.address, got);
                first = PyLong.of(ts, got);
            }
            long list = ancillaryData(ts, control.address, Memory.getLong(h.address + 40));
            return PyTuple.fromArraySteal(ts, new long[] {
                first, list, PyLong.of(ts, Memory.getInt(h.address + 48)),
                Addresses.toPython(ts, name, Memory.getInt(h.address + 8))});
        }
    }

    private static void scatter(ThreadState ts, long buffers, long from, int n) {
        byte[] all = new byte[n];
        if (n > 0) {
            Memory.copyToArray(from, all, 0, n);
        }
        int done = 0;
        for (int i = 0; i < PyTuple.size(buffers) && done < n; i++) {
            long buffer = PyTuple.item(buffers, i);
            int piece = Math.min(Buffers.writableSize(ts, buffer, "recvmsg_into"), n - done);
            Buffers.store(ts, buffer, 0, all, done, piece);
            done += piece;
        }
    }

    private static long ancillaryData(ThreadState ts, long at, long length) {
        long list = PyList.create(ts);
        long end = at + length;
        while (at + CONTROL <= end) {
            long n = Memory.getLong(at);
            if (n < CONTROL) {
                break;
            }
            long data = Math.min(n, end - at) - CONTROL;
            PyList.appendSteal(ts, list, PyTuple.fromArraySteal(ts, new long[] {
                PyLong.of(ts, Memory.getInt(at + 8)), PyLong.of(ts, Memory.getInt(at + 12)),
                PyBytes.fromMemory(ts, at + CONTROL, (int) data)}));
            at += n + 7 & ~7L;
        }
        return list;
    }

    static long send(ThreadState ts, long self, long buffers, long ancillary, int flags,
            long address) {
        byte[] data = join(ts, buffers);
        byte[] control = control(ts, ancillary);
        try (Scratch h = Scratch.zeroed(ts, HEADER + 16 + Addresses.SIZE);
                Scratch d = Scratch.string(ts, data); Scratch c = Scratch.string(ts, control)) {
            long vector = h.address + HEADER;
            Memory.putLong(vector, d.address);
            Memory.putLong(vector + 8, data.length);
            if (address != 0 && address != Singletons.None) {
                int n = Addresses.put(
                        ts, PySocket.family(self), address, vector + 16, "sendmsg");
                Memory.putLong(h.address, vector + 16);
                Memory.putInt(h.address + 8, n);
            }
            Memory.putLong(h.address + 16, vector);
            Memory.putLong(h.address + 24, 1);
            Memory.putLong(h.address + 32, control.length == 0 ? 0 : c.address);
            Memory.putLong(h.address + 40, control.length);
            return PyLong.of(ts, PySocket.call(ts, self, Libc.SENDMSG, 4,
                    PySocket.deadline(self), h.address, flags, 0, 0, 0));
        }
    }

    private static byte[] join(ThreadState ts, long buffers) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long items = PyTuple.fromIterable(ts, buffers);
        try {
            for (int i = 0; i < PyTuple.size(items); i++) {
                all.writeBytes(Buffers.copy(ts, PyTuple.item(items, i)));
            }
        } finally {
            Refs.release(ts, items);
        }
        return all.toByteArray();
    }

    private static byte[] control(ThreadState ts, long ancillary) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (ancillary == 0) {
            return new byte[0];
        }
        long items = PyTuple.fromIterable(ts, ancillary);
        try {
            for (int i = 0; i < PyTuple.size(items); i++) {
                long entry = PyTuple.fromIterable(ts, PyTuple.item(items, i));
                try {
                    if (PyTuple.size(entry) != 3) {
                        throw Errors.typeError(ts,
                                "[sendmsg() ancillary data items] argument must be 3-item sequence");
                    }
                    byte[] data = Buffers.copy(ts, PyTuple.item(entry, 2));
                    word(all, CONTROL + data.length, 8);
                    word(all, PyLong.asInt(ts, PyTuple.item(entry, 0)), 4);
                    word(all, PyLong.asInt(ts, PyTuple.item(entry, 1)), 4);
                    all.writeBytes(data);
                    all.writeBytes(new byte[-data.length & 7]);
                } finally {
                    Refs.release(ts, entry);
                }
            }
        } finally {
            Refs.release(ts, items);
        }
        return all.toByteArray();
    }

    private static void word(ByteArrayOutputStream out, long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >> 8 * i));
        }
    }
}
