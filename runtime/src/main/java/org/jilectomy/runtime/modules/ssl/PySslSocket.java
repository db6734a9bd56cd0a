package org.jilectomy.runtime.modules.ssl;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Buffers;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectWord;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.PyWeakref;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _ssl._SSLSocket}: a {@link TlsConnection} in the side table, over a socket or two {@code
 * MemoryBIO}s. {@link TlsDriver} moves it; what it tells of itself is in {@link ConnectionFacts}.
 *
 * <pre>
 *  +16 context   +24 weak reference to the socket, 0 over BIOs   +32 weak reference to the owner, or 0
 *  +40 incoming BIO, or 0   +48 outgoing BIO, or 0               all owned, under the object's lock
 * </pre>
 */
final class PySslSocket extends PyType {
    static final int CONTEXT = PyObject.SIZE;
    private static final int SOCKET = CONTEXT + 8;
    private static final int OWNER = CONTEXT + 16;
    private static final int INCOMING = CONTEXT + 24;
    private static final int OUTGOING = CONTEXT + 32;
    private static final int SIZE = CONTEXT + 40;

    private static final int INTERNAL_ERROR = 80;
    private static final int HANDSHAKE_FAILURE = 40;

    /** Encrypted at once, then sent by one call. */
    private static final int STRETCH = 1 << 16;

    static final PySslSocket TYPE = new PySslSocket();

