package org.jilectomy.runtime.modules.ssl;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jilectomy.memory.Memory;

/**
 * One TLS connection without its transport: an engine between four stretches of octets.
 *
 * <pre>
 *   transport ─► in  ─► unwrap ─► app ─► read()
 *   transport ◄─ out ◄─ wrap   ◄──────── write()
 * </pre>
 *
 * <p>All methods are called with {@link #lock} held, and none waits: each goes as far as it can and
 * returns the {@link Step} that must be taken before it can go on. So who waits for the other side
 * waits without the lock, and a reader never keeps a writer from its work.
 *
 * <p>Records are taken from the transport one by one, never ahead, as OpenSSL does: a program that
 * waits by {@code select} must find in the system's buffer what it has not yet read, except for the
 * rest of the current record, which {@code pending} tells.
 *
 * <p>What goes wrong goes wrong for good: {@link #broken} is thrown again by every later call. The
 * alert for it stands in {@code out}.
 */
final class TlsConnection {
    /** What must happen before a connection can go on. */
    enum Step {
        DONE,
        /** {@code in} lacks octets. */
        READ,
        /** {@code out} must be sent. */
        WRITE,
        /** {@link #runTasks}. */
        TASK,
        /** Somebody must look at {@link #hello} and call {@link #answered}. */
        HELLO
    }

    private static final int PLAIN = 16384;
    private static final int LONGEST_RECORD = PLAIN + 2048;
    private static final int PLAIN_ALERT = 5 + 2;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    final ReentrantLock lock = new ReentrantLock();

    final boolean server;

    /** Whom a client wants to talk to; null if it did not say. */
    final String host;

    final TlsSettings settings;

    /** Whose keys are used: {@code settings}, until {@code sni_callback} chooses others. */
    private TlsSettings keyed;

    private SSLEngine engine;
    private PeerTrust.Question question;
    private int packetSize = 1 << 14;

    /** The client's first message; null until it is there. */
    ClientHello hello;

    private boolean answered;

    byte[] in = new byte[4096];
    private int inStart;
    int inEnd;
    private boolean first = true;

    byte[] out = new byte[4096];
    int outStart;
    int outEnd;

    private byte[] app = new byte[0];
    private int appStart;
    private int appEnd;
    private byte[] plain;

    private boolean finished;
    private boolean closeSent;
    private boolean closeReceived;
    private TlsFailure broken;

    /** How much of what is being written was encrypted by a call that could not send it all. */
    int retried;

    private TlsSession session;
    private TlsSession fresh;
    private boolean reused;
    private long started;

    TlsConnection(TlsSettings settings, boolean server, String host) {
        this.settings = settings;
        this.keyed = settings;
        this.server = server;
        this.host = host;
    }

    // ---------------------------------------------------------------- what is known

    boolean isFinished() {
        return finished;
    }

    SSLEngine engine() {
        return engine;
    }

    /** Null before the handshake. */
    PeerTrust.Question question() {
        return question;
    }

    int pending() {
        return appEnd - appStart;
    }

    /** The session of a finished handshake; else null. */
    TlsSession session() {
        return finished ? session : null;
    }

    boolean isReused() {
        return reused;
    }

    boolean hasStarted() {
        return engine != null;
    }

    void resume(TlsSession s) {
        session = s;
    }

    void useKeysOf(TlsSettings other) {
        keyed = other;
    }

    // ---------------------------------------------------------------- the first message

    /** {@code sni_callback} was called, if there is one. */
    void answered() {
        answered = true;
    }

    /** {@code sni_callback} does not want the connection: the peer gets a fatal alert. */
    void refuse(int alert) {
        refuse(alert, TlsFailure.ssl("CALLBACK_FAILED"));
    }

    private void refuse(int alert, TlsFailure why) {
        byte[] record = {21, 3, 3, 0, 2, 2, (byte) alert};
        reserve(record.length);
        System.arraycopy(record, 0, out, outEnd, record.length);
        outEnd += record.length;
        broken = why;
    }

    private void start() throws TlsFailure {
        (server ? settings.accepts : settings.connects).incrementAndGet();
        if (server && keyed.keys.isEmpty()) {
            refuse(40, TlsFailure.ssl("NO_SHARED_CIPHER")); // what a server without keys says
            throw broken;
        }
        question = new PeerTrust.Question(settings.verifier(server, host));
        fresh = new TlsSession(settings);
        started = System.currentTimeMillis();
        engine = settings.engine(server, host, session, fresh, keyed, question);
        try {
            engine.beginHandshake();
        } catch (SSLException e) {
            throw failed(e);
        }
    }

    // ---------------------------------------------------------------- handshake

