package org.jilectomy.runtime.builtins.nodes;

import java.util.List;
import org.jilectomy.runtime.ast.Arg;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.MatchCase;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.UnaryOperator;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What a tree that did not come from the parser must satisfy before it is compiled; compare
 * {@code _PyAST_Validate}. The first fault is a ValueError.
 */
public final class NodeChecks {
    private static final ExprContext LOAD = ExprContext.LOAD;

    private final ThreadState ts;

    private NodeChecks(ThreadState ts) {
        this.ts = ts;
    }

    /** @throws PyException if the tree is not valid */
    public static void check(ThreadState ts, Mod mod) {
        NodeChecks c = new NodeChecks(ts);
        switch (mod) {
            case Mod.Module m -> c.statements(m.body());
            case Mod.Interactive m -> c.statements(m.body());
            case Mod.Expression e -> c.expression(e.body(), LOAD);
            case Mod.FunctionType f -> {
                c.expressions(f.argtypes(), LOAD);
                c.expression(f.returns(), LOAD);
            }
        }
    }

    private PyException error(String message) {
        return Errors.valueError(ts, message);
    }

    private void place(Span s) {
        if (s.lineno() > s.endLineno()) {
            throw error("AST node line range (" + s.lineno() + ", " + s.endLineno()
                    + ") is not valid");
        }
        if (s.lineno() < 0 && s.endLineno() != s.lineno()
                || s.colOffset() < 0 && s.colOffset() != s.endColOffset()) {
            throw error("AST node column range (" + s.colOffset() + ", " + s.endColOffset()
                    + ") for line range (" + s.lineno() + ", " + s.endLineno()
                    + ") is not valid");
        }
        if (s.lineno() == s.endLineno() && s.colOffset() > s.endColOffset()) {
            throw error("line " + s.lineno() + ", column " + s.colOffset() + "-"
                    + s.endColOffset() + " is not a valid range");
        }
    }

    private void name(String id) {
        if (id.equals("None") || id.equals("True") || id.equals("False")) {
            throw error("identifier field can't represent '" + id + "' constant");
        }
    }

    private void notEmpty(List<?> items, String what, String owner) {
        if (items.isEmpty()) {
            throw error("empty " + what + " on " + owner);
        }
    }

    // ---------------------------------------------------------------- statements

    private void statements(List<Stmt> body) {
        for (Stmt s : body) {
            if (s == null) {
                throw error("None disallowed in statement list");
            }
            ThreadState.enter(ts);
            try {
                place(s.span());
                statement(s);
            } finally {
                ThreadState.leave(ts);
            }
        }
    }

    private void body(List<Stmt> body, String owner) {
        notEmpty(body, "body", owner);
        statements(body);
    }

    private void statement(Stmt s) {
        switch (s) {
            case Stmt.FunctionDef f ->
                    function(f.body(), "FunctionDef", f.args(), f.decoratorList(), f.returns());
            case Stmt.AsyncFunctionDef f ->
                    function(f.body(), "AsyncFunctionDef", f.args(), f.decoratorList(),
                            f.returns());
            case Stmt.ClassDef c -> {
                body(c.body(), "ClassDef");
                expressions(c.bases(), LOAD);
                keywords(c.keywords());
                expressions(c.decoratorList(), LOAD);
            }
            case Stmt.Return r -> optional(r.value());
            case Stmt.Delete d -> {
                notEmpty(d.targets(), "targets", "Delete");
                expressions(d.targets(), ExprContext.DEL);
            }
            case Stmt.Assign a -> {
                notEmpty(a.targets(), "targets", "Assign");
                expressions(a.targets(), ExprContext.STORE);
                expression(a.value(), LOAD);
            }
            case Stmt.AugAssign a -> {
                expression(a.target(), ExprContext.STORE);
                expression(a.value(), LOAD);
            }
            case Stmt.AnnAssign a -> {
                if (a.simple() && !(a.target() instanceof Expr.Name)) {
                    throw Errors.typeError(ts, "AnnAssign with simple non-Name target");
                }
                expression(a.target(), ExprContext.STORE);
                optional(a.value());
                expression(a.annotation(), LOAD);
            }
            case Stmt.For f -> loop(f.target(), f.iter(), f.body(), f.orelse(), "For");
            case Stmt.AsyncFor f ->
                    loop(f.target(), f.iter(), f.body(), f.orelse(), "AsyncFor");
            case Stmt.While w -> {
                expression(w.test(), LOAD);
                body(w.body(), "While");
                statements(w.orelse());
            }
            case Stmt.If i -> {
                expression(i.test(), LOAD);
                body(i.body(), "If");
                statements(i.orelse());
            }
            case Stmt.With w -> with(w.items(), w.body(), "With");
            case Stmt.AsyncWith w -> with(w.items(), w.body(), "AsyncWith");
            case Stmt.Match m -> match(m);
            case Stmt.Raise r -> {
                if (r.exc() != null) {
                    expression(r.exc(), LOAD);
                    optional(r.cause());
                } else if (r.cause() != null) {
                    throw error("Raise with cause but no exception");
                }
            }
            case Stmt.Try t -> tryStatement(t.body(), t.handlers(), t.orelse(), t.finalbody(),
                    "Try");
            case Stmt.TryStar t -> tryStatement(t.body(), t.handlers(), t.orelse(),
                    t.finalbody(), "TryStar");
            case Stmt.Assert a -> {
                expression(a.test(), LOAD);
                optional(a.msg());
            }
            case Stmt.Import i -> notEmpty(i.names(), "names", "Import");
            case Stmt.ImportFrom i -> {
                if (i.level() < 0) {
                    throw error("Negative ImportFrom level");
                }
                notEmpty(i.names(), "names", "ImportFrom");
            }
            case Stmt.Global g -> notEmpty(g.names(), "names", "Global");
            case Stmt.Nonlocal n -> notEmpty(n.names(), "names", "Nonlocal");
            case Stmt.ExprStmt e -> expression(e.value(), LOAD);
            case Stmt.Pass p -> {}
            case Stmt.Break b -> {}
            case Stmt.Continue c -> {}
        }
    }

