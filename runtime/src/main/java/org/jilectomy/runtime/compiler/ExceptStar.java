package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.BitSet;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/**
 * Emits {@code try … except*}: each clause takes its part of the group, the rest goes on; what the
 * clauses raise is gathered, and merged with what nobody took, at the end.
 */
final class ExceptStar {
    private final Code code;

    ExceptStar(Code code) {
        this.code = code;
    }

    void tryStar(Stmt.TryStar t) {
        if (t.finalbody().isEmpty()) {
            tryExceptStar(t);
        } else {
            code.tries.tryFinally(t.finalbody(), () -> tryExceptStar(t));
        }
    }

    /**
     * Each clause takes its part of the exception; what they raise and what is left over is put
     * together at the end. The part being handled waits in the handler's {@code exc}.
     */
    private void tryExceptStar(Stmt.TryStar t) {
        Label end = code.label();
        TryStatements.Guard guard = new TryStatements.Guard(code);
        TryStatements.Handling h = code.tries.beginTry(guard, t.body(), t.orelse(), end);
        Operand.Temp orig = copy(h.exc);
        Operand.Temp rest = copy(h.exc);
        code.loadTs();
        code.support("newList", "t:l");
        Operand.Temp results = code.result();
        for (ExceptHandler handler : t.handlers()) {
            code.trace.line(handler.span());
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
    private void starClause(TryStatements.Handling h, ExceptHandler handler, Operand.Temp results,
            Label next) {
        Span span = handler.span();
        String name = handler.name();
        if (name != null) {
            code.assignments.storeName(name, copy(h.exc), span);
        }
        BitSet kept = code.liveTemps();
        TryStatements.Guard guard =
                new TryStatements.Guard(code) {
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
        code.tries.catchThrowable(thrown);
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
}
