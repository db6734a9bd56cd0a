package org.jilectomy.runtime.objects;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** A word of an object that owns another object, or is 0; under the object's lock, or {@link LockFreeReads}. */
public final class ObjectWord {
    private ObjectWord() {}

    /** What is there, owned; 0 for nothing. */
    public static long get(ThreadState ts, long self, int at) {
        if (LockFreeReads.ON && !ObjectLock.isFree(ts, self)) {
            long read = LockFreeReads.field(ts, self, at);
            if (read != LockFreeReads.UNDECIDED) {
                return read;
            }
        }
        ObjectLock.lock(ts, self);
        long object = Memory.getLong(self + at);
        long value = object == 0 ? 0 : LockFreeReads.fromMemory(ts, object);
        ObjectLock.unlockUnchanged(ts, self);
        return value;
    }

    /** @param value borrowed, or 0 for nothing */
    public static void put(ThreadState ts, long self, int at, long value) {
        Refs.xrelease(ts, exchange(ts, self, at, value));
    }

    /** As {@link #put}; what was there, owned. */
    static long exchange(ThreadState ts, long self, int at, long value) {
        long fresh = value == 0 ? 0 : Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + at);
        Memory.putLongRelease(self + at, fresh);
        ObjectLock.unlock(ts, self);
        return old;
    }
}
