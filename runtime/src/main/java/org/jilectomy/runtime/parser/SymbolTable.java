package org.jilectomy.runtime.parser;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Span;

/**
 * The scopes of a program and what each name means in them.
 *
 * <p>Three walks, in CPython's order, so that of several errors the same one is reported:
 * {@link FutureFeatures} reads the future imports; {@link ScopeBuilder} notes for each scope how it
 * uses each name, and {@link ScopeAnalysis} decides from that where the values live (compare
 * {@code Python/symtable.c}); {@link CompileChecks} finds what CPython rejects while it generates
 * code, such as a {@code break} outside a loop (compare {@code Python/compile.c}), so that the
 * compiler behind this can take any tree that passed as correct.
 *
 * <p>Errors are {@link SyntaxErrorException}s without a line of text: CPython reads that from the
 * file if there is one. Offsets are byte columns plus one, as CPython's are here.
 *
 * <p>A table is immutable and may be shared by threads.
 */
public final class SymbolTable {
    private final Scope module;
    private final Map<Object, Scope> scopes;
    private final FutureFeatures future;

    /** What the compiler warns about, in order. */
    final java.util.List<SourceWarning> warnings = new java.util.ArrayList<>(0);

    private SymbolTable(Scope module, Map<Object, Scope> scopes, FutureFeatures future) {
        this.module = module;
        this.scopes = scopes;
        this.future = future;
    }

    /** The scopes of a program. Throws {@link SyntaxErrorException} for what cannot be compiled. */
    public static SymbolTable analyze(Mod mod, String filename) {
        return analyze(mod, filename, false);
    }

    /**
     * As {@link #analyze(Mod, String)}; {@code inheritedAnnotations} tells that the code that
     * compiles this one has {@code from __future__ import annotations}.
     */
    public static SymbolTable analyze(Mod mod, String filename, boolean inheritedAnnotations) {
        return analyze(mod, filename, inheritedAnnotations, true, false);
    }

    /** As {@link #analyze(Mod, String, boolean)}; with {@code topLevelAwait}, a module may await. */
    public static SymbolTable analyze(
            Mod mod, String filename, boolean inheritedAnnotations, boolean topLevelAwait) {
        return analyze(mod, filename, inheritedAnnotations, true, topLevelAwait);
    }

    /** The scopes alone, for {@code symtable}: what only code generation refuses passes. */
    public static Scope scopes(Mod mod, String filename) {
        return analyze(mod, filename, false, false, false).module();
    }

    private static SymbolTable analyze(
            Mod mod, String filename, boolean inheritedAnnotations, boolean checked,
            boolean topLevelAwait) {
        try {
            FutureFeatures future = FutureFeatures.of(mod, filename, inheritedAnnotations);
            Map<Object, Scope> scopes = new IdentityHashMap<>();
            Scope module = new ScopeBuilder(filename, future, scopes).build(mod);
            new ScopeAnalysis(filename).analyze(module);
            SymbolTable table = new SymbolTable(module, scopes, future);
            if (!checked) {
                return table;
            }
            new CompileChecks(filename, table, topLevelAwait).check(mod);
            return table;
        } catch (StackOverflowError tooDeep) {
            throw recursion(filename);
        }
    }

    /** The scope of the whole program. */
    public Scope module() {
        return module;
    }

    /**
     * The scope that a node opens: a Mod, FunctionDef, AsyncFunctionDef, ClassDef, Lambda or
     * comprehension, found by identity; null for other nodes (and for lambdas and comprehensions
     * in annotations that are not evaluated).
     */
    public Scope scopeOf(Object node) {
        return scopes.get(node);
    }

    public java.util.List<SourceWarning> warnings() {
        return warnings;
    }

    public FutureFeatures future() {
        return future;
    }

    /**
     * A name as it is stored inside a class: {@code __x} becomes {@code _Class__x}; names that end
     * in two underscores or hold a dot stay. {@code className} is null outside classes.
     */
    public static String mangle(String className, String name) {
        if (className == null || name.length() < 2 || name.charAt(0) != '_'
                || name.charAt(1) != '_' || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        int start = 0;
        while (start < className.length() && className.charAt(start) == '_') {
            start++;
        }
        return start == className.length() ? name
                : "_".concat(className.substring(start)).concat(name);
    }

    static SyntaxErrorException error(String filename, String message, Span span) {
        return new SyntaxErrorException("SyntaxError", message, filename, span.lineno(),
                span.colOffset() + 1, null, span.endLineno(), span.endColOffset() + 1);
    }

    static SyntaxErrorException recursion(String filename) {
        return new SyntaxErrorException("RecursionError",
                "maximum recursion depth exceeded during compilation", filename, 0, 0, null, 0, 0);
    }
}
