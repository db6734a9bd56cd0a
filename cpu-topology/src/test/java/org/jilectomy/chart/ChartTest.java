package org.jilectomy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ChartTest {
    private static final double[] XS = {1, 2, 3};
    private static final double[] YS = {10, Double.NaN, 30};

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static Chart everyMark() {
        return Chart.of("A < B & \"C\"", Axis.linear("x"))
                .with(Panel.of(Axis.linear("y").fromZero())
                        .with(Mark.line("line", 0, XS, YS))
                        .with(Mark.dashed("dashed", 1, XS, YS))
                        .with(Mark.step("step", 2, XS, YS))
                        .with(Mark.points("points", 3, XS, YS))
                        .with(Mark.points("struck", Mark.MUTED, Mark.Point.STRUCK, XS, YS,
                                List.of("<b>", "a", "c")))
                        .with(Mark.rule(12, "limit")))
                .with(Panel.of(Axis.logarithmic("z")).height(90)
                        .with(Mark.bars("bars", 4, new double[] {0, 1, 2}, new double[] {3, 4}))
                        .with(Mark.band("band", 5, XS, XS, YS))
                        .with(Mark.intervals("intervals", 6, XS, XS, YS))
                        .with(Mark.box("box", 7, 2, 0.5, 1, 2, 3, 4, 50))
                        .with(Mark.span(1, 2, "fork 1")));
    }

    @Test
    void fileIsWellFormedAndSaysWhatItShows() throws Exception {
        Document svg = parse(everyMark().file());
        assertThat(svg.getDocumentElement().getAttribute("aria-label"))
                .isEqualTo("A < B & \"C\"");
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("A < B & \"C\"", "line", "struck", "box", "limit", "<b>");
    }

    @Test
    void noCoordinateIsNotANumber() {
        assertThat(everyMark().fragment()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void emptyChartIsStillAPicture() throws Exception {
        String svg = Chart.of("Nothing", Axis.linear("x"))
                .with(Panel.of(Axis.logarithmic("y")).with(Mark.line("", 0, new double[0],
                        new double[0])))
                .file();
        assertThat(svg).doesNotContain("NaN", "Infinity");
        parse(svg);
    }

    @Test
    void manyPointsAreOnePath() {
        double[] many = IntStream.range(0, 5000).asDoubleStream().toArray();
        Chart chart = Chart.of("", Axis.linear("x"))
                .with(Panel.of(Axis.linear("y")).with(Mark.points("", 0, many, many)));
        assertThat(chart.fragment().split("class=\"dots")).hasSize(2);
        assertThat(chart.fragment().length()).isLessThan(100_000);
    }

    @Test
    void lineOfManyPointsKeepsItsExtremesAndLittleElse() {
        double[] many = IntStream.range(0, 50_000).asDoubleStream().toArray();
        double[] wave = IntStream.range(0, 50_000).mapToDouble(i -> i % 100).toArray();
        Chart chart = Chart.of("", Axis.linear("x")).snugX()
                .with(Panel.of(Axis.linear("y").range(0, 99)).with(Mark.line("", 0, many, wave)));
        String svg = chart.fragment();
        assertThat(svg.length()).isLessThan(120_000);
        double[] ys = java.util.regex.Pattern.compile("L[\\d.]+ ([\\d.]+)").matcher(svg).results()
                .mapToDouble(found -> Double.parseDouble(found.group(1))).toArray();
        double top = IntStream.range(0, ys.length).mapToDouble(i -> ys[i]).min().orElseThrow();
        double bottom = IntStream.range(0, ys.length).mapToDouble(i -> ys[i]).max().orElseThrow();
        assertThat(top).isLessThan(40);
        assertThat(bottom).isGreaterThan(290);
    }

    @Test
    void valuesOfDifferentLengthAreRefused() {
        assertThatThrownBy(() -> Mark.line("", 0, XS, new double[2]))
                .hasMessage("3 x values, 2 y values");
    }

    @Test
    void boxReachesToTheLastValueWithinOneAndAHalfQuartileDistances() {
        Mark.Box box = (Mark.Box) Mark.box("", 0, 0, 1, 1, 2, 3, 4, 5, 100);
        assertThat(box.low()).isEqualTo(1);
        assertThat(box.median()).isEqualTo(3.5);
        assertThat(box.high()).isEqualTo(5);
        assertThat(box.beyond()).containsExactly(100);
    }
}
