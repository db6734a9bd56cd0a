package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Compares formatted doubles with those that CPython 3.11 wrote. */
class FloatFormatTest {
    @Test
    void formatsAsCPythonDoes() throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                FloatFormatTest.class.getResourceAsStream(
                                        "/cpython-3.11/floats.txt"),
                                StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] part = line.split(" ");
                double x = Double.longBitsToDouble(Long.parseUnsignedLong(part[0], 16));
                char type = part[1].charAt(0);
                int flags = type == 'r' ? FloatFormat.ADD_DOT_0 : 0;
                String actual =
                        FloatFormat.format(x, type, Integer.parseInt(part[2]), flags);
                assertEquals(part[3], actual, line);
            }
        }
    }
}
