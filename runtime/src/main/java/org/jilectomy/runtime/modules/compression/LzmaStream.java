package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.state.ThreadState;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZFormatException;

/** One stream of any of the formats: {@code .xz}, {@code .lzma}, or bare. */
final class LzmaStream extends DecoderMethods.Stream {
    private static final int XZ_MAGIC = 0xfd;

    /** Of {@code .lzma} files: what has more is taken for something else, as by liblzma. */
    private static final long MOST_UNCOMPRESSED = 1L << 38;

    /** Set by the decoder's thread, in its turn. */
    private volatile int check = LzmaModule.CHECK_UNKNOWN;

    private static final class Unknown extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Holds what the opener needs before there is a {@code this}. */
    private static final class Opener implements PushDecoder.Opener {
        final int format;
        final int limit;
        final LzmaFilter[] chain;
        LzmaStream stream;

        Opener(int format, int limit, LzmaFilter[] chain) {
            this.format = format;
            this.limit = limit;
            this.chain = chain;
        }

        @Override
        public InputStream open(InputStream in) throws IOException {
            if (format == LzmaModule.FORMAT_RAW) {
                return LzmaFilter.decoder(chain, in);
            }
            if (format == LzmaModule.FORMAT_XZ) {
                return xz(in);
            }
            if (format == LzmaModule.FORMAT_ALONE) {
                return alone(in, in.read(), false);
            }
            int first = in.read();
            return first == XZ_MAGIC
                    ? xz(new SequenceInputStream(new OneByte(first), in))
                    : alone(in, first, true);
        }

        private InputStream xz(InputStream in) throws IOException {
            SingleXZInputStream xz = new SingleXZInputStream(in, limit);
            stream.check = xz.getCheckType();
            return xz;
        }

        /**
         * @param first    the byte already read
         * @param isPicky  whether only sizes of dictionaries are taken for true that encoders choose
         */
        private InputStream alone(InputStream in, int first, boolean isPicky)
                throws IOException {
            long dictionary = little(in, 4);
            long size = little(in, 8);
            int literal = first % 9 + first / 9 % 5;
            if (first >= 9 * 5 * 5 || literal > 4 || isPicky && !isUsual(dictionary)
                    || isPicky && size != -1 && Long.compareUnsigned(size, MOST_UNCOMPRESSED) >= 0
                    || size < -1 || dictionary > LZMAInputStream.DICT_SIZE_MAX) {
                throw new Unknown();
            }
            stream.check = XZ.CHECK_NONE;
            int memory = LZMAInputStream.getMemoryUsage((int) dictionary, (byte) first);
            if (limit != -1 && memory > limit) {
                throw new MemoryLimitException(memory, limit);
            }
            LZMAInputStream lzma =
                    new LZMAInputStream(in, size, (byte) first, (int) dictionary);
            lzma.enableRelaxedEndCondition();
            return lzma;
        }

        private static long little(InputStream in, int bytes) throws IOException {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= (long) in.read() << 8 * i;
            }
            return value;
        }

        /** 2^n, 2^n + 2^(n-1), or the largest. */
        private static boolean isUsual(long dictionary) {
            if (dictionary == 0xffffffffL) {
                return true;
            }
            long highest = Long.highestOneBit(dictionary);
            long rest = dictionary - highest;
            return dictionary != 0 && (rest == 0 || rest == highest / 2);
        }
    }

    private static final class OneByte extends InputStream {
        private int value;

        OneByte(int value) {
            this.value = value;
        }

        @Override
        public int read() {
            int result = value;
            value = -1;
            return result;
        }
    }

    /**
     * @param memoryLimit in KiB, -1 for none
     * @param chain       of FORMAT_RAW
     */
    static LzmaStream of(int format, int memoryLimit, LzmaFilter[] chain) {
        Opener opener = new Opener(format, memoryLimit, chain);
        LzmaStream stream = new LzmaStream(opener);
        opener.stream = stream;
        if (format == LzmaModule.FORMAT_RAW || format == LzmaModule.FORMAT_ALONE) {
            stream.check = XZ.CHECK_NONE;
        }
        return stream;
    }

    private LzmaStream(Opener opener) {
        super(opener);
    }

    int check() {
        return check;
    }

    @Override
    String atEnd() {
        return "Already at end of stream";
    }

    @Override
    PyException error(ThreadState ts, IOException e) {
        return Errors.raise(ts, LzmaModule.ERROR, switch (e) {
            case XZFormatException _,Unknown _ -> "Input format not supported by decoder";
            case MemoryLimitException _ -> "Memory usage limit exceeded";
            case UnsupportedOptionsException _ -> "Invalid or unsupported options";
            default -> "Corrupt input data";
        });
    }
}
