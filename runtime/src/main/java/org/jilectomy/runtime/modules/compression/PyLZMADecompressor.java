package org.jilectomy.runtime.modules.compression;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _lzma.LZMADecompressor}: an {@link LzmaStream} in the side table. */
final class PyLZMADecompressor extends PyType {
    static final PyLZMADecompressor TYPE = new PyLZMADecompressor();

    private static final Signature NEW =
            Signature.parse("__new__(cls, format=0, memlimit=None, filters=None)");

    private PyLZMADecompressor() {
        super(new TypeSpec("_lzma.LZMADecompressor", PyObject.SIZE + 8).head().doc(
                "Create a decompressor object for decompressing data incrementally.\n\n"
                        + "For one-shot decompression, use the decompress() function instead."));
    }

    @Override
    protected void define(TypeDef def) {
        DecoderMethods.define(def);
        def.in(PyLZMADecompressor.class).computedMember("check", "getCheck",
                "ID of the integrity check used by the input stream.");
    }

    static long getCheck(ThreadState ts, long self) {
        return PyLong.of(ts, ((LzmaStream) DecoderMethods.stream(self)).check());
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "LZMADecompressor", NEW, args, kwnames);
        int format = Args.cInt(ts, a[0], LzmaModule.FORMAT_AUTO);
        boolean isRaw = format == LzmaModule.FORMAT_RAW;
        int limit = -1;
        if (a[1] != 0 && a[1] != Singletons.None) {
            if (isRaw) {
                throw Errors.valueError(ts, "Cannot specify memory limit with FORMAT_RAW");
            }
            long bytes = LzmaSpecifiers.unsigned(ts, a[1], Long.MAX_VALUE);
            limit = (int) Math.min(bytes >> 10, Integer.MAX_VALUE);
        }
        boolean hasFilters = a[2] != 0 && a[2] != Singletons.None;
        if (isRaw && !hasFilters) {
            throw Errors.valueError(ts, "Must specify filters for FORMAT_RAW");
        }
        if (!isRaw && hasFilters) {
            throw Errors.valueError(ts, "Cannot specify filters except with FORMAT_RAW");
        }
        if (format < LzmaModule.FORMAT_AUTO || format > LzmaModule.FORMAT_RAW) {
            throw Errors.valueError(ts, "Invalid container format: " + format);
        }
        LzmaFilter[] chain = isRaw ? LzmaSpecifiers.chain(ts, a[2]) : null;
        return DecoderMethods.create(ts, type, LzmaStream.of(format, limit, chain));
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        DecoderMethods.free(self);
    }
}
