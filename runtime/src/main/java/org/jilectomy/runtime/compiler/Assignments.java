package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.List;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.parser.Scope;

/**
 * Names and targets: loading, storing and deleting variables of every kind, unpacking, augmented
 * assignment.
 *
 * <p>A Python local is a JVM local that owns its value; a parameter that is never rebound borrows it
 * from the caller. Cells, globals and names of a namespace are shared, so a load of one is owned.
 */
final class Assignments {
    private final Code code;

    Assignments(Code code) {
        this.code = code;
    }

    // ---------------------------------------------------------------- loads

    private static final String[] NUMBER_FIRST = {"number", "object"};
    private static final String[] OBJECT_FIRST = {"object", "number"};

    Operand loadName(String id, Span span) {
        String name = code.unit.mangled(code.scope, id);
        switch (code.access(name)) {
            case LOCAL -> {
                return code.usesNamespace ? loadFromNamespace(name, span) : loadLocal(name, span);
            }
            case CELL, FREE -> {
                return loadCell(name, span);
            }
            case GLOBAL -> {
                return loadGlobal(name, span);
            }
            default -> {
                return code.usesNamespace ? loadFromNamespace(name, span) : loadGlobal(name, span);
            }
        }
    }

    private Operand loadLocal(String name, Span span) {
        int slot = code.localSlot(name);
        if (!Scopes.alwaysBound(code.scope, name)) {
            Label bound = code.label();
            code.cb.lload(slot);
            code.cb.lconst_0();
            code.cb.lcmp();
            code.cb.ifne(bound);
            code.at(span);
            code.loadTs();
            code.loadName(name);
            code.variables("unboundLocal", "tl:e");
            code.cb.athrow();
            code.bind(bound);
        }
        Operand o = new Operand.Borrowed(slot);
        // A walrus may rebind the local while the operand waits for its siblings.
        return UnitCompiler.ELIDE && !Scopes.isReboundInside(code.scope, name) ? o : code.own(o);
    }

    /** Emits a name that is about to be called. */
    Operand loadCallee(Expr f) {
        calls = f instanceof Expr.Name;
        Operand o = code.expressions.value(f);
        calls = false;
        return o;
    }

    /** Whether the name that is loaded next is called, hence hardly a number. */
    private boolean calls;

    private Operand loadCell(String name, Span span) {
        boolean object = calls;
        calls = false;
        if (Immediate.ENABLED && code.scope.kind() != Scope.Kind.CLASS && !code.runsOnce()) {
            Label known = code.label();
            int slot = code.newTemp();
            for (String what : object ? OBJECT_FIRST : NUMBER_FIRST) {
                code.loadTs();
                code.pushCell(name);
                code.call(Callees.CELL_VALUES, what, "tl:l");
                code.cb.dup2();
                code.cb.lstore(slot);
                code.cb.lconst_0();
                code.cb.lcmp();
                code.cb.ifne(known);
            }
            code.at(span);
            code.loadTs();
            code.pushCell(name);
            code.loadName(name);
            code.variables(
                    Scopes.isFree(code.scope, name) ? "loadFree" : "loadCell", "tll:l");
            code.cb.lstore(slot);
            code.bind(known);
            return new Operand.Temp(slot);
        }
        code.at(span);
        code.loadTs();
        code.pushCell(name);
        if (code.scope.kind() == Scope.Kind.CLASS) {
            // LOAD_CLASSDEREF: the class namespace shadows the enclosing function's cell.
            code.cb.lload(code.namespaceSlot);
            code.loadName(name);
            code.variables("loadClassCell", "tlll:l");
        } else {
            code.loadName(name);
            code.variables(
                    Scopes.isFree(code.scope, name) ? "loadFree" : "loadCell", "tll:l");
        }
        return code.result();
    }

    private Operand loadGlobal(String name, Span span) {
        code.at(span);
        code.loadTs();
        if (code.usesNamespace) {
            code.loadGlobals();
            code.loadName(name);
            code.variables("loadGlobal", "tll:l");
        } else {
            code.sites.site("loadGlobal", name, 0);
        }
        return code.result();
    }

