package org.jilectomy.runtime.compiler;

import java.util.List;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.UnaryOperator;

/**
 * Emits displays: tuples, lists, sets, dicts. What is constant is made once; a display too long for
 * the operand stack or a method is filled in chunks.
 */
final class Displays {
    /** CPython keeps so many values on its stack at most: longer lists are grown by appending. */
    private static final int STACK_USE_GUIDELINE = 30;

    private final Code code;

    Displays(Code code) {
        this.code = code;
    }

    // ---------------------------------------------------------------- displays

    /** A tuple, list or set display; grown element by element if a star occurs in it. */
    Operand sequence(List<Expr> elts, String kind, Expr where) {
        boolean starred = elts.stream().anyMatch(x -> x instanceof Expr.Starred);
        if (kind.equals("Tuple") && elts.isEmpty()) {
            return code.constant(code.unit.constants().emptyTuple());
        }
        code.at(where.span());
        List<Partition.Chunk> chunks =
                code.parts == null ? null : code.parts.partition.chunks(where);
        if (chunks != null) {
            return inChunks(elts, kind, chunks, where);
        }
        if (kind.equals("Tuple") && !starred) {
            return filled(elts, "newTuple", "tupleInit");
        }
        boolean set = kind.equals("Set");
        if (elts.size() > 2 && elts.stream().allMatch(x -> constantOf(x) != null)) {
            return constants(elts, set);
        }
        if (!set && !starred && elts.size() <= STACK_USE_GUIDELINE) {
            return filled(elts, "newListOf", "listInit");
        }
        code.loadTs();
        code.support(set ? "newSet" : "newList", "t:l");
        Operand.Temp r = code.result();
        for (Expr e : elts) {
            addElement(code, e, set, r, where);
        }
        return kind.equals("Tuple") ? tupleOf(r) : r;
    }

    private Operand tupleOf(Operand list) {
        code.loadTs();
        code.push(list);
        code.support("listToTuple", "tl:l");
        Operand t = code.result();
        code.release(list);
        return t;
    }

    private static void addElement(
            Code code, Expr e, boolean set, Operand container, Expr where) {
        Expr element = e instanceof Expr.Starred s ? s.value() : e;
        Operand v = code.expressions.value(element);
        code.at(where.span());
        code.loadTs();
        code.push(container);
        code.push(v);
        code.support((set ? "set" : "list") + (element == e ? "Add" : "Extend"), "tll:v");
        code.release(v);
    }

    private Operand inChunks(
            List<Expr> elts, String kind, List<Partition.Chunk> chunks, Expr where) {
        boolean set = kind.equals("Set");
        code.loadTs();
        code.support(set ? "newSet" : "newList", "t:l");
        Operand.Temp r = code.result();
        for (Partition.Chunk c : chunks) {
            code.parts.chunk(
                    code, c, r,
                    (in, i, container) -> addElement(in, elts.get(i), set, container, where));
        }
        return kind.equals("Tuple") ? tupleOf(r) : r;
    }

    /** A list or set display of constants is a copy of one constant. */
    private Operand constants(List<Expr> elts, boolean set) {
        List<ConstantValue> values = elts.stream().map(Displays::constantOf).toList();
        code.loadTs();
        code.push(code.constant(code.unit.constants().sequence(values, set)));
        code.support(set ? "setOfConstants" : "listOfConstants", "tl:l");
        return code.result();
    }

    /** The constant an expression is, as far as CPython's optimizer sees numbers; or null. */
    private static ConstantValue constantOf(Expr e) {
        return e instanceof Expr.Constant c
                ? c.value()
                : e instanceof Expr.UnaryOp u
                        && u.op() == UnaryOperator.USUB
                        && u.operand() instanceof Expr.Constant c
                        && c.value() instanceof ConstantValue.Int i
                                ? new ConstantValue.Int(i.value().negate())
                                : null;
    }

    /** Builds the tuple or list first and fills it: each element is owned by it at once. */
    private Operand filled(List<Expr> elts, String create, String init) {
        code.loadTs();
        code.cb.loadConstant(elts.size());
        code.support(create, "ti:l");
        Operand.Temp t = code.result();
        for (int i = 0; i < elts.size(); i++) {
            Operand v = code.expressions.value(elts.get(i));
            code.loadTs();
            code.push(t);
            code.cb.loadConstant(i);
            code.pushOwned(v);
            code.support(init, "tlil:v");
        }
        return t;
    }

    Operand dict(Expr.Dict d) {
        code.at(d.span());
        code.loadTs();
        code.support("newDict", "t:l");
        Operand.Temp r = code.result();
        List<Partition.Chunk> chunks =
                code.parts == null ? null : code.parts.partition.chunks(d);
        if (chunks != null) {
            for (Partition.Chunk c : chunks) {
                code.parts.chunk(code, c, r, (in, i, container) -> addItem(in, d, i, container));
            }
            return r;
        }
        for (int i = 0; i < d.values().size(); i++) {
            addItem(code, d, i, r);
        }
        return r;
    }

    private static void addItem(Code code, Expr.Dict d, int i, Operand container) {
        Expr k = d.keys().get(i);
        Operand key = k == null ? null : code.expressions.value(k);
        Operand v = code.expressions.value(d.values().get(i));
        code.at(k == null ? d.span() : d.values().get(i).span());
        code.loadTs();
        code.push(container);
        if (key == null) {
            code.push(v);
            code.support("dictUpdate", "tll:v");
        } else {
            code.push(key);
            code.push(v);
            code.support("dictSet", "tlll:v");
            code.release(key);
        }
        code.release(v);
    }
}
