package org.jilectomy.heap.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares every struct with what a C compiler says about CPython 3.11's headers. */
class LayoutTest {
    /** Struct to (field to offset); the struct's size is under the empty field name. */
    private static Map<String, Map<String, Long>> recorded() throws IOException {
        Map<String, Map<String, Long>> structs = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                LayoutTest.class.getResourceAsStream("/cpython-3.11/offsets.txt"),
                StandardCharsets.US_ASCII))) {
            Map<String, Long> fields = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.trim().split(" ");
                if (line.startsWith(" ")) {
                    fields.put(words[0], Long.valueOf(words[1]));
                } else {
                    fields = new LinkedHashMap<>();
                    structs.put(words[0], fields);
                    fields.put("", Long.valueOf(words[1]));
                }
            }
        }
        return structs;
    }

    @Test
    void everyLayoutHasTheSizeAndOffsetsThatCSees() throws IOException {
        Map<String, Map<String, Long>> recorded = recorded();
        for (Layouts.Struct struct : Layouts.all()) {
            StructLayout layout = struct.layout().get();
            Map<String, Long> fields = recorded.remove(struct.name());
            assertThat(fields).as(struct.name()).isNotNull();
            assertThat(layout.byteSize()).as(struct.name()).isEqualTo(fields.remove(""));
            assertThat((long) struct.size()).as(struct.name()).isEqualTo(layout.byteSize());
            fields.forEach((field, offset) -> assertThat(
                    layout.byteOffset(MemoryLayout.PathElement.groupElement(field)))
                    .as(struct.name() + "." + field).isEqualTo(offset.longValue()));
        }
        assertThat(recorded).isEmpty();
    }

    @Test
    void everyConstantIsTheOffsetOfItsField() throws ReflectiveOperationException {
        for (Layouts.Struct struct : Layouts.all()) {
            Class<?> accessors = Class.forName("org.jilectomy.heap.layout." + struct.name());
            StructLayout layout = struct.layout().get();
            for (MemoryLayout member : layout.memberLayouts()) {
                if (member instanceof PaddingLayout || isHead(struct, member)) {
                    continue;
                }
                String field = member.name().orElseThrow();
                String constant = field.replace('.', '_').toUpperCase(Locale.ROOT);
                long offset = layout.byteOffset(MemoryLayout.PathElement.groupElement(field));
                assertThat((long) accessors.getField(constant).getInt(null))
                        .as(struct.name() + "." + constant).isEqualTo(offset);
            }
        }
    }

    /** Structs that embed a head have no constant for it: its offset is 0. */
    private static boolean isHead(Layouts.Struct struct, MemoryLayout member) {
        return member.name().orElseThrow().equals("ob_base")
                && !struct.name().equals("PyVarObject");
    }
}
