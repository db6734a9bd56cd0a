package org.jilectomy.runtime.parser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.runtime.ast.Expr;

/**
 * One block of code with names of its own: a module, class body, function, lambda or comprehension.
 * Each becomes one code object. Compare CPython's {@code PySTEntryObject}. Immutable once
 * {@link SymbolTable#analyze} has returned.
 */
public final class Scope {
    /** What kind of block it is. A comprehension (or generator expression) is a function too. */
    public enum Kind {
        MODULE, CLASS, FUNCTION, LAMBDA, COMPREHENSION
    }

    private final Kind kind;
    private final String name;
    private final Object node;
    private final Scope parent;
    /** The class whose private names are mangled here, or null. */
    final String privateClass;
    private final boolean nested;
    private final boolean async;
    final List<Scope> children = new ArrayList<>(4);
    final Map<String, Symbol> symbols = new LinkedHashMap<>();
    final List<String> parameters = new ArrayList<>(4);
    /** The global and nonlocal declarations, whose errors show only after all names are known. */
    final List<Directive> directives = new ArrayList<>(0);
    String qualname;
    List<String> cellvars = List.of();
    List<String> freevars = List.of();

    boolean generator;
    boolean coroutine;
    boolean needsClassClosure;
    boolean callsNamespace;
    boolean rebindsInside;
    /** An annotation that is not evaluated (PEP 563): its names are no symbols of the program. */
    boolean annotation;
    /** While building: inside the target, or the iterable, of a comprehension's {@code for}. */
    boolean inIterationTarget;
    int inIterable;

    /** Where a name was declared global or nonlocal. */
    record Directive(String name, org.jilectomy.runtime.ast.Span span) {}

    Scope(Kind kind, String name, Object node, Scope parent, String privateClass, boolean async) {
        this.kind = kind;
        this.name = name;
        this.node = node;
        this.parent = parent;
        this.privateClass = privateClass;
        this.nested = parent != null && (parent.nested || parent.isFunction());
        this.async = async;
        this.coroutine = async;
    }

    public Kind kind() {
        return kind;
    }

    /** The code's name: {@code <module>}, {@code <lambda>}, {@code <listcomp>}, or as defined. */
    public String name() {
        return name;
    }

    /** The dotted path of names, with {@code <locals>} behind functions. */
    public String qualname() {
        return qualname;
    }

    /** The node of the tree: a Mod, a definition, a lambda or a comprehension. */
    public Object node() {
        return node;
    }

    /** The enclosing scope; null for the module. */
    public Scope parent() {
        return parent;
    }

    /** The scopes directly inside, in the order of the source. */
    public List<Scope> children() {
        return Collections.unmodifiableList(children);
    }

    /** Whether names are looked up in enclosing functions: there is one. */
    public boolean isNested() {
        return nested;
    }

    /** Whether it runs with fast locals: a function, lambda or comprehension. */
    public boolean isFunction() {
        return kind != Kind.MODULE && kind != Kind.CLASS;
    }

    /** Whether it was written {@code async def}. */
    public boolean isAsyncFunction() {
        return async;
    }

    public boolean isGenerator() {
        return generator && !coroutine;
    }

    public boolean isCoroutine() {
        return coroutine && !generator;
    }

    public boolean isAsyncGenerator() {
        return generator && coroutine;
    }

    /** In a class: whether a method uses {@code __class__} or {@code super}, so a cell is kept. */
    public boolean needsClassClosure() {
        return needsClassClosure;
    }

    /**
     * Whether {@code locals}, {@code vars}, {@code dir}, {@code eval} or {@code exec} is called by
     * that name here, so that the names of this scope may be asked for while it runs.
     */
    public boolean callsNamespace() {
        return callsNamespace;
    }

    /** Whether an expression of it may bind a name: {@code :=} occurs here. */
    public boolean rebindsInside() {
        return rebindsInside;
    }

    /** All symbols by (mangled) name, in the order of their first appearance. */
    public Map<String, Symbol> symbols() {
        return Collections.unmodifiableMap(symbols);
    }

    /** The symbol of a name as it stands in the source; null if it does not occur here. */
    public Symbol lookup(String sourceName) {
        return symbols.get(SymbolTable.mangle(privateClass, sourceName));
    }

    /** A name of the source as this scope stores it. */
    public String mangle(String sourceName) {
        return SymbolTable.mangle(privateClass, sourceName);
    }

    /** The parameters as {@code co_varnames} begins: positional, keyword-only, *args, **kwargs. */
    public List<String> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** The bound names that are neither parameters nor cells, in the order of appearance. */
    public List<String> locals() {
        List<String> locals = new ArrayList<>();
        for (Symbol symbol : symbols.values()) {
            if (symbol.kind == Symbol.Kind.LOCAL && !symbol.isParameter()) {
                locals.add(symbol.name());
            }
        }
        return locals;
    }

    /** As {@code co_cellvars}: parameters in their order, then the others sorted. */
    public List<String> cellvars() {
        return cellvars;
    }

    /** As {@code co_freevars}: sorted. */
    public List<String> freevars() {
        return freevars;
    }

    boolean isComprehension() {
        return kind == Kind.COMPREHENSION;
    }

    boolean isGeneratorExpression() {
        return node instanceof Expr.GeneratorExp;
    }

    Symbol symbol(String mangled) {
        Symbol symbol = symbols.get(mangled);
        if (symbol == null) {
            symbol = new Symbol(mangled);
            symbols.put(mangled, symbol);
        }
        return symbol;
    }

    int flags(String mangled) {
        Symbol symbol = symbols.get(mangled);
        return symbol == null ? 0 : symbol.flags;
    }

    @Override
    public String toString() {
        return kind + " " + qualname;
    }
}
