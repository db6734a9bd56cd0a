package org.jilectomy.runtime.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Stmt;
import org.junit.jupiter.api.Test;

class ParserTest {
    private static Expr expression(String source) {
        return Parser.parseExpression(source, "<test>").body();
    }

    private static Object constant(String source) {
        return ((Expr.Constant) expression(source)).value();
    }

    @Test
    void treesOfAllSyntaxEqualCPythons() throws Exception {
        for (String line : Recorded.lines("trees.tsv")) {
            String[] columns = line.split("\t");
            String dump = AstDump.dump(
                    Parser.parseModule(Recorded.source(columns[0]), columns[0]));
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(dump.getBytes(StandardCharsets.UTF_8));
            assertThat(HexFormat.of().formatHex(hash)).as(columns[0]).isEqualTo(columns[1]);
        }
    }

    @Test
    void matchStatementsDumpAsInCPython() {
        String dump = AstDump.dump(Parser.parseModule(Recorded.source("trees/match.py"), "match"));
        assertThat(dump).isEqualTo(Recorded.lines("trees/match.dump").get(0));
    }

    @Test
    void everyPrefixOfAProgramParsesOrIsASyntaxError() {
        for (String name : new String[] {"statements", "expressions", "match"}) {
            String source = Recorded.source("trees/" + name + ".py");
            for (int end = 0; end < source.length(); end += 17) {
                String prefix = source.substring(0, end);
                try {
                    Parser.parseModule(prefix, name);
                } catch (SyntaxErrorException e) {
                    assertThat(e.lineno).as(prefix).isPositive();
                }
            }
        }
    }

    @Test
    void lineEndsMayBeOfAnyKind() {
        Mod.Module module = Parser.parseModule("a\r\nb\rc\n'''x\r\ny'''", "<test>");
        assertThat(module.body()).hasSize(4);
        assertThat(module.body().get(2).span().lineno()).isEqualTo(3);
        Expr last = ((Stmt.ExprStmt) module.body().get(3)).value();
        assertThat(((Expr.Constant) last).value()).isEqualTo(new ConstantValue.Str("x\ny"));
    }

    @Test
    void columnsCountUtf8Bytes() {
        Expr.BinOp sum = (Expr.BinOp) expression("'é€😀' + x");
        assertThat(sum.right().span().colOffset()).isEqualTo(14);
    }

    @Test
    void formFeedsRestartTheIndentation() {
        assertThatCode(() -> Parser.parseModule("if x:\n    y\n  \f    z\n", "<test>"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesAreNormalized() {
        assertThat(((Expr.Name) expression("ﬁ")).id()).isEqualTo("fi");
    }

    @Test
    void namedCharactersIncludeControlAliases() {
        assertThat(constant("'\\N{ESC}\\N{line feed}\\N{EURO SIGN}'"))
                .isEqualTo(new ConstantValue.Str("\u001b\n€"));
    }

    @Test
    void signedZerosAndImaginaryNumbersKeepTheirValue() {
        assertThat(constant("0.0")).isEqualTo(new ConstantValue.Float(0.0));
        assertThat(constant("1_0j")).isEqualTo(new ConstantValue.Complex(10));
        assertThat(constant("1e400"))
                .isEqualTo(new ConstantValue.Float(Double.POSITIVE_INFINITY));
    }

    @Test
    void deepNestingIsAPythonError() {
        for (String source : new String[] {
            "(".repeat(100_000), "-".repeat(100_000) + "1", "not ".repeat(50_000) + "x",
            "lambda: ".repeat(50_000) + "x", "1 if x else ".repeat(50_000) + "x",
            "x**".repeat(50_000) + "x", "{1: ".repeat(100_000), "f(".repeat(3_000)}) {
            assertThatThrownBy(() -> Parser.parseModule(source, "<test>"))
                    .isInstanceOf(SyntaxErrorException.class);
        }
    }

    @Test
    void longChainsNeedNoStackToParse() {
        Parser.parseModule("x = " + "a + ".repeat(100_000) + "a\n", "<test>");
        Parser.parseModule("x" + ".y".repeat(100_000) + "\n", "<test>");
        String elifs = "elif x: y\n".repeat(20_000);
        Parser.parseModule("if x: y\n" + elifs, "<test>");
    }

    @Test
    void longChainsExceedTheRecursionLimitOfTheCompiler() {
        Mod module = Parser.parseModule("x = " + "a + ".repeat(100_000) + "a\n", "<test>");
        assertThatThrownBy(() -> SymbolTable.analyze(module, "<test>"))
                .isInstanceOfSatisfying(SyntaxErrorException.class,
                        e -> assertThat(e.typeName).isEqualTo("RecursionError"));
    }

    @Test
    void incompleteInputIsToldApartWhenAskedFor() {
        for (String source : new String[] {"if x:", "(1,", "'''abc", "def f():\n  x",
            "x = \\\n"}) {
            assertThatThrownBy(() -> Parser.parseInteractive(source, "<stdin>", true))
                    .as(source).hasMessage("incomplete input");
        }
        assertThatThrownBy(() -> Parser.parseInteractive("x y", "<stdin>", true))
                .hasMessage("invalid syntax");
    }
}
