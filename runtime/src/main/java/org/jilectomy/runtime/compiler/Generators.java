package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.objects.Awaiting;

/**
 * Emits generators as state machines.
 *
 * <p>A generator function is two methods: one makes the generator object and hands it the
 * parameters, the other is the body, {@code (ThreadState, long generator, long sent) → long}. The
 * body keeps its state in JVM slots while it runs; a {@code yield} writes those in use to the
 * generator's frame in native memory and returns, and the next call jumps back by
 * {@code tableswitch} and reads them again. A result of 0 means the generator has ended (its return
 * value is in the thread state); a {@code sent} of 0 means an exception is to be raised here.
 *
 * <p>Where there are many variables, all yields share one stretch of code that saves them and one that
 * reads them: with twenty variables and fifteen yields, saving and reading at each was four fifths of
 * the method, which C1 gave up and C2 compiled for twenty seconds.
 */
final class Generators {
    static final int SENT = 3;

    /** With more variables than this they are saved and read in one place for all yields. */
    private static final int MANY = 8;

    private final Code code;

    /** Where all yields save the variables and return; null if each does so itself. */
    private Label leave;

    /** Scratch of the yields that go to {@link #leave}: the number of the resume point. */
    private int stoppedAt;
    private final Map<Integer, Integer> frameIndex = new HashMap<>();
    private final List<Label> resumePoints = new ArrayList<>();

    /** For each resume point the frame index of the iterator it delegates to, else -1. */
    private final List<Integer> awaited = new ArrayList<>();

    /** For each resume point its index into the position table. */
    private final List<Integer> resumedAt = new ArrayList<>();

    Generators(Code code) {
        this.code = code;
    }

    /** Reserves the next frame index for a slot; parameters come first, in order. */
    int frameIndexOf(int slot) {
        return frameIndex.computeIfAbsent(slot, s -> frameIndex.size());
    }

    /** Number of frame slots the generator object needs. */
    int frameSize() {
        return frameIndex.size();
    }

    int[] awaitedSlots() {
        return ints(awaited);
    }

    int[] resumedAt() {
        return ints(resumedAt);
    }

    private static int[] ints(List<Integer> list) {
        int[] array = new int[list.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = list.get(i);
        }
        return array;
    }

    /** The frame index of a slot that lives across some yield; -1 if it lives across none. */
    int savedIndex(int slot) {
        return frameIndex.getOrDefault(slot, -1);
    }

    /** Emits the jump to where the generator stopped; state 0 is the beginning. */
    void dispatch(Label start) {
        code.loadFunc();
        code.call(Callees.GENERATOR_FRAME, "state", "l:i");
        if (leave != null) {
            code.cb.dup();
            code.cb.istore(stoppedAt);
            code.cb.ifeq(start);
            code.variableSlots().forEach(this::restore);
            code.cb.iload(stoppedAt);
        }
        List<SwitchCase> cases = new ArrayList<>();
        for (int i = 0; i < resumePoints.size(); i++) {
            cases.add(SwitchCase.of(i + 1, resumePoints.get(i)));
        }
        code.cb.tableswitch(1, Math.max(1, resumePoints.size()), start, cases);
    }

    /** Emits, after the body, the end that yields share if there are many variables. */
    void end() {
        if (leave == null) {
            return;
        }
        code.bind(leave);
        code.variableSlots().forEach(this::save);
        code.loadFunc();
        code.cb.iload(stoppedAt);
        returnSuspended(code.frame.returnSlot);
    }

    /** Emits the return of a yield; the generator and the resume point's number are on the stack. */
    private void returnSuspended(int held) {
        code.call(Callees.GENERATOR_FRAME, "suspend", "li:v");
        code.frame.leave();
        code.takeSlot(held);
        code.cb.lreturn();
    }

    private boolean isShared() {
        if (leave == null && Scopes.fastNames(code.scope).size() > MANY) {
            leave = code.label();
            stoppedAt = code.newScratch();
        }
        return leave != null;
    }

    /** Emits loading a frame slot into its JVM slot; the frame forgets it. */
    void restore(int slot) {
        code.loadFunc();
        code.cb.loadConstant(frameIndexOf(slot));
        code.call(Callees.GENERATOR_FRAME, "takeSlot", "li:l");
        code.cb.lstore(slot);
    }

    private void save(int slot) {
        code.loadFunc();
        code.cb.loadConstant(frameIndexOf(slot));
        code.cb.lload(slot);
        code.call(Callees.GENERATOR_FRAME, "putSlot", "lil:v");
    }

