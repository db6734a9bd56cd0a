package org.jilectomy.runtime.modules;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.locks.FutexMutex;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.sys.AsyncHooks;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CallerFrame;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.GeneratorBody;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Threads that Python code started: platform threads, each with a {@link ThreadState} of its own.
 *
 * <p>All are daemons for the JVM: the interpreter ends with {@code System.exit}, after {@code
 * threading._shutdown} has waited for those that Python wants to wait for. A platform thread may be
 * behind one Python thread after another ({@link PooledThreads}).
 *
 * <p>The end of a thread has an order: its Python code returns; what the thread held is released;
 * the sentinel lock is released (a {@code join()} goes on); the thread state is destroyed. Who takes
 * the sentinel waits for the last step too ({@link #awaitEnd}), so that after {@code join()} nothing
 * of the thread is left but what the JVM knows.
 */
public final class PythonThreads {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** By {@link ThreadState#id}. */
    private static final ConcurrentHashMap<Integer, Running> RUNNING = new ConcurrentHashMap<>();

    /** Sentinel locks by {@link ThreadState#id}; each holds a reference to the lock object. */
    private static final ConcurrentHashMap<Integer, Long> SENTINELS = new ConcurrentHashMap<>();

    /** Under {@code refcount=tracing}: those that do not run yet, where the collector finds them. */
    private static final ConcurrentHashMap<Running, Running> STARTED = new ConcurrentHashMap<>();

    /** As {@code _thread.stack_size} was told; 0 for the default. */
    private static volatile long stackSize;

    private PythonThreads() {}

    static long stackSize() {
        return stackSize;
    }

    static void setStackSize(long bytes) {
        stackSize = bytes;
    }

    /** How many were started and have not come to their end. */
    public static int count() {
        return COUNT.get();
    }

    /** Remembers a new lock (borrowed) to release when the calling thread ends. */
    static void setSentinel(ThreadState ts, long lock) {
        Memory.putInt(lock + PyLock.THREAD, ts.id);
        Long old = SENTINELS.put(ts.id, Refs.retain(ts, lock));
        if (old != null) {
            Refs.release(ts, old);
        }
    }

    /** Gives up the main thread's sentinel lock, at the interpreter's end. */
    public static void forgetSentinel(ThreadState ts) {
        Long sentinel = SENTINELS.remove(ts.id);
        if (sentinel != null) {
            Refs.release(ts, sentinel);
        }
    }

    /**
     * Starts a thread; the arguments are borrowed.
     *
     * @param kwargs dict or 0
     * @return its ident
     */
    static long start(ThreadState ts, long function, long args, long kwargs) {
        Refs.retain(ts, function);
        Refs.retain(ts, args);
        Refs.xretain(ts, kwargs);
        Running running = new Running(function, args, kwargs);
        if (Header.TRACING) {
            STARTED.put(running, running);
            ThreadState.expectThreads();
        }
        COUNT.incrementAndGet();
        try {
            return PooledThreads.start(running, stackSize);
        } catch (OutOfMemoryError e) {
            if (Header.TRACING) {
                STARTED.remove(running);
            }
            COUNT.decrementAndGet();
            Refs.release(ts, function);
            Refs.release(ts, args);
            Refs.xrelease(ts, kwargs);
            throw Errors.runtimeError(ts, "can't start new thread");
        }
    }

    /** A thread from its start to its end: what it is to call, and who waits for the end. */
    private static final class Running implements PooledThreads.Task {
        private final long function;
        private final long args;
        private final long kwargs;
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile Thread thread;

        Running(long function, long args, long kwargs) {
            this.function = function;
            this.args = args;
            this.kwargs = kwargs;
        }

        @Override
        public boolean run() {
            thread = Thread.currentThread();
            return PythonThreads.run(this);
        }
    }

    /** False if it ended in a way that it should not. */
    private static boolean run(Running running) {
        boolean well = false;
        long function = running.function;
        ThreadState ts = ThreadState.create();
        RUNNING.put(ts.id, running);
        if (Header.TRACING) {
            STARTED.remove(running);
        }
        try {
            try {
                Refs.release(ts, Abstract.callTuple(ts, function, running.args, running.kwargs));
            } catch (Throwable t) {
                report(ts, Errors.from(ts, t), function);
            }
            Refs.release(ts, function);
            Refs.release(ts, running.args);
            Refs.xrelease(ts, running.kwargs);
            end(ts);
            well = true;
        } catch (Throwable t) {
            System.err.println("jilectomy: internal error while a thread ended");
            t.printStackTrace();
        } finally {
            COUNT.decrementAndGet();
            try {
                ts.destroy();
            } finally {
                RUNNING.remove(ts.id);
                running.end.countDown();
            }
        }
        return well;
    }

    /** Gives back what the calling thread's state holds, which is destroyed next. */
    public static void end(ThreadState ts) {
        PyLocal.threadEnds(ts);
        Tracing.clear(ts);
        CallerFrame.clear(ts);
        AsyncHooks.clear(ts);
        Refs.xrelease(ts, ts.takeRaised());
        Refs.xrelease(ts, ts.context);
        ts.context = 0;
        long handled = ts.handled;
        ts.handled = 0;
        Refs.xrelease(ts, handled);
        long dict = ts.dict;
        ts.dict = 0;
        Refs.xrelease(ts, dict);
        Refs.release(ts, GeneratorBody.takeResult(ts));
        Refcount.drain(ts.heap);
        Long sentinel = SENTINELS.remove(ts.id);
        if (sentinel != null) {
            if (FutexMutex.isLocked(sentinel + PyLock.WORD)) {
                FutexMutex.unlock(sentinel + PyLock.WORD);
            }
            Refs.release(ts, sentinel);
        }
    }

    /** Ended by {@code SystemExit}, a thread ends in silence. */
    private static void report(ThreadState ts, PyException e, long function) {
        if (Errors.matches(e, Exceptions.SystemExit)) {
            Errors.discard(ts, e);
        } else {
            Unraisable.report(ts, e, "Exception ignored in thread started by: ", function);
        }
    }

    /**
     * Waits, detached, until nothing is left of a thread.
     *
     * @param id its {@link ThreadState#id}
     */
    static void awaitEnd(ThreadState ts, int id) {
        Running running = RUNNING.get(id);
        if (running == null || running.thread == Thread.currentThread()) {
            return;
        }
        ts.detach();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    running.end.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true; // the JVM is ending; the thread's end is near anyway
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            ts.attach();
        }
    }
}
