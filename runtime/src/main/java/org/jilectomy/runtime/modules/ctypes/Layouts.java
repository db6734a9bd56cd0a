package org.jilectomy.runtime.modules.ctypes;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Layouts of the JVM's linker from the text that the Python half writes: a letter for a simple type, <code>{…}</code>
 * for a struct of these, {@code [… ]} for a union, {@code 12*i} for an array.
 */
final class Layouts {
    private final String text;
    private int at;

    private Layouts(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it cannot be passed by value */
    static MemoryLayout parse(String text) {
        return new Layouts(text).one();
    }

    /** Whether it is passed as the memory it lies in and not as a number. */
    static boolean isAggregate(String text) {
        return text.length() > 1;
    }

    /** An argument or a result: what is smaller than an int travels as one, extended by its kind. */
    static MemoryLayout passed(String text) {
        return switch (text) {
            case "c", "b", "B", "?", "v", "h", "H", "i", "I", "u" -> ValueLayout.JAVA_INT;
            default -> parse(text);
        };
    }

    private MemoryLayout one() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'c', 'b', 'B', '?' -> ValueLayout.JAVA_BYTE;
            case 'h', 'H', 'v' -> ValueLayout.JAVA_SHORT;
            case 'i', 'I', 'u' -> ValueLayout.JAVA_INT;
            case 'f' -> ValueLayout.JAVA_FLOAT;
            case 'd' -> ValueLayout.JAVA_DOUBLE;
            case 'l', 'L', 'q', 'Q', 'P', 'O', 'z', 'Z' -> ValueLayout.JAVA_LONG;
            case '{' -> MemoryLayout.structLayout(members(true));
            case '[' -> MemoryLayout.unionLayout(members(false));
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                int star = text.indexOf('*', at);
                long n = Long.parseLong(text.substring(at - 1, star));
                at = star + 1;
                yield MemoryLayout.sequenceLayout(n, one());
            }
            default -> throw new IllegalArgumentException(
                    "cannot be passed by value: " + text);
        };
    }

    /** Up to the closing bracket, padded as C pads. */
    private MemoryLayout[] members(boolean inTurn) {
        List<MemoryLayout> members = new ArrayList<>();
        long size = 0;
        long alignment = 1;
        while (text.charAt(at) != '}' && text.charAt(at) != ']') {
            MemoryLayout next = one();
            alignment = Math.max(alignment, next.byteAlignment());
            if (inTurn) {
                pad(members, size, next.byteAlignment());
                size = roundUp(size, next.byteAlignment()) + next.byteSize();
            } else {
                size = Math.max(size, next.byteSize());
            }
            members.add(next);
        }
        at++;
        if (inTurn) {
            pad(members, size, alignment);
        } else if (roundUp(size, alignment) != size) {
            members.add(MemoryLayout.paddingLayout(roundUp(size, alignment)));
        }
        return members.toArray(new MemoryLayout[0]);
    }

    private static void pad(List<MemoryLayout> members, long size, long alignment) {
        long gap = roundUp(size, alignment) - size;
        if (gap > 0) {
            members.add(MemoryLayout.paddingLayout(gap));
        }
    }

    private static long roundUp(long size, long alignment) {
        return (size + alignment - 1) / alignment * alignment;
    }
}
