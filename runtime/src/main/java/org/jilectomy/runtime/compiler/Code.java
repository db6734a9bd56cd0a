package org.jilectomy.runtime.compiler;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.heap.Header;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.parser.Scope;

/**
 * The state of one code object while its method is emitted: JVM slots, temporaries and what they
 * own. The compilers of expressions and statements share it; {@link MethodFrame} emits how the
 * method begins and ends.
 *
 * <pre>
 *  slot 0      ThreadState ts
 *  slot 1-2    long func          the function (or generator) object, borrowed
 *  slot 3-…    long parameters
 *  …           int  pos           index into the position table, for tracebacks
 *  …           int  depth         recursion depth on entry
 *  …           long locals, cells, temporaries
 * </pre>
 *
 * <p>All long slots are zeroed on entry, so every handler may ask "is there something to release?".
 */
final class Code {
    private static final MethodTypeDesc MTD_TS_LONG_LONG =
            MethodTypeDesc.of(CD_long, Callees.THREAD_STATE, CD_long);
    static final MethodTypeDesc MTD_TS_LONG =
            MethodTypeDesc.of(CD_void, Callees.THREAD_STATE, CD_long);
    static final int TS = 0;
    private static final int FUNC = 1;

    final CodeBuilder cb;
    final UnitCompiler unit;
    final Scope scope;

    /** Index of this code object in the unit. */
    final int index;

    final boolean isGenerator;

    /** Module and class bodies keep their names in a namespace object, not in slots. */
    final boolean usesNamespace;

    /** Slot of the namespace, if {@link #usesNamespace}; borrowed. */
    int namespaceSlot;

    /** Python locals that live in JVM slots. */
    final Map<String, Integer> localSlots = new HashMap<>();

    /** Cell and free variables: slots holding the cell object. */
    private final Map<String, Integer> cellSlots = new HashMap<>();

    /** Slots released when the function ends: owned locals and cells. */
    final List<Integer> ownedSlots = new ArrayList<>();

    /** Every temporary slot ever made, in order. */
    private final List<Integer> temps = new ArrayList<>();

    private final ArrayDeque<Integer> freeTemps = new ArrayDeque<>();
    private final BitSet liveTemps = new BitSet();

    /** All long slots that the prologue zeroes. */
    final List<Integer> zeroed = new ArrayList<>();

    final List<Integer> zeroedInts = new ArrayList<>();
    final List<Integer> zeroedDoubles = new ArrayList<>();

    private int nextSlot;

    /** Enclosing loops, try and with statements, innermost first. */
    final ArrayDeque<Block> blocks = new ArrayDeque<>();

    final Expressions expressions;
    final Conditions conditions;
    final Displays displays;
    final Arithmetic arithmetic;
    final FloatTrees floatTrees;
    final NumberFields numbers;
    final Statements statements;
    final Assignments assignments;
    final Calls calls;
    final TryStatements tries;
    final ExceptStar exceptStar;
    final WithStatements withs;
    final Definitions definitions;
    final Generators generators;
    final AsyncStatements async;
    final MatchStatements matches;
    final Sites sites;
    final Positions positions;
    final TraceHooks trace;
    final Listing listing = new Listing();
    final MethodFrame frame = new MethodFrame(this);

    /**
     * @param positions the code object's position table so far; a body that is split into several
     *     methods hands it on
     */
    Code(
            CodeBuilder cb,
            UnitCompiler unit,
            Scope scope,
            int index,
            int parameterSlots,
            List<Span> positions) {
        this.cb = cb;
        this.positions = new Positions(positions);
        this.unit = unit;
        this.scope = scope;
        this.index = index;
        this.isGenerator = Scopes.isSuspendable(scope);
        this.usesNamespace = Scopes.usesNamespace(scope);
        this.nextSlot = FUNC + 2 + 2 * parameterSlots;
        this.expressions = new Expressions(this);
        this.conditions = new Conditions(this);
        this.displays = new Displays(this);
        this.arithmetic = new Arithmetic(this);
        this.floatTrees = new FloatTrees(this);
        this.numbers = new NumberFields(this);
        this.statements = new Statements(this);
        this.assignments = new Assignments(this);
        this.calls = new Calls(this);
        this.tries = new TryStatements(this);
        this.exceptStar = new ExceptStar(this);
        this.withs = new WithStatements(this);
        this.definitions = new Definitions(this);
        this.generators = new Generators(this);
        this.async = new AsyncStatements(this);
        this.matches = new MatchStatements(this);
        this.sites = new Sites(this);
        this.trace = new TraceHooks(this);
    }

