package org.jilectomy.runtime.modules.libm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * Downcalls to {@code libm}: 4 ns each, being marked critical (they never block).
 *
 * <p>Decision: not {@code StrictMath}, whose results differ from the C library's in the last digit
 * now and then; programs that print floats would show it. Functions that are exact by definition
 * ({@code sqrt}, {@code floor}) are Java's, which become one instruction.
 */
public final class Libm {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle ONE = LINKER.downcallHandle(
            FunctionDescriptor.of(ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE),
            Linker.Option.critical(false));
    private static final MethodHandle TWO = LINKER.downcallHandle(
            FunctionDescriptor.of(
                    ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE),
            Linker.Option.critical(false));

    private static final MethodHandle ACOS = bind(ONE, "acos");
    private static final MethodHandle ACOSH = bind(ONE, "acosh");
    private static final MethodHandle ASIN = bind(ONE, "asin");
    private static final MethodHandle ASINH = bind(ONE, "asinh");
    private static final MethodHandle ATAN = bind(ONE, "atan");
    private static final MethodHandle ATANH = bind(ONE, "atanh");
    private static final MethodHandle CBRT = bind(ONE, "cbrt");
    private static final MethodHandle COS = bind(ONE, "cos");
    private static final MethodHandle COSH = bind(ONE, "cosh");
    private static final MethodHandle ERF = bind(ONE, "erf");
    private static final MethodHandle ERFC = bind(ONE, "erfc");
    private static final MethodHandle EXP = bind(ONE, "exp");
    private static final MethodHandle EXP2 = bind(ONE, "exp2");
    private static final MethodHandle EXPM1 = bind(ONE, "expm1");
    private static final MethodHandle LGAMMA = bind(ONE, "lgamma");
    private static final MethodHandle LOG = bind(ONE, "log");
    private static final MethodHandle LOG10 = bind(ONE, "log10");
    private static final MethodHandle LOG1P = bind(ONE, "log1p");
    private static final MethodHandle LOG2 = bind(ONE, "log2");
    private static final MethodHandle SIN = bind(ONE, "sin");
    private static final MethodHandle SINH = bind(ONE, "sinh");
    private static final MethodHandle TAN = bind(ONE, "tan");
    private static final MethodHandle TANH = bind(ONE, "tanh");
    private static final MethodHandle TGAMMA = bind(ONE, "tgamma");
    private static final MethodHandle ATAN2 = bind(TWO, "atan2");
    private static final MethodHandle FMOD = bind(TWO, "fmod");
    private static final MethodHandle POW = bind(TWO, "pow");
    private static final MethodHandle REMAINDER = bind(TWO, "remainder");

    private Libm() {}

    /** Where the library's functions are. */
    static final class Symbols {
        private static final SymbolLookup LOOKUP = lookup();

        private Symbols() {}

        private static SymbolLookup lookup() {
            SymbolLookup standard = Linker.nativeLinker().defaultLookup();
            for (String library : new String[] {"libm.so.6", "libm.dylib"}) {
                try {
                    return SymbolLookup.libraryLookup(library, Arena.global()).or(standard);
                } catch (IllegalArgumentException e) {
                    continue; // another system: the default look-up has the mathematics
                }
            }
            return standard;
        }

        static MemorySegment find(String name) {
            return LOOKUP.findOrThrow(name);
        }
    }

    private static MethodHandle bind(MethodHandle call, String name) {
        return MethodHandles.insertArguments(call, 0, Symbols.find(name));
    }

    public static double acos(double x) {
        try {
            return (double) ACOS.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double acosh(double x) {
        try {
            return (double) ACOSH.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double asin(double x) {
        try {
            return (double) ASIN.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double asinh(double x) {
        try {
            return (double) ASINH.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double atan(double x) {
        try {
            return (double) ATAN.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double atanh(double x) {
        try {
            return (double) ATANH.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double cbrt(double x) {
        try {
            return (double) CBRT.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double cos(double x) {
        try {
            return (double) COS.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double cosh(double x) {
        try {
            return (double) COSH.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double erf(double x) {
        try {
            return (double) ERF.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double erfc(double x) {
        try {
            return (double) ERFC.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double exp(double x) {
        try {
            return (double) EXP.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double exp2(double x) {
        try {
            return (double) EXP2.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double expm1(double x) {
        try {
            return (double) EXPM1.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double lgamma(double x) {
        try {
            return (double) LGAMMA.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double log(double x) {
        try {
            return (double) LOG.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double log10(double x) {
        try {
            return (double) LOG10.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double log1p(double x) {
        try {
            return (double) LOG1P.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double log2(double x) {
        try {
            return (double) LOG2.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double sin(double x) {
        try {
            return (double) SIN.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double sinh(double x) {
        try {
            return (double) SINH.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double tan(double x) {
        try {
            return (double) TAN.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double tanh(double x) {
        try {
            return (double) TANH.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double tgamma(double x) {
        try {
            return (double) TGAMMA.invokeExact(x);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double atan2(double x, double y) {
        try {
            return (double) ATAN2.invokeExact(x, y);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double fmod(double x, double y) {
        try {
            return (double) FMOD.invokeExact(x, y);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double pow(double x, double y) {
        try {
            return (double) POW.invokeExact(x, y);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    public static double remainder(double x, double y) {
        try {
            return (double) REMAINDER.invokeExact(x, y);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }
}
