package org.jilectomy.runtime.modules.ssl;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.socket.PySocket;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Takes the steps that a connection asks for: carries its records, runs its tasks, waits.
 *
 * <p>One turn of the loop takes the connection's lock, goes on with the work, and carries what can be
 * carried at once. Waiting, the socket's time and signals are between the turns, without the lock:
 * {@code poll} tells when the socket is ready, so a blocking socket and one with a timeout are one
 * case, and a closed or interrupted one is noticed. Over BIOs nothing is waited for: what cannot go on
 * says what it wants.
 */
final class TlsDriver {
    private TlsDriver() {}

    /** What is to be done to a connection, in turns. */
    interface Work {
        /** Goes on as far as possible, with the lock held. */
        TlsConnection.Step go(TlsConnection c) throws TlsFailure;

        /** It ends before it is done; with the lock held. A second time does nothing. */
        default void leave(TlsConnection c) {}
    }

    static void run(ThreadState ts, long self, String what, Work work) {
        long socket = PySslSocket.socket(ts, self);
        try {
            if (socket == 0) {
                turn(ts, self, PySslSocket.queues(ts, self), what, work, 0, -1);
                return;
            }
            long deadline = PySocket.deadline(socket);
            while (true) {
                int fd = PySocket.fd(socket);
                if (fd < 0) {
                    throw SslErrors.of(
                            ts, TlsFailure.plain(0, "Underlying socket has been closed."));
                }
                if (turn(ts, self, new Transport.OfSocket(fd), what, work, deadline, fd)) {
                    return;
                }
                ThreadState.poll(ts);
            }
        } catch (Throwable t) { // of a signal's handler, say
            leave(ts, PySslSocket.connection(self), work);
            throw t;
        } finally {
            Refs.xrelease(ts, socket);
        }
    }

    private static void leave(ThreadState ts, TlsConnection c, Work work) {
        ts.lockDetached(c.lock);
        try {
            work.leave(c);
        } finally {
            c.lock.unlock();
        }
    }

    /** Until the work is done, or something was waited for; whether it is done. */
    private static boolean turn(ThreadState ts, long self, Transport transport, String what,
            Work work, long deadline, int fd) {
        TlsConnection c = PySslSocket.connection(self);
        while (true) {
            TlsConnection.Step step = null;
            TlsFailure failure = null;
            int carried = 0;
            ts.lockDetached(c.lock);
            try {
                step = work.go(c);
                switch (step) {
                    case TASK -> {
                        ts.detach();
                        try {
                            c.runTasks();
                        } finally {
                            ts.attach();
                        }
                        carried = 1;
                    }
                    case WRITE -> carried = send(ts, c, transport);
                    case READ -> {
                        send(ts, c, transport);
                        carried = receive(ts, c, transport);
                    }
                    default -> {}
                }
            } catch (TlsFailure f) {
                failure = f;
                if (c.outEnd > c.outStart && send(ts, c, transport) > 0) {
                    transport.discard(ts); // so that the alert arrives
                }
            } finally {
                if (step != TlsConnection.Step.DONE
                        && (failure != null || carried < 0 || carried == 0 && deadline == 0)) {
                    work.leave(c);
                }
                c.lock.unlock();
            }
            if (failure != null) {
                throw SslErrors.of(ts, failure);
            }
            if (carried < 0) {
                throw broken(ts, carried, what);
            }
            switch (step) {
                case DONE -> {
                    return true;
                }
                case HELLO -> PySslSocket.answerHello(ts, self, c);
                default -> {
                    if (carried == 0) {
                        boolean write = step == TlsConnection.Step.WRITE;
                        if (deadline == 0) {
                            throw SslErrors.want(ts, write);
                        }
                        await(ts, fd, write, deadline, what);
                        return false;
                    }
                }
            }
            ThreadState.poll(ts);
        }
    }

    /** The transport is broken; CPython 3.11 says of transfers that they have ended. */
    private static PyException broken(ThreadState ts, int errno, String what) {
        return what.equals("handshake") || what.equals("shutdown")
                ? OsError.of(ts, errno)
                : SslErrors.of(ts, TlsFailure.plain(
                        TlsFailure.EOF, "EOF occurred in violation of protocol"));
    }

    /** Sends what there is: more than 0 if all of it, 0 if the rest must wait, else minus errno. */
    private static int send(ThreadState ts, TlsConnection c, Transport transport) {
        while (c.outEnd > c.outStart) {
            int n = transport.send(ts, c.out, c.outStart, c.outEnd - c.outStart);
            if (n <= 0) {
                return n;
            }
            c.sent(n);
        }
        return 1;
    }

    /** As {@link Transport#receive}, of what the next record lacks. */
    private static int receive(ThreadState ts, TlsConnection c, Transport transport)
            throws TlsFailure {
        int n = c.lacking();
        int got = transport.receive(ts, c.in, c.inEnd, n);
        if (got == Transport.END) {
            c.ended();
            return 1;
        }
        if (got > 0) {
            c.inEnd += got;
        }
        return got;
    }

    private static void await(
            ThreadState ts, int fd, boolean write, long deadline, String what) {
        int r = PySocket.poll(ts, fd, write ? PySocket.POLLOUT : PySocket.POLLIN, deadline);
        if (r == 0) {
            String which = what.equals("shutdown") ? write ? "write" : "read" : what;
            throw Errors.raise(ts, Exceptions.TimeoutError,
                    "The " + which + " operation timed out");
        }
        if (r < 0 && r != -Libc.EINTR) {
            throw OsError.of(ts, r);
        }
    }
}