    // ---------------------------------------------------------------- places

    /** Notes that what follows belongs to {@code span}, for tracebacks. */
    void at(Span span) {
        positions.at(cb, frame.posSlot, span);
    }

    /** Binds a label and forgets what only held on one path to it. */
    void bind(Label label) {
        cb.labelBinding(label);
        positions.forget();
    }

    Label label() {
        return cb.newLabel();
    }

    // ---------------------------------------------------------------- slots

    /** A long slot that the prologue zeroes. */
    int newLong() {
        int slot = nextSlot;
        nextSlot += 2;
        zeroed.add(slot);
        return slot;
    }

    /** A slot for a Java reference or int; not zeroed, so it must be written before every read. */
    int newScratch() {
        return nextSlot++;
    }

    /** An int slot that the prologue zeroes. */
    int newZeroedInt() {
        int slot = nextSlot++;
        zeroedInts.add(slot);
        return slot;
    }

    /** A double slot that the prologue zeroes. */
    int newZeroedDouble() {
        int slot = newScratchDouble();
        zeroedDoubles.add(slot);
        return slot;
    }

    /** As {@link #newScratch} for a double or a long. */
    int newScratchDouble() {
        int slot = nextSlot;
        nextSlot += 2;
        return slot;
    }

    /** A free temporary, now taken; it owns whatever non-zero value is put into it. */
    int newTemp() {
        Integer free = freeTemps.poll();
        int slot;
        if (free != null) {
            slot = free;
        } else {
            slot = newLong();
            temps.add(slot);
        }
        liveTemps.set(slot);
        return slot;
    }

    /** The temporary is empty (zero) and may serve again. */
    void freeTemp(int slot) {
        liveTemps.clear(slot);
        freeTemps.push(slot);
    }

    BitSet liveTemps() {
        return (BitSet) liveTemps.clone();
    }

    /** Emits the release of every temporary made so far that is not in {@code kept}. */
    void releaseTempsExcept(BitSet kept) {
        for (int slot : temps) {
            if (!kept.get(slot)) {
                loadTs();
                takeSlot(slot);
                numbers.beforeCall();
                cb.invokestatic(Callees.REFS, "xrelease", MTD_TS_LONG);
            }
        }
    }

    /** Names that live across a yield: locals, cells and the temporaries in use. */
    List<Integer> slotsToSave() {
        List<Integer> slots = variableSlots();
        for (int slot : temps) {
            if (liveTemps.get(slot)) {
                slots.add(slot);
            }
        }
        for (Block b : blocks) {
            b.addSavedSlots(slots);
        }
        slots.sort(null);
        return slots;
    }

    /** The slots of the locals and cells declared so far. */
    List<Integer> variableSlots() {
        List<Integer> slots = new ArrayList<>(localSlots.values());
        slots.addAll(cellSlots.values());
        return slots;
    }

    // ---------------------------------------------------------------- locals

    void declareLocal(String name, int slot, boolean owned) {
        localSlots.put(name, slot);
        if (owned) {
            ownedSlots.add(slot);
        }
    }

    void declareCell(String name, int slot, boolean owned) {
        cellSlots.put(name, slot);
        if (owned) {
            ownedSlots.add(slot);
        }
    }

    int localSlot(String name) {
        Integer slot = localSlots.get(name);
        return slot == null ? -1 : slot;
    }

    /** In parts: the slots of the tuple of cells, and of the display that is being filled. */
    static final int CELLS = 5;

    static final int CONTAINER = 7;

    /** The parts of very large code, whose variables are all in cells; else null. */
    Parts parts;

    /** Whether this is the method of a part. */
    boolean isPart;

    /** Where the tuple of cells is, if there are {@link #parts}. */
    int cellsSlot = CELLS;

