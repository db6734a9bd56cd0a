package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyBaseExceptionObject;
import org.jilectomy.heap.layout.PyImportErrorObject;
import org.jilectomy.heap.layout.PyOSErrorObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/** {@code __reduce__} and {@code __setstate__} of exceptions. */
final class ExceptionPickling {
    private ExceptionPickling() {}

    private static long dict(long self) {
        return Memory.getLong(self + PyBaseExceptionObject.DICT);
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
        return triple(ts, self, PyBaseException.getArgs(ts, self), Refs.xretain(ts, dict(self)));
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
        long filename = Memory.getLong(self + PyOSErrorObject.FILENAME);
        long filename2 = Memory.getLong(self + PyOSErrorObject.FILENAME2);
        if (PyTuple.size(args) == 2 && filename != 0) {
            long errno = Refs.retain(ts, PyTuple.item(args, 0));
            long strerror = Refs.retain(ts, PyTuple.item(args, 1));
            Refs.release(ts, args);
            Refs.retain(ts, filename);
            args = PyTuple.fromArraySteal(
                    ts,
                    filename2 == 0
                            ? new long[] {errno, strerror, filename}
                            : new long[] {
                                errno, strerror, filename, Singletons.None,
                                Refs.retain(ts, filename2)
                            });
        }
        return triple(ts, self, args, Refs.xretain(ts, dict(self)));
    }

    static long reduceImportError(ThreadState ts, long self) {
        long name = Memory.getLong(self + PyImportErrorObject.NAME);
        long path = Memory.getLong(self + PyImportErrorObject.PATH);
        long state;
        if (name == 0 && path == 0) {
            state = Refs.xretain(ts, dict(self));
        } else {
            state = PyDict.create(ts);
            if (dict(self) != 0) {
                PyDict.update(ts, state, dict(self));
            }
            if (name != 0) {
                PyDict.setItem(ts, state, Names.of("name"), name);
            }
            if (path != 0) {
                PyDict.setItem(ts, state, Names.of("path"), path);
            }
        }
        return triple(ts, self, PyBaseException.getArgs(ts, self), state);
    }
}
