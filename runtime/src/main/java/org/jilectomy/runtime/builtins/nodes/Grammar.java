package org.jilectomy.runtime.builtins.nodes;

import java.util.ArrayList;
import java.util.List;

/**
 * The abstract grammar of Python 3.11 as data: each sum type with its kinds of nodes and their
 * fields, as {@code Python.asdl} has them and the classes' {@code __doc__} shows them.
 */
final class Grammar {
    /** Whether nodes of the type carry a position. */
    private static final String PLACED = "@";

    /** First the sum type, then its kinds; a type without kinds of its own is a product. */
    private static final String[][] TYPES = {
        {"mod",
            "Module(stmt* body, type_ignore* type_ignores)",
            "Interactive(stmt* body)",
            "Expression(expr body)",
            "FunctionType(expr* argtypes, expr returns)"},
        {"stmt@",
            "FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, "
                    + "expr? returns, string? type_comment)",
            "AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, "
                    + "expr? returns, string? type_comment)",
            "ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* "
                    + "decorator_list)",
            "Return(expr? value)",
            "Delete(expr* targets)",
            "Assign(expr* targets, expr value, string? type_comment)",
            "AugAssign(expr target, operator op, expr value)",
            "AnnAssign(expr target, expr annotation, expr? value, int simple)",
            "For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)",
            "While(expr test, stmt* body, stmt* orelse)",
            "If(expr test, stmt* body, stmt* orelse)",
            "With(withitem* items, stmt* body, string? type_comment)",
            "AsyncWith(withitem* items, stmt* body, string? type_comment)",
            "Match(expr subject, match_case* cases)",
            "Raise(expr? exc, expr? cause)",
            "Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
            "TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)",
            "Assert(expr test, expr? msg)",
            "Import(alias* names)",
            "ImportFrom(identifier? module, alias* names, int? level)",
            "Global(identifier* names)",
            "Nonlocal(identifier* names)",
            "Expr(expr value)",
            "Pass",
            "Break",
            "Continue"},
        {"expr@",
            "BoolOp(boolop op, expr* values)",
            "NamedExpr(expr target, expr value)",
            "BinOp(expr left, operator op, expr right)",
            "UnaryOp(unaryop op, expr operand)",
            "Lambda(arguments args, expr body)",
            "IfExp(expr test, expr body, expr orelse)",
            "Dict(expr* keys, expr* values)",
            "Set(expr* elts)",
            "ListComp(expr elt, comprehension* generators)",
            "SetComp(expr elt, comprehension* generators)",
            "DictComp(expr key, expr value, comprehension* generators)",
            "GeneratorExp(expr elt, comprehension* generators)",
            "Await(expr value)",
            "Yield(expr? value)",
            "YieldFrom(expr value)",
            "Compare(expr left, cmpop* ops, expr* comparators)",
            "Call(expr func, expr* args, keyword* keywords)",
            "FormattedValue(expr value, int conversion, expr? format_spec)",
            "JoinedStr(expr* values)",
            "Constant(constant value, string? kind)",
            "Attribute(expr value, identifier attr, expr_context ctx)",
            "Subscript(expr value, expr slice, expr_context ctx)",
            "Starred(expr value, expr_context ctx)",
            "Name(identifier id, expr_context ctx)",
            "List(expr* elts, expr_context ctx)",
            "Tuple(expr* elts, expr_context ctx)",
            "Slice(expr? lower, expr? upper, expr? step)"},
        {"expr_context",
            "Load",
            "Store",
            "Del"},
        {"boolop",
            "And",
            "Or"},
        {"operator",
            "Add",
            "Sub",
            "Mult",
            "MatMult",
            "Div",
            "Mod",
            "Pow",
            "LShift",
            "RShift",
            "BitOr",
            "BitXor",
            "BitAnd",
            "FloorDiv"},
        {"unaryop",
            "Invert",
            "Not",
            "UAdd",
            "USub"},
        {"cmpop",
            "Eq",
            "NotEq",
            "Lt",
            "LtE",
            "Gt",
            "GtE",
            "Is",
            "IsNot",
            "In",
            "NotIn"},
        {"comprehension", "=",
            "comprehension(expr target, expr iter, expr* ifs, int is_async)"},
        {"excepthandler@",
            "ExceptHandler(expr? type, identifier? name, stmt* body)"},
        {"arguments", "=",
            "arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* "
                    + "kw_defaults, arg? kwarg, expr* defaults)"},
        {"arg@", "=",
            "arg(identifier arg, expr? annotation, string? type_comment)"},
        {"keyword@", "=",
            "keyword(identifier? arg, expr value)"},
        {"alias@", "=",
            "alias(identifier name, identifier? asname)"},
        {"withitem", "=",
            "withitem(expr context_expr, expr? optional_vars)"},
        {"match_case", "=",
            "match_case(pattern pattern, expr? guard, stmt* body)"},
        {"pattern@",
            "MatchValue(expr value)",
            "MatchSingleton(constant value)",
            "MatchSequence(pattern* patterns)",
            "MatchMapping(expr* keys, pattern* patterns, identifier? rest)",
            "MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* "
                    + "kwd_patterns)",
            "MatchStar(identifier? name)",
            "MatchAs(pattern? pattern, identifier? name)",
            "MatchOr(pattern* patterns)"},
        {"type_ignore",
            "TypeIgnore(int lineno, string tag)"},
    };

