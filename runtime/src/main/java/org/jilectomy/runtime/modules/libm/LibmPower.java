package org.jilectomy.runtime.modules.libm;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jilectomy.runtime.objects.FloatPower;

/** The C library's {@code pow} for {@code x ** y}; linked, apart from {@link Libm}, at the first use. */
public final class LibmPower implements FloatPower.Function {
    private static final class Linked {
        static final MethodHandle POW = Linker.nativeLinker().downcallHandle(
                Libm.Symbols.find("pow"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE, ValueLayout.JAVA_DOUBLE),
                Linker.Option.critical(false));
    }

    @Override
    public double of(double x, double y) {
        try {
            return (double) Linked.POW.invokeExact(x, y);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }
}