    private Operand loadFromNamespace(String name, Span span) {
        code.at(span);
        code.loadTs();
        code.cb.lload(code.namespaceSlot);
        code.loadGlobals();
        code.loadName(name);
        code.variables("loadName", "tlll:l");
        return code.result();
    }

    // ---------------------------------------------------------------- stores

    /** Stores an operand in a variable; the operand is used up. */
    void storeName(String id, Operand value, Span span) {
        String name = code.unit.mangled(code.scope, id);
        switch (code.access(name)) {
            case CELL, FREE -> storeCell(name, value);
            case GLOBAL -> {
                code.at(span);
                code.loadTs();
                code.push(value);
                code.sites.site("storeGlobal", name, 1);
                code.release(value);
            }
            default -> {
                if (code.usesNamespace) {
                    code.at(span);
                    code.loadTs();
                    code.cb.lload(code.namespaceSlot);
                    code.loadName(name);
                    code.push(value);
                    code.variables("storeName", "tlll:v");
                    code.release(value);
                } else {
                    storeLocal(code.localSlot(name), value);
                }
            }
        }
    }

    private void storeLocal(int slot, Operand value) {
        code.pushOwned(value);
        code.replace(slot);
    }

    private void storeCell(String name, Operand value) {
        code.loadTs();
        code.pushCell(name);
        code.pushOwned(value);
        code.variables("storeCellSteal", "tll:v");
    }

    /** Stores an operand in any target; the operand is used up. */
    void store(Expr target, Operand value) {
        if (target instanceof Expr.Name n) {
            storeName(n.id(), value, n.span());
        } else if (target instanceof Expr.Attribute a) {
            Operand obj = code.expressions.value(a.value());
            code.at(a.nameSpan());
            storeAttribute(obj, a.attr(), value);
            code.release(obj);
            code.release(value);
        } else if (target instanceof Expr.Subscript s) {
            Operand obj = code.expressions.value(s.value());
            Operand key = code.expressions.value(s.slice());
            code.at(s.span());
            storeItem(obj, key, value);
            code.release(obj);
            code.release(key);
            code.release(value);
        } else if (target instanceof Expr.TupleExpr t) {
            unpack(t.elts(), value, t.span());
        } else if (target instanceof Expr.ListExpr l) {
            unpack(l.elts(), value, l.span());
        } else if (target instanceof Expr.Starred s) {
            store(s.value(), value);
        } else {
            throw new IllegalStateException("not a target: " + target);
        }
    }

    private void storeAttribute(Operand obj, String attr, Operand value) {
        code.loadTs();
        code.push(obj);
        code.push(value);
        String name = code.unit.mangled(code.scope, attr);
        code.sites.site("setAttr", name, 2);
    }

    private void storeItem(Operand obj, Operand key, Operand value) {
        code.loadTs();
        code.push(obj);
        code.push(key);
        code.push(value);
        code.support("setItem", "tlll:v");
    }

