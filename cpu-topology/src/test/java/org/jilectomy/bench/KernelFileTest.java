package org.jilectomy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFileTest {
    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    @Test
    void countersAreThoseOfTheirCpu() throws IOException {
        write("proc/stat", "cpu  1 2 3 4 5 6 7 8 9 0\n"
                + "cpu0 10 20 30 40 50 60 70 80 0 0\n"
                + "cpu2 11 21 31 41 51 61 71 81 0 0\nintr 12345 0 0\n");
        write("proc/interrupts", "           CPU0       CPU2\n"
                + " 24:          1          2  IO-APIC   5-edge      ACPI:Ged\n"
                + "LOC:        100        200  Local timer interrupts\n"
                + "ERR:          7\nMIS:          0\n");
        write("proc/pressure/cpu", "some avg10=40.34 avg60=16.61 avg300=9.41 total=21907592421\n"
                + "full avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
        KernelCounters counters = new KernelCounters(root, 0, true);
        long[] ofCpu = new long[3];
        counters.steal(ofCpu);
        assertThat(ofCpu).containsExactly(80, -1, 81);
        counters.interrupts(ofCpu);
        assertThat(ofCpu).containsExactly(108, -1, 202);
        assertThat(counters.waitMicros()).isEqualTo(21907592421L);
        KernelCounters hurried = new KernelCounters(root, 1000, true);
        hurried.interrupts(ofCpu);
        assertThat(ofCpu).containsExactly(-1, -1, -1);
        assertThat(hurried.costs().keySet()).anyMatch(name -> name.contains("not read"));
    }

    @Test
    void fileIsReadAnewEachTime() throws IOException {
        write("x", "1 2");
        KernelFile file = new KernelFile(root.resolve("x"), 100);
        assertThat(file.read()).isTrue();
        assertThat(file.number()).isEqualTo(1);
        write("x", "345");
        assertThat(file.read()).isTrue();
        assertThat(file.number()).isEqualTo(345);
        assertThat(file.number()).isEqualTo(-1);
    }

    @Test
    void missingFilesExposeNothing() {
        KernelCounters counters = new KernelCounters(root.resolve("none"), 0, true);
        long[] ofCpu = new long[2];
        counters.steal(ofCpu);
        assertThat(ofCpu).containsExactly(-1, -1);
        assertThat(counters.waitMicros()).isEqualTo(-1);
        assertThat(counters.costs()).isEmpty();
    }
}
