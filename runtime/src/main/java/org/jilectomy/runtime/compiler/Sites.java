package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import org.jilectomy.runtime.linker.Cold;

/**
 * Emits the places where code meets objects of any type: attribute accesses, calls, subscripts, steps
 * of loops.
 *
 * <p>Each is emitted twice. Code is cold at first and uses the general operation, see {@code
 * linker.Cold}: most code runs once or a few times, and linking a site of the {@code linker.Linker}
 * costs a hundred times what the site does. Whether the code is warm is decided once an activation
 * and once an iteration of a loop, so that C2 has one test for all sites.
 */
final class Sites {
    /**
     * After so many calls a function is warm, after so many iterations a loop ({@code -X warm}); 0:
     * from the beginning, functions and loops alike.
     */
    static final int WARM = Integer.getInteger("jilectomy.warm", 1500) - 1;

    static final int USUAL_WARM = 1499;

    /** An int slot, positive if the code is warm; -1 if not needed so far. */
    private int warm = -1;

    private final Code code;

    Sites(Code code) {
        this.code = code;
    }

    /** {@code object.name}: stack is ts, object, both consumed; leaves the value. */
    void loadAttribute(String name) {
        site("getAttr", name, 1);
    }

    /**
     * Emits {@code obj.name += value} (or another kind) as one step and a jump if that was done; else
     * falls through, nothing having happened.
     */
    void update(String kind, String name, Operand obj, Operand value, Label done) {
        Label cold = code.cb.newLabel();
        code.cb.iload(warmSlot());
        code.cb.ifle(cold);
        code.loadTs();
        code.push(obj);
        code.push(value);
        code.numbers.beforeCall();
        code.unit.invokeDynamic(code.cb, kind, name, "tll:z");
        code.cb.ifne(done);
        code.cb.labelBinding(cold);
    }

    /** The step of a loop: ts, iterator are consumed; leaves the next value, 0 at the end. */
    void next() {
        site("next", "_", 1);
    }

    /** Emits the beginning of a loop's iteration: safepoint poll, and one step towards warmth. */
    void poll() {
        code.numbers.beforePoll();
        Polls.poll(code.cb);
        Label warm = code.cb.newLabel();
        code.cb.iload(warmSlot());
        code.cb.ifgt(warm);
        if (code.usesNamespace) {
            code.cb.iinc(warmSlot(), 1);
        } else {
            // An iteration counts as a call. So the next activation begins warm, and the JIT, which
            // looks at code that ran more often, never sees the cold ways taken: it leaves them out.
            code.unit.loadCalls(code.cb, code.index);
            code.cb.iconst_1();
            code.cb.iadd();
            code.cb.dup();
            code.unit.storeCalls(code.cb, code.index);
            code.cb.loadConstant(WARM);
            code.cb.isub();
            code.cb.istore(warmSlot());
        }
        code.cb.labelBinding(warm);
    }

    /** Emits a jump if the code is cold. */
    void unlessWarm(Label cold) {
        code.cb.iload(warmSlot());
        code.cb.ifle(cold);
    }

    private int warmSlot() {
        if (warm < 0) {
            warm = code.newScratch();
        }
        return warm;
    }

    /**
     * Emits a site of the {@code linker.Linker}, and the general operation beside it.
     *
     * @param longs how many values are on the stack, after the thread state
     */
    void site(String kind, String name, int longs) {
        if (isNamed(kind)) {
            code.listing.name(name);
        }
        boolean calls = kind.startsWith("call");
        String types = "t" + "l".repeat(longs) + (isStore(kind) ? ":v" : ":l");
        if (calls && longs > Cold.MAX_ARGUMENTS) {
            code.numbers.beforeCall();
            code.unit.invokeDynamic(code.cb, kind, name, types);
        } else if (code.runsOnce()) {
            cold(kind, name, types); // runs once
        } else {
            Label cold = code.cb.newLabel();
            Label done = code.cb.newLabel();
            code.cb.iload(warmSlot());
            code.cb.ifle(cold);
            code.numbers.beforeCall();
            code.unit.invokeDynamic(code.cb, kind, name, types);
            code.cb.goto_(done);
            code.cb.labelBinding(cold);
            cold(kind, name, types);
            code.cb.labelBinding(done);
        }
    }

    private static boolean isNamed(String kind) {
        return switch (kind) {
            case "call", "callKw", "callStar", "next", "send" -> false;
            default -> true;
        };
    }

    /** Calls a value the general way: stack is ts, callee, arguments. */
    void callCold(String kind, int longs) {
        String types = "t" + "l".repeat(longs) + ":l";
        if (longs > Cold.MAX_ARGUMENTS) {
            code.numbers.beforeCall();
            code.unit.invokeDynamic(code.cb, kind, "_", types);
        } else {
            cold(kind, "_", types);
        }
    }

    private static boolean isStore(String kind) {
        return kind.equals("setAttr") || kind.equals("storeGlobal");
    }

    private void cold(String kind, String name, String types) {
        String more = "";
        if (kind.endsWith("Global")) {
            code.loadGlobals();
            more = "l";
        }
        if (isNamed(kind)) {
            code.loadName(name);
            more += "l";
        }
        code.call(Callees.COLD, kind, types.replace(":", more + ":"));
    }

    /** Emits, at the beginning of the method: am I warm? A function counts its calls in a field. */
    void countCall() {
        if (warm < 0) {
            return;
        }
        if (code.usesNamespace) {
            code.cb.loadConstant(-WARM);
            code.cb.istore(warm);
            return;
        }
        Label counted = code.cb.newLabel();
        code.unit.loadCalls(code.cb, code.index);
        code.cb.loadConstant(WARM);
        code.cb.isub();
        code.cb.istore(warm);
        code.cb.iload(warm);
        code.cb.ifgt(counted);
        code.unit.loadCalls(code.cb, code.index);
        code.cb.iconst_1();
        code.cb.iadd();
        code.unit.storeCalls(code.cb, code.index);
        code.cb.labelBinding(counted);
    }
}
