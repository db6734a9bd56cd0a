package org.jilectomy.runtime.objects;

import java.lang.invoke.SwitchPoint;

/**
 * Tells call sites that link straight to a function's code when some function was given another
 * {@code __code__}.
 *
 * <p>That hardly ever happens, so one switch serves all functions: a site's fast path holds while
 * nobody has done it, which costs compiled code nothing; when it happens every site relinks.
 */
public final class CodeReplacement {
    private static volatile SwitchPoint none = new SwitchPoint();

    private CodeReplacement() {}

    /** Valid until some function's code is replaced; what links to code is to be guarded by it. */
    public static SwitchPoint sameCode() {
        return none;
    }

    /** To be called after a function's code was replaced. */
    static synchronized void happened() {
        SwitchPoint old = none;
        none = new SwitchPoint();
        SwitchPoint.invalidateAll(new SwitchPoint[] {old});
    }
}
