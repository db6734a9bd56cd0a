package org.jilectomy.memory;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.agrona.UnsafeApi;

/**
 * Handles that call C: {@code (function, where to leave errno, word …) → word}, and addresses of
 * functions.
 *
 * <p>Decision: where we know how, the JVM's own entry point is used as it is, without the classes
 * that {@link Linker} generates around it to translate arguments; ours are words already. Linking
 * the first function costs every start of an interpreter, which maps memory and looks at its
 * standard streams: 40 ms of processor time with {@code Linker}, 3 without. It asks for four
 * packages of the JDK to be open, as the launcher's manifest says; where they are not, or the
 * machine or the JDK is another, {@code Linker} does the same.
 */
public final class NativeLink {
    private static final String ABI = "jdk.internal.foreign.abi.";

    /** What {@code CapturableState} calls errno. */
    private static final int ERRNO = 1 << 2;

    private static final int STACK_ALIGNMENT = 16;

    /** {@code jdk.internal.loader.NativeLibrary.findEntry0}, or null. */
    private static final Method FIND = find();

    /** Made once: {@link #call} of six words. */
    private static MethodHandle six;

    private NativeLink() {}

    // ---------------------------------------------------------------- functions

    /** The address of a function of the C library, or 0. */
    public static long address(String name) {
        if (FIND != null) {
            try {
                return (Long) FIND.invoke(null, 0L, name); // RTLD_DEFAULT
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }
        MemorySegment symbol = Linker.nativeLinker().defaultLookup().find(name).orElse(null);
        return symbol == null ? 0 : symbol.address();
    }

    private static Method find() {
        if (!linux()) {
            return null;
        }
        try {
            Method m = Class.forName("jdk.internal.loader.NativeLibrary")
                    .getDeclaredMethod("findEntry0", long.class, String.class);
            return m.trySetAccessible() ? m : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static boolean linux() {
        return "Linux".equals(System.getProperty("os.name"));
    }

    /** Where a direct buffer's memory is; a segment would say so after loading forty classes. */
    public static long address(ByteBuffer direct) {
        try {
            return UnsafeApi.getLong(direct, UnsafeApi.objectFieldOffset(
                    Buffer.class.getDeclaredField("address")));
        } catch (NoSuchFieldException e) {
            return MemorySegment.ofBuffer(direct).address();
        }
    }

    // ---------------------------------------------------------------- calls

    /** A handle for functions of {@code n} words, at most six of which go directly. */
    public static synchronized MethodHandle call(int n) {
        if (n != 6) {
            return make(n);
        }
        if (six == null) {
            six = make(n);
        }
        return six;
    }

    private static MethodHandle make(int n) {
        MethodHandle direct = null;
        if (FIND != null && n <= 6 && "amd64".equals(System.getProperty("os.arch"))) {
            try {
                direct = direct(n);
            } catch (ReflectiveOperationException e) {
                // another JDK: linked below
            }
        }
        return direct != null ? direct : linked(n);
    }

    /** Through the public interface. */
    private static MethodHandle linked(int n) {
        MemoryLayout[] words = new MemoryLayout[n];
        Arrays.fill(words, ValueLayout.JAVA_LONG);
        MethodHandle h = Linker.nativeLinker().downcallHandle(
                FunctionDescriptor.of(ValueLayout.JAVA_LONG, words),
                Linker.Option.captureCallState("errno"));
        try {
            MethodHandle segment = MethodHandles.lookup().findStatic(
                    NativeLink.class, "segment",
                    MethodType.methodType(MemorySegment.class, long.class));
            return MethodHandles.filterArguments(h, 0, segment, segment);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("UnusedMethod") // found by name, above
    private static MemorySegment segment(long address) {
        return MemorySegment.ofAddress(address).reinterpret(16);
    }

    /** The entry point itself: System V on x86-64; null if the packages are closed. */
    private static MethodHandle direct(int n) throws ReflectiveOperationException {
        Class<?> entryPoint = Class.forName(ABI + "NativeEntryPoint");
        Class<?> descriptor = Class.forName(ABI + "ABIDescriptor");
        Class<?> storage = Class.forName(ABI + "VMStorage");
        Method make = entryPoint.getMethod("make", descriptor, storage.arrayType(),
                storage.arrayType(), MethodType.class, boolean.class, int.class, boolean.class,
                boolean.class);
        Method handle = Class.forName("java.lang.invoke.NativeMethodHandle")
                .getDeclaredMethod("make", entryPoint);
        if (!make.trySetAccessible() || !handle.trySetAccessible()) {
            return null;
        }
        Object abi = convention(storage);
        Object[] registers = ((Object[][]) field(abi, "inputStorage"))[0];
        Object arguments = Array.newInstance(storage, n + 2);
        Array.set(arguments, 0, field(abi, "targetAddrStorage"));
        Array.set(arguments, 1, field(abi, "capturedStateStorage"));
        Class<?>[] words = new Class<?>[n + 2];
        words[0] = words[1] = long.class;
        for (int i = 0; i < n; i++) {
            Array.set(arguments, i + 2, registers[i]);
            words[i + 2] = long.class;
        }
        Object result = Array.newInstance(storage, 1);
        Array.set(result, 0, ((Object[][]) field(abi, "outputStorage"))[0][0]);
        return (MethodHandle) handle.invoke(null, make.invoke(null, abi, arguments, result,
                MethodType.methodType(long.class, words), false, ERRNO, true, false));
    }

    /**
     * What System V says of functions whose parameters and result are words. The JDK's own
     * description, {@code CallArranger.CSysV}, says the same of the registers that concern those.
     */
    private static Object convention(Class<?> storage) throws ReflectiveOperationException {
        Class<?> all = Class.forName(ABI + "x64.X86_64Architecture$Regs");
        Object parameters = registers(storage, all, "rdi", "rsi", "rdx", "rcx", "r8", "r9");
        Object result = registers(storage, all, "rax", "rdx");
        Object scratch = registers(storage, all, "r10", "r11");
        Object none = Array.newInstance(storage, 0);
        Class<?> list = storage.arrayType();
        return Class.forName(ABI + "x64.X86_64Architecture")
                .getMethod("abiFor", list, list, list, list, int.class, list, list, int.class,
                        int.class, storage, storage)
                .invoke(null, parameters, none, result, none, 0, scratch, none, STACK_ALIGNMENT, 0,
                        Array.get(scratch, 0), Array.get(scratch, 1));
    }

    private static Object registers(Class<?> storage, Class<?> all, String... names)
            throws ReflectiveOperationException {
        Object list = Array.newInstance(storage, names.length);
        for (int i = 0; i < names.length; i++) {
            Field f = all.getField(names[i]);
            Array.set(list, i, UnsafeApi.getReference(
                    UnsafeApi.staticFieldBase(f), UnsafeApi.staticFieldOffset(f)));
        }
        return list;
    }

    /** Read without an accessor, whose making costs half a millisecond. */
    private static Object field(Object of, String name) throws ReflectiveOperationException {
        return UnsafeApi.getReference(
                of, UnsafeApi.objectFieldOffset(of.getClass().getDeclaredField(name)));
    }
}
