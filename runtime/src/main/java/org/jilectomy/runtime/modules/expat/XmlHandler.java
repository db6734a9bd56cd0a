package org.jilectomy.runtime.modules.expat;

/** Whom a parser tells what it found: the handlers that a program set. */
interface XmlHandler {
    int START_ELEMENT = 0;
    int END_ELEMENT = 1;
    int PROCESSING_INSTRUCTION = 2;
    int CHARACTER_DATA = 3;
    int UNPARSED_ENTITY_DECL = 4;
    int NOTATION_DECL = 5;
    int START_NAMESPACE_DECL = 6;
    int END_NAMESPACE_DECL = 7;
    int COMMENT = 8;
    int START_CDATA_SECTION = 9;
    int END_CDATA_SECTION = 10;
    int DEFAULT = 11;
    int DEFAULT_EXPAND = 12;
    int NOT_STANDALONE = 13;
    int EXTERNAL_ENTITY_REF = 14;
    int START_DOCTYPE_DECL = 15;
    int END_DOCTYPE_DECL = 16;
    int ENTITY_DECL = 17;
    int XML_DECL = 18;
    int ELEMENT_DECL = 19;
    int ATTLIST_DECL = 20;
    int SKIPPED_ENTITY = 21;
    int COUNT = 22;

    /** Whether there is a handler; DEFAULT for either of the two of what has no handler. */
    boolean has(int event);

    /** Whether references to internal entities are replaced although there is a default handler. */
    boolean expands();

    /** Names and values of attributes by turns; the first {@code specified} were in the tag. */
    void startElement(String name, String[] attributes, int specified);

    void endElement(String name);

    void characters(String data);

    /**
     * Any other event.
     *
     * @param args strings, null, Integers, a {@link ContentModel}; a name to be interned is a {@link
     *     Name}
     * @return whether the result, of those that have one, is not zero
     */
    boolean call(int event, Object... args);

    /** For 256 bytes the characters that they are in an encoding; null if there is no such encoding. */
    int[] encodingTable(String name);

    /** A string of which there shall be one object a parser. */
    record Name(String value) {
        static Name of(String value) {
            return value == null ? null : new Name(value);
        }
    }
}
