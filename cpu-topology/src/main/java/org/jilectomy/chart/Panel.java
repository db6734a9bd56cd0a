package org.jilectomy.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A y axis and what is drawn against it. Immutable.
 *
 * @param height of the drawing area, in the picture's units; 0 shares what is left
 */
public record Panel(Axis y, int height, List<Mark> marks) {
    public Panel {
        marks = List.copyOf(marks);
    }

    public static Panel of(Axis y) {
        return new Panel(y, 0, List.of());
    }

    /** The same with one more mark, drawn over the others. */
    public Panel with(Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return new Panel(y, height, more);
    }

    public Panel with(List<? extends Mark> added) {
        List<Mark> more = new ArrayList<>(marks);
        more.addAll(added);
        return new Panel(y, height, more);
    }

    /** The same with a drawing area of a fixed height. */
    public Panel height(int units) {
        return new Panel(y, units, marks);
    }
}
