package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Where a dict keeps the value of a name, and what it was: what call sites of global data link to.
 *
 * <pre>
 *  guard                          then                                      ends with
 *  version tag                    the value is the constant                 any change of the dict
 *  epoch and table                the value is at {@link #field}            a key that comes or goes
 * </pre>
 *
 * <p>The table ({@code ma_keys}) is compared beside the epoch of {@link Bindings}, because a table
 * may be replaced by a larger one before the key comes that needs it.
 */
public final class DictEntry {
    /** {@code ma_version_tag}. */
    public final long version;

    /** See {@link Bindings}. */
    public final int epoch;

    /** {@code ma_keys}. */
    public final long keys;

    /** Address of the value in the table; 0 if there is no such entry, or the table is split. */
    public final long field;

    /** The value if nobody counts it: an immediate or an immortal object; else 0. */
    public final long constant;

    /** The value as an example of its kind, not to be used as an object. */
    public final long kind;

    private DictEntry(long dict, long field, long constant, long kind) {
        this.version = PyDictObject.ma_version_tag(dict);
        this.epoch = Bindings.epoch(dict);
        this.keys = PyDictObject.ma_keys(dict);
        this.field = field;
        this.constant = constant;
        this.kind = kind;
    }

    /** The present entry of a name. */
    public static DictEntry of(ThreadState ts, long dict, long name) {
        long hash = PyUnicode.hash(name);
        ObjectLock.lock(ts, dict);
        long ix = DictTable.lookupLockHeld(ts, dict, name, hash);
        long object = DictTable.valueLockHeld(dict, ix);
        DictEntry entry;
        if (object == 0 || PyDictObject.ma_values(dict) != 0) {
            entry = new DictEntry(dict, 0, 0, 0);
        } else {
            long value = Refs.fromMemoryBorrowed(object);
            boolean uncounted = Immediate.is(value)
                    || Header.IMMORTALS && Refcount.isImmortal(value);
            entry = new DictEntry(dict, fieldOf(dict, ix), uncounted ? value : 0, value);
        }
        ObjectLock.unlock(ts, dict);
        return entry;
    }

    private static long fieldOf(long dict, long ix) {
        long keys = PyDictObject.ma_keys(dict);
        long entries = PyDictKeysObject.dk_entries(keys);
        return PyDictKeysObject.dk_kind(keys) == PyDictKeys.GENERAL
                ? entries + ix * 24 + 16 : entries + ix * 16 + 8;
    }

    // ---------------------------------------------------------------- for the sites

    /** Address of a dict's version tag, 64 bits. */
    public static long versionAddress(long dict) {
        return dict + PyDictObject.MA_VERSION_TAG;
    }

    /** Address of a dict's table pointer, 64 bits. */
    public static long keysAddress(long dict) {
        return dict + PyDictObject.MA_KEYS;
    }

    /** The field if the dict's lock is not needed, else 0. */
    public static long free(ThreadState ts, long dict, long field) {
        return ObjectLock.isFree(ts, dict) ? field : 0;
    }

    /**
     * Writes an immediate int over the one in a field of this dict, if its lock is not needed; see
     * {@link NumberBox}.
     */
    public static boolean storeInt(ThreadState ts, long dict, long field, long value) {
        if (!Fields.storeInt(free(ts, dict, field), value)) {
            return false;
        }
        Memory.putLong(versionAddress(dict), ++ts.dictVersion);
        return true;
    }

    /** As {@link #storeInt} for a float. */
    public static boolean storeFloat(ThreadState ts, long dict, long field, long value) {
        if (!Fields.storeFloat(free(ts, dict, field), value)) {
            return false;
        }
        Memory.putLong(versionAddress(dict), ++ts.dictVersion);
        return true;
    }
}
