package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.List;
import org.jilectomy.runtime.ast.BoolOperator;
import org.jilectomy.runtime.ast.CmpOp;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.UnaryOperator;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.Singletons;

/**
 * Emits expressions. Each leaves its value where the returned {@link Operand} says; conditions are
 * emitted as jumps ({@link #jumpIf}), so that {@code if a < b} makes no bool object.
 */
final class Expressions {
    private final Code code;

    Expressions(Code code) {
        this.code = code;
    }

    /** Evaluates {@code e}; the operand must be released or handed on. */
    Operand value(Expr e) {
        return isCut(e) ? code.parts.value(code, e) : uncut(e);
    }

    private boolean isCut(Expr e) {
        return code.parts != null && code.parts.partition.isCut(e);
    }

    /** As {@link #value}, here and not in a part. */
    Operand uncut(Expr cut) {
        Expr e = code.parts == null ? cut : code.parts.partition.standIn(cut);
        if (e instanceof Expr.Constant c) {
            return constant(c.value());
        } else if (e instanceof Expr.Name n
                && n.id().equals("__debug__")) {
                    return code.constant(PyBool.of(code.unit.options.optimize() == 0));
                } else
            if (e instanceof Expr.Name n) {
                return code.assignments.loadName(n.id(), n.span());
            } else if (e instanceof Expr.BinOp b) {
                return binary(b);
            } else if (e instanceof Expr.UnaryOp u) {
                return unary(u);
            } else if (e instanceof Expr.Compare c
                    && c.ops().size() == 1) {
                        return compareOnce(c);
                    } else
                if (e instanceof Expr.Compare c) {
                    return compareChain(c);
                } else if (e instanceof Expr.BoolOp b) {
                    return boolOp(b);
                } else if (e instanceof Expr.IfExp i) {
                    return ifExp(i);
                } else if (e instanceof Expr.Call c) {
                    return code.calls.call(c);
                } else if (e instanceof Expr.Attribute a) {
                    return attribute(a);
                } else if (e instanceof Expr.Subscript s) {
                    return subscript(s);
                } else if (e instanceof Expr.Slice s) {
                    return slice(s);
                } else if (e instanceof Expr.TupleExpr t) {
                    return sequence(t.elts(), "Tuple", t);
                } else if (e instanceof Expr.ListExpr l) {
                    return sequence(l.elts(), "List", l);
                } else if (e instanceof Expr.Set s) {
                    return sequence(s.elts(), "Set", s);
                } else if (e instanceof Expr.Dict d) {
                    return dict(d);
                } else if (e instanceof Expr.NamedExpr n) {
                    return named(n);
                } else if (e instanceof Expr.Lambda l) {
                    return code.definitions.lambda(l);
                } else if (e instanceof Expr.ListComp c) {
                    return code.definitions.comprehension(c, c.generators());
                } else if (e instanceof Expr.SetComp c) {
                    return code.definitions.comprehension(c, c.generators());
                } else if (e instanceof Expr.DictComp c) {
                    return code.definitions.comprehension(c, c.generators());
                } else if (e instanceof Expr.GeneratorExp c) {
                    return code.definitions.comprehension(c, c.generators());
                } else if (e instanceof Expr.JoinedStr j) {
                    return joined(j);
                } else if (e instanceof Expr.FormattedValue f) {
                    return formatted(f);
                } else if (e instanceof Expr.Yield y) {
                    return code.generators.yield(y);
                } else if (e instanceof Expr.YieldFrom y) {
                    return code.generators.yieldFrom(y);
                } else if (e instanceof Expr.Await a) {
                    return code.generators.await(a);
                } else if (e instanceof Expr.Starred s) {
                    return unsupported("a starred expression here", s);
                } else {
                    throw new IllegalStateException(e.toString());
                }
    }

    /** Emits NotImplementedError naming what is missing; the operand is never reached. */
    Operand unsupported(String what, Expr e) {
        code.at(e.span());
        code.loadTs();
        code.cb.loadConstant(what);
        code.support("unsupported", "ts:l");
        return code.result();
    }

    Operand constant(ConstantValue v) {
        long bits = code.unit.constants().value(v);
        code.listing.constant(code.unit.constants().boxed(bits));
        Operand o = code.constant(bits);
        return own(o);
    }

