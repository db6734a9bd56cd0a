package org.jilectomy.runtime.modules.codecs;

import org.jilectomy.runtime.objects.NativeCodecs;
import org.jilectomy.runtime.state.ThreadState;

/** The built-in error handlers as functions. */
final class ErrorFunctions {
    private ErrorFunctions() {}

    static long strict(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "strict", exc);
    }

    static long ignore(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "ignore", exc);
    }

    static long replace(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "replace", exc);
    }

    static long xmlcharrefreplace(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "xmlcharrefreplace", exc);
    }

    static long backslashreplace(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "backslashreplace", exc);
    }

    static long namereplace(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "namereplace", exc);
    }

    static long surrogateescape(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "surrogateescape", exc);
    }

    static long surrogatepass(ThreadState ts, long module, long exc) {
        return NativeCodecs.handle(ts, "surrogatepass", exc);
    }
}
