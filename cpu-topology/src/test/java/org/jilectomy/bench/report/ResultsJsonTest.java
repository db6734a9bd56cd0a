package org.jilectomy.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jilectomy.bench.results.Results;
import org.jilectomy.bench.results.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsJsonTest {
    @Test
    void whatIsReadIsWhatWasWritten() throws ReportException {
        String text = ResultsJson.render(MadeUp.results());
        Results read = ResultsJson.read(text);
        assertThat(ResultsJson.render(read)).isEqualTo(text);
        assertThat(read.series()).hasSameSizeAs(MadeUp.results().series());
        assertThat(read.machine().topology().allowed())
                .isEqualTo(MadeUp.machine().allowed());
        Sample first = read.series().getFirst().samples().getFirst();
        assertThat(first.evidence().cores().getFirst().celsius()).isNaN();
        assertThat(first.wallNanos())
                .isEqualTo(MadeUp.results().series().getFirst().samples().getFirst().wallNanos());
    }

    @Test
    void sidesAreTheSameObjectsEverywhere() throws ReportException {
        Results read = ResultsJson.read(ResultsJson.render(MadeUp.results()));
        assertThat(read.series().getFirst().side()).isSameAs(read.sides().getFirst());
        assertThat(read.comparison(read.series().getLast())).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{|no JSON object",
        "[]|no JSON object",
        "{\"a\": 1}|it has no \"format\"",
        "{\"format\": \"jilectomy-bench 1\"}|this version reads \"jilectomy-bench 2\"",
        "{\"format\": \"jilectomy-bench 2\", \"seconds\": \"x\"}|protocol.mode: missing",
        "{\"format\": \"jilectomy-bench 2\", \"title\": 7}|title: a string expected",
        "{\"format\": \"jilectomy-bench 2\", \"notes\": 7}|protocol.mode: missing"})
    void whatIsNoReportIsRefusedInWords(String text, String message) {
        assertThatThrownBy(() -> ResultsJson.read(text))
                .isInstanceOf(ReportException.class).hasMessageContaining(message);
    }

    @Test
    void unknownNamesAreIgnoredAndMissingFiguresAreUnknown() throws ReportException {
        String text = ResultsJson.render(MadeUp.results())
                .replaceFirst("\"seconds\": [0-9.]+", "\"later\": {\"a\": [1]}");
        assertThat(ResultsJson.read(text).seconds()).isNaN();
    }

    @Test
    void bracketsWithoutEndAreNoCrash() {
        assertThatThrownBy(() -> ResultsJson.read("{\"a\":" + "[".repeat(50_000)))
                .isInstanceOf(ReportException.class);
    }
}
