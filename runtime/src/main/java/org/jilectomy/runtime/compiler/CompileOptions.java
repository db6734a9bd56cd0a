package org.jilectomy.runtime.compiler;

import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.parser.Dialect;

/**
 * How a source is compiled, besides its mode.
 *
 * @param optimize 0, 1 ({@code -O}: no asserts, {@code __debug__} is false) or 2 ({@code -OO}: no
 *     docstrings either)
 * @param annotations whether {@code from __future__ import annotations} is in force from outside
 * @param topLevelAwait whether {@code await} may stand in a module
 * @param allowIncomplete whether an unfinished interactive statement is to be told as such
 * @param dialect as what the source is read
 * @param traced whether {@code sys.settrace} is to hear of it: see {@code objects.Tracing}
 */
public record CompileOptions(
        int optimize, boolean annotations, boolean topLevelAwait, boolean allowIncomplete,
        Dialect dialect, boolean traced) {
    private static final int OPTIMIZE = Integer.getInteger("jilectomy.optimize", 0);

    /** The same, for a source that may ask for tracing. */
    CompileOptions of(String source, String filename) {
        return !traced && Tracing.wants(source, filename)
                ? new CompileOptions(
                        optimize, annotations, topLevelAwait, allowIncomplete, dialect, true)
                : this;
    }

    /** What the command line says. */
    public static final CompileOptions DEFAULT =
            new CompileOptions(OPTIMIZE, false, false, false, Dialect.PLAIN, false);
}