    private void unpack(List<Expr> targets, Operand value, Span span) {
        int star = -1;
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expr.Starred) {
                star = i;
            }
        }
        code.at(span);
        // A tuple, when it is ours, gives its elements itself.
        boolean asIs = star < 0 && value instanceof Operand.Temp && !code.runsOnce();
        int slot = code.newTemp();
        Label have = code.label();
        if (asIs) {
            Label no = code.cb.newLabel();
            code.push(value);
            code.cb.loadConstant(targets.size());
            code.call(Callees.FIELDS, "isTupleOf", "li:z");
            code.cb.ifeq(no);
            code.takeSlot(((Operand.Temp) value).slot());
            code.cb.lstore(slot);
            code.cb.goto_(have);
            code.cb.labelBinding(no);
        }
        code.loadTs();
        code.push(value);
        if (star < 0) {
            code.cb.loadConstant(targets.size());
            code.support("unpack", "tli:l");
        } else {
            code.cb.loadConstant(star);
            code.cb.loadConstant(targets.size() - star - 1);
            code.support("unpackStar", "tlii:l");
        }
        code.cb.lstore(slot);
        code.release(value);
        code.cb.labelBinding(have);
        Operand.Temp items = new Operand.Temp(slot);
        for (int i = 0; i < targets.size(); i++) {
            code.loadTs();
            code.push(items);
            code.cb.loadConstant(i);
            code.support("tupleItem", "tli:l");
            store(targets.get(i), code.result());
        }
        code.release(items);
    }

    // ---------------------------------------------------------------- statements

    void assign(Stmt.Assign a) {
        Expr target = a.targets().get(0);
        if (a.targets().size() == 1
                && a.value() instanceof Expr.TupleExpr source
                && elements(target) != null
                && isPlain(source.elts())
                && isPlain(elements(target))
                && source.elts().size() == elements(target).size()) {
            assignParallel(elements(target), source.elts());
            return;
        }
        if (a.targets().size() == 1 && assignNumber(target, a.value())) {
            return;
        }
        Operand value = code.expressions.value(a.value());
        for (int i = 0; i < a.targets().size() - 1; i++) {
            Operand.Temp own = code.own(value);
            value = own;
            code.loadTs();
            code.push(own);
            code.call(Callees.REFS, "retain", "tl:l");
            store(a.targets().get(i), code.result());
        }
        store(a.targets().get(a.targets().size() - 1), value);
    }

    /** Emits assigning what is computed from numbers, if there is a way of its own for it. */
    private boolean assignNumber(Expr target, Expr value) {
        if (!code.floatTrees.isTree(value)) {
            return false;
        }
        Label done = code.label();
        if (target instanceof Expr.Name n && code.floatTrees.isLeaf(n)) {
            code.floatTrees.assign(
                    code.localSlot(code.unit.mangled(code.scope, n.id())), value, done);
            store(target, code.floatTrees.unless(value));
            code.floatTrees.enterAgain(value);
            code.bind(done);
            return true;
        }
        if (code.numbers.isField(target)) {
            Operand.Temp number = code.own(code.expressions.value(value));
            code.numbers.store(target, number.slot(), done);
            Operand obj = code.expressions.value(((Expr.Attribute) target).value());
            code.at(((Expr.Attribute) target).nameSpan());
            storeAttribute(obj, ((Expr.Attribute) target).attr(), number);
            code.release(obj);
            code.numbers.enterAgain(target);
            code.bind(done);
            code.release(number);
            return true;
        }
        return false;
    }

    private static List<Expr> elements(Expr target) {
        if (target instanceof Expr.TupleExpr t) {
            return t.elts();
        } else if (target instanceof Expr.ListExpr l) {
            return l.elts();
        } else {
            return null;
        }
    }

    private static boolean isPlain(List<Expr> elts) {
        return elts.stream().noneMatch(e -> e instanceof Expr.Starred);
    }

    /** {@code a, b = b, a} without a tuple. */
    private void assignParallel(List<Expr> targets, List<Expr> sources) {
        Operand[] values = new Operand[sources.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = code.own(code.expressions.value(sources.get(i)));
        }
        for (int i = 0; i < values.length; i++) {
            store(targets.get(i), values[i]);
        }
    }

    void augAssign(Stmt.AugAssign a) {
        if (a.target() instanceof Expr.Name n) {
            Expr.BinOp whole = new Expr.BinOp(n, a.op(), a.value(), a.span());
            Label done = code.label();
            changeCell(a, n, done);
            Operand old = loadName(n.id(), n.span());
            Operand r;
            if (code.floatTrees.isTree(whole) && code.floatTrees.isLeaf(n)) {
                code.floatTrees.assign(
                        code.localSlot(code.unit.mangled(code.scope, n.id())), whole, done);
                Operand right = code.floatTrees.generic(a.value());
                code.at(a.span());
                r = code.arithmetic.inplace(a.op(), old, right);
            } else {
                r = combine(a, old);
            }
            storeName(n.id(), r, n.span());
            code.bind(done);
        } else if (a.target() instanceof Expr.Attribute t) {
            Operand obj = code.expressions.value(t.value());
            code.at(t.nameSpan());
            Label done = code.label();
            if (code.numbers.isField(t)
                    && (a.op() == Operator.ADD || a.op() == Operator.SUB)) {
                code.floatTrees.update(t, a.op() == Operator.SUB, a.value(), done);
            } else {
                updateAttribute(a, t, obj, done);
            }
            code.loadTs();
            code.push(obj);
            code.sites.loadAttribute(code.unit.mangled(code.scope, t.attr()));
            Operand r = combine(a, code.result());
            code.at(t.nameSpan());
            storeAttribute(obj, t.attr(), r);
            code.release(r);
            if (code.numbers.isField(t)) {
                code.numbers.enterAgain(t);
            }
            code.bind(done);
            code.release(obj);
        } else if (a.target() instanceof Expr.Subscript s) {
            Operand obj = code.expressions.value(s.value());
            Operand key = code.expressions.value(s.slice());
            code.at(s.span());
            Label done = code.label();
            updateItem(a, obj, key, done);
            code.loadTs();
            code.push(obj);
            code.push(key);
            code.support("getItem", "tll:l");
            Operand r = combine(a, code.result());
            code.at(s.span());
            storeItem(obj, key, r);
            code.release(r);
            code.bind(done);
            code.release(key);
            code.release(obj);
        } else {
            throw new IllegalStateException("not a target: " + a.target());
        }
    }

    /**
     * Emits {@code obj.name += value} and {@code -=} as one step, if the value is a number that can be
     * had without effects; falls through to the general way where that fails.
     */
    private void updateAttribute(
            Stmt.AugAssign a, Expr.Attribute t, Operand obj, Label done) {
        boolean subtract = a.op() == Operator.SUB;
        if (code.runsOnce()
                || !Immediate.ENABLED
                || !UnitCompiler.ELIDE
                || code.scope.rebindsInside()
                || !subtract && a.op() != Operator.ADD) {
            return;
        }
        Label otherwise = code.label();
        String name = code.unit.mangled(code.scope, t.attr());
        String kind = subtract ? "subAttr" : "addAttr";
        if (code.floatTrees.isPure(a.value())) {
            code.floatTrees.computeBoxed(a.value(), otherwise);
            Operand.Temp value = code.result();
            code.sites.update(kind, name, obj, value, done);
            code.release(value);
        } else if (code.floatTrees.isLeaf(a.value())) {
            code.sites.update(kind, name, obj, code.floatTrees.leaf(a.value()), done);
        }
        code.floatTrees.otherwise(otherwise);
    }

    /** As {@link #updateAttribute} for {@code obj[key] += value}. */
    private void updateItem(Stmt.AugAssign a, Operand obj, Operand key, Label done) {
        boolean subtract = a.op() == Operator.SUB;
        if (code.runsOnce()
                || !Immediate.ENABLED
                || !UnitCompiler.ELIDE
                || code.scope.rebindsInside()
                || !subtract && a.op() != Operator.ADD
                || !code.floatTrees.isLeaf(a.value())) {
            return;
        }
        Operand value = code.floatTrees.leaf(a.value());
        code.loadTs();
        code.push(obj);
        code.push(key);
        code.push(value);
        code.cb.loadConstant(subtract ? 1 : 0);
        code.support("addItem", "tlllz:z");
        code.cb.ifne(done);
    }

    /** Emits {@code variable += number} for a variable in a cell as one step, and a jump if done. */
    private void changeCell(Stmt.AugAssign a, Expr.Name n, Label done) {
        String name = code.unit.mangled(code.scope, n.id());
        Scopes.Access access = code.access(name);
        if (code.runsOnce()
                || !Immediate.ENABLED
                || !UnitCompiler.ELIDE
                || code.scope.rebindsInside()
                || code.parts != null
                || code.scope.kind() == Scope.Kind.CLASS
                || access != Scopes.Access.CELL && access != Scopes.Access.FREE
                || a.op() != Operator.ADD && a.op() != Operator.SUB
                || !code.floatTrees.isLeaf(a.value())) {
            return;
        }
        code.loadTs();
        code.pushCell(name);
        code.push(code.floatTrees.leaf(a.value()));
        code.cb.loadConstant(a.op() == Operator.SUB ? 1 : 0);
        code.call(Callees.CELL_VALUES, "change", "tllz:z");
        code.cb.ifne(done);
    }

    private Operand combine(Stmt.AugAssign a, Operand old) {
        Operand right = code.expressions.value(a.value());
        code.at(a.span());
        return code.arithmetic.inplace(a.op(), old, right);
    }

    void annAssign(Stmt.AnnAssign a) {
        if (a.value() != null) {
            store(a.target(), code.expressions.value(a.value()));
        } else if (a.target() instanceof Expr.Attribute t) {
            code.release(code.expressions.value(t.value()));
        } else if (a.target() instanceof Expr.Subscript t) {
            code.release(code.expressions.value(t.value()));
            code.release(code.expressions.value(t.slice()));
        }
        boolean recorded = a.simple() && code.usesNamespace && a.target() instanceof Expr.Name;
        if (recorded || (code.usesNamespace && !code.unit.futureAnnotations())) {
            Operand annotation = code.definitions.annotation(a.annotation());
            if (recorded) {
                code.at(a.span());
                code.loadTs();
                code.cb.lload(code.namespaceSlot);
                code.loadName(code.unit.mangled(code.scope, ((Expr.Name) a.target()).id()));
                code.push(annotation);
                code.support("annotate", "tlll:v");
            }
            code.release(annotation);
        }
    }

    // ---------------------------------------------------------------- del

    void delete(Expr target) {
        if (target instanceof Expr.Name n) {
            deleteName(n.id(), n.span());
        } else if (target instanceof Expr.Attribute a) {
            Operand obj = code.expressions.value(a.value());
            code.at(a.nameSpan());
            code.loadTs();
            code.push(obj);
            code.loadName(code.unit.mangled(code.scope, a.attr()));
            code.support("delAttr", "tll:v");
            code.release(obj);
        } else if (target instanceof Expr.Subscript s) {
            Operand obj = code.expressions.value(s.value());
            Operand key = code.expressions.value(s.slice());
            code.at(s.span());
            code.loadTs();
            code.push(obj);
            code.push(key);
            code.support("delItem", "tll:v");
            code.release(obj);
            code.release(key);
        } else if (target instanceof Expr.TupleExpr t) {
            t.elts().forEach(this::delete);
        } else if (target instanceof Expr.ListExpr l) {
            l.elts().forEach(this::delete);
        } else {
            throw new IllegalStateException("not a target: " + target);
        }
    }

    private void deleteName(String id, Span span) {
        String name = code.unit.mangled(code.scope, id);
        code.at(span);
        switch (code.access(name)) {
            case CELL, FREE -> {
                code.loadTs();
                code.pushCell(name);
                code.loadName(name);
                code.variables(
                        code.access(name) == Scopes.Access.FREE ? "deleteFree" : "deleteCell",
                        "tll:v");
            }
            case GLOBAL -> {
                code.loadTs();
                code.loadGlobals();
                code.loadName(name);
                code.variables("deleteName", "tll:v");
            }
            default -> {
                if (code.usesNamespace) {
                    code.loadTs();
                    code.cb.lload(code.namespaceSlot);
                    code.loadName(name);
                    code.variables("deleteName", "tll:v");
                } else {
                    release(loadLocal(name, span));
                    clearLocal(code.localSlot(name));
                }
            }
        }
    }

    private void release(Operand o) {
        code.release(o);
    }

    private void clearLocal(int slot) {
        code.numbers.assigned(slot);
        code.loadTs();
        code.takeSlot(slot);
        code.call(Callees.REFS, "xrelease", "tl:v");
    }

    /** The end of {@code except … as name}: the name is unbound, if it still is bound. */
    void clearName(String id, Span span) {
        String name = code.unit.mangled(code.scope, id);
        switch (code.access(name)) {
            case CELL, FREE -> {
                code.loadTs();
                code.pushCell(name);
                code.cb.lconst_0();
                code.variables("storeCellSteal", "tll:v");
            }
            case GLOBAL -> {
                code.loadTs();
                code.loadGlobals();
                code.loadName(name);
                code.variables("discardName", "tll:v");
            }
            default -> {
                if (code.usesNamespace) {
                    code.loadTs();
                    code.cb.lload(code.namespaceSlot);
                    code.loadName(name);
                    code.variables("discardName", "tll:v");
                } else {
                    clearLocal(code.localSlot(name));
                }
            }
        }
    }
}
