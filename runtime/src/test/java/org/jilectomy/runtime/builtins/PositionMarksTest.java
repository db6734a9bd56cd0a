package org.jilectomy.runtime.builtins;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PositionMarksTest {
    /** The marks below {@code line} for the part of it that reads {@code part}. */
    private static String marks(String line, String part) {
        String before = line.substring(0, line.indexOf(part));
        int start = before.getBytes(StandardCharsets.UTF_8).length;
        int end = start + part.getBytes(StandardCharsets.UTF_8).length;
        return marks(line, 1, 1, start, end);
    }

    private static String marks(String line, int first, int last, int start, int end) {
        StringBuilder out = new StringBuilder();
        PositionMarks.append(out, line, line.length() - line.stripLeading().length(), first, last,
                start, end);
        return out.toString();
    }

    @Test
    void aCallIsMarkedThroughout() {
        assertThat(marks("    x = f(1)(2)", "f(1)")).isEqualTo("        ^^^^\n");
    }

    @Test
    void anOperatorIsPointedAt() {
        assertThat(marks("return a + bc", "a + bc")).isEqualTo("           ~~^~~~\n");
    }

    @Test
    void anOperatorOfTwoCharactersHasTwoMarks() {
        assertThat(marks("return a // b", "a // b")).isEqualTo("           ~~^^~~\n");
    }

    @Test
    void aSubscriptIsPointedAt() {
        assertThat(marks("return d['k'][5]", "d['k'][5]")).isEqualTo("           ~~~~~~^^^\n");
    }

    @Test
    void aSpanAsLongAsTheLineHasNoMarks() {
        assertThat(marks("    raise E", "raise E")).isEmpty();
    }

    @Test
    void anOperatorIsMarkedEvenIfTheSpanIsTheWholeLine() {
        assertThat(marks("  a / b", "a / b")).isEqualTo("    ~~^~~\n");
    }

    @Test
    void columnsAreBytesAndMarksAreCharacters() {
        assertThat(marks("s = 'é' + f(1)", "f(1)")).isEqualTo("              ^^^^\n");
    }

    @Test
    void aSpanOfSeveralLinesIsMarkedToTheEndOfTheFirst() {
        assertThat(marks("    y = f(1,  ", 1, 2, 8, 3)).isEqualTo("        ^^^^\n");
    }

    @Test
    void anUnknownPositionHasNoMarks() {
        assertThat(marks("x = 1", 1, 1, -1, -1)).isEmpty();
    }
}
