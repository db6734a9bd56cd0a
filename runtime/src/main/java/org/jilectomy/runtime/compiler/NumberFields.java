package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.linker.FieldShapes;
import org.jilectomy.runtime.objects.Immediate;

/**
 * Emits accesses to attributes that hold numbers, in functions that compute with several attributes
 * of one variable, and keeps floats of variables decoded.
 *
 * <pre>
 *   dx = one.x - two.x      one: known where its fields are? else test type, version, locks: once
 *                           field of x: holds a float? load it      likewise two
 *                           dsub; encode, and keep the double too   anything else: the general way
 * </pre>
 *
 * <p><b>What is remembered</b> is in JVM variables that belong to a Python variable. For its
 * instance: where the fields begin, 0 if not known ({@code linker.FieldShapes}). For its float: the
 * double, and whether that is valid. Assigning the variable forgets both. A place of fields is also
 * forgotten before each call that is not known to be harmless, for that may run Python code or let
 * other threads run; so it never outlives a safepoint, and an exception handler finds nothing that a
 * call has made wrong.
 *
 * <p><b>No effects before it is sure.</b> The way of its own reads fields and computes; the first
 * thing it does that can be seen is its last. Whenever something is not as expected it jumps to the
 * general way, which begins anew.
 *
 * <p>As all this is code, functions get it that compute with at least two attributes of a variable;
 * most of a library does not.
 */
final class NumberFields {
    private static final int MIN_USES = 2;
    private static final int MAX_RECEIVERS = 6;
    private static final int MAX_DOUBLES = 16;

    /** A variable whose attributes are computed with. */
    private static final class Receiver {
        final int local;

        /** Index of its first cell in the unit's array. */
        final int base;

        final List<String> names = new ArrayList<>();

        /** Slot of where its fields begin. */
        final int start;

        /** The names as {@code FieldShapes.enter} wants them. */
        final String listed;

        /** Whether code emitted so far may have set {@link #start}. */
        boolean entered;

        Receiver(Code code, int local, Set<String> attributes) {
            this.local = local;
            this.start = code.newLong();
            StringBuilder list = new StringBuilder();
            for (String attribute : attributes) {
                String name = code.unit.mangled(code.scope, attribute);
                names.add(name);
                list.append(name).append('\n');
            }
            this.listed = list.toString();
            this.base = code.unit.newCells(FieldShapes.CELLS + names.size());
        }
    }

    /** The double of a variable. */
    record Decoded(int slot, int valid) {}

    private final Code code;
    private final Map<String, Receiver> receivers = new HashMap<>();

    /** By the variable's slot. */
    private final Map<Integer, Receiver> bySlot = new HashMap<>();

    private final Map<Integer, Decoded> doubles = new HashMap<>();

    /** Slots for objects of fields, the least recently used one first. */
    private final List<Integer> objects = new ArrayList<>();

    NumberFields(Code code) {
        this.code = code;
    }

    /** Decides which variables of a function are worth it, before its body is emitted. */
    void prepare(List<Stmt> body) {
        if (!Immediate.ENABLED
                || !UnitCompiler.ELIDE
                || code.usesNamespace
                || code.parts != null
                || code.scope.rebindsInside()) {
            return;
        }
        NumberUses uses = new NumberUses();
        uses.block(body);
        for (Map.Entry<String, Integer> e : uses.receivers.entrySet()) {
            int slot = slotOf(e.getKey());
            if (e.getValue() >= MIN_USES && slot >= 0 && receivers.size() < MAX_RECEIVERS) {
                Receiver r = new Receiver(code, slot, uses.attributes.get(e.getKey()));
                receivers.put(e.getKey(), r);
                bySlot.put(slot, r);
            }
        }
        for (Map.Entry<String, Integer> e : uses.operands.entrySet()) {
            int slot = slotOf(e.getKey());
            if (e.getValue() >= MIN_USES && slot >= 0 && doubles.size() < MAX_DOUBLES
                    && uses.floats.contains(e.getKey())) {
                doubles.put(slot, new Decoded(code.newZeroedDouble(), code.newZeroedInt()));
            }
        }
    }

    private int slotOf(String id) {
        String name = code.unit.mangled(code.scope, id);
        return code.access(name) == Scopes.Access.LOCAL ? code.localSlot(name) : -1;
    }

    // ---------------------------------------------------------------- forgetting

    /** Emits forgetting what was known of a variable that is about to change. */
    void assigned(int slot) {
        Receiver r = bySlot.get(slot);
        if (r != null) {
            forget(r);
        }
        Decoded d = doubles.get(slot);
        if (d != null) {
            code.cb.iconst_0();
            code.cb.istore(d.valid);
        }
    }

    private void forget(Receiver r) {
        code.cb.lconst_0();
        code.cb.lstore(r.start);
    }

    /** Emits, before a call that may do anything, forgetting all places of fields. */
    void beforeCall() {
        if (!receivers.isEmpty()) {
            for (Receiver r : receivers.values()) {
                if (r.entered) {
                    forget(r);
                }
            }
        }
    }

    /** As {@link #beforeCall} at the head of a loop, where code comes from below too. */
    void beforePoll() {
        for (Receiver r : receivers.values()) {
            forget(r);
        }
    }

    /**
     * Whether a call of the runtime can neither run Python code nor reach a safepoint or a lock; after
     * {@code FieldShapes.enter} has failed its caller forgets all places itself.
     */
    static boolean isHarmless(ClassDesc owner) {
        return owner.equals(Callees.CELL_VALUES)
                || owner.equals(Callees.FLOATS)
                || owner.equals(Callees.INTS)
                || owner.equals(Callees.FIELDS)
                || owner.equals(Callees.FIELD_SHAPES);
    }

