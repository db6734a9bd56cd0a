package org.jilectomy.chart;

import java.util.List;
import org.jilectomy.chart.Mark.Point;
import org.jilectomy.chart.Mark.Stroke;

/**
 * Draws marks: one method each. Many points become one path, in which each is a stroke of no length
 * with round ends: that is a tenth of the text, and a browser draws ten thousand at once.
 */
final class Painter {
    /** Above it points have no tool tips and no shapes of their own. */
    private static final int MOST_SINGLE_POINTS = 600;

    /** Up to it a line has dots at its points. */
    private static final int MOST_DOTTED = 24;

    private final SvgWriter svg;
    private final Scale x;
    private final Scale y;

    Painter(SvgWriter svg, Scale x, Scale y) {
        this.svg = svg;
        this.x = x;
        this.y = y;
    }

    void paint(Mark mark) {
        switch (mark) {
            case Mark.Line line -> line(line);
            case Mark.Step step -> step(step);
            case Mark.Points points -> points(points);
            case Mark.Bars bars -> bars(bars);
            case Mark.Box box -> box(box);
            case Mark.Band band -> band(band);
            case Mark.Intervals intervals -> intervals(intervals);
            case Mark.Rule rule -> rule(rule);
            case Mark.Span span -> span(span);
        }
    }

