package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpuSetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0-3,8|0-3,8", "3,1,2|1-3", "'0-1\n'|0-1", "''|''", "0-7:2/4|0-1,4-5", "0-6:2/4|0-1,4-5"})
    void kernelListIsReadAndWritten(String text, String normal) {
        assertThat(CpuSet.parse(text)).hasToString(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "3-1", "1-", "-1", "0-3:2", "99999999999"})
    void anythingElseIsRefusedByName(String text) {
        assertThatThrownBy(() -> CpuSet.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void maskWordsRoundTrip() {
        CpuSet set = CpuSet.of(0, 63, 64, 130);
        assertThat(CpuSet.ofWords(set.toWords(64))).isEqualTo(set);
    }

    @Test
    void setAlgebra() {
        CpuSet low = CpuSet.range(4);
        CpuSet odd = CpuSet.of(1, 3, 5);
        assertThat(low.and(odd)).hasToString("1,3");
        assertThat(low.or(odd)).hasToString("0-3,5");
        assertThat(low.minus(odd)).hasToString("0,2");
        assertThat(odd.first()).isEqualTo(1);
        assertThat(odd.last()).isEqualTo(5);
    }
}