    /** In faithful mode ({@code elide=0}) every load is counted, as ceval does. */
    Operand own(Operand o) {
        return UnitCompiler.ELIDE ? o : code.own(o);
    }

    Operand none() {
        return code.constant(Singletons.None);
    }

    // ---------------------------------------------------------------- operators

    private Operand binary(Expr.BinOp b) {
        return code.floatTrees.isTree(b) ? code.floatTrees.value(b) : operatorByOperator(b);
    }

    /** An operand of an operator of a tree whose leaves may have been evaluated. */
    private Operand part(Expr e) {
        Operand known = code.floatTrees.evaluated(e);
        if (known != null) {
            return known;
        }
        return e instanceof Expr.BinOp b && code.floatTrees.isInside()
                ? operatorByOperator(b) : value(e);
    }

    Operand operatorByOperator(Expr.BinOp b) {
        Operand left = part(b.left());
        Operand right = part(b.right());
        code.at(b.span());
        return code.arithmetic.binary(b.op(), left, right);
    }

    private Operand unary(Expr.UnaryOp u) {
        if (u.op() == UnaryOperator.NOT) {
            return truth(u);
        }
        if (u.op() == UnaryOperator.USUB
                && u.operand() instanceof Expr.Constant c
                && c.value() instanceof ConstantValue.Int i) {
            return constant(new ConstantValue.Int(i.value().negate()));
        }
        Operand v = value(u.operand());
        code.at(u.span());
        code.loadTs();
        code.push(v);
        code.call(
                Callees.NUMBERS,
                switch (u.op()) {
                    case INVERT -> "invert";
                    case UADD -> "positive";
                    default -> "negative";
                },
                "tl:l");
        Operand r = code.result();
        code.release(v);
        return r;
    }

    /** A condition as a bool object. */
    private Operand truth(Expr e) {
        Label isFalse = code.label();
        Label end = code.label();
        int slot = code.newTemp();
        jumpIf(e, false, isFalse);
        code.push(code.constant(PyBool.True));
        code.cb.lstore(slot);
        code.cb.goto_(end);
        code.bind(isFalse);
        code.push(code.constant(PyBool.False));
        code.cb.lstore(slot);
        code.bind(end);
        return new Operand.Temp(slot);
    }

    // ---------------------------------------------------------------- comparison

    private static int richOp(CmpOp op) {
        return switch (op) {
            case LT -> CompareOp.LT;
            case LTE -> CompareOp.LE;
            case EQ -> CompareOp.EQ;
            case NOTEQ -> CompareOp.NE;
            case GT -> CompareOp.GT;
            case GTE -> CompareOp.GE;
            default -> -1;
        };
    }

    private static String compareMethod(CmpOp op) {
        return switch (op) {
            case LT -> "lt";
            case LTE -> "le";
            case EQ -> "eq";
            case NOTEQ -> "ne";
            case GT -> "gt";
            case GTE -> "ge";
            case IS -> "is";
            case ISNOT -> "isNot";
            case IN -> "in";
            case NOTIN -> "notIn";
        };
    }

    private Operand compareOnce(Expr.Compare c) {
        Operand left = value(c.left());
        Operand right = value(c.comparators().get(0));
        code.at(c.span());
        Operand r = compare(c.ops().get(0), left, right);
        code.release(left);
        code.release(right);
        return r;
    }

    /** A comparison as an object; the operands stay. */
    private Operand compare(CmpOp op, Operand left, Operand right) {
        code.loadTs();
        code.push(left);
        code.push(right);
        int rich = richOp(op);
        if (rich >= 0) {
            code.cb.loadConstant(rich);
            code.call(Callees.COMPARE, "rich", "tlli:l");
        } else {
            code.call(Callees.COMPARE, compareMethod(op), "tll:z");
            code.call(Callees.COMPARE, "bool", "z:l");
        }
        return code.result();
    }

