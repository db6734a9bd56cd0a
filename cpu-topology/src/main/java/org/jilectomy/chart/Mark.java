package org.jilectomy.chart;

import java.util.List;

/**
 * What can be drawn in a {@link Panel}. A mark with a name is listed in the legend; marks that
 * belong together (a line and its intervals) share the colour and only one has the name. Colours
 * are numbers of the {@linkplain Theme palette}; {@value #MUTED} is the grey of remarks.
 *
 * <p>Arrays are copied; values that are not numbers leave a gap.
 */
public sealed interface Mark {
    /** The colour of what stands back: rejected samples, reference lines. */
    int MUTED = -1;

    /** How a point looks. */
    enum Point {
        /** A filled shape; the shape follows the colour's number. */
        FILLED,
        /** Only its outline. */
        HOLLOW,
        /** A small outline that is struck through: a sample that does not count. */
        STRUCK
    }

    /** Name in the legend, or empty. */
    String name();

    /** Number of the colour, or {@link #MUTED}. */
    int colour();

    /** How a line looks. */
    enum Stroke {
        /** With dots at its points if there are few: what was measured. */
        DOTTED,
        /** The line alone, in a pattern of its colour's number: a course of many values. */
        PLAIN,
        /** Dashed: a model, a prediction. */
        DASHED
    }

    /** Points joined by straight lines. */
    record Line(String name, int colour, double[] xs, double[] ys, Stroke stroke)
            implements Mark {
        public Line {
            xs = xs.clone();
            ys = ys.clone();
            requireSame(xs, ys);
        }
    }

    /** A value that holds until the next. */
    record Step(String name, int colour, double[] xs, double[] ys) implements Mark {
        public Step {
            xs = xs.clone();
            ys = ys.clone();
            requireSame(xs, ys);
        }
    }

    /** @param tips what is shown when the pointer rests on a point; empty, or one for each */
    record Points(
            String name, int colour, Point look, double[] xs, double[] ys, List<String> tips)
            implements Mark {
        public Points {
            xs = xs.clone();
            ys = ys.clone();
            tips = List.copyOf(tips);
            requireSame(xs, ys);
            if (!tips.isEmpty() && tips.size() != xs.length) {
                throw new IllegalArgumentException(tips.size() + " tips, " + xs.length + " points");
            }
        }
    }

    /** A histogram: bar {@code i} goes from {@code edges[i]} to {@code edges[i + 1]}. */
    record Bars(String name, int colour, double[] edges, double[] heights) implements Mark {
        public Bars {
            edges = edges.clone();
            heights = heights.clone();
            if (edges.length != heights.length + 1) {
                throw new IllegalArgumentException(
                        edges.length + " edges, " + heights.length + " bars");
            }
        }
    }

    /**
     * A box plot that lies along y at one x: whiskers, quartiles, median, and values beyond.
     *
     * @param width of the box, in units of x
     */
    record Box(
            String name, int colour, double x, double width, double low, double quartile1,
            double median, double quartile3, double high, double[] beyond) implements Mark {
        public Box {
            beyond = beyond.clone();
        }
    }

    /** The area between two curves. */
    record Band(String name, int colour, double[] xs, double[] lows, double[] highs)
            implements Mark {
        public Band {
            xs = xs.clone();
            lows = lows.clone();
            highs = highs.clone();
            requireSame(xs, lows);
            requireSame(xs, highs);
        }
    }

    /** A vertical bar with ends at each x: a confidence interval. */
    record Intervals(String name, int colour, double[] xs, double[] lows, double[] highs)
            implements Mark {
        public Intervals {
            xs = xs.clone();
            lows = lows.clone();
            highs = highs.clone();
            requireSame(xs, lows);
            requireSame(xs, highs);
        }
    }

    /** A line across the whole panel at a value of y, with a few words. */
    record Rule(String name, int colour, double y, String label) implements Mark {}

    /** A shaded stretch of x over the panel's whole height. */
    record Span(String name, int colour, double from, double to, String tip) implements Mark {}

    static Mark line(String name, int colour, double[] xs, double[] ys) {
        return new Line(name, colour, xs, ys, Stroke.DOTTED);
    }

    /** A line without dots, however few its points are. */
    static Mark course(String name, int colour, double[] xs, double[] ys) {
        return new Line(name, colour, xs, ys, Stroke.PLAIN);
    }

    static Mark dashed(String name, int colour, double[] xs, double[] ys) {
        return new Line(name, colour, xs, ys, Stroke.DASHED);
    }

    static Mark step(String name, int colour, double[] xs, double[] ys) {
        return new Step(name, colour, xs, ys);
    }

    static Mark points(String name, int colour, double[] xs, double[] ys) {
        return new Points(name, colour, Point.FILLED, xs, ys, List.of());
    }

    static Mark points(
            String name, int colour, Point look, double[] xs, double[] ys, List<String> tips) {
        return new Points(name, colour, look, xs, ys, tips);
    }

    static Mark bars(String name, int colour, double[] edges, double[] heights) {
        return new Bars(name, colour, edges, heights);
    }

    static Mark band(String name, int colour, double[] xs, double[] lows, double[] highs) {
        return new Band(name, colour, xs, lows, highs);
    }

    static Mark intervals(String name, int colour, double[] xs, double[] lows, double[] highs) {
        return new Intervals(name, colour, xs, lows, highs);
    }

    static Mark rule(double y, String label) {
        return new Rule("", MUTED, y, label);
    }

    static Mark span(double from, double to, String tip) {
        return new Span("", MUTED, from, to, tip);
    }

    /**
     * A box plot of values after Tukey: whiskers reach to the last value within 1.5 times the
     * quartiles' distance.
     */
    static Mark box(String name, int colour, double x, double width, double... values) {
        return BoxPlot.of(name, colour, x, width, values);
    }

    private static void requireSame(double[] xs, double[] ys) {
        if (xs.length != ys.length) {
            throw new IllegalArgumentException(xs.length + " x values, " + ys.length + " y values");
        }
    }
}
