package org.jilectomy.runtime.modules.sys;

import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * From the first {@code sys.settrace()} on, or from the start if the program names it, all code is compiled for tracing. Its files in {@code __pycache__} have a tag of their own, so that neither
 * kind is taken for the other.
 */
public final class TraceRequest {
    private TraceRequest() {}

    /** A program that names one of the functions: what it imports is to be traced as well. */
    public static void beginIfNamed(ThreadState ts, String source, String filename) {
        if (Tracing.wants(source, filename)) {
            begin(ts);
        }
    }

    static void begin(ThreadState ts) {
        if (!Tracing.everything) {
            Tracing.everything = true;
            setTag(ts, Compilation.cacheTag() + "-traced");
        }
    }

    /** Another program comes: {@code cli.Embedded}. */
    public static void forget(ThreadState ts) {
        Tracing.clear(ts);
        if (Tracing.everything != Tracing.ALWAYS) {
            Tracing.everything = Tracing.ALWAYS;
            setTag(ts, Compilation.cacheTag());
        }
    }

    private static void setTag(ThreadState ts, String text) {
        long implementation = PyDict.getItemString(ts, Interpreter.sysDict, "implementation");
        if (implementation != 0) {
            long tag = PyUnicode.fromJava(ts, text);
            try {
                Abstract.setAttr(ts, implementation, Names.of("cache_tag"), tag);
            } finally {
                Refs.release(ts, tag);
                Refs.release(ts, implementation);
            }
        }
    }
}
