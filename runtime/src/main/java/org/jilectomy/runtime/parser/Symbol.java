package org.jilectomy.runtime.parser;

/**
 * What one scope knows of one name: how it is used there, and where its value therefore lives.
 * Compare the flags in CPython's {@code symtable.h}. Immutable once {@link SymbolTable#analyze}
 * has returned.
 */
public final class Symbol {
    /** Where a name's value lives, seen from one scope. */
    public enum Kind {
        /** In this scope alone: a fast local, or an entry of a class's or module's namespace. */
        LOCAL,
        /** Bound in this function and used by an inner one. */
        CELL,
        /** Bound in an enclosing function. */
        FREE,
        /** Declared {@code global} here or in an enclosing scope. */
        GLOBAL_EXPLICIT,
        /** Bound in no enclosing function: a global or builtin (or, in a class, its namespace). */
        GLOBAL_IMPLICIT
    }

    static final int PARAMETER = 1;
    static final int ASSIGNED = 1 << 1;
    static final int IMPORTED = 1 << 2;
    static final int DELETED = 1 << 3;
    static final int USED = 1 << 4;
    static final int GLOBAL = 1 << 5;
    static final int NONLOCAL = 1 << 6;
    static final int ANNOTATED = 1 << 7;
    /** The target of a comprehension's {@code for}. */
    static final int ITERATION = 1 << 8;
    /** In a class: free for the methods' sake although the class binds the name itself. */
    static final int FREE_IN_CLASS = 1 << 9;
    /** The symbol is here only because an inner scope needs it. */
    static final int PASSED_ON = 1 << 10;

    /** The target of {@code :=}. */
    static final int REBOUND_INSIDE = 1 << 11;

    /** What makes a name local. */
    static final int BOUND = PARAMETER | ASSIGNED | IMPORTED | DELETED;

    private final String name;
    int flags;
    Kind kind;

    Symbol(String name) {
        this.name = name;
    }

    /** The name, mangled if it is private to a class. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isParameter() {
        return (flags & PARAMETER) != 0;
    }

    /** Whether anything but a call binds it: assignment, import, loop, del, def, class, walrus … */
    public boolean isAssigned() {
        return (flags & (ASSIGNED | IMPORTED | DELETED)) != 0;
    }

    public boolean isImported() {
        return (flags & IMPORTED) != 0;
    }

    /** Whether a {@code del} or the end of an {@code except … as} may unbind it. */
    public boolean isDeleted() {
        return (flags & DELETED) != 0;
    }

    /** Whether an expression may bind it while its value waits for the rest of the expression. */
    public boolean isReboundInside() {
        return (flags & REBOUND_INSIDE) != 0;
    }

    /** Whether it is read here. */
    public boolean isUsed() {
        return (flags & USED) != 0;
    }

    public boolean isAnnotated() {
        return (flags & ANNOTATED) != 0;
    }

    public boolean isDeclaredGlobal() {
        return (flags & GLOBAL) != 0;
    }

    public boolean isNonlocal() {
        return (flags & NONLOCAL) != 0;
    }

    /** In a class: whether an inner function takes it from outside although the class binds it. */
    public boolean isFreeInClass() {
        return (flags & FREE_IN_CLASS) != 0;
    }

    /** The word that CPython's symtable keeps of a name: {@code DEF_} flags, then the scope. */
    public int word() {
        int word = bit(GLOBAL, 1) | bit(ASSIGNED | DELETED, 2) | bit(PARAMETER, 4)
                | bit(NONLOCAL, 8) | bit(USED, 16) | bit(FREE_IN_CLASS, 64) | bit(IMPORTED, 128)
                | bit(ANNOTATED, 256) | bit(ITERATION, 512);
        int where = switch (kind) {
            case LOCAL -> 1;
            case GLOBAL_EXPLICIT -> 2;
            case GLOBAL_IMPLICIT -> 3;
            case FREE -> 4;
            case CELL -> 5;
        };
        return word | where << 11;
    }

    private int bit(int ours, int theirs) {
        return (flags & ours) != 0 ? theirs : 0;
    }

    @Override
    public String toString() {
        return name + ":" + kind;
    }
}
