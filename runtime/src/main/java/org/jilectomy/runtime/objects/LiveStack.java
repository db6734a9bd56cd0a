package org.jilectomy.runtime.objects;

import java.lang.reflect.Method;
import java.util.Set;

/**
 * What the JVM's stack holds: {@code java.lang.LiveStackFrame}, which the JDK keeps to itself (hence
 * {@code Add-Opens}). Made by the first who asks; threads may look at the same time.
 */
public final class LiveStack {
    /** Shows hidden frames, too, and classes. */
    public static final Set<StackWalker.Option> OPTIONS = Set.of(
            StackWalker.Option.RETAIN_CLASS_REFERENCE, StackWalker.Option.SHOW_HIDDEN_FRAMES);

    /** Walks the calling thread; its frames are what the other methods take. */
    public static final StackWalker WALKER;

    private static final Method LOCALS;
    private static final Method OPERANDS;
    private static final Class<?> PRIMITIVE;
    private static final Method SIZE;
    private static final Method VALUE;

    static {
        try {
            Class<?> live = Class.forName("java.lang.LiveStackFrame");
            WALKER = (StackWalker) open(live.getDeclaredMethod("getStackWalker", Set.class))
                    .invoke(null, OPTIONS);
            LOCALS = open(live.getDeclaredMethod("getLocals"));
            OPERANDS = open(live.getDeclaredMethod("getStack"));
            PRIMITIVE = Class.forName("java.lang.LiveStackFrame$PrimitiveSlot");
            SIZE = open(PRIMITIVE.getDeclaredMethod("size"));
            VALUE = open(PRIMITIVE.getDeclaredMethod("longValue"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private LiveStack() {}

    private static Method open(Method m) {
        m.setAccessible(true);
        return m;
    }

    /** The local variables, an object a slot. */
    public static Object[] locals(StackWalker.StackFrame frame) {
        return (Object[]) invoke(LOCALS, frame);
    }

    /** The operand stack, an object a slot. */
    static Object[] operands(StackWalker.StackFrame frame) {
        return (Object[]) invoke(OPERANDS, frame);
    }

    /** Whether a slot holds no reference; only then may the others be asked. */
    public static boolean isPrimitive(Object slot) {
        return PRIMITIVE.isInstance(slot);
    }

    /** Bytes of the slot. */
    static int size(Object slot) {
        return (int) invoke(SIZE, slot);
    }

    public static long value(Object slot) {
        return (long) invoke(VALUE, slot);
    }

    private static Object invoke(Method m, Object object) {
        try {
            return m.invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
