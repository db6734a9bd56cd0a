package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * Classes that go: those that a program makes while it runs, in functions, by {@code type(…)} or in
 * texts that no file has. The cycle collector frees them with all that hangs on them; compare
 * {@code subtype_dealloc} and {@code type_dealloc}, for in CPython, too, a class is always in a cycle.
 *
 * <p>The classes of modules are pinned ({@link Pins}): nobody counts references to them or to the
 * functions in them, whichever thread uses them. A class that may go ({@link PyHeapType#passing}) is
 * an object as any other, with one difference: its instances do not count their reference to it.
 * Making an instance would write a line that all threads share. So its count says nothing of its
 * instances, and the collector looks for those:
 *
 * <pre>
 *  a class owns itself          its count never becomes 0 by itself; only the collector takes that
 *                               reference away
 *  it is looked at in full      then every object there is is looked at, too; whose type is the class
 *  collections only             and who lives, or is dying just now, keeps it ({@link CycleGraph})
 *  its struct goes last         when the collector has cleared it the class is dead, and the struct,
 *                               the shared keys and the Java object stay until a walk over the heap
 *                               finds no instance, however dead ({@link #freeDead})
 * </pre>
 *
 * <p><b>What is borrowed from a class.</b> A method is called without a count: the instance keeps the
 * class, and the class keeps the function. Not by its dict alone, which may change while the function
 * runs: what a class has for calls to borrow is kept by the class for as long as it lives ({@link
 * PyHeapType#keep}), whatever becomes of the dict. Such a function has a bit in its GC head, KEPT: each
 * class in whose dict a kept object is keeps it. {@link #lasts} is true of what a class's user may
 * borrow. An instance that gets another class may be in a method of the first: so that one is kept by
 * the other.
 *
 * <p><b>What call sites may know of it.</b> A dead class's address, and those of its functions, come
 * back as others'. So nobody may recognise anything of a class that may go by an address alone:
 *
 * <pre>
 *  type and version     a version is never given twice, so code behind such a guard can trust every
 *                       address that it was linked with, and that the type led to then
 *  class and version    the callee is that very class ({@code Guards.ofClass})
 *  Pins.share           what is recognised by its address is pinned: a site pins a bounded number
 *  AttributePlan        plans about two types agree on a method only if it never dies
 * </pre>
 *
 * <p>Under the policies that count late, per thread or not at all, with {@code immortal=off} and with
 * {@code track} other than {@code walk}, all classes are pinned.
 */
public final class ClassUnloading {
    /** Whether there are classes that may go. */
    public static final boolean ON = Header.IMMORTALS && !Header.TRACING && !Refcount.LATE
            && !Refcount.DEFERRED
            && "walk".equals(System.getProperty("jilectomy.track", "walk"))
            && !"0".equals(System.getProperty("jilectomy.classgc"));

    /** References to what a class body made: of the namespace, the class's dict, a look at that. */
    private static final int FRESH = 3;

    /** So many new classes are worth a full collection, and half as many as there were before. */
    private static final int LEAST = 500;

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final AtomicInteger LIVING = new AtomicInteger();
    private static volatile int limit = LEAST;

    /** Guarded by its monitor, in which nobody polls. */
    private static final ArrayList<PyHeapType> DEAD = new ArrayList<>();

    private ClassUnloading() {}

    // ---------------------------------------------------------------- which classes

    /**
     * Whether a class that is being made may go.
     *
     * @param qualname what the class statement says; 0 if there was none
     */
    static boolean mayGo(ThreadState ts, TypeSpec spec, long qualname) {
        return ON && spec.preHeader != 0 // else the collector would not see its instances
                && (qualname == 0 || ts.codeMayGo
                        || PyUnicode.toJava(qualname).contains("<locals>"));
    }

    /** Whether code is of a text that no file has, as {@code exec} compiles. */
    static boolean isOfText(long code) {
        if (!ON || Refcount.isImmortal(code)) {
            return false;
        }
        String file = PyCode.spec(code).filename();
        return file.startsWith("<") && !file.startsWith("<frozen");
    }

    /** A class that may go was made. */
    static void made(ThreadState ts) {
        LIVING.incrementAndGet();
        if (MADE.incrementAndGet() % limit == 0) {
            ts.requestCollection();
        }
    }

    /** Whether so many were made that it is time to look which are left. */
    static boolean wantsCollection() {
        return MADE.get() >= limit;
    }

    /** Whether there are any. */
    static boolean any() {
        return LIVING.get() > 0;
    }

    /** A full collection is over. */
    static void collected() {
        MADE.set(0);
        limit = Math.max(LEAST, LIVING.get() / 2);
    }

    /** The class if it may go and has not been pinned since; else null. */
    static PyHeapType passing(long cls) {
        return ON && PyType.at(cls) instanceof PyHeapType type && type.passing
                && !Refcount.isImmortal(cls) ? type : null;
    }

    /** Whether a class may go, so that its address alone does not tell it from others to come. */
    public static boolean isPassing(long cls) {
        return passing(cls) != null;
    }

    // ---------------------------------------------------------------- what classes keep

    /** Whether each class that has the value in its dict keeps it. */
    static boolean isKept(long value) {
        return ON && (value & 3) == 0 && PyType.of(value).preHeader != 0
                && (GcHead.bits(value) & GcBits.KEPT) != 0;
    }

    /** Whether what a look-up on a type has found may be borrowed as long as the type is as it is. */
    public static boolean lasts(long value) {
        return (value & 3) != 0 || Refcount.isImmortal(value) || isKept(value);
    }

    /** Has a new class keep what its body made for calls to borrow. */
    static void keepFunctions(ThreadState ts, PyHeapType type, long dict) {
        long[] items = PyDict.snapshot(ts, dict);
        for (int i = 0; i < items.length; i += 2) {
            Refs.release(ts, items[i]);
            long value = items[i + 1];
            if (isKept(value)) {
                type.keep(ts, value);
            } else if (isFresh(ts, value)) {
                keepSteal(ts, type, value);
            } else {
                Refs.release(ts, value);
            }
        }
    }

    /** An object that is in no other class's dict; takes over a reference. */
    static void keepSteal(ThreadState ts, PyHeapType type, long object) {
        GcHead.setBits(object, GcBits.KEPT);
        type.keep(ts, object);
    }

    /** Whether it is of the known kinds, and in no class's dict but the new one's. */
    private static boolean isFresh(ThreadState ts, long value) {
        PyType t = PyType.of(value);
        boolean known = t == PyFunction.TYPE || t == PyClassMethod.TYPE || t == PyStaticMethod.TYPE
                || t == PyProperty.TYPE;
        return known && !Refcount.isImmortal(value) && Heap.isOwner(ts.heap, value)
                && Refcount.count(value) <= FRESH;
    }

    /** Before {@code value}, or nothing (0), can be found in the dict of a class that exists. */
    static void beforeSetting(ThreadState ts, PyType type, long value) {
        if (value != 0 && isKept(value) && type instanceof PyHeapType cls) {
            cls.keep(ts, Refs.retain(ts, value));
        }
    }

    // ---------------------------------------------------------------- the end

    /** The collector has found that nothing refers to the class; the world is stopped. */
    static void condemned(long cls) {
        PyHeapType type = (PyHeapType) PyType.at(cls);
        type.condemned = true;
        type.wasCondemned = true;
        TypeCache.remove(type, type.bases());
    }

    /** It was brought back to life. */
    static void revived(ThreadState ts, long cls) {
        PyHeapType type = (PyHeapType) PyType.at(cls);
        type.condemned = false;
        for (PyType base : type.bases()) {
            TypeCache.addSubclass(base, type);
        }
        type.resolveAll(ts); // the bases may have changed meanwhile
        TypeCache.modified(type);
    }

    /** Only its struct is left. */
    static void died(PyHeapType type) {
        LIVING.decrementAndGet();
        synchronized (DEAD) {
            DEAD.add(type);
        }
    }

    /** Frees what is left of dead classes without instances; @return how many there were */
    static int freeDead(ThreadState ts) {
        synchronized (DEAD) {
            if (DEAD.isEmpty()) {
                return 0;
            }
        }
        List<PyHeapType> unused = new ArrayList<>();
        Safepoint.stopTheWorld(ts, new Runnable() {
            @Override
            public void run() {
                Heap.unchecked(() -> takeUnused(unused));
            }
        });
        for (PyHeapType type : unused) {
            PyTypeType.TYPE.tp_free_buffers(ts, type.address);
            Heap.freeObject(ts.heap, type.address);
        }
        return unused.size();
    }

    private static void takeUnused(List<PyHeapType> unused) {
        try (AddressList all = new AddressList()) {
            Heap.trackedObjects(all, Generations.FROZEN);
            long n = all.size();
            for (long i = 0; i < n; i++) {
                if (PyType.of(all.get(i)) instanceof PyHeapType type && type.dead) {
                    type.hasInstances = true;
                }
            }
        }
        synchronized (DEAD) {
            for (Iterator<PyHeapType> it = DEAD.iterator(); it.hasNext();) {
                PyHeapType type = it.next();
                if (type.hasInstances) {
                    type.hasInstances = false;
                } else {
                    unused.add(type);
                    it.remove();
                }
            }
        }
    }

    /** At exit: metaclasses go after their classes. */
    static void freeAllDead(ThreadState ts) {
        while (freeDead(ts) > 0) {
            // what is left now may have been the last one's
        }
    }
}
