package org.jilectomy.chart;

import java.util.List;

/**
 * Colours, as CSS. Eight for series, in an order in which neighbours also differ for colour-blind
 * readers (they differ in lightness, and blue and orange come first); each in a light and a dark
 * variant. Print is always light.
 */
public final class Theme {
    /** Series on white, at least 3:1. */
    static final List<String> LIGHT = List.of(
            "#0b5cad", "#c2500a", "#067a5b", "#8e3ba5", "#8a6d00", "#c2255c", "#0e7f92", "#5a4fcf");

    /** Series on the dark background, at least 3:1. */
    static final List<String> DARK = List.of(
            "#6cb6ff", "#ff9d57", "#4fd1a5", "#dd9bef", "#e3c04b", "#ff86a8", "#5ed3e6", "#aba3ff");

    static final String LIGHT_PAPER = "#ffffff";
    static final String DARK_PAPER = "#14171c";
    static final String LIGHT_MUTED = "#6b7280";
    static final String DARK_MUTED = "#8b95a5";

    /** Dashes of lines without dots, for each series; the first is solid. */
    static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3", "12 4", "4 2", "1 4",
            "8 2 2 2 2 2");

    private Theme() {}

    /** How many colours there are; further series begin again. */
    public static int size() {
        return LIGHT.size();
    }

    /** The CSS variable of a series' colour, for use beside a chart: {@code var(--s0)}. */
    public static String variable(int colour) {
        return colour < 0 ? "var(--muted)" : "var(--s" + colour % size() + ")";
    }

    /** All rules a chart needs; a page includes them once. */
    public static String css() {
        StringBuilder css = new StringBuilder();
        css.append(":root{color-scheme:light dark;").append(variables(false)).append("}\n");
        css.append("@media (prefers-color-scheme:dark){:root{").append(variables(true))
                .append("}}\n");
        css.append("@media print{:root{color-scheme:light;").append(variables(false))
                .append("}}\n");
        css.append("""
                .chart{background:var(--paper);font:12px system-ui,-apple-system,"Segoe UI",\
                "DejaVu Sans",sans-serif;fill:none}
                .chart text{fill:var(--ink);stroke:none}
                .chart .title{font-size:15px;font-weight:600}
                .chart .tick{fill:var(--soft);font-variant-numeric:tabular-nums}
                .chart .x{text-anchor:middle}
                .chart .y{text-anchor:end}
                .chart .label{fill:var(--soft)}
                .chart text.end{text-anchor:end;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
                .chart .grid{stroke:var(--grid);stroke-width:1}
                .chart .axis{stroke:var(--frame);stroke-width:1}
                .chart .line{stroke:var(--c);stroke-width:2;stroke-linejoin:round;\
                stroke-linecap:round}
                .chart .dash{stroke-dasharray:6 4}
                .chart .dots{stroke:var(--c);stroke-width:5;stroke-linecap:round}
                .chart .fill{fill:var(--c);stroke:var(--paper);stroke-width:.6}
                .chart .thin{stroke:var(--c);stroke-width:1.2}
                .chart .struck{stroke:var(--c);stroke-width:1.6;stroke-linecap:round}
                .chart .bar{fill:var(--c);fill-opacity:.5;stroke:var(--c);stroke-width:1}
                .chart .band{fill:var(--c);fill-opacity:.18}
                .chart .box{fill:var(--c);fill-opacity:.2;stroke:var(--c);stroke-width:1.5}
                .chart .span{fill:var(--c);fill-opacity:.13}
                .chart .rule{stroke:var(--c);stroke-width:1;stroke-dasharray:2 3}
                @media print{.chart{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
                """);
        css.append(".chart .cm{--c:var(--muted)}\n");
        for (int i = 0; i < size(); i++) {
            css.append(".chart .c").append(i).append("{--c:var(--s").append(i).append(")}\n");
        }
        return css.toString();
    }

    private static String variables(boolean dark) {
        StringBuilder css = new StringBuilder();
        css.append(dark
                ? "--paper:" + DARK_PAPER + ";--ink:#e8ebf0;--soft:#a9b2bf;--grid:#272d36;"
                        + "--frame:#4a5361;--muted:" + DARK_MUTED
                : "--paper:" + LIGHT_PAPER + ";--ink:#1b1f24;--soft:#57606c;--grid:#e9ecf0;"
                        + "--frame:#9aa3af;--muted:" + LIGHT_MUTED);
        List<String> colours = dark ? DARK : LIGHT;
        for (int i = 0; i < colours.size(); i++) {
            css.append(";--s").append(i).append(':').append(colours.get(i));
        }
        return css.toString();
    }

    /** The class of a mark. */
    static String type(String kind, int colour) {
        return kind + (colour < 0 ? " cm" : " c" + colour % size());
    }
}
