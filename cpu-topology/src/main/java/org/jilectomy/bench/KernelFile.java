package org.jilectomy.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of procfs or sysfs that stays open and is read again and again from its beginning, into the
 * same memory: a few microseconds instead of the thirty of opening, reading and decoding it anew.
 * Every read shows the present. For one thread.
 */
final class KernelFile {
    private final FileChannel channel;
    private final ByteBuffer buffer;

    /** What it holds now: {@code bytes[0..length)}. */
    private final byte[] bytes;

    private int length;

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
        bytes = new byte[channel == null ? 0 : size];
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
            int read;
            while (buffer.hasRemaining() && (read = channel.read(buffer, length)) > 0) {
                length += read; // procfs gives a page or so at a time
            }
        } catch (IOException e) {
            return false;
        }
        buffer.flip();
        buffer.get(bytes, 0, length);
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
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a digit comes next, without a blank before it. */
    boolean isDigit() {
        return at < length && bytes[at] >= '0' && bytes[at] <= '9';
    }

    void skip(int count) {
        at += count;
    }

    /** Moves behind the next occurrence of a character on this line; false if there is none. */
    boolean skipPast(char wanted) {
        while (at < length && bytes[at] != '\n') {
            if (bytes[at++] == wanted) {
                return true;
            }
        }
        return false;
    }

    void nextLine() {
        while (at < length && bytes[at++] != '\n') {
            // on
        }
    }

    /** The next number of this line, after blanks; -1 if something else comes. */
    long number() {
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        long value = -1;
        while (at < length && bytes[at] >= '0' && bytes[at] <= '9') {
            value = 10 * Math.max(0, value) + (bytes[at++] - '0');
        }
        return value;
    }
}
