package org.jilectomy.runtime.modules.marshal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyComplex;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** {@code marshal.dumps}: from a value to bytes; compare {@code w_object}. */
final class MarshalWriter {
    static final int MAX_DEPTH = 2000;
    private static final int REF_FLAG = 0x80;
    private static final int SHORT = 256;

    private final ThreadState ts;
    private final int version;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Objects written with a flag, by address; they stay alive while their container does. */
    private final HashMap<Long, Integer> remembered = new HashMap<>();

    private int depth;

    MarshalWriter(ThreadState ts, int version) {
        this.ts = ts;
        this.version = version;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    void write(long value) {
        if (++depth > MAX_DEPTH) {
            throw Errors.valueError(ts, "object too deeply nested to marshal");
        }
        if (value == Singletons.None) {
            out.write('N');
        } else if (value == Exceptions.StopIteration.address) {
            out.write('S');
        } else if (value == Singletons.Ellipsis) {
            out.write('.');
        } else if (value == PyBool.False) {
            out.write('F');
        } else if (value == PyBool.True) {
            out.write('T');
        } else if (Immediate.is(value)) {
            writeContent(value, 0);
        } else {
            writeObject(value);
        }
        depth--;
    }

    private void writeObject(long object) {
        int flag = 0;
        boolean shared = Refcount.LATE || Refcount.count(object) != 1;
        if (version >= 3 && (shared || PyCode.TYPE.isExactly(object))) {
            Integer known = remembered.get(object);
            if (known != null) {
                out.write('r');
                writeInt(known);
                return;
            }
            remembered.put(object, remembered.size());
            flag = REF_FLAG;
        }
        writeContent(object, flag);
    }

    private void writeContent(long value, int flag) {
        if (PyLong.TYPE.isExactly(value)) {
            writeLong(value, flag);
        } else if (PyFloat.TYPE.isExactly(value)) {
            writeFloat(PyFloat.doubleValue(value), 'g', 'f', flag);
        } else if (PyComplex.TYPE.isExactly(value)) {
            code(version > 1 ? 'y' : 'x', flag);
            writeDouble(PyComplex.real(value));
            writeDouble(PyComplex.imag(value));
        } else if (PyBytes.TYPE.isExactly(value)) {
            code('s', flag);
            writeSized(PyBytes.toArray(value));
        } else if (PyUnicode.TYPE.isExactly(value)) {
            writeText(value, flag);
        } else if (PyTuple.TYPE.isExactly(value)) {
            writeTuple(value, flag);
        } else if (PyList.TYPE.isExactly(value)) {
            code('[', flag);
            writeItems(PyList.toArray(ts, value));
        } else if (PyDict.TYPE.isExactly(value)) {
            writeDict(value, flag);
        } else if (PySet.TYPE.isExactly(value)) {
            code('<', flag);
            writeItems(elements(value));
        } else if (PyFrozenSet.TYPE.isExactly(value)) {
            code('>', flag);
            writeItems(elements(value));
        } else if (PyByteArray.TYPE.isInstance(value)) {
            long bytes = Abstract.call(ts, PyBytes.TYPE.address, value);
            code('s', flag);
            writeSized(PyBytes.toArray(bytes));
            Refs.release(ts, bytes);
        } else if (PyCode.TYPE.isExactly(value)) {
            byte[] unit = Compilation.dump(value);
            if (unit == null) {
                throw Errors.valueError(ts, "unmarshallable object");
            }
            code('c', flag);
            writeSized(unit);
        } else {
            throw Errors.valueError(ts, "unmarshallable object");
        }
    }

    private void code(int code, int flag) {
        out.write(code | flag);
    }

    // ---------------------------------------------------------------- numbers

    private void writeLong(long value, int flag) {
        if (PyLong.fitsLong(value)) {
            long v = PyLong.longValue(value);
            if (v == (int) v) {
                code('i', flag);
                writeInt((int) v);
                return;
            }
        }
        BigInteger v = PyLong.toBig(value);
        BigInteger left = v.abs();
        int digits = (left.bitLength() + 14) / 15;
        code('l', flag);
        writeInt(v.signum() < 0 ? -digits : digits);
        byte[] big = left.toByteArray();
        for (int i = 0; i < digits; i++) {
            writeShort(digit(big, 15L * i));
        }
    }

    /** 15 bits of a big-endian magnitude, from bit {@code from} on. */
    private static int digit(byte[] big, long from) {
        int bits = 0;
        int byteAt = (int) (from >>> 3);
        for (int i = 0; i < 3; i++) {
            int at = big.length - 1 - byteAt - i;
            bits |= at < 0 ? 0 : (big[at] & 0xff) << 8 * i;
        }
        return bits >>> (from & 7) & 0x7fff;
    }

    private void writeFloat(double value, int binary, int text, int flag) {
        code(version > 1 ? binary : text, flag);
        writeDouble(value);
    }

    /** Version 0 and 1 write numbers as text of 17 digits. */
    private void writeDouble(double value) {
        if (version > 1) {
            long bits = Double.doubleToRawLongBits(value);
            writeInt((int) bits);
            writeInt((int) (bits >>> 32));
            return;
        }
        long boxed = PyFloat.box(ts, value);
        String text = Abstract.reprJava(ts, boxed);
        Refs.release(ts, boxed);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes.length);
        out.write(bytes, 0, bytes.length);
    }

