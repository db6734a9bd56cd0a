package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What a codec raised, told together with the codec's name: {@code encoding with 'hex' codec failed
 * (TypeError: …)}; compare {@code _PyErr_TrySetFromCause}.
 */
final class CodecFailure {
    private CodecFailure() {}

    /** The exception to throw, which is {@code e} itself unless a new one can take its place. */
    static PyException wrap(ThreadState ts, PyException e, String operation, String encoding) {
        long exc = e.value();
        PyType type = PyType.of(exc);
        PyType built = type.builtinBase();
        int weak = type.weakListOffset != 0 ? 8 : 0;
        boolean plain = built instanceof PyExceptionType e2
                && e2.struct.size == Exceptions.Exception.struct.size
                && type.basicSize - weak == built.basicSize
                && (type == built || !type.overridesNew() && !type.overridesInit());
        if (!plain || type == Exceptions.KeyboardInterrupt) {
            return e;
        }
        long[] fields = PyBaseException.fields(
                ts, exc, PyBaseExceptionObject.ARGS, PyBaseExceptionObject.DICT);
        long n = PyTuple.size(fields[0]);
        boolean more = n > 1 || n == 1 && !PyUnicode.checkExact(PyTuple.item(fields[0], 0))
                || fields[1] != 0 && PyDict.size(fields[1]) > 0;
        PyBaseException.release(ts, fields);
        if (more) {
            return e;
        }
        String text = operation + " with '" + encoding + "' codec failed ("
                + type.name().substring(type.name().lastIndexOf('.') + 1) + ": "
                + Abstract.strJava(ts, exc) + ")";
        PyException later = Errors.raise(ts, type, text);
        long object = Refs.retain(ts, exc);
        PyBaseException.setCause(ts, later.value(), object);
        Refs.release(ts, object);
        Errors.discard(ts, e);
        return later;
    }
}