    // ---------------------------------------------------------------- doubles of variables

    /** Where a variable's double is kept; null if it is not. */
    Decoded decoded(int slot) {
        return doubles.get(slot);
    }

    // ---------------------------------------------------------------- fields

    private Receiver receiver(Expr e) {
        return e instanceof Expr.Attribute a && a.value() instanceof Expr.Name n
                ? receivers.get(n.id()) : null;
    }

    /** Whether an expression is an attribute that has a way of its own. */
    boolean isField(Expr e) {
        Receiver r = receiver(e);
        return r != null && indexOf(r, e) >= 0;
    }

    private int indexOf(Receiver r, Expr e) {
        return r.names.indexOf(code.unit.mangled(code.scope, ((Expr.Attribute) e).attr()));
    }

    /**
     * Emits loading the object in a field into a slot, 0 if it has none there, or a jump if the
     * instance is not as expected.
     *
     * @return the slot, until the third object after it
     */
    int object(Expr field, Label otherwise) {
        Receiver r = receiver(field);
        r.entered = true;
        Label entered = code.cb.newLabel();
        code.cb.lload(r.start);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifne(entered);
        pushStart(r);
        code.cb.dup2();
        code.cb.lstore(r.start);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifeq(otherwise);
        code.cb.labelBinding(entered);
        pushPlace(r, field);
        code.call(Callees.FIELDS, "object", "ll:l");
        int object = nextObject();
        code.cb.lstore(object);
        return object;
    }

    /** Pushes where the fields begin, and the distance of one from there. */
    private void pushPlace(Receiver r, Expr field) {
        code.cb.lload(r.start);
        code.unit.loadCells(code.cb);
        code.cb.loadConstant(r.base + FieldShapes.CELLS + indexOf(r, field));
        code.cb.laload();
    }

    /** Pushes the address of a field of which {@link #object} has just found that the instance has it. */
    void pushAddress(Expr field) {
        pushPlace(receiver(field), field);
        code.cb.ladd();
    }

    private void pushStart(Receiver r) {
        code.loadTs();
        code.cb.lload(r.local);
        code.unit.loadCells(code.cb);
        code.cb.loadConstant(r.base);
        code.cb.loadConstant(r.listed);
        code.call(Callees.FIELD_SHAPES, "enter", "tlais:l");
    }

    /**
     * Emits, at the end of the general way, looking again where the fields are. Else what follows a
     * way that is taken at times would have to look each time.
     */
    void enterAgain(Expr field) {
        Receiver r = receiver(field);
        Label entered = code.cb.newLabel();
        pushStart(r);
        code.cb.dup2();
        code.cb.lstore(r.start);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifne(entered);
        beforeCall(); // it has looked for the names, under locks
        code.cb.labelBinding(entered);
    }

    /** A slot for an object; the last three are in use at most. */
    private int nextObject() {
        if (objects.size() < 3) {
            objects.add(code.newScratchDouble());
            return objects.get(objects.size() - 1);
        }
        objects.add(objects.remove(0));
        return objects.get(2);
    }

    /** Emits a jump unless the object in a slot passes a test of {@code objects.Fields}. */
    void unless(String test, int object, Label otherwise) {
        code.cb.lload(object);
        code.call(Callees.FIELDS, test, "l:z");
        code.cb.ifeq(otherwise);
    }

    /** Pushes the number in a float. */
    void pushNumber(int object) {
        code.cb.lload(object);
        code.call(Callees.FIELDS, "number", "l:d");
    }

    /** Emits writing the double on the stack, which is above the object's address. */
    void putNumber() {
        code.call(Callees.FIELDS, "number", "ld:v");
    }

    /** Emits loading a field's int, as an immediate, into a slot; or a jump if it holds no int. */
    int toInt(Expr field, Label otherwise) {
        int object = object(field, otherwise);
        code.cb.lload(object);
        code.call(Callees.FIELDS, "toInt", "l:l");
        code.cb.dup2();
        code.cb.lstore(object);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifeq(otherwise);
        return object;
    }

    /**
     * Emits adding the immediate int on the stack, above the field's address and its object, and a jump
     * if that was done.
     */
    void changeInt(boolean subtract, Label done) {
        code.cb.loadConstant(subtract ? 1 : 0);
        code.call(Callees.FIELDS, "changeInt", "lllz:z");
        code.cb.ifne(done);
    }

    /**
     * Emits storing a number over that in a field, and a jump if that was done.
     *
     * @param value slot of any value
     */
    void store(Expr field, int value, Label done) {
        Label otherwise = code.cb.newLabel();
        Label isInt = code.cb.newLabel();
        int object = object(field, otherwise);
        code.cb.lload(value);
        code.cb.l2i();
        code.cb.iconst_1();
        code.cb.iand();
        code.cb.ifne(isInt);
        code.cb.lload(value);
        code.cb.l2i();
        code.cb.iconst_3();
        code.cb.iand();
        code.cb.ifeq(otherwise);
        unless("isLoneFloat", object, otherwise);
        code.cb.lload(object);
        code.cb.lload(value);
        code.call(Callees.FLOATS, "decode", "l:d");
        putNumber();
        code.cb.goto_(done);
        code.cb.labelBinding(isInt);
        pushAddress(field);
        code.cb.lload(object);
        code.cb.lload(value);
        code.call(Callees.FIELDS, "setInt", "lll:z");
        code.cb.ifne(done);
        code.bind(otherwise);
    }
}