    /** Where a name's value is found. */
    Scopes.Access access(String mangledName) {
        Scopes.Access a = Scopes.access(scope, mangledName);
        return parts != null && a == Scopes.Access.LOCAL && !usesNamespace
                ? Scopes.Access.CELL
                : a;
    }

    /** Pushes the tuple of cells, borrowed; 0 if there is none. */
    void pushCells() {
        if (parts.cells.isEmpty()) {
            cb.lconst_0();
        } else {
            cb.lload(cellsSlot);
        }
    }

    /** Pushes a variable's cell, borrowed. */
    void pushCell(String name) {
        if (parts == null) {
            cb.lload(cellSlot(name));
            return;
        }
        pushCells();
        cb.loadConstant((int) parts.cells.get(name));
        variables("cellAt", "li:l");
    }

    /** As {@link #pushCell} for a function made here: a class body's own {@code __class__}. */
    void pushCellForInner(String name) {
        if (classCellSlot >= 0 && name.equals("__class__")) {
            cb.lload(classCellSlot);
        } else {
            pushCell(name);
        }
    }

    /** In a class body: the cell of the class being made; the name may mean an outer one here. */
    int classCellSlot = -1;

    int cellSlot(String name) {
        Integer slot = cellSlots.get(name);
        if (slot == null) {
            throw new IllegalStateException("no cell for " + name + " in " + Scopes.name(scope));
        }
        return slot;
    }

    // ---------------------------------------------------------------- loads

    void loadTs() {
        cb.aload(TS);
    }

    void loadFunc() {
        cb.lload(FUNC);
    }

    void loadConst(int constIndex) {
        unit.loadConstant(cb, constIndex);
    }

    /** Pushes the interned str {@code name}. */
    void loadName(String name) {
        listing.pushed(name);
        loadConst(unit.constants().name(name));
    }

    void loadGlobals() {
        unit.loadGlobals(cb);
    }

    void loadCode() {
        unit.loadCode(cb, index);
    }

    /** Pushes the slot's value and leaves 0 in the slot. */
    void takeSlot(int slot) {
        cb.lload(slot);
        cb.lconst_0();
        cb.lstore(slot);
    }

    /** Pushes an operand's value, borrowed. */
    void push(Operand o) {
        if (o instanceof Operand.ImmediateConst c) {
            cb.loadConstant(c.bits());
        } else if (o instanceof Operand.Const c) {
            loadConst(c.index());
        } else if (o instanceof Operand.Borrowed b) {
            cb.lload(b.slot());
        } else if (o instanceof Operand.Temp t) {
            cb.lload(t.slot());
        } else {
            throw new IllegalStateException(o.toString());
        }
    }

    /** Pushes an operand's value together with one reference, which the consumer now owns. */
    void pushOwned(Operand o) {
        if (o instanceof Operand.Temp t) {
            takeSlot(t.slot());
            freeTemp(t.slot());
        } else if (o instanceof Operand.Borrowed b) {
            if (runsOnce()) {
                loadTs();
                cb.lload(b.slot());
                cb.invokestatic(Callees.REFS, "retain", MTD_TS_LONG_LONG);
            } else {
                retain(b.slot());
                cb.lload(b.slot());
            }
        } else {
            push(o);
            if (!Header.IMMORTALS && o instanceof Operand.Const) {
                loadTs();
                cb.dup_x2();
                cb.pop();
                cb.invokestatic(Callees.REFS, "retain", MTD_TS_LONG_LONG);
            }
        }
    }

    /** Emits the end of an operand's use. */
    void release(Operand o) {
        if (o instanceof Operand.Temp t) {
            if (runsOnce()) {
                loadTs();
                takeSlot(t.slot());
                cb.invokestatic(Callees.REFS, "release", MTD_TS_LONG);
            } else {
                releaseNonNull(t.slot());
            }
            freeTemp(t.slot());
        }
    }

    /** As {@link #release} in little code, where what is released mostly is an object. */
    void releaseShortly(Operand o) {
        if (o instanceof Operand.Temp t) {
            loadTs();
            takeSlot(t.slot());
            numbers.beforeCall();
            cb.invokestatic(Callees.REFS, "release", MTD_TS_LONG);
            freeTemp(t.slot());
        }
    }

