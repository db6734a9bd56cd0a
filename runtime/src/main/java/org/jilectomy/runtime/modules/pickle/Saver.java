package org.jilectomy.runtime.modules.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * From an object to opcodes: what {@code save} of CPython's {@code _pickle.c} does.
 *
 * <p>Numbers, None and truth values are written each time; all else is written once and remembered
 * in the memo. Built-in types have opcodes of their own, here and in {@link ContainerSaver}; what a
 * class says of its instances is {@link ReduceSaver}'s, classes and functions {@link GlobalSaver}'s.
 *
 * <p>{@code dump} and {@code __init__} of a Pickler that is running are refused by RuntimeError, as
 * {@link Loader} does: they would empty the output and drop the functions in use. Another thread
 * waits until the pickle is written.
 */
final class Saver extends PickleEngine {
    private static final long BYTES = PyBytes.TYPE.address;

    final PickleOutput out = new PickleOutput();
    PickleMemo memo = new PickleMemo();

    int proto = Opcodes.DEFAULT_PROTOCOL;
    boolean bin = true;
    boolean fixImports;

    /** No memo: shared objects are written again and again. */
    boolean fast;

    private int fastNesting;
    private final HashSet<Long> fastMemo = new HashSet<>();

    // Owned; 0 if there is none.
    long dispatchTable;
    long reducerOverride;
    long bufferCallback;

    private long copyregTable;

    // ---------------------------------------------------------------- life

    Saver() {
        super("Pickler", "dump", "persistent_id");
    }

    /** Of {@code Pickler.__init__}: what a protocol argument means. */
    void setProtocol(ThreadState ts, long protocol, boolean fixImports) {
        int p = Opcodes.DEFAULT_PROTOCOL;
        if (protocol != 0 && protocol != Singletons.None) {
            long given = PyLong.asLong(ts, protocol);
            if (given > Opcodes.HIGHEST_PROTOCOL) {
                throw Errors.valueError(
                        ts, "pickle protocol must be <= " + Opcodes.HIGHEST_PROTOCOL);
            }
            p = given < 0 ? Opcodes.HIGHEST_PROTOCOL : (int) given;
        }
        proto = p;
        bin = p > 0;
        this.fixImports = fixImports && p < 3;
    }

    void setOutput(ThreadState ts, long file) {
        long write = Abstract.lookupAttr(ts, file, Names.of("write"));
        if (write == 0) {
            throw Errors.typeError(ts, "file must have a 'write' attribute");
        }
        long old = out.write;
        out.write = write;
        Refs.xrelease(ts, old);
    }

    void setBufferCallback(ThreadState ts, long callback) {
        if (callback == 0 || callback == Singletons.None) {
            return;
        }
        if (proto < 5) {
            throw Errors.valueError(ts, "buffer_callback needs protocol >= 5");
        }
        long old = bufferCallback;
        bufferCallback = Refs.toObject(ts, callback);
        Refs.xrelease(ts, old);
    }

    void traverse(Visitor visitor) {
        memo.traverse(visitor);
        long[] owned = {out.write, persistent, dispatchTable, reducerOverride, bufferCallback,
            copyregTable};
        for (long object : owned) {
            if (object != 0 && (object & 3) == 0) { // not checked for what they are: any value
                visitor.visit(object);
            }
        }
    }

    /** Gives up all that is owned. */
    void release(ThreadState ts) {
        long[] owned = {out.write, persistent, dispatchTable, reducerOverride, bufferCallback,
            copyregTable};
        out.write = 0;
        persistent = 0;
        dispatchTable = 0;
        reducerOverride = 0;
        bufferCallback = 0;
        copyregTable = 0;
        PickleErrors.release(ts, owned);
        memo.clear(ts);
    }

    /** {@code copyreg.dispatch_table}, borrowed. */
    long copyregTable() {
        if (copyregTable == 0) {
            copyregTable = PickleErrors.dictOf(ts, "copyreg", "dispatch_table");
        }
        return copyregTable;
    }

    // ---------------------------------------------------------------- a whole pickle

    void dump(long value) {
        if (proto >= 2) {
            out.op(Opcodes.PROTO, proto);
            out.framing(proto >= 4);
        }
        save(value);
        out.op(Opcodes.STOP);
        out.closeFrame();
        out.framing(false);
    }

    void save(long value) {
        save(value, false);
    }

