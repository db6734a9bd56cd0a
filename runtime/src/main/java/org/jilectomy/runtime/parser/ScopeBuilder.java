package org.jilectomy.runtime.parser;

import java.util.List;
import java.util.Map;
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
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.WithItem;

/**
 * Makes the tree of scopes and notes in each how names are used. Compare the {@code symtable_visit}
 * functions of CPython's {@code Python/symtable.c}: the order of the visits is theirs, because it
 * decides which of two errors is reported.
 */
final class ScopeBuilder {
    /** As CPython's, at its default recursion limit of 1000. */
    private static final int MAX_DEPTH = 3000;

    private final String filename;
    private final FutureFeatures future;
    private final Map<Object, Scope> scopes;
    private Scope module;
    private Scope scope;
    private int depth;

    ScopeBuilder(String filename, FutureFeatures future, Map<Object, Scope> scopes) {
        this.filename = filename;
        this.future = future;
        this.scopes = scopes;
    }

    Scope build(Mod mod) {
        module = new Scope(Scope.Kind.MODULE, "<module>", mod, null, null, false);
        scopes.put(mod, module);
        scope = module;
        if (mod instanceof Mod.Module m) {
            statements(m.body());
        } else if (mod instanceof Mod.Interactive i) {
            statements(i.body());
        } else if (mod instanceof Mod.Expression e) {
            expression(e.body());
        }
        return module;
    }

    // ---- scopes and names --------------------------------------------------------------------

    private void enter(
            Scope.Kind kind, String name, Object node, String privateClass, boolean async) {
        Scope inner = new Scope(kind, name, node, scope, privateClass, async);
        inner.inIterable = scope.inIterable;
        scope.children.add(inner);
        scopes.put(node, inner);
        scope = inner;
    }

    private void leave() {
        scope = scope.parent();
    }

    private void add(String name, int flag, Span span) {
        add(scope, name, flag, span);
    }

    private void add(Scope to, String name, int flag, Span span) {
        String mangled = SymbolTable.mangle(scope.privateClass, name);
        Symbol symbol = to.symbol(mangled);
        if ((flag & Symbol.PARAMETER) != 0) {
            if ((symbol.flags & Symbol.PARAMETER) != 0) {
                throw error("duplicate argument '" + name + "' in function definition", span);
            }
            to.parameters.add(mangled);
        }
        symbol.flags |= flag;
        if (scope.inIterationTarget) {
            if ((symbol.flags & (Symbol.GLOBAL | Symbol.NONLOCAL)) != 0) {
                throw error("comprehension inner loop cannot rebind assignment expression target '"
                        + name + "'", span);
            }
            symbol.flags |= Symbol.ITERATION;
        }
        if ((flag & Symbol.GLOBAL) != 0 && to != module) {
            module.symbol(mangled).flags |= Symbol.GLOBAL;
        }
    }

    private SyntaxErrorException error(String message, Span span) {
        return SymbolTable.error(filename, message, span);
    }

    // ---- statements --------------------------------------------------------------------------

