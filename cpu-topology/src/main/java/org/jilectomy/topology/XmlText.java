package org.jilectomy.topology;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document in memory. */
final class XmlText {
    /** Writes the document. */
    interface Body {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private XmlText() {}

    /** The document, ending with a newline. */
    static String of(Body body) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            body.write(out);
            out.close();
        } catch (XMLStreamException e) {
            throw new AssertionError("writing into memory cannot fail", e);
        }
        return text.append('\n').toString();
    }
}
