package org.jilectomy.runtime.cli;

import java.util.HashMap;
import java.util.Map;
import org.jilectomy.heap.layout.Layouts;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;

/**
 * Which struct lies at the address of an object: one table from the names of built-in types to
 * CPython's names. A type that is not in it has the struct of its base.
 */
final class LayoutStructs {
    private static final String[][] TABLE = {
        {"object", "PyObject"},
        {"int", "PyLongObject"},
        {"float", "PyFloatObject"},
        {"complex", "PyComplexObject"},
        {"bytes", "PyBytesObject"},
        {"bytearray", "PyByteArrayObject"},
        {"tuple", "PyTupleObject"},
        {"list", "PyListObject"},
        {"dict", "PyDictObject"},
        {"set", "PySetObject"},
        {"frozenset", "PySetObject"},
        {"slice", "PySliceObject"},
        {"range", "rangeobject"},
        {"type", "PyTypeObject"},
        {"function", "PyFunctionObject"},
        {"code", "PyCodeObject"},
        {"cell", "PyCellObject"},
        {"method", "PyMethodObject"},
        {"builtin_function_or_method", "PyCFunctionObject"},
        {"method_descriptor", "PyMethodDescrObject"},
        {"classmethod_descriptor", "PyMethodDescrObject"},
        {"member_descriptor", "PyMemberDescrObject"},
        {"getset_descriptor", "PyGetSetDescrObject"},
        {"wrapper_descriptor", "PyWrapperDescrObject"},
        {"method-wrapper", "wrapperobject"},
        {"mappingproxy", "mappingproxyobject"},
        {"generator", "PyGenObject"},
        {"frame", "PyFrameObject"},
        {"traceback", "PyTracebackObject"},
        {"module", "PyModuleObject"},
        {"property", "propertyobject"},
        {"classmethod", "classmethod"},
        {"staticmethod", "staticmethod"},
        {"super", "superobject"},
        {"enumerate", "enumobject"},
        {"zip", "zipobject"},
        {"map", "mapobject"},
        {"filter", "filterobject"},
        {"reversed", "reversedobject"},
        {"iterator", "seqiterobject"},
        {"callable_iterator", "calliterobject"},
        {"list_iterator", "listiterobject"},
        {"list_reverseiterator", "listreviterobject"},
        {"tuple_iterator", "tupleiterobject"},
        {"str_iterator", "unicodeiterobject"},
        {"str_ascii_iterator", "unicodeiterobject"},
        {"bytes_iterator", "striterobject"},
        {"range_iterator", "_PyRangeIterObject"},
        {"longrange_iterator", "longrangeiterobject"},
        {"dict_keyiterator", "dictiterobject"},
        {"dict_valueiterator", "dictiterobject"},
        {"dict_itemiterator", "dictiterobject"},
        {"collections.OrderedDict", "PyODictObject"},
        {"odict_iterator", "odictiterobject"},
        {"set_iterator", "setiterobject"},
        {"dict_keys", "_PyDictViewObject"},
        {"dict_values", "_PyDictViewObject"},
        {"dict_items", "_PyDictViewObject"},
        {"types.GenericAlias", "gaobject"},
        {"types.UnionType", "unionobject"},
        {"types.SimpleNamespace", "_PyNamespaceObject"},
        {"weakref", "PyWeakReference"},
        {"memoryview", "PyMemoryViewObject"},
        {"BaseException", "PyBaseExceptionObject"},
        {"BaseExceptionGroup", "PyBaseExceptionGroupObject"},
        {"SyntaxError", "PySyntaxErrorObject"},
        {"ImportError", "PyImportErrorObject"},
        {"UnicodeError", "PyUnicodeErrorObject"},
        {"SystemExit", "PySystemExitObject"},
        {"OSError", "PyOSErrorObject"},
        {"StopIteration", "PyStopIterationObject"},
        {"NameError", "PyNameErrorObject"},
        {"AttributeError", "PyAttributeErrorObject"},
    };

    private static final Map<String, String> BY_TYPE = new HashMap<>();

    static {
        for (String[] row : TABLE) {
            BY_TYPE.put(row[0], row[1]);
        }
    }

    private LayoutStructs() {}

    /** The struct of an object. */
    static Layouts.Struct of(long object) {
        if (PyUnicode.TYPE.isInstance(object)) {
            int state = Memory.getInt(object + PyASCIIObject.STATE);
            boolean compact = (state & PyASCIIObject.STATE_COMPACT) != 0;
            boolean ascii = (state & PyASCIIObject.STATE_ASCII) != 0;
            return Layouts.of(!compact ? "PyUnicodeObject"
                    : ascii ? "PyASCIIObject" : "PyCompactUnicodeObject");
        }
        if (PyTypeType.isType(object)
                && (PyType.at(object).flags & PyType.TPFLAGS_HEAPTYPE) != 0) {
            return Layouts.of("PyHeapTypeObject");
        }
        for (PyType type = PyType.of(object); type != null; type = type.base) {
            String struct = (type.flags & PyType.TPFLAGS_HEAPTYPE) != 0
                    ? null : BY_TYPE.get(type.name());
            if (struct != null) {
                return Layouts.of(struct);
            }
        }
        return Layouts.of("PyObject");
    }
}
