package org.jilectomy.runtime.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.Mod;
import org.junit.jupiter.api.Test;

class ParserErrorsTest {
    private static String error(String mode, String source) {
        try {
            Mod mod = switch (mode) {
                case "eval" -> Parser.parseExpression(source, "<test>");
                case "single" -> Parser.parseInteractive(source, "<test>");
                default -> Parser.parseModule(source, "<test>");
            };
            SymbolTable.analyze(mod, "<test>");
            return "ok";
        } catch (SyntaxErrorException e) {
            return !e.hasLocation() ? e.typeName
                    : String.join("|", e.typeName, e.msg, "" + e.lineno, "" + e.offset,
                            "" + e.endLineno, "" + endOffset(e));
        }
    }

    /** 0 for CPython's None, as it is recorded. */
    private static int endOffset(SyntaxErrorException e) {
        return e.endOffset == SyntaxErrorException.NO_END ? 0 : e.endOffset;
    }

    @Test
    void errorsEqualCPythonsInTypeMessageAndPlace() {
        List<String> wrong = new ArrayList<>();
        for (String line : Recorded.lines("errors.tsv")) {
            String[] columns = line.split("\t");
            String actual = error(columns[0], Recorded.unescape(columns[1]));
            String expected = Recorded.unescape(columns[2]);
            if (!actual.equals(expected)) {
                wrong.add(columns[0] + " " + columns[1] + "\n  is  " + actual + "\n  not "
                        + expected);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTextIsTheLineOfTheError() {
        try {
            Parser.parseModule("x = 1\ny = 2 3\nz\n", "<test>");
        } catch (SyntaxErrorException e) {
            assertThat(e.text).isEqualTo("y = 2 3\n");
            assertThat(e.filename).isEqualTo("<test>");
        }
    }
}
