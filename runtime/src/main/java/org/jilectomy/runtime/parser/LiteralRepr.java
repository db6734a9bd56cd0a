package org.jilectomy.runtime.parser;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jilectomy.runtime.ast.ConstantValue;

/** How {@code repr} shows the value of a literal. */
final class LiteralRepr {
    private static final String HEX = "0123456789abcdef";

    private LiteralRepr() {}

    static String of(ConstantValue value) {
        if (value instanceof ConstantValue.Str s) {
            return ofText(s.value());
        }
        if (value instanceof ConstantValue.Int i) {
            return i.value().toString();
        }
        if (value instanceof ConstantValue.Float f) {
            return ofDouble(f.value(), true);
        }
        if (value instanceof ConstantValue.Complex c) {
            return ofDouble(c.imag(), false).concat("j");
        }
        if (value instanceof ConstantValue.Bytes b) {
            return ofBytes(b.value());
        }
        return value instanceof ConstantValue.None ? "None"
                : value instanceof ConstantValue.True ? "True"
                        : value instanceof ConstantValue.False ? "False" : "Ellipsis";
    }

    static String ofText(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < ' ' || c == '\\' || c == quote) {
                controlOrQuote(c, out);
            } else if (Identifiers.isPrintable(c)) {
                out.appendCodePoint(c);
            } else if (c < 0x100) {
                hex(out.append("\\x"), c, 2);
            } else if (c < 0x10000) {
                hex(out.append("\\u"), c, 4);
            } else {
                hex(out.append("\\U"), c, 8);
            }
        }
        return out.append(quote).toString();
    }

    private static void controlOrQuote(int c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\', '\'', '"' -> out.append('\\').append((char) c);
            default -> hex(out.append("\\x"), c, 2);
        }
    }

    private static void hex(StringBuilder out, int c, int digits) {
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 15));
        }
    }

    private static String ofBytes(byte[] bytes) {
        boolean single = false;
        boolean twice = false;
        for (byte b : bytes) {
            single |= b == '\'';
            twice |= b == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        StringBuilder out = new StringBuilder(bytes.length + 3).append('b').append(quote);
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c < ' ' || c == '\\' || c == quote) {
                controlOrQuote(c, out);
            } else if (c < 127) {
                out.append((char) c);
            } else {
                hex(out.append("\\x"), c, 2);
            }
        }
        return out.append(quote).toString();
    }

    /** The shortest digits that give the same double, as Python writes them. */
    private static String ofDouble(double value, boolean point) {
        if (Double.isInfinite(value)) {
            return "inf";
        }
        if (value == 0) {
            return point ? "0.0" : "0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.precision() == 2) {
            // Java shows two digits even of the smallest doubles, where one is enough.
            BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_UP));
            decimal = one.doubleValue() == value ? one.stripTrailingZeros() : decimal;
        }
        String digits = decimal.unscaledValue().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = decimal.toPlainString();
            return point && plain.indexOf('.') < 0 ? plain.concat(".0") : plain;
        }
        StringBuilder out = new StringBuilder().append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        int size = Math.abs(exponent);
        return out.append(exponent < 0 ? "e-" : "e+").append(size < 10 ? "0" : "").append(size)
                .toString();
    }
}
