package org.jilectomy.runtime.modules.ssl;

import java.util.Arrays;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _ssl.SSLSession}: a {@link TlsSession} in the side table. */
final class PySslSession extends PyType {
    static final PySslSession TYPE = new PySslSession();

    private PySslSession() {
        super(new TypeSpec("_ssl.SSLSession", PyObject.SIZE).head().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("has_ticket", "getHasTicket", null, "Does the session contain a ticket?")
                .getset("id", "getId", null, "Session id")
                .getset("ticket_lifetime_hint", "getTicketLifetimeHint", null,
                        "Ticket life time hint.")
                .getset("time", "getTime", null,
                        "Session creation time (seconds since epoch).")
                .getset("timeout", "getTimeout", null, "Session timeout (delta in seconds).");
    }

    static long create(ThreadState ts, TlsSession session) {
        long self = TYPE.allocate(ts, PyObject.SIZE);
        GcHead.index_release(self, SideTable.add(session));
        return self;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    static TlsSession session(long self) {
        return (TlsSession) SideTable.get(GcHead.index(self));
    }

    private static byte[] id(long self) {
        return session(self).jdk.getId();
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !TYPE.isInstance(other)) {
            return Singletons.NotImplemented;
        }
        return PyBool.of(Arrays.equals(id(self), id(other)) == (op == CompareOp.EQ));
    }

    static long getId(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, id(self));
    }

    static long getTime(ThreadState ts, long self) {
        return PyLong.of(ts, session(self).jdk.getCreationTime() / 1000);
    }

    private static long timeout(long self) {
        javax.net.ssl.SSLSessionContext c = session(self).jdk.getSessionContext();
        return c == null ? 0 : c.getSessionTimeout();
    }

    static long getTimeout(ThreadState ts, long self) {
        return PyLong.of(ts, timeout(self));
    }

    /** The JDK's both sides use tickets (RFC 5077, RFC 8446) unless a system property forbids. */
    static long getHasTicket(ThreadState ts, long self) {
        return PyBool.of(session(self).jdk.isValid());
    }

    static long getTicketLifetimeHint(ThreadState ts, long self) {
        return PyLong.of(ts, timeout(self));
    }
}
