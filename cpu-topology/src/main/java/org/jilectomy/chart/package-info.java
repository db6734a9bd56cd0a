/**
 * Charts as SVG: the pictures of the bench's reports and of the ladder. Nothing here knows what is
 * measured.
 *
 * <pre>
 *   Chart      title, x axis, one or more panels above each other that share it  → SVG text
 *   Panel      a y axis and the marks drawn against it
 *   Axis       linear, logarithmic or named categories
 *   Mark       what can be drawn: lines, steps, points, bars, boxes, bands, intervals, rules, spans
 *   Theme      colours as CSS variables, light and dark
 *     ├─ Scale, Ticks   values to positions, and which values are written at the axis
 *     ├─ Painter        one method a mark
 *     └─ SvgWriter      elements, escaping, numbers
 * </pre>
 *
 * <p><b>Why not a library.</b> The charting libraries that could be had draw through Java2D: text
 * turns into fixed positions or outlines, colours are fixed when the file is written, and a picture
 * costs hundreds of milliseconds of class loading. Here text stays text (it can be searched,
 * selected and read aloud), colours are CSS variables that follow the reader's light or dark
 * preference and the printer's paper, and the same string goes into a page or into a file.
 *
 * <p><b>Readable by everybody.</b> Every colour has a contrast of at least 3:1 against its
 * background in both themes (WCAG 2.1, 1.4.11; a test computes it). Colour is never alone: lines of
 * different series also differ in dashes and points in shape.
 *
 * <pre>{@code
 * String svg = Chart.of("Wall time against threads", Axis.linear("threads").ticksAt(threads))
 *         .with(Panel.of(Axis.linear("ms").fromZero())
 *                 .with(Mark.line("biased", 0, threads, medians))
 *                 .with(Mark.intervals("", 0, threads, lows, highs)))
 *         .file();      // or .fragment() to put it into a page that has Theme.css()
 * }</pre>
 */
package org.jilectomy.chart;
