package org.jilectomy.runtime.objects;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jilectomy.memory.JavaFields;
import org.jilectomy.runtime.state.Interpreter;

/**
 * Finds what the runtime's Java side holds, for the tracing collector: every {@code long} in it that
 * could be an object's address.
 *
 * <p>Counting needs no such search: whoever holds an object has counted it. Tracing would need each
 * Java method to announce what it holds, at a price for all. Decision: nobody announces anything,
 * and the collector looks. It sees three places, and each conservatively: a number that happens to
 * be the address of a live object keeps that object alive once more.
 *
 * <pre>
 *  the stack   locals and operands of every Java frame ({@link JavaFrames}); each thread looks at
 *              its own, before it stops or detaches
 *  statics     static fields of every class of ours; not SideTable's, whose entries are looked at
 *              with the objects they belong to
 *  objects     what those two lead to: fields of our classes, arrays, collections, boxed longs
 * </pre>
 *
 * <p><b>Why that is all of it.</b> Threads stop at polls and where they detach, nowhere else. There,
 * by the rules of ownership, every object that a method will still look at has an owner, and the
 * owner is a container, which {@code tp_traverse} shows, or somebody in Java who must give the
 * reference up later: by a release, by a return, by a store. So the owner's variable is read after the
 * stop, on the normal path or in an exception's handler; it is live in the sense of the bytecode's
 * data flow, and the JIT has to describe where it is, or could not deoptimize the frame. That the
 * release does nothing under this policy does not matter: the bytecode reads the variable. What is
 * only borrowed has an owner further out. Two things would break this: objects that C2 has replaced by
 * their fields, hence {@code -XX:-DoEscapeAnalysis}, which the launcher adds; and an owner of a kind
 * that is not looked at, for which {@code -X tracecheck} looks at each sweep.
 *
 * <p>Not followed: the classes of the JDK that are no collections, threads, and weak references.
 * Constants that call sites hold in method handles are pinned ({@link Pins}) or guarded by what
 * lives.
 */
final class JavaRoots {
    /** Its namespaces are borrowed from functions and frames, its constants immortal. */
    private static final String UNITS = "org.jilectomy.runtime.linker.CodeUnit";

    /** Classes compiled from Python: their static fields are constants and borrowed namespaces. */
    private static final String GENERATED = "python.";

    /** Gets what could be an address. */
    interface Sink {
        void candidate(long value);
    }

    private static final byte SKIP = 0;
    private static final byte LONG = 1;
    private static final byte LONGS = 2;
    private static final byte ARRAY = 3;
    private static final byte COLLECTION = 4;
    private static final byte MAP = 5;
    private static final byte ATOMIC = 6;
    private static final byte FIELDS = 7;
    private static final byte ATOMIC_LONG = 8;
    private static final byte ATOMIC_LONGS = 9;

    /** How to look at instances of a class. */
    private record Plan(byte kind, long[] longs, long[] objects) {}

    private static final Plan NOTHING = new Plan(SKIP, null, null);

    private static final ClassValue<Plan> PLANS = new ClassValue<>() {
        @Override
        protected Plan computeValue(Class<?> cls) {
            return makePlan(cls);
        }
    };

    private final Sink sink;
    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    private final ArrayDeque<Object> todo = new ArrayDeque<>();

    JavaRoots(Sink sink) {
        this.sink = sink;
    }

    // ---------------------------------------------------------------- statics

    /** Where static fields are that could lead to objects. */
    private record Statics(Object base, long[] longs, long[] objects) {}

    /** Of the classes loaded so far; guarded by its monitor. */
    private static final List<Statics> STATICS = new ArrayList<>();

    private static int classesSeen;

    /** All that static fields of our classes lead to. */
    void statics() {
        synchronized (STATICS) {
            List<?> classes = Loaded.since(classesSeen);
            classesSeen += classes.size();
            for (Object cls : classes) {
                addStatics((Class<?>) cls);
            }
            for (Statics each : STATICS) {
                for (long offset : each.longs) {
                    sink.candidate(JavaFields.getLong(each.base, offset));
                }
                for (long offset : each.objects) {
                    add(JavaFields.getObject(each.base, offset));
                }
            }
        }
        drain();
    }

    private static void addStatics(Class<?> cls) {
        if (!isOurs(cls) || cls.getName().startsWith(GENERATED) || cls == SideTable.class
                || cls == JavaRoots.class || cls.getName().equals(UNITS)) {
            return;
        }
        List<Long> longs = new ArrayList<>();
        List<Long> objects = new ArrayList<>();
        Object base = null;
        for (Field f : cls.getDeclaredFields()) {
            if (Modifier.isStatic(f.getModifiers()) && places(f, longs, objects)) {
                base = JavaFields.base(f);
            }
        }
        if (base != null) {
            STATICS.add(new Statics(base, array(longs), array(objects)));
        }
    }

    /** Adds the field's place to the list it belongs in; false if it is of neither kind. */
    private static boolean places(Field f, List<Long> longs, List<Long> objects) {
        Class<?> type = f.getType();
        if (type == long.class) {
            longs.add(JavaFields.offset(f));
            return true;
        }
        if (type.isPrimitive() || type == String.class || type == String[].class
                || type.isArray() && type.getComponentType().isPrimitive() && type != long[].class
                || MethodHandle.class.isAssignableFrom(type)) {
            return false;
        }
        objects.add(JavaFields.offset(f));
        return true;
    }

