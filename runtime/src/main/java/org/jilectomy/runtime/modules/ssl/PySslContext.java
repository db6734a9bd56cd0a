package org.jilectomy.runtime.modules.ssl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.socket.PySocket;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectWord;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _ssl._SSLContext}: {@link TlsSettings} in the side table. Its attributes are in {@link
 * ContextAttributes}, what it reads from files in {@link ContextFiles}.
 *
 * <pre>
 *  +16 sni_callback, owned under the object's lock; 0 for none
 * </pre>
 */
final class PySslContext extends PyType {
    static final int SNI_CALLBACK = PyObject.SIZE;
    private static final int SIZE = SNI_CALLBACK + 8;

    private static final Signature NEW = Signature.parse("(self, protocol, /)");

    /** OP_ALL, and what CPython switches on for every context. */
    private static final long DEFAULT_OPTIONS = 0x80000050L // OP_ALL
            | 0x2000000 // OP_NO_SSLv3
            | TlsSettings.OP_CIPHER_SERVER_PREFERENCE
            | 0x20000 // OP_NO_COMPRESSION
            | 0x100000; // OP_ENABLE_MIDDLEBOX_COMPAT

    static final PySslContext TYPE = new PySslContext();

    private PySslContext() {
        super(new TypeSpec("_ssl._SSLContext", SIZE).gc().subclassable());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_wrap_socket(self, /, sock, server_side, server_hostname=None, *, owner=None,"
                + " session=None)", null, "wrapSocket")
                .method("_wrap_bio(self, /, incoming, outgoing, server_side, server_hostname=None,"
                        + " *, owner=None, session=None)", null, "wrapBio")
                .method("set_ciphers(self, cipherlist, /)", null, "setCiphers")
                .method("get_ciphers(self, /)", null, "getCiphers")
                .method("_set_alpn_protocols(self, protos, /)", null, "setAlpnProtocols")
                .method("session_stats(self, /)", null, "sessionStats")
                .method("set_ecdh_curve(self, name, /)", null, "setEcdhCurve");
        ContextFiles.define(def);
        ContextAttributes.define(def);
    }

