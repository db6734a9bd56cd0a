package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.BitSet;
import java.util.List;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;

/**
 * Emits {@code with} and {@code async with}: as a try statement whose clean-up is a call of {@code
 * __exit__}, which may swallow the exception. The asynchronous form has methods of other names and
 * awaits what they return.
 */
final class WithStatements {
    private final Code code;

    WithStatements(Code code) {
        this.code = code;
    }

    void with(Stmt.With w) {
        with(w.items(), w.body(), w.span());
    }

    void asyncWith(Stmt.AsyncWith w) {
        with(w.items(), w.body(), null);
    }

    /**
     * Emits the items from the first on, nested.
     *
     * @param span where the calls are, or null: this is {@code async with}, and they are where their
     *     items are
     */
    private void with(List<WithItem> items, List<Stmt> body, Span span) {
        if (items.isEmpty()) {
            code.statements.block(body);
            return;
        }
        WithItem item = items.get(0);
        Manager manager = span != null
                ? new Manager(span, false) : new Manager(item.contextExpr().span(), true);
        Operand.Temp entered = manager.enter(code.expressions.value(item.contextExpr()));
        Label end = code.label();
        BitSet live = code.liveTemps();
        live.clear(entered.slot());
        TryStatements.Guard guard =
                new TryStatements.Guard(code) {
                    @Override
                    void emitLeave(Code c) {
                        manager.leave();
                    }
                };
        guard.enter(code);
        if (item.optionalVars() != null) {
            code.assignments.store(item.optionalVars(), entered);
        } else {
            code.release(entered);
        }
        with(items.subList(1, items.size()), body, span);
        guard.leave(code);
        manager.leave();
        code.cb.goto_(end);
        code.bind(guard.handler);
        TryStatements.Handling h = code.tries.beginHandler(live);
        h.enter(code);
        int raisedAt = span == null ? -1 : code.newScratch(); // a yield would lose it
        if (raisedAt >= 0) {
            code.cb.iload(code.frame.posSlot);
            code.cb.istore(raisedAt);
        }
        int swallowed = manager.swallows(h.exc);
        h.leave(code);
        manager.releaseExit();
        code.cb.iload(swallowed);
        Label raise = code.label();
        code.cb.ifeq(raise);
        h.emitLeave(code);
        code.cb.goto_(end);
        code.bind(raise);
        if (raisedAt >= 0) { // the frame's line is again where the exception came from
            code.cb.iload(raisedAt);
            code.cb.istore(code.frame.posSlot);
            code.positions.forget();
        }
        code.tries.endUnhandled(h);
        guard.register(code);
        h.register(code);
        code.freeTemp(manager.exit.slot());
        code.bind(end);
    }

    /** The context manager of an item: the calls of its methods. */
    private final class Manager {
        private final Span span;
        private final boolean async;

        /** {@code __exit__}, from {@link #enter} on. */
        private Operand.Temp exit;

        Manager(Span span, boolean async) {
            this.span = span;
            this.async = async;
        }

        /** Looks both methods up and enters; what that gave. */
        Operand.Temp enter(Operand manager) {
            code.at(span);
            exit = ask(manager, async ? "asyncExit" : "withExit");
            Operand.Temp result = ask(manager, async ? "asyncEnter" : "withEnter");
            code.release(manager);
            return async ? code.own(code.generators.drive(result, span)) : result;
        }

        private Operand.Temp ask(Operand manager, String method) {
            code.loadTs();
            code.push(manager);
            code.call(async ? Callees.AWAITING : Callees.HANDLERS, method, "tl:l");
            return code.result();
        }

        /** The normal end: {@code exit(None, None, None)}. */
        void leave() {
            code.trace.line(span);
            code.at(span);
            code.loadTs();
            if (!async) {
                code.takeSlot(exit.slot());
                code.call(Callees.HANDLERS, "withExitNormal", "tl:v");
                return;
            }
            code.cb.lload(exit.slot());
            code.cb.lconst_0();
            code.call(Callees.AWAITING, "asyncLeave", "tll:l");
            Operand.Temp leaving = code.result();
            releaseExit();
            code.release(code.generators.drive(leaving, span));
        }

        /** Calls {@code exit} for an exception; a scratch slot with whether it is true. */
        int swallows(Operand exc) {
            code.trace.line(span);
            code.at(span);
            code.loadTs();
            code.push(exit);
            code.push(exc);
            if (!async) {
                code.call(Callees.HANDLERS, "withExitException", "tll:z");
                return scratch();
            }
            code.call(Callees.AWAITING, "asyncLeave", "tll:l");
            Operand answer = code.generators.drive(code.result(), span);
            code.loadTs();
            code.push(answer);
            code.call(Callees.COMPARE, "isTrue", "tl:z");
            int swallowed = scratch();
            code.release(answer);
            return swallowed;
        }

        private int scratch() {
            int slot = code.newScratch();
            code.cb.istore(slot);
            return slot;
        }

        void releaseExit() {
            code.loadTs();
            code.takeSlot(exit.slot());
            code.call(Callees.REFS, "release", "tl:v");
        }
    }
}
