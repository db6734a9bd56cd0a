package org.jilectomy.runtime.modules.compression;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;
import org.tukaani.xz.XZ;

/** The module {@code _lzma}. */
public final class LzmaModule extends BuiltinModule {
    static final PyExceptionType ERROR =
            PyExceptionType.ofModule("_lzma.LZMAError", Exceptions.Exception);

    static final int FORMAT_AUTO = 0;
    static final int FORMAT_XZ = 1;
    static final int FORMAT_ALONE = 2;
    static final int FORMAT_RAW = 3;

    static final int CHECK_UNKNOWN = 16;

    private static final String[] CONSTANTS = {
        "FORMAT_AUTO", "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW", "CHECK_NONE", "CHECK_CRC32",
        "CHECK_CRC64", "CHECK_SHA256", "CHECK_ID_MAX", "CHECK_UNKNOWN", "FILTER_LZMA1",
        "FILTER_LZMA2", "FILTER_DELTA", "FILTER_X86", "FILTER_IA64", "FILTER_ARM",
        "FILTER_ARMTHUMB", "FILTER_SPARC", "FILTER_POWERPC", "MF_HC3", "MF_HC4", "MF_BT2", "MF_BT3",
        "MF_BT4", "MODE_FAST", "MODE_NORMAL", "PRESET_DEFAULT", "PRESET_EXTREME",
    };

    private static final long[] VALUES = {
        FORMAT_AUTO, FORMAT_XZ, FORMAT_ALONE, FORMAT_RAW, XZ.CHECK_NONE, XZ.CHECK_CRC32,
        XZ.CHECK_CRC64, XZ.CHECK_SHA256, 15, CHECK_UNKNOWN, LzmaFilter.LZMA1, LzmaFilter.LZMA2,
        LzmaFilter.DELTA, LzmaFilter.X86, LzmaFilter.IA64, LzmaFilter.ARM, LzmaFilter.ARM_THUMB,
        LzmaFilter.SPARC, LzmaFilter.POWERPC, 3, 4, 0x12, 0x13, 0x14, 1, 2, 6, 1L << 31,
    };

    public LzmaModule() {
        super("_lzma");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("is_check_supported(module, check_id, /)",
                "Test whether the given integrity check is supported.\n\n"
                        + "Always returns True for CHECK_NONE and CHECK_CRC32.",
                "isCheckSupported")
                .method("_encode_filter_properties(module, filter, /)",
                        "Return a bytes object encoding the options (properties) of the filter"
                                + " specified by *filter* (a dict).\n\nThe result does not include"
                                + " the filter ID itself, only the options.",
                        "encodeFilterProperties")
                .method("_decode_filter_properties(module, filter_id, encoded_props, /)",
                        "Return a bytes object encoding the options (properties) of the filter"
                                + " specified by *filter* (a dict).\n\nThe result does not include"
                                + " the filter ID itself, only the options.",
                        "decodeFilterProperties");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        for (int i = 0; i < CONSTANTS.length; i++) {
            putSteal(ts, dict, CONSTANTS[i], PyLong.of(ts, VALUES[i]));
        }
        putType(ts, dict, ERROR);
        putType(ts, dict, PyLZMACompressor.TYPE);
        putType(ts, dict, PyLZMADecompressor.TYPE);
    }

    static long isCheckSupported(ThreadState ts, long module, long check) {
        int id = Args.cInt(ts, check, 0);
        return PyBool.of(isSupported(id));
    }

    static boolean isSupported(int check) {
        return check == XZ.CHECK_NONE || check == XZ.CHECK_CRC32 || check == XZ.CHECK_CRC64
                || check == XZ.CHECK_SHA256;
    }

    static long encodeFilterProperties(ThreadState ts, long module, long filter) {
        return PyBytes.fromArray(ts, LzmaSpecifiers.filter(ts, filter).properties());
    }

    static long decodeFilterProperties(
            ThreadState ts, long module, long filterId, long properties) {
        long id = LzmaSpecifiers.unsigned(ts, filterId, Long.MAX_VALUE);
        byte[] bytes = Args.bytes(ts, properties);
        long dict = PyDict.create(ts);
        try {
            put(ts, dict, "id", id);
            if (id == LzmaFilter.LZMA1 && bytes.length == 5 && (bytes[0] & 0xff) < 9 * 5 * 5) {
                int rest = (bytes[0] & 0xff) / 9;
                put(ts, dict, "lc", (bytes[0] & 0xff) % 9);
                put(ts, dict, "lp", rest % 5);
                put(ts, dict, "pb", rest / 5);
                put(ts, dict, "dict_size", LzmaFilter.littleEndian(bytes, 1));
            } else if (id == LzmaFilter.LZMA2 && bytes.length == 1
                    && bytes[0] >= 0 && bytes[0] <= 40) {
                        put(ts, dict, "dict_size", LzmaFilter.dictionarySize(bytes[0]));
                    } else
                if (id == LzmaFilter.DELTA && bytes.length == 1) {
                    put(ts, dict, "dist", (bytes[0] & 0xff) + 1);
                } else if (LzmaFilter.isBcj(id) && bytes.length == 4) {
                    put(ts, dict, "start_offset", LzmaFilter.littleEndian(bytes, 0));
                } else if (!LzmaFilter.isBcj(id) || bytes.length != 0) {
                    throw LzmaSpecifiers.unsupported(ts);
                }
        } catch (RuntimeException e) {
            Refs.release(ts, dict);
            throw e;
        }
        return dict;
    }

    private static void put(ThreadState ts, long dict, String name, long value) {
        long number = PyLong.of(ts, value);
        try {
            PyDict.setItem(ts, dict, PyUnicode.intern(ts, name), number);
        } finally {
            Refs.release(ts, number);
        }
    }
}