    private void writeShort(int v) {
        out.write(v);
        out.write(v >>> 8);
    }

    private void writeInt(int v) {
        out.write(v);
        out.write(v >>> 8);
        out.write(v >>> 16);
        out.write(v >>> 24);
    }

    // ---------------------------------------------------------------- text and containers

    private void writeSized(byte[] bytes) {
        writeInt(bytes.length);
        out.write(bytes, 0, bytes.length);
    }

    private void writeText(long str, int flag) {
        boolean interned = PyASCIIObject.interned(str) != 0;
        if (version >= 4 && PyASCIIObject.ascii(str)) {
            byte[] bytes = PyUnicode.toJava(str).getBytes(StandardCharsets.US_ASCII);
            if (bytes.length < SHORT) {
                code(interned ? 'Z' : 'z', flag);
                out.write(bytes.length);
                out.write(bytes, 0, bytes.length);
            } else {
                code(interned ? 'A' : 'a', flag);
                writeSized(bytes);
            }
            return;
        }
        code(version >= 3 && interned ? 't' : 'u', flag);
        long bytes = Codecs.encode(ts, str, "utf-8", "surrogatepass");
        writeSized(PyBytes.toArray(bytes));
        Refs.release(ts, bytes);
    }

    private void writeTuple(long tuple, int flag) {
        int n = (int) PyTuple.size(tuple);
        if (version >= 4 && n < SHORT) {
            code(')', flag);
            out.write(n);
        } else {
            code('(', flag);
            writeInt(n);
        }
        for (int i = 0; i < n; i++) {
            write(PyTuple.item(tuple, i));
        }
    }

    /** Writes count and values, and releases them. */
    private void writeItems(long[] values) {
        try {
            writeInt(values.length);
            for (long value : values) {
                write(value);
            }
        } finally {
            for (long value : values) {
                Refs.release(ts, value);
            }
        }
    }

    private void writeDict(long dict, int flag) {
        code('{', flag);
        long[] items = PyDict.snapshot(ts, dict);
        try {
            for (long item : items) {
                write(item);
            }
        } finally {
            for (long item : items) {
                Refs.release(ts, item);
            }
        }
        out.write('0');
    }

    /** A set's elements, owned, in the order of their bytes: the same set gives the same result. */
    private long[] elements(long set) {
        long tuple = PyTuple.fromIterable(ts, set);
        long[] values = PyTuple.toArray(ts, tuple);
        Refs.release(ts, tuple);
        byte[][] keys = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            MarshalWriter alone = new MarshalWriter(ts, version);
            alone.depth = depth;
            try {
                alone.write(values[i]);
            } catch (Throwable t) {
                for (long value : values) {
                    Refs.release(ts, value);
                }
                throw t;
            }
            keys[i] = alone.bytes();
        }
        for (int i = 1; i < values.length; i++) { // insertion sort: constant sets are small
            byte[] key = keys[i];
            long value = values[i];
            int at = i;
            while (at > 0 && java.util.Arrays.compareUnsigned(keys[at - 1], key) > 0) {
                keys[at] = keys[at - 1];
                values[at] = values[at - 1];
                at--;
            }
            keys[at] = key;
            values[at] = value;
        }
        return values;
    }
}
