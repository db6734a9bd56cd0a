package org.jilectomy.runtime.modules.ssl;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectWord;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/** The attributes of an {@code _SSLContext} that can be set. */
final class ContextAttributes {
    /** OP_NO_SSLv2, SSLv3, TLSv1, TLSv1_1, TLSv1_2, TLSv1_3. */
    private static final long OP_NO_VERSIONS = 0x2000000L | 0x4000000 | 0x10000000
            | TlsSettings.OP_NO_TLS_1_2 | TlsSettings.OP_NO_TLS_1_3;

    private static final int SSL_3 = 0x300;

    private ContextAttributes() {}

    static void define(TypeDef def) {
        def.in(ContextAttributes.class)
                .getset("check_hostname", "getCheckHostname", "setCheckHostname", null)
                .getset("_host_flags", "getHostFlags", "setHostFlags", null)
                .getset("minimum_version", "getMinimumVersion", "setMinimumVersion", null)
                .getset("maximum_version", "getMaximumVersion", "setMaximumVersion", null)
                .getset("num_tickets", "getNumTickets", "setNumTickets",
                        "Control the number of TLSv1.3 session tickets")
                .getset("sni_callback", "getSniCallback", "setSniCallback",
                        "Set a callback that will be called when a server name is provided by the"
                                + " SSL/TLS client in the SNI extension.\n\nIf the argument is None"
                                + " then the callback is disabled. The method is called\nwith the"
                                + " SSLSocket, the server name as a string, and the SSLContext"
                                + " object.\nSee RFC 6066 for details of the SNI extension.")
                .getset("options", "getOptions", "setOptions", null)
                .getset("protocol", "getProtocol", null, null)
                .getset("verify_flags", "getVerifyFlags", "setVerifyFlags", null)
                .getset("verify_mode", "getVerifyMode", "setVerifyMode", null)
                .getset("post_handshake_auth", "getLaterAuth", "setLaterAuth", null)
                .getset("_msg_callback", "getMessageCallback", "setMessageCallback", null)
                .getset("security_level", "getSecurityLevel", null,
                        "The current security level")
                .in(PySslContext.class);
    }

