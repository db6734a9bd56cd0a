package org.jilectomy.runtime.modules.ssl;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.state.ThreadState;

/** Carries records to the other side and back. No method waits, runs Python or raises. */
sealed interface Transport {
    /** Nothing can be carried now. */
    int LATER = 0;

    /** There is nothing more to come. */
    int END = Integer.MIN_VALUE;

    /** So many octets as there were, {@link #LATER}, {@link #END}, or minus errno. */
    int receive(ThreadState ts, byte[] into, int at, int n);

    /** So many octets as were taken, {@link #LATER}, or minus errno. */
    int send(ThreadState ts, byte[] from, int at, int n);

    /** Drops what has come: closed over unread octets, a socket takes back what it has just sent. */
    default void discard(ThreadState ts) {}

    /** A system's socket, which need not be non-blocking. */
    record OfSocket(int fd) implements Transport {
        private static final int MSG_DONTWAIT = 0x40;
        private static final int MSG_NOSIGNAL = 0x4000;
        private static final int DROPPED = 1 << 13;

        @Override
        public int receive(ThreadState ts, byte[] into, int at, int n) {
            try (Scratch s = Scratch.of(ts, n)) {
                int got;
                do {
                    got = Libc.RECV.call(fd, s.address, n, MSG_DONTWAIT);
                } while (got == -Libc.EINTR);
                if (got > 0) {
                    Memory.copyToArray(s.address, into, at, got);
                }
                return got == 0 ? END : got == -Libc.EAGAIN ? LATER : got;
            }
        }

        @Override
        public void discard(ThreadState ts) {
            byte[] dropped = new byte[DROPPED];
            for (int i = 0; i < 16 && receive(ts, dropped, 0, DROPPED) > 0; i++) {
                continue;
            }
        }

        @Override
        public int send(ThreadState ts, byte[] from, int at, int n) {
            try (Scratch s = Scratch.of(ts, n)) {
                Memory.copyFromArray(from, at, s.address, n);
                int sent;
                do {
                    sent = Libc.SEND.call(fd, s.address, n, MSG_DONTWAIT | MSG_NOSIGNAL);
                } while (sent == -Libc.EINTR);
                return sent == -Libc.EAGAIN ? LATER : sent;
            }
        }
    }

    /** Two {@code MemoryBIO}s. */
    record OfQueues(ByteQueue incoming, ByteQueue outgoing) implements Transport {
        @Override
        public int receive(ThreadState ts, byte[] into, int at, int n) {
            int got = incoming.take(into, at, n);
            return got == 0 && incoming.isAtEnd() ? END : got;
        }

        @Override
        public int send(ThreadState ts, byte[] from, int at, int n) {
            outgoing.add(from, at, n);
            return n;
        }
    }
}
