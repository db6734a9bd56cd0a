package org.jilectomy.runtime.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each program under {@code src/test/python} in one interpreter and compares standard output,
 * standard error and exit status with what CPython 3.11 wrote ({@code scripts/record}).
 *
 * <p>{@code -Dscripts=exceptions/} runs those whose path contains the text.
 */
class ScriptsTest {
    static List<String> programs() throws IOException {
        return Scripts.programs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void doesWhatCPythonDoes(String name) throws TimeoutException {
        assertThat(Scripts.actual(name)).isEqualTo(Scripts.expected(name));
    }
}
