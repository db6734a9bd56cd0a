package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Alias;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/** Emits statements. Every temporary an expression needed is free again when its statement ends. */
final class Statements {
    private final Code code;

    Statements(Code code) {
        this.code = code;
    }

    void block(List<Stmt> body) {
        if (code.parts != null) {
            List<Partition.Group> groups = code.parts.partition.groups(body);
            if (groups != null) {
                code.parts.block(code, groups);
                return;
            }
        }
        for (Stmt s : body) {
            statement(s);
        }
    }

    void statement(Stmt s) {
        code.trace.statement(s);
        if (s instanceof Stmt.ExprStmt e) {
            expression(e);
        } else if (s instanceof Stmt.Assign a) {
            code.assignments.assign(a);
        } else if (s instanceof Stmt.AugAssign a) {
            code.assignments.augAssign(a);
        } else if (s instanceof Stmt.AnnAssign a) {
            code.assignments.annAssign(a);
        } else if (s instanceof Stmt.Return r) {
            returnStatement(r);
        } else if (s instanceof Stmt.If i) {
            ifStatement(i);
        } else if (s instanceof Stmt.While w) {
            whileLoop(w);
        } else if (s instanceof Stmt.For f) {
            forLoop(f);
        } else if (s instanceof Stmt.Break b) {
            leaveLoop(true);
        } else if (s instanceof Stmt.Continue c) {
            leaveLoop(false);
        } else if (s instanceof Stmt.FunctionDef f) {
            code.definitions.function(f);
        } else if (s instanceof Stmt.ClassDef c) {
            code.definitions.classDef(c);
        } else if (s instanceof Stmt.Try t) {
            code.tries.tryStatement(t);
        } else if (s instanceof Stmt.With w) {
            code.withs.with(w);
        } else if (s instanceof Stmt.Raise r) {
            raise(r);
        } else if (s instanceof Stmt.Assert a) {
            assertStatement(a);
        } else if (s instanceof Stmt.Delete d) {
            d.targets().forEach(code.assignments::delete);
        } else if (s instanceof Stmt.Import i) {
            importNames(i);
        } else if (s instanceof Stmt.ImportFrom i) {
            importFrom(i);
        } else if (s instanceof Stmt.Match m) {
            code.matches.match(m);
        } else if (s instanceof Stmt.TryStar t) {
            code.exceptStar.tryStar(t);
        } else if (s instanceof Stmt.AsyncFunctionDef f) {
            code.definitions.function(f);
        } else if (s instanceof Stmt.AsyncFor f) {
            code.async.forLoop(f);
        } else if (s instanceof Stmt.AsyncWith w) {
            code.withs.asyncWith(w);
        } else if (!(s instanceof Stmt.Global || s instanceof Stmt.Nonlocal
                || s instanceof Stmt.Pass)) { // these three are no code
                    throw new IllegalStateException(s.toString());
                }
    }

    private void expression(Stmt.ExprStmt e) {
        if (e.value() instanceof Expr.Constant && !code.unit.isInteractive()) {
            return;
        }
        Operand v = code.expressions.value(e.value());
        if (code.unit.isInteractive() && code.usesNamespace) {
            code.at(e.span());
            code.loadTs();
            code.push(v);
            code.support("displayHook", "tl:v");
        }
        code.release(v);
    }

    // ---------------------------------------------------------------- flow

    private void returnStatement(Stmt.Return r) {
        returnValue(
                r.value() == null ? code.expressions.none() : code.expressions.value(r.value()));
    }

    /** Leaves the function with a value. */
    void returnValue(Operand v) {
        if (code.blocks.isEmpty()) {
            if (isLeftAlone(v)) {
                code.takeSlot(((Operand.Borrowed) v).slot());
            } else {
                code.pushOwned(v);
            }
            leaveFunction();
            return;
        }
        Operand.Temp held = code.own(v);
        code.tries.leaveTo(
                null,
                held,
                () -> {
                    code.takeSlot(held.slot());
                    leaveFunction();
                });
        code.freeTemp(held.slot());
    }

    /**
     * Whether it is a variable's value whose reference the caller may have: only finalizers of other
     * variables' values come to look there again, by way of the frame.
     */
    private boolean isLeftAlone(Operand v) {
        return v instanceof Operand.Borrowed b && code.ownedSlots.contains(b.slot())
                && !code.isGenerator && !code.isPart && !code.trace.on;
    }