    /** {@code a < b < c}: each operand once, the first false result is the value. */
    private Operand compareChain(Expr.Compare c) {
        Label end = code.label();
        Operand left = value(c.left());
        int result = code.newTemp();
        int n = c.ops().size();
        for (int i = 0; i < n; i++) {
            // The operand to the left may be a local that the right side rebinds: hold our own.
            left = code.own(left);
            Operand right = code.own(value(c.comparators().get(i)));
            code.at(c.span());
            Operand r = compare(c.ops().get(i), left, right);
            code.release(left);
            code.pushOwned(r);
            code.cb.lstore(result);
            if (i < n - 1) {
                Label next = code.label();
                code.loadTs();
                code.cb.lload(result);
                code.call(Callees.COMPARE, "isTrue", "tl:z");
                code.cb.ifne(next);
                code.loadTs();
                code.cb.lload(((Operand.Temp) right).slot());
                code.cb.lconst_0();
                code.cb.lstore(((Operand.Temp) right).slot());
                code.call(Callees.REFS, "release", "tl:v");
                code.cb.goto_(end);
                code.bind(next);
                code.loadTs();
                code.takeSlot(result);
                code.call(Callees.REFS, "release", "tl:v");
                left = right;
            } else {
                code.release(right);
            }
        }
        code.bind(end);
        return new Operand.Temp(result);
    }

    // ---------------------------------------------------------------- conditions

    /** Emits a jump to {@code target} if the truth of {@code e} equals {@code when}. */
    void jumpIf(Expr e, boolean when, Label target) {
        if (isCut(e)) {
            jumpIfValue(e, when, target);
            return;
        }
        if (code.parts != null && code.parts.partition.standIn(e) != e) {
            jumpIf(code.parts.partition.standIn(e), when, target);
            return;
        }
        if (e instanceof Expr.UnaryOp u
                && u.op() == UnaryOperator.NOT) {
            jumpIf(u.operand(), !when, target);
        } else if (e instanceof Expr.BoolOp b) {
            jumpIfBoolOp(b, when, target);
        } else if (e instanceof Expr.Compare c
                && c.ops().size() == 1) {
                    Operand left = value(c.left());
                    Operand right = value(c.comparators().get(0));
                    code.at(c.span());
                    CmpOp op = c.ops().get(0);
                    code.arithmetic.jumpIf(op, compareMethod(op), left, right, when, target);
                } else
            if (e instanceof Expr.Constant c
                    && c.value() instanceof ConstantValue.True) {
                        if (when) {
                            code.cb.goto_(target);
                        }
                    } else {
                        jumpIfValue(e, when, target);
                    }
    }

    private void jumpIfValue(Expr e, boolean when, Label target) {
        Operand v = value(e);
        code.at(e.span());
        code.loadTs();
        code.push(v);
        code.call(Callees.COMPARE, "isTrue", "tl:z");
        // An int on the operand stack is no reference: it may wait there meanwhile.
        code.release(v);
        if (when) {
            code.cb.ifne(target);
        } else {
            code.cb.ifeq(target);
        }
    }

    private void jumpIfBoolOp(Expr.BoolOp b, boolean when, Label target) {
        List<Expr> values = b.values();
        boolean shortCircuit = b.op() == BoolOperator.OR;
        int last = values.size() - 1;
        if (shortCircuit == when) {
            for (Expr v : values) {
                jumpIf(v, when, target);
            }
            return;
        }
        Label fallThrough = code.label();
        for (int i = 0; i < last; i++) {
            jumpIf(values.get(i), shortCircuit, fallThrough);
        }
        jumpIf(values.get(last), when, target);
        code.bind(fallThrough);
    }

    private Operand boolOp(Expr.BoolOp b) {
        Label end = code.label();
        int slot = code.newTemp();
        int last = b.values().size() - 1;
        for (int i = 0; i <= last; i++) {
            Operand v = value(b.values().get(i));
            code.pushOwned(v);
            code.cb.lstore(slot);
            if (i < last) {
                code.at(b.values().get(i).span());
                code.loadTs();
                code.cb.lload(slot);
                code.call(Callees.COMPARE, "isTrue", "tl:z");
                if (b.op() == BoolOperator.OR) {
                    code.cb.ifne(end);
                } else {
                    code.cb.ifeq(end);
                }
                code.loadTs();
                code.takeSlot(slot);
                code.call(Callees.REFS, "release", "tl:v");
            }
        }
        code.bind(end);
        return new Operand.Temp(slot);
    }

