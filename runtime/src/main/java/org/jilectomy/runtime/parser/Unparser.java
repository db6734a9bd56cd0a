package org.jilectomy.runtime.parser;

import java.util.List;
import org.jilectomy.runtime.ast.Arg;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.BoolOperator;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Keyword;

/**
 * An expression as text: what {@code __annotations__} holds under
 * {@code from __future__ import annotations} (PEP 563). The text is normalized, not the source's:
 * single blanks, only the brackets that precedence demands. Compare CPython's
 * {@code Python/ast_unparse.c}.
 */
public final class Unparser {
    // How tightly the surroundings bind; an expression that binds less tightly needs brackets.
    private static final int TUPLE = 0;
    private static final int TEST = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int CMP = 5;
    private static final int EXPR = 6;
    private static final int BXOR = 7;
    private static final int BAND = 8;
    private static final int SHIFT = 9;
    private static final int ARITH = 10;
    private static final int TERM = 11;
    private static final int FACTOR = 12;
    private static final int POWER = 13;
    private static final int AWAIT = 14;
    private static final int ATOM = 15;

    private final StringBuilder out = new StringBuilder();

    private Unparser() {}

    /** The text of an annotation. */
    public static String unparse(Expr e) {
        Unparser unparser = new Unparser();
        unparser.write(e, TEST);
        return unparser.out.toString();
    }

    private void write(Expr e, int level) {
        switch (e) {
            case Expr.BoolOp x -> boolOp(x, level);
            case Expr.NamedExpr x -> {
                open(level > TUPLE);
                write(x.target(), ATOM);
                out.append(" := ");
                write(x.value(), ATOM);
                close(level > TUPLE);
            }
            case Expr.BinOp x -> binOp(x, level);
            case Expr.UnaryOp x -> unaryOp(x, level);
            case Expr.Lambda x -> {
                open(level > TEST);
                boolean named = !x.args().args().isEmpty() || !x.args().posonlyargs().isEmpty();
                out.append(named ? "lambda " : "lambda");
                parameters(x.args());
                out.append(": ");
                write(x.body(), TEST);
                close(level > TEST);
            }
            case Expr.IfExp x -> {
                open(level > TEST);
                write(x.body(), TEST + 1);
                out.append(" if ");
                write(x.test(), TEST + 1);
                out.append(" else ");
                write(x.orelse(), TEST);
                close(level > TEST);
            }
            case Expr.Dict x -> dict(x);
            case Expr.Set x -> list("{", x.elts(), "}");
            case Expr.ListComp x -> comprehension("[", x.elt(), null, x.generators(), "]");
            case Expr.SetComp x -> comprehension("{", x.elt(), null, x.generators(), "}");
            case Expr.DictComp x ->
                    comprehension("{", x.key(), x.value(), x.generators(), "}");
            case Expr.GeneratorExp x -> comprehension("(", x.elt(), null, x.generators(), ")");
            case Expr.Await x -> {
                open(level > AWAIT);
                out.append("await ");
                write(x.value(), ATOM);
                close(level > AWAIT);
            }
            case Expr.Yield x -> {
                out.append("(yield");
                if (x.value() != null) {
                    out.append(' ');
                    write(x.value(), TEST);
                }
                out.append(')');
            }
            case Expr.YieldFrom x -> {
                out.append("(yield from ");
                write(x.value(), TEST);
                out.append(')');
            }
            case Expr.Compare x -> compare(x, level);
            case Expr.Call x -> call(x);
            case Expr.FormattedValue x -> out.append('f').append(LiteralRepr.ofText(field(x)));
            case Expr.JoinedStr x -> out.append('f').append(LiteralRepr.ofText(body(x)));
            case Expr.Constant x -> constant(x);
            case Expr.Attribute x -> {
                write(x.value(), ATOM);
                boolean integer = x.value() instanceof Expr.Constant c
                        && c.value() instanceof ConstantValue.Int;
                out.append(integer ? " ." : ".").append(x.attr());
            }
            case Expr.Subscript x -> {
                write(x.value(), ATOM);
                out.append('[');
                write(x.slice(), TUPLE);
                out.append(']');
            }
            case Expr.Starred x -> {
                out.append('*');
                write(x.value(), EXPR);
            }
            case Expr.Name x -> out.append(x.id());
            case Expr.ListExpr x -> list("[", x.elts(), "]");
            case Expr.TupleExpr x -> tuple(x, level);
            case Expr.Slice x -> slice(x);
        }
    }

