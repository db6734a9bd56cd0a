package org.jilectomy.heap.layout;

import java.lang.foreign.StructLayout;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * The one table of all structs: CPython's name to size, layout and validity check. Dumps, audits
 * and the comparison with the real CPython read it; nothing on the interpreter's path does. Adding
 * a struct is one class plus one line here (and one in {@code offsets.c} of the tests).
 */
public final class Layouts {
    private static final Map<String, Struct> TABLE = new LinkedHashMap<>();

    private Layouts() {
    }

    /**
     * One struct of the table.
     *
     * @param name CPython's name of the struct
     * @param size bytes
     * @param layout gives the layout, built on first use
     * @param valid the struct's {@code isValid}
     */
    public record Struct(
            String name, int size, Supplier<StructLayout> layout, LongPredicate valid) {
    }

    static {
        add("PyObject", PyObject.SIZE, PyObject::layout, PyObject::isValid);
        add("PyVarObject", PyVarObject.SIZE, PyVarObject::layout, PyVarObject::isValid);
        add("PyLongObject", PyLongObject.SIZE, PyLongObject::layout, PyLongObject::isValid);
        add("PyFloatObject", PyFloatObject.SIZE, PyFloatObject::layout, PyFloatObject::isValid);
        add("Py_complex", Py_complex.SIZE, Py_complex::layout, Py_complex::isValid);
        add("PyComplexObject", PyComplexObject.SIZE,
                PyComplexObject::layout, PyComplexObject::isValid);
        add("PyASCIIObject", PyASCIIObject.SIZE, PyASCIIObject::layout, PyASCIIObject::isValid);
        add("PyCompactUnicodeObject", PyCompactUnicodeObject.SIZE,
                PyCompactUnicodeObject::layout, PyCompactUnicodeObject::isValid);
        add("PyUnicodeObject", PyUnicodeObject.SIZE,
                PyUnicodeObject::layout, PyUnicodeObject::isValid);
        add("PyBytesObject", PyBytesObject.SIZE, PyBytesObject::layout, PyBytesObject::isValid);
        add("PyByteArrayObject", PyByteArrayObject.SIZE,
                PyByteArrayObject::layout, PyByteArrayObject::isValid);
        add("PyTupleObject", PyTupleObject.SIZE, PyTupleObject::layout, PyTupleObject::isValid);
        add("PyListObject", PyListObject.SIZE, PyListObject::layout, PyListObject::isValid);
        add("PyDictObject", PyDictObject.SIZE, PyDictObject::layout, PyDictObject::isValid);
        add("PyDictKeysObject", PyDictKeysObject.SIZE,
                PyDictKeysObject::layout, PyDictKeysObject::isValid);
        add("PyDictKeyEntry", PyDictKeyEntry.SIZE, PyDictKeyEntry::layout, PyDictKeyEntry::isValid);
        add("PyDictUnicodeEntry", PyDictUnicodeEntry.SIZE,
                PyDictUnicodeEntry::layout, PyDictUnicodeEntry::isValid);
        add("PyDictValues", PyDictValues.SIZE, PyDictValues::layout, PyDictValues::isValid);
        add("setentry", setentry.SIZE, setentry::layout, setentry::isValid);
        add("PySetObject", PySetObject.SIZE, PySetObject::layout, PySetObject::isValid);
        add("PySliceObject", PySliceObject.SIZE, PySliceObject::layout, PySliceObject::isValid);
        add("rangeobject", rangeobject.SIZE, rangeobject::layout, rangeobject::isValid);
        add("PyAsyncMethods", PyAsyncMethods.SIZE, PyAsyncMethods::layout, PyAsyncMethods::isValid);
        add("PyNumberMethods", PyNumberMethods.SIZE,
                PyNumberMethods::layout, PyNumberMethods::isValid);
        add("PySequenceMethods", PySequenceMethods.SIZE,
                PySequenceMethods::layout, PySequenceMethods::isValid);
        add("PyMappingMethods", PyMappingMethods.SIZE,
                PyMappingMethods::layout, PyMappingMethods::isValid);
        add("PyBufferProcs", PyBufferProcs.SIZE, PyBufferProcs::layout, PyBufferProcs::isValid);
        add("PyTypeObject", PyTypeObject.SIZE, PyTypeObject::layout, PyTypeObject::isValid);
        add("PyHeapTypeObject", PyHeapTypeObject.SIZE,
                PyHeapTypeObject::layout, PyHeapTypeObject::isValid);
        add("PyFunctionObject", PyFunctionObject.SIZE,
                PyFunctionObject::layout, PyFunctionObject::isValid);
        add("PyCodeObject", PyCodeObject.SIZE, PyCodeObject::layout, PyCodeObject::isValid);
        add("PyCellObject", PyCellObject.SIZE, PyCellObject::layout, PyCellObject::isValid);
        add("PyMethodObject", PyMethodObject.SIZE, PyMethodObject::layout, PyMethodObject::isValid);
        add("PyInstanceMethodObject", PyInstanceMethodObject.SIZE,
                PyInstanceMethodObject::layout, PyInstanceMethodObject::isValid);
        add("PyMethodDef", PyMethodDef.SIZE, PyMethodDef::layout, PyMethodDef::isValid);
        add("PyMemberDef", PyMemberDef.SIZE, PyMemberDef::layout, PyMemberDef::isValid);
        add("PyGetSetDef", PyGetSetDef.SIZE, PyGetSetDef::layout, PyGetSetDef::isValid);
        add("PyCFunctionObject", PyCFunctionObject.SIZE,
                PyCFunctionObject::layout, PyCFunctionObject::isValid);
        add("PyCMethodObject", PyCMethodObject.SIZE,
                PyCMethodObject::layout, PyCMethodObject::isValid);
        add("PyDescrObject", PyDescrObject.SIZE, PyDescrObject::layout, PyDescrObject::isValid);
        add("PyMethodDescrObject", PyMethodDescrObject.SIZE,
                PyMethodDescrObject::layout, PyMethodDescrObject::isValid);
        add("PyMemberDescrObject", PyMemberDescrObject.SIZE,
                PyMemberDescrObject::layout, PyMemberDescrObject::isValid);
        add("PyGetSetDescrObject", PyGetSetDescrObject.SIZE,
                PyGetSetDescrObject::layout, PyGetSetDescrObject::isValid);
        add("PyWrapperDescrObject", PyWrapperDescrObject.SIZE,
                PyWrapperDescrObject::layout, PyWrapperDescrObject::isValid);
        add("wrapperobject", wrapperobject.SIZE, wrapperobject::layout, wrapperobject::isValid);
        add("mappingproxyobject", mappingproxyobject.SIZE,
                mappingproxyobject::layout, mappingproxyobject::isValid);
        add("_PyErr_StackItem", _PyErr_StackItem.SIZE,
                _PyErr_StackItem::layout, _PyErr_StackItem::isValid);
        add("PyGenObject", PyGenObject.SIZE, PyGenObject::layout, PyGenObject::isValid);
        add("PyFrameObject", PyFrameObject.SIZE, PyFrameObject::layout, PyFrameObject::isValid);
        add("_PyInterpreterFrame", _PyInterpreterFrame.SIZE,
                _PyInterpreterFrame::layout, _PyInterpreterFrame::isValid);
        add("PyTracebackObject", PyTracebackObject.SIZE,
                PyTracebackObject::layout, PyTracebackObject::isValid);
        add("PyBaseExceptionObject", PyBaseExceptionObject.SIZE,
                PyBaseExceptionObject::layout, PyBaseExceptionObject::isValid);
        add("PyBaseExceptionGroupObject", PyBaseExceptionGroupObject.SIZE,
                PyBaseExceptionGroupObject::layout, PyBaseExceptionGroupObject::isValid);
        add("PySyntaxErrorObject", PySyntaxErrorObject.SIZE,
                PySyntaxErrorObject::layout, PySyntaxErrorObject::isValid);
        add("PyImportErrorObject", PyImportErrorObject.SIZE,
                PyImportErrorObject::layout, PyImportErrorObject::isValid);
        add("PyUnicodeErrorObject", PyUnicodeErrorObject.SIZE,
                PyUnicodeErrorObject::layout, PyUnicodeErrorObject::isValid);
        add("PySystemExitObject", PySystemExitObject.SIZE,
                PySystemExitObject::layout, PySystemExitObject::isValid);
        add("PyOSErrorObject", PyOSErrorObject.SIZE,
                PyOSErrorObject::layout, PyOSErrorObject::isValid);
        add("PyStopIterationObject", PyStopIterationObject.SIZE,
                PyStopIterationObject::layout, PyStopIterationObject::isValid);
        add("PyNameErrorObject", PyNameErrorObject.SIZE,
                PyNameErrorObject::layout, PyNameErrorObject::isValid);
        add("PyAttributeErrorObject", PyAttributeErrorObject.SIZE,
                PyAttributeErrorObject::layout, PyAttributeErrorObject::isValid);
        add("PyModuleObject", PyModuleObject.SIZE, PyModuleObject::layout, PyModuleObject::isValid);
        add("PyWeakReference", PyWeakReference.SIZE,
                PyWeakReference::layout, PyWeakReference::isValid);
        add("propertyobject", propertyobject.SIZE, propertyobject::layout, propertyobject::isValid);
        add("classmethod", classmethod.SIZE, classmethod::layout, classmethod::isValid);
        add("staticmethod", staticmethod.SIZE, staticmethod::layout, staticmethod::isValid);
        add("superobject", superobject.SIZE, superobject::layout, superobject::isValid);
        add("enumobject", enumobject.SIZE, enumobject::layout, enumobject::isValid);
        add("zipobject", zipobject.SIZE, zipobject::layout, zipobject::isValid);
        add("mapobject", mapobject.SIZE, mapobject::layout, mapobject::isValid);
        add("filterobject", filterobject.SIZE, filterobject::layout, filterobject::isValid);
        add("reversedobject", reversedobject.SIZE, reversedobject::layout, reversedobject::isValid);
        add("seqiterobject", seqiterobject.SIZE, seqiterobject::layout, seqiterobject::isValid);
        add("calliterobject", calliterobject.SIZE, calliterobject::layout, calliterobject::isValid);
        add("listiterobject", listiterobject.SIZE, listiterobject::layout, listiterobject::isValid);
        add("listreviterobject", listreviterobject.SIZE,
                listreviterobject::layout, listreviterobject::isValid);
        add("tupleiterobject", tupleiterobject.SIZE,
                tupleiterobject::layout, tupleiterobject::isValid);
        add("unicodeiterobject", unicodeiterobject.SIZE,
                unicodeiterobject::layout, unicodeiterobject::isValid);
        add("striterobject", striterobject.SIZE, striterobject::layout, striterobject::isValid);
        add("bytesiterobject", bytesiterobject.SIZE,
                bytesiterobject::layout, bytesiterobject::isValid);
        add("_PyRangeIterObject", _PyRangeIterObject.SIZE,
                _PyRangeIterObject::layout, _PyRangeIterObject::isValid);
        add("longrangeiterobject", longrangeiterobject.SIZE,
                longrangeiterobject::layout, longrangeiterobject::isValid);
        add("dictiterobject", dictiterobject.SIZE, dictiterobject::layout, dictiterobject::isValid);
        add("_ODictNode", _ODictNode.SIZE, _ODictNode::layout, _ODictNode::isValid);
        add("PyODictObject", PyODictObject.SIZE, PyODictObject::layout, PyODictObject::isValid);
        add("odictiterobject", odictiterobject.SIZE,
                odictiterobject::layout, odictiterobject::isValid);
        add("setiterobject", setiterobject.SIZE, setiterobject::layout, setiterobject::isValid);
        add("_PyDictViewObject", _PyDictViewObject.SIZE,
                _PyDictViewObject::layout, _PyDictViewObject::isValid);
        add("Py_buffer", Py_buffer.SIZE, Py_buffer::layout, Py_buffer::isValid);
        add("_PyManagedBufferObject", _PyManagedBufferObject.SIZE,
                _PyManagedBufferObject::layout, _PyManagedBufferObject::isValid);
        add("PyMemoryViewObject", PyMemoryViewObject.SIZE,
                PyMemoryViewObject::layout, PyMemoryViewObject::isValid);
        add("_PyNamespaceObject", _PyNamespaceObject.SIZE,
                _PyNamespaceObject::layout, _PyNamespaceObject::isValid);
        add("unionobject", unionobject.SIZE, unionobject::layout, unionobject::isValid);
        add("gaobject", gaobject.SIZE, gaobject::layout, gaobject::isValid);
        add("PyCapsule", PyCapsule.SIZE, PyCapsule::layout, PyCapsule::isValid);
    }

    private static void add(
            String name, int size, Supplier<StructLayout> layout, LongPredicate valid) {
        TABLE.put(name, new Struct(name, size, layout, valid));
    }

    /**
     * The struct of that name.
     *
     * @throws IllegalArgumentException if the table has none
     */
    public static Struct of(String name) {
        Struct struct = TABLE.get(name);
        if (struct == null) {
            throw new IllegalArgumentException("no struct " + name);
        }
        return struct;
    }

    /** Every struct, in the order of declaration. */
    public static Collection<Struct> all() {
        return Collections.unmodifiableCollection(TABLE.values());
    }
}
