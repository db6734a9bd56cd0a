package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyImportErrorObject;
import org.jilectomy.heap.layout.PyOSErrorObject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code __reduce__} and {@code __setstate__} of exceptions. */
final class ExceptionPickling {
    private ExceptionPickling() {}

    /** Owned; 0 for none. */
    private static long dict(ThreadState ts, long self) {
        return PyBaseException.fields(ts, self, PyBaseExceptionObject.DICT)[0];
    }

    /** (type, args) or (type, args, state); takes over the references. */
    private static long triple(ThreadState ts, long self, long args, long stateOrNull) {
        long type = Refs.retain(ts, PyType.addressOf(self));
        return PyTuple.fromArraySteal(
                ts,
                stateOrNull == 0
                        ? new long[] {type, args}
                        : new long[] {type, args, stateOrNull});
    }

    static long reduce(ThreadState ts, long self) {
        return triple(ts, self, PyBaseException.getArgs(ts, self), dict(ts, self));
    }

    static long setstate(ThreadState ts, long self, long state) {
        if (state == Singletons.None) {
            return state;
        }
        if (!PyDict.TYPE.isInstance(state)) {
            throw Errors.typeError(ts, "state is not a dictionary");
        }
        // A copy: hashing a key may run Python code that changes the dict.
        long[] items = PyDict.snapshot(ts, state);
        try {
            for (int i = 0; i < items.length; i += 2) {
                Abstract.setAttr(ts, self, items[i], items[i + 1]);
            }
        } finally {
            for (long item : items) {
                Refs.release(ts, item);
            }
        }
        return Singletons.None;
    }

    /** The file names are no args, but the constructor takes them behind the first two. */
    static long reduceOSError(ThreadState ts, long self) {
        long args = PyBaseException.getArgs(ts, self);
        long[] names = PyBaseException.fields(
                ts, self, PyOSErrorObject.FILENAME, PyOSErrorObject.FILENAME2);
        if (PyTuple.size(args) == 2 && names[0] != 0) {
            long errno = Refs.retain(ts, PyTuple.item(args, 0));
            long strerror = Refs.retain(ts, PyTuple.item(args, 1));
            Refs.release(ts, args);
            Refs.retain(ts, names[0]);
            args = PyTuple.fromArraySteal(
                    ts,
                    names[1] == 0
                            ? new long[] {errno, strerror, names[0]}
                            : new long[] {
                                errno, strerror, names[0], Singletons.None,
                                Refs.retain(ts, names[1])
                            });
        }
        PyBaseException.release(ts, names);
        return triple(ts, self, args, dict(ts, self));
    }

    static long reduceImportError(ThreadState ts, long self) {
        long[] fields = PyBaseException.fields(ts, self,
                PyBaseExceptionObject.DICT, PyImportErrorObject.NAME, PyImportErrorObject.PATH);
        long state = Refs.xretain(ts, fields[0]);
        if (fields[1] != 0 || fields[2] != 0) {
            Refs.xrelease(ts, state);
            state = PyDict.create(ts);
            if (fields[0] != 0) {
                PyDict.update(ts, state, fields[0]);
            }
            if (fields[1] != 0) {
                PyDict.setItem(ts, state, Names.of("name"), fields[1]);
            }
            if (fields[2] != 0) {
                PyDict.setItem(ts, state, Names.of("path"), fields[2]);
            }
        }
        PyBaseException.release(ts, fields);
        return triple(ts, self, PyBaseException.getArgs(ts, self), state);
    }
}
