package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _bz2.BZ2Decompressor}: a {@link PushDecoder} of one stream in the side table. */
final class PyBZ2Decompressor extends PyType {
    static final PyBZ2Decompressor TYPE = new PyBZ2Decompressor();

    private PyBZ2Decompressor() {
        super(new TypeSpec("_bz2.BZ2Decompressor", PyObject.SIZE + 8).head().doc(
                "Create a decompressor object for decompressing data incrementally.\n\n"
                        + "For one-shot decompression, use the decompress() function instead."));
    }

    @Override
    protected void define(TypeDef def) {
        DecoderMethods.define(def);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "BZ2Decompressor", kwnames);
        if (args.length > 0) {
            throw Errors.typeError(ts, "BZ2Decompressor() takes no positional arguments");
        }
        return DecoderMethods.create(ts, type, new Bzip2());
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        DecoderMethods.free(self);
    }

    private static final class Bzip2 extends DecoderMethods.Stream {
        Bzip2() {
            super(in -> new BZip2CompressorInputStream(in, false));
        }

        @Override
        String atEnd() {
            return "End of stream already reached";
        }

        @Override
        PyException error(ThreadState ts, IOException e) {
            return Errors.raise(ts, Exceptions.OSError, "Invalid data stream");
        }
    }
}