    // Whether a value is an object is asked here and not in Refs, so that each place has a profile of
    // its own: where only numbers were seen, the JIT leaves nothing but the test.

    /** Emits a jump to {@code label} if the slot holds an immediate. */
    private void ifImmediate(int slot, Label label) {
        cb.lload(slot);
        cb.l2i();
        cb.iconst_3();
        cb.iand();
        cb.ifne(label);
    }

    private void ifNull(int slot, Label label) {
        cb.lload(slot);
        cb.lconst_0();
        cb.lcmp();
        cb.ifeq(label);
    }

    private void retain(int slot) {
        Label done = cb.newLabel();
        ifImmediate(slot, done);
        loadTs();
        cb.lload(slot);
        cb.invokestatic(Callees.REFS, "retainObject", MTD_TS_LONG);
        cb.labelBinding(done);
    }

    /** Emits the release of a slot that is not 0; afterwards it is 0 or still holds an immediate. */
    private void releaseNonNull(int slot) {
        Label done = cb.newLabel();
        ifImmediate(slot, done);
        loadTs();
        takeSlot(slot);
        numbers.beforeCall();
        cb.invokestatic(Callees.REFS, "releaseObject", MTD_TS_LONG);
        cb.labelBinding(done);
    }

    /** As {@link #releaseNonNull} for a slot that may be 0. */
    void releaseOrNull(int slot) {
        Label done = cb.newLabel();
        ifImmediate(slot, done);
        ifNull(slot, done);
        loadTs();
        takeSlot(slot);
        numbers.beforeCall();
        cb.invokestatic(Callees.REFS, "releaseObject", MTD_TS_LONG);
        cb.labelBinding(done);
    }

    /**
     * Emits storing the owned value on the stack in a slot that owns what it holds. The old value is
     * released after the new one is in place: its finalizer may look, and so may who reads frames.
     */
    void replace(int slot) {
        Label plain = cb.newLabel();
        Label done = cb.newLabel();
        numbers.assigned(slot);
        ifImmediate(slot, plain);
        ifNull(slot, plain);
        cb.lload(slot);
        cb.dup2_x2();
        cb.pop2();
        cb.lstore(slot);
        loadTs();
        variables("releaseOld", "lt:v");
        cb.goto_(done);
        cb.labelBinding(plain);
        cb.lstore(slot);
        cb.labelBinding(done);
    }

    /** Whether the code here runs once a unit: a module's or class's body outside of loops. */
    boolean runsOnce() {
        return usesNamespace && loopDepth == 0;
    }

    /** The owned value on top of the stack as an operand. */
    Operand.Temp result() {
        int slot = newTemp();
        cb.lstore(slot);
        return new Operand.Temp(slot);
    }

    /** Makes an operand own its value (retaining if it was borrowed). */
    Operand.Temp own(Operand o) {
        if (o instanceof Operand.Temp t) {
            return t;
        }
        pushOwned(o);
        return result();
    }

    /** None, True, False and other immortal objects. */
    Operand constant(long bitsOrAddress) {
        return Immediate.is(bitsOrAddress)
                ? new Operand.ImmediateConst(bitsOrAddress)
                : new Operand.Const(unit.constants().object(bitsOrAddress));
    }

    /** How many loops the present place is in. */
    int loopDepth;

    // ---------------------------------------------------------------- calls of the runtime

    /**
     * Emits a static call.
     *
     * @param types see {@link Descriptors#of}
     */
    void call(ClassDesc owner, String method, String types) {
        if (!NumberFields.isHarmless(owner)) {
            numbers.beforeCall();
        }
        cb.invokestatic(owner, method, Descriptors.of(types));
    }

    /** As {@link #call} on {@code linker.Support}. */
    void support(String method, String types) {
        listing.nameOf(method);
        call(Callees.SUPPORT, method, types);
    }

    /** As {@link #call} on {@code linker.Variables}. */
    void variables(String method, String types) {
        listing.nameOf(method);
        call(Callees.VARIABLES, method, types);
    }
}
