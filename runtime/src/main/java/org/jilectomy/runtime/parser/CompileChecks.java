package org.jilectomy.runtime.parser;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jilectomy.runtime.ast.Alias;
import org.jilectomy.runtime.ast.Arg;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.MatchCase;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;

/**
 * The errors that CPython reports while it generates code. They need the scopes and the blocks
 * around a statement, but nothing of the code itself, so they are found here and every compiler
 * behind this can rely on them. Compare CPython's {@code Python/compile.c}.
 */
final class CompileChecks {
    /** CPython's limit of blocks within blocks in one function. */
    private static final int MAX_BLOCKS = 20;

    /** What a statement is nested in, innermost first; null outside all. */
    private record Block(Kind kind, Block outer, int depth) {
        enum Kind {
            LOOP, EXCEPT_STAR, OTHER
        }
    }

    private final String filename;
    private final SymbolTable table;
    private Scope scope;
    private Block block;
    private final LikelyMistakes mistakes;

    private final boolean topLevelAwait;

    CompileChecks(String filename, SymbolTable table, boolean topLevelAwait) {
        this.topLevelAwait = topLevelAwait;
        this.filename = filename;
        this.table = table;
        this.mistakes = new LikelyMistakes(table.warnings);
    }

    void check(Mod mod) {
        scope = table.module();
        if (mod instanceof Mod.Module m) {
            statements(m.body());
        } else if (mod instanceof Mod.Interactive i) {
            statements(i.body());
        } else if (mod instanceof Mod.Expression e) {
            expression(e.body());
        }
    }

    SyntaxErrorException error(String message, Span span) {
        return SymbolTable.error(filename, message, span);
    }

    /** {@code __debug__} is a constant: nothing may bind it. */
    void bindable(String name, Span span) {
        if (name.equals("__debug__")) {
            throw error("cannot assign to __debug__", span);
        }
    }

    /** In an async function, or in a module by a flag of {@code compile}: that makes it one. */
    private boolean mayAwait() {
        if (topLevelAwait && scope.kind() == Scope.Kind.MODULE) {
            scope.coroutine = true;
            return true;
        }
        return scope.isAsyncFunction();
    }

    private void push(Block.Kind kind, Span span) {
        int depth = block == null ? 1 : block.depth() + 1;
        if (depth > MAX_BLOCKS) {
            throw error("too many statically nested blocks", span);
        }
        block = new Block(kind, block, depth);
    }

    private void pop() {
        block = block.outer();
    }

    // ---- statements --------------------------------------------------------------------------