    private void open(boolean bracket) {
        if (bracket) {
            out.append('(');
        }
    }

    private void close(boolean bracket) {
        if (bracket) {
            out.append(')');
        }
    }

    // ---- operators ---------------------------------------------------------------------------

    private void boolOp(Expr.BoolOp x, int level) {
        boolean and = x.op() == BoolOperator.AND;
        int own = and ? AND : OR;
        open(level > own);
        for (int i = 0; i < x.values().size(); i++) {
            out.append(i == 0 ? "" : and ? " and " : " or ");
            write(x.values().get(i), own + 1);
        }
        close(level > own);
    }

    private void binOp(Expr.BinOp x, int level) {
        int own;
        String op;
        switch (x.op()) {
            case ADD -> { own = ARITH; op = " + "; }
            case SUB -> { own = ARITH; op = " - "; }
            case MULT -> { own = TERM; op = " * "; }
            case MATMULT -> { own = TERM; op = " @ "; }
            case DIV -> { own = TERM; op = " / "; }
            case MOD -> { own = TERM; op = " % "; }
            case FLOORDIV -> { own = TERM; op = " // "; }
            case LSHIFT -> { own = SHIFT; op = " << "; }
            case RSHIFT -> { own = SHIFT; op = " >> "; }
            case BITOR -> { own = EXPR; op = " | "; }
            case BITXOR -> { own = BXOR; op = " ^ "; }
            case BITAND -> { own = BAND; op = " & "; }
            default -> { own = POWER; op = " ** "; }
        }
        boolean rightToLeft = own == POWER;
        open(level > own);
        write(x.left(), rightToLeft ? own + 1 : own);
        out.append(op);
        write(x.right(), rightToLeft ? own : own + 1);
        close(level > own);
    }

    private void unaryOp(Expr.UnaryOp x, int level) {
        int own = FACTOR;
        String op;
        switch (x.op()) {
            case INVERT -> op = "~";
            case UADD -> op = "+";
            case USUB -> op = "-";
            default -> { own = NOT; op = "not "; }
        }
        open(level > own);
        out.append(op);
        write(x.operand(), own);
        close(level > own);
    }

    private void compare(Expr.Compare x, int level) {
        open(level > CMP);
        write(x.left(), CMP + 1);
        for (int i = 0; i < x.ops().size(); i++) {
            out.append(switch (x.ops().get(i)) {
                case EQ -> " == ";
                case NOTEQ -> " != ";
                case LT -> " < ";
                case LTE -> " <= ";
                case GT -> " > ";
                case GTE -> " >= ";
                case IS -> " is ";
                case ISNOT -> " is not ";
                case IN -> " in ";
                case NOTIN -> " not in ";
            });
            write(x.comparators().get(i), CMP + 1);
        }
        close(level > CMP);
    }

    // ---- displays, calls ---------------------------------------------------------------------

    private void list(String opening, List<Expr> elts, String closing) {
        out.append(opening);
        for (int i = 0; i < elts.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            write(elts.get(i), TEST);
        }
        out.append(closing);
    }

    private void tuple(Expr.TupleExpr x, int level) {
        if (x.elts().isEmpty()) {
            out.append("()");
            return;
        }
        open(level > TUPLE);
        list("", x.elts(), x.elts().size() == 1 ? "," : "");
        close(level > TUPLE);
    }

    private void dict(Expr.Dict x) {
        out.append('{');
        for (int i = 0; i < x.values().size(); i++) {
            out.append(i == 0 ? "" : ", ");
            Expr key = x.keys().get(i);
            if (key == null) {
                out.append("**");
                write(x.values().get(i), EXPR);
            } else {
                write(key, TEST);
                out.append(": ");
                write(x.values().get(i), TEST);
            }
        }
        out.append('}');
    }

