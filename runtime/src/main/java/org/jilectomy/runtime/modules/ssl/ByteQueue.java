package org.jilectomy.runtime.modules.ssl;

import java.util.Arrays;

/**
 * Bytes in the order they came; what a {@code MemoryBIO} is. Thread-safe: each method is one step
 * under the queue's monitor, which touches Java arrays only.
 */
final class ByteQueue {
    private byte[] bytes = new byte[0];
    private int start;
    private int end;
    private boolean ended;

    /** Whether nobody will add anything, and all was taken. */
    synchronized boolean isAtEnd() {
        return ended && start == end;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized void end() {
        ended = true;
    }

    synchronized int size() {
        return end - start;
    }

    synchronized void add(byte[] from, int at, int n) {
        if (n > bytes.length - end) {
            int size = end - start;
            byte[] room = bytes.length - size >= n && start >= bytes.length / 2
                    ? bytes
                    : new byte[Math.max(Math.addExact(size, n), Math.min(2 * size, 1 << 28))];
            System.arraycopy(bytes, start, room, 0, size);
            bytes = room;
            start = 0;
            end = size;
        }
        System.arraycopy(from, at, bytes, end, n);
        end += n;
    }

    /** Takes at most {@code n} bytes. */
    synchronized byte[] take(int n) {
        byte[] taken = Arrays.copyOfRange(bytes, start, start + Math.min(n, end - start));
        dropped(taken.length);
        return taken;
    }

    /** As {@link #take}, into an array; how many there were. */
    synchronized int take(byte[] into, int at, int n) {
        int some = Math.min(n, end - start);
        System.arraycopy(bytes, start, into, at, some);
        dropped(some);
        return some;
    }

    private void dropped(int n) {
        start += n;
        if (start == end) {
            start = 0;
            end = 0;
            if (bytes.length > 1 << 16) {
                bytes = new byte[0];
            }
        }
    }
}