    /** The return value, owned, is on the stack. */
    void leaveFunction() {
        if (code.isPart) {
            Parts.returnFrom(code);
            return;
        }
        code.frame.storeReturn();
        code.trace.returns();
        code.generators.onReturn();
        code.cb.goto_(code.frame.exit);
    }

    void leaveLoop(boolean isBreak) {
        Block.Loop loop = null;
        for (Block b : code.blocks) {
            if (b instanceof Block.Loop l) {
                loop = l;
                break;
            }
        }
        Block.Loop target = loop;
        if (target == null) {
            // A part: the loop is around its call.
            code.tries.leaveTo(
                    null, null, () -> Parts.end(code, isBreak ? Parts.BREAK : Parts.CONTINUE));
            return;
        }
        code.tries.leaveTo(
                target,
                null,
                () -> code.cb.goto_(isBreak ? target.breakTarget : target.continueTarget));
    }

    private void ifStatement(Stmt.If i) {
        Label orelse = code.label();
        code.conditions.jumpIf(i.test(), false, orelse);
        block(i.body());
        if (i.orelse().isEmpty()) {
            code.bind(orelse);
            return;
        }
        Label end = code.label();
        code.cb.goto_(end);
        code.bind(orelse);
        block(i.orelse());
        code.bind(end);
    }

    private void whileLoop(Stmt.While w) {
        Label test = code.label();
        Label orelse = code.label();
        Label end = code.label();
        code.loopDepth++;
        code.bind(test);
        code.sites.poll();
        if (!(w.test() instanceof Expr.Constant)) {
            code.trace.line(w.span());
        }
        code.conditions.jumpIf(w.test(), false, orelse);
        code.blocks.push(new Block.Loop(end, test, null));
        block(w.body());
        code.blocks.pop();
        code.trace.back();
        code.cb.goto_(test);
        code.loopDepth--;
        code.bind(orelse);
        block(w.orelse());
        code.bind(end);
    }

    private void forLoop(Stmt.For f) {
        Operand iterable = code.expressions.value(f.iter());
        code.at(f.span());
        code.loadTs();
        code.push(iterable);
        // A list or tuple is gone through by an index: no iterator is made that nobody sees. In a
        // generator it would have to be saved.
        boolean indexes = !code.isGenerator && code.parts == null;
        boolean counts = indexes && CountedLoop.fits(f.iter());
        code.support(counts ? "rangeSource" : indexes ? "loopSource" : "iter", "tl:l");
        Operand.Temp it = code.result();
        if (counts) {
            code.release(iterable);
            loop(it, NO_INDEX, CountedLoop.begin(code, it), false, f.span(), f.target(), f.body(),
                    f.orelse());
            return;
        }
        code.release(iterable);
        int index = indexes ? code.newScratch() : NO_INDEX;
        if (indexes) {
            code.push(it);
            code.support("loopIndex", "l:i");
            code.cb.istore(index);
        }
        loop(it, index, null, false, f.span(), f.target(), f.body(), f.orelse());
    }

    static final int NO_INDEX = -1;

    /**
     * A {@code for} statement over an iterator, which is released at the end.
     *
     * @param index slot of the index of the next item, which is negative if {@code it} is no list or
     *     tuple; {@link #NO_INDEX} if it never is
     * @param counted if {@code it} may be a range; or null
     */
    void loop(Operand.Temp it, int index, CountedLoop counted, boolean async, Span span,
            Expr target,
            List<Stmt> body, List<Stmt> orElse) {
        Label next = code.label();
        Label exhausted = code.label();
        Label broken = code.label();
        Label end = code.label();
        code.loopDepth++;
        code.bind(next);
        code.sites.poll();
        code.trace.line(span);
        code.assignments.store(target, next(it, index, counted, async, exhausted, span));
        code.blocks.push(new Block.Loop(broken, next, it));
        block(body);
        code.blocks.pop();
        code.trace.back();
        code.cb.goto_(next);
        code.loopDepth--;
        code.bind(exhausted);
        code.release(it);
        block(orElse);
        code.cb.goto_(end);
        code.bind(broken);
        code.loadTs();
        code.takeSlot(it.slot());
        code.call(Callees.REFS, "release", "tl:v");
        code.bind(end);
    }

