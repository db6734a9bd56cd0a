package org.jilectomy.runtime.modules.expat;

/** Comments and processing instructions, which may stand anywhere. */
final class Misc {
    private Misc() {}

    /** {@code <!-- ... -->}, of which {@code <!-} was seen at {@code start}. */
    static void comment(XmlParser parser, XmlInput in, int start) {
        if (in.at(start + 3) != '-') {
            throw in.invalid(start + 3);
        }
        int i = start + 4;
        while (in.legal(i) != '-' || in.at(i + 1) != '-') {
            i++;
        }
        if (in.at(i + 2) != '>') {
            throw in.invalid(i + 2);
        }
        in.pos = i + 3;
        if (parser.handler.has(XmlHandler.COMMENT)) {
            parser.handler.call(XmlHandler.COMMENT, XmlChars.lines(in.text, start + 4, i));
        } else {
            parser.unhandled(in, start, in.pos);
        }
    }

    /** {@code <?target data?>}, of which {@code <?} was seen at {@code start}. */
    static void instruction(XmlParser parser, XmlInput in, int start) {
        int target = start + 2;
        int end = parser.nameEnd(in, target);
        for (int i = target; i < end; i++) {
            if (in.text[i] == ':' && parser.namespaces != null) {
                throw in.invalid(i);
            }
        }
        int c = in.at(end);
        if (!XmlChars.isSpace(c) && c != '?') {
            throw in.invalid(end);
        }
        boolean xml = end - target == 3 && isLetter(in.text[target], 'x')
                && isLetter(in.text[target + 1], 'm') && isLetter(in.text[target + 2], 'l');
        if (xml && !in.string(target, end).equals("xml")) {
            throw in.invalid(end);
        }
        if (c == '?' && in.at(end + 1) != '>') {
            throw in.invalid(end + 1);
        }
        int data = in.skipSpace(end);
        int i = data;
        while (in.legal(i) != '?' || in.at(i + 1) != '>') {
            i++;
        }
        if (xml) {
            throw new XmlError(XmlError.MISPLACED_XML_PI);
        }
        in.pos = i + 2;
        if (parser.handler.has(XmlHandler.PROCESSING_INSTRUCTION)) {
            parser.handler.call(XmlHandler.PROCESSING_INSTRUCTION,
                    XmlHandler.Name.of(in.string(target, end)), XmlChars.lines(in.text, data, i));
        } else {
            parser.unhandled(in, start, in.pos);
        }
    }

    private static boolean isLetter(int c, char lower) {
        return (c | 0x20) == lower;
    }
}
