package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;

/**
 * Emits {@code try} and {@code with}, and every jump that leaves them.
 *
 * <p>A handler begins with an empty operand stack and all temporaries in their slots, so it first
 * releases those made inside the guarded statement. While a handler or an exceptional finally body
 * runs, its exception is the thread's {@code handled} one; the one before waits in a temporary and
 * is put back on every way out.
 */
final class TryStatements {
    private final Code code;

    TryStatements(Code code) {
        this.code = code;
    }

    /** A statement with an exception handler; its guarded code may be in several stretches. */
    abstract static class Guard extends Block {
        private final List<Label[]> ranges = new ArrayList<>();
        private Label start;
        final Label handler;

        Guard(Code code) {
            handler = code.label();
        }

        @Override
        void openRange(Code code) {
            start = code.label();
            code.bind(start);
            code.cb.nop(); // a guarded stretch must not be empty
        }

        @Override
        void closeRange(Code code) {
            Label end = code.label();
            code.bind(end);
            ranges.add(new Label[] {start, end});
        }

        void enter(Code code) {
            code.blocks.push(this);
            openRange(code);
        }

        void leave(Code code) {
            closeRange(code);
            code.blocks.pop();
        }

        /** Registers the table entries; call after those of everything nested. */
        void register(Code code) {
            for (Label[] r : ranges) {
                code.cb.exceptionCatchAll(r[0], r[1], handler);
            }
        }
    }

    // ---------------------------------------------------------------- leaving

    /** A return value on its way out; a jump out of a finally body drops it. */
    private static final class Returning extends Block {
        private final Operand.Temp value;

        Returning(Operand.Temp value) {
            this.value = value;
        }

        @Override
        void emitLeave(Code code) {
            code.loadTs();
            code.takeSlot(value.slot());
            code.call(Callees.REFS, "release", "tl:v");
        }
    }

    /**
     * Emits the leave code of all blocks inside {@code target} (all, if null), then the jump.
     *
     * @param value the return value that waits meanwhile, null if none does
     */
    void leaveTo(Block target, Operand.Temp value, Runnable jump) {
        ArrayDeque<Block> left = new ArrayDeque<>();
        while (!code.blocks.isEmpty() && code.blocks.peek() != target) {
            Block b = code.blocks.pop();
            left.push(b);
            b.closeRange(code);
            if (value != null) {
                code.blocks.push(new Returning(value));
            }
            b.emitLeave(code);
            if (value != null) {
                code.blocks.pop();
            }
        }
        jump.run();
        while (!left.isEmpty()) {
            Block b = left.pop();
            b.openRange(code);
            code.blocks.push(b);
        }
    }

    // ---------------------------------------------------------------- handlers

    /**
     * The state while an exception is handled: {@code exc} and the one handled before, each in a
     * temporary. Guards itself: an exception that leaves the handler restores first.
     */
    final class Handling extends Guard {
        final Operand.Temp exc;
        final Operand.Temp previous;
        private final BitSet kept;

        Handling(Operand.Temp exc, Operand.Temp previous) {
            super(code);
            this.exc = exc;
            this.previous = previous;
            this.kept = code.liveTemps();
        }

        /** Puts the previous exception back; {@code exc} stays. */
        void restore() {
            code.loadTs();
            code.takeSlot(previous.slot());
            code.call(Callees.HANDLERS, "leaveHandler", "tl:v");
        }

        @Override
        void emitLeave(Code c) {
            restore();
            c.loadTs();
            c.takeSlot(exc.slot());
            c.call(Callees.REFS, "release", "tl:v");
        }

        /** Emits the handler of exceptions raised while handling. */
        void emitCleanUp() {
            code.bind(handler);
            int thrown = code.newScratch();
            code.cb.astore(thrown);
            catchThrowable(thrown);
            code.releaseTempsExcept(kept);
            emitLeave(code);
            code.cb.aload(thrown);
            code.cb.athrow();
        }
    }

    /** The handler that control is in, the nearest; null if in none. */
    Handling innermostHandling() {
        for (Block b : code.blocks) {
            if (b instanceof Handling h) {
                return h;
            }
        }
        return null;
    }

