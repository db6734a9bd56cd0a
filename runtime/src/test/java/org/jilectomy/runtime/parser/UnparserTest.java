package org.jilectomy.runtime.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnparserTest {
    private static String unparse(String source) {
        return Unparser.unparse(Parser.parseExpression(source, "<test>").body());
    }

    @Test
    void textIsNormalized() {
        assertThat(unparse("dict [ str,int ]|None")).isEqualTo("dict[str, int] | None");
        assertThat(unparse("f(x,*a,k=1,**b)")).isEqualTo("f(x, *a, k=1, **b)");
        assertThat(unparse("\"it's\"")).isEqualTo("\"it's\"");
        assertThat(unparse("u'x'")).isEqualTo("u'x'");
        assertThat(unparse("1e400")).isEqualTo("1e309");
    }

    @Test
    void onlyTheBracketsThatPrecedenceDemandsRemain() {
        assertThat(unparse("((a + b)) * (c ** (d ** e))")).isEqualTo("(a + b) * c ** d ** e");
        assertThat(unparse("(a ** b) ** c")).isEqualTo("(a ** b) ** c");
        assertThat(unparse("(a, b)")).isEqualTo("(a, b)");
        assertThat(unparse("x[(a, b)]")).isEqualTo("x[a, b]");
        assertThat(unparse("(not a) == b")).isEqualTo("(not a) == b");
        assertThat(unparse("f((x for x in y))")).isEqualTo("f(x for x in y)");
    }

    @Test
    void formattedStringsKeepTheirFields() {
        assertThat(unparse("f'{a!r:>{w}}{{}}{ {1} }'")).isEqualTo("f'{a!r:>{w}}{{}}{ {1}}'");
    }
}