    private PySslSocket() {
        super(new TypeSpec("_ssl._SSLSocket", SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("do_handshake(self, /)", null, "doHandshake")
                .method("read(self, size, buffer=None, /)", null)
                .method("write(self, b, /)", "Writes the bytes-like object b into the SSL object."
                        + "\n\nReturns the number of bytes written.")
                .method("pending(self, /)", "Returns the number of already decrypted bytes"
                        + " available for read, pending on the connection.")
                .method("shutdown(self, /)", "Does the SSL shutdown handshake with the remote end.")
                .method("verify_client_post_handshake(self, /)",
                        "Initiate TLS 1.3 post-handshake authentication", "verifyLater")
                .method("get_channel_binding(self, /, cb_type='tls-unique')", null,
                        "getChannelBinding")
                .getset("context", "getContext", "setContext", null)
                .getset("owner", "getOwner", "setOwner", "The Python-level owner of this object.");
        ConnectionFacts.define(def);
    }

    // ---------------------------------------------------------------- life

    /**
     * @param socket 0 over BIOs
     * @param owner 0 for none
     */
    static long create(ThreadState ts, TlsConnection connection, long context, long socket,
            long owner, long incoming, long outgoing) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.fill(self + CONTEXT, SIZE - CONTEXT, (byte) 0);
        GcHead.index_release(self, SideTable.add(connection));
        try {
            ObjectWord.put(ts, self, CONTEXT, context);
            ObjectWord.put(ts, self, INCOMING, incoming);
            ObjectWord.put(ts, self, OUTGOING, outgoing);
            putWeak(ts, self, SOCKET, socket);
            putWeak(ts, self, OWNER, owner);
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
    }

    private static void putWeak(ThreadState ts, long self, int at, long object) {
        long ref = object == 0 || object == Singletons.None ? 0 : PyWeakref.create(ts, object);
        ObjectWord.put(ts, self, at, ref);
        Refs.xrelease(ts, ref);
    }

    /** What a weak reference refers to, owned; 0 if it is dead or there is none. */
    private static long weak(ThreadState ts, long self, int at) {
        long ref = ObjectWord.get(ts, self, at);
        if (ref == 0) {
            return 0;
        }
        long object = PyWeakref.get(ts, ref);
        Refs.release(ts, ref);
        return object;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int at = CONTEXT; at < SIZE; at += 8) {
            long object = Memory.getLong(self + at);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        for (int at = CONTEXT; at < SIZE; at += 8) {
            ObjectWord.put(ts, self, at, 0);
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    static TlsConnection connection(long self) {
        return (TlsConnection) SideTable.get(GcHead.index(self));
    }

    // ---------------------------------------------------------------- who is who

    static boolean isOverSocket(long self) {
        return Memory.getLong(self + SOCKET) != 0;
    }

    /** The socket, owned; an error if it is gone; 0 over BIOs. */
    static long socket(ThreadState ts, long self) {
        if (!isOverSocket(self)) {
            return 0;
        }
        long socket = weak(ts, self, SOCKET);
        if (socket == 0) {
            throw SslErrors.of(ts, TlsFailure.plain(0, "Underlying socket connection gone"));
        }
        return socket;
    }

    static Transport queues(ThreadState ts, long self) {
        long in = ObjectWord.get(ts, self, INCOMING);
        long out = ObjectWord.get(ts, self, OUTGOING);
        Transport t = new Transport.OfQueues(PyMemoryBio.queue(in), PyMemoryBio.queue(out));
        Refs.release(ts, in);
        Refs.release(ts, out);
        return t;
    }

    static long getContext(ThreadState ts, long self) {
        return ObjectWord.get(ts, self, CONTEXT);
    }

    static void setContext(ThreadState ts, long self, long value) {
        if (value == 0 || !PySslContext.TYPE.isInstance(value)) {
            throw Errors.typeError(ts, "The value must be a SSLContext");
        }
        ObjectWord.put(ts, self, CONTEXT, value);
        TlsConnection c = connection(self);
        ts.lockDetached(c.lock);
        try {
            c.useKeysOf(PySslContext.settings(value));
        } finally {
            c.lock.unlock();
        }
    }

    static long getOwner(ThreadState ts, long self) {
        long owner = weak(ts, self, OWNER);
        return owner == 0 ? Singletons.None : owner;
    }

    static void setOwner(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(ts, "cannot delete attribute");
        }
        putWeak(ts, self, OWNER, value);
    }

    // ---------------------------------------------------------------- the server's name

    /** Calls the context's {@code sni_callback} with the name a client asked for. */
    static void answerHello(ThreadState ts, long self, TlsConnection c) {
        long context = ObjectWord.get(ts, self, CONTEXT);
        long callback = PySslContext.sniCallback(ts, context);
        int alert = -1;
        try {
            if (callback != 0) {
                alert = askCallback(ts, self, context, callback, c.hello.serverName());
            }
        } finally {
            Refs.release(ts, context);
            Refs.xrelease(ts, callback);
        }
        ts.lockDetached(c.lock);
        try {
            c.answered();
            if (alert >= 0) {
                c.refuse(alert);
            }
        } finally {
            c.lock.unlock();
        }
    }

    /** An alert to refuse with, or -1. */
    private static int askCallback(
            ThreadState ts, long self, long context, long callback, String name) {
        long socket = weak(ts, self, OWNER);
        if (socket == 0) {
            socket = weak(ts, self, SOCKET);
        }
        if (socket == 0) {
            return INTERNAL_ERROR;
        }
        long text = name == null ? Singletons.None : PyUnicode.fromJava(ts, name);
        long result;
        try {
            result = Abstract.call(ts, callback, socket, text, context);
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in: ", callback);
            return HANDSHAKE_FAILURE;
        } finally {
            Refs.release(ts, socket);
            Refs.release(ts, text);
        }
        try {
            return result == Singletons.None ? -1 : PyLong.asInt(ts, result) & 0xff;
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in: ", result);
            return INTERNAL_ERROR;
        } finally {
            Refs.release(ts, result);
        }
    }

    // ---------------------------------------------------------------- handshake and transfer

    static long doHandshake(ThreadState ts, long self) {
        TlsDriver.run(ts, self, "handshake", TlsConnection::handshake);
        return Singletons.None;
    }

    /** Takes what one record holds. */
    private static final class Reading implements TlsDriver.Work {
        private final int most;
        private byte[] got;

        Reading(int most) {
            this.most = most;
        }

        @Override
        public TlsConnection.Step go(TlsConnection c) throws TlsFailure {
            TlsConnection.Step step = c.readable();
            if (step == TlsConnection.Step.DONE) {
                got = c.take(most);
            }
            return step;
        }
    }

    static long read(ThreadState ts, long self, long size, long buffer) {
        int n = PyLong.asInt(ts, size);
        boolean into = buffer != 0 && buffer != Singletons.None;
        if (into) {
            int room = Buffers.writableSize(ts, buffer, "read");
            n = n <= 0 || n > room ? room : n;
        } else if (n < 0) {
            throw Errors.valueError(ts, "size should not be negative");
        }
        byte[] got = {};
        if (n > 0) {
            Reading reading = new Reading(n);
            TlsDriver.run(ts, self, "read", reading);
            got = reading.got;
        }
        if (!into) {
            return PyBytes.fromArray(ts, got);
        }
        if (got.length > 0) {
            Buffers.store(ts, buffer, 0, got, 0, got.length);
        }
        return PyLong.of(ts, got.length);
    }

    /**
     * Encrypts and sends a stretch after another. If nothing more can be sent for now, the connection
     * keeps how much was encrypted: the program must come back with the same octets, as OpenSSL has it.
     */
    private static final class Writing implements TlsDriver.Work {
        private final long address;
        private final int n;
        private int done = -1;

        Writing(long address, int n) {
            this.address = address;
            this.n = n;
        }

        @Override
        public TlsConnection.Step go(TlsConnection c) throws TlsFailure {
            TlsConnection.Step step = c.writable();
            if (step != TlsConnection.Step.DONE) {
                return step;
            }
            if (done < 0) {
                if (c.retried > n) {
                    throw TlsFailure.ssl("BAD_LENGTH");
                }
                done = c.retried;
                c.retried = 0;
            }
            if (c.outEnd > c.outStart) {
                return TlsConnection.Step.WRITE;
            }
            if (done == n) {
                return TlsConnection.Step.DONE;
            }
            int some = Math.min(STRETCH, n - done);
            c.encrypt(address + done, some);
            done += some;
            return TlsConnection.Step.WRITE;
        }

        @Override
        public void leave(TlsConnection c) {
            if (done >= 0) {
                c.retried = done;
                done = -1;
            }
        }
    }

    static long write(ThreadState ts, long self, long b) {
        long bytes = Buffers.bytes(ts, b);
        try {
            int n = PyBytes.length(bytes);
            if (n > 0) {
                TlsDriver.run(ts, self, "write", new Writing(PyBytes.data(bytes), n));
            }
            return PyLong.of(ts, n);
        } finally {
            Refs.release(ts, bytes);
        }
    }

    static long pending(ThreadState ts, long self) {
        TlsConnection c = connection(self);
        ts.lockDetached(c.lock);
        try {
            return PyLong.of(ts, c.pending());
        } finally {
            c.lock.unlock();
        }
    }

    /** The socket, to be used without TLS from now on; None over BIOs. */
    static long shutdown(ThreadState ts, long self) {
        TlsDriver.run(ts, self, "shutdown", TlsConnection::shutdown);
        long socket = socket(ts, self);
        return socket == 0 ? Singletons.None : socket;
    }

    // ---------------------------------------------------------------- not to be had

    static long verifyLater(ThreadState ts, long self) {
        throw Errors.raise(ts, Exceptions.NotImplementedError,
                "Post-handshake auth is not supported by the JDK's SSLEngine.");
    }

    static long getChannelBinding(ThreadState ts, long self, long type) {
        String name = "tls-unique";
        if (type != 0) {
            Args.requireStr(ts, type, "get_channel_binding", "argument 'cb_type'");
            name = PyUnicode.toJava(type);
        }
        throw Errors.valueError(ts, "'" + name + "' channel binding type not implemented");
    }
}