    /** The handler that control is in, the farthest in this code object; null if in none. */
    Handling outermostHandling() {
        Handling found = null;
        for (Block b : code.blocks) {
            if (b instanceof Handling h) {
                found = h;
            }
        }
        return found;
    }

    /** Turns the throwable in a scratch slot into a PyException with this frame in its traceback. */
    void catchThrowable(int slot) {
        code.loadTs();
        code.cb.aload(slot);
        code.loadCode();
        code.loadGlobals();
        code.cb.iload(code.frame.posSlot);
        code.cb.iload(code.frame.depthSlot);
        code.call(Callees.UNWIND, "caughtWithin", "tTllii:e");
        code.cb.astore(slot);
    }

    /**
     * Emits the head of a handler: the exception object goes to a temporary, temporaries made inside
     * are released, the exception becomes the handled one.
     */
    Handling beginHandler(BitSet live) {
        int thrown = code.newScratch();
        code.cb.astore(thrown);
        catchThrowable(thrown);
        // Before a slot is taken for the exception: the one it gets may hold something dead.
        code.releaseTempsExcept(live);
        int exc = code.newTemp();
        code.cb.aload(thrown);
        code.cb.getfield(Callees.PY_EXCEPTION, "value", ConstantDescs.CD_long);
        code.cb.lstore(exc);
        code.loadTs();
        code.cb.lload(exc);
        code.call(Callees.HANDLERS, "enterHandler", "tl:l");
        Operand.Temp previous = code.result();
        return new Handling(new Operand.Temp(exc), previous);
    }

    // ---------------------------------------------------------------- try

    void tryStatement(Stmt.Try t) {
        if (t.finalbody().isEmpty()) {
            tryExcept(t);
        } else {
            tryFinally(t);
        }
    }

    private void tryExcept(Stmt.Try t) {
        Label end = code.label();
        BitSet live = code.liveTemps();
        Guard guard =
                new Guard(code) {
                    @Override
                    void emitLeave(Code c) {}
                };
        guard.enter(code);
        code.statements.block(t.body());
        guard.leave(code);
        code.statements.block(t.orelse());
        code.cb.goto_(end);
        code.bind(guard.handler);
        Handling h = beginHandler(live);
        h.enter(code);
        for (ExceptHandler handler : t.handlers()) {
            Label next = code.label();
            if (handler.type() != null) {
                Operand type = code.expressions.value(handler.type());
                code.at(handler.type().span());
                code.loadTs();
                code.push(h.exc);
                code.push(type);
                code.call(Callees.HANDLERS, "exceptionMatches", "tll:z");
                code.release(type);
                code.cb.ifeq(next);
            }
            if (handler.name() != null) {
                handlerWithName(h, handler, end);
            } else {
                code.statements.block(handler.body());
                endHandler(h, end);
            }
            code.bind(next);
        }
        h.leave(code);
        endUnhandled(h);
        guard.register(code);
        h.register(code);
        code.bind(end);
    }

    /** {@code except … as name}: the name is cleared on every way out of the body. */
    private void handlerWithName(Handling h, ExceptHandler handler, Label end) {
        Span span = handler.span();
        String name = handler.name();
        code.loadTs();
        code.push(h.exc);
        code.call(Callees.REFS, "retain", "tl:l");
        code.assignments.storeName(handler.name(), code.result(), span);
        BitSet kept = code.liveTemps();
        Guard nameGuard =
                new Guard(code) {
                    @Override
                    void emitLeave(Code c) {
                        c.assignments.clearName(name, span);
                    }
                };
        nameGuard.enter(code);
        code.statements.block(handler.body());
        nameGuard.leave(code);
        code.assignments.clearName(handler.name(), span);
        endHandler(h, end);
        code.bind(nameGuard.handler);
        int thrown = code.newScratch();
        code.cb.astore(thrown);
        catchThrowable(thrown);
        code.releaseTempsExcept(kept);
        code.assignments.clearName(handler.name(), span);
        code.cb.aload(thrown);
        code.cb.athrow();
        nameGuard.register(code);
    }

    /** The normal end of an except clause. */
    private void endHandler(Handling h, Label end) {
        h.closeRange(code);
        h.emitLeave(code);
        code.cb.goto_(end);
        h.openRange(code);
    }

    // ---------------------------------------------------------------- except*

