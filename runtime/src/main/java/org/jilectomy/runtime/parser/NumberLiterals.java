package org.jilectomy.runtime.parser;

import java.math.BigInteger;
import org.jilectomy.runtime.ast.ConstantValue;

/** The values of numeric literals that {@link NumberScanner} has passed. */
final class NumberLiterals {
    /** {@code sys.get_int_max_str_digits()}; 0 for no limit. */
    private static volatile int maxStrDigits = 4300;

    static void setMaxStrDigits(int digits) {
        maxStrDigits = digits;
    }

    private NumberLiterals() {}

    /** The value of a NUMBER token. */
    static ConstantValue value(Tokens tokens, int token) {
        char[] src = tokens.source.chars;
        int from = tokens.start[token];
        int to = tokens.end[token];
        if (to - from < 19) {
            long value = 0;
            int i = from;
            for (; i < to; i++) {
                char c = src[i];
                if (c < '0' || c > '9') {
                    break;
                }
                value = value * 10 + (c - '0');
            }
            if (i == to) {
                return new ConstantValue.Int(BigInteger.valueOf(value));
            }
        }
        return slowValue(tokens, token, withoutUnderscores(src, from, to));
    }

    private static String withoutUnderscores(char[] src, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (src[i] != '_') {
                text.append(src[i]);
            }
        }
        return text.toString();
    }

    private static ConstantValue slowValue(Tokens tokens, int token, String text) {
        if (text.length() > 2 && text.charAt(0) == '0') {
            int radix = text.charAt(1) | 0x20;
            if (radix == 'x') {
                return new ConstantValue.Int(new BigInteger(text.substring(2), 16));
            }
            if (radix == 'o') {
                return new ConstantValue.Int(new BigInteger(text.substring(2), 8));
            }
            if (radix == 'b') {
                return new ConstantValue.Int(new BigInteger(text.substring(2), 2));
            }
        }
        int last = text.length() - 1;
        if ((text.charAt(last) | 0x20) == 'j') {
            return new ConstantValue.Complex(Double.parseDouble(text.substring(0, last)));
        }
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return new ConstantValue.Float(Double.parseDouble(text));
            }
        }
        int limit = maxStrDigits;
        if (limit > 0 && text.length() > limit) {
            int line = tokens.line[token];
            throw new SyntaxErrorException("SyntaxError",
                    "Exceeds the limit (" + limit
                            + " digits) for integer string conversion: value has " + text.length()
                            + " digits; use sys.set_int_max_str_digits() to increase the limit - "
                            + "Consider hexadecimal for huge integer literals to avoid decimal "
                            + "conversion limits.",
                    tokens.source.filename, line, 0, tokens.source.line(line) + "\n", line, 0);
        }
        return new ConstantValue.Int(new BigInteger(text));
    }
}