    /** The next item of an iterator; a jump to {@code exhausted} at its end; see {@link #loop}. */
    Operand next(
            Operand.Temp it, int index, CountedLoop counted, boolean async, Label exhausted,
            Span span) {
        if (async) {
            return code.async.next(it, exhausted, span);
        }
        code.at(span);
        Operand.Temp item = new Operand.Temp(code.newTemp());
        Label got = code.label();
        if (counted != null) {
            counted.next(code, item, got);
        } else if (index != NO_INDEX) {
            Label iterates = code.label();
            code.cb.iload(index);
            code.cb.iflt(iterates);
            code.loadTs();
            code.push(it);
            code.cb.iload(index);
            code.support("loopItem", "tli:l");
            code.cb.lstore(item.slot());
            code.cb.iinc(index, 1);
            code.cb.goto_(got);
            code.cb.labelBinding(iterates);
        }
        code.loadTs();
        code.push(it);
        code.sites.next();
        code.cb.lstore(item.slot());
        code.cb.labelBinding(got);
        code.cb.lload(item.slot());
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifeq(exhausted);
        return item;
    }

    // ---------------------------------------------------------------- raise, assert

    private void raise(Stmt.Raise r) {
        Operand exc = r.exc() == null ? null : code.expressions.value(r.exc());
        Operand cause = r.cause() == null ? null : code.expressions.value(r.cause());
        code.at(r.span());
        code.loadTs();
        if (exc == null) {
            code.call(Callees.HANDLERS, "reraise", "t:e");
            code.cb.athrow();
            return;
        }
        code.push(exc);
        if (cause == null) {
            code.cb.lconst_0();
        } else {
            code.push(cause);
        }
        code.call(Callees.HANDLERS, "raise", "tll:e");
        code.cb.athrow();
        // The operands are released by the handler that catches.
        drop(exc);
        drop(cause);
    }

    private void drop(Operand o) {
        if (o instanceof Operand.Temp t) {
            code.freeTemp(t.slot());
        }
    }

    private void assertStatement(Stmt.Assert a) {
        if (code.unit.options.optimize() > 0) {
            return;
        }
        Label ok = code.label();
        code.conditions.jumpIf(a.test(), true, ok);
        Operand msg = a.msg() == null ? null : code.expressions.value(a.msg());
        code.at(a.test().span());
        code.loadTs();
        if (msg == null) {
            code.cb.lconst_0();
        } else {
            code.push(msg);
        }
        code.call(Callees.HANDLERS, "assertionError", "tl:e");
        code.cb.athrow();
        drop(msg);
        code.bind(ok);
    }

    // ---------------------------------------------------------------- import

    private void importNames(Stmt.Import s) {
        for (Alias a : s.names()) {
            code.at(s.span());
            Operand module = importModule(a.name(), List.of(), 0, a.asname() != null);
            String top = a.name();
            int dot = top.indexOf('.');
            if (a.asname() == null && dot >= 0) {
                top = top.substring(0, dot);
            }
            code.assignments.storeName(a.asname() != null ? a.asname() : top, module, s.span());
        }
    }

    /**
     * @param leaf whether the last module of a dotted name is wanted ({@code import a.b as c})
     */
    private Operand importModule(String name, List<String> fromList, int level, boolean leaf) {
        code.loadTs();
        code.loadGlobals();
        code.loadName(name);
        if (fromList.isEmpty()) {
            code.cb.lconst_0();
        } else {
            code.loadConst(code.unit.constants().nameTuple(fromList));
        }
        code.cb.loadConstant(level);
        code.cb.loadConstant(leaf ? 1 : 0);
        code.support("importModule", "tlllii:l");
        return code.result();
    }

    private void importFrom(Stmt.ImportFrom s) {
        List<String> names = new ArrayList<>();
        s.names().forEach(a -> names.add(a.name()));
        code.at(s.span());
        Operand module =
                importModule(s.module() == null ? "" : s.module(), names, s.level(), true);
        for (Alias a : s.names()) {
            code.at(s.span());
            code.loadTs();
            code.push(module);
            if (a.name().equals("*")) {
                code.cb.lload(code.namespaceSlot);
                code.support("importStar", "tll:v");
                continue;
            }
            code.loadName(a.name());
            code.support("importFrom", "tll:l");
            code.assignments.storeName(
                    a.asname() != null ? a.asname() : a.name(), code.result(), s.span());
        }
        code.release(module);
    }

    /** The docstring of a body, or null. */
    static String docstring(List<Stmt> body, int optimize) {
        return optimize < 2
                && !body.isEmpty()
                && body.get(0) instanceof Stmt.ExprStmt e
                && e.value() instanceof Expr.Constant c
                && c.value() instanceof ConstantValue.Str s
                        ? s.value()
                        : null;
    }
}
