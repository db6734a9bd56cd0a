package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Arg;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.parser.Scope;
import org.jilectomy.runtime.parser.Unparser;

/**
 * Emits what makes functions, classes and comprehensions at run time: defaults, annotations,
 * closures, decorators. The bodies themselves are methods of their own, queued in the unit.
 */
final class Definitions {
    private final Code code;

    Definitions(Code code) {
        this.code = code;
    }

    // ---------------------------------------------------------------- functions

    void function(Stmt.FunctionDef f) {
        function(f, f.name(), f.args(), f.decoratorList(), f.returns());
    }

    void function(Stmt.AsyncFunctionDef f) {
        function(f, f.name(), f.args(), f.decoratorList(), f.returns());
    }

    private void function(
            Stmt f, String name, Arguments args, List<Expr> decoratorList, Expr returns) {
        List<Operand> decorators = decorators(decoratorList);
        Operand fn = makeFunction(code.unit.scopeOf(f), args, returns, f.span());
        code.assignments.storeName(name, decorate(decorators, decoratorList, fn), f.span());
    }

    Operand lambda(Expr.Lambda l) {
        return makeFunction(code.unit.scopeOf(l), l.args(), null, l.span());
    }

    private List<Operand> decorators(List<Expr> exprs) {
        List<Operand> result = new ArrayList<>();
        for (Expr e : exprs) {
            result.add(code.own(code.expressions.value(e)));
        }
        return result;
    }

    private Operand decorate(List<Operand> decorators, List<Expr> exprs, Operand value) {
        for (int i = decorators.size() - 1; i >= 0; i--) {
            code.at(exprs.get(i).span());
            code.loadTs();
            code.push(decorators.get(i));
            code.push(value);
            code.call(Callees.ARGUMENTS, "call1", "tll:l");
            Operand r = code.result();
            code.release(value);
            code.release(decorators.get(i));
            value = r;
        }
        return value;
    }

    private Operand makeFunction(
            Scope scope, Arguments args, Expr returns, Span span) {
        Operand defaults = null;
        if (args != null && !args.defaults().isEmpty()) {
            defaults =
                    code.displays.sequence(
                            args.defaults(), "Tuple", args.defaults().get(0));
        }
        Operand kwDefaults = args == null ? null : kwDefaults(args);
        Operand annotations = args == null ? null : annotations(args, returns);
        Operand closure = closure(scope);
        int child = code.unit.codeIndex(scope);
        code.listing.code(child);
        code.at(span);
        code.loadTs();
        code.unit.loadCode(code.cb, child);
        code.loadGlobals();
        pushOrNull(closure);
        pushOrNull(defaults);
        pushOrNull(kwDefaults);
        pushOrNull(annotations);
        code.support("makeFunction", "tllllll:l");
        Operand fn = code.result();
        releaseIf(closure);
        releaseIf(defaults);
        releaseIf(kwDefaults);
        releaseIf(annotations);
        return fn;
    }

    private void pushOrNull(Operand o) {
        if (o == null) {
            code.cb.lconst_0();
        } else {
            code.push(o);
        }
    }

    private void releaseIf(Operand o) {
        if (o != null) {
            code.release(o);
        }
    }

