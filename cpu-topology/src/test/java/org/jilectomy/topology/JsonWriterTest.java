package org.jilectomy.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void scalarsAreWrittenAsJsonHasThem() {
        assertThat(JsonWriter.toJson(java.util.Arrays.asList(
                1, 2.5, 1e300, Double.NaN, true, null, OptionalInt.empty(), "a\"b\\\n\u0001")))
                .isEqualTo("[1, 2.5, 1E+300, null, true, null, null, \"a\\\"b\\\\\\n\\u0001\"]\n");
    }

    @Test
    void mapsNestByIndent() {
        assertThat(JsonWriter.toJson(TopologyJson.map("a", List.of(TopologyJson.map("b", 1)))))
                .isEqualTo("{\n  \"a\": [\n    {\"b\": 1}\n  ]\n}\n");
    }
}
