package org.jilectomy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fileGetsLinesAndNoBar() {
        try (Progress progress = new Progress(out, false, Colours.NONE)) {
            progress.update(0.5, "biased");
            progress.say("biased: steady");
        }
        assertThat(printed()).isEqualTo("# biased: steady" + System.lineSeparator());
    }

    @Test
    void terminalGetsABarThatLinesPushAway() {
        try (Progress progress = new Progress(out, true, Colours.NONE)) {
            progress.update(0.5, "biased");
            progress.say("biased: steady");
        }
        assertThat(printed()).isEqualTo("\r\033[K[##############--------------] 50 %: biased"
                + "\r\033[K# biased: steady" + System.lineSeparator());
    }

    @Test
    void timeLeftIsTheTimeGoneTimesWhatIsLeft() {
        assertThat(Progress.bar(0.25, 10, "x", Colours.NONE))
                .isEqualTo("[#######---------------------] 25 %, 30 s left: x");
        assertThat(Progress.bar(0.5, 300, "x", Colours.NONE)).contains(", 5 min 0 s left");
        assertThat(Progress.bar(0, 10, "x", Colours.NONE)).contains("0 %: x");
        assertThat(Progress.bar(7, 10, "x", Colours.NONE)).contains("100 %, 0 s left");
    }
}
