package org.jilectomy.runtime.parser;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Span;

/**
 * Prints a tree as CPython 3.11's {@code ast.dump(tree, include_attributes=True)} does, so that the
 * two can be compared as text.
 */
final class AstDump {
    private final StringBuilder out = new StringBuilder();

    private AstDump() {}

    static String dump(Object node) {
        AstDump dump = new AstDump();
        dump.value(node);
        return dump.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case null -> out.append("None");
            case String s -> out.append(LiteralRepr.ofText(s));
            case Integer i -> out.append(i);
            case Boolean b -> out.append(b ? 1 : 0);
            case List<?> list -> list(list);
            case Enum<?> e -> out.append(enumName(e)).append("()");
            case ConstantValue c -> out.append(LiteralRepr.of(c));
            case Record r -> node(r);
            default -> throw new AssertionError(value.getClass());
        }
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i > 0 ? ", " : "");
            value(list.get(i));
        }
        out.append(']');
    }

    private static String enumName(Enum<?> e) {
        return switch (e.name()) {
            case "MATMULT" -> "MatMult";
            case "LSHIFT" -> "LShift";
            case "RSHIFT" -> "RShift";
            case "BITOR" -> "BitOr";
            case "BITXOR" -> "BitXor";
            case "BITAND" -> "BitAnd";
            case "FLOORDIV" -> "FloorDiv";
            case "UADD" -> "UAdd";
            case "USUB" -> "USub";
            case "NOTEQ" -> "NotEq";
            case "LTE" -> "LtE";
            case "GTE" -> "GtE";
            case "ISNOT" -> "IsNot";
            case "NOTIN" -> "NotIn";
            default -> e.name().charAt(0)
                    + e.name().substring(1).toLowerCase(java.util.Locale.ROOT);
        };
    }

    private void node(Record node) {
        String name = node.getClass().getSimpleName();
        switch (name) {
            case "ExprStmt" -> name = "Expr";
            case "ListExpr" -> name = "List";
            case "TupleExpr" -> name = "Tuple";
            case "Comprehension", "Arguments", "Arg", "Keyword", "Alias" ->
                    name = name.toLowerCase(java.util.Locale.ROOT);
            case "WithItem" -> name = "withitem";
            case "MatchCase" -> name = "match_case";
            default -> {}
        }
        out.append(name).append('(');
        boolean first = true;
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            Object value;
            try {
                component.getAccessor().setAccessible(true);
                value = component.getAccessor().invoke(node);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
            if (value == null) {
                continue;
            }
            out.append(first ? "" : ", ");
            first = false;
            if (value instanceof Span s) {
                out.append("lineno=").append(s.lineno()).append(", col_offset=")
                        .append(s.colOffset()).append(", end_lineno=").append(s.endLineno())
                        .append(", end_col_offset=").append(s.endColOffset());
                continue;
            }
            field(component.getName());
            value(value);
        }
        out.append(')');
    }

    private void field(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('_').append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        out.append('=');
    }
}
