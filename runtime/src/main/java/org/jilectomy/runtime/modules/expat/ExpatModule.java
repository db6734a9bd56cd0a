package org.jilectomy.runtime.modules.expat;

import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code pyexpat} and its submodules {@code errors} and {@code model}. */
public final class ExpatModule extends BuiltinModule {
    private static final PyExceptionType ERROR =
            PyExceptionType.ofModule("xml.parsers.expat.ExpatError", Exceptions.Exception);

    private static final String[] MODEL = {
        "XML_CTYPE_EMPTY", "XML_CTYPE_ANY", "XML_CTYPE_MIXED", "XML_CTYPE_NAME",
        "XML_CTYPE_CHOICE", "XML_CTYPE_SEQ", "XML_CQUANT_NONE", "XML_CQUANT_OPT",
        "XML_CQUANT_REP", "XML_CQUANT_PLUS",
    };

    private static final int[] MODEL_VALUES = {1, 2, 3, 4, 5, 6, 0, 1, 2, 3};

    public ExpatModule() {
        super("pyexpat");
    }

    @Override
    protected String doc() {
        return "Python wrapper for Expat parser.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("ParserCreate(module, /, encoding=None, namespace_separator=None,"
                + " intern=None)", null, "parserCreate")
                .method("ErrorString(module, code, /)", null, "errorString");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "EXPAT_VERSION", PyUnicode.fromJava(ts, "expat_2.5.0"));
        putSteal(ts, dict, "version_info", PyTuple.fromArraySteal(ts, new long[] {
            PyLong.of(ts, 2), PyLong.of(ts, 5), PyLong.of(ts, 0)}));
        putSteal(ts, dict, "native_encoding", PyUnicode.fromJava(ts, "UTF-8"));
        long features = PyList.create(ts);
        feature(ts, features, "XML_DTD", 0);
        feature(ts, features, "XML_NS", 0);
        putSteal(ts, dict, "features", features);
        putSteal(ts, dict, "XML_PARAM_ENTITY_PARSING_NEVER", PyLong.of(ts, 0));
        putSteal(ts, dict, "XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", PyLong.of(ts, 1));
        putSteal(ts, dict, "XML_PARAM_ENTITY_PARSING_ALWAYS", PyLong.of(ts, 2));
        PyDict.setItemString(ts, dict, "ExpatError", ERROR.address);
        PyDict.setItemString(ts, dict, "error", ERROR.address);
        PyDict.setItemString(ts, dict, "XMLParserType", PyXmlParser.TYPE.address);
        long errors = submodule(ts, dict, "errors", "Constants used to describe error conditions.");
        fillErrors(ts, PyModule.dict(errors));
        long model = submodule(
                ts, dict, "model", "Constants used to interpret content model information.");
        for (int i = 0; i < MODEL.length; i++) {
            putSteal(ts, PyModule.dict(model), MODEL[i], PyLong.of(ts, MODEL_VALUES[i]));
        }
    }

    private static void feature(ThreadState ts, long features, String name, int value) {
        PyList.appendSteal(ts, features, PyTuple.fromArraySteal(ts, new long[] {
            PyUnicode.fromJava(ts, name), PyLong.of(ts, value)}));
    }

    /** A new module, in {@code sys.modules} too; borrowed. */
    private static long submodule(ThreadState ts, long dict, String name, String doc) {
        long fullName = PyUnicode.fromJava(ts, "pyexpat." + name);
        long module = PyModule.create(ts, fullName);
        putSteal(ts, PyModule.dict(module), "__doc__", PyUnicode.fromJava(ts, doc));
        PyDict.setItem(ts, Interpreter.modules, fullName, module);
        Refs.release(ts, fullName);
        putSteal(ts, dict, name, module);
        return module;
    }

    private static void fillErrors(ThreadState ts, long dict) {
        long codes = PyDict.create(ts);
        long messages = PyDict.create(ts);
        for (int code = 1; code <= XmlError.count(); code++) {
            long message = PyUnicode.fromJava(ts, XmlError.message(code));
            long number = PyLong.of(ts, code);
            PyDict.setItemString(ts, dict, "XML_ERROR_" + XmlError.name(code), message);
            PyDict.setItem(ts, codes, message, number);
            PyDict.setItem(ts, messages, number, message);
            Refs.release(ts, message);
            Refs.release(ts, number);
        }
        putSteal(ts, dict, "codes", codes);
        putSteal(ts, dict, "messages", messages);
    }

    // ---------------------------------------------------------------- conversions

    static long strOrNone(ThreadState ts, String s) {
        return s == null ? Singletons.None : PyUnicode.fromJava(ts, s);
    }

    /** A str argument; null for None or none. */
    static String textOrNull(ThreadState ts, long value, String function, String argument) {
        if (value == 0 || value == Singletons.None) {
            return null;
        }
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts, function + "() " + argument + " must be str or None, not "
                    + Args.typeName(value));
        }
        return PyUnicode.toJava(value);
    }

    /** The error that stopped a parser, to be thrown. */
    static PyException error(ThreadState ts, XmlParser parser) {
        int at = Math.max(0, parser.event);
        long line = parser.document.line(at);
        long column = parser.document.column(at);
        PyException e = Errors.raise(ts, ERROR, XmlError.message(parser.errorCode) + ": line "
                + line + ", column " + column);
        put(ts, e, "code", parser.errorCode);
        put(ts, e, "offset", column);
        put(ts, e, "lineno", line);
        return e;
    }

    private static void put(ThreadState ts, PyException e, String name, long number) {
        long value = PyLong.of(ts, number);
        Abstract.setAttr(ts, e.value(), Names.of(name), value);
        Refs.release(ts, value);
    }

    // ---------------------------------------------------------------- functions

    static long parserCreate(
            ThreadState ts, long module, long encoding, long separator, long intern) {
        XmlEvents events = new XmlEvents(new ReentrantLock());
        events.encoding = textOrNull(ts, encoding, "ParserCreate", "argument 'encoding'");
        events.separator = textOrNull(
                ts, separator, "ParserCreate", "argument 'namespace_separator'");
        if (events.separator != null && PyUnicode.length(separator) > 1) {
            throw Errors.valueError(ts,
                    "namespace_separator must be at most one character, omitted, or None");
        }
        events.parser = new XmlParser(events, events.separator);
        if (intern == Singletons.None) {
            return PyXmlParser.create(ts, events, 0);
        }
        if (intern != 0) {
            if (!PyDict.TYPE.isInstance(intern)) {
                throw Errors.typeError(ts, "intern must be a dictionary");
            }
            return PyXmlParser.create(ts, events, intern);
        }
        long names = PyDict.create(ts);
        try {
            return PyXmlParser.create(ts, events, names);
        } finally {
            Refs.release(ts, names);
        }
    }

    static long errorString(ThreadState ts, long module, long code) {
        return strOrNone(ts, XmlError.message((int) PyLong.asLong(ts, code)));
    }
}