    /**
     * Emits suspension with the owned value in {@code held}, and the way back in. Afterwards slot
     * {@link #SENT} holds the sent value, 0 for an exception.
     *
     * <p>While it is stopped inside exception handlers, their exceptions are handled by nobody: the
     * innermost comes back as the thread's, above that of whoever resumes.
     *
     * @param delegate the iterator of a {@code yield from}; null at a plain yield
     */
    private void suspend(Operand.Temp held, Operand.Temp delegate) {
        code.trace.yields(held);
        TryStatements.Handling inner = code.tries.innermostHandling();
        TryStatements.Handling outer = code.tries.outermostHandling();
        if (outer != null) {
            outer.restore();
        }
        List<Integer> slots = code.slotsToSave();
        slots.remove((Integer) held.slot());
        boolean shared = isShared();
        if (shared) {
            slots.removeAll(code.variableSlots());
        }
        for (int slot : slots) {
            save(slot);
        }
        Label resume = code.label();
        resumePoints.add(resume);
        awaited.add(delegate == null ? -1 : frameIndexOf(delegate.slot()));
        resumedAt.add(code.positions.last());
        if (shared) {
            code.takeSlot(held.slot());
            code.cb.lstore(code.frame.returnSlot);
            code.cb.loadConstant(resumePoints.size());
            code.cb.istore(stoppedAt);
            code.cb.goto_(leave);
        } else {
            code.loadFunc();
            code.cb.loadConstant(resumePoints.size());
            returnSuspended(held.slot());
        }
        code.bind(resume);
        for (int slot : slots) {
            restore(slot);
        }
        if (outer != null) {
            code.loadTs();
            code.push(inner.exc);
            code.call(Callees.HANDLERS, "enterHandler", "tl:l");
            code.cb.lstore(outer.previous.slot());
        }
        resumeTraced();
        code.freeTemp(held.slot());
    }

    /** A trace function hears of it; if it raises, what was sent is lost. */
    private void resumeTraced() {
        if (!code.trace.on) {
            return;
        }
        Label begin = code.label();
        Label end = code.label();
        Label resumed = code.label();
        code.cb.labelBinding(begin);
        code.trace.resume();
        code.cb.labelBinding(end);
        code.cb.goto_(resumed);
        Label failed = code.label();
        code.cb.labelBinding(failed);
        dropSent(code.newScratch());
        code.bind(resumed);
        code.cb.exceptionCatchAll(begin, end, failed);
    }

    /** Emits a handler that gives up what was sent or thrown, and raises again. */
    void dropSent(int caught) {
        code.cb.astore(caught);
        code.loadTs();
        code.takeSlot(SENT);
        code.call(Callees.GENERATOR_BODY, "notResumed", "tl:v");
        code.cb.aload(caught);
        code.cb.athrow();
    }

    private void raiseIfThrown() {
        Label sent = code.label();
        code.cb.lload(SENT);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifne(sent);
        code.loadTs();
        code.call(
                Callees.GENERATOR_BODY,
                code.tries.innermostHandling() == null ? "thrown" : "thrownInHandler",
                "t:e");
        code.cb.athrow();
        code.bind(sent);
    }

    Operand yield(Expr.Yield y) {
        Operand v = y.value() == null ? code.expressions.none() : code.expressions.value(y.value());
        code.at(y.span());
        suspend(code.own(v), null);
        code.at(y.span());
        raiseIfThrown();
        code.takeSlot(SENT);
        return code.result();
    }

    Operand yieldFrom(Expr.YieldFrom y) {
        Operand source = code.expressions.value(y.value());
        code.at(y.span());
        code.loadTs();
        code.loadFunc();
        code.push(source);
        code.call(Callees.DELEGATION, "iterator", "tll:l");
        Operand.Temp it = code.result();
        code.release(source);
        return drive(it, y.span());
    }

    Operand await(Expr.Await a) {
        return await(code.expressions.value(a.value()), a.span());
    }

    /** Awaits an object, which is released. */
    Operand await(Operand source, Span span) {
        code.at(span);
        code.loadTs();
        code.push(source);
        code.cb.loadConstant(Awaiting.EXPRESSION);
        code.call(Callees.AWAITING, "awaitable", "tli:l");
        Operand.Temp it = code.result();
        code.release(source);
        return drive(it, span);
    }

    /** Hands on what {@code it} yields and what is sent, until its end; the result is its value. */
    Operand drive(Operand.Temp it, Span span) {
        Label loop = code.label();
        Label have = code.label();
        Label done = code.label();
        code.push(code.expressions.none());
        code.cb.lstore(SENT);
        int value = code.newTemp();
        code.bind(loop);
        code.at(span);
        Label thrown = code.label();
        code.cb.lload(SENT);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifeq(thrown);
        code.loadTs();
        code.push(it);
        code.takeSlot(SENT);
        code.sites.site("send", "_", 2);
        code.cb.lstore(value);
        code.cb.goto_(have);
        code.bind(thrown);
        code.loadTs();
        code.push(it);
        code.call(
                Callees.DELEGATION,
                code.tries.innermostHandling() == null
                        ? "raise"
                        : "raiseInHandler",
                "tl:l");
        code.cb.lstore(value);
        code.bind(have);
        code.cb.lload(value);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifeq(done);
        // What hands on for ever is a loop, too. SENT is empty: nothing is lost if this throws.
        Polls.poll(code.cb);
        suspend(new Operand.Temp(value), it);
        code.cb.goto_(loop);
        code.bind(done);
        code.release(it);
        code.loadTs();
        code.call(Callees.GENERATOR_BODY, "takeResult", "t:l");
        return code.result();
    }

    /** The return value is in the return slot: hand it to the thread state and return 0. */
    void onReturn() {
        if (code.isGenerator) {
            code.loadTs();
            code.loadFunc();
            code.takeSlot(code.frame.returnSlot);
            code.call(Callees.GENERATOR_BODY, "returned", "tll:v");
        }
    }
}
