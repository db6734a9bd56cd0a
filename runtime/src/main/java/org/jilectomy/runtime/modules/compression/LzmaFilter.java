package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;

/**
 * One filter of a chain: its number as liblzma and the format have it, and its options.
 *
 * @param options of LZMA1 too those of LZMA2: they have the same
 */
record LzmaFilter(long id, FilterOptions options) {
    static final long DELTA = 3;
    static final long X86 = 4;
    static final long POWERPC = 5;
    static final long IA64 = 6;
    static final long ARM = 7;
    static final long ARM_THUMB = 8;
    static final long SPARC = 9;
    static final long LZMA2 = 0x21;
    static final long LZMA1 = 0x4000000000000001L;

    /** In a preset: slower, a little smaller. */
    static final int EXTREME = 1 << 31;
    private static final int PRESET = 0x1f;

    private static final int MF_HC3 = 3;
    private static final int MF_BT2 = 0x12;

    static boolean isLzma(long id) {
        return id == LZMA1 || id == LZMA2;
    }

    /** Whether it makes machine code more alike, branches, calls and jumps. */
    static boolean isBcj(long id) {
        return id >= X86 && id <= SPARC;
    }

    /** The options of {@code lzma_lzma_preset()}. */
    static LZMA2Options preset(int preset) throws UnsupportedOptionsException {
        int level = preset & PRESET;
        if ((preset & ~(PRESET | EXTREME)) != 0 || level > LZMA2Options.PRESET_MAX) {
            throw new UnsupportedOptionsException("no preset " + preset);
        }
        LZMA2Options options = new LZMA2Options(level);
        if ((preset & EXTREME) != 0) {
            options.setMode(LZMA2Options.MODE_NORMAL);
            options.setMatchFinder(LZMA2Options.MF_BT4);
            boolean isSmall = level == 3 || level == 5;
            options.setNiceLen(isSmall ? 192 : LZMA2Options.NICE_LEN_MAX);
            options.setDepthLimit(isSmall ? 0 : 512);
        }
        return options;
    }

    /** The nearest match finder that is there. */
    static int matchFinder(int wanted) {
        return wanted == MF_HC3 ? LZMA2Options.MF_HC4
                : wanted >= MF_BT2 && wanted < LZMA2Options.MF_BT4 ? LZMA2Options.MF_BT4 : wanted;
    }

    static LzmaFilter bcj(long id, int offset) throws UnsupportedOptionsException {
        switch ((int) id) {
            case (int) X86 -> {
                X86Options options = new X86Options();
                options.setStartOffset(offset);
                return new LzmaFilter(id, options);
            }
            case (int) POWERPC -> {
                PowerPCOptions options = new PowerPCOptions();
                options.setStartOffset(offset);
                return new LzmaFilter(id, options);
            }
            case (int) IA64 -> {
                IA64Options options = new IA64Options();
                options.setStartOffset(offset);
                return new LzmaFilter(id, options);
            }
            case (int) ARM -> {
                ARMOptions options = new ARMOptions();
                options.setStartOffset(offset);
                return new LzmaFilter(id, options);
            }
            case (int) ARM_THUMB -> {
                ARMThumbOptions options = new ARMThumbOptions();
                options.setStartOffset(offset);
                return new LzmaFilter(id, options);
            }
            default -> {
                SPARCOptions options = new SPARCOptions();
                options.setStartOffset(offset);
                return new LzmaFilter(id, options);
            }
        }
    }

    // ---------------------------------------------------------------- without a container

    /** A chain as an encoder; the last filter is the one next to {@code out}. */
    static FinishableOutputStream encoder(LzmaFilter[] chain, FinishableOutputStream out)
            throws IOException {
        check(chain);
        FinishableOutputStream stream = out;
        for (int i = chain.length; --i >= 0;) {
            stream = chain[i].id == LZMA1
                    ? new LZMAOutputStream(stream, (LZMA2Options) chain[i].options, true)
                    : chain[i].options.getOutputStream(stream);
        }
        return stream;
    }

    /** A chain as a decoder. */
    static InputStream decoder(LzmaFilter[] chain, InputStream in) throws IOException {
        InputStream stream = in;
        for (int i = chain.length; --i >= 0;) {
            FilterOptions options = chain[i].options;
            if (chain[i].id == LZMA1) {
                LZMA2Options o = (LZMA2Options) options;
                stream = new LZMAInputStream(
                        stream, -1, o.getLc(), o.getLp(), o.getPb(), o.getDictSize(), null);
            } else {
                stream = options.getInputStream(stream);
            }
        }
        return stream;
    }

    /** That a chain ends with a compressing filter, and only there has one. */
    static void check(LzmaFilter[] chain) throws UnsupportedOptionsException {
        for (int i = 0; i < chain.length; i++) {
            if (isLzma(chain[i].id) != (i == chain.length - 1)) {
                throw new UnsupportedOptionsException("LZMA is the last filter, and no other");
            }
        }
    }

    // ---------------------------------------------------------------- properties

    /** Its options as the XZ format stores them. */
    byte[] properties() {
        if (id == DELTA) {
            return new byte[] {(byte) (((DeltaOptions) options).getDistance() - 1)};
        }
        if (isBcj(id)) {
            int offset = startOffset();
            return offset == 0 ? new byte[0] : littleEndian(offset, new byte[4], 0);
        }
        LZMA2Options o = (LZMA2Options) options;
        if (id == LZMA2) {
            return new byte[] {(byte) dictionaryCode(o.getDictSize())};
        }
        byte[] bytes = new byte[5];
        bytes[0] = (byte) ((o.getPb() * 5 + o.getLp()) * 9 + o.getLc());
        return littleEndian(o.getDictSize(), bytes, 1);
    }

    private int startOffset() {
        return switch (options) {
            case X86Options o -> o.getStartOffset();
            case PowerPCOptions o -> o.getStartOffset();
            case IA64Options o -> o.getStartOffset();
            case ARMOptions o -> o.getStartOffset();
            case ARMThumbOptions o -> o.getStartOffset();
            case SPARCOptions o -> o.getStartOffset();
            default -> 0;
        };
    }

    /** The least of the sizes 2^n and 2^n + 2^(n-1) that is large enough, by its number. */
    private static int dictionaryCode(int size) {
        int code = 0;
        while (dictionarySize(code) < size) {
            code++;
        }
        return code;
    }

    /** The size of an LZMA2 dictionary by its number, 0 to 40. */
    static long dictionarySize(int code) {
        return code == 40 ? 0xffffffffL : (2L | code & 1) << code / 2 + 11;
    }

    private static byte[] littleEndian(int value, byte[] bytes, int at) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
        return bytes;
    }

    /** Four bytes, unsigned. */
    static long littleEndian(byte[] bytes, int at) {
        long value = 0;
        for (int i = 4; --i >= 0;) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
