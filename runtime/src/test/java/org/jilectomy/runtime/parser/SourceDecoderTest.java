package org.jilectomy.runtime.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceDecoderTest {
    private static String decode(String source, Charset charset) {
        return SourceDecoder.decode(source.getBytes(charset), "file.py");
    }

    @Test
    void utf8IsTheDefaultAndAByteOrderMarkIsDropped() {
        assertThat(decode("x = 'é'", StandardCharsets.UTF_8)).isEqualTo("x = 'é'");
        assertThat(decode("\ufeffx = 'é'", StandardCharsets.UTF_8)).isEqualTo("x = 'é'");
    }

    @Test
    void aDeclarationMayStandInTheFirstTwoLines() {
        Charset latin = StandardCharsets.ISO_8859_1;
        String first = "# -*- coding: latin-1 -*-\nx = 'é'";
        String second = "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\nx = 'é'";
        assertThat(decode(first, latin)).isEqualTo(first);
        assertThat(decode(second, latin)).isEqualTo(second);
    }

    @Test
    void aDeclarationBehindCodeOrInTheThirdLineIsNone() {
        for (String start : new String[] {"x = 1\n", "\n\n"}) {
            assertThatThrownBy(() -> decode(start + "# coding: latin-1\n'é'",
                    StandardCharsets.ISO_8859_1))
                    .hasMessageContaining("no encoding declared");
        }
    }

    @Test
    void codecsPythonKnowsByOtherNamesAreFound() {
        for (String name : new String[] {
            "cp1252", "utf8", "UTF_8", "ascii", "koi8-r", "euc_jp", "shift_jis", "iso8859-2",
            "windows-1251", "cp437", "mac-roman", "gb18030", "big5"}) {
            String source = "# coding: " + name + "\n";
            assertThat(decode(source, StandardCharsets.US_ASCII)).isEqualTo(source);
        }
    }

    @Test
    void unknownAndContradictingEncodingsAreErrors() {
        assertThatThrownBy(() -> decode("# coding: nonsense", StandardCharsets.US_ASCII))
                .hasMessage("unknown encoding: nonsense");
        assertThatThrownBy(() -> decode("\ufeff# coding: latin-1", StandardCharsets.UTF_8))
                .hasMessageContaining("with BOM");
    }
}
