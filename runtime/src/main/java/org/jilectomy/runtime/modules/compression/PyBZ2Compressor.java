package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _bz2.BZ2Compressor}: an {@link Encoder} in the side table. */
final class PyBZ2Compressor extends PyType {
    static final PyBZ2Compressor TYPE = new PyBZ2Compressor();

    private PyBZ2Compressor() {
        super(new TypeSpec("_bz2.BZ2Compressor", PyObject.SIZE + 8).head().doc(
                "Create a compressor object for compressing data incrementally.\n\n"
                        + "  compresslevel\n    Compression level, as a number between 1 and 9.\n\n"
                        + "For one-shot compression, use the compress() function instead."));
    }

    @Override
    protected void define(TypeDef def) {
        EncoderMethods.define(def);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "BZ2Compressor", kwnames);
        if (args.length > 1) {
            throw Errors.typeError(
                    ts, "BZ2Compressor expected at most 1 argument, got " + args.length);
        }
        int level = args.length == 0 ? 9 : Args.cInt(ts, args[0], 9);
        if (level < 1 || level > 9) {
            throw Errors.valueError(ts, "compresslevel must be between 1 and 9");
        }
        Encoder encoder;
        try {
            encoder = new Encoder(out -> new BZip2CompressorOutputStream(out, level));
        } catch (IOException e) {
            throw Errors.raise(ts, Exceptions.OSError, e.getMessage());
        }
        return EncoderMethods.create(ts, type, encoder);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        EncoderMethods.free(self);
    }
}
