package org.jilectomy.runtime.modules.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyMemoryView;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * From opcodes to an object: what {@code load} of CPython's {@code _pickle.c} does. Opcodes that call
 * what the pickle names are {@link ObjectLoader}'s.
 *
 * <p>Whatever the bytes are, the worst that comes of it is an exception, or what calling the names in
 * them does.
 *
 * <p>While Python code runs for an opcode, containers and values are borrowed from the stack. Only
 * {@code load} and {@code __init__} empty the stack, so both are refused on an Unpickler that is
 * running, by RuntimeError, and so is another memo. {@code pickle.py} would start a second pickle in
 * the middle of the first and lose the rest of it: no program can rely on that, and references to
 * all that is on the stack would cost each opcode of all the others. Another thread waits until the
 * pickle is read.
 */
final class Loader extends PickleEngine {
    final PickleInput in = new PickleInput();
    final LoadStack stack = new LoadStack();
    LoadMemo memo = new LoadMemo();

    int proto;
    boolean fixImports = true;
    String encoding = "ASCII";
    String errors = "strict";

    /** Owned; 0 if there is none. */
    long buffers;

    // ---------------------------------------------------------------- life

    Loader() {
        super("Unpickler", "load", "persistent_load");
    }

    void setBuffers(ThreadState ts, long iterable) {
        long it = iterable == 0 || iterable == Singletons.None ? 0 : Abstract.iter(ts, iterable);
        long old = buffers;
        buffers = it;
        Refs.xrelease(ts, old);
    }

    void traverse(Visitor visitor) {
        in.traverse(visitor);
        stack.traverse(visitor);
        memo.traverse(visitor);
        if (persistent != 0 && (persistent & 3) == 0) {
            visitor.visit(persistent);
        }
        if (buffers != 0) {
            visitor.visit(buffers);
        }
    }

    /** Gives up all that is owned. */
    void release(ThreadState ts) {
        long[] owned = {persistent, buffers};
        persistent = 0;
        buffers = 0;
        PickleErrors.release(ts, owned);
        stack.clear(ts);
        memo.clear(ts);
        in.close(ts);
    }

    // ---------------------------------------------------------------- a whole pickle

    /** The object, owned. */
    long load() {
        proto = 0;
        stack.clear(ts);
        for (int op = in.opcode(ts); op != Opcodes.STOP; op = in.opcode(ts)) {
            if (!simple(op) && !container(op)) {
                other(op);
            }
        }
        in.skipConsumed(ts);
        return stack.pop(ts);
    }

    private void push(long valueSteal) {
        stack.pushSteal(valueSteal);
    }

