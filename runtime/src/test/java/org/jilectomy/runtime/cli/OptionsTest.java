package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options parse(String... args) {
        return Options.parse(args);
    }

    @AfterEach
    void forgetSwitches() {
        System.clearProperty("jilectomy.switchinterval");
        System.clearProperty("jilectomy.optimize");
    }

    @Test
    void everythingAfterTheProgramIsItsOwn() {
        Options options = parse("-B", "x.py", "-c", "-z");
        assertThat(options.source).isEqualTo(Options.Source.FILE);
        assertThat(options.program).isEqualTo("x.py");
        assertThat(options.argv).containsExactly("x.py", "-c", "-z");
    }

    @Test
    void codeMayBeAttachedToJoinedLetters() {
        Options options = parse("-Buc1 + 1", "a");
        assertThat(options.source).isEqualTo(Options.Source.CODE);
        assertThat(options.program).isEqualTo("1 + 1");
        assertThat(options.argv).containsExactly("-c", "a");
    }

    @Test
    void aModuleTakesTheRest() {
        Options options = parse("-m", "pkg.mod", "-x");
        assertThat(options.source).isEqualTo(Options.Source.MODULE);
        assertThat(options.argv).containsExactly("-m", "-x");
    }

    @Test
    void withoutAProgramStandardInputIsRead() {
        assertThat(parse().source).isEqualTo(Options.Source.STDIN);
        assertThat(parse().argv).containsExactly("");
        assertThat(parse("-", "a").argv).containsExactly("-", "a");
    }

    @Test
    void switchesBecomeProperties() {
        assertThat(parse("-X", "switchinterval=100", "-c", "1").error).isNull();
        assertThat(System.getProperty("jilectomy.switchinterval")).isEqualTo("100");
    }

    @Test
    void unknownSwitchesAndValuesNameTheValidOnes() {
        assertThat(parse("-Xcolour=red").error).contains("colour")
                .contains("refcount, incref, header");
        assertThat(parse("-X", "refcount=none").error).contains("gil, atomic, biased");
        assertThat(parse("-X", "refcount").error).contains("missing");
        assertThat(parse("-X", "switchinterval=soon").error).contains("microseconds");
    }

    @Test
    void unknownOptionsAreErrors() {
        assertThat(parse("-j").error).isEqualTo("Unknown option: -j");
        assertThat(parse("--fast").error).isEqualTo("unknown option --fast");
        assertThat(parse("-c").error).isEqualTo("Argument expected for the -c option");
    }

    @Test
    void isolationIgnoresEnvironmentAndFolder() {
        Options options = parse("-I", "x.py");
        assertThat(options.flags.ignoreEnvironment).isEqualTo(1);
        assertThat(options.flags.safePath).isTrue();
    }
}