    private void line(Mark.Line line) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < line.xs().length;) {
            double px = x.at(line.xs()[i]);
            double py = y.at(line.ys()[i]);
            if (Double.isNaN(px + py)) {
                pen = false;
                i++;
                continue;
            }
            move(path, pen ? 'L' : 'M', px, py);
            pen = true;
            i = thin(line, i, px, path);
        }
        path(path, type(line), dashes(line));
        if (isDotted(line)) {
            for (int i = 0; i < line.xs().length; i++) {
                shape(line.colour(), Point.FILLED, x.at(line.xs()[i]), y.at(line.ys()[i]),
                        value(line.ys()[i]));
            }
        }
    }

    /**
     * Draws the points that follow within the same half of a pixel as their lowest, highest and
     * last only: that is all one could see of thousands.
     *
     * @return the index of the next point
     */
    private int thin(Mark.Line line, int from, double px, StringBuilder path) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double last = Double.NaN;
        int next = from + 1;
        for (; next < line.xs().length; next++) {
            double py = y.at(line.ys()[next]);
            if (!(Math.abs(x.at(line.xs()[next]) - px) < 0.5) || Double.isNaN(py)) {
                break;
            }
            low = Math.min(low, py);
            high = Math.max(high, py);
            last = py;
        }
        if (next > from + 1) {
            move(path, 'L', px, low);
            if (high > low) {
                move(path, 'L', px, high);
                move(path, 'L', px, last);
            }
        }
        return next;
    }

    private void step(Mark.Step step) {
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < step.xs().length; i++) {
            double px = x.at(step.xs()[i]);
            double py = y.at(step.ys()[i]);
            if (Double.isNaN(px + py)) {
                pen = false;
                continue;
            }
            if (pen) {
                path.append('H');
                SvgWriter.number(path, px);
                path.append('V');
                SvgWriter.number(path, py);
            } else {
                move(path, 'M', px, py);
            }
            pen = true;
        }
        path(path, Theme.type("line", step.colour()), "");
    }

    private void points(Mark.Points points) {
        int size = points.xs().length;
        if (size <= MOST_SINGLE_POINTS) {
            for (int i = 0; i < size; i++) {
                shape(points.colour(), points.look(), x.at(points.xs()[i]), y.at(points.ys()[i]),
                        points.tips().isEmpty() ? "" : points.tips().get(i));
            }
            return;
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < size; i++) {
            double px = x.at(points.xs()[i]);
            double py = y.at(points.ys()[i]);
            if (Double.isNaN(px + py)) {
                continue;
            }
            if (points.look() == Point.STRUCK) {
                move(path, 'M', px - 3.5, py + 3.5);
                path.append("l7-7");
            } else {
                move(path, 'M', px, py);
                path.append("h0");
            }
        }
        path(path, Theme.type(points.look() == Point.STRUCK ? "struck" : "dots", points.colour()),
                "");
    }

    /** One point; circle, square, diamond or triangle by the colour's number. */
    private void shape(int colour, Point look, double px, double py, String tip) {
        if (Double.isNaN(px + py)) {
            return;
        }
        StringBuilder path = new StringBuilder();
        if (look == Point.STRUCK) {
            circle(path, px, py, 3);
            move(path, 'M', px - 5, py + 5);
            path.append("l10-10");
            svg.withTip(tip, "path", "d", path, "class", Theme.type("struck", colour));
            return;
        }
        switch (Math.floorMod(colour, 4)) {
            case 1 -> {
                move(path, 'M', px - 3, py - 3);
                path.append("h6v6h-6z");
            }
            case 2 -> {
                move(path, 'M', px, py - 4.2);
                path.append("l4.2 4.2-4.2 4.2-4.2-4.2z");
            }
            case 3 -> {
                move(path, 'M', px, py - 4);
                path.append("l4 7h-8z");
            }
            default -> circle(path, px, py, 3.3);
        }
        String kind = look == Point.HOLLOW ? "thin" : "fill";
        svg.withTip(tip, "path", "d", path, "class", Theme.type(kind, colour));
    }

    private static void circle(StringBuilder path, double px, double py, double radius) {
        move(path, 'M', px - radius, py);
        for (int half = 0; half < 2; half++) {
            path.append('a');
            SvgWriter.number(path, radius);
            path.append(' ');
            SvgWriter.number(path, radius);
            path.append(" 0 1 0 ");
            SvgWriter.number(path, half == 0 ? 2 * radius : -2 * radius);
            path.append(" 0");
        }
    }

    private void bars(Mark.Bars bars) {
        double floor = y.at(Math.max(y.low(), Math.min(y.high(), 0)));
        for (int i = 0; i < bars.heights().length; i++) {
            double height = bars.heights()[i];
            double left = x.at(bars.edges()[i]);
            double right = x.at(bars.edges()[i + 1]);
            double top = y.at(height);
            if (height == 0 || Double.isNaN(left + right + top)) {
                continue;
            }
            svg.withTip(value(height), "rect", "x", left, "y", Math.min(top, floor),
                    "width", Math.max(0.5, right - left), "height", Math.abs(floor - top),
                    "class", Theme.type("bar", bars.colour()));
        }
    }

    private void box(Mark.Box box) {
        double middle = x.at(box.x());
        double left = x.at(box.x() - box.width() / 2);
        double right = x.at(box.x() + box.width() / 2);
        double top = y.at(box.quartile3());
        double bottom = y.at(box.quartile1());
        if (Double.isNaN(middle + top + bottom)) {
            return;
        }
        double quarter = (right - left) / 4;
        StringBuilder path = new StringBuilder();
        for (double[] whisker : new double[][] {
            {y.at(box.low()), bottom}, {y.at(box.high()), top}}) {
            move(path, 'M', middle - quarter, whisker[0]);
            move(path, 'L', middle + quarter, whisker[0]);
            move(path, 'M', middle, whisker[0]);
            move(path, 'L', middle, whisker[1]);
        }
        path(path, Theme.type("thin", box.colour()), "");
        svg.withTip("median " + value(box.median()) + ", quartiles " + value(box.quartile1())
                + " and " + value(box.quartile3()), "rect", "x", left, "y", top,
                "width", right - left, "height", Math.max(0.5, bottom - top),
                "class", Theme.type("box", box.colour()));
        StringBuilder median = new StringBuilder();
        move(median, 'M', left, y.at(box.median()));
        move(median, 'L', right, y.at(box.median()));
        path(median, Theme.type("line", box.colour()), "");
        for (double value : box.beyond()) {
            shape(box.colour(), Point.HOLLOW, middle, y.at(value), value(value));
        }
    }

    private void band(Mark.Band band) {
        StringBuilder path = new StringBuilder();
        int size = band.xs().length;
        boolean pen = false;
        for (int i = 0; i < 2 * size; i++) {
            int at = i < size ? i : 2 * size - 1 - i;
            double px = x.at(band.xs()[at]);
            double py = y.at(i < size ? band.highs()[at] : band.lows()[at]);
            if (!Double.isNaN(px + py)) {
                move(path, pen ? 'L' : 'M', px, py);
                pen = true;
            }
        }
        if (pen) {
            path.append('z');
        }
        path(path, Theme.type("band", band.colour()), "");
    }

    private void intervals(Mark.Intervals intervals) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < intervals.xs().length; i++) {
            double px = x.at(intervals.xs()[i]);
            double low = y.at(intervals.lows()[i]);
            double high = y.at(intervals.highs()[i]);
            if (Double.isNaN(px + low + high)) {
                continue;
            }
            move(path, 'M', px - 4, low);
            path.append("h8");
            move(path, 'M', px - 4, high);
            path.append("h8");
            move(path, 'M', px, low);
            move(path, 'L', px, high);
        }
        path(path, Theme.type("thin", intervals.colour()), "");
    }

    private void rule(Mark.Rule rule) {
        double py = y.at(rule.y());
        if (Double.isNaN(py) || rule.y() < y.low() || rule.y() > y.high()) {
            return;
        }
        svg.element("path", "d", "M" + (int) x.from() + " " + Math.round(py) + "H" + (int) x.to(),
                "class", Theme.type("rule", rule.colour()));
        if (!rule.label().isEmpty()) {
            svg.textAt(x.to() - 4, py - 4, "label end", rule.label());
        }
    }

    private void span(Mark.Span span) {
        double left = x.at(Math.max(span.from(), x.low()));
        double right = x.at(Math.min(span.to(), x.high()));
        if (Double.isNaN(left + right) || right <= left) {
            return;
        }
        svg.withTip(span.tip(), "rect", "x", left, "y", y.to(), "width", right - left,
                "height", y.from() - y.to(), "class", Theme.type("span", span.colour()));
    }

    /** The sample of a mark in a legend, 22 wide. */
    static void sample(SvgWriter svg, Mark mark, double px, double py) {
        Painter painter = new Painter(svg, Scale.of(Axis.linear(""), 0, 1, px, px + 22, 2, true),
                Scale.of(Axis.linear(""), 0, 1, py + 5, py - 5, 2, true));
        switch (mark) {
            case Mark.Line line -> {
                painter.path(new StringBuilder("M").append(px).append(' ').append(py).append("h22"),
                        type(line),
                        dashes(line));
                if (isDotted(line)) {
                    painter.shape(line.colour(), Point.FILLED, px + 11, py, "");
                }
            }
            case Mark.Step step -> svg.element("path", "d", "M" + px + " " + py + "h22",
                    "class", Theme.type("line", step.colour()));
            case Mark.Points points ->
                    painter.shape(points.colour(), points.look(), px + 11, py, "");
            case Mark.Intervals intervals -> painter.intervals(new Mark.Intervals("",
                    intervals.colour(), new double[] {0.5}, new double[] {0}, new double[] {1}));
            case Mark.Rule rule -> svg.element("path", "d", "M" + px + " " + py + "h22",
                    "class", Theme.type("rule", rule.colour()));
            case Mark.Bars bars -> swatch(svg, px, py, Theme.type("bar", bars.colour()));
            case Mark.Box box -> swatch(svg, px, py, Theme.type("box", box.colour()));
            case Mark.Band band -> swatch(svg, px, py, Theme.type("band", band.colour()));
            case Mark.Span span -> swatch(svg, px, py, Theme.type("span", span.colour()));
        }
    }

    private static void swatch(SvgWriter svg, double px, double py, String type) {
        svg.element("rect", "x", px + 4, "y", py - 5, "width", 14, "height", 10, "class", type);
    }

    private void path(StringBuilder path, String type, String dashes) {
        if (path.isEmpty()) {
            return;
        }
        if (dashes.isEmpty()) {
            svg.element("path", "d", path, "class", type);
        } else {
            svg.element("path", "d", path, "class", type, "stroke-dasharray", dashes);
        }
    }

    private static String type(Mark.Line line) {
        return Theme.type(line.stroke() == Stroke.DASHED ? "line dash" : "line", line.colour());
    }

    private static boolean isDotted(Mark.Line line) {
        return line.stroke() == Stroke.DOTTED && line.xs().length <= MOST_DOTTED;
    }

    /** Shapes tell dotted lines apart; dashes the others. */
    private static String dashes(Mark.Line line) {
        return line.stroke() == Stroke.DASHED || line.colour() < 0 || isDotted(line)
                ? ""
                : Theme.DASHES.get(line.colour() % Theme.size());
    }

    private static void move(StringBuilder path, char command, double px, double py) {
        path.append(command);
        SvgWriter.number(path, px);
        path.append(' ');
        SvgWriter.number(path, py);
    }

    private static String value(double value) {
        return Ticks.compact(value);
    }

    /** The marks that are listed in a legend. */
    static List<Mark> named(List<Panel> panels) {
        return panels.stream().flatMap(panel -> panel.marks().stream())
                .filter(mark -> !mark.name().isEmpty()).toList();
    }
}
