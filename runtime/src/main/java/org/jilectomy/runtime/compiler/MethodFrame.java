package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.BitSet;
import java.util.List;
import org.jilectomy.runtime.objects.FrameLayout;

/**
 * How a method of compiled code begins and ends: recursion depth and poll, the exit that all returns
 * go to, the clean-up after an exception.
 *
 * <p>The prologue is emitted last, because only then are all slots known that it zeroes. The whole
 * body is covered by one exception-table entry whose handler releases temporaries and locals, adds
 * the traceback entry and rethrows; on the fast path this costs nothing.
 */
final class MethodFrame {
    private final Code code;

    /** Int slot: index into the position table. */
    int posSlot;

    /** Int slot: the recursion depth on entry. */
    int depthSlot;

    /**
     * Long slot of a method with handlers: its activation's number, 0 until an exception is caught.
     * 0 if there is none.
     */
    private int activationSlot;

    /** Long slot: the value to be returned, owned. */
    int returnSlot;

    /** Where every return goes. */
    Label exit;

    private Label bodyStart;
    private Label prologue;

    MethodFrame(Code code) {
        this.code = code;
    }

    /** Emits the jump to the prologue and opens the guarded body. */
    void begin() {
        posSlot = code.newScratch();
        depthSlot = code.newScratch();
        returnSlot = code.newLong();
        prologue = code.cb.newLabel();
        bodyStart = code.cb.newLabel();
        exit = code.cb.newLabel();
        code.cb.goto_(prologue);
        code.cb.labelBinding(bodyStart);
    }

    /**
     * Emits exit, clean-up handler and prologue.
     *
     * @param frame whether the method is a whole Python frame (recursion depth, poll, traceback
     *     entry of its own) and not a part of one
     */
    void end(boolean frame) {
        Label bodyEnd = code.cb.newLabel();
        code.cb.labelBinding(bodyEnd);
        code.cb.labelBinding(exit);
        for (int slot : code.ownedSlots) {
            code.releaseOrNull(slot);
        }
        if (frame) {
            leave();
        }
        code.cb.lload(returnSlot);
        code.cb.lreturn();
        Label handler = code.cb.newLabel();
        code.cb.labelBinding(handler);
        int caught = code.newScratch();
        code.loadTs();
        code.cb.swap();
        code.loadCode();
        code.loadGlobals();
        code.cb.iload(posSlot);
        if (frame) {
            collectVariables();
        }
        code.cb.iload(depthSlot);
        if (!frame) {
            code.call(Callees.UNWIND, "caughtWithin", "tTllii:e");
        } else if (code.isGenerator || activationSlot != 0) {
            loadActivation();
            code.call(Callees.UNWIND, "caught", "tTlliail:e");
        } else {
            code.call(Callees.UNWIND, "caught", "tTlliai:e");
        }
        code.cb.astore(caught);
        code.releaseTempsExcept(new BitSet());
        releaseOwned();
        if (frame) {
            leave();
        }
        code.cb.aload(caught);
        code.cb.athrow();
        if (code.isGenerator) {
            code.generators.end();
        }
        code.cb.labelBinding(prologue);
        code.cb.lineNumber(Positions.PROLOGUE);
        for (int slot : code.zeroed) {
            code.cb.lconst_0();
            code.cb.lstore(slot);
        }
        for (int slot : code.zeroedInts) {
            code.cb.iconst_0();
            code.cb.istore(slot);
        }
        for (int slot : code.zeroedDoubles) {
            code.cb.dconst_0();
            code.cb.dstore(slot);
        }
        code.cb.iconst_0();
        code.cb.istore(posSlot);
        code.sites.countCall();
        Label refused = code.cb.newLabel(); // the recursion limit, or a signal
        if (frame) {
            if (code.isGenerator) {
                Label from = code.cb.newLabel();
                Label to = code.cb.newLabel();
                code.cb.labelBinding(from);
                Polls.resume(code.cb, depthSlot);
                code.cb.labelBinding(to);
                code.cb.exceptionCatchAll(from, to, refused);
            } else {
                Polls.enter(code.cb, depthSlot);
            }
        } else {
            code.cb.iconst_m1();
            code.cb.istore(depthSlot);
        }
        if (code.isGenerator && frame) {
            code.generators.dispatch(bodyStart);
        } else {
            code.cb.goto_(bodyStart);
        }
        code.cb.exceptionCatchAll(bodyStart, bodyEnd, handler);
        if (code.isGenerator && frame) {
            code.cb.labelBinding(refused);
            code.generators.dropSent(caught);
        }
    }

    /**
     * Emits, in a handler, pushing the number by which the activation's traceback entries find one
     * frame. A generator keeps its number; any other method in a slot that only handlers touch.
     */
    void loadActivation() {
        code.loadTs();
        if (code.isGenerator) {
            code.loadFunc();
            code.call(Callees.UNWIND, "activation", "tl:l");
            return;
        }
        if (activationSlot == 0) {
            activationSlot = code.newLong();
        }
        code.cb.lload(activationSlot);
        code.cb.iload(depthSlot);
        code.call(Callees.UNWIND, "activation", "tli:l");
        code.cb.dup2();
        code.cb.lstore(activationSlot);
    }

    /** Emits the end of the Python frame: the recursion depth is as it was on entry. */
    void leave() {
        Polls.leave(code.cb, depthSlot);
    }

    /** Pushes an array of what the variables hold, in the order of {@link #layout}. */
    private void collectVariables() {
        List<String> names = namesInSlots();
        code.cb.loadConstant(code.usesNamespace ? 1 : names.size());
        code.cb.newarray(TypeKind.LONG);
        if (code.usesNamespace) {
            code.cb.dup();
            code.cb.iconst_0();
            code.cb.lload(code.namespaceSlot);
            code.cb.lastore();
        }
        for (int i = 0; i < names.size(); i++) {
            code.cb.dup();
            code.cb.loadConstant(i);
            Integer slot = code.localSlots.get(names.get(i));
            code.cb.lload(slot != null ? slot : code.cellSlot(names.get(i)));
            code.cb.lastore();
        }
    }

    /** Very large code keeps its variables elsewhere, and its frames do not show them. */
    private List<String> namesInSlots() {
        return code.usesNamespace || code.parts != null ? List.of() : Scopes.fastNames(code.scope);
    }

    /** Where the variables are; complete when the method is. */
    FrameLayout layout() {
        List<String> names = namesInSlots();
        int[] slots = new int[names.size()];
        int[] saved = new int[code.isGenerator ? names.size() : 0];
        for (int i = 0; i < slots.length; i++) {
            Integer local = code.localSlots.get(names.get(i));
            int slot = local != null ? local : code.cellSlot(names.get(i));
            slots[i] = local != null ? slot : ~slot;
            if (code.isGenerator) {
                saved[i] = code.generators.savedIndex(slot);
            }
        }
        return new FrameLayout(
                slots,
                saved,
                code.generators.resumedAt(),
                code.usesNamespace ? code.namespaceSlot : -1,
                depthSlot,
                activationSlot);
    }

    private void releaseOwned() {
        for (int slot : code.ownedSlots) {
            code.loadTs();
            code.takeSlot(slot);
            code.cb.invokestatic(Callees.REFS, "xrelease", Code.MTD_TS_LONG);
        }
    }

    /** Takes the return value from the stack. */
    void storeReturn() {
        code.cb.lstore(returnSlot);
    }
}
