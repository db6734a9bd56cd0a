package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.Kind;
import org.jilectomy.runtime.state.ThreadState;

/**
 * For {@link TracingTest}, in a JVM of its own: objects that only one place in Java holds, and
 * whether a collection finds each. Prints the place and true or false.
 */
final class TracingProbe {
    private record Holder(long object) {}

    private static long number;
    private static long owner;
    private static long[] numbers;
    private static List<Long> list;
    private static HashMap<String, Long> map;
    private static ConcurrentHashMap<Long, String> keys;
    private static Holder holder;
    private static Object[] nested;
    private static AtomicReference<long[]> reference;
    private static LongSupplier lambda;
    private static final ThreadLocal<Long> UNSEEN = new ThreadLocal<>();

    private TracingProbe() {}

    /** Which object is meant, in a form that no collector takes for its address. */
    private static long note(long object) {
        return ~object;
    }

    private static boolean lives(long note) {
        boolean[] found = {false};
        Heap.walk((kind, address, usable) -> found[0] |= Kind.isObject(kind) && address == ~note);
        return found[0];
    }

    private static long hold(ThreadState ts, String place) {
        long object = PyList.create(ts);
        switch (place) {
            case "static" -> number = object;
            case "array" -> numbers = new long[] {1, object};
            case "collection" -> list = new ArrayList<>(List.of(2L, object));
            case "map" -> map = new HashMap<>(java.util.Map.of("key", object));
            case "keys" -> keys = new ConcurrentHashMap<>(java.util.Map.of(object, "value"));
            case "field" -> holder = new Holder(object);
            case "nested" -> nested = new Object[] {"x", new Object[] {new Holder(object)}};
            case "reference" -> reference = new AtomicReference<>(new long[] {object});
            case "lambda" -> lambda = () -> object;
            case "thread state" -> ts.callerLocals = object;
            case "owned" -> {
                owner = PyList.create(ts);
                PyList.appendSteal(ts, owner, object);
            }
            case "pinned" -> Pins.keepUntilExit(object);
            case "unseen" -> UNSEEN.set(object);
            default -> {} // nobody holds it
        }
        return note(object);
    }

    private static void look(ThreadState ts, String place) {
        long note = hold(ts, place);
        CycleCollector.collect(ts, Generations.OLDEST);
        System.out.println(place + " " + lives(note));
    }

    private static void lookAtLocal(ThreadState ts) {
        long object = PyList.create(ts);
        CycleCollector.collect(ts, Generations.OLDEST);
        System.out.println("local " + lives(note(object)));
        Refs.release(ts, object);
    }

    private static boolean parameter(ThreadState ts, long object) {
        CycleCollector.collect(ts, Generations.OLDEST);
        boolean lives = lives(note(object));
        Refs.release(ts, object);
        return lives;
    }

    /** A thread that is detached while another collects. */
    private static void lookAtThread(ThreadState ts) throws InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch collected = new CountDownLatch(1);
        long[] note = {0};
        ThreadState.expectThreads();
        Thread thread = new Thread(() -> {
            ThreadState mine = ThreadState.create();
            long object = PyList.create(mine);
            note[0] = note(object);
            mine.detach();
            made.countDown();
            try {
                collected.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            mine.attach();
            Refs.release(mine, object);
            mine.destroy();
        });
        ts.detach();
        thread.start();
        made.await();
        ts.attach();
        CycleCollector.collect(ts, Generations.OLDEST);
        System.out.println("thread " + lives(note[0]));
        collected.countDown();
        ts.detach();
        thread.join();
        ts.attach();
    }

    public static void main(String[] places) throws InterruptedException {
        ThreadState ts = ThreadState.create();
        StaticTypes.boot();
        Errors.discard(ts, Errors.runtimeError(ts, ""));
        TracingRound.install();
        for (String place : places) {
            look(ts, place);
        }
        lookAtLocal(ts);
        System.out.println("parameter " + parameter(ts, PyList.create(ts)));
        lookAtThread(ts);
    }
}
