package org.jilectomy.runtime.modules.expat;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The attributes of a parser that are no handlers: where it is, and how it tells what it finds. */
final class ParserAttributes {
    private ParserAttributes() {}

    static void define(TypeDef def) {
        def.in(ParserAttributes.class)
                .getset("ErrorCode", "getErrorCode", null, null)
                .getset("ErrorLineNumber", "getLine", null, null)
                .getset("ErrorColumnNumber", "getColumn", null, null)
                .getset("ErrorByteIndex", "getByteIndex", null, null)
                .getset("CurrentLineNumber", "getLine", null, null)
                .getset("CurrentColumnNumber", "getColumn", null, null)
                .getset("CurrentByteIndex", "getByteIndex", null, null)
                .getset("buffer_size", "getBufferSize", "setBufferSize", null)
                .getset("buffer_text", "getBufferText", "setBufferText", null)
                .getset("buffer_used", "getBufferUsed", null, null)
                .getset("namespace_prefixes", "getPrefixes", "setPrefixes", null)
                .getset("ordered_attributes", "getOrdered", "setOrdered", null)
                .getset("specified_attributes", "getSpecified", "setSpecified", null);
    }

    private static XmlParser parser(long self) {
        return PyXmlParser.events(self).parser;
    }

    private static boolean flag(ThreadState ts, long value) {
        if (value == 0) {
            throw Errors.runtimeError(ts, "Cannot delete attribute");
        }
        return Abstract.isTrue(ts, value);
    }

    private static long number(
            ThreadState ts, long self, PyXmlParser.Question<Long> question) {
        return PyLong.of(ts, PyXmlParser.ask(ts, self, question));
    }

    static long getErrorCode(ThreadState ts, long self) {
        return PyLong.of(ts, parser(self).errorCode);
    }

    static long getLine(ThreadState ts, long self) {
        return number(ts, self, e -> e.parser.document.line(Math.max(0, e.parser.event)));
    }

    static long getColumn(ThreadState ts, long self) {
        return number(ts, self, e -> e.parser.document.column(Math.max(0, e.parser.event)));
    }

    static long getByteIndex(ThreadState ts, long self) {
        return number(ts, self,
                e -> e.parser.event < 0 ? -1L : e.parser.document.byteIndex(e.parser.event));
    }

    // ---------------------------------------------------------------- text

    static long getBufferSize(ThreadState ts, long self) {
        return PyLong.of(ts, PyXmlParser.events(self).bufferSize);
    }

    static void setBufferSize(ThreadState ts, long self, long value) {
        if (value == 0) {
            throw Errors.runtimeError(ts, "Cannot delete attribute");
        }
        if (!PyLong.check(value)) {
            throw Errors.typeError(ts, "buffer_size must be an integer");
        }
        long size = PyLong.asLong(ts, value);
        if (size <= 0) {
            throw Errors.valueError(ts, "buffer_size must be greater than zero");
        }
        if (size > Integer.MAX_VALUE) {
            throw Errors.valueError(ts, "buffer_size must not be greater than 2147483647");
        }
        PyXmlParser.locked(ts, self, events -> {
            if (size != events.bufferSize) {
                events.flush();
                events.bufferSize = (int) size;
            }
        });
    }

    static long getBufferText(ThreadState ts, long self) {
        return PyBool.of(PyXmlParser.events(self).buffer != null);
    }

    static void setBufferText(ThreadState ts, long self, long value) {
        boolean on = flag(ts, value);
        PyXmlParser.locked(ts, self, events -> {
            if (on && events.buffer == null) {
                events.bufferUsed = 0;
                events.buffer = new StringBuilder();
            } else if (!on && events.buffer != null) {
                events.flush();
                events.buffer = null;
            }
        });
    }

    static long getBufferUsed(ThreadState ts, long self) {
        return PyLong.of(ts, PyXmlParser.events(self).bufferUsed);
    }

    // ---------------------------------------------------------------- elements

    static long getPrefixes(ThreadState ts, long self) {
        return PyBool.of(PyXmlParser.events(self).prefixes);
    }

    static void setPrefixes(ThreadState ts, long self, long value) {
        boolean on = flag(ts, value);
        PyXmlParser.locked(ts, self, events -> {
            events.prefixes = on;
            Namespaces n = events.parser.namespaces;
            if (n != null) {
                n.prefixes = on;
            }
        });
    }

    static long getOrdered(ThreadState ts, long self) {
        return PyBool.of(PyXmlParser.events(self).ordered);
    }

    static void setOrdered(ThreadState ts, long self, long value) {
        boolean on = flag(ts, value);
        PyXmlParser.locked(ts, self, events -> events.ordered = on);
    }

    static long getSpecified(ThreadState ts, long self) {
        return PyBool.of(PyXmlParser.events(self).specified);
    }

    static void setSpecified(ThreadState ts, long self, long value) {
        boolean on = flag(ts, value);
        PyXmlParser.locked(ts, self, events -> events.specified = on);
    }
}
