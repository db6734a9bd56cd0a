package org.jilectomy.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    private Properties before;

    @BeforeEach
    void rememberProperties() {
        before = (Properties) System.getProperties().clone();
        List.of("refcount", "alloc", "locks", "unbox", "elide", "preset", "threadstate", "immortal",
                "header",
                "heapstats", "incref", "reads").forEach(
                        name -> System.clearProperty("jilectomy." + name));
    }

    @AfterEach
    void restoreProperties() {
        System.setProperties(before);
    }

    static String[] names() {
        return Presets.names();
    }

    private static String value(String name) {
        return System.getProperty("jilectomy." + name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachPresetSetsSwitchesThatExistAndGoTogether(String name) {
        String error = Options.parse(new String[] {"-X", "preset=" + name, "-c", "1"}).error;
        assertThat(error).isNull();
        assertThat(Presets.switches(name).split(" ")).hasSizeGreaterThan(5).allSatisfy(
                each -> assertThat(value(each.split("=")[0])).isEqualTo(each.split("=")[1]));
    }

    @Test
    void whatIsGivenItselfWinsWhereverItStands() {
        Options.parse(new String[] {"-X", "elide=1", "--preset=june-2016", "-X", "unbox=1"});
        assertThat(value("elide")).isEqualTo("1");
        assertThat(value("unbox")).isEqualTo("1");
        assertThat(value("refcount")).isEqualTo("atomic");
    }

    @Test
    void anUnknownPresetNamesTheKnownOnes() {
        assertThat(Options.parse(new String[] {"--preset", "may-1968"}).error)
                .contains("may-1968").contains("gil, june-2016");
        assertThat(Options.parse(new String[] {"-X", "preset"}).error).contains("name is missing");
        assertThat(Options.parse(new String[] {"--preset"}).error).contains("expected");
    }

    @Test
    void sharedPoolsAndBiasedCountsDoNotGoTogether() {
        assertThat(Options.parse(new String[] {"-X", "alloc=locked", "-c", "1"}).error)
                .contains("alloc=locked").contains("biased");
        assertThat(Options.parse(new String[] {
            "-X", "alloc=two-stage", "-X", "refcount=atomic", "-X", "locks=private"}).error)
                .contains("locks=private");
    }

    @Test
    void tracingSaysWhatItDoesNotGoWith() {
        for (String other : List.of(
                "header=remote", "immortal=off", "alloc=locked", "track=buffered")) {
            String[] words = {"-X", "refcount=tracing", "-X", other, "-c", "1"};
            assertThat(Options.parse(words).error).contains("refcount=tracing", other);
            System.clearProperty("jilectomy." + other.substring(0, other.indexOf('=')));
        }
        System.clearProperty("jilectomy.refcount");
        assertThat(Options.parse(new String[] {"-X", "tracecheck=1", "-c", "1"}).error)
                .contains("tracecheck", "refcount=tracing");
    }

    @Test
    void theHelpListsPresets() {
        assertThat(Options.helpText()).contains("june-2016")
                .contains("alloc=thread-local|two-stage");
    }
}
