package org.jilectomy.runtime.objects;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What the Java frames of a thread hold: the numbers in them that could be addresses, and the Java
 * objects that could lead to more ({@link JavaRoots} follows them when the world is stopped: until
 * then, others may put objects into them).
 *
 * <p>Read by {@code java.lang.LiveStackFrame}, which the JDK keeps to itself (hence {@code
 * Add-Opens}). A frame is described where it stands: at a call. Compiled frames show what is live
 * there; interpreted ones whatever the slots hold, dead or not, which keeps some objects longer than
 * needed.
 */
final class JavaFrames implements JavaRoots.Sink {
    private static final BitSet NONE = new BitSet();

    /** By name and descriptor of a class's method; goes with the class. */
    private static final ClassValue<ConcurrentHashMap<String, BitSet>> UNUSED = new ClassValue<>() {
        @Override
        protected ConcurrentHashMap<String, BitSet> computeValue(Class<?> cls) {
            return new ConcurrentHashMap<>();
        }
    };

    /** What could be addresses; zeros at the end. */
    long[] values = new long[64];

    /** What could lead to more; nulls at the end. */
    Object[] objects = new Object[16];

    private int valueCount;
    private int objectCount;

    private JavaFrames() {}

    /** The calling thread's. */
    static JavaFrames now() {
        JavaFrames found = new JavaFrames();
        LiveStack.WALKER.walk(frames -> {
            frames.forEach(f -> found.add(f));
            return null;
        });
        return found;
    }

    private void add(StackWalker.StackFrame frame) {
        add(LiveStack.locals(frame), unused(frame));
        add(LiveStack.operands(frame), NONE);
    }

    private void add(Object[] slots, BitSet unused) {
        for (int i = 0; i < slots.length; i++) {
            Object v = slots[i];
            if (v == null || unused.get(i)) {
                continue;
            }
            if (LiveStack.isPrimitive(v)) {
                if (LiveStack.size(v) == 8) {
                    candidate(LiveStack.value(v));
                }
            } else if (!(v instanceof ThreadState) && JavaRoots.isOfInterest(v)) {
                if (objectCount == objects.length) {
                    objects = Arrays.copyOf(objects, 2 * objectCount);
                }
                objects[objectCount++] = v;
            }
        }
    }

    @Override
    public void candidate(long value) {
        if (value > 1 << 20 && (value & 15) == 0) {
            if (valueCount == values.length) {
                values = Arrays.copyOf(values, 2 * valueCount);
            }
            values[valueCount++] = value;
        }
    }

    /**
     * Which local slots of a frame nobody has written: the first of the two that a long parameter
     * has. Those would be what older frames have left there.
     */
    private static BitSet unused(StackWalker.StackFrame frame) {
        Class<?> cls = frame.getDeclaringClass();
        ConcurrentHashMap<String, BitSet> known = UNUSED.get(cls);
        String key = frame.getMethodName().concat(frame.getDescriptor());
        BitSet unused = known.get(key);
        if (unused == null) {
            unused = unused(cls, frame.getMethodName(), frame.getMethodType());
            known.put(key, unused);
        }
        return unused;
    }

    private static BitSet unused(Class<?> cls, String name, MethodType type) {
        BitSet unused = new BitSet();
        int slot = 1;
        if (!name.startsWith("<")) {
            try {
                Method method = cls.getDeclaredMethod(name, type.parameterArray());
                slot = Modifier.isStatic(method.getModifiers()) ? 0 : 1;
            } catch (NoSuchMethodException | LinkageError e) {
                if (!cls.isHidden()) {
                    return unused; // not shown by the JDK: whether it is static is unknown
                }
                slot = 0; // a method handle's
            }
        }
        for (Class<?> parameter : type.parameterArray()) {
            boolean two = parameter == long.class || parameter == double.class;
            if (two) {
                unused.set(slot);
            }
            slot += two ? 2 : 1;
        }
        return unused;
    }
}