    private static TlsSettings settings(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.attributeError(ts, "cannot delete attribute");
        }
        return PySslContext.settings(self);
    }

    // ---------------------------------------------------------------- who is trusted

    static long getCheckHostname(ThreadState ts, long self) {
        return PyBool.of(PySslContext.settings(self).checkHostname);
    }

    static void setCheckHostname(ThreadState ts, long self, long value) {
        TlsSettings s = settings(ts, self, value);
        boolean check = Abstract.isTrue(ts, value);
        if (check && s.verifyMode == TlsSettings.CERT_NONE) {
            s.verifyMode = TlsSettings.CERT_REQUIRED;
        }
        s.checkHostname = check;
    }

    static long getHostFlags(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).hostFlags);
    }

    static void setHostFlags(ThreadState ts, long self, long value) {
        settings(ts, self, value).hostFlags = PyLong.asLong(ts, value);
    }

    static long getVerifyMode(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).verifyMode);
    }

    static void setVerifyMode(ThreadState ts, long self, long value) {
        TlsSettings s = settings(ts, self, value);
        int mode = PyLong.asInt(ts, value);
        if (mode < TlsSettings.CERT_NONE || mode > TlsSettings.CERT_REQUIRED) {
            throw Errors.valueError(ts, "invalid value for verify_mode");
        }
        if (mode == TlsSettings.CERT_NONE && s.checkHostname) {
            throw Errors.valueError(ts,
                    "Cannot set verify_mode to CERT_NONE when check_hostname is enabled.");
        }
        s.verifyMode = mode;
    }

    static long getVerifyFlags(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).verifyFlags);
    }

    static void setVerifyFlags(ThreadState ts, long self, long value) {
        settings(ts, self, value).verifyFlags = PyLong.asLong(ts, value);
    }

    // ---------------------------------------------------------------- versions

    static long getProtocol(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).protocol);
    }

    static long getOptions(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).options);
    }

    static void setOptions(ThreadState ts, long self, long value) {
        TlsSettings s = settings(ts, self, value);
        long options = PyLong.asLong(ts, value);
        if ((options & ~s.options & OP_NO_VERSIONS) != 0) {
            Warnings.warn(ts, Exceptions.DeprecationWarning,
                    "ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated", 2);
        }
        s.options = options;
    }

    static long getMinimumVersion(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).minimum);
    }

    static void setMinimumVersion(ThreadState ts, long self, long value) {
        int version = version(ts, self, value);
        PySslContext.settings(self).minimum =
                version == TlsSettings.MAXIMUM_SUPPORTED ? TlsSettings.VERSION_TLS_1_3 : version;
    }

    static long getMaximumVersion(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).maximum);
    }

    static void setMaximumVersion(ThreadState ts, long self, long value) {
        int version = version(ts, self, value);
        PySslContext.settings(self).maximum =
                version == TlsSettings.MINIMUM_SUPPORTED ? SSL_3 : version;
    }

    private static int version(ThreadState ts, long self, long value) {
        TlsSettings s = settings(ts, self, value);
        int version = PyLong.asInt(ts, value);
        if (s.protocol == TlsSettings.TLS_1_2) {
            throw Errors.valueError(ts, "The context's protocol doesn't support modification of"
                    + " highest and lowest version.");
        }
        String old = switch (version) {
            case SSL_3 -> "SSLv3";
            case 0x301 -> "TLSv1";
            case 0x302 -> "TLSv1_1";
            default -> null;
        };
        if (old != null) {
            Warnings.warn(ts, Exceptions.DeprecationWarning,
                    "ssl.TLSVersion." + old + " is deprecated", 2);
        } else if (version != TlsSettings.VERSION_TLS_1_2 && version != TlsSettings.VERSION_TLS_1_3
                && version != TlsSettings.MINIMUM_SUPPORTED
                && version != TlsSettings.MAXIMUM_SUPPORTED) {
                    throw Errors.valueError(
                            ts, "Unsupported TLS/SSL version 0x" + Integer.toHexString(version));
                }
        return version;
    }

    // ---------------------------------------------------------------- a server's

    static long getNumTickets(ThreadState ts, long self) {
        return PyLong.of(ts, PySslContext.settings(self).tickets);
    }

    /** Kept, but a hint: the JDK's engine decides how many tickets it sends. */
    static void setNumTickets(ThreadState ts, long self, long value) {
        TlsSettings s = settings(ts, self, value);
        int n = PyLong.asInt(ts, value);
        if (n < 0) {
            throw Errors.valueError(ts, "value must be non-negative");
        }
        if (s.protocol != TlsSettings.TLS_SERVER) {
            throw Errors.valueError(ts, "SSLContext is not a server context.");
        }
        s.tickets = n;
    }

    static long getSniCallback(ThreadState ts, long self) {
        long callback = PySslContext.sniCallback(ts, self);
        return callback == 0 ? Singletons.None : callback;
    }

    static void setSniCallback(ThreadState ts, long self, long value) {
        TlsSettings s = settings(ts, self, value);
        if (s.protocol == TlsSettings.TLS_CLIENT) {
            throw Errors.valueError(ts, "sni_callback cannot be set on TLS_CLIENT context");
        }
        boolean none = value == Singletons.None;
        if (!none && !Abstract.isCallable(value)) {
            throw Errors.typeError(ts, "not a callable object");
        }
        ObjectWord.put(ts, self, PySslContext.SNI_CALLBACK, none ? 0 : value);
        s.hasSniCallback = !none;
    }

    // ---------------------------------------------------------------- not to be had

    /** None is CPython's word for "cannot be had". */
    static long getLaterAuth(ThreadState ts, long self) {
        return Singletons.None;
    }

    static void setLaterAuth(ThreadState ts, long self, long value) {
        settings(ts, self, value);
        if (Abstract.isTrue(ts, value)) {
            throw Errors.raise(ts, Exceptions.NotImplementedError,
                    "Post-handshake auth is not supported by the JDK's SSLEngine.");
        }
    }

    static long getMessageCallback(ThreadState ts, long self) {
        return Singletons.None;
    }

    static void setMessageCallback(ThreadState ts, long self, long value) {
        settings(ts, self, value);
        if (value != Singletons.None) {
            throw Errors.raise(ts, Exceptions.NotImplementedError,
                    "callbacks for TLS messages are not supported by the JDK's SSLEngine.");
        }
    }

    /** OpenSSL's level that comes nearest to the JDK's security properties. */
    static long getSecurityLevel(ThreadState ts, long self) {
        return PyLong.of(ts, 1);
    }
}
