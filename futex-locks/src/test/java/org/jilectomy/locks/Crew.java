package org.jilectomy.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Threads which start together; {@link #join} waits and rethrows what one of them threw. */
public final class Crew {
    /** What a member does; {@code index} counts from 0. */
    public interface Task {
        void run(int index) throws Exception;
    }

    private static final long PATIENCE_SECONDS = 20;

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Crew() {}

    public static Crew of(int size, Task task) {
        Crew crew = new Crew();
        CyclicBarrier start = new CyclicBarrier(size);
        for (int i = 0; i < size; i++) {
            int index = i;
            crew.threads.add(Thread.ofPlatform().daemon().name("crew-" + i).start(() -> {
                try {
                    start.await();
                    task.run(index);
                } catch (Throwable t) {
                    crew.failure.compareAndSet(null, t);
                }
            }));
        }
        return crew;
    }

    public Thread member(int index) {
        return threads.get(index);
    }

    public boolean isAlive() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    public void join() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Thread thread : threads) {
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            thread.join(millis);
            if (thread.isAlive() && failure.get() == null) {
                AssertionError stuck = new AssertionError(thread + " does not end");
                stuck.setStackTrace(thread.getStackTrace());
                throw stuck;
            }
        }
        if (failure.get() != null) {
            throw new AssertionError("a thread failed", failure.get());
        }
    }
}
