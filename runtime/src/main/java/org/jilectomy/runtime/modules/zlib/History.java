package org.jilectomy.runtime.modules.zlib;

import java.util.ArrayList;

/** What a stream was given so far, until it gets too much to keep. */
final class History {
    /** Bytes that are kept for a copy which may never be asked for. */
    private static final int LIMIT = 1 << 22;

    private record Step(byte[] data, int mode) {}

    private ArrayList<Step> steps = new ArrayList<>();
    private int bytes;

    void add(byte[] data, int mode) {
        if (steps == null) {
            return;
        }
        bytes += data == null ? 16 : Math.min(data.length, LIMIT) + 16;
        if (bytes > LIMIT) {
            steps = null;
        } else {
            steps.add(new Step(data, mode));
        }
    }

    boolean isLost() {
        return steps == null;
    }

    int size() {
        return steps.size();
    }

    /** What was to be compressed; null for a flush. */
    byte[] data(int i) {
        return steps.get(i).data();
    }

    int mode(int i) {
        return steps.get(i).mode();
    }
}
