package org.jilectomy.runtime.linker;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Delegation;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.OwnBuiltins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What the sites of the {@link Linker} do while their code has not run often: the general operation,
 * by a plain static call.
 *
 * <p>To link a site takes the JVM 30–50 µs, to specialise it 100–200 more, and most code of a
 * program that has just started runs once or a few times. So compiled code decides by a count (see
 * {@code compiler.Code#warm}) which of the two it uses. Arguments as at the site, then the globals
 * where they matter, then the name.
 */
public final class Cold {
    /** Calls with more arguments than this (a callee or receiver counted) have no cold form. */
    public static final int MAX_ARGUMENTS = 10;

    private Cold() {}

    public static long loadGlobal(ThreadState ts, long globals, long name) {
        return Variables.loadGlobal(ts, globals, name);
    }

    public static void storeGlobal(ThreadState ts, long value, long globals, long name) {
        Variables.storeGlobal(ts, globals, name, value);
    }

    public static long getAttr(ThreadState ts, long self, long name) {
        return Abstract.getAttr(ts, self, name);
    }

    public static long loadMethod(ThreadState ts, long self, long name) {
        return Abstract.loadMethod(ts, self, name);
    }

    public static void setAttr(ThreadState ts, long self, long value, long name) {
        Abstract.setAttr(ts, self, name, value);
    }

    public static long send(ThreadState ts, long iterator, long sent) {
        return Delegation.send(ts, iterator, sent);
    }

    public static long next(ThreadState ts, long iterator) {
        return Support.next(ts, iterator);
    }

    // ---------------------------------------------------------------- calls of a value

    public static long call(ThreadState ts, long f) {
        return Abstract.call(ts, f);
    }

    public static long call(ThreadState ts, long f, long a) {
        return Abstract.call(ts, f, a);
    }

    public static long call(ThreadState ts, long f, long a, long b) {
        return Abstract.call(ts, f, a, b);
    }

    public static long call(ThreadState ts, long f, long a, long b, long c) {
        return Abstract.call(ts, f, a, b, c);
    }

    public static long call(ThreadState ts, long f, long a, long b, long c, long d) {
        return Abstract.call(ts, f, new long[] {a, b, c, d}, 0);
    }

    public static long call(ThreadState ts, long f, long a, long b, long c, long d, long e) {
        return Abstract.call(ts, f, new long[] {a, b, c, d, e}, 0);
    }

    public static long call(
            ThreadState ts, long callee, long a, long b, long c, long d, long e, long f) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d, e, f}, 0);
    }

    public static long call(
            ThreadState ts, long callee, long a, long b, long c, long d, long e, long f, long g) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d, e, f, g}, 0);
    }

    public static long call(
            ThreadState ts, long callee, long a, long b, long c, long d, long e, long f, long g,
            long h) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d, e, f, g, h}, 0);
    }

    public static long call(
            ThreadState ts, long callee, long a, long b, long c, long d, long e, long f, long g,
            long h, long i) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d, e, f, g, h, i}, 0);
    }

    // ---------------------------------------------------------------- calls with keywords

    public static long callKw(ThreadState ts, long callee, long a, long names) {
        return Abstract.call(ts, callee, new long[] {a}, names);
    }

    public static long callKw(ThreadState ts, long callee, long a, long b, long names) {
        return Abstract.call(ts, callee, new long[] {a, b}, names);
    }

    public static long callKw(ThreadState ts, long callee, long a, long b, long c, long names) {
        return Abstract.call(ts, callee, new long[] {a, b, c}, names);
    }

    public static long callKw(
            ThreadState ts, long callee, long a, long b, long c, long d, long names) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d}, names);
    }

    public static long callKw(
            ThreadState ts, long callee, long a, long b, long c, long d, long e, long names) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d, e}, names);
    }

    public static long callKw(
            ThreadState ts, long callee, long a, long b, long c, long d, long e, long f,
            long names) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d, e, f}, names);
    }

    public static long callKw(
            ThreadState ts, long callee, long a, long b, long c, long d, long e, long f, long g,
            long names) {
        return Abstract.call(ts, callee, new long[] {a, b, c, d, e, f, g}, names);
    }

    public static long callMethodKw(ThreadState ts, long self, long a, long names, long name) {
        return Abstract.callMethodKeywords(ts, self, name, new long[] {a}, names);
    }

    public static long callMethodKw(
            ThreadState ts, long self, long a, long b, long names, long name) {
        return Abstract.callMethodKeywords(ts, self, name, new long[] {a, b}, names);
    }

    public static long callMethodKw(
            ThreadState ts, long self, long a, long b, long c, long names, long name) {
        return Abstract.callMethodKeywords(ts, self, name, new long[] {a, b, c}, names);
    }

    public static long callMethodKw(
            ThreadState ts, long self, long a, long b, long c, long d, long names, long name) {
        return Abstract.callMethodKeywords(ts, self, name, new long[] {a, b, c, d}, names);
    }

    public static long callMethodKw(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long names,
            long name) {
        return Abstract.callMethodKeywords(ts, self, name, new long[] {a, b, c, d, e}, names);
    }

    public static long callMethodKw(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long f, long names,
            long name) {
        return Abstract.callMethodKeywords(ts, self, name,
                new long[] {a, b, c, d, e, f}, names);
    }

    public static long callMethodKw(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long f, long g,
            long names, long name) {
        return Abstract.callMethodKeywords(ts, self, name,
                new long[] {a, b, c, d, e, f, g}, names);
    }

    // ---------------------------------------------------------------- calls with stars

    public static long callStar(ThreadState ts, long callee, long tuple, long dict) {
        return Abstract.callStar(ts, callee, new long[0], tuple, dict);
    }

    public static long callStar(ThreadState ts, long callee, long a, long tuple, long dict) {
        return Abstract.callStar(ts, callee, new long[] {a}, tuple, dict);
    }

    public static long callStar(
            ThreadState ts, long callee, long a, long b, long tuple, long dict) {
        return Abstract.callStar(ts, callee, new long[] {a, b}, tuple, dict);
    }

    public static long callStar(
            ThreadState ts, long callee, long a, long b, long c, long tuple, long dict) {
        return Abstract.callStar(ts, callee, new long[] {a, b, c}, tuple, dict);
    }

    public static long callStar(
            ThreadState ts, long callee, long a, long b, long c, long d, long tuple, long dict) {
        return Abstract.callStar(ts, callee, new long[] {a, b, c, d}, tuple, dict);
    }

    // ---------------------------------------------------------------- calls of super's methods

    public static long callSuper(ThreadState ts, long f, long cell, long self, long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[0]);
    }

    public static long callSuper(
            ThreadState ts, long f, long cell, long self, long a, long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[] {a});
    }

    public static long callSuper(
            ThreadState ts, long f, long cell, long self, long a, long b, long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[] {a, b});
    }

    public static long callSuper(
            ThreadState ts, long f, long cell, long self, long a, long b, long c, long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[] {a, b, c});
    }

    public static long callSuper(
            ThreadState ts, long f, long cell, long self, long a, long b, long c, long d,
            long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[] {a, b, c, d});
    }

    public static long callSuper(
            ThreadState ts, long f, long cell, long self, long a, long b, long c, long d, long g,
            long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[] {a, b, c, d, g});
    }

    public static long callSuper(
            ThreadState ts, long f, long cell, long self, long a, long b, long c, long d, long g,
            long h, long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[] {a, b, c, d, g, h});
    }

    public static long callSuper(
            ThreadState ts, long f, long cell, long self, long a, long b, long c, long d, long g,
            long h, long i, long name) {
        return SuperSite.general(ts, f, cell, self, name, new long[] {a, b, c, d, g, h, i});
    }

    // ---------------------------------------------------------------- calls of a method

    public static long callMethod(ThreadState ts, long self, long name) {
        return Abstract.callMethodAtSite(ts, self, name);
    }

    public static long callMethod(ThreadState ts, long self, long a, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a);
    }

    public static long callMethod(ThreadState ts, long self, long a, long b, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b);
    }

    public static long callMethod(ThreadState ts, long self, long a, long b, long c, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b, c);
    }

    public static long callMethod(
            ThreadState ts, long self, long a, long b, long c, long d, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b, c, d);
    }

    public static long callMethod(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b, c, d, e);
    }

    public static long callMethod(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long f, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b, c, d, e, f);
    }

    public static long callMethod(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long f, long g,
            long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b, c, d, e, f, g);
    }

    public static long callMethod(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long f, long g,
            long h, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b, c, d, e, f, g, h);
    }

    public static long callMethod(
            ThreadState ts, long self, long a, long b, long c, long d, long e, long f, long g,
            long h, long i, long name) {
        return Abstract.callMethodAtSite(ts, self, name, a, b, c, d, e, f, g, h, i);
    }

    // ---------------------------------------------------------------- calls of a global name

    /** The callee; what is not found is reported at the name, not at the call. */
    private static long callee(ThreadState ts, long globals, long name) {
        long f = PyDict.getItemName(ts, globals, name);
        if (f != 0) {
            return f;
        }
        try {
            return OwnBuiltins.load(ts, globals, name);
        } catch (PyException e) {
            throw Errors.matches(e, Exceptions.NameError) ? e.ofCallee() : e;
        }
    }

    public static long callGlobal(ThreadState ts, long globals, long name) {
        long f = callee(ts, globals, name);
        try {
            return Abstract.call(ts, f);
        } finally {
            Refs.release(ts, f);
        }
    }

    public static long callGlobal(ThreadState ts, long a, long globals, long name) {
        long f = callee(ts, globals, name);
        try {
            return Abstract.call(ts, f, a);
        } finally {
            Refs.release(ts, f);
        }
    }

    public static long callGlobal(ThreadState ts, long a, long b, long globals, long name) {
        long f = callee(ts, globals, name);
        try {
            return Abstract.call(ts, f, a, b);
        } finally {
            Refs.release(ts, f);
        }
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long globals, long name) {
        return callGlobal(ts, new long[] {a, b, c}, globals, name);
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long d, long globals, long name) {
        return callGlobal(ts, new long[] {a, b, c, d}, globals, name);
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long d, long e, long globals, long name) {
        return callGlobal(ts, new long[] {a, b, c, d, e}, globals, name);
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long d, long e, long f, long globals,
            long name) {
        return callGlobal(ts, new long[] {a, b, c, d, e, f}, globals, name);
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long d, long e, long f, long g, long globals,
            long name) {
        return callGlobal(ts, new long[] {a, b, c, d, e, f, g}, globals, name);
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long d, long e, long f, long g, long h,
            long globals, long name) {
        return callGlobal(ts, new long[] {a, b, c, d, e, f, g, h}, globals, name);
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long d, long e, long f, long g, long h, long i,
            long globals, long name) {
        return callGlobal(ts, new long[] {a, b, c, d, e, f, g, h, i}, globals, name);
    }

    public static long callGlobal(
            ThreadState ts, long a, long b, long c, long d, long e, long f, long g, long h, long i,
            long j, long globals, long name) {
        return callGlobal(ts, new long[] {a, b, c, d, e, f, g, h, i, j}, globals, name);
    }

    private static long callGlobal(ThreadState ts, long[] args, long globals, long name) {
        long f = callee(ts, globals, name);
        try {
            return Abstract.call(ts, f, args, 0);
        } finally {
            Refs.release(ts, f);
        }
    }
}
