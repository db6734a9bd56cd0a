package org.jilectomy.heap.refcount;

import org.jilectomy.heap.AllocatorMode;
import org.jilectomy.heap.BlockRun;
import org.jilectomy.heap.CurrentHeap;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Pool;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.history.EventKind;
import org.jilectomy.heap.history.ReferenceLog;
import org.jilectomy.memory.Memory;
import org.jilectomy.safepoint.Mutator;
import org.jilectomy.safepoint.Safepoint;

/**
 * Counts references by the active policy: the only thing the runtime calls.
 *
 * <p>The policy is chosen once, by {@code jilectomy.refcount} = gil, atomic, biased (default),
 * deferred, buffered or coalesced. It is a {@code static final}, so compiled code calls it directly
 * and inlines it; only the chosen
 * class is ever loaded.
 *
 * <p>{@code h} is always the calling thread's heap, {@code obj} always the address of a live object
 * that the caller may touch: never 0, never an immediate. Immortal objects are welcome everywhere
 * and cost one load.
 */
public final class Refcount {
    /** The active policy. */
    public static final RefcountPolicy ACTIVE =
            policyOf(System.getProperty("jilectomy.refcount", "biased"));

    /** Whether the active policy is {@link DeferredRefcount}. */
    public static final boolean DEFERRED = ACTIVE instanceof DeferredRefcount;

    /** Whether types are counted by their instances: nobody may know, but the traffic is the point. */
    public static final boolean COUNTS_TYPES = DEFERRED || !Header.IMMORTALS;

    /** What counts go through: the active policy, or what looks up the heap for it. */
    private static final RefcountPolicy CALLED =
            CurrentHeap.LOOKUP ? new LookupRefcount() : ACTIVE;

    static {
        if (AllocatorMode.SHARED && (ACTIVE instanceof BiasedRefcount || DEFERRED)) {
            throw new IllegalArgumentException("refcount=" + ACTIVE.name()
                    + " needs alloc=thread-local: pools that have owners");
        }
    }

    /**
     * Whether counts change some time after the operation that changes them, as buffered and coalesced
     * ones do, or never, under tracing. Then objects die late, {@link #isUnique} and {@link #isOnly} are never true, and who
     * needs exact counts has to {@link #settle}.
     */
    public static final boolean LATE = ACTIVE.isLate();

    /** Whether plain objects of one pool are freed together. */
    private static final boolean RUNS = BlockRun.POSSIBLE && !LATE && !ReferenceLog.ON;

    private static Deallocator deallocator = Heap::freeObject;

    private Refcount() {
    }

    /**
     * A policy by name: the table of policies.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static RefcountPolicy policyOf(String name) {
        return switch (name) {
            case "gil" -> new GilRefcount();
            case "atomic" -> new AtomicRefcount();
            case "biased" -> new BiasedRefcount();
            case "deferred" -> new DeferredRefcount();
            case "buffered" -> new BufferedRefcount();
            case "coalesced" -> new CoalescedRefcount();
            case "tracing" -> new TracingRefcount();
            default -> throw new IllegalArgumentException("no refcount policy " + name);
        };
    }

    /** Installs what happens to dead objects; once, before there are objects or a second thread. */
    public static void install(Deallocator newDeallocator) {
        deallocator = newDeallocator;
    }

    /** One reference more. The caller holds one, or a lock that keeps the object alive. */
    public static void retain(ThreadHeap h, long obj) {
        CALLED.retain(h, obj);
        if (ReferenceLog.ON) {
            ReferenceLog.event(obj, EventKind.RETAIN);
        }
    }

    /** One reference less, the caller's; the last one runs the deallocator right here. */
    public static void release(ThreadHeap h, long obj) {
        if (ReferenceLog.ON) {
            ReferenceLog.event(obj, EventKind.RELEASE);
        }
        CALLED.release(h, obj);
    }

    /**
     * As {@link #release} of each object of an array, from the last to the first. The common deaths, of
     * objects that only this thread knows, are part of the loop.
     */
    public static void releaseEach(ThreadHeap h, long objects, long n) {
        Deallocator known = deallocator;
        long at = objects + (n - 1) * 8;
        while (at >= objects) {
            long next = RUNS ? releaseRun(h, known, objects, at) : at;
            if (next == at) {
                releaseAlone(h, Memory.getLong(at));
                next = at - 8;
            }
            at = next;
        }
    }

    private static void releaseAlone(ThreadHeap h, long obj) {
        if (LATE || ReferenceLog.ON) {
            release(h, obj);
        } else if (CALLED.drop(h, obj)) {
            dead(h, obj);
        }
    }

    /**
     * Frees what lies at {@code at} and before it, as far as it is plain, of one pool of the caller's,
     * and has no other reference. Returns where it has not been.
     */
    private static long releaseRun(ThreadHeap h, Deallocator known, long objects, long at) {
        long obj = Memory.getLong(at);
        if (!known.isPlain(obj) || !Heap.isOwner(h, obj)) {
            return at;
        }
        long pool = Pool.of(obj);
        long free = BlockRun.first(pool);
        int most = (int) Math.min((at - objects >> 3) + 1, Pool.SIZE / 16);
        int count = 0;
        for (; count < most; count++) { // an int: so the loop has no poll of the JVM's
            long each = Memory.getLong(at - count * 8L);
            if (!Pool.isSame(each, obj) || !known.isPlain(each) || !CALLED.dropOnly(each)) {
                break;
            }
            BlockRun.link(each, free);
            free = each;
        }
        if (count != 0) {
            BlockRun.end(h, pool, free, count);
        }
        return at - count * 8L;
    }

