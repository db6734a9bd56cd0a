package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** {@code %} formatting. */
final class PercentFormat {
    private PercentFormat() {}

    static long format(ThreadState ts, long format, long args) {
        throw Errors.notImplemented(ts, "str % formatting");
    }
}
