package org.jilectomy.chart;

/**
 * Appends SVG elements to a string. Attribute values and text are escaped; coordinates are written
 * with at most two decimals, which is finer than any screen. Used by one thread.
 */
final class SvgWriter {
    private final StringBuilder out = new StringBuilder(16_384);

    /** Opens an element: name, then pairs of attribute and value (string, or a coordinate). */
    SvgWriter open(String name, Object... attributes) {
        return tag(name, attributes).raw(">");
    }

    SvgWriter close(String name) {
        return raw("</").raw(name).raw(">\n");
    }

    /** An element without content. */
    SvgWriter element(String name, Object... attributes) {
        return tag(name, attributes).raw("/>\n");
    }

    /** A mark with a tool tip; without one if the tip is empty. */
    SvgWriter withTip(String tip, String name, Object... attributes) {
        if (tip.isEmpty()) {
            return element(name, attributes);
        }
        return open(name, attributes).raw("<title>").text(tip).raw("</title>").close(name);
    }

    SvgWriter textAt(double x, double y, String type, String text) {
        return open("text", "x", x, "y", y, "class", type).text(text).close("text");
    }

    private SvgWriter tag(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            if (attributes[i + 1] instanceof Number number) {
                number(out, number.doubleValue());
            } else {
                text(attributes[i + 1].toString());
            }
            out.append('"');
        }
        return this;
    }

    SvgWriter text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') { // the others are not XML
                        out.append(c);
                    }
                }
            }
        }
        return this;
    }

    SvgWriter raw(String text) {
        out.append(text);
        return this;
    }

    /** A coordinate: hundredths, without a needless fraction. */
    static void number(StringBuilder out, double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths < 0) {
            out.append('-');
            hundredths = -hundredths;
        }
        out.append(hundredths / 100);
        long fraction = hundredths % 100;
        if (fraction != 0) {
            out.append('.').append(fraction / 10);
            if (fraction % 10 != 0) {
                out.append(fraction % 10);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
