package org.jilectomy.runtime.modules.ssl;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _ssl.Certificate}: one of the JDK's in the side table. */
final class PyCertificate extends PyType {
    static final PyCertificate TYPE = new PyCertificate();

    static final int ENCODING_PEM = 1;
    static final int ENCODING_DER = 2;

    private PyCertificate() {
        super(new TypeSpec("_ssl.Certificate", PyObject.SIZE).head().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("public_bytes(self, /, format=_ssl.ENCODING_PEM)", null, "publicBytes")
                .method("get_info(self, /)", null, "getInfo");
    }

    static long create(ThreadState ts, X509Certificate certificate) {
        long self = TYPE.allocate(ts, PyObject.SIZE);
        GcHead.index_release(self, SideTable.add(certificate));
        return self;
    }

    /** A list of them, owned; None for null. */
    static long list(ThreadState ts, Certificate[] certificates) {
        if (certificates == null) {
            return Singletons.None;
        }
        long list = PyList.create(ts);
        for (Certificate c : certificates) {
            PyList.appendSteal(ts, list, create(ts, (X509Certificate) c));
        }
        return list;
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    private static X509Certificate certificate(long self) {
        return (X509Certificate) SideTable.get(GcHead.index(self));
    }

    static byte[] der(Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e); // it was made of DER
        }
    }

    static long publicBytes(ThreadState ts, long self, long format) {
        byte[] der = der(certificate(self));
        return switch (Args.cInt(ts, format, ENCODING_PEM)) {
            case ENCODING_PEM -> PyUnicode.fromJava(ts, Pem.write("CERTIFICATE", der));
            case ENCODING_DER -> PyBytes.fromArray(ts, der);
            default -> throw Errors.valueError(ts, "Unsupported format");
        };
    }

    static long getInfo(ThreadState ts, long self) {
        return CertificateText.toDict(ts, certificate(self));
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, "<_ssl.Certificate '"
                + certificate(self).getSubjectX500Principal().getName() + "'>");
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        return certificate(self).hashCode() & Integer.MAX_VALUE;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !TYPE.isInstance(other)) {
            return Singletons.NotImplemented;
        }
        return PyBool.of(certificate(self).equals(certificate(other)) == (op == CompareOp.EQ));
    }
}