    /** @param isPersistentId {@code value} stands for another object, so it is not asked again */
    private void save(long value, boolean isPersistentId) {
        out.boundary(ts);
        if (!isPersistentId && persistent != 0 && savePersistent(value)) {
            return;
        }
        if ((value & 3) != 0) {
            if (Immediate.isInt(value)) {
                saveLong(Immediate.intValue(value));
            } else {
                saveFloat(Immediate.floatValue(value));
            }
            return;
        }
        long type = PyObject.ob_type(value);
        if (type == PyUnicode.ADDRESS) {
            if (!saveKnown(value)) {
                saveUnicode(value);
            }
        } else if (type == PyLong.ADDRESS) {
            saveInt(value);
        } else if (type == PyFloat.ADDRESS) {
            saveFloat(PyFloat.doubleValue(value));
        } else if (value == Singletons.None) {
            out.op(Opcodes.NONE);
        } else if (value == PyBool.True || value == PyBool.False) {
            saveBool(value == PyBool.True);
        } else if (!saveKnown(value)) {
            if (type == BYTES) {
                saveBytes(value);
            } else {
                saveNested(value, type);
            }
        }
    }

    private void saveNested(long value, long type) {
        enter();
        try {
            if (type == PyDict.ADDRESS) {
                ContainerSaver.dict(this, value);
            } else if (type == PyList.ADDRESS) {
                ContainerSaver.list(this, value);
            } else if (type == PyTuple.ADDRESS) {
                ContainerSaver.tuple(this, value);
            } else if (type == PySet.TYPE.address) {
                ContainerSaver.set(this, value);
            } else if (type == PyFrozenSet.TYPE.address) {
                ContainerSaver.frozenset(this, value);
            } else if (type == PyByteArray.TYPE.address) {
                saveByteArray(value);
            } else if (type == PyPickleBuffer.TYPE.address) {
                savePickleBuffer(value);
            } else {
                saveOther(value, type);
            }
        } finally {
            ThreadState.leave(ts);
        }
    }

    private void enter() {
        try {
            ThreadState.enter(ts);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.RecursionError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.recursionError(
                    ts, "maximum recursion depth exceeded while pickling an object");
        }
    }

    private void saveOther(long value, long type) {
        if (reducerOverride != 0) {
            long reduced = callKept(reducerOverride, value);
            try {
                if (reduced != Singletons.NotImplemented) {
                    ReduceSaver.reduced(this, reduced, value);
                    return;
                }
            } finally {
                Refs.release(ts, reduced);
            }
        }
        if (type == PyTypeType.TYPE.address) {
            GlobalSaver.type(this, value);
        } else if (type == PyFunction.TYPE.address) {
            GlobalSaver.global(this, value, 0);
        } else {
            ReduceSaver.object(this, value, PyType.at(type));
        }
    }

    /** Calls one of the functions here, which the call may put another in the place of. */
    private long callKept(long function, long argument) {
        Refs.retain(ts, function);
        try {
            return Abstract.call(ts, function, argument);
        } finally {
            Refs.release(ts, function);
        }
    }

    // ---------------------------------------------------------------- the memo

    private boolean saveKnown(long value) {
        int number = memo.get(value);
        if (number < 0) {
            return false;
        }
        saveGet(number);
        return true;
    }

    /** Whether the memo has a value by now, which was not there before its parts were written. */
    boolean isKnown(long value) {
        return (value & 3) == 0 && memo.get(value) >= 0;
    }

    /** Pushes what the memo has. */
    void saveGetOf(long value) {
        saveGet(memo.get(value));
    }

    private void saveGet(int number) {
        if (!bin) {
            out.line(Opcodes.GET, Integer.toString(number));
        } else if (number < 256) {
            out.op(Opcodes.BINGET, number);
        } else {
            out.op(Opcodes.LONG_BINGET, number, 4);
        }
    }

    /** Gives what was written last a number. */
    void memoize(long value) {
        if (fast || (value & 3) != 0) {
            return;
        }
        int number = memo.size();
        memo.put(ts, value, number);
        if (proto >= 4) {
            out.op(Opcodes.MEMOIZE);
        } else if (!bin) {
            out.line(Opcodes.PUT, Integer.toString(number));
        } else if (number < 256) {
            out.op(Opcodes.BINPUT, number);
        } else {
            out.op(Opcodes.LONG_BINPUT, number, 4);
        }
    }

    // ---------------------------------------------------------------- fast mode

    private static final int FAST_NESTING_LIMIT = 50;

    /** Without a memo nothing but this notices a container in itself. */
    void enterFast(long container) {
        if (fast && ++fastNesting >= FAST_NESTING_LIMIT && !fastMemo.add(container)) {
            fastNesting = 0;
            fastMemo.clear();
            throw Errors.valueError(ts, "fast mode: can't pickle cyclic objects including object"
                    + " type " + PyType.of(container).name() + " at 0x"
                    + Long.toHexString(container));
        }
    }

