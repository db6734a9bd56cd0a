package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.Fields;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What attribute sites do behind their guard on the type: the access to a field whose place is known,
 * in a form for what the field held when the site was linked. A field that holds something else later
 * is read and written by the general form, which each of the others ends in.
 */
final class FieldSites {
    private static final MethodType LOAD =
            methodType(long.class, ThreadState.class, long.class, int.class, long.class);
    private static final MethodType STORE =
            methodType(
                    void.class,
                    ThreadState.class,
                    long.class,
                    long.class,
                    int.class,
                    long.class);

    private static final MethodType UPDATE =
            methodType(
                    boolean.class,
                    ThreadState.class,
                    long.class,
                    long.class,
                    int.class,
                    boolean.class);

    private FieldSites() {}

    private static final String[] FORMS = {"Object", "Int", "Float"};

    /** Numbers the forms: those of two values are the same or not. */
    static int form(long value) {
        return Immediate.isInt(value) ? 1 : Immediate.is(value) ? 2 : 0;
    }

    private static String form(AttributePlan.Kind kind, long value) {
        return FORMS[form(value)] + (kind == AttributePlan.Kind.SLOT ? "InSlot" : "Inline");
    }

    /** {@code (ThreadState, self, place, name) → long}. */
    static MethodHandle load(AttributePlan.Kind kind, long value) {
        return InlineCache.find(FieldSites.class, "load" + form(kind, value), LOAD);
    }

    /** {@code (ThreadState, self, value, place, name) → void}. */
    static MethodHandle store(AttributePlan.Kind kind, long value) {
        return InlineCache.find(FieldSites.class, "store" + form(kind, value), STORE);
    }

    /**
     * {@code (ThreadState, self, value, place, subtract) → boolean}: the field's number is changed, or
     * nothing happened. The form is for the value: an int added to a float is left to others.
     */
    static MethodHandle update(AttributePlan.Kind kind, long value) {
        String what = Immediate.isInt(value) ? "Int" : "Float";
        return InlineCache.find(
                FieldSites.class,
                "update" + what + (kind == AttributePlan.Kind.SLOT ? "InSlot" : "Inline"),
                UPDATE);
    }

    static boolean updateIntInline(
            ThreadState ts, long self, long value, int index, boolean subtract) {
        return Fields.addInt(Fields.inline(ts, self, index), value, subtract);
    }

    static boolean updateFloatInline(
            ThreadState ts, long self, long value, int index, boolean subtract) {
        return Fields.addFloat(Fields.inline(ts, self, index), value, subtract);
    }

    static boolean updateIntInSlot(
            ThreadState ts, long self, long value, int offset, boolean subtract) {
        return Fields.addInt(Fields.slot(ts, self, offset), value, subtract);
    }

    static boolean updateFloatInSlot(
            ThreadState ts, long self, long value, int offset, boolean subtract) {
        return Fields.addFloat(Fields.slot(ts, self, offset), value, subtract);
    }

    // ---------------------------------------------------------------- inline values

    static long loadIntInline(ThreadState ts, long self, int index, long name) {
        long v = Fields.loadInt(Fields.inline(ts, self, index));
        return v != 0 ? v : loadInline(ts, self, index, name);
    }

    static long loadFloatInline(ThreadState ts, long self, int index, long name) {
        long v = Fields.loadFloat(Fields.inline(ts, self, index));
        return v != 0 ? v : loadInline(ts, self, index, name);
    }

    static long loadObjectInline(ThreadState ts, long self, int index, long name) {
        long v = Fields.loadObject(ts, Fields.inline(ts, self, index));
        return v != 0 ? v : loadInline(ts, self, index, name);
    }

    private static long loadInline(ThreadState ts, long self, int index, long name) {
        long v = AttributePlan.load(ts, self, index);
        return v != 0 ? v : Abstract.getAttr(ts, self, name);
    }

    static void storeIntInline(ThreadState ts, long self, long value, int index, long name) {
        if (!Fields.storeInt(Fields.inline(ts, self, index), value)) {
            storeInline(ts, self, value, index, name);
        }
    }

    static void storeFloatInline(ThreadState ts, long self, long value, int index, long name) {
        if (!Fields.storeFloat(Fields.inline(ts, self, index), value)) {
            storeInline(ts, self, value, index, name);
        }
    }

    static void storeObjectInline(ThreadState ts, long self, long value, int index, long name) {
        if (!Fields.storeObject(ts, Fields.inline(ts, self, index), value)) {
            storeInline(ts, self, value, index, name);
        }
    }

    private static void storeInline(
            ThreadState ts, long self, long value, int index, long name) {
        if (!AttributePlan.store(ts, self, index, value)) {
            Abstract.setAttr(ts, self, name, value);
        }
    }

    // ---------------------------------------------------------------- the fields of __slots__

    static long loadIntInSlot(ThreadState ts, long self, int offset, long name) {
        long v = Fields.loadInt(Fields.slot(ts, self, offset));
        return v != 0 ? v : loadInSlot(ts, self, offset, name);
    }

    static long loadFloatInSlot(ThreadState ts, long self, int offset, long name) {
        long v = Fields.loadFloat(Fields.slot(ts, self, offset));
        return v != 0 ? v : loadInSlot(ts, self, offset, name);
    }

    static long loadObjectInSlot(ThreadState ts, long self, int offset, long name) {
        long v = Fields.loadObject(ts, Fields.slot(ts, self, offset));
        return v != 0 ? v : loadInSlot(ts, self, offset, name);
    }

    private static long loadInSlot(ThreadState ts, long self, int offset, long name) {
        long v = AttributePlan.loadSlot(ts, self, offset);
        return v != 0 ? v : Abstract.getAttr(ts, self, name);
    }

    static void storeIntInSlot(ThreadState ts, long self, long value, int offset, long name) {
        if (!Fields.storeInt(Fields.slot(ts, self, offset), value)) {
            AttributePlan.storeSlot(ts, self, offset, value);
        }
    }

    static void storeFloatInSlot(ThreadState ts, long self, long value, int offset, long name) {
        if (!Fields.storeFloat(Fields.slot(ts, self, offset), value)) {
            AttributePlan.storeSlot(ts, self, offset, value);
        }
    }

    static void storeObjectInSlot(ThreadState ts, long self, long value, int offset, long name) {
        if (!Fields.storeObject(ts, Fields.slot(ts, self, offset), value)) {
            AttributePlan.storeSlot(ts, self, offset, value);
        }
    }
}
