package org.jilectomy.runtime.modules.zlib;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.modules.Checksums;
import org.jilectomy.runtime.objects.BytesArgs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code zlib}. */
public final class ZlibModule extends BuiltinModule {
    static final PyExceptionType ERROR =
            PyExceptionType.ofModule("zlib.error", Exceptions.Exception);

    private static final String[] CONSTANTS = {
        "MAX_WBITS", "DEFLATED", "DEF_MEM_LEVEL", "DEF_BUF_SIZE", "Z_BEST_SPEED",
        "Z_BEST_COMPRESSION", "Z_DEFAULT_COMPRESSION", "Z_NO_COMPRESSION", "Z_FILTERED",
        "Z_HUFFMAN_ONLY", "Z_RLE", "Z_FIXED", "Z_DEFAULT_STRATEGY", "Z_FINISH", "Z_NO_FLUSH",
        "Z_PARTIAL_FLUSH", "Z_SYNC_FLUSH", "Z_FULL_FLUSH", "Z_BLOCK", "Z_TREES",
    };

    private static final int[] VALUES = {
        15, 8, 8, 16384, 1, 9, -1, 0, 1, 2, 3, 4, 0, 4, 0, 1, 2, 3, 5, 6,
    };

    public ZlibModule() {
        super("zlib");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("adler32(module, data, value=1, /)", null)
                .method("compress(module, data, /, level=-1, wbits=15)", null)
                .method("compressobj(module, /, level=-1, method=8, wbits=15, memLevel=8,"
                        + " strategy=0, zdict=None)", null, "compressObj")
                .method("crc32(module, data, value=0, /)", null)
                .method("decompress(module, data, /, wbits=15, bufsize=16384)", null)
                .method("decompressobj(module, /, wbits=15, zdict=b'')", null, "decompressObj");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        for (int i = 0; i < CONSTANTS.length; i++) {
            putSteal(ts, dict, CONSTANTS[i], PyLong.of(ts, VALUES[i]));
        }
        putSteal(ts, dict, "ZLIB_VERSION", PyUnicode.fromJava(ts, "1.2.13"));
        putSteal(ts, dict, "ZLIB_RUNTIME_VERSION", PyUnicode.fromJava(ts, "1.2.13"));
        putSteal(ts, dict, "__version__", PyUnicode.fromJava(ts, "1.0"));
        putType(ts, dict, ERROR);
    }

    static PyException error(ThreadState ts, Decompressor.Failure f) {
        return Errors.raise(ts, ERROR, "Error " + f.code + " while " + f.doing
                + (f.getMessage() == null ? "" : ": " + f.getMessage()));
    }

    // ---------------------------------------------------------------- checksums

    static long crc32(ThreadState ts, long module, long data, long value) {
        byte[] in = Args.bytes(ts, data);
        return PyLong.of(ts, Checksums.crc32(in, Args.mask32(ts, value, 0)) & 0xffffffffL);
    }

    static long adler32(ThreadState ts, long module, long data, long value) {
        byte[] in = Args.bytes(ts, data);
        return PyLong.of(ts, Checksums.adler32(in, Args.mask32(ts, value, 1)) & 0xffffffffL);
    }

    // ---------------------------------------------------------------- compressing

    private static boolean isWindow(int wbits) {
        return wbits >= 9 && wbits <= 15 || wbits >= 25 && wbits <= 31
                || wbits <= -9 && wbits >= -15;
    }

    static long compress(ThreadState ts, long module, long data, long level, long wbits) {
        byte[] in = Args.bytes(ts, data);
        int how = Args.cInt(ts, level, -1);
        int bits = Args.cInt(ts, wbits, 15);
        if (how < -1 || how > 9 || !isWindow(bits)) {
            throw Errors.raise(ts, ERROR, "Bad compression level");
        }
        Compressor c = new Compressor(how, bits, 0, null);
        byte[] head = c.compress(in);
        byte[] tail = c.flush(Compressor.FINISH);
        byte[] all = java.util.Arrays.copyOf(head, Math.addExact(head.length, tail.length));
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return PyBytes.fromArray(ts, all);
    }

    static long compressObj(ThreadState ts, long module, long level, long method, long wbits,
            long memLevel, long strategy, long zdict) {
        int how = Args.cInt(ts, level, -1);
        int kind = Args.cInt(ts, method, 8);
        int bits = Args.cInt(ts, wbits, 15);
        int memory = Args.cInt(ts, memLevel, 8);
        int plan = Args.cInt(ts, strategy, 0);
        byte[] dictionary = zdict == 0 || zdict == Singletons.None ? null : Args.bytes(ts, zdict);
        if (how < -1 || how > 9 || kind != 8 || !isWindow(bits) || memory < 1 || memory > 9
                || plan < 0 || plan > 4) {
            throw Errors.valueError(ts, "Invalid initialization option");
        }
        if (dictionary != null && bits > 15) {
            throw Errors.valueError(ts, "Invalid dictionary");
        }
        return PyCompress.create(ts, new Compressor(how, bits, plan, dictionary));
    }

    // ---------------------------------------------------------------- decompressing

    private static boolean isInflateWindow(int wbits) {
        int bits = wbits < 0 ? -wbits : wbits > 31 ? wbits - 32 : wbits > 15 ? wbits - 16 : wbits;
        return bits >= 8 && bits <= 15 || bits == 0 && wbits >= 0;
    }

    static long decompress(ThreadState ts, long module, long data, long wbits, long bufsize) {
        byte[] in = Args.bytes(ts, data);
        int bits = Args.cInt(ts, wbits, 15);
        if (Args.ssize(ts, bufsize, 1) < 0) {
            throw Errors.valueError(ts, "bufsize must be non-negative");
        }
        if (!isInflateWindow(bits)) {
            throw Errors.raise(ts, ERROR,
                    "Error -2 while preparing to decompress data: inconsistent stream state");
        }
        Decompressor d = new Decompressor(bits, null);
        byte[] out;
        try {
            out = d.decompress(in, 0);
        } catch (Decompressor.Failure f) {
            throw error(ts, f);
        } finally {
            d.close();
        }
        if (!d.eof()) {
            throw Errors.raise(ts, ERROR,
                    "Error -5 while decompressing data: incomplete or truncated stream");
        }
        return PyBytes.fromArray(ts, out);
    }

    static long decompressObj(ThreadState ts, long module, long wbits, long zdict) {
        int bits = Args.cInt(ts, wbits, 15);
        byte[] dictionary = null;
        if (zdict != 0) {
            long view = BytesArgs.view(ts, zdict);
            if (view == 0) {
                throw Errors.typeError(ts, "zdict argument must support the buffer protocol");
            }
            dictionary = PyBytes.toArray(view);
            Refs.release(ts, view);
        }
        if (!isInflateWindow(bits)) {
            throw Errors.valueError(ts, "Invalid initialization option");
        }
        return PyDecompress.create(ts, new Decompressor(
                bits, dictionary != null && dictionary.length == 0 ? null : dictionary));
    }
}