    void tryStar(Stmt.TryStar t) {
        if (t.finalbody().isEmpty()) {
            tryExceptStar(t);
        } else {
            tryFinally(t.finalbody(), () -> tryExceptStar(t));
        }
    }

    /**
     * Each clause takes its part of the exception; what they raise and what is left over is put
     * together at the end. The part being handled waits in the handler's {@code exc}.
     */
    private void tryExceptStar(Stmt.TryStar t) {
        Label end = code.label();
        BitSet live = code.liveTemps();
        Guard guard =
                new Guard(code) {
                    @Override
                    void emitLeave(Code c) {}
                };
        guard.enter(code);
        code.statements.block(t.body());
        guard.leave(code);
        code.statements.block(t.orelse());
        code.cb.goto_(end);
        code.bind(guard.handler);
        Handling h = beginHandler(live);
        h.enter(code);
        Operand.Temp orig = copy(h.exc);
        Operand.Temp rest = copy(h.exc);
        code.loadTs();
        code.support("newList", "t:l");
        Operand.Temp results = code.result();
        for (ExceptHandler handler : t.handlers()) {
            Label next = code.label();
            Operand type = code.expressions.value(handler.type());
            code.at(handler.type().span());
            code.loadTs();
            code.push(rest);
            code.push(type);
            code.call(Callees.EXCEPTION_GROUPS, "match", "tll:l");
            Operand.Temp pair = code.result();
            code.release(type);
            replace(rest, pair, 1);
            Operand.Temp match = item(pair, 0);
            code.release(pair);
            Label matched = code.label();
            code.push(match);
            code.push(code.expressions.none());
            code.cb.lcmp();
            code.cb.ifne(matched);
            code.loadTs();
            code.takeSlot(match.slot());
            code.call(Callees.REFS, "release", "tl:v");
            code.cb.goto_(next);
            code.bind(matched);
            code.loadTs();
            code.push(match);
            code.call(Callees.HANDLERS, "handleInstead", "tl:v");
            code.pushOwned(match);
            code.loadTs();
            code.cb.lload(h.exc.slot());
            code.variables("swapOut", "ltl:l");
            code.cb.lstore(h.exc.slot());
            starClause(h, handler, results, next);
            code.bind(next);
        }
        code.loadTs();
        code.push(results);
        code.push(rest);
        code.support("listAdd", "tll:v");
        code.release(rest);
        code.loadTs();
        code.push(orig);
        code.push(results);
        code.call(Callees.EXCEPTION_GROUPS, "remains", "tll:l");
        Operand.Temp remains = code.result();
        code.release(orig);
        code.release(results);
        h.leave(code);
        Label raise = code.label();
        code.push(remains);
        code.push(code.expressions.none());
        code.cb.lcmp();
        code.cb.ifne(raise);
        code.takeSlot(remains.slot());
        code.cb.pop2();
        h.emitLeave(code);
        code.cb.goto_(end);
        code.bind(raise);
        h.emitLeave(code);
        code.takeSlot(remains.slot());
        code.freeTemp(remains.slot());
        code.call(Callees.HANDLERS, "rethrow", "l:e");
        code.cb.athrow();
        h.emitCleanUp();
        code.freeTemp(h.previous.slot());
        code.freeTemp(h.exc.slot());
        guard.register(code);
        h.register(code);
        code.bind(end);
    }

    private Operand.Temp copy(Operand.Temp of) {
        code.loadTs();
        code.push(of);
        code.call(Callees.REFS, "retain", "tl:l");
        return code.result();
    }

    private Operand.Temp item(Operand.Temp tuple, int i) {
        code.loadTs();
        code.push(tuple);
        code.cb.loadConstant(i);
        code.support("tupleItem", "tli:l");
        return code.result();
    }

    /** Puts an item of a tuple into a temporary in place of what is there. */
    private void replace(Operand.Temp target, Operand.Temp tuple, int i) {
        code.loadTs();
        code.push(tuple);
        code.cb.loadConstant(i);
        code.support("tupleItem", "tli:l");
        code.loadTs();
        code.cb.lload(target.slot());
        code.variables("swapOut", "ltl:l");
        code.cb.lstore(target.slot());
    }