    void leaveFast(long container) {
        if (fast && fastNesting-- >= FAST_NESTING_LIMIT) {
            fastMemo.remove(container);
        }
    }

    /** After an error. */
    void resetFast() {
        fastNesting = 0;
        fastMemo.clear();
    }

    // ---------------------------------------------------------------- persistent ids

    private boolean savePersistent(long value) {
        long id = callPersistent(value);
        try {
            if (id == Singletons.None) {
                return false;
            }
            if (bin) {
                save(id, true);
                out.op(Opcodes.BINPERSID);
            } else {
                savePersistentText(id);
            }
            return true;
        } finally {
            Refs.release(ts, id);
        }
    }

    private void savePersistentText(long id) {
        long text = Abstract.str(ts, id);
        try {
            if (!PyASCIIObject.ascii(text)) {
                throw PickleErrors.pickling(
                        ts, "persistent IDs in protocol 0 must be ASCII strings");
            }
            out.line(Opcodes.PERSID, PyUnicode.toJava(text));
        } finally {
            Refs.release(ts, text);
        }
    }

    // ---------------------------------------------------------------- numbers

    private void saveBool(boolean value) {
        if (proto >= 2) {
            out.op(value ? Opcodes.NEWTRUE : Opcodes.NEWFALSE);
        } else {
            out.line(Opcodes.INT, value ? "01" : "00");
        }
    }

    private void saveInt(long object) {
        if (PyLong.fitsLong(object)) {
            saveLong(PyLong.longValue(object));
        } else {
            saveBig(PyLong.toBig(object));
        }
    }

    private void saveLong(long v) {
        if (v != (int) v) {
            saveBig(BigInteger.valueOf(v));
        } else if (!bin) {
            out.line(Opcodes.INT, Long.toString(v));
        } else if (v >>> 8 == 0) {
            out.op(Opcodes.BININT1, (int) v);
        } else if (v >>> 16 == 0) {
            out.op(Opcodes.BININT2, v, 2);
        } else {
            out.op(Opcodes.BININT, v, 4);
        }
    }

    private void saveBig(BigInteger v) {
        if (proto < 2) {
            // A Python int's own text, for its limit on digits.
            long number = PyLong.of(ts, v);
            try {
                out.line(Opcodes.LONG, Abstract.reprJava(ts, number) + "L");
            } finally {
                Refs.release(ts, number);
            }
            return;
        }
        byte[] big = v.toByteArray();
        int n = big.length;
        byte[] little = new byte[n];
        for (int i = 0; i < n; i++) {
            little[i] = big[n - 1 - i];
        }
        out.op(n < 256 ? Opcodes.LONG1 : Opcodes.LONG4, n, n < 256 ? 1 : 4);
        out.append(little);
    }

    private void saveFloat(double v) {
        if (bin) {
            out.opBig(Opcodes.BINFLOAT, Double.doubleToRawLongBits(v));
            return;
        }
        long number = PyFloat.of(ts, v);
        try {
            out.line(Opcodes.FLOAT, Abstract.reprJava(ts, number));
        } finally {
            Refs.release(ts, number);
        }
    }

    // ---------------------------------------------------------------- text and bytes

    private void saveUnicode(long str) {
        if (!bin) {
            out.op(Opcodes.UNICODE);
            out.restOfLine(rawUnicodeEscape(str));
        } else if (PyASCIIObject.ascii(str)) {
            int n = PyUnicode.length(str);
            out.payload(ts, textOpcode(n), n < 256 && proto >= 4 ? 1 : 4,
                    PyASCIIObject.data(str), n);
        } else {
            byte[] utf8 = utf8(str);
            out.payload(ts, textOpcode(utf8.length), utf8.length < 256 && proto >= 4 ? 1 : 4, utf8);
        }
        memoize(str);
    }

    private int textOpcode(int n) {
        return n < 256 && proto >= 4 ? Opcodes.SHORT_BINUNICODE : Opcodes.BINUNICODE;
    }

