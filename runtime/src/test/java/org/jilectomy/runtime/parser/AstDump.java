package org.jilectomy.runtime.parser;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Mod;
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
            case String s -> out.append(repr(s));
            case Integer i -> out.append(i);
            case Boolean b -> out.append(b ? 1 : 0);
            case List<?> list -> list(list);
            case Enum<?> e -> out.append(enumName(e)).append("()");
            case ConstantValue c -> constant(c);
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
            default -> e.name().charAt(0) + e.name().substring(1).toLowerCase(java.util.Locale.ROOT);
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
            default -> { }
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
        if (node instanceof Mod.Module) {
            out.append(", type_ignores=[]");
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

    private void constant(ConstantValue value) {
        switch (value) {
            case ConstantValue.None _ -> out.append("None");
            case ConstantValue.True _ -> out.append("True");
            case ConstantValue.False _ -> out.append("False");
            case ConstantValue.Ellipsis _ -> out.append("Ellipsis");
            case ConstantValue.Int i -> out.append(i.value());
            case ConstantValue.Float f -> out.append(repr(f.value(), true));
            case ConstantValue.Complex c -> out.append(repr(c.imag(), false)).append('j');
            case ConstantValue.Str s -> out.append(repr(s.value()));
            case ConstantValue.Bytes b -> bytes(b.value());
        }
    }

    /** As Python's {@code repr(float)}. */
    private static String repr(double value, boolean point) {
        if (Double.isInfinite(value)) {
            return "inf";
        }
        var decimal = new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        if (value == 0) {
            return point ? "0.0" : "0";
        }
        if (exponent >= -4 && exponent < 16) {
            String plain = decimal.toPlainString();
            return point && plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String mantissa = digits.length() == 1 ? digits
                : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String repr(String s) {
        StringBuilder out = new StringBuilder();
        char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        s.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (Identifiers.isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else if (c < 256) {
                        out.append(String.format("\\x%02x", c));
                    } else if (c < 65536) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.append(String.format("\\U%08x", c));
                    }
                }
            }
        });
        return out.append(quote).toString();
    }

    private void bytes(byte[] value) {
        boolean single = false;
        boolean dbl = false;
        for (byte b : value) {
            single |= b == '\'';
            dbl |= b == '"';
        }
        char quote = single && !dbl ? '"' : '\'';
        out.append('b').append(quote);
        for (byte b : value) {
            switch (b) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (b == quote) {
                        out.append('\\').append(quote);
                    } else if (b < 32 || b == 127) {
                        out.append(String.format("\\x%02x", b & 0xff));
                    } else {
                        out.append((char) b);
                    }
                }
            }
        }
        out.append(quote);
    }
}
