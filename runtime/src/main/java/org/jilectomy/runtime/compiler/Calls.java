package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.linker.Arguments;
import org.jilectomy.runtime.linker.Cold;

/**
 * Emits calls. Positional calls are {@code invokedynamic} with an inline cache, one kind for a
 * callee found under a global name, one for a method, one for any other value. Calls with keywords pass
 * a constant tuple of names last, starred calls a tuple and a dict.
 */
final class Calls {
    /** The JVM allows 255 argument slots; beyond this many the arguments go as an array. */
    private static final int MAX_DIRECT = 16;

    /** So many arguments may a call with keywords have, or have before its stars, to get a site. */
    private static final int MAX_NAMED = 7;

    private static final int MAX_BEFORE_STAR = 4;

    private final Code code;

    Calls(Code code) {
        this.code = code;
    }

    Operand call(Expr.Call c) {
        boolean starred =
                c.args().stream().anyMatch(a -> a instanceof Expr.Starred)
                        || c.keywords().stream().anyMatch(k -> k.arg() == null);
        if (starred) {
            return callEx(c);
        }
        if (isZeroArgumentSuper(c) || isStraySuper(c)) {
            return zeroArgumentSuper(c);
        }
        if (needsFrame(c.func())) {
            announceFrame(c);
        }
        if (code.parts != null && c.args().size() > MAX_ARRAY) {
            return callEx(c);
        }
        if (!c.keywords().isEmpty() && c.args().size() + c.keywords().size() <= MAX_NAMED) {
            return callKeywords(c);
        }
        boolean many = c.args().size() > MAX_DIRECT
                || code.runsOnce() && c.args().size() >= Cold.MAX_ARGUMENTS; // no site for that
        if (many || !c.keywords().isEmpty()) {
            return callArray(c);
        }
        if (c.func() instanceof Expr.Attribute a) {
            return callMethod(c, a);
        }
        if (UnitCompiler.ELIDE
                && !code.usesNamespace
                && c.func() instanceof Expr.Name n
                && Scopes.isGlobal(code.scope, code.unit.mangled(code.scope, n.id()))
                && c.args().stream().allMatch(this::isInert)) {
            Operand[] args = arguments(c.args());
            // The site throws NameError at the position before its own: the name's.
            code.positions.note(n.span());
            code.at(c.span());
            code.loadTs();
            pushAll(args);
            code.sites.site("callGlobal", code.unit.mangled(code.scope, n.id()), args.length);
            return finish(args);
        }
        Operand f = code.assignments.loadCallee(c.func());
        Operand[] args = arguments(c.args());
        code.at(c.span());
        code.loadTs();
        code.push(f);
        pushAll(args);
        code.sites.site("call", "call", args.length + 1);
        Operand r = code.result();
        code.release(f);
        releaseAll(args);
        return r;
    }

    /**
     * Whether evaluating an argument cannot tell if the callee was looked up before it: constants,
     * locals and arithmetic on them.
     */
    private boolean isInert(Expr e) {
        if (e instanceof Expr.Constant c) {
            return true;
        } else if (e instanceof Expr.Name n) {
            return code.access(code.unit.mangled(code.scope, n.id()))
                    == Scopes.Access.LOCAL;
        } else if (e instanceof Expr.BinOp b) {
            return isInert(b.left()) && isInert(b.right());
        } else if (e instanceof Expr.UnaryOp u) {
            return isInert(u.operand());
        } else {
            return false;
        }
    }

    private boolean isZeroArgumentSuper(Expr e) {
        return e instanceof Expr.Call s
                && s.keywords().isEmpty()
                && s.args().isEmpty()
                && Expressions.isName(s.func(), "super")
                && Scopes.hasClassCell(code.scope);
    }

    /** {@code super()} in a function that is in no class: the error depends on its parameters. */
    private boolean isStraySuper(Expr.Call c) {
        return c.keywords().isEmpty()
                && c.args().isEmpty()
                && Expressions.isName(c.func(), "super")
                && code.scope.isFunction()
                && Scopes.firstParameter(code.scope) != null;
    }

    /**
     * {@code super().name(args…)} as one site, if nobody can tell that the super object is made after
     * the arguments or not at all.
     */
    private Operand callSuper(Expr.Call c, Expr.Attribute a, Expr.Call s) {
        Operand f = code.expressions.value(s.func());
        Operand[] args = arguments(c.args());
        atMethodCall(c, a);
        code.loadTs();
        code.push(f);
        code.pushCell("__class__");
        code.cb.lload(code.localSlot(Scopes.firstParameter(code.scope)));
        pushAll(args);
        code.sites.site("callSuper", code.unit.mangled(code.scope, a.attr()), args.length + 3);
        Operand r = code.result();
        code.release(f);
        releaseAll(args);
        return r;
    }