    private Grammar() {}

    /**
     * One field.
     *
     * @param quantity {@code ?} for one that may be None, {@code *} for a list, else a blank
     */
    record Field(String type, String name, char quantity) {}

    /**
     * One kind of node.
     *
     * @param sum name of its sum type; its own for a product
     * @param text its declaration, for {@code __doc__}
     */
    record Kind(String sum, String name, String text, Field[] fields, boolean placed) {}

    /** A sum type or product with its kinds. */
    record Type(String name, boolean placed, boolean product, List<Kind> kinds) {
        /** {@code __doc__} of a sum type. */
        String text() {
            StringBuilder b = new StringBuilder(name).append(" = ");
            // CPython breaks the line between kinds that have fields somewhere.
            boolean lines = false;
            for (Kind k : kinds) {
                lines |= k.fields.length > 0;
            }
            String separator =
                    lines ? "\n" + " ".repeat(name.length() + 1) + "| " : " | ";
            for (int i = 0; i < kinds.size(); i++) {
                b.append(i == 0 ? "" : separator).append(kinds.get(i).text);
            }
            return b.toString();
        }
    }

    static List<Type> types() {
        List<Type> types = new ArrayList<>();
        for (String[] t : TYPES) {
            boolean placed = t[0].endsWith(PLACED);
            String sum = placed ? t[0].substring(0, t[0].length() - 1) : t[0];
            boolean product = t[1].equals("=");
            List<Kind> kinds = new ArrayList<>();
            for (int i = product ? 2 : 1; i < t.length; i++) {
                kinds.add(kind(sum, t[i], placed));
            }
            types.add(new Type(sum, placed, product, kinds));
        }
        return types;
    }

    private static Kind kind(String sum, String text, boolean placed) {
        int open = text.indexOf('(');
        if (open < 0) {
            return new Kind(sum, text, text, new Field[0], placed);
        }
        String[] parts = text.substring(open + 1, text.length() - 1).split(", ");
        Field[] fields = new Field[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int space = parts[i].indexOf(' ');
            char last = parts[i].charAt(space - 1);
            boolean plain = last != '?' && last != '*';
            fields[i] = new Field(
                    parts[i].substring(0, plain ? space : space - 1),
                    parts[i].substring(space + 1),
                    plain ? ' ' : last);
        }
        return new Kind(sum, text.substring(0, open), text, fields, placed);
    }
}
