package org.jilectomy.bench.trials;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jilectomy.bench.results.WarmUpSeries.Shape;
import org.jilectomy.bench.statistics.PublishedShape;
import org.jilectomy.bench.statistics.SeriesShape;

/** How often series of a known shape are recognized, by our classification and the published one. */
public final class ChangePointTrial {
    static final List<Shape> SHAPES = List.of(Shape.FLAT, Shape.TAIL, Shape.STEP, Shape.WARM_UP,
            Shape.SLOWDOWN, Shape.WANDER);

    private ChangePointTrial() {}

    /** Of a shape: how many of how many were recognized, by us and by the published method. */
    public record Score(int series, int ours, int published) {}

    /** Classifies {@code each} series of every shape. */
    public static Map<Shape, Score> run(int each, long seed) {
        Map<Shape, Score> scores = new EnumMap<>(Shape.class);
        Random random = new Random(seed);
        for (Shape shape : SHAPES) {
            int ours = 0;
            int published = 0;
            for (int i = 0; i < each; i++) {
                SyntheticSeries series = SyntheticSeries.of(shape, random);
                if (SeriesShape.of(series.seconds(), series.mhz()).shape() == shape) {
                    ours++;
                }
                if (asPublished(shape).contains(PublishedShape.of(series.seconds()))) {
                    published++;
                }
            }
            scores.put(shape, new Score(each, ours, published));
        }
        return scores;
    }

    /** The published method's right answers; what creeps on has no steady state. */
    private static List<Shape> asPublished(Shape shape) {
        return switch (shape) {
            case STEP, WARM_UP -> List.of(Shape.WARM_UP);
            case SLOWDOWN -> List.of(Shape.SLOWDOWN, Shape.SHORT);
            default -> List.of(Shape.FLAT);
        };
    }

    /** The trial's lines of the table. */
    static List<TrialRow> rows(int each, long seed) {
        List<TrialRow> rows = new ArrayList<>();
        run(each, seed).forEach((shape, score) -> rows.add(new TrialRow(
                "5", "change points: " + shape.label(),
                String.format(Locale.ROOT, "%d of %d", score.ours(), score.series()),
                ">= 95 %", score.ours() >= 0.95 * score.series(),
                String.format(Locale.ROOT, "published method, wall time: %.0f %%",
                        100.0 * score.published() / score.series()))));
        return rows;
    }
}
