package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Compares properties and case mappings of all characters with those of CPython 3.11. */
class CharTypesTest {
    /** CRC-32 of the same text written by CPython 3.11.2. */
    private static final long RECORDED = 0x86bb989eL;

    @Test
    void propertiesAndCaseMappingsAreThoseOfUnicode14() {
        CRC32 crc = new CRC32();
        int[] to = new int[3];
        StringBuilder b = new StringBuilder();
        for (int c = 0; c < 0x33000; c++) {
            b.setLength(0);
            b.append(properties(c)).append(';');
            append(b, to, CharCase.lower(c, to));
            append(b, to, CharCase.upper(c, to));
            append(b, to, CharCase.title(c, to));
            append(b, to, CharCase.fold(c, to));
            b.append(CharTypes.decimalValue(c)).append(';');
            b.append(CharTypes.isLineBreak(c) ? 1 : 0).append('\n');
            crc.update(b.toString().getBytes(StandardCharsets.US_ASCII));
        }
        assertEquals(RECORDED, crc.getValue());
    }

    private static int properties(int c) {
        boolean[] has = {
            CharTypes.isAlpha(c),
            CharTypes.isDecimal(c),
            CharTypes.isDigit(c),
            CharTypes.isNumeric(c),
            CharTypes.isLower(c),
            CharTypes.isUpper(c),
            false,
            CharTypes.isPrintable(c),
            CharTypes.isSpace(c),
            CharTypes.isXidStart(c),
            CharTypes.isXidContinue(c),
            CharTypes.isTitle(c)
        };
        int bits = 0;
        for (int i = 0; i < has.length; i++) {
            bits |= has[i] ? 1 << i : 0;
        }
        return bits;
    }

    private static void append(StringBuilder b, int[] to, int n) {
        for (int i = 0; i < n; i++) {
            b.append(i > 0 ? " " : "").append(Integer.toHexString(to[i]));
        }
        b.append(';');
    }
}
