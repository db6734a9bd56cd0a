package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.BitSet;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;

/**
 * Emits {@code async for} and {@code async with}: their synchronous kin with an {@code await} at
 * each step ({@link Generators#drive}).
 */
final class AsyncStatements {
    private final Code code;

    AsyncStatements(Code code) {
        this.code = code;
    }

    // ---------------------------------------------------------------- for

    void forLoop(Stmt.AsyncFor f) {
        Operand iterable = code.expressions.value(f.iter());
        code.at(f.iter().span());
        code.loadTs();
        code.push(iterable);
        code.call(Callees.AWAITING, "aiterForLoop", "tl:l");
        Operand.Temp it = code.result();
        code.release(iterable);
        code.statements.loop(it, Statements.NO_INDEX, true, f.iter().span(), f.target(), f.body(),
                f.orelse());
    }

    /**
     * The next item of an asynchronous iterator; a jump to {@code exhausted} at its end. Only the
     * await is guarded: a StopAsyncIteration from anywhere else is an error.
     */
    Operand next(Operand.Temp it, Label exhausted, Span span) {
        BitSet live = code.liveTemps();
        Label start = code.label();
        Label end = code.label();
        Label handler = code.label();
        Label got = code.label();
        code.bind(start);
        code.at(span);
        code.loadTs();
        code.push(it);
        code.call(Callees.AWAITING, "anextForLoop", "tl:l");
        Operand item = code.generators.drive(code.result(), span);
        code.bind(end);
        code.cb.goto_(got);
        code.bind(handler);
        int thrown = code.newScratch();
        code.cb.astore(thrown);
        code.tries.catchThrowable(thrown);
        code.releaseTempsExcept(live);
        code.loadTs();
        code.cb.aload(thrown);
        code.call(Callees.AWAITING, "endsLoop", "te:z");
        code.cb.ifne(exhausted);
        code.cb.aload(thrown);
        code.cb.athrow();
        code.cb.exceptionCatchAll(start, end, handler);
        code.bind(got);
        return item;
    }

    // ---------------------------------------------------------------- with

    /** Emits the items of an async with statement from {@code item} on, nested. */
    void with(Stmt.AsyncWith w, int item) {
        if (item == w.items().size()) {
            code.statements.block(w.body());
            return;
        }
        WithItem i = w.items().get(item);
        Operand manager = code.expressions.value(i.contextExpr());
        Span span = i.contextExpr().span();
        code.at(span);
        code.loadTs();
        code.push(manager);
        code.call(Callees.AWAITING, "asyncExit", "tl:l");
        Operand.Temp exit = code.result();
        code.loadTs();
        code.push(manager);
        code.call(Callees.AWAITING, "asyncEnter", "tl:l");
        Operand.Temp entering = code.result();
        code.release(manager);
        Operand.Temp entered = code.own(code.generators.drive(entering, span));
        Label end = code.label();
        BitSet live = code.liveTemps();
        live.clear(entered.slot());
        TryStatements.Guard guard =
                new TryStatements.Guard(code) {
                    @Override
                    void emitLeave(Code c) {
                        leaveWith(exit, span);
                    }
                };
        guard.enter(code);
        if (i.optionalVars() != null) {
            code.assignments.store(i.optionalVars(), entered);
        } else {
            code.release(entered);
        }
        with(w, item + 1);
        guard.leave(code);
        leaveWith(exit, span);
        code.cb.goto_(end);
        code.bind(guard.handler);
        TryStatements.Handling h = code.tries.beginHandler(live);
        h.enter(code);
        code.at(span);
        code.loadTs();
        code.push(exit);
        code.push(h.exc);
        code.call(Callees.AWAITING, "asyncLeave", "tll:l");
        Operand swallows = code.generators.drive(code.result(), span);
        code.loadTs();
        code.push(swallows);
        code.call(Callees.COMPARE, "isTrue", "tl:z");
        int swallowed = code.newScratch();
        code.cb.istore(swallowed);
        code.release(swallows);
        h.leave(code);
        code.loadTs();
        code.takeSlot(exit.slot());
        code.call(Callees.REFS, "release", "tl:v");
        code.cb.iload(swallowed);
        Label raise = code.label();
        code.cb.ifeq(raise);
        h.emitLeave(code);
        code.cb.goto_(end);
        code.bind(raise);
        code.tries.endUnhandled(h);
        guard.register(code);
        h.register(code);
        code.freeTemp(exit.slot());
        code.bind(end);
    }

    /** The normal end: {@code await exit(None, None, None)}. */
    private void leaveWith(Operand.Temp exit, Span span) {
        code.at(span);
        code.loadTs();
        code.cb.lload(exit.slot());
        code.cb.lconst_0();
        code.call(Callees.AWAITING, "asyncLeave", "tll:l");
        Operand.Temp leaving = code.result();
        code.loadTs();
        code.takeSlot(exit.slot());
        code.call(Callees.REFS, "release", "tl:v");
        code.release(code.generators.drive(leaving, span));
    }
}