    /** Lone surrogates like other code points. */
    private static byte[] utf8(long str) {
        int n = PyUnicode.length(str);
        byte[] out = new byte[Math.toIntExact(4L * n)];
        int at = 0;
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(str, i);
            if (c < 0x80) {
                out[at++] = (byte) c;
            } else {
                if (c < 0x800) {
                    out[at++] = (byte) (0xC0 | c >> 6);
                } else {
                    if (c < 0x10000) {
                        out[at++] = (byte) (0xE0 | c >> 12);
                    } else {
                        out[at++] = (byte) (0xF0 | c >> 18);
                        out[at++] = (byte) (0x80 | c >> 12 & 63);
                    }
                    out[at++] = (byte) (0x80 | c >> 6 & 63);
                }
                out[at++] = (byte) (0x80 | c & 63);
            }
        }
        return java.util.Arrays.copyOf(out, at);
    }

    /** As the codec of that name, and what would end or change the line is escaped too. */
    private static byte[] rawUnicodeEscape(long str) {
        StringBuilder b = new StringBuilder();
        int n = PyUnicode.length(str);
        for (int i = 0; i < n; i++) {
            int c = PyUnicode.charAt(str, i);
            if (c >= 0x10000) {
                hex(b.append("\\U"), c, 8);
            } else if (c >= 256 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
                hex(b.append("\\u"), c, 4);
            } else {
                b.append((char) c);
            }
        }
        return b.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void hex(StringBuilder b, int c, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            b.append(Character.forDigit(c >>> shift & 15, 16));
        }
    }

    private void saveBytes(long bytes) {
        if (proto >= 3) {
            int n = PyBytes.length(bytes);
            out.payload(ts, n < 256 ? Opcodes.SHORT_BINBYTES : Opcodes.BINBYTES, n < 256 ? 1 : 4,
                    PyBytes.data(bytes), n);
            memoize(bytes);
            return;
        }
        // Older protocols have no bytes: they are asked to encode a text.
        long function;
        long args;
        if (PyBytes.length(bytes) == 0) {
            function = Refs.retain(ts, BYTES);
            args = PyTuple.empty(ts);
        } else {
            function = PickleErrors.attributeOf(ts, "codecs", "encode");
            byte[] content = PyBytes.toArray(bytes);
            long text = PyUnicode.fromLatin1(ts, content, 0, content.length);
            args = PyTuple.ofSteal(ts, text, Names.of("latin1"));
        }
        reduceSteal(function, args, bytes);
    }

    private void saveByteArray(long array) {
        if (proto >= 5) {
            saveByteArrayContent(Abstract.call(ts, BYTES, array), array);
            return;
        }
        long args = PyTuple.empty(ts);
        if (Abstract.size(ts, array) > 0) {
            long bytes = Abstract.call(ts, BYTES, array);
            args = PyTuple.of(ts, bytes);
            Refs.release(ts, bytes);
        }
        reduceSteal(Refs.retain(ts, PyByteArray.TYPE.address), args, array);
    }

    private void saveByteArrayContent(long bytesSteal, long object) {
        try {
            out.payload(ts, Opcodes.BYTEARRAY8, 8,
                    PyBytes.data(bytesSteal), PyBytes.length(bytesSteal));
        } finally {
            Refs.release(ts, bytesSteal);
        }
        memoize(object);
    }

    /** Writes {@code object} as what a call of {@code function} gives. */
    void reduceSteal(long function, long args, long object) {
        long reduced = PyTuple.ofSteal(ts, function, args);
        try {
            ReduceSaver.reduce(this, reduced, object);
        } finally {
            Refs.release(ts, reduced);
        }
    }

    private void savePickleBuffer(long object) {
        if (proto < 5) {
            throw PickleErrors.pickling(
                    ts, "PickleBuffer can only pickled with protocol >= 5");
        }
        PyPickleBuffer.Content content = PyPickleBuffer.content(ts, object);
        if (content == null) {
            throw PickleErrors.pickling(ts, "PickleBuffer can not be pickled when pointing to a "
                    + "non-contiguous buffer");
        }
        boolean inBand = true;
        if (bufferCallback != 0) {
            long answer = callKept(bufferCallback, object);
            try {
                inBand = Abstract.isTrue(ts, answer);
            } finally {
                Refs.release(ts, answer);
            }
        }
        if (!inBand) {
            out.op(Opcodes.NEXT_BUFFER);
            if (content.readonly()) {
                out.op(Opcodes.READONLY_BUFFER);
            }
        } else {
            byte[] bytes = content.bytes();
            int n = bytes.length;
            if (content.readonly()) {
                out.payload(ts, n < 256 ? Opcodes.SHORT_BINBYTES : Opcodes.BINBYTES,
                        n < 256 ? 1 : 4, bytes);
            } else {
                out.payload(ts, Opcodes.BYTEARRAY8, 8, bytes);
            }
            memoize(object);
        }
    }
}