    private boolean isSuperCall(Expr.Call c, Expr.Attribute a) {
        String first = Scopes.firstParameter(code.scope);
        return isZeroArgumentSuper(a.value())
                && UnitCompiler.ELIDE
                && first != null
                && Scopes.alwaysBound(code.scope, first)
                && code.access(first) == Scopes.Access.LOCAL
                && c.args().stream().allMatch(this::isInert);
    }

    private Operand callMethod(Expr.Call c, Expr.Attribute a) {
        if (isSuperCall(c, a)) {
            return callSuper(c, a, (Expr.Call) a.value());
        }
        Operand self = code.expressions.value(a.value());
        String name = code.unit.mangled(code.scope, a.attr());
        Operand.Temp method = isLate(c) ? null : loadMethod(a, self, name);
        Operand[] args = arguments(c.args());
        atMethodCall(c, a);
        Operand r = callLoaded(self, name, method, List.of(args), null);
        code.release(self);
        releaseAll(args);
        return r;
    }

    /**
     * The position of a call of a method. The site throws what its look-up raises at the position
     * before its own: the name's. A call whose name stands in a later line than its beginning is where
     * the name is, as in CPython.
     */
    private void atMethodCall(Expr.Call c, Expr.Attribute a) {
        Span name = a.nameSpan();
        code.positions.note(name);
        code.at(c.span().lineno() == a.span().endLineno() ? c.span() : name.to(c.span()));
    }

    /** Whether nobody can tell that a method is looked up after the arguments of its call. */
    private boolean isLate(Expr.Call c) {
        return c.args().stream().allMatch(e -> isInert(e) || e instanceof Expr.Name)
                && c.keywords().stream().allMatch(
                        k -> isInert(k.value()) || k.value() instanceof Expr.Name);
    }

    private void callMethod(Operand self, String name, List<Operand> args, List<String> names) {
        code.loadTs();
        code.push(self);
        pushArguments(args, names);
        code.sites.site(names == null ? "callMethod" : "callMethodKw", name,
                args.size() + (names == null ? 1 : 2));
    }

    private void pushArguments(List<Operand> args, List<String> names) {
        args.forEach(code::push);
        if (names != null) {
            code.loadConst(code.unit.constants().nameTuple(names));
        }
    }

    /** Looks up what evaluating the arguments might change or hide; leaves 0 for a plain method. */
    private Operand.Temp loadMethod(Expr.Attribute a, Operand self, String name) {
        code.at(a.nameSpan());
        code.loadTs();
        code.push(self);
        code.sites.site("loadMethod", name, 1);
        return code.result();
    }

    /**
     * Calls a method.
     *
     * @param method what {@link #loadMethod} found; null if it was not asked
     * @param names of the last arguments; null if none has one
     */
    private Operand callLoaded(
            Operand self, String name, Operand.Temp method, List<Operand> args,
            List<String> names) {
        if (method == null) {
            callMethod(self, name, args, names);
            return code.result();
        }
        int result = code.newTemp();
        Label found = code.label();
        Label done = code.label();
        code.push(method);
        code.cb.lconst_0();
        code.cb.lcmp();
        code.cb.ifne(found);
        callMethod(self, name, args, names);
        code.cb.lstore(result);
        code.cb.goto_(done);
        code.cb.labelBinding(found);
        code.loadTs();
        code.push(method);
        pushArguments(args, names);
        code.sites.callCold(
                names == null ? "call" : "callKw", args.size() + (names == null ? 1 : 2));
        code.cb.lstore(result);
        code.loadTs();
        code.takeSlot(method.slot());
        code.call(Callees.REFS, "release", "tl:v");
        code.cb.labelBinding(done);
        code.freeTemp(method.slot());
        return new Operand.Temp(result);
    }

    /** In very large code: more arguments come as a tuple, which is made in parts. */
    private static final int MAX_ARRAY = 60;

    Operand[] arguments(List<Expr> exprs) {
        Operand[] args = new Operand[exprs.size()];
        for (int i = 0; i < args.length; i++) {
            args[i] = code.expressions.value(exprs.get(i));
        }
        return args;
    }

    private void pushAll(Operand[] args) {
        for (Operand a : args) {
            code.push(a);
        }
    }

    private void releaseAll(Operand[] args) {
        for (Operand a : args) {
            code.release(a);
        }
    }

    private Operand finish(Operand[] args) {
        Operand r = code.result();
        releaseAll(args);
        return r;
    }

    /** Pushes a new {@code long[]} with the operands' values, borrowed. */
    void pushArray(List<Operand> values) {
        code.cb.loadConstant(values.size());
        code.cb.newarray(TypeKind.LONG);
        for (int i = 0; i < values.size(); i++) {
            code.cb.dup();
            code.cb.loadConstant(i);
            code.push(values.get(i));
            code.cb.lastore();
        }
    }

