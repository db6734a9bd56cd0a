package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/**
 * Emits what {@code sys.settrace} and {@code sys.setprofile} hear of a function: calls of {@link
 * Callees#TRACING} where it begins, comes back to life, reaches a statement, yields and returns. In
 * units that are not compiled for tracing, nothing.
 *
 * <p>Decision: whole units are compiled for tracing or not, before they run, so that all others pay
 * nothing. CPython's eval loop can ask at each instruction, compiled code would have to. {@code
 * objects.Tracing} says which units those are. A line is reported where a statement begins, and not
 * for the lines inside of one.
 */
final class TraceHooks {
    /** Whether the unit is compiled for tracing. */
    final boolean on;

    /** Whether the method is a piece of a body, whose end is not that of the function. */
    boolean isPiece;

    private final Code code;

    TraceHooks(Code code) {
        this.code = code;
        this.on = code.unit.traced;
    }

    /** The function begins; its line is that of {@code def}, or its first decorator's. */
    void enter(int firstLine) {
        if (on) {
            code.at(new Span(firstLine, 0, firstLine, 0));
            code.loadTs();
            code.call(Callees.TRACING, "called", "t:v");
        }
    }

    /** A generator goes on where it stopped. */
    void resume() {
        if (on) {
            code.positions.repeat(code.cb, code.frame.posSlot);
            code.loadTs();
            code.call(Callees.TRACING, "called", "t:v");
        }
    }

    /** A statement is reached, or a clause of one that has a line. */
    void line(Span span) {
        if (on) {
            code.at(span);
            code.loadTs();
            code.cb.loadConstant(span.lineno());
            code.call(Callees.TRACING, "line", "ti:v");
        }
    }

    void statement(Stmt s) {
        if (!on || s instanceof Stmt.Global || s instanceof Stmt.Nonlocal
                || s instanceof Stmt.While w && !(w.test() instanceof Expr.Constant)
                || s instanceof Stmt.ExprStmt e && e.value() instanceof Expr.Constant c
                        && c.value() instanceof ConstantValue.Str
                || s instanceof Stmt.AnnAssign a && a.value() == null && !code.usesNamespace) {
            return;
        }
        Span span = s.span();
        if (s instanceof Stmt.FunctionDef f && !f.decoratorList().isEmpty()) {
            span = f.decoratorList().get(0).span();
        } else if (s instanceof Stmt.AsyncFunctionDef f && !f.decoratorList().isEmpty()) {
            span = f.decoratorList().get(0).span();
        } else if (s instanceof Stmt.ClassDef c && !c.decoratorList().isEmpty()) {
            span = c.decoratorList().get(0).span();
        }
        line(span);
    }

    /** A loop goes round: its line is new even if it is the same. */
    void back() {
        if (on) {
            code.loadTs();
            code.call(Callees.TRACING, "back", "t:v");
        }
    }

    /** Binds the label a comprehension's loop goes back to; from the second time on, it is a line. */
    void loop(Label next, Span span) {
        if (!on) {
            code.bind(next);
            return;
        }
        Label begin = code.label();
        code.cb.goto_(begin);
        code.bind(next);
        back();
        line(span);
        code.bind(begin);
    }

    /** The function returns what its return slot holds. */
    void returns() {
        if (on && !isPiece) {
            code.loadTs();
            code.cb.lload(code.frame.returnSlot);
            code.cb.iload(code.frame.posSlot); // the line of the last statement on whatever path
            code.call(Callees.TRACING, "returns", "tli:v");
        }
    }

    /** A generator yields what a temporary holds. */
    void yields(Operand value) {
        if (on) {
            code.loadTs();
            code.push(value);
            code.call(Callees.TRACING, "yields", "tl:v");
        }
    }
}
