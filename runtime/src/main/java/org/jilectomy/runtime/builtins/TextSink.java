package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.state.ThreadState;

/**
 * A type of text file that {@code print} may give a whole line of UTF-8 at once. The class lives in
 * a room above.
 */
public interface TextSink {
    /** Whether this file is UTF-8 without translations, so that the bytes may go as they are. */
    boolean takesUtf8(long self);

    /** Whether lone surrogates are written escaped; else they are an error. */
    boolean escapes(long self);

    /** Writes all of it without another thread's output in between. */
    void write(ThreadState ts, long self, Utf8Buffer data);
}