    private void function(
            List<Stmt> body, String owner, Arguments args, List<Expr> decorators, Expr returns) {
        body(body, owner);
        arguments(args);
        expressions(decorators, LOAD);
        optional(returns);
    }

    private void loop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String owner) {
        expression(target, ExprContext.STORE);
        expression(iter, LOAD);
        body(body, owner);
        statements(orelse);
    }

    private void with(List<WithItem> items, List<Stmt> body, String owner) {
        notEmpty(items, "items", owner);
        for (WithItem i : items) {
            expression(i.contextExpr(), LOAD);
            if (i.optionalVars() != null) {
                expression(i.optionalVars(), ExprContext.STORE);
            }
        }
        body(body, owner);
    }

    private void match(Stmt.Match m) {
        expression(m.subject(), LOAD);
        notEmpty(m.cases(), "cases", "Match");
        for (MatchCase c : m.cases()) {
            pattern(c.pattern(), false);
            optional(c.guard());
            body(c.body(), "match_case");
        }
    }

    private void tryStatement(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            List<Stmt> finalbody, String owner) {
        body(body, owner);
        if (handlers.isEmpty() && finalbody.isEmpty()) {
            throw error(owner + " has neither except handlers nor finalbody");
        }
        if (handlers.isEmpty() && !orelse.isEmpty()) {
            throw error(owner + " has orelse but no except handlers");
        }
        for (ExceptHandler h : handlers) {
            place(h.span());
            optional(h.type());
            body(h.body(), "ExceptHandler");
        }
        statements(finalbody);
        statements(orelse);
    }

    // ---------------------------------------------------------------- parameters and arguments

    private void arguments(Arguments a) {
        parameters(a.posonlyargs());
        parameters(a.args());
        parameter(a.vararg());
        parameters(a.kwonlyargs());
        parameter(a.kwarg());
        if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
            throw error("more positional defaults than args on arguments");
        }
        if (a.kwDefaults().size() != a.kwonlyargs().size()) {
            throw error(
                    "length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        expressions(a.defaults(), LOAD);
        for (Expr e : a.kwDefaults()) {
            optional(e);
        }
    }

    private void parameters(List<Arg> args) {
        for (Arg a : args) {
            parameter(a);
        }
    }

    private void parameter(Arg a) {
        if (a != null) {
            place(a.span());
            optional(a.annotation());
        }
    }

    private void keywords(List<Keyword> keywords) {
        for (Keyword k : keywords) {
            expression(k.value(), LOAD);
        }
    }

    private void comprehensions(List<Comprehension> generators) {
        if (generators.isEmpty()) {
            throw error("comprehension with no generators");
        }
        for (Comprehension c : generators) {
            expression(c.target(), ExprContext.STORE);
            expression(c.iter(), LOAD);
            expressions(c.ifs(), LOAD);
        }
    }

    // ---------------------------------------------------------------- expressions

    private void optional(Expr e) {
        if (e != null) {
            expression(e, LOAD);
        }
    }

    private void expressions(List<Expr> all, ExprContext ctx) {
        for (Expr e : all) {
            if (e == null) {
                throw error("None disallowed in expression list");
            }
            expression(e, ctx);
        }
    }

    private static String name(ExprContext ctx) {
        return switch (ctx) {
            case LOAD -> "Load";
            case STORE -> "Store";
            case DEL -> "Del";
        };
    }

    private void expression(Expr e, ExprContext ctx) {
        place(e.span());
        ExprContext actual =
                switch (e) {
                    case Expr.Attribute x -> x.ctx();
                    case Expr.Subscript x -> x.ctx();
                    case Expr.Starred x -> x.ctx();
                    case Expr.Name x -> {
                        name(x.id());
                        yield x.ctx();
                    }
                    case Expr.ListExpr x -> x.ctx();
                    case Expr.TupleExpr x -> x.ctx();
                    default -> null;
                };
        if (actual == null && ctx != LOAD) {
            throw error("expression which can't be assigned to in " + name(ctx) + " context");
        }
        if (actual != null && actual != ctx) {
            throw error("expression must have " + name(ctx) + " context but has " + name(actual)
                    + " instead");
        }
        ThreadState.enter(ts);
        try {
            parts(e, ctx);
        } finally {
            ThreadState.leave(ts);
        }
    }

    private void parts(Expr e, ExprContext ctx) {
        switch (e) {
            case Expr.BoolOp x -> {
                if (x.values().size() < 2) {
                    throw error("BoolOp with less than 2 values");
                }
                expressions(x.values(), LOAD);
            }
            case Expr.BinOp x -> {
                expression(x.left(), LOAD);
                expression(x.right(), LOAD);
            }
            case Expr.UnaryOp x -> expression(x.operand(), LOAD);
            case Expr.Lambda x -> {
                arguments(x.args());
                expression(x.body(), LOAD);
            }
            case Expr.IfExp x -> {
                expression(x.test(), LOAD);
                expression(x.body(), LOAD);
                expression(x.orelse(), LOAD);
            }
            case Expr.Dict x -> {
                if (x.keys().size() != x.values().size()) {
                    throw error("Dict doesn't have the same number of keys as values");
                }
                x.keys().forEach(this::optional);
                expressions(x.values(), LOAD);
            }
            case Expr.Set x -> expressions(x.elts(), LOAD);
            case Expr.ListComp x -> {
                comprehensions(x.generators());
                expression(x.elt(), LOAD);
            }
            case Expr.SetComp x -> {
                comprehensions(x.generators());
                expression(x.elt(), LOAD);
            }
            case Expr.GeneratorExp x -> {
                comprehensions(x.generators());
                expression(x.elt(), LOAD);
            }
            case Expr.DictComp x -> {
                comprehensions(x.generators());
                expression(x.key(), LOAD);
                expression(x.value(), LOAD);
            }
            case Expr.Yield x -> optional(x.value());
            case Expr.YieldFrom x -> expression(x.value(), LOAD);
            case Expr.Await x -> expression(x.value(), LOAD);
            case Expr.Compare x -> {
                if (x.comparators().isEmpty()) {
                    throw error("Compare with no comparators");
                }
                if (x.comparators().size() != x.ops().size()) {
                    throw error("Compare has a different number of comparators and operands");
                }
                expressions(x.comparators(), LOAD);
                expression(x.left(), LOAD);
            }
            case Expr.Call x -> {
                expression(x.func(), LOAD);
                expressions(x.args(), LOAD);
                keywords(x.keywords());
            }
            case Expr.Constant x -> {}
            case Expr.JoinedStr x -> expressions(x.values(), LOAD);
            case Expr.FormattedValue x -> {
                expression(x.value(), LOAD);
                optional(x.formatSpec());
            }
            case Expr.Attribute x -> expression(x.value(), LOAD);
            case Expr.Subscript x -> {
                expression(x.slice(), LOAD);
                expression(x.value(), LOAD);
            }
            case Expr.Starred x -> expression(x.value(), ctx);
            case Expr.Slice x -> {
                optional(x.lower());
                optional(x.upper());
                optional(x.step());
            }
            case Expr.ListExpr x -> expressions(x.elts(), ctx);
            case Expr.TupleExpr x -> expressions(x.elts(), ctx);
            case Expr.NamedExpr x -> expression(x.value(), LOAD);
            case Expr.Name x -> {}
        }
    }

    // ---------------------------------------------------------------- patterns

    private void capture(String name) {
        if (name.equals("_")) {
            throw error("can't capture name '_' in patterns");
        }
        name(name);
    }

    private void patterns(List<Pattern> all, boolean starOk) {
        for (Pattern p : all) {
            pattern(p, starOk);
        }
    }

    private void pattern(Pattern p, boolean starOk) {
        place(p.span());
        switch (p) {
            case Pattern.MatchValue x -> value(x.value());
            case Pattern.MatchSingleton x -> {
                if (!(x.value() instanceof ConstantValue.None
                        || x.value() instanceof ConstantValue.True
                        || x.value() instanceof ConstantValue.False)) {
                    throw error("MatchSingleton can only contain True, False and None");
                }
            }
            case Pattern.MatchSequence x -> patterns(x.patterns(), true);
            case Pattern.MatchMapping x -> {
                if (x.keys().size() != x.patterns().size()) {
                    throw error(
                            "MatchMapping doesn't have the same number of keys as patterns");
                }
                if (x.rest() != null) {
                    capture(x.rest());
                }
                for (Expr key : x.keys()) {
                    boolean singleton = key instanceof Expr.Constant c
                            && (c.value() instanceof ConstantValue.None
                                    || c.value() instanceof ConstantValue.True
                                    || c.value() instanceof ConstantValue.False);
                    if (!singleton) {
                        value(key);
                    }
                }
                patterns(x.patterns(), false);
            }
            case Pattern.MatchClass x -> {
                if (x.kwdAttrs().size() != x.kwdPatterns().size()) {
                    throw error("MatchClass doesn't have the same number of keyword attributes "
                            + "as patterns");
                }
                expression(x.cls(), LOAD);
                Expr cls = x.cls();
                while (cls instanceof Expr.Attribute a) {
                    cls = a.value();
                }
                if (!(cls instanceof Expr.Name)) {
                    throw error(
                            "MatchClass cls field can only contain Name or Attribute nodes.");
                }
                x.kwdAttrs().forEach(this::name);
                patterns(x.patterns(), false);
                patterns(x.kwdPatterns(), false);
            }
            case Pattern.MatchStar x -> {
                if (!starOk) {
                    throw error("can't use MatchStar here");
                }
                if (x.name() != null) {
                    capture(x.name());
                }
            }
            case Pattern.MatchAs x -> {
                if (x.name() != null) {
                    capture(x.name());
                }
                if (x.pattern() == null) {
                    break;
                }
                if (x.name() == null) {
                    throw error(
                            "MatchAs must specify a target name if a pattern is given");
                }
                pattern(x.pattern(), false);
            }
            case Pattern.MatchOr x -> {
                if (x.patterns().size() < 2) {
                    throw error("MatchOr requires at least 2 patterns");
                }
                patterns(x.patterns(), false);
            }
        }
    }

    /** A value in a pattern: a literal, a sum of numbers, or a dotted name. */
    private void value(Expr e) {
        expression(e, LOAD);
        switch (e) {
            case Expr.Constant c -> {
                boolean literal = c.value() instanceof ConstantValue.Int
                        || c.value() instanceof ConstantValue.Float
                        || c.value() instanceof ConstantValue.Complex
                        || c.value() instanceof ConstantValue.Str
                        || c.value() instanceof ConstantValue.Bytes;
                if (!literal) {
                    throw error("unexpected constant inside of a literal pattern");
                }
            }
            case Expr.Attribute a -> {
                Expr at = a;
                while (at instanceof Expr.Attribute inner) {
                    at = inner.value();
                }
                if (!(at instanceof Expr.Name)) {
                    throw notLiteral();
                }
            }
            case Expr.UnaryOp u -> {
                if (u.op() != UnaryOperator.USUB || !isNumber(u.operand(), true, true)) {
                    throw notLiteral();
                }
            }
            case Expr.BinOp b -> {
                Expr left = b.left() instanceof Expr.UnaryOp u && u.op() == UnaryOperator.USUB
                        ? u.operand() : b.left();
                if (b.op() != Operator.ADD && b.op() != Operator.SUB
                        || !isNumber(left, true, false) || !isNumber(b.right(), false, true)) {
                    throw notLiteral();
                }
            }
            case Expr.JoinedStr j -> {}
            default -> throw notLiteral();
        }
    }

    private PyException notLiteral() {
        return error("patterns may only match literals and attribute lookups");
    }

    private static boolean isNumber(Expr e, boolean real, boolean imaginary) {
        return e instanceof Expr.Constant c
                && (real && (c.value() instanceof ConstantValue.Int
                        || c.value() instanceof ConstantValue.Float)
                        || imaginary && c.value() instanceof ConstantValue.Complex);
    }
}