    /** The body of one clause; what it raises goes to {@code results}. */
    private void starClause(Handling h, ExceptHandler handler, Operand.Temp results, Label next) {
        Span span = handler.span();
        String name = handler.name();
        if (name != null) {
            code.assignments.storeName(name, copy(h.exc), span);
        }
        BitSet kept = code.liveTemps();
        Guard guard =
                new Guard(code) {
                    @Override
                    void emitLeave(Code c) {
                        if (name != null) {
                            c.assignments.clearName(name, span);
                        }
                    }
                };
        guard.enter(code);
        code.statements.block(handler.body());
        guard.leave(code);
        guard.emitLeave(code);
        code.cb.goto_(next);
        code.bind(guard.handler);
        int thrown = code.newScratch();
        code.cb.astore(thrown);
        catchThrowable(thrown);
        code.releaseTempsExcept(kept);
        code.cb.aload(thrown);
        code.cb.getfield(Callees.PY_EXCEPTION, "value", ConstantDescs.CD_long);
        Operand.Temp raised = code.result();
        code.loadTs();
        code.push(results);
        code.push(raised);
        code.support("listAdd", "tll:v");
        code.release(raised);
        guard.emitLeave(code);
        guard.register(code);
    }

    private void tryFinally(Stmt.Try t) {
        tryFinally(
                t.finalbody(),
                () -> {
                    if (t.handlers().isEmpty()) {
                        code.statements.block(t.body());
                        code.statements.block(t.orelse());
                    } else {
                        tryExcept(t);
                    }
                });
    }

    private void tryFinally(List<Stmt> finalbody, Runnable inside) {
        Label end = code.label();
        BitSet live = code.liveTemps();
        Guard guard =
                new Guard(code) {
                    @Override
                    void emitLeave(Code c) {
                        c.statements.block(finalbody);
                    }
                };
        guard.enter(code);
        inside.run();
        guard.leave(code);
        code.statements.block(finalbody);
        code.cb.goto_(end);
        code.bind(guard.handler);
        Handling h = beginHandler(live);
        h.enter(code);
        code.statements.block(finalbody);
        h.leave(code);
        endUnhandled(h);
        guard.register(code);
        h.register(code);
        code.bind(end);
    }

    /** No clause took the exception: throw it on; then the handler's own clean-up. */
    void endUnhandled(Handling h) {
        h.restore();
        code.takeSlot(h.exc.slot());
        code.call(Callees.HANDLERS, "rethrow", "l:e");
        code.cb.athrow();
        h.emitCleanUp();
        code.freeTemp(h.previous.slot());
        code.freeTemp(h.exc.slot());
    }

    // ---------------------------------------------------------------- with

    /** Emits the items of a with statement from {@code item} on, nested. */
    void with(Stmt.With w, int item) {
        if (item == w.items().size()) {
            code.statements.block(w.body());
            return;
        }
        WithItem i = w.items().get(item);
        Operand manager = code.expressions.value(i.contextExpr());
        code.at(w.span());
        code.loadTs();
        code.push(manager);
        code.call(Callees.HANDLERS, "withExit", "tl:l");
        Operand.Temp exit = code.result();
        code.loadTs();
        code.push(manager);
        code.call(Callees.HANDLERS, "withEnter", "tl:l");
        Operand.Temp entered = code.result();
        code.release(manager);
        Label end = code.label();
        int enteredSlot = entered.slot();
        BitSet live = code.liveTemps();
        live.clear(enteredSlot);
        Guard guard =
                new Guard(code) {
                    @Override
                    void emitLeave(Code c) {
                        leaveWith(exit, w.span());
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
        leaveWith(exit, w.span());
        code.cb.goto_(end);
        code.bind(guard.handler);
        Handling h = beginHandler(live);
        h.enter(code);
        code.at(w.span());
        code.loadTs();
        code.push(exit);
        code.push(h.exc);
        code.call(Callees.HANDLERS, "withExitException", "tll:z");
        int swallowed = code.newScratch();
        code.cb.istore(swallowed);
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
        endUnhandled(h);
        guard.register(code);
        h.register(code);
        code.freeTemp(exit.slot());
        code.bind(end);
    }

    private void leaveWith(Operand.Temp exit, Span span) {
        code.at(span);
        code.loadTs();
        code.takeSlot(exit.slot());
        code.call(Callees.HANDLERS, "withExitNormal", "tl:v");
    }
}
