package org.jilectomy.runtime.modules.pickle;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyMethod;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What a {@link Saver} and a {@link Loader} have in common: whose turn it is, and the function that
 * knows objects which are not in the pickle, {@code persistent_id} or {@code persistent_load}.
 */
abstract class PickleEngine {
    private final String type;
    private final String method;
    private final String hook;

    /** Held while a Pickler or Unpickler object uses this. */
    final ReentrantLock lock = new ReentrantLock();

    /** Whether the method or {@code __init__} has not returned; of the thread with the lock. */
    private boolean running;

    /** The thread that uses this; of a Pickler or Unpickler object, the one that has the lock. */
    ThreadState ts;

    /** The Pickler or Unpickler object, borrowed; 0 for {@code dump}, {@code load} and the like. */
    long self;

    /** The hook, owned; 0 if there is none. */
    long persistent;

    /** Whether it is a function that the object is passed to: a method would keep the object. */
    private boolean persistentTakesSelf;

    /**
     * @param type   {@code Pickler} or {@code Unpickler}
     * @param method what runs it, besides {@code __init__}
     * @param hook   the attribute that knows persistent objects
     */
    PickleEngine(String type, String method, String hook) {
        this.type = type;
        this.method = method;
        this.hook = hook;
    }

    // ---------------------------------------------------------------- whose turn it is

    /**
     * Takes it for this thread until {@link #end}; waits for other threads, RuntimeError if this one
     * uses it already.
     */
    final void begin(ThreadState thread) {
        thread.lockDetached(lock);
        if (running) {
            lock.unlock();
            throw Errors.runtimeError(thread, type + " object is in use: its " + method
                    + "() or __init__() has not returned");
        }
        running = true;
        ts = thread;
    }

    final void end() {
        running = false;
        ts = null;
        lock.unlock();
    }

    // ---------------------------------------------------------------- persistent objects

    /** Looks the hook up; a method of the object's own is kept without the object. */
    final void findPersistent() {
        long function = Abstract.lookupAttr(ts, self, Names.of(hook));
        boolean own = function != 0 && PyMethod.TYPE.isExactly(function)
                && PyMethod.self(function) == self;
        if (own) {
            long bound = function;
            function = Refs.retain(ts, PyMethod.function(bound));
            Refs.release(ts, bound);
        }
        setPersistentSteal(ts, function, own);
    }

    private void setPersistentSteal(ThreadState thread, long function, boolean takesSelf) {
        long old = persistent;
        persistent = function;
        persistentTakesSelf = takesSelf;
        Refs.xrelease(thread, old);
    }

    /** What it says of an object or an id, owned. */
    final long callPersistent(long value) {
        long function = Refs.retain(ts, persistent);
        try {
            return persistentTakesSelf
                    ? Abstract.call(ts, function, self, value) : Abstract.call(ts, function, value);
        } finally {
            Refs.release(ts, function);
        }
    }

    /** The attribute, owned. */
    final long getPersistent(ThreadState thread) {
        thread.lockDetached(lock);
        try {
            if (persistent == 0) {
                throw Errors.attributeError(thread, hook);
            }
            return persistentTakesSelf ? PyMethod.create(thread, persistent, self)
                    : Refs.retain(thread, persistent);
        } finally {
            lock.unlock();
        }
    }

    /** Sets the attribute; 0 would delete it. */
    final void setPersistent(ThreadState thread, long value) {
        if (value == 0) {
            throw Errors.typeError(thread, "attribute deletion is not supported");
        }
        if (!Abstract.isCallable(value)) {
            throw Errors.typeError(thread, hook + " must be a callable taking one argument");
        }
        thread.lockDetached(lock);
        try {
            setPersistentSteal(thread, Refs.toObject(thread, value), false);
        } finally {
            lock.unlock();
        }
    }
}
