package org.jilectomy.runtime.modules.expat;

import java.util.Arrays;

/** The replacement text that an entity's declaration means: XML 1.0, 4.5. */
final class EntityValue {
    private final XmlParser parser;
    private final XmlInput in;

    /** Whether references to parameter entities may be in it. */
    private final boolean external;

    private XmlError error;
    private int[] out;
    private int n;

    EntityValue(XmlParser parser, XmlInput in, boolean external) {
        this.parser = parser;
        this.in = in;
        this.external = external;
    }

    /** What is wrong with it; null if nothing is. */
    XmlError error() {
        return error;
    }

    /** The text of the literal's {@code [from, to)}, up to the first error. */
    int[] of(int from, int to) {
        out = new int[to - from];
        int i = from;
        try {
            while (i < to) {
                i = next(i, to);
            }
        } catch (XmlError.Partial p) {
            error = in.invalid(i);
        } catch (XmlError e) {
            error = new XmlError(e.code, in.place(i));
        }
        return Arrays.copyOf(out, n);
    }

    private int next(int i, int to) {
        int c = in.text[i];
        if (c == '&') {
            int end = ContentParser.referenceEnd(parser, in, i);
            if (end > to) {
                throw in.invalid(i);
            }
            if (in.text[i + 1] == '#') {
                c = XmlChars.reference(in.text, i + 2, end - 1);
                if (c < 0) {
                    throw new XmlError(XmlError.BAD_CHAR_REF);
                }
                out[n++] = c;
            } else {
                System.arraycopy(in.text, i, out, n, end - i);
                n += end - i;
            }
            return end;
        }
        if (c == '%') {
            int end = parser.nameEnd(in, i + 1);
            if (in.at(end) != ';') {
                throw in.invalid(end);
            }
            if (!external) {
                throw new XmlError(XmlError.PARAM_ENTITY_REF);
            }
            add(parameter(in.string(i + 1, end)));
            return end + 1;
        }
        out[n++] = c == '\r' ? '\n' : c;
        return c == '\r' && i + 1 < to && in.text[i + 1] == '\n' ? i + 2 : i + 1;
    }

    private void add(int[] text) {
        out = Arrays.copyOf(out, out.length + text.length);
        System.arraycopy(text, 0, out, n, text.length);
        n += text.length;
    }

    private int[] parameter(String name) {
        Dtd.Entity e = parser.dtd.parameters.get(name);
        if (e == null || e.text == null) {
            parser.dtd.keepProcessing = parser.dtd.standalone;
            return new int[0];
        }
        parser.account(e);
        return e.text;
    }
}
