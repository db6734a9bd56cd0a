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

/**
 * Emits {@code try}, and every jump that leaves one; {@link WithStatements} and {@link ExceptStar}
 * build on it.
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
    static class Guard extends Block {
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

        @Override
        void emitLeave(Code code) {}

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
        if (code.isPart) {
            code.call(Callees.UNWIND, "caughtWithin", "tTllii:e");
        } else {
            code.frame.loadActivation();
            code.call(Callees.UNWIND, "caughtWithin", "tTlliil:e");
        }
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

    /** Emits what stands before the clauses, a jump to {@code end}, and the head of the handler. */
    Handling beginTry(Guard guard, List<Stmt> body, List<Stmt> orelse, Label end) {
        BitSet live = code.liveTemps();
        guard.enter(code);
        code.statements.block(body);
        guard.leave(code);
        code.statements.block(orelse);
        code.cb.goto_(end);
        code.bind(guard.handler);
        Handling h = beginHandler(live);
        h.enter(code);
        return h;
    }

    private void tryExcept(Stmt.Try t) {
        Label end = code.label();
        Guard guard = new Guard(code);
        Handling h = beginTry(guard, t.body(), t.orelse(), end);
        for (ExceptHandler handler : t.handlers()) {
            code.trace.line(handler.span());
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

    void tryFinally(Stmt.Try t) {
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

    void tryFinally(List<Stmt> finalbody, Runnable inside) {
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
        if (!finalbody.isEmpty() && finalbody.getLast() instanceof Stmt.Pass pass) {
            code.at(pass.span()); // the frame's line once the exception has left
        }
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
}
