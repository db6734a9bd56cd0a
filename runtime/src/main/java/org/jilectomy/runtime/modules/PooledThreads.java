package org.jilectomy.runtime.modules;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jilectomy.memory.Pthread;

/**
 * The platform threads behind Python threads of the usual stack size. One that has come to its end
 * waits a while for the next to start: waking a thread takes a twentieth of what starting one does,
 * and programs that start one for each task are many.
 *
 * <p>What waits has neither a thread state nor a heap, and is a daemon of the JVM's. The one that
 * came last goes first, since its stack is warm.
 */
final class PooledThreads {
    /** Python code may recurse deeply; the memory is committed as it is used. */
    private static final long STACK = 256L << 20;

    private static final long PATIENCE_NANOS = 1_000_000_000;

    private static final ConcurrentLinkedDeque<Pooled> IDLE = new ConcurrentLinkedDeque<>();

    private PooledThreads() {}

    /** What is to run. */
    interface Task {
        /**
         * Runs on a thread of its own; throws nothing.
         *
         * @return whether the thread is as it was before, so that it may run another
         */
        boolean run();
    }

    /**
     * Has a task run.
     *
     * @param stack bytes, for a thread that nobody else will use; 0 for the usual ones
     * @return the thread's {@link Pthread#self()}
     * @throws OutOfMemoryError if the system has no more threads
     */
    static long start(Task task, long stack) {
        Pooled idle = stack == 0 ? IDLE.pollFirst() : null;
        if (idle != null) {
            idle.task = task;
            LockSupport.unpark(idle);
            return idle.self();
        }
        Pooled fresh = new Pooled(task, stack);
        fresh.setDaemon(true);
        fresh.start();
        return fresh.self();
    }

    private static final class Pooled extends Thread {
        private final boolean reusable;
        private volatile Task task;

        /** Counted down when {@link #self} is known. */
        private final CountDownLatch begun = new CountDownLatch(1);

        private long self;

        Pooled(Task first, long stack) {
            super(null, null, "python", stack == 0 ? STACK : stack, false);
            reusable = stack == 0;
            task = first;
        }

        /** What C calls the thread; waits for a new one to begin, which takes no lock before it says so. */
        long self() {
            boolean interrupted = false;
            while (true) {
                try {
                    begun.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return self;
        }

        @Override
        public void run() {
            self = Pthread.self();
            begun.countDown();
            Task current = task;
            while (current != null) {
                task = null;
                boolean again = current.run() && reusable;
                Thread.interrupted(); // was for the thread that has ended
                current = again ? next() : null;
            }
        }

        /** Null if nobody needs this thread. */
        private Task next() {
            long end = System.nanoTime() + PATIENCE_NANOS;
            IDLE.addFirst(this);
            Task found;
            while ((found = task) == null) {
                long left = end - System.nanoTime();
                if (left <= 0 && IDLE.remove(this)) {
                    return null; // else somebody took it off the list to give it a task
                }
                LockSupport.parkNanos(this, Math.max(left, 1_000));
                Thread.interrupted(); // an interrupted thread would not park
            }
            return found;
        }
    }
}
