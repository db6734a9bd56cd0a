package org.jilectomy.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of procfs or sysfs that stays open and is read again and again from its beginning, into
 * the same memory, and parsed there: a few microseconds instead of the thirty of opening, reading and
 * decoding it anew, and nothing is allocated. A file that came in one read when it was opened is
 * read by one call ever after. Every read shows the present. For one thread.
 */
final class KernelFile {
    private static final int PAGE = 4096;

    private final FileChannel channel;
    private final ByteBuffer buffer;

    /** How much of {@link #buffer} it fills now. */
    private int length;

    /** Whether one read gives all of it, so that there is no need to ask whether more is left. */
    private boolean oneRead;

    /** What the first read of it gave. */
    private int firstRead;

    /** Where {@link #number()} goes on. */
    private int at;

    /** @param size of the largest content that is of use; what is beyond is cut off */
    KernelFile(Path path, int size) {
        FileChannel opened = null;
        try {
            opened = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException | SecurityException | UnsupportedOperationException e) {
            // not exposed here
        }
        channel = opened;
        buffer = ByteBuffer.allocateDirect(channel == null ? 0 : size);
        // What the kernel makes line by line comes by pages, and may grow over the end of one.
        oneRead = read() && firstRead == length && length % PAGE < PAGE * 3 / 4;
    }

    boolean exists() {
        return channel != null;
    }

    /** Reads it anew; false if there is nothing to read. */
    boolean read() {
        length = 0;
        at = 0;
        if (channel == null) {
            return false;
        }
        buffer.clear();
        try {
            firstRead = channel.read(buffer, 0);
            length = Math.max(0, firstRead);
            int read = length;
            while (!oneRead && read > 0 && buffer.hasRemaining()) {
                read = channel.read(buffer, length); // some give a page or so at a time
                length += Math.max(0, read);
            }
        } catch (IOException e) {
            return false;
        }
        return length > 0;
    }

    /** Whether more is left. */
    boolean hasMore() {
        return at < length;
    }

    /** Whether the text goes on with this. */
    boolean startsWith(String text) {
        if (at + text.length() > length) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (buffer.get(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a digit comes next, without a blank before it. */
    boolean isDigit() {
        return at < length && buffer.get(at) >= '0' && buffer.get(at) <= '9';
    }

    void skip(int count) {
        at += count;
    }

    /** Moves behind the next occurrence of a character on this line; false if there is none. */
    boolean skipPast(char wanted) {
        while (at < length && buffer.get(at) != '\n') {
            if (buffer.get(at++) == wanted) {
                return true;
            }
        }
        return false;
    }

    void nextLine() {
        while (at < length && buffer.get(at++) != '\n') {
            // on
        }
    }

    /** The next number of this line, after blanks; -1 if something else comes. */
    long number() {
        while (at < length && (buffer.get(at) == ' ' || buffer.get(at) == '\t')) {
            at++;
        }
        long value = -1;
        while (at < length && buffer.get(at) >= '0' && buffer.get(at) <= '9') {
            value = 10 * Math.max(0, value) + (buffer.get(at++) - '0');
        }
        return value;
    }
}
