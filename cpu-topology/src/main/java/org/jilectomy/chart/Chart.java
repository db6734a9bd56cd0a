package org.jilectomy.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * A picture: a title, a legend, and panels above each other that share the x axis. Immutable; each
 * {@code with} gives another chart.
 *
 * <p>Sizes are in CSS pixels at the natural size; a page may scale the picture, since it only has a
 * {@code viewBox}. What lies outside an axis' range is cut off at the panel's edge.
 *
 * @param about what the picture shows, in a sentence, for readers who cannot see it
 */
public record Chart(
        String title, String about, Axis x, int width, int height, boolean snug,
        List<Panel> panels) {
    private static final int PANEL_GAP = 34;
    private static final int LEGEND_LINE = 20;

    /** Of a 12-pixel sans-serif letter, on average: text cannot be measured without a screen. */
    private static final double LETTER = 6.6;

    public Chart {
        panels = List.copyOf(panels);
    }

    public static Chart of(String title, Axis x) {
        return new Chart(title, title, x, 760, 340, false, List.of());
    }

    public Chart with(Panel panel) {
        List<Panel> more = new ArrayList<>(panels);
        more.add(panel);
        return new Chart(title, about, x, width, height, snug, more);
    }

    public Chart size(int newWidth, int newHeight) {
        return new Chart(title, about, x, newWidth, newHeight, snug, panels);
    }

    public Chart about(String sentence) {
        return new Chart(title, sentence, x, width, height, snug, panels);
    }

    /** The same with data reaching both ends of the x axis, as time should. */
    public Chart snugX() {
        return new Chart(title, about, x, width, height, true, panels);
    }

    /** An SVG file of its own. */
    public String file() {
        SvgWriter svg = new SvgWriter();
        svg.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        draw(svg, true);
        return svg.toString();
    }

    /** An {@code <svg>} element for a page that includes {@link Theme#css()} once. */
    public String fragment() {
        SvgWriter svg = new SvgWriter();
        draw(svg, false);
        return svg.toString();
    }

    private void draw(SvgWriter svg, boolean alone) {
        List<Mark> legend = legend();
        int left = leftMargin();
        double right = width - 18;
        List<double[]> rows = legendRows(legend, left, right);
        double legendLines = rows.isEmpty() ? 0 : rows.getLast()[1] + 1;
        double top = (title.isEmpty() ? 8 : 30) + legendLines * LEGEND_LINE + 24;
        double bottom = height - 44;
        if (alone) {
            svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "chart",
                    "viewBox", "0 0 " + width + " " + height, "width", width, "height", height,
                    "role", "img", "aria-label", about);
            svg.raw("\n<style>").text(Theme.css()).raw("</style>\n");
            svg.element("rect", "width", width, "height", height, "fill", "var(--paper)");
        } else {
            svg.open("svg", "class", "chart", "viewBox", "0 0 " + width + " " + height,
                    "width", width, "height", height, "role", "img", "aria-label", about);
            svg.raw("\n");
        }
        if (!title.isEmpty()) {
            svg.textAt(left, 20, "title", title);
        }
        for (int i = 0; i < legend.size(); i++) {
            double px = rows.get(i)[0];
            double py = (title.isEmpty() ? 14 : 40) + rows.get(i)[1] * LEGEND_LINE;
            Painter.sample(svg, legend.get(i), px, py);
            svg.textAt(px + 28, py + 4, "name", legend.get(i).name());
        }
        panels(svg, left, right, top, bottom);
        svg.close("svg");
    }

    private void panels(SvgWriter svg, double left, double right, double top, double bottom) {
        double[] range = {Double.NaN, Double.NaN};
        panels.forEach(panel -> panel.marks().forEach(
                mark -> xs(mark, value -> widen(range, value, x.log()))));
        int most = (int) Math.max(2, (right - left) / 70);
        Scale across = Scale.of(x, range[0], range[1], left, right, most, snug);
        double fixed = panels.stream().mapToInt(Panel::height).sum();
        long flexible = panels.stream().filter(panel -> panel.height() == 0).count();
        double room = bottom - top - fixed - PANEL_GAP * (panels.size() - 1.0);
        double each = flexible == 0 ? 0 : Math.max(40, room / flexible);
        double at = top;
        for (Panel panel : panels) {
            double end = at + (panel.height() == 0 ? each : panel.height());
            panel(svg, panel, across, at, end);
            at = end + PANEL_GAP;
        }
        double floor = at - PANEL_GAP;
        for (int i = 0; i < across.ticks().size(); i++) {
            svg.textAt(across.at(across.ticks().get(i)), floor + 17, "tick x",
                    across.names().get(i));
        }
        svg.textAt((left + right) / 2, floor + 35, "label x", x.label());
    }

    private void panel(SvgWriter svg, Panel panel, Scale across, double top, double bottom) {
        double[] range = {Double.NaN, Double.NaN};
        panel.marks().forEach(mark -> ys(mark, value -> widen(range, value, panel.y().log())));
        int most = (int) Math.max(2, (bottom - top) / 28);
        Scale up = Scale.of(panel.y(), range[0], range[1], bottom, top, most, false);
        svg.textAt(across.from(), top - 9, "label", panel.y().label());
        for (int i = 0; i < up.ticks().size(); i++) {
            double py = up.at(up.ticks().get(i));
            svg.element("path", "class", "grid",
                    "d", "M" + (int) across.from() + " " + half(py) + "H" + (int) across.to());
            svg.textAt(across.from() - 8, py + 4, "tick y", up.names().get(i));
        }
        if (x.categories().isEmpty()) {
            for (double tick : across.ticks()) {
                svg.element("path", "class", "grid",
                        "d", "M" + half(across.at(tick)) + " " + (int) top + "V" + (int) bottom);
            }
        }
        svg.element("path", "class", "axis",
                "d", "M" + (int) across.from() + " " + half(bottom) + "H" + (int) across.to());
        // An inner picture cuts off what lies outside, without ids that could clash on a page.
        // Four more on each side, so that a point on the edge is whole.
        svg.open("svg", "x", across.from() - 4, "y", top - 4,
                "width", across.to() - across.from() + 8, "height", bottom - top + 8,
                "viewBox", viewBox(across.from() - 4, top - 4, across.to() - across.from() + 8,
                        bottom - top + 8));
        svg.raw("\n");
        Painter painter = new Painter(svg, across, up);
        panel.marks().forEach(painter::paint);
        svg.close("svg");
    }

    private static String viewBox(double... numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(text.isEmpty() ? "" : " ");
            SvgWriter.number(text, number);
        }
        return text.toString();
    }

    /** On the middle of a pixel: a thin line stays sharp. */
    private static double half(double position) {
        return Math.floor(position) + 0.5;
    }

    /** One entry for each name. */
    private List<Mark> legend() {
        List<Mark> entries = new ArrayList<>();
        for (Mark mark : Painter.named(panels)) {
            if (entries.stream().noneMatch(entry -> entry.name().equals(mark.name()))) {
                entries.add(mark);
            }
        }
        return entries;
    }

    /** Where each entry stands: x, and the number of its line. */
    private static List<double[]> legendRows(List<Mark> legend, double left, double right) {
        List<double[]> places = new ArrayList<>();
        double px = left;
        int line = 0;
        for (Mark mark : legend) {
            double length = 28 + mark.name().length() * LETTER + 18;
            if (px + length > right && px > left) {
                px = left;
                line++;
            }
            places.add(new double[] {px, line});
            px += length;
        }
        return places;
    }

    /** Room for the longest label of any y axis. */
    private int leftMargin() {
        double longest = 3;
        for (Panel panel : panels) {
            double[] range = {Double.NaN, Double.NaN};
            panel.marks().forEach(mark -> ys(mark, value -> widen(range, value, panel.y().log())));
            for (String name : Scale.of(panel.y(), range[0], range[1], 100, 0, 5, false).names()) {
                longest = Math.max(longest, name.length());
            }
        }
        return (int) (20 + longest * LETTER * 1.06);
    }

    private static void widen(double[] range, double value, boolean log) {
        if (Double.isFinite(value) && (!log || value > 0)) {
            range[0] = Double.isNaN(range[0]) ? value : Math.min(range[0], value);
            range[1] = Double.isNaN(range[1]) ? value : Math.max(range[1], value);
        }
    }

    private static void each(double[] values, DoubleConsumer to) {
        for (double value : values) {
            to.accept(value);
        }
    }

    private static void xs(Mark mark, DoubleConsumer to) {
        switch (mark) {
            case Mark.Line line -> each(line.xs(), to);
            case Mark.Step step -> each(step.xs(), to);
            case Mark.Points points -> each(points.xs(), to);
            case Mark.Bars bars -> each(bars.edges(), to);
            case Mark.Band band -> each(band.xs(), to);
            case Mark.Intervals intervals -> each(intervals.xs(), to);
            case Mark.Box box -> {
                to.accept(box.x() - box.width() / 2);
                to.accept(box.x() + box.width() / 2);
            }
            case Mark.Rule _ -> {}
            case Mark.Span span -> {
                to.accept(span.from());
                to.accept(span.to());
            }
        }
    }

    private static void ys(Mark mark, DoubleConsumer to) {
        switch (mark) {
            case Mark.Line line -> each(line.ys(), to);
            case Mark.Step step -> each(step.ys(), to);
            case Mark.Points points -> each(points.ys(), to);
            case Mark.Bars bars -> {
                to.accept(0);
                each(bars.heights(), to);
            }
            case Mark.Band band -> {
                each(band.lows(), to);
                each(band.highs(), to);
            }
            case Mark.Intervals intervals -> {
                each(intervals.lows(), to);
                each(intervals.highs(), to);
            }
            case Mark.Box box -> {
                to.accept(box.low());
                to.accept(box.high());
                each(box.beyond(), to);
            }
            case Mark.Rule rule -> to.accept(rule.y());
            case Mark.Span _ -> {}
        }
    }
}
