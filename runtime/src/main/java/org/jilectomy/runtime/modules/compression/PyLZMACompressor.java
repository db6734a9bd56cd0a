package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** {@code _lzma.LZMACompressor}: an {@link Encoder} in the side table. */
final class PyLZMACompressor extends PyType {
    static final PyLZMACompressor TYPE = new PyLZMACompressor();

    private static final Signature NEW =
            Signature.parse("__new__(cls, format=1, check=-1, preset=None, filters=None)");

    private PyLZMACompressor() {
        super(new TypeSpec("_lzma.LZMACompressor", PyObject.SIZE + 8).head().doc(
                "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\n"
                        + "Create a compressor object for compressing data incrementally."));
    }

    @Override
    protected void define(TypeDef def) {
        EncoderMethods.define(def);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "LZMACompressor", NEW, args, kwnames);
        int format = Args.cInt(ts, a[0], LzmaModule.FORMAT_XZ);
        int check = Args.cInt(ts, a[1], -1);
        boolean hasPreset = a[2] != 0 && a[2] != Singletons.None;
        boolean hasFilters = a[3] != 0 && a[3] != Singletons.None;
        if (format != LzmaModule.FORMAT_XZ && check != -1 && check != XZ.CHECK_NONE) {
            throw Errors.valueError(ts, "Integrity checks are only supported by FORMAT_XZ");
        }
        if (hasPreset && hasFilters) {
            throw Errors.valueError(ts, "Cannot specify both preset and filter chain");
        }
        int preset = hasPreset ? (int) LzmaSpecifiers.unsigned(ts, a[2], 0xffffffffL)
                : LZMA2Options.PRESET_DEFAULT;
        if (format == LzmaModule.FORMAT_RAW && !hasFilters) {
            throw Errors.valueError(ts, "Must specify filters for FORMAT_RAW");
        }
        if (format < LzmaModule.FORMAT_XZ || format > LzmaModule.FORMAT_RAW) {
            throw Errors.valueError(ts, "Invalid container format: " + format);
        }
        LzmaFilter[] chain = hasFilters ? LzmaSpecifiers.chain(ts, a[3]) : null;
        Encoder encoder;
        try {
            encoder = new Encoder(switch (format) {
                case LzmaModule.FORMAT_XZ -> xz(ts, preset, chain, check);
                case LzmaModule.FORMAT_ALONE -> alone(ts, preset, chain);
                default -> out -> LzmaFilter.encoder(
                        chain, new FinishableWrapperOutputStream(out));
            });
        } catch (IOException | IllegalArgumentException e) {
            throw LzmaSpecifiers.unsupported(ts);
        }
        return EncoderMethods.create(ts, type, encoder);
    }

    private static Encoder.Opener xz(
            ThreadState ts, int preset, LzmaFilter[] chain, int wanted) throws IOException {
        int check = wanted == -1 ? XZ.CHECK_CRC64 : wanted;
        FilterOptions[] options;
        if (chain == null) {
            options = new FilterOptions[] {LzmaFilter.preset(preset)};
        } else {
            LzmaFilter.check(chain);
            options = new FilterOptions[chain.length];
            for (int i = 0; i < chain.length; i++) {
                options[i] = chain[i].options();
            }
            if (chain[chain.length - 1].id() != LzmaFilter.LZMA2) {
                throw LzmaSpecifiers.unsupported(ts);
            }
        }
        if (!LzmaModule.isSupported(check)) {
            throw Errors.raise(ts, LzmaModule.ERROR, "Unsupported integrity check");
        }
        return out -> new XZOutputStream(out, options, check);
    }

    private static Encoder.Opener alone(ThreadState ts, int preset, LzmaFilter[] chain) {
        LZMA2Options options;
        if (chain == null) {
            options = LzmaSpecifiers.preset(ts, preset);
        } else if (chain.length == 1 && chain[0].id() == LzmaFilter.LZMA1) {
            options = (LZMA2Options) chain[0].options();
        } else {
            throw Errors.valueError(ts, "Invalid filter chain for FORMAT_ALONE - "
                    + "must be a single LZMA1 filter");
        }
        return out -> new LZMAOutputStream(out, options, -1);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        EncoderMethods.free(self);
    }
}