    /** A flight is sent as one: before the other side's is waited for, and at the end. */
    Step handshake() throws TlsFailure {
        while (true) {
            if (broken != null) {
                throw broken;
            }
            if (engine == null) {
                if (server && hello == null) {
                    next(); // are those records?
                    hello = ClientHello.read(in, inStart, inEnd);
                    if (hello == null) {
                        return Step.READ;
                    }
                }
                if (server && !answered && settings.hasSniCallback) {
                    return Step.HELLO;
                }
                start();
            }
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> {
                    return Step.TASK;
                }
                case NEED_WRAP -> {
                    if (wrap(NOTHING).bytesProduced() == 0
                            && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                        throw broken = TlsFailure.unexpectedEof(); // closed by the engine
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (closeReceived) {
                        throw broken = TlsFailure.unexpectedEof();
                    }
                    if (!unwrap()) {
                        return outEnd > outStart ? Step.WRITE : Step.READ;
                    }
                }
                default -> {
                    if (outEnd > outStart) {
                        return Step.WRITE;
                    }
                    finish();
                    return Step.DONE;
                }
            }
        }
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        javax.net.ssl.SSLSession s = engine.getSession();
        reused = server ? s.getCreationTime() < started
                : session != null && s.getCreationTime() == session.jdk.getCreationTime();
        if (server) {
            settings.accepted.incrementAndGet();
        } else {
            settings.connected.incrementAndGet();
        }
        if (reused) {
            settings.hits.incrementAndGet();
        }
        session = new TlsSession(session == null ? fresh : session, s);
    }

    /** Key exchange, signatures, looking at certificates: for which the caller is detached. */
    void runTasks() {
        Runnable task;
        while ((task = engine.getDelegatedTask()) != null) {
            task.run();
        }
    }

    // ---------------------------------------------------------------- reading

