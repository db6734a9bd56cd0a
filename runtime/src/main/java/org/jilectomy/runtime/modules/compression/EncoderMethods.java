package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** What {@code BZ2Compressor} and {@code LZMACompressor} have in common. */
final class EncoderMethods {
    private EncoderMethods() {}

    static void define(TypeDef def) {
        def.in(EncoderMethods.class)
                .method("compress(self, data, /)", null)
                .method("flush(self, /)", null);
    }

    /** An owned instance. */
    static long create(ThreadState ts, PyType type, Encoder encoder) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        GcHead.index_release(self, SideTable.add(encoder));
        return self;
    }

    static void free(long self) {
        SideTable.remove(GcHead.index(self));
    }

    private static Encoder encoder(long self) {
        return (Encoder) SideTable.get(GcHead.index_acquire(self));
    }

    static long compress(ThreadState ts, long self, long data) {
        return run(ts, encoder(self), Args.bytes(ts, data), "Compressor has been flushed");
    }

    static long flush(ThreadState ts, long self) {
        return run(ts, encoder(self), null, "Repeated call to flush()");
    }

    /** @param data null for the end */
    private static long run(ThreadState ts, Encoder encoder, byte[] data, String over) {
        byte[] out;
        String failure = null;
        ts.detach();
        try {
            out = data == null ? encoder.finish() : encoder.compress(data);
        } catch (IOException e) { // into an array: that is nobody's fault but the data's size
            out = null;
            failure = e.getMessage();
        } finally {
            ts.attach();
        }
        if (failure != null) {
            throw Errors.raise(ts, Exceptions.OSError, failure);
        }
        if (out == null) {
            throw Errors.valueError(ts, over);
        }
        return PyBytes.fromArray(ts, out);
    }
}