    private Operand ifExp(Expr.IfExp i) {
        Label orelse = code.label();
        Label end = code.label();
        jumpIf(i.test(), false, orelse);
        int slot = code.newTemp();
        code.pushOwned(value(i.body()));
        code.cb.lstore(slot);
        code.cb.goto_(end);
        code.bind(orelse);
        code.pushOwned(value(i.orelse()));
        code.cb.lstore(slot);
        code.bind(end);
        return new Operand.Temp(slot);
    }

    // ---------------------------------------------------------------- attributes and items

    private Operand attribute(Expr.Attribute a) {
        Operand obj = value(a.value());
        code.at(a.span());
        return getAttribute(obj, a.attr());
    }

    Operand getAttribute(Operand obj, String attr) {
        code.loadTs();
        code.push(obj);
        code.sites.loadAttribute(code.unit.mangled(code.scope, attr));
        Operand r = code.result();
        code.release(obj);
        return r;
    }

    private Operand subscript(Expr.Subscript s) {
        Operand obj = value(s.value());
        Operand key = value(s.slice());
        code.at(s.span());
        code.loadTs();
        code.push(obj);
        code.push(key);
        code.support("getItem", "tll:l");
        Operand r = code.result();
        code.release(obj);
        code.release(key);
        return r;
    }

    private Operand slice(Expr.Slice s) {
        Operand lower = s.lower() == null ? none() : value(s.lower());
        Operand upper = s.upper() == null ? none() : value(s.upper());
        Operand step = s.step() == null ? none() : value(s.step());
        code.at(s.span());
        code.loadTs();
        code.push(lower);
        code.push(upper);
        code.push(step);
        code.support("slice", "tlll:l");
        Operand r = code.result();
        code.release(lower);
        code.release(upper);
        code.release(step);
        return r;
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

    /** CPython keeps so many values on its stack at most: longer lists are grown by appending. */
    private static final int STACK_USE_GUIDELINE = 30;

    /** A list or set display of constants is a copy of one constant. */
    private Operand constants(List<Expr> elts, boolean set) {
        List<ConstantValue> values = elts.stream().map(Expressions::constantOf).toList();
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
            Operand v = value(elts.get(i));
            code.loadTs();
            code.push(t);
            code.cb.loadConstant(i);
            code.pushOwned(v);
            code.support(init, "tlil:v");
        }
        return t;
    }

    private Operand dict(Expr.Dict d) {
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

    private Operand named(Expr.NamedExpr n) {
        Operand.Temp v = code.own(value(n.value()));
        Expr.Name target = (Expr.Name) n.target();
        code.loadTs();
        code.push(v);
        code.call(Callees.REFS, "retain", "tl:l");
        code.assignments.storeName(target.id(), code.result(), target.span());
        return v;
    }

    // ---------------------------------------------------------------- f-strings

    private Operand joined(Expr.JoinedStr j) {
        if (j.values().isEmpty()) {
            return code.constant(code.unit.constants().value(new ConstantValue.Str("")));
        }
        if (j.values().size() == 1 && j.values().get(0) instanceof Expr.FormattedValue f) {
            return formatted(f);
        }
        int n = j.values().size();
        Operand[] parts = new Operand[n];
        for (int i = 0; i < n; i++) {
            parts[i] = value(j.values().get(i));
        }
        code.at(j.span());
        code.loadTs();
        code.calls.pushArray(List.of(parts));
        code.support("joinStr", "ta:l");
        Operand r = code.result();
        for (Operand p : parts) {
            code.release(p);
        }
        return r;
    }

    private Operand formatted(Expr.FormattedValue f) {
        Operand v = value(f.value());
        Operand spec = f.formatSpec() == null ? null : value(f.formatSpec());
        code.at(f.span());
        code.loadTs();
        code.push(v);
        code.cb.loadConstant(f.conversion());
        if (spec == null) {
            code.cb.lconst_0();
        } else {
            code.push(spec);
        }
        code.support("formatValue", "tlil:l");
        Operand r = code.result();
        code.release(v);
        if (spec != null) {
            code.release(spec);
        }
        return r;
    }

    /** Whether the expression is a plain name load. */
    static boolean isName(Expr e, String id) {
        return e instanceof Expr.Name n && n.ctx() == ExprContext.LOAD && n.id().equals(id);
    }
}