    /**
     * One reference more, if the object is not dying, for a caller who holds none: a weak
     * reference, a lock-free read of a container. The memory must still be the object's (an epoch,
     * a lock). False for a dead object; under biased counting also for a live object on which
     * {@link #enableTryRetain} was never called, from threads other than its owner.
     */
    public static boolean tryRetain(ThreadHeap h, long obj) {
        boolean taken = CALLED.tryRetain(h, obj);
        if (ReferenceLog.ON && taken) {
            ReferenceLog.event(obj, EventKind.TRY_RETAIN);
        }
        return taken;
    }

    /**
     * Makes {@link #tryRetain} from any thread fail only for a dead object, from now on. The caller
     * holds a reference. Call it when a weak reference is made, or when a lock-free reader had to
     * fall back to the lock. Costs a CAS the first time, and one at the object's death.
     */
    public static void enableTryRetain(ThreadHeap h, long obj) {
        ACTIVE.enableTryRetain(h, obj);
    }

    /**
     * Whether the caller's reference is the only one, so that the object may be changed in place.
     * Never true wrongly; false is possible for a unique object that another thread made.
     */
    public static boolean isUnique(ThreadHeap h, long obj) {
        return CALLED.isUnique(h, obj);
    }

    /**
     * As {@link #isUnique} where only one thread counts at all (under a GIL, or while there has been one
     * thread only), or where nobody else can come by the address, whichever thread made the object. A
     * count of 1 is the same word under each policy.
     */
    public static boolean isOnly(long obj) {
        return !LATE && Memory.getLong(Header.word(obj)) == 1;
    }

    /**
     * References, for {@code sys.getrefcount} and dumps: exact only when no other thread counts.
     */
    public static long count(long obj) {
        return ACTIVE.parts(obj).total();
    }

    /** See {@link Header#makeImmortal}: before publication, or with the world stopped. */
    public static void makeImmortal(long obj) {
        ACTIVE.makeImmortal(obj);
        if (ReferenceLog.ON) {
            ReferenceLog.event(obj, EventKind.IMMORTAL);
        }
    }

    /**
     * As {@link #makeImmortal} for what is deferred where there is deferring: functions, classes,
     * modules, code.
     */
    public static void defer(long obj) {
        ACTIVE.defer(obj);
    }

    /** Whether the object never dies while programs run; see {@link Header#isImmortal}. */
    public static boolean isImmortal(long obj) {
        return Header.isImmortal(obj);
    }

    /**
     * Gives a dead object one reference, owned by the caller, inside its deallocator: for
     * finalizers. Take it back by {@link #dropAfterFinalizer}.
     */
    public static void resurrect(ThreadHeap h, long obj) {
        ACTIVE.resurrect(h, obj);
        if (ReferenceLog.ON) {
            ReferenceLog.event(obj, EventKind.RESURRECT);
        }
    }

    /**
     * Drops the reference of {@link #resurrect} without running the deallocator again. True: the
     * object is dead, go on deallocating. False: the finalizer stored it somewhere, leave it alone.
     */
    public static boolean dropAfterFinalizer(ThreadHeap h, long obj) {
        if (ReferenceLog.ON) {
            ReferenceLog.event(obj, EventKind.DROP);
        }
        return CALLED.drop(h, obj);
    }

    /**
     * With the world stopped: makes counts exact, and who has no reference dead, which is buried at
     * polls. Does nothing under policies whose counts always are.
     */
    public static void settle() {
        ACTIVE.settle();
    }

    /**
     * Settles all counts and buries all the dead, and what dies by that, until nobody does: so that
     * finalizers have run and memory is free. For {@code gc.collect()} and the program's end. Runs
     * deallocators, may stop the world; the caller has locked nothing. As {@link #drain} where
     * objects die at once.
     */
    public static void flush(ThreadHeap h) {
        ACTIVE.commitAll(h);
    }

    /**
     * As {@link #count}, exact but for what other threads do just now: for
     * {@code sys.getrefcount}. May stop the world.
     */
    public static long exactCount(ThreadHeap h, long obj) {
        if (LATE) {
            Safepoint.stopTheWorld(h.owner instanceof Mutator me ? me : null, Refcount::settle);
        }
        return count(obj);
    }

    /**
     * Does what other threads left for this heap's owner: merges counts, buries the dead. Call it
     * when asked for service ({@code Mutator.onPoll}), after adopting a heap, and before looking
     * for leaks. Runs deallocators.
     */
    public static void drain(ThreadHeap h) {
        ACTIVE.drain(h);
    }

    /**
     * For the cycle collector, with the world stopped: how many references somebody owns, queues
     * included; 0 for an object that is being buried, -1 for an immortal one.
     */
    public static long owners(long obj) {
        return ACTIVE.owners(obj);
    }

    /**
     * For the cycle collector, with the world stopped, on an object with {@link #owners} that is in
     * no queue: one reference more, the caller's. From here on releases by the calling thread count
     * at once, whoever made the object.
     */
    public static void hold(ThreadHeap h, long obj) {
        ACTIVE.hold(h, obj);
        if (ReferenceLog.ON) {
            ReferenceLog.event(obj, EventKind.HOLD);
        }
    }

    /** The count taken apart. */
    public static CountParts parts(long obj) {
        return ACTIVE.parts(obj);
    }

    /** The count in words. */
    public static String describe(long obj) {
        return ACTIVE.parts(obj).toString();
    }

    /** See {@link Deallocator#isSilent}. */
    static boolean isSilent(long obj) {
        return deallocator.isSilent(obj);
    }

    /** The object lost its last reference. */
    static void dead(ThreadHeap h, long obj) {
        if (ReferenceLog.ON) {
            ReferenceLog.event(obj, EventKind.DEAD);
        }
        deallocator.dealloc(h, obj);
    }
}