    private void statements(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            statement(body.get(i));
        }
    }

    private void statement(Stmt stmt) {
        if (++depth > MAX_DEPTH) {
            throw SymbolTable.recursion(filename);
        }
        if (stmt instanceof Stmt.ExprStmt s) {
            expression(s.value());
        } else if (stmt instanceof Stmt.Assign s) {
            expressions(s.targets());
            expression(s.value());
        } else if (stmt instanceof Stmt.If s) {
            expression(s.test());
            statements(s.body());
            statements(s.orelse());
        } else if (stmt instanceof Stmt.Return s) {
            optional(s.value());
        } else if (stmt instanceof Stmt.FunctionDef s) {
            function(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(), false);
        } else if (stmt instanceof Stmt.For s) {
            loop(s.target(), s.iter(), s.body(), s.orelse());
        } else if (stmt instanceof Stmt.ClassDef s) {
            classDef(s);
        } else if (stmt instanceof Stmt.AugAssign s) {
            expression(s.target());
            expression(s.value());
        } else if (stmt instanceof Stmt.Raise s) {
            optional(s.exc());
            optional(s.cause());
        } else if (stmt instanceof Stmt.Try s) {
            tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody());
        } else if (stmt instanceof Stmt.Import s) {
            imports(s.names());
        } else if (stmt instanceof Stmt.ImportFrom s) {
            imports(s.names());
        } else {
            rareStatement(stmt);
        }
        depth--;
    }

    private void rareStatement(Stmt stmt) {
        if (stmt instanceof Stmt.With s) {
            with(s.items(), s.body());
        } else if (stmt instanceof Stmt.While s) {
            expression(s.test());
            statements(s.body());
            statements(s.orelse());
        } else if (stmt instanceof Stmt.Assert s) {
            expression(s.test());
            optional(s.msg());
        } else if (stmt instanceof Stmt.Delete s) {
            expressions(s.targets());
        } else if (stmt instanceof Stmt.AnnAssign s) {
            annAssign(s);
        } else if (stmt instanceof Stmt.Global s) {
            declare(s.names(), Symbol.GLOBAL, "global", s.span());
        } else if (stmt instanceof Stmt.Nonlocal s) {
            declare(s.names(), Symbol.NONLOCAL, "nonlocal", s.span());
        } else if (stmt instanceof Stmt.AsyncFunctionDef s) {
            function(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(), true);
        } else if (stmt instanceof Stmt.AsyncFor s) {
            loop(s.target(), s.iter(), s.body(), s.orelse());
        } else if (stmt instanceof Stmt.AsyncWith s) {
            with(s.items(), s.body());
        } else if (stmt instanceof Stmt.TryStar s) {
            tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody());
        } else if (stmt instanceof Stmt.Match s) {
            expression(s.subject());
            for (MatchCase matchCase : s.cases()) {
                pattern(matchCase.pattern());
                optional(matchCase.guard());
                statements(matchCase.body());
            }
        }
    }

    private void loop(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse) {
        expression(target);
        expression(iter);
        statements(body);
        statements(orelse);
    }

    private void with(List<WithItem> items, List<Stmt> body) {
        for (WithItem item : items) {
            expression(item.contextExpr());
            optional(item.optionalVars());
        }
        statements(body);
    }

    private void tryStatement(
            List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            List<Stmt> finalbody) {
        statements(body);
        statements(orelse);
        for (ExceptHandler handler : handlers) {
            optional(handler.type());
            if (handler.name() != null) {
                add(handler.name(), Symbol.ASSIGNED | Symbol.DELETED, handler.span());
            }
            statements(handler.body());
        }
        statements(finalbody);
    }

    private void imports(List<Alias> names) {
        for (Alias alias : names) {
            String name = alias.asname() != null ? alias.asname() : alias.name();
            if (name.equals("*")) {
                if (scope.kind() != Scope.Kind.MODULE) {
                    throw error("import * only allowed at module level", alias.span());
                }
                continue;
            }
            int dot = name.indexOf('.');
            add(dot < 0 ? name : name.substring(0, dot), Symbol.IMPORTED, alias.span());
        }
    }

    private void function(
            Stmt node, String name, Arguments args, List<Stmt> body, List<Expr> decorators,
            Expr returns, boolean async) {
        add(name, Symbol.ASSIGNED, node.span());
        defaults(args);
        annotations(args, returns);
        expressions(decorators);
        enter(Scope.Kind.FUNCTION, name, node, scope.privateClass, async);
        parameters(args);
        statements(body);
        leave();
    }

    private void classDef(Stmt.ClassDef s) {
        add(s.name(), Symbol.ASSIGNED, s.span());
        expressions(s.bases());
        keywords(s.keywords());
        expressions(s.decoratorList());
        enter(Scope.Kind.CLASS, s.name(), s, s.name(), false);
        statements(s.body());
        leave();
    }

    private void defaults(Arguments args) {
        expressions(args.defaults());
        expressions(args.kwDefaults());
    }

    private void parameters(Arguments args) {
        parameters(args.posonlyargs());
        parameters(args.args());
        parameters(args.kwonlyargs());
        if (args.vararg() != null) {
            add(args.vararg().arg(), Symbol.PARAMETER, args.vararg().span());
        }
        if (args.kwarg() != null) {
            add(args.kwarg().arg(), Symbol.PARAMETER, args.kwarg().span());
        }
    }

    private void parameters(List<Arg> args) {
        for (int i = 0; i < args.size(); i++) {
            add(args.get(i).arg(), Symbol.PARAMETER, args.get(i).span());
        }
    }

    private void annotations(Arguments args, Expr returns) {
        annotations(args.posonlyargs());
        annotations(args.args());
        if (args.vararg() != null) {
            annotation(args.vararg().annotation());
        }
        if (args.kwarg() != null) {
            annotation(args.kwarg().annotation());
        }
        annotations(args.kwonlyargs());
        annotation(returns);
    }

    private void annotations(List<Arg> args) {
        for (int i = 0; i < args.size(); i++) {
            annotation(args.get(i).annotation());
        }
    }

    /** An annotation; under PEP 563 in a scope that is thrown away. */
    private void annotation(Expr annotation) {
        if (annotation == null) {
            return;
        }
        if (!future.annotations()) {
            expression(annotation);
            return;
        }
        Scope outer = scope;
        scope = new Scope(Scope.Kind.FUNCTION, "_annotation", annotation, outer,
                outer.privateClass, false);
        scope.annotation = true;
        expression(annotation);
        scope = outer;
    }

    private void annAssign(Stmt.AnnAssign s) {
        if (s.target() instanceof Expr.Name name) {
            int flags = scope.flags(SymbolTable.mangle(scope.privateClass, name.id()));
            if (s.simple() && scope != module
                    && (flags & (Symbol.GLOBAL | Symbol.NONLOCAL)) != 0) {
                throw error("annotated name '" + name.id() + "' can't be "
                        + ((flags & Symbol.GLOBAL) != 0 ? "global" : "nonlocal"), s.span());
            }
            if (s.simple()) {
                add(name.id(), Symbol.ANNOTATED | Symbol.ASSIGNED, s.target().span());
            } else if (s.value() != null) {
                add(name.id(), Symbol.ASSIGNED, s.target().span());
            }
        } else {
            expression(s.target());
        }
        annotation(s.annotation());
        optional(s.value());
    }

    private void declare(List<String> names, int flag, String word, Span span) {
        for (String name : names) {
            int flags = scope.flags(SymbolTable.mangle(scope.privateClass, name));
            if ((flags & Symbol.PARAMETER) != 0) {
                throw error("name '" + name + "' is parameter and " + word, span);
            }
            if ((flags & Symbol.USED) != 0) {
                throw error("name '" + name + "' is used prior to " + word + " declaration", span);
            }
            if ((flags & Symbol.ANNOTATED) != 0) {
                throw error("annotated name '" + name + "' can't be " + word, span);
            }
            if ((flags & (Symbol.ASSIGNED | Symbol.DELETED)) != 0) {
                throw error("name '" + name + "' is assigned to before " + word + " declaration",
                        span);
            }
            add(name, flag, span);
            scope.directives.add(new Scope.Directive(
                    SymbolTable.mangle(scope.privateClass, name), span));
        }
    }

    // ---- patterns ----------------------------------------------------------------------------

    private void pattern(Pattern pattern) {
        if (++depth > MAX_DEPTH) {
            throw SymbolTable.recursion(filename);
        }
        if (pattern instanceof Pattern.MatchValue p) {
            expression(p.value());
        } else if (pattern instanceof Pattern.MatchSequence p) {
            patterns(p.patterns());
        } else if (pattern instanceof Pattern.MatchStar p) {
            capture(p.name(), p.span());
        } else if (pattern instanceof Pattern.MatchMapping p) {
            expressions(p.keys());
            patterns(p.patterns());
            capture(p.rest(), p.span());
        } else if (pattern instanceof Pattern.MatchClass p) {
            expression(p.cls());
            patterns(p.patterns());
            patterns(p.kwdPatterns());
        } else if (pattern instanceof Pattern.MatchAs p) {
            if (p.pattern() != null) {
                pattern(p.pattern());
            }
            capture(p.name(), p.span());
        } else if (pattern instanceof Pattern.MatchOr p) {
            patterns(p.patterns());
        }
        depth--;
    }

    private void patterns(List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            pattern(pattern);
        }
    }

    private void capture(String name, Span span) {
        if (name != null) {
            add(name, Symbol.ASSIGNED, span);
        }
    }

    // ---- expressions -------------------------------------------------------------------------

    private void expressions(List<Expr> list) {
        for (int i = 0; i < list.size(); i++) {
            optional(list.get(i));
        }
    }

    private void optional(Expr e) {
        if (e != null) {
            expression(e);
        }
    }

    private void keywords(List<Keyword> keywords) {
        for (int i = 0; i < keywords.size(); i++) {
            expression(keywords.get(i).value());
        }
    }

    private void expression(Expr e) {
        if (++depth > MAX_DEPTH) {
            throw SymbolTable.recursion(filename);
        }
        if (e instanceof Expr.Name x) {
            name(x);
        } else if (e instanceof Expr.Attribute x) {
            expression(x.value());
        } else if (e instanceof Expr.Call x) {
            call(x);
        } else if (e instanceof Expr.Constant) {
            // no names in it
        } else if (e instanceof Expr.BinOp x) {
            expression(x.left());
            expression(x.right());
        } else if (e instanceof Expr.Compare x) {
            expression(x.left());
            expressions(x.comparators());
        } else if (e instanceof Expr.Subscript x) {
            expression(x.value());
            expression(x.slice());
        } else if (e instanceof Expr.TupleExpr x) {
            expressions(x.elts());
        } else if (e instanceof Expr.BoolOp x) {
            expressions(x.values());
        } else if (e instanceof Expr.UnaryOp x) {
            expression(x.operand());
        } else if (e instanceof Expr.ListExpr x) {
            expressions(x.elts());
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
        depth--;
    }

    private void rareExpression(Expr e) {
        if (e instanceof Expr.Slice x) {
            optional(x.lower());
            optional(x.upper());
            optional(x.step());
        } else if (e instanceof Expr.Starred x) {
            expression(x.value());
        } else if (e instanceof Expr.IfExp x) {
            expression(x.test());
            expression(x.body());
            expression(x.orelse());
        } else if (e instanceof Expr.Lambda x) {
            defaults(x.args());
            enter(Scope.Kind.LAMBDA, "<lambda>", x, scope.privateClass, false);
            parameters(x.args());
            expression(x.body());
            leave();
        } else if (e instanceof Expr.ListComp x) {
            comprehension(x, "<listcomp>", x.generators(), x.elt(), null);
        } else if (e instanceof Expr.GeneratorExp x) {
            comprehension(x, "<genexpr>", x.generators(), x.elt(), null);
        } else if (e instanceof Expr.DictComp x) {
            comprehension(x, "<dictcomp>", x.generators(), x.key(), x.value());
        } else if (e instanceof Expr.SetComp x) {
            comprehension(x, "<setcomp>", x.generators(), x.elt(), null);
        } else if (e instanceof Expr.Set x) {
            expressions(x.elts());
        } else if (e instanceof Expr.NamedExpr x) {
            namedExpression(x);
        } else if (e instanceof Expr.Yield x) {
            notInAnnotation("yield expression", x);
            optional(x.value());
            yielding(x);
        } else if (e instanceof Expr.YieldFrom x) {
            notInAnnotation("yield expression", x);
            expression(x.value());
            yielding(x);
        } else if (e instanceof Expr.Await x) {
            notInAnnotation("await expression", x);
            expression(x.value());
            scope.coroutine = true;
        }
    }

    private void name(Expr.Name x) {
        if (x.ctx() == ExprContext.LOAD) {
            add(x.id(), Symbol.USED, x.span());
            if (scope.isFunction() && x.id().equals("super")) {
                add("__class__", Symbol.USED, x.span());
            }
        } else if (x.ctx() == ExprContext.STORE) {
            add(x.id(), Symbol.ASSIGNED, x.span());
        } else {
            add(x.id(), Symbol.DELETED, x.span());
        }
    }

    private void call(Expr.Call x) {
        if (x.func() instanceof Expr.Name func && asksForNamespace(func.id())) {
            scope.callsNamespace = true;
        }
        expression(x.func());
        expressions(x.args());
        keywords(x.keywords());
    }

    private static boolean asksForNamespace(String name) {
        int length = name.length();
        if (length < 3 || length > 6) {
            return false;
        }
        return name.equals("locals") || name.equals("vars") || name.equals("dir")
                || name.equals("eval") || name.equals("exec");
    }

    private void notInAnnotation(String what, Expr e) {
        if (scope.annotation) {
            throw error("'" + what + "' can not be used within an annotation", e.span());
        }
    }

    private void yielding(Expr e) {
        scope.generator = true;
        if (scope.isComprehension()) {
            String what = scope.node() instanceof Expr.ListComp ? "list comprehension"
                    : scope.node() instanceof Expr.SetComp ? "set comprehension"
                            : scope.node() instanceof Expr.DictComp ? "dict comprehension"
                                    : "generator expression";
            throw error("'yield' inside " + what, e.span());
        }
    }

    private void comprehension(
            Expr node, String name, List<Comprehension> generators, Expr elt, Expr value) {
        Comprehension outermost = generators.get(0);
        // The first iterable is evaluated outside and handed in as the parameter ".0".
        scope.inIterable++;
        expression(outermost.iter());
        scope.inIterable--;
        enter(Scope.Kind.COMPREHENSION, name, node, scope.privateClass, false);
        if (outermost.isAsync()) {
            scope.coroutine = true;
        }
        add(".0", Symbol.PARAMETER, node.span());
        iterationTarget(outermost.target());
        expressions(outermost.ifs());
        for (int i = 1; i < generators.size(); i++) {
            Comprehension generator = generators.get(i);
            iterationTarget(generator.target());
            scope.inIterable++;
            expression(generator.iter());
            scope.inIterable--;
            expressions(generator.ifs());
            if (generator.isAsync()) {
                scope.coroutine = true;
            }
        }
        optional(value);
        expression(elt);
        boolean isGenerator = node instanceof Expr.GeneratorExp;
        scope.generator = isGenerator;
        boolean awaited = scope.coroutine && !isGenerator;
        leave();
        if (awaited) {
            scope.coroutine = true;
        }
    }

    private void iterationTarget(Expr target) {
        scope.inIterationTarget = true;
        expression(target);
        scope.inIterationTarget = false;
    }

    private void namedExpression(Expr.NamedExpr x) {
        notInAnnotation("named expression", x);
        if (scope.inIterable > 0) {
            throw error("assignment expression cannot be used in a comprehension iterable "
                    + "expression", x.span());
        }
        if (scope.isComprehension()) {
            bindOutside((Expr.Name) x.target());
        }
        expression(x.value());
        expression(x.target());
        scope.rebindsInside = true;
        scope.symbol(scope.mangle(((Expr.Name) x.target()).id())).flags |= Symbol.REBOUND_INSIDE;
    }

    /** A walrus in a comprehension binds in the function (or module) around it. */
    private void bindOutside(Expr.Name target) {
        String name = target.id();
        String mangled = SymbolTable.mangle(scope.privateClass, name);
        Span span = target.span();
        for (Scope outer = scope; outer != null; outer = outer.parent()) {
            if (outer.isComprehension()) {
                if ((outer.flags(mangled) & Symbol.ITERATION) != 0) {
                    throw error("assignment expression cannot rebind comprehension iteration "
                            + "variable '" + name + "'", span);
                }
                continue;
            }
            switch (outer.kind()) {
                case CLASS -> throw error("assignment expression within a comprehension cannot "
                        + "be used in a class body", span);
                case MODULE -> {
                    add(name, Symbol.GLOBAL, span);
                    add(outer, name, Symbol.GLOBAL, span);
                }
                default -> {
                    boolean global = (outer.flags(mangled) & Symbol.GLOBAL) != 0;
                    add(name, global ? Symbol.GLOBAL : Symbol.NONLOCAL, span);
                    add(outer, name, Symbol.ASSIGNED, span);
                }
            }
            scope.directives.add(new Scope.Directive(mangled, span));
            return;
        }
    }
}
