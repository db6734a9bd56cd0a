package org.jilectomy.topology;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes plain values as JSON: maps, collections, strings, numbers, booleans, optionals (empty is
 * null) and {@link CpuSet}s (their list format). Two spaces of indent; a collection of scalars
 * stays on one line, and so does a map of scalars inside a collection. Not-a-number and
 * infinities, which JSON lacks, become null; fractions keep seven digits, more than any
 * measurement here is good for.
 */
public final class JsonWriter {
    private static final MathContext SEVEN_DIGITS = new MathContext(7);

    private final StringBuilder out = new StringBuilder();

    private JsonWriter() {}

    /** The JSON text of a value, ending with a newline. */
    public static String toJson(Object value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value, 0);
        return writer.out.append('\n').toString();
    }

    private void write(Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case Optional<?> optional -> write(optional.orElse(null), depth);
            case OptionalInt number -> write(number.isPresent() ? number.getAsInt() : null, depth);
            case OptionalLong number ->
                    write(number.isPresent() ? number.getAsLong() : null, depth);
            case OptionalDouble number ->
                    write(number.isPresent() ? number.getAsDouble() : null, depth);
            case Map<?, ?> map -> writeMap(map, depth);
            case Collection<?> values -> writeCollection(values, depth);
            case Double number -> writeDouble(number);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            default -> writeString(value.toString());
        }
    }

    private void writeDouble(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            out.append("null");
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.append((long) number);
        } else {
            out.append(new BigDecimal(number, SEVEN_DIGITS).stripTrailingZeros());
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        boolean flat = depth > 1 && map.values().stream().noneMatch(JsonWriter::isNested);
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            if (!flat) {
                newLine(depth + 1);
            } else if (separator.equals(",")) {
                out.append(' ');
            }
            writeString(String.valueOf(entry.getKey()));
            out.append(": ");
            write(entry.getValue(), depth + 1);
            separator = ",";
        }
        if (!flat) {
            newLine(depth);
        }
        out.append('}');
    }

    private static boolean isNested(Object value) {
        return value instanceof Map || value instanceof Collection;
    }

    private void writeCollection(Collection<?> values, int depth) {
        boolean nested = values.stream().anyMatch(JsonWriter::isNested);
        String separator = "";
        out.append('[');
        for (Object value : values) {
            out.append(separator);
            if (nested) {
                newLine(depth + 1);
            } else if (!separator.isEmpty()) {
                out.append(' ');
            }
            write(value, depth + 1);
            separator = ",";
        }
        if (nested) {
            newLine(depth);
        }
        out.append(']');
    }

    private void newLine(int depth) {
        out.append('\n').append("  ".repeat(depth));
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
