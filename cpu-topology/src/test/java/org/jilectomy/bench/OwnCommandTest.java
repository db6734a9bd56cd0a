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
    void whatASideNeedsOfTheJvmIsForThatSideOnly() {
        List<String> own = List.of("java", "-jar", "x.jar");
        assertThat(OwnCommand.with(own, List.of("-X", "refcount=gil"))).isEqualTo(
                List.of("java", "-jar", "x.jar", "-X", "refcount=gil"));
        assertThat(OwnCommand.with(own, List.of("-X", "refcount=tracing")))
                .startsWith("java", "-XX:-DoEscapeAnalysis")
                .endsWith("-jar", "x.jar", "-X", "refcount=tracing");
        assertThat(OwnCommand.with(List.of("jilectomy"), List.of("-X", "refcount=tracing")))
                .containsExactly("jilectomy", "-X", "refcount=tracing");
    }

    @Test
    void thisProcessHasACommand() {
        assertThat(OwnCommand.find()).hasSizeGreaterThan(1);
    }
}