    private void statements(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            statement(body.get(i));
        }
    }

    private void statement(Stmt stmt) {
        if (stmt instanceof Stmt.ExprStmt s) {
            expression(s.value());
        } else if (stmt instanceof Stmt.Assign s) {
            expression(s.value());
            expressions(s.targets());
        } else if (stmt instanceof Stmt.If s) {
            expression(s.test());
            statements(s.body());
            statements(s.orelse());
        } else if (stmt instanceof Stmt.Return s) {
            returnStatement(s);
        } else if (stmt instanceof Stmt.FunctionDef s) {
            function(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns());
        } else if (stmt instanceof Stmt.For s) {
            loop(s.target(), s.iter(), s.body(), s.orelse(), s.span());
        } else if (stmt instanceof Stmt.ClassDef s) {
            classDef(s);
        } else if (stmt instanceof Stmt.AugAssign s) {
            if (s.target() instanceof Expr.Attribute a) {
                expression(a.value()); // the one place where a.__debug__ is let pass
            } else {
                expression(s.target());
            }
            expression(s.value());
        } else if (stmt instanceof Stmt.Raise s) {
            optional(s.exc());
            optional(s.cause());
        } else if (stmt instanceof Stmt.Try s) {
            tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody(), s.span(), false);
        } else if (stmt instanceof Stmt.Import s) {
            imports(s.names(), s.span());
        } else if (stmt instanceof Stmt.ImportFrom s) {
            if (s.span().lineno() > table.future().lastLine()
                    && "__future__".equals(s.module())) {
                throw error("from __future__ imports must occur at the beginning of the file",
                        s.span());
            }
            imports(s.names(), s.span());
        } else {
            rareStatement(stmt);
        }
    }

    private void rareStatement(Stmt stmt) {
        if (stmt instanceof Stmt.With s) {
            with(s.items(), 0, s.body(), s.span());
        } else if (stmt instanceof Stmt.While s) {
            push(Block.Kind.LOOP, s.span());
            expression(s.test());
            statements(s.body());
            pop();
            statements(s.orelse());
        } else if (stmt instanceof Stmt.Assert s) {
            mistakes.assertion(s);
            expression(s.test());
            optional(s.msg());
        } else if (stmt instanceof Stmt.Delete s) {
            expressions(s.targets());
        } else if (stmt instanceof Stmt.AnnAssign s) {
            annAssign(s);
        } else if (stmt instanceof Stmt.AsyncFunctionDef s) {
            function(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns());
        } else if (stmt instanceof Stmt.AsyncFor s) {
            if (!mayAwait()) {
                throw error("'async for' outside async function", s.span());
            }
            loop(s.target(), s.iter(), s.body(), s.orelse(), s.span());
        } else if (stmt instanceof Stmt.AsyncWith s) {
            if (!mayAwait()) {
                throw error("'async with' outside async function", s.span());
            }
            with(s.items(), 0, s.body(), s.span());
        } else if (stmt instanceof Stmt.TryStar s) {
            tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody(), s.span(), true);
        } else if (stmt instanceof Stmt.Match s) {
            match(s);
        } else if (stmt instanceof Stmt.Break s) {
            jump(s.span(), "'break' outside loop");
        } else if (stmt instanceof Stmt.Continue s) {
            jump(s.span(), "'continue' not properly in loop");
        }
    }

    private void returnStatement(Stmt.Return s) {
        if (!scope.isFunction()) {
            throw error("'return' outside function", s.span());
        }
        if (s.value() != null && scope.isAsyncGenerator()) {
            throw error("'return' with value in async generator", s.span());
        }
        optional(s.value());
        boolean constant = s.value() instanceof Expr.Constant
                && s.value().span().lineno() == s.span().lineno();
        for (Block b = block; b != null; b = b.outer()) {
            if (b.kind() == Block.Kind.EXCEPT_STAR) {
                throw leavesExceptStar(constant ? s.value().span() : s.span());
            }
        }
    }

    private SyntaxErrorException leavesExceptStar(Span span) {
        return error("'break', 'continue' and 'return' cannot appear in an except* block", span);
    }

    /** A break or continue: there must be a loop, and no except* on the way to it. */
    private void jump(Span span, String outside) {
        for (Block b = block; b != null; b = b.outer()) {
            if (b.kind() == Block.Kind.LOOP) {
                return;
            }
            if (b.kind() == Block.Kind.EXCEPT_STAR) {
                throw leavesExceptStar(span);
            }
        }
        throw error(outside, span);
    }

    private void loop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, Span span) {
        push(Block.Kind.LOOP, span);
        expression(iter);
        expression(target);
        statements(body);
        pop();
        statements(orelse);
    }

    private void with(List<WithItem> items, int from, List<Stmt> body, Span span) {
        if (from == items.size()) {
            statements(body);
            return;
        }
        expression(items.get(from).contextExpr());
        push(Block.Kind.OTHER, span);
        optional(items.get(from).optionalVars());
        with(items, from + 1, body, span);
        pop();
    }

    private void tryStatement(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            List<Stmt> finalbody, Span span, boolean star) {
        boolean hasFinally = !finalbody.isEmpty();
        if (hasFinally) {
            push(Block.Kind.OTHER, span);
        }
        if (handlers.isEmpty()) {
            statements(body);
        } else {
            push(Block.Kind.OTHER, span);
            statements(body);
            pop();
            statements(orelse);
            push(star ? Block.Kind.EXCEPT_STAR : Block.Kind.OTHER, span);
            for (int i = 0; i < handlers.size(); i++) {
                handler(handlers.get(i), i == handlers.size() - 1);
            }
            pop();
        }
        if (hasFinally) {
            pop();
            push(Block.Kind.OTHER, span);
            statements(finalbody);
            pop();
        }
    }

    private void handler(ExceptHandler handler, boolean last) {
        if (handler.type() == null && !last) {
            throw error("default 'except:' must be last", handler.span());
        }
        optional(handler.type());
        if (handler.name() != null) {
            bindable(handler.name(), handler.span());
        }
        push(Block.Kind.OTHER, handler.span());
        statements(handler.body());
        pop();
    }

    private void imports(List<Alias> names, Span span) {
        for (Alias alias : names) {
            bindable(alias.asname() != null ? alias.asname() : alias.name(), span);
        }
    }

    private void annAssign(Stmt.AnnAssign s) {
        if (s.value() != null) {
            expression(s.value());
            expression(s.target());
        }
        if (s.target() instanceof Expr.Name name) {
            bindable(name.id(), s.span());
        } else if (s.target() instanceof Expr.Attribute attribute) {
            bindable(attribute.attr(), s.span());
            expression(attribute.value());
        } else if (s.value() == null && s.target() instanceof Expr.Subscript subscript) {
            // Evaluated, not stored to: there is no tuple that could take a starred item.
            expression(subscript.value());
            subscriptParts(subscript.slice());
        } else {
            expression(s.target());
        }
        if (!scope.isFunction()) { // there it is never evaluated, so there is no code that could be wrong
            annotation(s.annotation());
        }
    }

    private void subscriptParts(Expr slice) {
        if (slice instanceof Expr.TupleExpr tuple) {
            for (Expr part : tuple.elts()) {
                expression(part);
            }
        } else {
            expression(slice);
        }
    }

    // ---- definitions -------------------------------------------------------------------------

    private void function(
            Stmt node, String name, Arguments args, List<Stmt> body, List<Expr> decorators,
            Expr returns) {
        bindableParameters(args, node.span());
        expressions(decorators);
        expressions(args.defaults());
        expressions(args.kwDefaults());
        annotations(args.args());
        annotations(args.posonlyargs());
        if (args.vararg() != null) {
            Expr annotation = args.vararg().annotation();
            annotation(annotation instanceof Expr.Starred s ? s.value() : annotation);
        }
        annotations(args.kwonlyargs());
        if (args.kwarg() != null) {
            annotation(args.kwarg().annotation());
        }
        annotation(returns);
        Scope outer = scope;
        Block outerBlock = block;
        scope = table.scopeOf(node);
        block = null;
        statements(body);
        scope = outer;
        block = outerBlock;
        bindable(name, node.span());
    }

    private void bindableParameters(Arguments args, Span span) {
        bindableParameters(args.posonlyargs(), span);
        bindableParameters(args.args(), span);
        if (args.vararg() != null) {
            bindable(args.vararg().arg(), span);
        }
        bindableParameters(args.kwonlyargs(), span);
        if (args.kwarg() != null) {
            bindable(args.kwarg().arg(), span);
        }
    }

    private void bindableParameters(List<Arg> args, Span span) {
        for (int i = 0; i < args.size(); i++) {
            bindable(args.get(i).arg(), span);
        }
    }

    private void annotations(List<Arg> args) {
        for (int i = 0; i < args.size(); i++) {
            annotation(args.get(i).annotation());
        }
    }

    private void annotation(Expr annotation) {
        if (annotation != null && !table.future().annotations()) {
            expression(annotation);
        }
    }

    private void classDef(Stmt.ClassDef s) {
        expressions(s.decoratorList());
        Scope outer = scope;
        Block outerBlock = block;
        scope = table.scopeOf(s);
        block = null;
        statements(s.body());
        scope = outer;
        block = outerBlock;
        names(s.keywords(), s.span());
        elements(s.bases());
        values(s.keywords());
        bindable(s.name(), s.span());
    }

    // ---- match -------------------------------------------------------------------------------

    private void match(Stmt.Match s) {
        expression(s.subject());
        for (int i = 0; i < s.cases().size(); i++) {
            MatchCase matchCase = s.cases().get(i);
            boolean mayBeIrrefutable = matchCase.guard() != null || i == s.cases().size() - 1;
            new PatternChecks(this).check(matchCase.pattern(), mayBeIrrefutable);
            optional(matchCase.guard());
            statements(matchCase.body());
        }
    }

    // ---- expressions -------------------------------------------------------------------------

    private void expressions(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            optional(list.get(i));
        }
    }

    /** Expressions among which stars are allowed. */
    private void elements(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            Expr e = list.get(i);
            expression(e instanceof Expr.Starred s ? s.value() : e);
        }
    }

    private void optional(Expr e) {
        if (e != null) {
            expression(e);
        }
    }

    void expression(Expr e) {
        if (e instanceof Expr.Name x) {
            if (x.ctx() != ExprContext.LOAD) {
                bound(x.id(), x.ctx(), x.span());
            }
        } else if (e instanceof Expr.Attribute x) {
            expression(x.value());
            if (x.ctx() == ExprContext.STORE) {
                bindable(x.attr(), x.span());
            }
        } else if (e instanceof Expr.Call x) {
            names(x.keywords(), x.span());
            mistakes.call(x);
            expression(x.func());
            elements(x.args());
            values(x.keywords());
        } else if (e instanceof Expr.Constant) {
            // nothing to check
        } else if (e instanceof Expr.BinOp x) {
            expression(x.left());
            expression(x.right());
        } else if (e instanceof Expr.Compare x) {
            mistakes.compare(x);
            expression(x.left());
            expressions(x.comparators());
        } else if (e instanceof Expr.Subscript x) {
            mistakes.subscript(x);
            expression(x.value());
            expression(x.slice());
        } else if (e instanceof Expr.TupleExpr x) {
            sequence(x.elts(), x.ctx(), x.span());
        } else if (e instanceof Expr.BoolOp x) {
            expressions(x.values());
        } else if (e instanceof Expr.UnaryOp x) {
            expression(x.operand());
        } else if (e instanceof Expr.ListExpr x) {
            sequence(x.elts(), x.ctx(), x.span());
        } else if (e instanceof Expr.Dict x) {
            expressions(x.keys());
            expressions(x.values());
        } else if (e instanceof Expr.JoinedStr x) {
            expressions(x.values());
        } else if (e instanceof Expr.FormattedValue x) {
            expression(x.value());
            optional(x.formatSpec());
        } else {
            rareExpression(e);
        }
    }

    private void rareExpression(Expr e) {
        if (e instanceof Expr.Slice x) {
            optional(x.lower());
            optional(x.upper());
            optional(x.step());
        } else if (e instanceof Expr.Starred x) {
            throw error(x.ctx() == ExprContext.STORE
                    ? "starred assignment target must be in a list or tuple"
                    : "can't use starred expression here", x.span());
        } else if (e instanceof Expr.IfExp x) {
            expression(x.test());
            expression(x.body());
            expression(x.orelse());
        } else if (e instanceof Expr.Lambda x) {
            bindableParameters(x.args(), x.span());
            expressions(x.args().defaults());
            expressions(x.args().kwDefaults());
            Scope outer = scope;
            scope = table.scopeOf(x);
            expression(x.body());
            scope = outer;
        } else if (e instanceof Expr.ListComp x) {
            comprehension(x, x.generators(), x.elt(), null);
        } else if (e instanceof Expr.GeneratorExp x) {
            comprehension(x, x.generators(), x.elt(), null);
        } else if (e instanceof Expr.DictComp x) {
            comprehension(x, x.generators(), x.key(), x.value());
        } else if (e instanceof Expr.SetComp x) {
            comprehension(x, x.generators(), x.elt(), null);
        } else if (e instanceof Expr.Set x) {
            elements(x.elts());
        } else if (e instanceof Expr.NamedExpr x) {
            expression(x.value());
            expression(x.target());
        } else if (e instanceof Expr.Yield x) {
            if (!scope.isFunction()) {
                throw error("'yield' outside function", x.span());
            }
            optional(x.value());
        } else if (e instanceof Expr.YieldFrom x) {
            if (!scope.isFunction()) {
                throw error("'yield' outside function", x.span());
            }
            if (scope.isAsyncFunction()) {
                throw error("'yield from' inside async function", x.span());
            }
            expression(x.value());
        } else if (e instanceof Expr.Await x) {
            if (!scope.isFunction() && !mayAwait()) {
                throw error("'await' outside function", x.span());
            }
            if (!scope.isComprehension() && !mayAwait()) {
                throw error("'await' outside async function", x.span());
            }
            expression(x.value());
        }
    }

    private void bound(String name, ExprContext ctx, Span span) {
        if (name.equals("__debug__")) {
            throw error(ctx == ExprContext.DEL ? "cannot delete __debug__"
                    : "cannot assign to __debug__", span);
        }
    }

    private void sequence(List<Expr> elts, ExprContext ctx, Span span) {
        if (ctx == ExprContext.STORE) {
            boolean seen = false;
            for (int i = 0; i < elts.size(); i++) {
                if (!(elts.get(i) instanceof Expr.Starred)) {
                    continue;
                }
                if (seen) {
                    throw error("multiple starred expressions in assignment", span);
                }
                if (i >= 1 << 8 || elts.size() - i - 1 >= Integer.MAX_VALUE >> 8) {
                    throw error("too many expressions in star-unpacking assignment", span);
                }
                seen = true;
            }
        }
        elements(elts);
    }

    /** A call's names, which CPython looks at before its function and arguments. */
    private void names(List<Keyword> keywords, Span span) {
        if (keywords.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        boolean repeated = false;
        for (int i = 0; i < keywords.size(); i++) {
            String name = keywords.get(i).arg();
            repeated |= name != null && !seen.add(name);
        }
        for (int i = 0; i < keywords.size(); i++) {
            String name = keywords.get(i).arg();
            if (name == null) {
                continue;
            }
            bindable(name, span);
            for (int j = i + 1; repeated && j < keywords.size(); j++) {
                if (name.equals(keywords.get(j).arg())) {
                    throw error("keyword argument repeated: " + name, keywords.get(j).span());
                }
            }
        }
    }

    private void values(List<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            expression(keywords.get(i).value());
        }
    }

    private void comprehension(
            Expr node, List<Comprehension> generators, Expr elt, Expr value) {
        Scope outer = scope;
        Scope inner = table.scopeOf(node);
        if (inner.coroutine && !inner.isGeneratorExpression() && !outer.isComprehension()
                && !mayAwait()) {
            throw error("asynchronous comprehension outside of an asynchronous function",
                    node.span());
        }
        scope = inner;
        for (int i = 0; i < generators.size(); i++) {
            Comprehension generator = generators.get(i);
            if (i > 0) {
                expression(generator.iter());
            }
            expression(generator.target());
            expressions(generator.ifs());
        }
        expression(elt);
        optional(value);
        scope = outer;
        expression(generators.get(0).iter());
    }
}