    /** A few arguments, some of them named: a site that gets the tuple of names last. */
    private Operand callKeywords(Expr.Call c) {
        Expr.Attribute a = c.func() instanceof Expr.Attribute attribute ? attribute : null;
        Operand f = code.expressions.value(a != null ? a.value() : c.func());
        String name = a == null ? null : code.unit.mangled(code.scope, a.attr());
        Operand.Temp method = a == null || isLate(c) ? null : loadMethod(a, f, name);
        List<Operand> values = new ArrayList<>(List.of(arguments(c.args())));
        List<String> names = new ArrayList<>();
        for (Keyword k : c.keywords()) {
            values.add(code.expressions.value(k.value()));
            names.add(k.arg());
        }
        if (a != null) {
            atMethodCall(c, a);
        } else {
            code.at(c.span());
        }
        Operand r;
        if (a != null) {
            r = callLoaded(f, name, method, values, names);
        } else {
            code.loadTs();
            code.push(f);
            pushArguments(values, names);
            code.sites.site("callKw", "_", values.size() + 2);
            r = code.result();
        }
        code.release(f);
        values.forEach(code::release);
        return r;
    }

    /** Many or keyword arguments: an array and the tuple of names. */
    private Operand callArray(Expr.Call c) {
        Operand f = code.expressions.value(c.func());
        List<Operand> values = new ArrayList<>(List.of(arguments(c.args())));
        List<String> names = new ArrayList<>();
        for (Keyword k : c.keywords()) {
            values.add(code.expressions.value(k.value()));
            names.add(k.arg());
        }
        code.at(c.span());
        code.loadTs();
        code.push(f);
        pushArray(values);
        if (names.isEmpty()) {
            code.cb.lconst_0();
        } else {
            code.loadConst(code.unit.constants().nameTuple(names));
        }
        code.call(Callees.ARGUMENTS, "callArray", "tlal:l");
        Operand r = code.result();
        code.release(f);
        values.forEach(code::release);
        return r;
    }

    private Operand callEx(Expr.Call c) {
        Operand f = code.expressions.value(c.func());
        int before = argumentsBeforeStar(c);
        Operand[] lead = arguments(c.args().subList(0, before));
        Operand args = before > 0 ? restAfter(c, f, before) : starredArguments(c, f);
        Operand kwargs = keywordDict(c, f);
        code.at(c.span());
        code.loadTs();
        code.push(f);
        pushAll(lead);
        code.push(args);
        if (kwargs == null) {
            code.cb.lconst_0();
        } else {
            code.push(kwargs);
        }
        code.sites.site("callStar", "_", before + 3);
        Operand r = code.result();
        code.release(f);
        releaseAll(lead);
        code.release(args);
        if (kwargs != null) {
            code.release(kwargs);
        }
        return r;
    }

    /**
     * How many arguments are passed by themselves: those before a star that is the last of them, or
     * all if there is none. 0 if they are too many.
     */
    private int argumentsBeforeStar(Expr.Call c) {
        List<Expr> args = c.args();
        int n = 0;
        while (n < args.size() && !(args.get(n) instanceof Expr.Starred)) {
            n++;
        }
        return code.parts != null || n > MAX_BEFORE_STAR || n < args.size() - 1 ? 0 : n;
    }

    /** The tuple of the arguments from {@code before} on: none, or one with a star. */
    private Operand restAfter(Expr.Call c, Operand f, int before) {
        if (before == c.args().size()) {
            return code.constant(code.unit.constants().emptyTuple());
        }
        return tupleOf(c, f, (Expr.Starred) c.args().get(before), "restTuple");
    }

    /** The tuple of positional arguments; an only starred one is checked in the call's name. */
    private Operand starredArguments(Expr.Call c, Operand f) {
        if (c.args().size() != 1 || !(c.args().get(0) instanceof Expr.Starred s)) {
            return code.displays.sequence(c.args(), "Tuple", code.parts == null
                    ? c : code.parts.partition.argumentsOf(c));
        }
        return tupleOf(c, f, s, "argumentTuple");
    }

    private Operand tupleOf(Expr.Call c, Operand f, Expr.Starred s, String how) {
        Operand v = code.expressions.value(s.value());
        code.at(c.span());
        code.loadTs();
        code.push(f);
        code.push(v);
        code.call(Callees.ARGUMENTS, how, "tll:l");
        Operand r = code.result();
        code.release(v);
        return r;
    }