    /** Until there is something to {@link #take}, or nothing will come. */
    Step readable() throws TlsFailure {
        while (true) {
            if (appEnd > appStart) {
                return Step.DONE;
            }
            if (broken != null) {
                throw broken;
            }
            if (!finished) {
                Step step = handshake();
                if (step != Step.DONE) {
                    return step;
                }
                continue;
            }
            if (closeReceived) {
                if (closeSent) {
                    throw closed();
                }
                return Step.DONE;
            }
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                return Step.TASK;
            }
            if (status == HandshakeStatus.NEED_WRAP && !closeSent
                    && wrap(NOTHING).bytesProduced() > 0) {
                continue;
            }
            if (!unwrap()) {
                return Step.READ;
            }
        }
    }

    /** At most {@code n} octets of what was decrypted; none if the peer has closed. */
    byte[] take(int n) {
        byte[] some = Arrays.copyOfRange(app, appStart, Math.min(appStart + n, appEnd));
        appStart += some.length;
        if (appStart == appEnd) {
            appStart = 0;
            appEnd = 0;
        }
        return some;
    }

    // ---------------------------------------------------------------- writing

    Step writable() throws TlsFailure {
        if (broken != null) {
            throw broken;
        }
        if (closeSent) {
            throw TlsFailure.ssl("PROTOCOL_IS_SHUTDOWN");
        }
        return finished ? Step.DONE : handshake();
    }

    /** Encrypts {@code n} octets of native memory into {@code out}; after {@link #writable}. */
    void encrypt(long address, int n) throws TlsFailure {
        if (plain == null) {
            plain = new byte[PLAIN];
        }
        for (int done = 0; done < n;) {
            int some = Math.min(PLAIN, n - done);
            Memory.copyToArray(address + done, plain, 0, some);
            ByteBuffer source = ByteBuffer.wrap(plain, 0, some);
            while (source.hasRemaining()) {
                SSLEngineResult r = wrap(source);
                if (r.getStatus() == Status.CLOSED) {
                    throw TlsFailure.ssl("PROTOCOL_IS_SHUTDOWN");
                }
                if (r.bytesProduced() == 0 && r.bytesConsumed() == 0) {
                    if (engine.getHandshakeStatus() != HandshakeStatus.NEED_TASK) {
                        throw broken = TlsFailure.ssl("NO_RENEGOTIATION");
                    }
                    runTasks();
                }
            }
            done += some;
        }
    }

    // ---------------------------------------------------------------- closing

    Step shutdown() throws TlsFailure {
        if (broken != null) {
            throw broken;
        }
        if (!finished) {
            throw TlsFailure.ssl("SHUTDOWN_WHILE_IN_INIT");
        }
        if (!closeSent) {
            closeSent = true;
            engine.closeOutbound();
            while (!engine.isOutboundDone() && wrap(NOTHING).bytesProduced() > 0) {
                continue;
            }
        }
        if (outEnd > outStart) {
            return Step.WRITE;
        }
        while (!closeReceived) {
            if (appEnd > appStart) {
                throw TlsFailure.ssl("APPLICATION_DATA_AFTER_CLOSE_NOTIFY");
            }
            if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                return Step.TASK;
            }
            if (!unwrap()) {
                return Step.READ;
            }
        }
        return Step.DONE;
    }

    /** The transport has ended: an error, unless the context says that it is a way to close. */
    void ended() throws TlsFailure {
        if ((settings.options & TlsSettings.OP_IGNORE_UNEXPECTED_EOF) != 0) {
            closeReceived = true;
            if (finished) {
                return;
            }
            broken = closed();
        } else if (broken == null) {
            broken = TlsFailure.unexpectedEof();
        }
        throw broken;
    }

    private static TlsFailure closed() {
        return TlsFailure.plain(
                TlsFailure.ZERO_RETURN, "TLS/SSL connection has been closed (EOF)");
    }

    // ---------------------------------------------------------------- the engine

    private TlsFailure failed(Exception e) {
        broken = TlsFailures.of(e);
        try {
            for (int i = 0; i < 4 && !engine.isOutboundDone(); i++) {
                reserve(packetSize);
                ByteBuffer room = ByteBuffer.wrap(out, outEnd, out.length - outEnd);
                SSLEngineResult r = engine.wrap(NOTHING, room);
                outEnd += r.bytesProduced();
                if (r.bytesProduced() == 0) {
                    break;
                }
            }
        } catch (SSLException | RuntimeException again) {
            // the alert is lost, and the first reason stays
        }
        return broken;
    }

    private void reserve(int n) {
        if (out.length - outEnd >= n) {
            return;
        }
        int size = outEnd - outStart;
        byte[] room = out.length - size >= n ? out : new byte[Math.max(size + n, 2 * out.length)];
        System.arraycopy(out, outStart, room, 0, size);
        out = room;
        outStart = 0;
        outEnd = size;
    }

    /** So many octets of {@code out} have been sent. */
    void sent(int n) {
        outStart += n;
        if (outStart == outEnd) {
            outStart = 0;
            outEnd = 0;
        }
    }

    private SSLEngineResult wrap(ByteBuffer source) throws TlsFailure {
        while (true) {
            reserve(packetSize);
            SSLEngineResult r;
            try {
                r = engine.wrap(source, ByteBuffer.wrap(out, outEnd, out.length - outEnd));
            } catch (SSLException | RuntimeException e) {
                throw failed(e);
            }
            outEnd += r.bytesProduced();
            if (r.getStatus() != Status.BUFFER_OVERFLOW) {
                return r;
            }
            packetSize = Math.max(2 * packetSize, engine.getSession().getPacketBufferSize());
        }
    }

    /** Decrypts a record; false if none is complete. */
    private boolean unwrap() throws TlsFailure {
        int record = record(inStart);
        if (record < 0) {
            return false;
        }
        if (!finished && record == PLAIN_ALERT && in[inStart] == 21 && in[inStart + 5] == 2) {
            // a TLS 1.3 client has no keys yet where the engine expects it to use them
            throw broken = TlsFailures.alert(in[inStart + 6] & 0xff);
        }
        if (appStart > 0) {
            System.arraycopy(app, appStart, app, 0, appEnd - appStart);
            appEnd -= appStart;
            appStart = 0;
        }
        while (true) {
            SSLEngineResult r;
            try {
                r = engine.unwrap(ByteBuffer.wrap(in, inStart, record),
                        ByteBuffer.wrap(app, appEnd, app.length - appEnd));
            } catch (SSLException | RuntimeException e) {
                throw failed(e);
            }
            inStart += r.bytesConsumed();
            appEnd += r.bytesProduced();
            if (inStart == inEnd) {
                inStart = 0;
                inEnd = 0;
            }
            switch (r.getStatus()) {
                case BUFFER_OVERFLOW -> app = Arrays.copyOf(app, Math.max(2 * app.length,
                        appEnd + engine.getSession().getApplicationBufferSize()));
                case CLOSED -> {
                    closeReceived = true;
                    return true;
                }
                default -> {
                    return r.bytesConsumed() > 0
                            || engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK;
                }
            }
        }
    }

    // ---------------------------------------------------------------- records

    /** The length of the record at {@code at} with its head; minus what it lacks. */
    private int record(int at) throws TlsFailure {
        int have = inEnd - at;
        if (have < 5) {
            return have - 5;
        }
        if (in[at] < 20 || in[at] > 24 || in[at + 1] != 3) {
            throw broken = TlsFailures.notTls(in, at, server, first);
        }
        first = false;
        int length = 5 + ((in[at + 3] & 0xff) << 8 | in[at + 4] & 0xff);
        if (length > 5 + LONGEST_RECORD) {
            throw broken = TlsFailure.ssl("PACKET_LENGTH_TOO_LONG");
        }
        return have < length ? have - length : length;
    }

    /** How many octets the next record lacks, as far as is known; makes room for them. */
    int lacking() throws TlsFailure {
        int n = next();
        if (in.length - inEnd < n) {
            int size = inEnd - inStart;
            byte[] room = in.length - size >= n ? in : new byte[Math.max(size + n, 2 * in.length)];
            System.arraycopy(in, inStart, room, 0, size);
            in = room;
            inStart = 0;
            inEnd = size;
        }
        return n;
    }

    private int next() throws TlsFailure {
        int at = inStart;
        while (true) {
            int n = record(at);
            if (n < 0) {
                return -n;
            }
            at += n;
        }
    }
}
