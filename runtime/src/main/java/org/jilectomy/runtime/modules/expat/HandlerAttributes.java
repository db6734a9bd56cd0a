package org.jilectomy.runtime.modules.expat;

import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The attributes of a parser that hold its handlers: a getter and a setter each. */
final class HandlerAttributes {
    private HandlerAttributes() {}

    static void define(TypeDef def) {
        def.in(HandlerAttributes.class);
        def.getset("StartElementHandler", "getStartElementHandler", "setStartElementHandler",
                null);
        def.getset("EndElementHandler", "getEndElementHandler", "setEndElementHandler", null);
        def.getset("ProcessingInstructionHandler", "getProcessingInstructionHandler",
                "setProcessingInstructionHandler",
                null);
        def.getset("CharacterDataHandler", "getCharacterDataHandler", "setCharacterDataHandler",
                null);
        def.getset("UnparsedEntityDeclHandler", "getUnparsedEntityDeclHandler",
                "setUnparsedEntityDeclHandler",
                null);
        def.getset("NotationDeclHandler", "getNotationDeclHandler", "setNotationDeclHandler",
                null);
        def.getset("StartNamespaceDeclHandler", "getStartNamespaceDeclHandler",
                "setStartNamespaceDeclHandler",
                null);
        def.getset("EndNamespaceDeclHandler", "getEndNamespaceDeclHandler",
                "setEndNamespaceDeclHandler",
                null);
        def.getset("CommentHandler", "getCommentHandler", "setCommentHandler", null);
        def.getset("StartCdataSectionHandler", "getStartCdataSectionHandler",
                "setStartCdataSectionHandler",
                null);
        def.getset("EndCdataSectionHandler", "getEndCdataSectionHandler",
                "setEndCdataSectionHandler",
                null);
        def.getset("DefaultHandler", "getDefaultHandler", "setDefaultHandler", null);
        def.getset("DefaultHandlerExpand", "getDefaultHandlerExpand", "setDefaultHandlerExpand",
                null);
        def.getset("NotStandaloneHandler", "getNotStandaloneHandler", "setNotStandaloneHandler",
                null);
        def.getset("ExternalEntityRefHandler", "getExternalEntityRefHandler",
                "setExternalEntityRefHandler",
                null);
        def.getset("StartDoctypeDeclHandler", "getStartDoctypeDeclHandler",
                "setStartDoctypeDeclHandler",
                null);
        def.getset("EndDoctypeDeclHandler", "getEndDoctypeDeclHandler", "setEndDoctypeDeclHandler",
                null);
        def.getset("EntityDeclHandler", "getEntityDeclHandler", "setEntityDeclHandler", null);
        def.getset("XmlDeclHandler", "getXmlDeclHandler", "setXmlDeclHandler", null);
        def.getset("ElementDeclHandler", "getElementDeclHandler", "setElementDeclHandler", null);
        def.getset("AttlistDeclHandler", "getAttlistDeclHandler", "setAttlistDeclHandler", null);
        def.getset("SkippedEntityHandler", "getSkippedEntityHandler", "setSkippedEntityHandler",
                null);
    }

    static long getStartElementHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.START_ELEMENT);
    }

    static void setStartElementHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.START_ELEMENT, value);
    }

    static long getEndElementHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.END_ELEMENT);
    }

    static void setEndElementHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.END_ELEMENT, value);
    }

    static long getProcessingInstructionHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.PROCESSING_INSTRUCTION);
    }

    static void setProcessingInstructionHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.PROCESSING_INSTRUCTION, value);
    }

    static long getCharacterDataHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.CHARACTER_DATA);
    }

    static void setCharacterDataHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.CHARACTER_DATA, value);
    }

    static long getUnparsedEntityDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.UNPARSED_ENTITY_DECL);
    }

    static void setUnparsedEntityDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.UNPARSED_ENTITY_DECL, value);
    }

    static long getNotationDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.NOTATION_DECL);
    }

    static void setNotationDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.NOTATION_DECL, value);
    }

    static long getStartNamespaceDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.START_NAMESPACE_DECL);
    }

    static void setStartNamespaceDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.START_NAMESPACE_DECL, value);
    }

    static long getEndNamespaceDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.END_NAMESPACE_DECL);
    }

    static void setEndNamespaceDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.END_NAMESPACE_DECL, value);
    }

    static long getCommentHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.COMMENT);
    }

    static void setCommentHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.COMMENT, value);
    }

    static long getStartCdataSectionHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.START_CDATA_SECTION);
    }

    static void setStartCdataSectionHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.START_CDATA_SECTION, value);
    }

    static long getEndCdataSectionHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.END_CDATA_SECTION);
    }

    static void setEndCdataSectionHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.END_CDATA_SECTION, value);
    }

    static long getDefaultHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.DEFAULT);
    }

    static void setDefaultHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.DEFAULT, value);
    }

    static long getDefaultHandlerExpand(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.DEFAULT_EXPAND);
    }

    static void setDefaultHandlerExpand(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.DEFAULT_EXPAND, value);
    }

    static long getNotStandaloneHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.NOT_STANDALONE);
    }

    static void setNotStandaloneHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.NOT_STANDALONE, value);
    }

    static long getExternalEntityRefHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.EXTERNAL_ENTITY_REF);
    }

    static void setExternalEntityRefHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.EXTERNAL_ENTITY_REF, value);
    }

    static long getStartDoctypeDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.START_DOCTYPE_DECL);
    }

    static void setStartDoctypeDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.START_DOCTYPE_DECL, value);
    }

    static long getEndDoctypeDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.END_DOCTYPE_DECL);
    }

    static void setEndDoctypeDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.END_DOCTYPE_DECL, value);
    }

    static long getEntityDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.ENTITY_DECL);
    }

    static void setEntityDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.ENTITY_DECL, value);
    }

    static long getXmlDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.XML_DECL);
    }

    static void setXmlDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.XML_DECL, value);
    }

    static long getElementDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.ELEMENT_DECL);
    }

    static void setElementDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.ELEMENT_DECL, value);
    }

    static long getAttlistDeclHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.ATTLIST_DECL);
    }

    static void setAttlistDeclHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.ATTLIST_DECL, value);
    }

    static long getSkippedEntityHandler(ThreadState ts, long self) {
        return PyXmlParser.handler(ts, self, XmlHandler.SKIPPED_ENTITY);
    }

    static void setSkippedEntityHandler(ThreadState ts, long self, long value) {
        PyXmlParser.setHandler(ts, self, XmlHandler.SKIPPED_ENTITY, value);
    }
}
