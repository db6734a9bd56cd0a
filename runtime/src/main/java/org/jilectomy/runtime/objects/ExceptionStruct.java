package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyAttributeErrorObject;
import org.jilectomy.heap.layout.PyBaseExceptionGroupObject;
import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyImportErrorObject;
import org.jilectomy.heap.layout.PyNameErrorObject;
import org.jilectomy.heap.layout.PyOSErrorObject;
import org.jilectomy.heap.layout.PyStopIterationObject;
import org.jilectomy.heap.layout.PySyntaxErrorObject;
import org.jilectomy.heap.layout.PySystemExitObject;
import org.jilectomy.heap.layout.PyUnicodeErrorObject;

/** The shapes of exception objects: size and the extra object fields with their Python names. */
enum ExceptionStruct {
    BASE(PyBaseExceptionObject.SIZE),
    KEY(PyBaseExceptionObject.SIZE),
    GROUP(
            PyBaseExceptionGroupObject.SIZE,
            field("message", PyBaseExceptionGroupObject.MSG),
            field("exceptions", PyBaseExceptionGroupObject.EXCS)),
    STOP_ITERATION(PyStopIterationObject.SIZE, field("value", PyStopIterationObject.VALUE)),
    SYSTEM_EXIT(PySystemExitObject.SIZE, field("code", PySystemExitObject.CODE)),
    NAME(PyNameErrorObject.SIZE, field("name", PyNameErrorObject.NAME)),
    ATTRIBUTE(
            PyAttributeErrorObject.SIZE,
            field("obj", PyAttributeErrorObject.OBJ),
            field("name", PyAttributeErrorObject.NAME)),
    IMPORT(
            PyImportErrorObject.SIZE,
            field("msg", PyImportErrorObject.MSG),
            field("name", PyImportErrorObject.NAME),
            field("path", PyImportErrorObject.PATH)),
    OS(
            PyOSErrorObject.SIZE,
            field("errno", PyOSErrorObject.MYERRNO),
            field("strerror", PyOSErrorObject.STRERROR),
            field("filename", PyOSErrorObject.FILENAME),
            field("filename2", PyOSErrorObject.FILENAME2)),
    SYNTAX(
            PySyntaxErrorObject.SIZE,
            field("msg", PySyntaxErrorObject.MSG),
            field("filename", PySyntaxErrorObject.FILENAME),
            field("lineno", PySyntaxErrorObject.LINENO),
            field("offset", PySyntaxErrorObject.OFFSET),
            field("text", PySyntaxErrorObject.TEXT),
            field("end_lineno", PySyntaxErrorObject.END_LINENO),
            field("end_offset", PySyntaxErrorObject.END_OFFSET),
            field("print_file_and_line", PySyntaxErrorObject.PRINT_FILE_AND_LINE)),
    UNICODE(
            PyUnicodeErrorObject.SIZE,
            field("encoding", PyUnicodeErrorObject.ENCODING),
            field("object", PyUnicodeErrorObject.OBJECT),
            field("reason", PyUnicodeErrorObject.REASON));

    /** An owned object field; 0 reads as None. */
    record Field(String name, int offset) {}

    final int size;
    final Field[] fields;

    ExceptionStruct(int size, Field... fields) {
        this.size = size;
        this.fields = fields;
    }

    private static Field field(String name, int offset) {
        return new Field(name, offset);
    }
}
