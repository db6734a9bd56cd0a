package org.jilectomy.runtime.compiler;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.MatchCase;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.FrameLayout;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.parser.Scope;
import org.jilectomy.runtime.parser.Symbol;

/** What code generation asks of a scope. */
final class Scopes {
    /** Where a name is found at run time. */
    enum Access {
        LOCAL,
        CELL,
        FREE,
        /** Declared global. */
        GLOBAL,
        /** Not bound here: the namespace first (in module and class bodies), then the globals. */
        IMPLICIT
    }

    private Scopes() {}

    static Access access(Scope scope, String mangledName) {
        Symbol s = scope.symbols().get(mangledName);
        if (s == null) {
            return scope.freevars().contains(mangledName) ? Access.FREE : Access.IMPLICIT;
        }
        return switch (s.kind()) {
            case LOCAL -> Access.LOCAL;
            case CELL -> Access.CELL;
            case FREE -> Access.FREE;
            case GLOBAL_EXPLICIT -> Access.GLOBAL;
            case GLOBAL_IMPLICIT -> Access.IMPLICIT;
        };
    }

    static boolean isGlobal(Scope scope, String mangledName) {
        Access a = access(scope, mangledName);
        return a == Access.GLOBAL || a == Access.IMPLICIT;
    }

    static boolean isFree(Scope scope, String mangledName) {
        return access(scope, mangledName) == Access.FREE;
    }

    static boolean isCell(Scope scope, String mangledName) {
        return scope.cellvars().contains(mangledName);
    }

    /** A parameter that nothing unbinds. */
    static boolean alwaysBound(Scope scope, String mangledName) {
        Symbol s = scope.symbols().get(mangledName);
        return s != null && s.isParameter() && !s.isDeleted() && !s.isAssigned();
    }

    /** A parameter that the body assigns or deletes. */
    static boolean isRebound(Scope scope, String mangledName) {
        Symbol s = scope.symbols().get(mangledName);
        return s != null && (s.isAssigned() || s.isDeleted());
    }

    /** Whether {@code :=} may bind it, in the middle of an expression that has read it. */
    static boolean isReboundInside(Scope scope, String mangledName) {
        Symbol s = scope.symbols().get(mangledName);
        return s != null && s.isReboundInside();
    }

    static boolean usesNamespace(Scope scope) {
        return !scope.isFunction();
    }

    /** Whether its body is a state machine: a generator, coroutine or asynchronous generator. */
    static boolean isSuspendable(Scope scope) {
        return (scope.isFunction() || scope.kind() == Scope.Kind.MODULE)
                && (scope.isGenerator() || scope.isCoroutine() || scope.isAsyncGenerator());
    }

    /** Whether {@code super()} can find its class here. */
    static boolean hasClassCell(Scope scope) {
        return scope.isFunction() && access(scope, "__class__") == Access.FREE;
    }

    /** The first positional parameter; null if there is none. */
    static String firstParameter(Scope scope) {
        Object node = scope.node();
        Arguments args = node instanceof Stmt.FunctionDef f ? f.args()
                : node instanceof Stmt.AsyncFunctionDef f ? f.args()
                        : node instanceof Expr.Lambda l ? l.args() : null;
        boolean none = scope.parameters().isEmpty()
                || args != null && args.posonlyargs().isEmpty() && args.args().isEmpty();
        return none ? null : scope.parameters().get(0);
    }

    static String name(Scope scope) {
        return scope.name();
    }

    static String qualname(Scope scope) {
        return scope.qualname();
    }

    static Object node(Scope scope) {
        return scope.node();
    }

    static String mangle(Scope scope, String name) {
        return scope.mangle(name);
    }

    static List<String> parameters(Scope scope) {
        return scope.parameters();
    }

    static List<String> locals(Scope scope) {
        return scope.locals();
    }

    static List<String> cellvars(Scope scope) {
        return scope.cellvars();
    }

    static List<String> freevars(Scope scope) {
        return scope.freevars();
    }

    /** All variables in JVM slots, in the order that {@link FrameLayout} gives them. */
    static List<String> fastNames(Scope scope) {
        List<String> names = new ArrayList<>(varnames(scope));
        for (String cell : cellvars(scope)) {
            if (!names.contains(cell)) {
                names.add(cell);
            }
        }
        names.addAll(freevars(scope));
        return names;
    }

    /** As {@code co_varnames}: parameters, then the other locals. */
    static List<String> varnames(Scope scope) {
        List<String> names = new ArrayList<>();
        if (scope.isFunction()) {
            names.addAll(scope.parameters());
            names.addAll(scope.locals());
        }
        return names;
    }

    /** What {@code locals()} shows in a function: variables, cells and free variables. */
    /** Every name that the code of a scope mentions. */
    static Iterable<String> symbols(Scope scope) {
        return scope.symbols().keySet();
    }

    static List<String> visibleNames(Scope scope) {
        List<String> names = new ArrayList<>(varnames(scope));
        names.removeAll(scope.cellvars());
        names.addAll(scope.cellvars());
        names.addAll(scope.freevars());
        return names;
    }