    /** The dict of keyword arguments, or null if there are none; {@code f} names the culprit. */
    private Operand keywordDict(Expr.Call c, Operand f) {
        if (c.keywords().isEmpty()) {
            return null;
        }
        if (c.keywords().size() == 1 && c.keywords().get(0).arg() == null) {
            return onlyMapping(c, f, c.keywords().get(0).value());
        }
        code.loadTs();
        code.support("newDict", "t:l");
        Operand.Temp dict = code.result();
        for (Keyword k : c.keywords()) {
            Operand v = code.expressions.value(k.value());
            code.at(c.span());
            code.loadTs();
            code.push(f);
            code.push(dict);
            if (k.arg() == null) {
                code.push(v);
                code.call(Callees.ARGUMENTS, "keywordsMerge", "tlll:v");
            } else {
                code.loadName(k.arg());
                code.push(v);
                code.call(Callees.ARGUMENTS, "keywordAdd", "tllll:v");
            }
            code.release(v);
        }
        return dict;
    }

    /** {@code **mapping} alone: a dict is passed as it is, as the callee only reads it. */
    private Operand onlyMapping(Expr.Call c, Operand f, Expr mapping) {
        Operand v = code.expressions.value(mapping);
        code.at(c.span());
        code.loadTs();
        code.push(f);
        code.push(v);
        code.call(Callees.ARGUMENTS, "keywordsOf", "tll:l");
        Operand r = code.result();
        code.release(v);
        return r;
    }

    /** {@code super()}: the class cell and the first parameter are passed by us. */
    private Operand zeroArgumentSuper(Expr.Call c) {
        Operand f = code.expressions.value(c.func());
        code.at(c.span());
        code.loadTs();
        code.push(f);
        if (Scopes.hasClassCell(code.scope)) {
            code.pushCell("__class__");
        } else {
            code.cb.lconst_0();
        }
        String first = Scopes.firstParameter(code.scope);
        if (first == null) {
            code.cb.loadConstant(Arguments.NO_ARGUMENT);
        } else if (code.access(first) == Scopes.Access.LOCAL) {
            code.cb.lload(code.localSlot(first));
        } else {
            code.loadTs();
            code.pushCell(first);
            code.variables("peekCell", "tl:l");
        }
        code.call(Callees.ARGUMENTS, "zeroArgumentSuper", "tlll:l");
        Operand r = code.result();
        code.release(f);
        return r;
    }

    // ---------------------------------------------------------------- callees that look at the frame

    /** Name of the slot of the dict that {@code locals()} gives in one activation, each time. */
    static final String LOCALS = ".locals";

    private static boolean needsFrame(Expr f) {
        return f instanceof Expr.Name n
                && (readsLocals(n.id()) || n.id().equals("globals"));
    }

    /** Whether the built-in function of that name may look at its caller's variables. */
    private static boolean readsLocals(String name) {
        return switch (name) {
            case "locals", "vars", "dir", "eval", "exec" -> true;
            default -> false;
        };
    }

    /** Gives a function that asks for its variables a slot for their dict. */
    static void declareLocals(Code code) {
        for (String name : Scopes.symbols(code.scope)) {
            if (readsLocals(name)) {
                code.declareLocal(LOCALS, code.newLong(), true);
                return;
            }
        }
    }

    /**
     * Tells the thread state the caller's globals and locals just before a call that may ask for
     * them; a function's locals are copied into a dict.
     */
    private void announceFrame(Expr.Call c) {
        code.at(c.span());
        code.loadTs();
        code.loadGlobals();
        if (code.usesNamespace) {
            code.cb.lload(code.namespaceSlot);
            code.call(Callees.ARGUMENTS, "announceFrame", "tll:v");
            return;
        }
        int kept = code.localSlot(LOCALS);
        Operand dict;
        if (kept < 0) {
            code.variables("newLocals", "tl:l");
            dict = code.result();
        } else {
            code.cb.lload(kept);
            code.variables("keptLocals", "tll:l");
            code.cb.lstore(kept);
            dict = new Operand.Borrowed(kept);
        }
        if (code.parts != null) {
            code.loadTs();
            code.push(dict);
            code.loadConst(code.unit.constants().nameTuple(code.parts.variables()));
            code.pushCells();
            code.variables("localsPutCells", "tlll:v");
        }
        for (String name : code.parts != null
                ? List.<String> of() : Scopes.visibleNames(code.scope)) {
            boolean local = code.access(name) == Scopes.Access.LOCAL;
            code.loadTs();
            code.push(dict);
            code.loadName(name);
            if (local) {
                code.cb.lload(code.localSlot(name));
            } else {
                code.pushCell(name);
            }
            code.variables(local ? "localsPut" : "localsPutCell", "tlll:v");
        }
        code.loadTs();
        code.loadGlobals();
        code.push(dict);
        code.call(Callees.ARGUMENTS, "announceFrame", "tll:v");
        code.release(dict);
    }
}
