package org.jilectomy.runtime.modules.ctypes;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Calls of C functions of one signature: {@code result:argument,argument}, with letters as {@link Layouts} has
 * them, the result empty for none.
 *
 * <p>The calling thread is detached meanwhile, so that others may stop the world; CPython gives up its
 * GIL there.
 */
final class ForeignCall {
    /** Who is in a call: it is this state that a function that C calls back runs with. */
    private static final ThreadLocal<ThreadState> CALLER = new ThreadLocal<>();

    /** What a signature says; the result is empty for none. */
    record Shape(String result, String[] arguments) {
        static Shape of(String signature) {
            int colon = signature.indexOf(':');
            String rest = signature.substring(colon + 1);
            return new Shape(signature.substring(0, colon),
                    rest.isEmpty() ? new String[0] : rest.split(","));
        }

        /** @throws IllegalArgumentException if there is a type that cannot be passed */
        FunctionDescriptor descriptor() {
            MemoryLayout[] layouts = new MemoryLayout[arguments.length];
            for (int i = 0; i < layouts.length; i++) {
                layouts[i] = Layouts.passed(arguments[i]);
            }
            return result.isEmpty() ? FunctionDescriptor.ofVoid(layouts)
                    : FunctionDescriptor.of(Layouts.passed(result), layouts);
        }
    }

    private final String result;
    private final String[] arguments;
    private final MethodHandle handle;

    /** @throws IllegalArgumentException if there is a type that cannot be passed */
    private ForeignCall(String signature) {
        Shape shape = Shape.of(signature);
        result = shape.result;
        arguments = shape.arguments;
        // Nobody says whether a function is variadic. On x86-64 such a one looks at how many vector registers
        // have arguments, which it is told only if it is called as one; others do not look.
        MethodHandle linked = Linker.nativeLinker().downcallHandle(
                shape.descriptor(), Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(arguments.length));
        int n = linked.type().parameterCount();
        handle = linked.asType(linked.type().generic()).asSpreader(Object[].class, n);
    }

    /**
     * Calls a function.
     *
     * @param address where it is
     * @param values a tuple of numbers; for what is passed by value the address where it lies
     * @param into where an aggregate result goes
     * @param keepsErrno whether errno is to become the thread's copy ({@link Errno})
     * @return the number that came back, owned; None if there is none
     */
    long call(ThreadState ts, long address, long values, long into, boolean keepsErrno) {
        CValue.check(ts, address);
        if (PyTuple.size(values) != arguments.length) {
            throw Errors.systemError(ts, "arguments do not fit their signature");
        }
        boolean isAggregate = Layouts.isAggregate(result);
        int at = isAggregate ? 3 : 2;
        Object[] all = new Object[at + arguments.length];
        all[0] = MemorySegment.ofAddress(address);
        if (isAggregate) {
            all[1] = (SegmentAllocator) (size, alignment) -> MemorySegment.ofAddress(into)
                    .reinterpret(size);
        }
        for (int i = 0; i < arguments.length; i++) {
            all[at + i] = argument(ts, arguments[i], PyTuple.item(values, i));
        }
        return number(ts, result, invoke(ts, all, at - 1, keepsErrno));
    }

    /** The call of a signature; TypeError if the linker cannot make it. */
    static ForeignCall link(ThreadState ts, String signature) {
        try {
            return new ForeignCall(signature);
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw Errors.typeError(ts, "a function of this signature cannot be called: "
                    + e.getMessage());
        }
    }

    private Object invoke(ThreadState ts, Object[] all, int state, boolean keepsErrno) {
        all[state] = Errno.block(ts, keepsErrno);
        ThreadState outer = CALLER.get();
        CALLER.set(ts);
        ts.detach();
        try {
            if (keepsErrno) {
                Errno.restore(ts);
            }
            return (Object) handle.invokeExact(all);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        } finally {
            ts.attach();
            CALLER.set(outer);
        }
    }

    /** The calling thread's state if it is inside a call, detached; else null. */
    static ThreadState caller() {
        return CALLER.get();
    }

    /** As the handle takes it. */
    private static Object argument(ThreadState ts, String layout, long value) {
        if (Layouts.isAggregate(layout)) {
            return MemorySegment.ofAddress(PyLong.asLong(ts, value))
                    .reinterpret(Layouts.parse(layout).byteSize());
        }
        return switch (layout.charAt(0)) {
            case 'f' -> (float) PyFloat.asDouble(ts, value);
            case 'd' -> PyFloat.asDouble(ts, value);
            case '?' -> Abstract.isTrue(ts, value) ? 1 : 0;
            case 'b' -> (int) (byte) CValue.integer(ts, value);
            case 'c', 'B' -> (int) CValue.integer(ts, value) & 0xff;
            case 'h', 'v' -> (int) (short) CValue.integer(ts, value);
            case 'H' -> (int) CValue.integer(ts, value) & 0xffff;
            case 'i', 'I', 'u' -> (int) CValue.integer(ts, value);
            default -> CValue.integer(ts, value);
        };
    }

    /** What came back, as a number; above its size there may be anything. */
    static long number(ThreadState ts, String layout, Object value) {
        if (layout.isEmpty() || Layouts.isAggregate(layout)) {
            return Singletons.None;
        }
        return switch (layout.charAt(0)) {
            case 'f' -> PyFloat.of(ts, (float) value);
            case 'd' -> PyFloat.of(ts, (double) value);
            case 'b' -> PyLong.of(ts, (byte) (int) value);
            case 'c', 'B', '?' -> PyLong.of(ts, (int) value & 0xff);
            case 'h', 'v' -> PyLong.of(ts, (short) (int) value);
            case 'H' -> PyLong.of(ts, (int) value & 0xffff);
            case 'i' -> PyLong.of(ts, (int) value);
            case 'I', 'u' -> PyLong.of(ts, (int) value & 0xffff_ffffL);
            case 'l', 'q' -> PyLong.of(ts, (long) value);
            default -> CValue.unsigned(ts, (long) value);
        };
    }
}
