package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.DictEntry;
import org.jilectomy.runtime.objects.Fields;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Global names that hold data: how sites read and write them behind a guard on the globals dict.
 *
 * <p>In a module whose data stays, a number or an immortal object is a constant, guarded by the dict's
 * version tag. In one whose data changes, the site knows the entry of the table, which stays while no
 * name comes or goes, in a form for what it held when linked. Whatever that form does not know is read
 * and written the general way.
 */
final class GlobalData {
    private static final MethodType LOAD =
            methodType(long.class, ThreadState.class, long.class, long.class, long.class);
    private static final MethodType STORE =
            methodType(
                    void.class,
                    ThreadState.class,
                    long.class,
                    long.class,
                    long.class,
                    long.class);

    private GlobalData() {}

    /** {@code () → boolean}: nothing in the dict changed. */
    static MethodHandle sameVersion(long dict, DictEntry entry) {
        return MethodHandles.insertArguments(
                InlineCache.find(
                        GlobalData.class,
                        "versionIs",
                        methodType(boolean.class, long.class, long.class)),
                0,
                DictEntry.versionAddress(dict),
                entry.version);
    }

    /** {@code () → boolean}: the entry is where it was. */
    static MethodHandle sameTable(long dict, DictEntry entry) {
        return Guards.table(dict, entry.epoch, entry.keys);
    }

    static boolean versionIs(long address, long version) {
        return Guards.longIs(address, version);
    }

    /** {@code (ThreadState) → value}. */
    static MethodHandle constant(DictEntry entry) {
        return MethodHandles.dropArguments(
                MethodHandles.constant(long.class, entry.constant), 0, ThreadState.class);
    }

    private static String form(DictEntry entry) {
        return Immediate.isInt(entry.kind) ? "Int" : Immediate.is(entry.kind) ? "Float" : "Object";
    }

    /** {@code (ThreadState) → value, owned}. */
    static MethodHandle load(long dict, long name, DictEntry entry) {
        return MethodHandles.insertArguments(
                InlineCache.find(GlobalData.class, "load" + form(entry), LOAD),
                1,
                entry.field,
                dict,
                name);
    }

    /** {@code (ThreadState, value)}. */
    static MethodHandle store(long dict, long name, DictEntry entry) {
        return MethodHandles.insertArguments(
                InlineCache.find(GlobalData.class, "store" + form(entry), STORE),
                2,
                entry.field,
                dict,
                name);
    }

    static long loadInt(ThreadState ts, long field, long dict, long name) {
        long v = Fields.loadInt(DictEntry.free(ts, dict, field));
        return v != 0 ? v : Variables.loadGlobal(ts, dict, name);
    }

    static long loadFloat(ThreadState ts, long field, long dict, long name) {
        long v = Fields.loadFloat(DictEntry.free(ts, dict, field));
        return v != 0 ? v : Variables.loadGlobal(ts, dict, name);
    }

    static long loadObject(ThreadState ts, long field, long dict, long name) {
        long v = Fields.loadObject(ts, DictEntry.free(ts, dict, field));
        return v != 0 ? v : Variables.loadGlobal(ts, dict, name);
    }

    static void storeInt(ThreadState ts, long value, long field, long dict, long name) {
        if (!DictEntry.storeInt(ts, dict, field, value)) {
            Variables.storeGlobal(ts, dict, name, value);
        }
    }

    static void storeFloat(ThreadState ts, long value, long field, long dict, long name) {
        if (!DictEntry.storeFloat(ts, dict, field, value)) {
            Variables.storeGlobal(ts, dict, name, value);
        }
    }

    static void storeObject(ThreadState ts, long value, long field, long dict, long name) {
        Variables.storeGlobal(ts, dict, name, value);
    }
}