    /** Numbers, text and the memo: most of a pickle. */
    private boolean simple(int op) {
        switch (op) {
            case Opcodes.NONE -> push(Singletons.None);
            case Opcodes.NEWTRUE -> push(PyBool.True);
            case Opcodes.NEWFALSE -> push(PyBool.False);
            case Opcodes.BININT1 -> push(PyLong.of(ts, in.number(ts, 1)));
            case Opcodes.BININT2 -> push(PyLong.of(ts, in.number(ts, 2)));
            case Opcodes.BININT -> push(PyLong.of(ts, (int) in.number(ts, 4)));
            case Opcodes.BINFLOAT -> push(PyFloat.of(ts,
                    Double.longBitsToDouble(Long.reverseBytes(in.number(ts, 8)))));
            case Opcodes.SHORT_BINUNICODE -> binunicode(1);
            case Opcodes.BINUNICODE -> binunicode(4);
            case Opcodes.BINUNICODE8 -> binunicode(8);
            case Opcodes.SHORT_BINBYTES -> binbytes(1);
            case Opcodes.BINBYTES -> binbytes(4);
            case Opcodes.BINBYTES8 -> binbytes(8);
            case Opcodes.BINGET -> get(in.number(ts, 1));
            case Opcodes.LONG_BINGET -> get(in.number(ts, 4));
            case Opcodes.MEMOIZE -> memo.put(ts, memo.count(), stack.top(ts));
            case Opcodes.BINPUT -> put(in.number(ts, 1));
            case Opcodes.LONG_BINPUT -> put(in.number(ts, 4));
            case Opcodes.MARK -> stack.mark();
            case Opcodes.LONG1 -> binlong(in.number(ts, 1));
            case Opcodes.LONG4 -> binlong((int) in.number(ts, 4));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean container(int op) {
        switch (op) {
            case Opcodes.EMPTY_LIST -> push(PyList.create(ts));
            case Opcodes.EMPTY_DICT -> push(PyDict.create(ts));
            case Opcodes.EMPTY_TUPLE -> push(PyTuple.empty(ts));
            case Opcodes.EMPTY_SET -> push(PySet.create(ts));
            case Opcodes.APPEND -> {
                stack.need(ts, 1);
                append(stack.size() - 1);
            }
            case Opcodes.APPENDS -> append(stack.popMark(ts));
            case Opcodes.SETITEM -> setItems(stack.size() - 2);
            case Opcodes.SETITEMS -> setItems(stack.popMark(ts));
            case Opcodes.ADDITEMS -> addItems(stack.popMark(ts));
            case Opcodes.TUPLE -> push(stack.popTuple(ts, stack.popMark(ts)));
            case Opcodes.TUPLE1 -> tuple(1);
            case Opcodes.TUPLE2 -> tuple(2);
            case Opcodes.TUPLE3 -> tuple(3);
            case Opcodes.LIST -> {
                int from = stack.popMark(ts);
                push(stack.popList(ts, from));
            }
            case Opcodes.DICT -> dict(stack.popMark(ts));
            case Opcodes.FROZENSET -> frozenset(stack.popMark(ts));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void other(int op) {
        switch (op) {
            case Opcodes.FRAME -> frame();
            case Opcodes.PROTO -> protocol(in.number(ts, 1));
            case Opcodes.INT -> integer(in.line(ts));
            case Opcodes.LONG -> longText(in.line(ts));
            case Opcodes.FLOAT -> floatText(in.line(ts));
            case Opcodes.STRING -> string(in.line(ts));
            case Opcodes.SHORT_BINSTRING -> binstring(in.number(ts, 1));
            case Opcodes.BINSTRING -> binstring(in.number(ts, 4));
            case Opcodes.UNICODE -> unicode(in.line(ts));
            case Opcodes.BYTEARRAY8 -> bytearray8();
            case Opcodes.GET -> get(decimal(in.line(ts)));
            case Opcodes.PUT -> {
                byte[] line = in.line(ts);
                stack.top(ts);
                long number = decimal(line);
                if (number < 0) {
                    throw Errors.valueError(ts, "negative PUT argument");
                }
                put(number);
            }
            case Opcodes.POP -> stack.drop(ts);
            case Opcodes.POP_MARK -> stack.cutTo(ts, stack.popMark(ts));
            case Opcodes.DUP -> push(Refs.retain(ts, stack.top(ts)));
            case Opcodes.NEXT_BUFFER -> nextBuffer();
            case Opcodes.READONLY_BUFFER -> readonlyBuffer();
            case Opcodes.REDUCE -> ObjectLoader.reduce(this);
            case Opcodes.BUILD -> ObjectLoader.build(this);
            case Opcodes.NEWOBJ -> ObjectLoader.newobj(this, false);
            case Opcodes.NEWOBJ_EX -> ObjectLoader.newobj(this, true);
            case Opcodes.GLOBAL -> ObjectLoader.global(this);
            case Opcodes.STACK_GLOBAL -> ObjectLoader.stackGlobal(this);
            case Opcodes.INST -> ObjectLoader.inst(this);
            case Opcodes.OBJ -> ObjectLoader.obj(this);
            case Opcodes.EXT1 -> ObjectLoader.extension(this, in.number(ts, 1));
            case Opcodes.EXT2 -> ObjectLoader.extension(this, in.number(ts, 2));
            case Opcodes.EXT4 -> ObjectLoader.extension(this, (int) in.number(ts, 4));
            case Opcodes.PERSID -> ObjectLoader.persistentText(this);
            case Opcodes.BINPERSID -> ObjectLoader.persistent(this);
            default -> throw invalid(op);
        }
    }

    private PyException invalid(int op) {
        boolean printable = op >= 0x20 && op <= 0x7e && op != '\'' && op != '\\';
        String text = printable ? "" + (char) op
                : "\\x" + Character.forDigit(op >> 4, 16) + Character.forDigit(op & 15, 16);
        return PickleErrors.unpickling(ts, "invalid load key, '" + text + "'.");
    }

    private void protocol(long number) {
        if (number > Opcodes.HIGHEST_PROTOCOL) {
            throw Errors.valueError(ts, "unsupported pickle protocol: " + number);
        }
        proto = (int) number;
    }

    private void frame() {
        long n = in.number(ts, 8);
        if (n < 0) {
            throw Errors.overflowError(
                    ts, "FRAME length exceeds system's maximum of " + Long.MAX_VALUE + " bytes");
        }
        in.take(ts, n);
        in.untake(n);
    }

    // ---------------------------------------------------------------- the memo

    private void get(long number) {
        long value = memo.get(number);
        if (value == 0) {
            throw PickleErrors.unpickling(ts, "Memo value not found at index " + number);
        }
        push(Refs.retain(ts, value));
    }

    private void put(long number) {
        memo.put(ts, number, stack.top(ts));
    }

    /** The number that a line has, in decimal. */
    private long decimal(byte[] line) {
        if (line.length == 0) {
            throw PickleInput.truncated(ts);
        }
        long number = parse(line, line.length, 10);
        try {
            if (!PyLong.fitsLong(number)) {
                throw Errors.overflowError(ts, "Python int too large to convert to C ssize_t");
            }
            return PyLong.longValue(number);
        } finally {
            Refs.release(ts, number);
        }
    }

    private long latin1(byte[] line, int n) {
        return PyUnicode.fromLatin1(ts, line, 0, n);
    }

    // ---------------------------------------------------------------- numbers

    /** INT: a line as C's {@code strtol} reads it; 00 and 01 are truth values. */
    private void integer(byte[] line) {
        if (line.length == 0) {
            throw PickleInput.truncated(ts);
        }
        if (line.length == 2 && line[0] == '0' && (line[1] == '0' || line[1] == '1')) {
            push(PyBool.of(line[1] == '1'));
            return;
        }
        String text = new String(line, StandardCharsets.ISO_8859_1).trim();
        try {
            String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
            boolean octal = digits.length() > 1 && digits.charAt(0) == '0'
                    && Character.isDigit(digits.charAt(1));
            push(PyLong.of(ts, Long.parseLong(text, octal ? 8 : 10)));
        } catch (NumberFormatException e) { // too long for strtol too
            try {
                push(parse(line, line.length, 0));
            } catch (PyException p) {
                Errors.discard(ts, p);
                throw Errors.valueError(ts, "could not convert string to int");
            }
        }
    }

    /** {@code int(line[:n], base)}; what is wrong is told with the end of the line. */
    private long parse(byte[] line, int n, int base) {
        long text = latin1(line, n);
        try {
            return Abstract.callWithInt(ts, PyLong.TYPE.address, text, base);
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.ValueError) || n < line.length) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.valueError(ts, "invalid literal for int() with base 10: "
                    + withEnd(line));
        } finally {
            Refs.release(ts, text);
        }
    }

    /** The repr of a line. */
    private String withEnd(byte[] line) {
        byte[] whole = java.util.Arrays.copyOf(line, line.length + 1);
        whole[line.length] = '\n';
        long text = latin1(whole, whole.length);
        try {
            return Abstract.reprJava(ts, text);
        } finally {
            Refs.release(ts, text);
        }
    }

    private void longText(byte[] line) {
        if (line.length == 0) {
            throw PickleInput.truncated(ts);
        }
        int n = line.length;
        push(parse(line, line[n - 1] == 'L' ? n - 1 : n, 0));
    }

    private void floatText(byte[] line) {
        if (line.length == 0) {
            throw PickleInput.truncated(ts);
        }
        long text = latin1(line, line.length);
        try {
            push(Abstract.call(ts, PyFloat.TYPE.address, text));
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.ValueError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw Errors.valueError(ts, "could not convert string to float: '"
                    + new String(line, StandardCharsets.ISO_8859_1) + "\n'");
        } finally {
            Refs.release(ts, text);
        }
    }

    private void binlong(long n) {
        if (n < 0) {
            throw PickleErrors.unpickling(ts, "LONG pickle has negative byte count");
        }
        if (n == 0) {
            push(PyLong.of(ts, 0));
            return;
        }
        long address = in.take(ts, n);
        byte[] big = new byte[(int) n];
        for (int i = 0; i < big.length; i++) {
            big[big.length - 1 - i] = Memory.getByte(address + i);
        }
        push(PyLong.of(ts, new BigInteger(big)));
    }

    // ---------------------------------------------------------------- text and bytes

    private long size(int bytes, String what) {
        long n = in.number(ts, bytes);
        if (n < 0) {
            throw Errors.overflowError(ts,
                    what + " exceeds system's maximum size of " + Long.MAX_VALUE + " bytes");
        }
        return n;
    }

    private void binunicode(int sizeBytes) {
        long n = size(sizeBytes, "BINUNICODE");
        long address = in.take(ts, n);
        push(Codecs.decodeUtf8(ts, address, PickleInput.fits(ts, n), "surrogatepass"));
    }

    private void binbytes(int sizeBytes) {
        push(in.bytes(ts, size(sizeBytes, "BINBYTES")));
    }

    private void bytearray8() {
        long bytes = in.bytes(ts, size(8, "BYTEARRAY8"));
        try {
            push(Abstract.call(ts, org.jilectomy.runtime.objects.PyByteArray.TYPE.address, bytes));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    private void unicode(byte[] line) {
        long bytes = PyBytes.fromArray(ts, line);
        try {
            push(Codecs.decode(ts, bytes, "raw_unicode_escape", "strict"));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    /** A str of Python 2: a literal in quotes. */
    private void string(byte[] line) {
        int n = line.length;
        if (n < 2 || line[0] != line[n - 1] || line[0] != '\'' && line[0] != '"') {
            throw PickleErrors.unpickling(ts, "the STRING opcode argument must be quoted");
        }
        long function = PickleErrors.attributeOf(ts, "_codecs", "escape_decode");
        long literal = PyBytes.fromArray(ts, line, 1, n - 2);
        long pair = 0;
        long bytes;
        try {
            pair = Abstract.call(ts, function, literal);
            bytes = firstBytes(pair);
        } finally {
            Refs.release(ts, function);
            Refs.release(ts, literal);
            Refs.xrelease(ts, pair);
        }
        pushDecodedSteal(bytes);
    }

    /** The bytes of what {@code escape_decode}, or what Python code put there, answered; owned. */
    private long firstBytes(long pair) {
        if (!PyTuple.TYPE.isInstance(pair) || PyTuple.size(pair) == 0
                || !PyBytes.TYPE.isInstance(PyTuple.item(pair, 0))) {
            throw Errors.typeError(ts, "_codecs.escape_decode() must return a tuple of bytes"
                    + " and a length");
        }
        return PyTuple.getItem(ts, pair, 0);
    }

    private void binstring(long n) {
        pushDecodedSteal(in.bytes(ts, n));
    }

    private void pushDecodedSteal(long bytes) {
        if (encoding.equals("bytes")) {
            push(bytes);
            return;
        }
        try {
            push(Codecs.decode(ts, bytes, encoding, errors));
        } finally {
            Refs.release(ts, bytes);
        }
    }

    private void nextBuffer() {
        if (buffers == 0) {
            throw PickleErrors.unpickling(ts, "pickle stream refers to out-of-band data but no"
                    + " *buffers* argument was given");
        }
        long buffer = Abstract.next(ts, buffers);
        if (buffer == 0) {
            throw PickleErrors.unpickling(ts, "not enough out-of-band buffers");
        }
        push(buffer);
    }

    private void readonlyBuffer() {
        long view = PyMemoryView.of(ts, stack.top(ts));
        try {
            if (!Abstract.isAttrTrue(ts, view, Names.of("readonly"))) {
                stack.replaceTopSteal(
                        ts, Abstract.callMethod(ts, view, Names.of("toreadonly")));
            }
        } finally {
            Refs.release(ts, view);
        }
    }

    // ---------------------------------------------------------------- containers

    private void tuple(int n) {
        stack.need(ts, n);
        push(stack.popTuple(ts, stack.size() - n));
    }

    private void dict(int from) {
        int end = stack.size();
        if ((end - from & 1) != 0) {
            throw PickleErrors.unpickling(ts, "odd number of items for DICT");
        }
        long dict = PyDict.create(ts);
        try {
            for (int i = from; i < end; i += 2) {
                PyDict.setItem(ts, dict, stack.at(i), stack.at(i + 1));
            }
            stack.cutTo(ts, from);
        } catch (Throwable t) {
            Refs.release(ts, dict);
            throw t;
        }
        push(dict);
    }

    private void frozenset(int from) {
        long items = stack.popTuple(ts, from);
        try {
            push(PyFrozenSet.fromIterable(ts, items));
        } finally {
            Refs.release(ts, items);
        }
    }

    private void append(int from) {
        if (!stack.hasItems(ts, from)) {
            return;
        }
        long list = stack.at(from - 1);
        if (PyList.TYPE.isExactly(list)) {
            int end = stack.size();
            if (end - from == 1) {
                long value = stack.at(from);
                stack.forget(from);
                PyList.appendSteal(ts, list, value);
                return;
            }
            long items = stack.popList(ts, from);
            try {
                PyList.extend(ts, list, items);
            } finally {
                Refs.release(ts, items);
            }
            return;
        }
        long extend = Abstract.lookupAttr(ts, list, Names.of("extend"));
        if (extend != 0) {
            callAndRelease(extend, stack.popList(ts, from));
            return;
        }
        callForEach(Abstract.getAttr(ts, list, Names.append), from);
    }

    /** Calls a function with an argument; both are stolen. */
    private void callAndRelease(long function, long argument) {
        try {
            Refs.release(ts, Abstract.call(ts, function, argument));
        } finally {
            Refs.release(ts, function);
            Refs.release(ts, argument);
        }
    }

    /** Calls a function, which is stolen, with each value from {@code from} on, and drops them. */
    private void callForEach(long function, int from) {
        try {
            for (int i = from; i < stack.size(); i++) {
                Refs.release(ts, Abstract.call(ts, function, stack.at(i)));
            }
        } finally {
            Refs.release(ts, function);
            stack.cutTo(ts, from);
        }
    }

    private void setItems(int from) {
        if (!stack.hasItems(ts, from)) {
            return;
        }
        int end = stack.size();
        if ((end - from & 1) != 0) {
            throw PickleErrors.unpickling(ts, "odd number of items for SETITEMS");
        }
        long dict = stack.at(from - 1);
        boolean exact = PyDict.TYPE.isExactly(dict);
        try {
            for (int i = from; i < end; i += 2) {
                if (exact) {
                    PyDict.setItem(ts, dict, stack.at(i), stack.at(i + 1));
                } else {
                    Abstract.setItem(ts, dict, stack.at(i), stack.at(i + 1));
                }
            }
        } finally {
            stack.cutTo(ts, from);
        }
    }

    private void addItems(int from) {
        if (!stack.hasItems(ts, from)) {
            return;
        }
        long set = stack.at(from - 1);
        if (PySet.TYPE.isInstance(set)) {
            long items = stack.popTuple(ts, from);
            try {
                PySet.update(ts, set, items);
            } finally {
                Refs.release(ts, items);
            }
        } else {
            callForEach(Abstract.getAttr(ts, set, Names.of("add")), from);
        }
    }
}
