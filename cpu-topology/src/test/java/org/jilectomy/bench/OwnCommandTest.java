package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "java -Xms24m -Da=b -jar x.jar bench fib.py|java -Xms24m -Da=b -jar x.jar",
        "java -cp a:b --add-exports c=d Main bench -jar|java -cp a:b --add-exports c=d Main",
        "java --add-exports=c=d @args Main -c pass|java --add-exports=c=d @args Main"})
    void jvmIsStartedAgainAsItWas(String line, String expected) {
        assertThat(OwnCommand.upToProgram(List.of(line.split(" "))))
                .hasValue(List.of(expected.split(" ")));
    }

    @Test
    void lineWithoutAProgramIsNoCommand() {
        assertThat(OwnCommand.upToProgram(List.of("java", "-version"))).isEmpty();
    }

    @Test
    void thisProcessHasACommand() {
        assertThat(OwnCommand.find()).hasSizeGreaterThan(1);
    }
}