    private void comprehension(
            String opening, Expr elt, Expr value, List<Comprehension> generators,
            String closing) {
        out.append(opening);
        write(elt, TEST);
        if (value != null) {
            out.append(": ");
            write(value, TEST);
        }
        for (Comprehension generator : generators) {
            out.append(generator.isAsync() ? " async for " : " for ");
            write(generator.target(), TUPLE);
            out.append(" in ");
            write(generator.iter(), TEST + 1);
            for (Expr test : generator.ifs()) {
                out.append(" if ");
                write(test, TEST + 1);
            }
        }
        out.append(closing);
    }

    private void call(Expr.Call x) {
        write(x.func(), ATOM);
        if (x.args().size() == 1 && x.keywords().isEmpty()
                && x.args().get(0) instanceof Expr.GeneratorExp generator) {
            write(generator, TEST); // its brackets are the call's
            return;
        }
        list("(", x.args(), "");
        boolean first = x.args().isEmpty();
        for (Keyword keyword : x.keywords()) {
            out.append(first ? "" : ", ");
            first = false;
            if (keyword.arg() == null) {
                out.append("**");
            } else {
                out.append(keyword.arg()).append('=');
            }
            write(keyword.value(), TEST);
        }
        out.append(')');
    }

    private void slice(Expr.Slice x) {
        if (x.lower() != null) {
            write(x.lower(), TEST);
        }
        out.append(':');
        if (x.upper() != null) {
            write(x.upper(), TEST);
        }
        if (x.step() != null) {
            out.append(':');
            write(x.step(), TEST);
        }
    }

    private void parameters(Arguments args) {
        boolean first = true;
        int positional = args.posonlyargs().size() + args.args().size();
        for (int i = 0; i < positional; i++) {
            first = separate(first);
            int posonly = args.posonlyargs().size();
            Arg arg = i < posonly ? args.posonlyargs().get(i) : args.args().get(i - posonly);
            out.append(arg.arg());
            int withDefault = i - (positional - args.defaults().size());
            if (withDefault >= 0) {
                out.append('=');
                write(args.defaults().get(withDefault), TEST);
            }
            if (posonly > 0 && i + 1 == posonly) {
                out.append(", /");
            }
        }
        if (args.vararg() != null || !args.kwonlyargs().isEmpty()) {
            first = separate(first);
            out.append('*').append(args.vararg() == null ? "" : args.vararg().arg());
        }
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            first = separate(first);
            out.append(args.kwonlyargs().get(i).arg());
            if (args.kwDefaults().get(i) != null) {
                out.append('=');
                write(args.kwDefaults().get(i), TEST);
            }
        }
        if (args.kwarg() != null) {
            separate(first);
            out.append("**").append(args.kwarg().arg());
        }
    }

    private boolean separate(boolean first) {
        out.append(first ? "" : ", ");
        return false;
    }

    // ---- literals ----------------------------------------------------------------------------

    private void constant(Expr.Constant x) {
        if (x.value() instanceof ConstantValue.Ellipsis) {
            out.append("...");
            return;
        }
        out.append(x.kind() == null ? "" : x.kind());
        // No literal is called "inf"; one too large for a double gives it back.
        boolean number = x.value() instanceof ConstantValue.Float
                || x.value() instanceof ConstantValue.Complex;
        String repr = LiteralRepr.of(x.value());
        out.append(number ? repr.replace("inf", "1e309") : repr);
    }

    /** What stands between the quotes of an f-string, before escaping. */
    private static String body(Expr.JoinedStr x) {
        StringBuilder body = new StringBuilder();
        for (Expr value : x.values()) {
            body.append(value instanceof Expr.FormattedValue f ? field(f)
                    : value instanceof Expr.JoinedStr inner ? body(inner)
                            : ((ConstantValue.Str) ((Expr.Constant) value).value()).value()
                                    .replace("{", "{{").replace("}", "}}"));
        }
        return body.toString();
    }

    private static String field(Expr.FormattedValue x) {
        Unparser inner = new Unparser();
        inner.write(x.value(), TEST + 1);
        StringBuilder field = new StringBuilder();
        // "{{" would be a brace of the text.
        field.append(inner.out.indexOf("{") == 0 ? "{ " : "{").append(inner.out);
        if (x.conversion() > 0) {
            field.append('!').append((char) x.conversion());
        }
        if (x.formatSpec() != null) {
            field.append(':').append(body((Expr.JoinedStr) x.formatSpec()));
        }
        return field.append('}').toString();
    }
}