    private static boolean isOurs(Class<?> cls) {
        String name = cls.getName();
        return name.startsWith("org.jilectomy.") && !name.startsWith("org.jilectomy.runtime.ast.")
                || name.startsWith(GENERATED);
    }

    // ---------------------------------------------------------------- objects

    /** An object and all that it leads to. */
    void object(Object object) {
        add(object);
        drain();
    }

    private void add(Object object) {
        if (object == null) {
            return;
        }
        Plan plan = plan(object.getClass());
        if (plan.kind == SKIP) {
            return;
        }
        if (plan.kind == LONG) {
            sink.candidate((Long) object);
        } else if (seen.put(object, true) == null) {
            todo.add(object);
        }
    }

    private void drain() {
        Object object;
        while ((object = todo.poll()) != null) {
            look(object, plan(object.getClass()));
        }
    }

    private void look(Object object, Plan plan) {
        switch (plan.kind) {
            case LONGS -> {
                for (long v : (long[]) object) {
                    sink.candidate(v);
                }
            }
            case ARRAY -> {
                for (Object each : (Object[]) object) {
                    add(each);
                }
            }
            case COLLECTION, MAP -> all(object);
            case ATOMIC -> add(((AtomicReference<?>) object).get());
            case ATOMIC_LONG -> sink.candidate(((AtomicLong) object).get());
            case ATOMIC_LONGS -> {
                AtomicLongArray array = (AtomicLongArray) object;
                for (int i = 0; i < array.length(); i++) {
                    sink.candidate(array.get(i));
                }
            }
            default -> {
                for (long offset : plan.longs) {
                    sink.candidate(JavaFields.getLong(object, offset));
                }
                for (long offset : plan.objects) {
                    add(JavaFields.getObject(object, offset));
                }
            }
        }
    }

    /**
     * A thread that is detached may be changing it; it holds no objects of its own then. What a
     * collection throws that is changed while it is read is any exception, not only the one made for it.
     */
    private void all(Object object) {
        for (int attempt = 0;; attempt++) {
            try {
                if (object instanceof Map<?, ?> map) {
                    map.forEach((key, value) -> {
                        add(key);
                        add(value);
                    });
                } else {
                    for (Object each : ((Collection<?>) object).toArray()) {
                        add(each);
                    }
                }
                return;
            } catch (RuntimeException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }

    private static Plan plan(Class<?> cls) {
        return PLANS.get(cls);
    }

    private static Plan makePlan(Class<?> cls) {
        if (cls == Long.class) {
            return new Plan(LONG, null, null);
        }
        if (cls == long[].class) {
            return new Plan(LONGS, null, null);
        }
        if (cls.isArray()) {
            return cls.getComponentType().isPrimitive() || cls == String[].class
                    ? NOTHING : new Plan(ARRAY, null, null);
        }
        if (Borrowed.class.isAssignableFrom(cls)) {
            return NOTHING;
        }
        if (isOurs(cls) && !Collection.class.isAssignableFrom(cls)
                && !Map.class.isAssignableFrom(cls)) {
            return ofFields(cls);
        }
        if (Collection.class.isAssignableFrom(cls)) {
            return new Plan(COLLECTION, null, null);
        }
        if (Map.class.isAssignableFrom(cls)) {
            return new Plan(MAP, null, null);
        }
        if (cls == AtomicLong.class) {
            return new Plan(ATOMIC_LONG, null, null);
        }
        if (cls == AtomicLongArray.class) {
            return new Plan(ATOMIC_LONGS, null, null);
        }
        return AtomicReference.class.isAssignableFrom(cls)
                ? new Plan(ATOMIC, null, null) : NOTHING;
    }

    private static Plan ofFields(Class<?> cls) {
        if (Reference.class.isAssignableFrom(cls) || Thread.class.isAssignableFrom(cls)) {
            return NOTHING;
        }
        List<Long> longs = new ArrayList<>();
        List<Long> objects = new ArrayList<>();
        for (Class<?> c = cls; c != null && c != Object.class; c = c.getSuperclass()) {
            if (!isOurs(c)) {
                continue;
            }
            for (Field f : c.getDeclaredFields()) {
                if (!Modifier.isStatic(f.getModifiers())) {
                    places(f, longs, objects);
                }
            }
        }
        return longs.isEmpty() && objects.isEmpty()
                ? NOTHING : new Plan(FIELDS, array(longs), array(objects));
    }

    private static long[] array(List<Long> list) {
        long[] array = new long[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    /** Whether instances of a class can lead to an object. */
    static boolean isOfInterest(Object object) {
        return object != null && plan(object.getClass()).kind != SKIP;
    }

    /** The classes there are. */
    private static final class Loaded {
        private static final MethodHandle CLASSES;

        static {
            try {
                CLASSES = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                        .findGetter(ClassLoader.class, "classes", ArrayList.class);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        /** In the order in which they were loaded, from a number on. */
        static List<?> since(int first) {
            List<?> all;
            try {
                all = (ArrayList<?>) CLASSES.invokeExact(JavaRoots.class.getClassLoader());
            } catch (Throwable t) {
                throw new IllegalStateException(t);
            }
            synchronized (all) {
                if (first == 0 && !(all.contains(JavaRoots.class)
                        && all.contains(Interpreter.class))) {
                    throw new IllegalStateException(
                            "refcount=tracing: this JVM does not tell which classes are loaded");
                }
                return List.copyOf(all.subList(first, all.size()));
            }
        }
    }
}
