package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jilectomy.runtime.ast.Span;

/**
 * Decides for every name of every scope where its value lives. Compare {@code analyze_block} in
 * CPython's {@code Python/symtable.c}.
 *
 * <p>The tree is walked once. On the way down a scope hands its children the names that enclosing
 * functions bind ({@code bound}) and those declared global on the way ({@code global}). On the way
 * up children report the names they take from outside ({@code free}): the function that binds one
 * makes it a cell, the others in between pass it on.
 */
final class ScopeAnalysis {
    private final String filename;

    ScopeAnalysis(String filename) {
        this.filename = filename;
    }

    void analyze(Scope module) {
        module.qualname = module.name();
        block(module, null, new HashSet<>(), new HashSet<>());
    }

    /**
     * Resolves one scope and those inside it.
     *
     * @param bound  names bound by enclosing functions; null for the module
     * @param free   receives the names that this scope and its children take from outside
     * @param global names declared global in enclosing scopes
     */
    private void block(Scope scope, Set<String> bound, Set<String> free, Set<String> global) {
        boolean isClass = scope.kind() == Scope.Kind.CLASS;
        Set<String> innerBound = new HashSet<>();
        Set<String> innerGlobal = new HashSet<>();
        Set<String> innerFree = new HashSet<>();
        if (isClass) {
            // The names of a class body are invisible inside its methods.
            innerGlobal.addAll(global);
            if (bound != null) {
                innerBound.addAll(bound);
            }
        }
        Set<String> local = new HashSet<>();
        for (Symbol symbol : scope.symbols.values()) {
            resolve(scope, symbol, bound, local, free, global);
        }
        if (isClass) {
            innerBound.add("__class__");
        } else {
            if (scope.isFunction()) {
                innerBound.addAll(local);
            }
            if (bound != null) {
                innerBound.addAll(bound);
            }
            innerGlobal.addAll(global);
        }
        for (Scope child : scope.children) {
            child.qualname = qualname(scope, child);
            Set<String> childFree = new HashSet<>();
            // A child may declare a name global; that must not reach its siblings.
            block(child, new HashSet<>(innerBound), childFree, new HashSet<>(innerGlobal));
            innerFree.addAll(childFree);
        }
        if (scope.isFunction()) {
            for (Symbol symbol : scope.symbols.values()) {
                if (symbol.kind == Symbol.Kind.LOCAL && innerFree.remove(symbol.name())) {
                    symbol.kind = Symbol.Kind.CELL;
                }
            }
        } else if (isClass && innerFree.remove("__class__")) {
            scope.needsClassClosure = true;
        }
        passOn(scope, bound, innerFree, isClass);
        free.addAll(innerFree);
        collect(scope, isClass);
    }

    private void resolve(
            Scope scope, Symbol symbol, Set<String> bound, Set<String> local, Set<String> free,
            Set<String> global) {
        String name = symbol.name();
        int flags = symbol.flags;
        if ((flags & Symbol.GLOBAL) != 0) {
            if ((flags & Symbol.NONLOCAL) != 0) {
                throw atDirective(scope, name, "name '" + name + "' is nonlocal and global");
            }
            symbol.kind = Symbol.Kind.GLOBAL_EXPLICIT;
            global.add(name);
            if (bound != null) {
                bound.remove(name);
            }
        } else if ((flags & Symbol.NONLOCAL) != 0) {
            if (bound == null) {
                throw atDirective(scope, name,
                        "nonlocal declaration not allowed at module level");
            }
            if (!bound.contains(name)) {
                throw atDirective(scope, name, "no binding for nonlocal '" + name + "' found");
            }
            symbol.kind = Symbol.Kind.FREE;
            free.add(name);
        } else if ((flags & Symbol.BOUND) != 0) {
            symbol.kind = Symbol.Kind.LOCAL;
            local.add(name);
            global.remove(name);
        } else if (bound != null && bound.contains(name)) {
            symbol.kind = Symbol.Kind.FREE;
            free.add(name);
        } else {
            symbol.kind = Symbol.Kind.GLOBAL_IMPLICIT;
        }
    }

    /** Enters the names that inner scopes take from further out. */
    private void passOn(Scope scope, Set<String> bound, Set<String> innerFree, boolean isClass) {
        for (String name : innerFree) {
            Symbol symbol = scope.symbols.get(name);
            if (symbol != null) {
                if (isClass && (symbol.flags & (Symbol.BOUND | Symbol.GLOBAL)) != 0) {
                    symbol.flags |= Symbol.FREE_IN_CLASS;
                }
            } else if (bound == null || bound.contains(name)) {
                symbol = scope.symbol(name);
                symbol.flags = Symbol.PASSED_ON;
                symbol.kind = Symbol.Kind.FREE;
            }
        }
    }

    private static void collect(Scope scope, boolean isClass) {
        List<String> cells = new ArrayList<>(0);
        List<String> frees = new ArrayList<>(0);
        for (Map.Entry<String, Symbol> entry : scope.symbols.entrySet()) {
            Symbol symbol = entry.getValue();
            if (symbol.kind == Symbol.Kind.CELL) {
                if (!symbol.isParameter()) {
                    cells.add(entry.getKey());
                }
            } else if (symbol.kind == Symbol.Kind.FREE || isClass && symbol.isFreeInClass()) {
                frees.add(entry.getKey());
            }
        }
        if (scope.needsClassClosure) {
            cells.add("__class__");
        }
        Collections.sort(cells);
        List<String> parameterCells = new ArrayList<>(0);
        for (String parameter : scope.parameters) {
            if (scope.symbols.get(parameter).kind == Symbol.Kind.CELL) {
                parameterCells.add(parameter);
            }
        }
        cells.addAll(0, parameterCells);
        Collections.sort(frees);
        scope.cellvars = Collections.unmodifiableList(cells);
        scope.freevars = Collections.unmodifiableList(frees);
    }

    private static String qualname(Scope parent, Scope child) {
        if (parent.kind() == Scope.Kind.MODULE) {
            return child.name();
        }
        if (child.kind() == Scope.Kind.FUNCTION || child.kind() == Scope.Kind.CLASS) {
            Symbol symbol = parent.lookup(child.name());
            if (symbol != null && symbol.kind == Symbol.Kind.GLOBAL_EXPLICIT) {
                return child.name();
            }
        }
        boolean locals = parent.kind() == Scope.Kind.FUNCTION
                || parent.kind() == Scope.Kind.LAMBDA;
        return parent.qualname.concat(locals ? ".<locals>." : ".").concat(child.name());
    }

    private SyntaxErrorException atDirective(Scope scope, String name, String message) {
        for (Scope.Directive directive : scope.directives) {
            if (directive.name().equals(name)) {
                return SymbolTable.error(filename, message, directive.span());
            }
        }
        return SymbolTable.error(filename, message, new Span(1, 0, 1, 0));
    }
}
