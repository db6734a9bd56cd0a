package org.jilectomy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    @TempDir
    Path folder;

    private static Progress quiet() {
        return new Progress(new PrintStream(new ByteArrayOutputStream()), false, Colours.NONE);
    }

    @Test
    void everyFormatHasAnOptionAUsageLineAndAFile() throws ReportException, IOException {
        Reports reports = Reports.none();
        for (Reports.Format format : Reports.Format.values()) {
            assertThat(Reports.isOption(format.option())).isTrue();
            assertThat(Reports.usage()).contains("  " + format.option() + " FILE");
            reports = reports.with(format.option(), folder.resolve(format.name()).toString());
        }
        reports.check();
        reports.write(MadeUp.results(), quiet());
        for (Reports.Format format : Reports.Format.values()) {
            assertThat(Files.readString(folder.resolve(format.name())))
                    .isEqualTo(format.render(MadeUp.results())).contains("biased");
        }
    }

    @Test
    void usageLinesAreShort() {
        assertThat(Arrays.stream(Reports.usage().split("\n")))
                .allMatch(line -> line.length() <= 96);
    }

    @Test
    void fileThatCannotBeWrittenIsRefusedBeforeTheRun() {
        assertThatThrownBy(() -> Reports.none()
                .with("--html", folder.resolve("no/such/place.html").toString()).check())
                .hasMessageContaining("--html: no such directory: ");
        assertThatThrownBy(() -> Reports.none().with("--json", folder.toString()).check())
                .hasMessageContaining("--json: ").hasMessageContaining("is a directory");
    }

    @Test
    void oneFailureDoesNotKeepTheOthersFromBeingWritten() throws IOException {
        Path good = folder.resolve("good.md");
        Reports reports = Reports.none()
                .with("--html", folder.resolve("gone/x.html").toString())
                .with("--markdown", good.toString());
        assertThatThrownBy(() -> reports.write(MadeUp.results(), quiet()))
                .isInstanceOf(ReportException.class).hasMessageContaining("--html: cannot write");
        assertThat(good).exists();
    }
}
