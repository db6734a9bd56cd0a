package org.jilectomy.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.jilectomy.topology.Affinity;

/**
 * A thread that lives on one core and does what it is asked to there, so that a probe of the core
 * needs no migration (10 µs) and no new thread (50 µs). Samples of one thread are gated from here
 * too: the worker wakes up when this thread blocks, on the same core, without an interrupt to
 * another.
 */
final class CoreThread {
    private final BlockingQueue<FutureTask<?>> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean pinned;

    CoreThread(int cpu) {
        thread = Thread.ofPlatform().daemon().name("bench-core-" + cpu).unstarted(() -> {
            pinned = Affinity.pin(cpu);
            try {
                while (true) {
                    tasks.take().run();
                }
            } catch (InterruptedException e) {
                // closed
            }
        });
        thread.start();
    }

    <T> Future<T> submit(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        tasks.add(future);
        return future;
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Whether the system let it onto the core; known after the first task. */
    boolean isPinned() {
        return pinned;
    }

    void close() {
        thread.interrupt();
    }
}