    /** The unit's body and a class body take one slot: the namespace. */
    static Signature signature(Scope scope) {
        if (usesNamespace(scope)) {
            return new Signature(
                    new String[] {"namespace"}, 1, 1, 0, false, false, null, null);
        }
        Arguments a = arguments(scope);
        String[] names = scope.parameters().toArray(new String[0]);
        if (a == null) {
            return new Signature(names, names.length, names.length, 0, false, false, null, null);
        }
        return new Signature(
                names,
                a.posonlyargs().size() + a.args().size(),
                a.posonlyargs().size(),
                a.kwonlyargs().size(),
                a.vararg() != null,
                a.kwarg() != null,
                null,
                null);
    }

    private static Arguments arguments(Scope scope) {
        if (scope.node() instanceof Stmt.FunctionDef f) {
            return f.args();
        } else if (scope.node() instanceof Stmt.AsyncFunctionDef f) {
            return f.args();
        } else if (scope.node() instanceof Expr.Lambda l) {
            return l.args();
        } else {
            return null;
        }
    }

    static int flags(Scope scope) {
        int flags = 0;
        if (scope.isFunction()) {
            flags |= CodeSpec.CO_OPTIMIZED | CodeSpec.CO_NEWLOCALS;
            Signature s = signature(scope);
            flags |= s.varArgs ? CodeSpec.CO_VARARGS : 0;
            flags |= s.varKeywords ? CodeSpec.CO_VARKEYWORDS : 0;
            flags |= scope.isGenerator() ? CodeSpec.CO_GENERATOR : 0;
            flags |= scope.isCoroutine() ? CodeSpec.CO_COROUTINE : 0;
            flags |= scope.isAsyncGenerator() ? CodeSpec.CO_ASYNC_GENERATOR : 0;
        }
        if (scope.kind() == Scope.Kind.MODULE && isSuspendable(scope)) {
            flags |= CodeSpec.CO_COROUTINE;
        }
        return flags | (scope.isNested() ? CodeSpec.CO_NESTED : 0);
    }

    static int firstLine(Scope scope) {
        if (scope.node() instanceof Stmt.FunctionDef f) {
            return f.decoratorList().isEmpty()
                    ? f.span().lineno()
                    : f.decoratorList().get(0).span().lineno();
        } else if (scope.node() instanceof Stmt.AsyncFunctionDef f) {
            return f.decoratorList().isEmpty()
                    ? f.span().lineno()
                    : f.decoratorList().get(0).span().lineno();
        } else if (scope.node() instanceof Stmt.ClassDef c) {
            return c.decoratorList().isEmpty()
                    ? c.span().lineno()
                    : c.decoratorList().get(0).span().lineno();
        } else if (scope.node() instanceof Stmt s) {
            return s.span().lineno();
        } else if (scope.node() instanceof Expr e) {
            return e.span().lineno();
        } else {
            return 1;
        }
    }

    static String docstring(Scope scope, int optimize) {
        if (scope.node() instanceof Mod.Module m) {
            return Statements.docstring(m.body(), optimize);
        } else if (scope.node() instanceof Stmt.FunctionDef f) {
            return Statements.docstring(f.body(), optimize);
        } else if (scope.node() instanceof Stmt.AsyncFunctionDef f) {
            return Statements.docstring(f.body(), optimize);
        } else if (scope.node() instanceof Stmt.ClassDef c) {
            return Statements.docstring(c.body(), optimize);
        } else {
            return null;
        }
    }

    /** Whether a body has annotated assignments, at any depth of its control flow. */
    static boolean hasAnnotations(List<Stmt> body) {
        for (Stmt s : body) {
            if (hasAnnotation(s)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAnnotation(Stmt s) {
        if (s instanceof Stmt.AnnAssign a) {
            return true;
        } else if (s instanceof Stmt.If i) {
            return hasAnnotations(i.body()) || hasAnnotations(i.orelse());
        } else if (s instanceof Stmt.For f) {
            return hasAnnotations(f.body()) || hasAnnotations(f.orelse());
        } else if (s instanceof Stmt.While w) {
            return hasAnnotations(w.body()) || hasAnnotations(w.orelse());
        } else if (s instanceof Stmt.With w) {
            return hasAnnotations(w.body());
        } else if (s instanceof Stmt.Match m) {
            boolean any = false;
            for (MatchCase c : m.cases()) {
                any |= hasAnnotations(c.body());
            }
            return any;
        } else if (s instanceof Stmt.AsyncFor f) {
            return hasAnnotations(f.body()) || hasAnnotations(f.orelse());
        } else if (s instanceof Stmt.AsyncWith w) {
            return hasAnnotations(w.body());
        } else if (s instanceof Stmt.TryStar t) {
            return hasAnnotations(t.body())
                    || hasAnnotations(t.orelse())
                    || hasAnnotations(t.finalbody())
                    || t.handlers().stream()
                            .anyMatch(h -> hasAnnotations(h.body()));
        } else if (s instanceof Stmt.Try t) {
            return hasAnnotations(t.body())
                    || hasAnnotations(t.orelse())
                    || hasAnnotations(t.finalbody())
                    || t.handlers().stream()
                            .anyMatch(h -> hasAnnotations(h.body()));
        } else {
            return false;
        }
    }
}
