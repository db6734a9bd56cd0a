package org.jilectomy.runtime.modules.compression;

import java.io.IOException;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** What {@code BZ2Decompressor} and {@code LZMADecompressor} have in common. */
final class DecoderMethods {
    /** What a decompressor's object names in the side table. */
    abstract static class Stream {
        final PushDecoder decoder;

        Stream(PushDecoder.Opener opener) {
            decoder = new PushDecoder(opener);
        }

        /** The message of EOFError. */
        abstract String atEnd();

        /** What Python makes of wrong data. */
        abstract PyException error(ThreadState ts, IOException e);
    }

    private DecoderMethods() {}

    static void define(TypeDef def) {
        def.in(DecoderMethods.class)
                .method("decompress(self, /, data, max_length=-1)", null)
                .computedMember(
                        "eof", "getEof", "True if the end-of-stream marker has been reached.")
                .computedMember("needs_input", "getNeedsInput", "True if more input is needed "
                        + "before more decompressed data can be produced.")
                .computedMember("unused_data", "getUnusedData",
                        "Data found after the end of the compressed stream.");
    }

    /** An owned instance. */
    static long create(ThreadState ts, PyType type, Stream stream) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        GcHead.index_release(self, SideTable.add(stream));
        return self;
    }

    static Stream stream(long self) {
        return (Stream) SideTable.get(GcHead.index_acquire(self));
    }

    static void free(long self) {
        stream(self).decoder.close();
        SideTable.remove(GcHead.index(self));
    }

    static long decompress(ThreadState ts, long self, long data, long maxLength) {
        byte[] in = Args.bytes(ts, data);
        long max = Args.ssize(ts, maxLength, -1);
        Stream stream = stream(self);
        byte[] out = null;
        IOException failure = null;
        boolean isOver = false;
        ts.detach();
        try {
            synchronized (stream) { // as the end may come between a question and a call
                isOver = stream.decoder.isAtEnd();
                if (!isOver) {
                    out = stream.decoder.decompress(
                            in, max < 0 ? -1 : (int) Math.min(max, PushDecoder.MOST));
                }
            }
        } catch (IOException e) {
            failure = e;
        } finally {
            ts.attach();
        }
        if (isOver) {
            throw Errors.raise(ts, Exceptions.EOFError, stream.atEnd());
        }
        if (failure != null) {
            throw stream.error(ts, failure);
        }
        return PyBytes.fromArray(ts, out);
    }

    static long getEof(ThreadState ts, long self) {
        return PyBool.of(stream(self).decoder.isAtEnd());
    }

    static long getNeedsInput(ThreadState ts, long self) {
        return PyBool.of(stream(self).decoder.needsInput());
    }

    static long getUnusedData(ThreadState ts, long self) {
        return PyBytes.fromArray(ts, stream(self).decoder.unused());
    }
}
