package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.BitSet;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;

/**
 * Emits {@code with}: as a try statement whose clean-up is a call of {@code __exit__}, which may
 * swallow the exception.
 */
final class WithStatements {
    private final Code code;

    WithStatements(Code code) {
        this.code = code;
    }

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
        TryStatements.Guard guard =
                new TryStatements.Guard(code) {
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
        TryStatements.Handling h = code.tries.beginHandler(live);
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
        code.tries.endUnhandled(h);
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