    private Operand kwDefaults(Arguments args) {
        Operand dict = null;
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            Expr d = args.kwDefaults().get(i);
            if (d == null) {
                continue;
            }
            if (dict == null) {
                dict = newDict();
            }
            putName(dict, args.kwonlyargs().get(i).arg(), code.expressions.value(d));
        }
        return dict;
    }

    private Operand newDict() {
        code.loadTs();
        code.support("newDict", "t:l");
        return code.result();
    }

    private void putName(Operand dict, String name, Operand value) {
        code.loadTs();
        code.push(dict);
        code.loadName(code.unit.mangled(code.scope, name));
        code.push(value);
        code.support("dictSet", "tlll:v");
        code.release(value);
    }

    private Operand annotations(Arguments args, Expr returns) {
        // CPython's order: the positional-only parameters come second.
        List<Arg> all = new ArrayList<>(args.args());
        all.addAll(args.posonlyargs());
        if (args.vararg() != null) {
            all.add(args.vararg());
        }
        all.addAll(args.kwonlyargs());
        if (args.kwarg() != null) {
            all.add(args.kwarg());
        }
        Operand dict = null;
        for (Arg a : all) {
            if (a.annotation() != null) {
                dict = dict == null ? newDict() : dict;
                putName(dict, a.arg(), annotation(a.annotation()));
            }
        }
        if (returns != null) {
            dict = dict == null ? newDict() : dict;
            putName(dict, "return", annotation(returns));
        }
        return dict;
    }

    /** The value of an annotation. */
    Operand annotation(Expr e) {
        if (e instanceof Expr.Starred s && !code.unit.futureAnnotations()) {
            Operand v = code.expressions.value(s.value());
            code.at(e.span());
            code.loadTs();
            code.push(v);
            code.support("unpackOne", "tl:l");
            Operand one = code.result();
            code.release(v);
            return one;
        }
        if (code.unit.futureAnnotations()) {
            return code.expressions.constant(new ConstantValue.Str(Unparser.unparse(e)));
        }
        return code.expressions.value(e);
    }

    /** The tuple of cells a nested code object needs, or null. */
    private Operand closure(Scope child) {
        List<String> free = Scopes.freevars(child);
        if (free.isEmpty()) {
            return null;
        }
        code.loadTs();
        code.cb.loadConstant(free.size());
        code.support("newTuple", "ti:l");
        Operand.Temp t = code.result();
        for (int i = 0; i < free.size(); i++) {
            code.loadTs();
            code.push(t);
            code.cb.loadConstant(i);
            code.loadTs();
            code.pushCellForInner(free.get(i));
            code.call(Callees.REFS, "retain", "tl:l");
            code.support("tupleInit", "tlil:v");
        }
        return t;
    }

    // ---------------------------------------------------------------- classes

    void classDef(Stmt.ClassDef c) {
        List<Operand> decorators = decorators(c.decoratorList());
        Scope scope = code.unit.scopeOf(c);
        Operand body = makeFunction(scope, null, null, c.span());
        Operand bases = code.displays.sequence(c.bases(), "Tuple", new Expr.TupleExpr(c.bases(),
                ExprContext.LOAD, c.span()));
        Operand keywords = null;
        if (!c.keywords().isEmpty()) {
            keywords = newDict();
            for (Keyword k : c.keywords()) {
                Operand v = code.expressions.value(k.value());
                if (k.arg() == null) {
                    code.loadTs();
                    code.push(keywords);
                    code.push(v);
                    code.call(Callees.ARGUMENTS, "classKeywords", "tll:v");
                    code.release(v);
                } else {
                    code.loadTs();
                    code.push(keywords);
                    code.loadName(k.arg());
                    code.push(v);
                    code.call(Callees.ARGUMENTS, "classKeyword", "tlll:v");
                    code.release(v);
                }
            }
        }
        code.at(c.span());
        code.loadTs();
        code.push(body);
        code.loadName(c.name());
        code.push(bases);
        pushOrNull(keywords);
        code.support("buildClass", "tllll:l");
        Operand cls = code.result();
        code.release(body);
        code.release(bases);
        releaseIf(keywords);
        code.assignments.storeName(c.name(), decorate(decorators, c.decoratorList(), cls),
                c.span());
    }

    // ---------------------------------------------------------------- comprehensions

    Operand comprehension(Expr e, List<Comprehension> generators) {
        Scope scope = code.unit.scopeOf(e);
        Operand it = iterator(generators.get(0));
        Operand fn = makeFunction(scope, null, null, e.span());
        code.loadTs();
        code.push(fn);
        code.push(it);
        code.numbers.beforeCall();
        code.unit.invokeCode(code.cb, scope, 1);
        Operand r = code.result();
        code.release(fn);
        code.release(it);
        return scope.isCoroutine() ? code.generators.await(r, e.span()) : r;
    }

    private Operand.Temp iterator(Comprehension c) {
        Operand iterable = code.expressions.value(c.iter());
        code.at(c.iter().span());
        code.loadTs();
        code.push(iterable);
        if (c.isAsync()) {
            code.call(Callees.AWAITING, "aiterForLoop", "tl:l");
        } else {
            code.support("iter", "tl:l");
        }
        Operand.Temp it = code.result();
        code.release(iterable);
        return it;
    }

    /** The body of a comprehension's code object; leaves its result on the stack, owned. */
    void comprehensionBody(Expr e) {
        Operand.Temp result = null;
        List<Comprehension> generators;
        if (e instanceof Expr.ListComp c) {
            result = newResult("newList");
            generators = c.generators();
        } else if (e instanceof Expr.SetComp c) {
            result = newResult("newSet");
            generators = c.generators();
        } else if (e instanceof Expr.DictComp c) {
            result = newResult("newDict");
            generators = c.generators();
        } else if (e instanceof Expr.GeneratorExp c) {
            generators = c.generators();
        } else {
            throw new IllegalStateException();
        }
        loops(e, generators, 0, result);
        code.pushOwned(result == null ? code.expressions.none() : result);
    }

    private Operand.Temp newResult(String factory) {
        code.loadTs();
        code.support(factory, "t:l");
        return code.result();
    }

    private void loops(Expr e, List<Comprehension> generators, int depth, Operand.Temp result) {
        if (depth == generators.size()) {
            element(e, result);
            return;
        }
        Comprehension c = generators.get(depth);
        Operand.Temp it =
                depth == 0
                        ? code.own(new Operand.Borrowed(code.localSlot(".0")))
                        : iterator(c);
        Label next = code.label();
        Label exhausted = code.label();
        code.trace.loop(next, c.target().span());
        code.sites.poll();
        code.assignments.store(
                c.target(), code.statements.next(it, Statements.NO_INDEX, null, c.isAsync(),
                        exhausted, c.iter().span()));
        for (Expr condition : c.ifs()) {
            code.conditions.jumpIf(condition, false, next);
        }
        loops(e, generators, depth + 1, result);
        code.cb.goto_(next);
        code.bind(exhausted);
        code.release(it);
    }

    private void element(Expr e, Operand.Temp result) {
        if (e instanceof Expr.ListComp c) {
            add("listAdd", result, c.elt());
        } else if (e instanceof Expr.SetComp c) {
            add("setAdd", result, c.elt());
        } else if (e instanceof Expr.DictComp c) {
            Operand k = code.expressions.value(c.key());
            Operand v = code.expressions.value(c.value());
            code.at(c.key().span());
            code.loadTs();
            code.push(result);
            code.push(k);
            code.push(v);
            code.support("dictSet", "tlll:v");
            code.release(k);
            code.release(v);
        } else if (e instanceof Expr.GeneratorExp c) {
            code.release(
                    code.expressions.value(new Expr.Yield(c.elt(), c.elt().span())));
        } else {
            throw new IllegalStateException();
        }
    }

    private void add(String method, Operand.Temp result, Expr elt) {
        Operand v = code.expressions.value(elt);
        code.at(elt.span());
        code.loadTs();
        code.push(result);
        code.push(v);
        code.support(method, "tll:v");
        code.release(v);
    }
}