    // ---------------------------------------------------------------- life

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "_SSLContext", NEW, args, kwnames);
        int protocol = PyLong.asInt(ts, a[0]);
        switch (protocol) {
            case TlsSettings.TLS -> Warnings.warn(
                    ts, Exceptions.DeprecationWarning, "ssl.PROTOCOL_TLS is deprecated", 2);
            case TlsSettings.TLS_1_2 -> Warnings.warn(
                    ts, Exceptions.DeprecationWarning, "ssl.PROTOCOL_TLSv1_2 is deprecated", 2);
            case TlsSettings.TLS_CLIENT, TlsSettings.TLS_SERVER -> {}
            default -> throw Errors.valueError(
                    ts, "invalid or unsupported protocol version " + protocol);
        }
        TlsSettings s = new TlsSettings(protocol);
        s.options = DEFAULT_OPTIONS;
        if (protocol == TlsSettings.TLS_CLIENT) {
            s.verifyMode = TlsSettings.CERT_REQUIRED;
            s.checkHostname = true;
        } else if (protocol == TlsSettings.TLS_1_2) {
            s.maximum = TlsSettings.VERSION_TLS_1_2;
        }
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        GcHead.index_release(self, SideTable.add(s));
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long callback = Memory.getLong(self + SNI_CALLBACK);
        if (callback != 0) {
            visitor.visit(callback);
        }
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        ObjectWord.put(ts, self, SNI_CALLBACK, 0);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    static TlsSettings settings(long self) {
        return (TlsSettings) SideTable.get(GcHead.index(self));
    }

    /** Owned; 0 for none. */
    static long sniCallback(ThreadState ts, long self) {
        return ObjectWord.get(ts, self, SNI_CALLBACK);
    }

    // ---------------------------------------------------------------- connections

    static long wrapSocket(ThreadState ts, long self, long sock, long serverSide, long hostname,
            long owner, long session) {
        if (!PySocket.TYPE.isInstance(sock)) {
            throw Errors.typeError(ts, "_wrap_socket() argument 'sock' must be _socket.socket, not "
                    + Args.typeName(sock));
        }
        return wrap(ts, self, serverSide, hostname, owner, session, sock, 0, 0);
    }

    static long wrapBio(ThreadState ts, long self, long incoming, long outgoing, long serverSide,
            long hostname, long owner, long session) {
        if (!PyMemoryBio.TYPE.isInstance(incoming) || !PyMemoryBio.TYPE.isInstance(outgoing)) {
            boolean first = !PyMemoryBio.TYPE.isInstance(incoming);
            throw Errors.typeError(ts, "_wrap_bio() argument '" + (first ? "incoming" : "outgoing")
                    + "' must be _ssl.MemoryBIO, not "
                    + Args.typeName(first ? incoming : outgoing));
        }
        return wrap(ts, self, serverSide, hostname, owner, session, 0, incoming, outgoing);
    }

    private static long wrap(ThreadState ts, long self, long serverSide, long hostname, long owner,
            long session, long sock, long incoming, long outgoing) {
        TlsSettings s = settings(self);
        boolean server = PyLong.asInt(ts, serverSide) != 0;
        String host = hostname == 0 || hostname == Singletons.None ? null : host(ts, hostname);
        if (server && s.protocol == TlsSettings.TLS_CLIENT) {
            throw SslErrors.of(ts, TlsFailure.plain(TlsFailure.SSL,
                    "Cannot create a server socket with a PROTOCOL_TLS_CLIENT context"));
        }
        if (!server && s.protocol == TlsSettings.TLS_SERVER) {
            throw SslErrors.of(ts, TlsFailure.plain(TlsFailure.SSL,
                    "Cannot create a client socket with a PROTOCOL_TLS_SERVER context"));
        }
        long made = PySslSocket.create(ts, new TlsConnection(s, server, host), self, sock, owner,
                incoming, outgoing);
        if (session != 0 && session != Singletons.None) {
            try {
                ConnectionFacts.setSession(ts, made, session);
            } catch (Throwable t) {
                Refs.release(ts, made);
                throw t;
            }
        }
        return made;
    }

    private static String host(ThreadState ts, long hostname) {
        if (!PyUnicode.check(hostname)) {
            throw Errors.typeError(ts, "argument must be str, not " + Args.typeName(hostname));
        }
        String host = PyUnicode.toJava(hostname);
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) == 0) {
                throw Errors.typeError(
                        ts, "argument must be encoded string without null bytes, not str");
            }
            if (host.charAt(i) >= 128) {
                throw Errors.valueError(ts, "server_hostname must be an ASCII str (IDNA encoded)");
            }
        }
        if (host.isEmpty() || host.charAt(0) == '.') {
            throw Errors.valueError(ts,
                    "server_hostname cannot be an empty string or start with a leading dot.");
        }
        return host;
    }

    // ---------------------------------------------------------------- what to negotiate

    static long setCiphers(ThreadState ts, long self, long list) {
        Args.requireStr(ts, list, "set_ciphers", "argument");
        List<CipherSuite> suites = CipherString.parse(PyUnicode.toJava(list));
        if (suites == null) {
            throw Errors.raise(ts, SslErrors.ERROR, "No cipher can be selected.");
        }
        settings(self).suites = suites;
        return Singletons.None;
    }

    static long getCiphers(ThreadState ts, long self) {
        long list = PyList.create(ts);
        for (CipherSuite s : settings(self).suites) {
            long dict = PyDict.create(ts);
            put(ts, dict, "id", 0x3000000L | s.number());
            put(ts, dict, "name", s.openSslName());
            put(ts, dict, "protocol", s.version());
            put(ts, dict, "description", s.description());
            put(ts, dict, "strength_bits", s.bits());
            put(ts, dict, "alg_bits", s.bits());
            PyDict.setItemString(ts, dict, "aead", PyBool.of(s.isAead()));
            put(ts, dict, "symmetric", s.symmetric());
            put(ts, dict, "digest", s.digest());
            put(ts, dict, "kea", s.exchangeName());
            put(ts, dict, "auth", s.authenticationName());
            PyList.appendSteal(ts, list, dict);
        }
        return list;
    }

    private static void put(ThreadState ts, long dict, String key, String value) {
        BuiltinModule.putSteal(ts, dict, key,
                value == null ? Singletons.None : PyUnicode.fromJava(ts, value));
    }

    private static void put(ThreadState ts, long dict, String key, long number) {
        BuiltinModule.putSteal(ts, dict, key, PyLong.of(ts, number));
    }

    /** @param protos each name behind an octet with its length */
    static long setAlpnProtocols(ThreadState ts, long self, long protos) {
        byte[] bytes = Args.bytes(ts, protos);
        List<String> names = new ArrayList<>();
        for (int at = 0; at < bytes.length;) {
            int n = bytes[at] & 0xff;
            if (n == 0 || at + 1 + n > bytes.length) {
                throw Errors.valueError(ts, "malformed list of protocols");
            }
            names.add(new String(bytes, at + 1, n, StandardCharsets.ISO_8859_1));
            at += 1 + n;
        }
        settings(self).alpn = names.toArray(new String[0]);
        return Singletons.None;
    }

    static long setEcdhCurve(ThreadState ts, long self, long name) {
        String curve = new String(
                ContextFiles.path(ts, name, "name"), StandardCharsets.ISO_8859_1);
        String group = switch (curve) {
            case "prime256v1", "secp256r1", "P-256" -> "secp256r1";
            case "secp384r1", "P-384" -> "secp384r1";
            case "secp521r1", "P-521" -> "secp521r1";
            case "X25519" -> "x25519";
            case "X448" -> "x448";
            default -> throw Errors.valueError(ts, "unknown elliptic curve name "
                    + Abstract.reprJava(ts, name));
        };
        settings(self).group = group;
        return Singletons.None;
    }

    static long sessionStats(ThreadState ts, long self) {
        TlsSettings s = settings(self);
        long dict = PyDict.create(ts);
        put(ts, dict, "number", 0);
        put(ts, dict, "connect", s.connects.get());
        put(ts, dict, "connect_good", s.connected.get());
        put(ts, dict, "connect_renegotiate", 0);
        put(ts, dict, "accept", s.accepts.get());
        put(ts, dict, "accept_good", s.accepted.get());
        put(ts, dict, "accept_renegotiate", 0);
        put(ts, dict, "hits", s.hits.get());
        put(ts, dict, "misses", 0);
        put(ts, dict, "timeouts", 0);
        put(ts, dict, "cache_full", 0);
        return dict;
    }
}
