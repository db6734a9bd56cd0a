package org.jilectomy.runtime.objects;

import java.nio.charset.StandardCharsets;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.ThreadHeap;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyCompactUnicodeObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyUnicodeObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The type {@code str} and what the runtime does with strings (CPython 3.11,
 * Objects/unicodeobject.c).
 *
 * <p>A str is immutable once it is shared, so it needs no lock. The only field written later is the
 * cached hash: every thread computes the same value, so the race is harmless. The kind is always
 * the smallest that holds the content; two equal strings therefore have the same form, and
 * equality is a comparison of bytes.
 *
 * <pre>
 *   ASCII      PyASCIIObject (48)          | 1 byte a code point         | 0
 *   Latin-1    PyCompactUnicodeObject (72) | 1 byte, at least one &gt; 127  | 0
 *   UCS-2, -4  PyCompactUnicodeObject (72) | 2 or 4 bytes                | 0
 *   subclass   PyUnicodeObject (80)        --&gt; block of its own, in one of the forms above
 * </pre>
 *
 * <p>Where the rest is: joining {@link StrConcat}, searching {@link StrSearch}, splitting {@link
 * StrSplit}, case {@link StrCase}, padding and predicates {@link StrForm}, {@code %} {@link
 * PercentFormat}, {@code format} {@link StrFormat}, codecs {@link Codecs}.
 */
public final class PyUnicode extends PyType {
    public static final PyUnicode TYPE = new PyUnicode();

    /** Of the {@code PyTypeObject}; a constant for compiled code. */
    public static final long ADDRESS = TYPE.address;

    private static final int ASCII_STATE = PyASCIIObject.stateOf(0, 1, true, true);

    /** The largest length supported, in code points. */
    static final int MAX_LENGTH = (Integer.MAX_VALUE - 128) / 4;

    private static final EntryPoint NEW =
            new EntryPoint(
                    "str",
                    Signature.parse("(cls, object='', encoding='', errors='')"),
                    PyUnicode.class,
                    "construct");

    private PyUnicode() {
        super(
                new TypeSpec("str", PyUnicodeObject.SIZE)
                        .flags(TPFLAGS_UNICODE_SUBCLASS | TPFLAGS_MATCH_SELF)
                        .subclassable()
                        .doc(
                                "str(object='') -> str\n"
                                        + "str(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
                                        + "The text form of an object, or the text that bytes encode"
                                        + " (utf-8 and strict\n"
                                        + "unless said otherwise)."));
    }

    /** {@code _Py_TPFLAGS_MATCH_SELF}: a class pattern with one argument matches the subject. */

    // ---------------------------------------------------------------- asking

    /** The value is a str or of a subclass. */
    public static boolean check(long value) {
        return (value & 3) == 0
                && (PyObject.ob_type(value) == ADDRESS
                        || PyType.of(value).hasFlag(TPFLAGS_UNICODE_SUBCLASS));
    }

    /** The value is a str and not of a subclass. */
    public static boolean checkExact(long value) {
        return (value & 3) == 0 && PyObject.ob_type(value) == ADDRESS;
    }

    /** Number of code points. */
    public static int length(long str) {
        return (int) PyASCIIObject.length(str);
    }

    /** The code point at {@code index}, which must be inside. */
    public static int charAt(long str, long index) {
        return Ucs.at(PyASCIIObject.data(str), PyASCIIObject.kind(str), index);
    }

    /** Bytes a code point takes: 1, 2 or 4. */
    static int kind(long str) {
        return PyASCIIObject.kind(str);
    }

    static long data(long str) {
        return PyASCIIObject.data(str);
    }

    /** A bound of the code points by the form alone: 127, 255, 0xFFFF or 0x10FFFF. */
    static int maxCharBound(long str) {
        int kind = PyASCIIObject.kind(str);
        if (kind == 1) {
            return PyASCIIObject.ascii(str) ? 127 : 255;
        }
        return kind == 2 ? 0xFFFF : 0x10FFFF;
    }

    /** {@code tp_hash} of str: cached; never -1. */
    public static long hash(long str) {
        long h = PyASCIIObject.hash(str);
        return h != -1 ? h : hashSlow(str);
    }

    private static long hashSlow(long str) {
        long bytes = PyASCIIObject.length(str) * PyASCIIObject.kind(str);
        long h = SipHash.hash(PyASCIIObject.data(str), bytes);
        PyASCIIObject.hash(str, h);
        return h;
    }

    /** Same content; either may be of a subclass. */
    public static boolean equal(long a, long b) {
        return a == b || equalSlow(a, b);
    }

    private static boolean equalSlow(long a, long b) {
        long n = PyASCIIObject.length(a);
        int kind = PyASCIIObject.kind(a);
        return n == PyASCIIObject.length(b)
                && kind == PyASCIIObject.kind(b)
                && Ucs.equalBytes(PyASCIIObject.data(a), PyASCIIObject.data(b), n * kind);
    }

    /** Same content as a Java string of ASCII characters. */
    public static boolean equalsAscii(long str, String text) {
        int n = text.length();
        if (PyASCIIObject.length(str) != n || !PyASCIIObject.ascii(str)) {
            return false;
        }
        long data = PyASCIIObject.data(str);
        for (int i = 0; i < n; i++) {
            if (Memory.getByte(data + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Negative, 0 or positive, by code points. */
    public static int compare(long a, long b) {
        return Ucs.compare(data(a), kind(a), length(a), data(b), kind(b), length(b));
    }

    // ---------------------------------------------------------------- making

    /**
     * A new str with room for {@code n} code points up to {@code maxChar}; the characters are not
     * set.
     */
    static long create(ThreadHeap heap, int n, int maxChar) {
        return create(heap, n, maxChar, 0);
    }

    /** As above with {@code spare} bytes at the end that do not count. */
    static long create(ThreadHeap heap, int n, int maxChar, int spare) {
        if (maxChar < 128 && spare == 0 && n <= MAX_LENGTH) {
            return createAscii(heap, n);
        }
        int kind = Ucs.kindOf(maxChar);
        boolean ascii = maxChar < 128;
        int head = ascii ? PyASCIIObject.SIZE : PyCompactUnicodeObject.SIZE;
        if (n > MAX_LENGTH) {
            throw new OutOfMemoryError("str too long");
        }
        long bytes = head + (n + 1L) * kind;
        long self = Heap.newObject(heap, TYPE.address, bytes + spare, 0);
        PyASCIIObject.length(self, n);
        PyASCIIObject.hash(self, -1);
        PyASCIIObject.state(self, PyASCIIObject.stateOf(0, kind, true, ascii));
        PyASCIIObject.wstr(self, 0);
        if (!ascii) {
            PyCompactUnicodeObject.utf8_length(self, 0);
            PyCompactUnicodeObject.utf8(self, 0);
            PyCompactUnicodeObject.wstr_length(self, 0);
            if (kind == 4) { // wchar_t has 32 bits: the characters are the wide ones too
                PyASCIIObject.wstr(self, self + head);
                PyCompactUnicodeObject.wstr_length(self, n);
            }
        }
        Ucs.put(self + head, kind, n, 0);
        return self;
    }

    /** A new ASCII str of {@code n} characters, which are not set; n is at most MAX_LENGTH. */
    static long createAscii(ThreadHeap heap, int n) {
        long self = Heap.newObject(heap, ADDRESS, PyASCIIObject.SIZE + n + 1L, 0);
        PyASCIIObject.length(self, n);
        PyASCIIObject.hash(self, -1);
        PyASCIIObject.state(self, ASCII_STATE);
        PyASCIIObject.wstr(self, 0);
        Memory.putByte(self + PyASCIIObject.SIZE + n, (byte) 0);
        return self;
    }

    static long create(ThreadState ts, int n, int maxChar) {
        return create(ts.heap, n, maxChar, 0);
    }

    /** A new str, never a singleton. Lone surrogates stay what they are. */
    static long create(ThreadHeap heap, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int all = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            all |= b;
            if (b == '?' && text.charAt(i) != '?') { // what is not of Latin-1 becomes that
                return createWide(heap, text);
            }
        }
        long self = create(heap, bytes.length, all & 0xff);
        Memory.copyFromArray(bytes, 0, data(self), bytes.length);
        return self;
    }

    private static long createWide(ThreadHeap heap, String text) {
        int n = text.length();
        int pairs = 0;
        for (int i = 1; i < n; i++) {
            if (Character.isLowSurrogate(text.charAt(i))
                    && Character.isHighSurrogate(text.charAt(i - 1))) {
                pairs++;
            }
        }
        long self = create(heap, n - pairs, pairs > 0 ? 0x10FFFF : 0xFFFF);
        long data = data(self);
        int kind = kind(self);
        for (int i = 0, at = 0; i < n; at++) {
            int c = text.codePointAt(i);
            Ucs.put(data, kind, at, c);
            i += c > 0xFFFF ? 2 : 1;
        }
        return self;
    }

    /** A new compact copy. */
    static long copy(ThreadHeap heap, long str) {
        int kind = kind(str);
        int n = length(str);
        long self = create(heap, n, maxCharBound(str));
        Ucs.copyBytes(data(str), data(self), (long) n * kind);
        return self;
    }

    /** The str of a Java string, owned. */
    public static long fromJava(ThreadState ts, String text) {
        if (text.isEmpty()) {
            return InternTable.EMPTY;
        }
        char c = text.charAt(0);
        return text.length() == 1 && c < 256 ? InternTable.latin1(c) : create(ts.heap, text);
    }

    /** The empty str; immortal. */
    public static long empty() {
        return InternTable.EMPTY;
    }

    /** The str of one code point, owned. */
    public static long fromCodePoint(ThreadState ts, int c) {
        if (c < 256) {
            return InternTable.latin1(c);
        }
        long self = create(ts.heap, 1, c);
        Ucs.put(data(self), kind(self), 0, c);
        return self;
    }

    public static long fromCodePoints(ThreadState ts, int[] codePoints, int start, int n) {
        int max = 0;
        for (int i = start; i < start + n; i++) {
            max |= codePoints[i];
        }
        if (n <= 1) {
            return n == 0 ? InternTable.EMPTY : fromCodePoint(ts, codePoints[start]);
        }
        long self = create(ts.heap, n, Math.min(max, 0x10FFFF));
        int kind = kind(self);
        long data = data(self);
        for (int i = 0; i < n; i++) {
            Ucs.put(data, kind, i, codePoints[start + i]);
        }
        return self;
    }

    /** The str whose code points are the given bytes, owned. */
    public static long fromLatin1(ThreadState ts, byte[] bytes, int start, int n) {
        if (n <= 1) {
            return n == 0 ? InternTable.EMPTY : InternTable.latin1(bytes[start] & 0xff);
        }
        int bits = 0;
        for (int i = start; i < start + n; i++) {
            bits |= bytes[i];
        }
        long self = create(ts.heap, n, bits & 0xff);
        Memory.copyFromArray(bytes, start, data(self), n);
        return self;
    }

    /** The str of {@code n} units at {@code src}, in the smallest kind; owned. */
    static long fromUnits(ThreadState ts, long src, int kind, long start, int n) {
        if (n <= 1) {
            return n <= 0 ? InternTable.EMPTY : fromCodePoint(ts, Ucs.at(src, kind, start));
        }
        int max = Ucs.maxChar(src, kind, start, n);
        long self = create(ts.heap, n, max);
        Ucs.copy(src, kind, start, data(self), Ucs.kindOf(max), 0, n);
        return self;
    }

    /** Code points {@code start} to {@code end} (exclusive), both inside; owned. */
    public static long substring(ThreadState ts, long str, long start, long end) {
        int n = (int) (end - start);
        if (n == length(str) && checkExact(str)) {
            return Refs.retain(ts, str);
        }
        if (n > 1 && PyASCIIObject.ascii(str)) {
            long self = createAscii(ts.heap, n);
            Ucs.copyBytes(data(str) + start, self + PyASCIIObject.SIZE, n);
            return self;
        }
        return fromUnits(ts, data(str), kind(str), start, n);
    }

    /** As a Java string; code points above 0xFFFF become surrogate pairs. */
    public static String toJava(long str) {
        int n = length(str);
        int kind = kind(str);
        long data = data(str);
        if (kind == 1) {
            byte[] bytes = new byte[n];
            Memory.copyToArray(data, bytes, 0, n);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        int[] codePoints = new int[n];
        for (int i = 0; i < n; i++) {
            codePoints[i] = Ucs.at(data, kind, i);
        }
        return new String(codePoints, 0, n);
    }

    /** The interned str of a Java string; immortal. */
    public static long intern(ThreadState ts, String text) {
        return InternTable.of(text);
    }

    /** The interned str equal to {@code str}; immortal, so borrowed and owned alike. */
    public static long internBorrowed(long str) {
        return InternTable.of(str);
    }

    /** The interned str equal to {@code str} if there is one, else itself; borrowed. */
    public static long internedOrSelf(long str) {
        if (PyASCIIObject.interned(str) != 0 || !PyASCIIObject.ascii(str)) {
            return str;
        }
        long interned = InternTable.known(str);
        return interned != 0 ? interned : str;
    }

    /** An exact str equal to {@code str}, owned: itself unless it is of a subclass. */
    static long toExact(ThreadState ts, long str) {
        if (checkExact(str)) {
            return Refs.retain(ts, str);
        }
        return fromUnits(ts, data(str), kind(str), 0, length(str));
    }

    /** A str of a subclass with the content of {@code str}; owned. */
    private static long createSubclass(ThreadState ts, PyType type, long str) {
        int kind = kind(str);
        int n = length(str);
        long bytes = (n + 1L) * kind;
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        PyASCIIObject.length(self, n);
        PyASCIIObject.hash(self, PyASCIIObject.hash(str));
        PyASCIIObject.state(
                self, PyASCIIObject.stateOf(0, kind, false, PyASCIIObject.ascii(str)));
        PyASCIIObject.wstr(self, 0);
        PyCompactUnicodeObject.utf8_length(self, 0);
        PyCompactUnicodeObject.utf8(self, 0);
        PyCompactUnicodeObject.wstr_length(self, 0);
        long block = Heap.allocate(ts.heap, bytes);
        Ucs.copyBytes(data(str), block, bytes);
        PyUnicodeObject.data_any(self, block);
        if (PyASCIIObject.ascii(str)) {
            PyCompactUnicodeObject.utf8(self, block);
            PyCompactUnicodeObject.utf8_length(self, n);
        }
        if (kind == 4) {
            PyASCIIObject.wstr(self, block);
            PyCompactUnicodeObject.wstr_length(self, n);
        }
        return self;
    }

    // ---------------------------------------------------------------- joining

    /** {@code a + b} of two str; owned. */
    public static long concat(ThreadState ts, long a, long b) {
        return StrConcat.concat(ts, a, b);
    }

    /** The str parts one after the other, as an f-string needs it; borrows the parts; owned. */
    public static long joinFormatted(ThreadState ts, long[] parts) {
        return StrConcat.joinFormatted(ts, parts);
    }

    /**
     * Brings a fresh str that may be wider than its content needs to the smallest kind; steals
     * {@code str}, returns an owned str.
     *
     * @param suspect whether that is possible at all; if not, nothing is scanned
     */
    static long shrinkSteal(ThreadState ts, long str, boolean suspect) {
        if (!suspect || PyASCIIObject.ascii(str)) {
            return str;
        }
        int n = length(str);
        int kind = kind(str);
        int max = Ucs.maxChar(data(str), kind, 0, n);
        if (Ucs.kindOf(max) == kind && max >= 128) {
            return str;
        }
        long small = fromUnits(ts, data(str), kind, 0, n);
        Refs.release(ts, str);
        return small;
    }

    /** Throws MemoryError where the string could not be made. */
    static void checkLength(ThreadState ts, long n) {
        if (n > MAX_LENGTH) {
            throw Errors.memoryError(ts);
        }
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        freeBuffers(ts.heap, self);
    }

    private static void freeBuffers(ThreadHeap heap, long self) {
        if (!PyASCIIObject.ascii(self) || !PyASCIIObject.compact(self)) {
            long utf8 = PyCompactUnicodeObject.utf8(self);
            if (utf8 != 0
                    && (PyASCIIObject.compact(self)
                            || utf8 != PyUnicodeObject.data_any(self))) {
                Heap.free(heap, utf8);
            }
        }
        if (!PyASCIIObject.compact(self) && PyUnicodeObject.data_any(self) != 0) {
            Heap.free(heap, PyUnicodeObject.data_any(self));
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        dealloc(ts.heap, self);
    }

    /** {@code tp_dealloc} of an exact str. */
    static void dealloc(ThreadHeap heap, long self) {
        if ((PyASCIIObject.state(self) & ASCII_STATE) != ASCII_STATE) {
            freeBuffers(heap, self);
        }
        Heap.freeObject(heap, self);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (type == this && kwnames == 0 && args.length == 1) {
            return Abstract.str(ts, args[0]);
        }
        return NEW.call(ts, type.address, args, kwnames);
    }

    /** {@code str.__new__(cls, object='', encoding='utf-8', errors='strict')}. */
    static long construct(ThreadState ts, long cls, long object, long encoding, long errors) {
        long str;
        if (object == 0) {
            str = InternTable.EMPTY;
        } else if (encoding == 0 && errors == 0) {
            str = Abstract.str(ts, object);
        } else {
            str = Codecs.decodeObject(ts, object, encoding, errors);
        }
        PyType type = PyType.at(cls);
        if (type == TYPE) {
            return str;
        }
        try {
            return createSubclass(ts, type, str);
        } finally {
            Refs.release(ts, str);
        }
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return StrRepr.repr(ts, self);
    }

    @Override
    public long tp_str(ThreadState ts, long self) {
        return toExact(ts, self);
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        return hash(self);
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!check(other)) {
            return Singletons.NotImplemented;
        }
        if (op == CompareOp.EQ || op == CompareOp.NE) {
            return PyBool.of(equal(self, other) == (op == CompareOp.EQ));
        }
        return PyBool.of(CompareOp.holds(self == other ? 0 : compare(self, other), op));
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyUnicodeIterator.create(ts, self);
    }

    @Override
    public long sq_length(ThreadState ts, long self) {
        return length(self);
    }

    @Override
    public int sq_contains(ThreadState ts, long self, long value) {
        if (!check(value)) {
            throw Errors.typeError(
                    ts,
                    "'in <string>' requires string as left operand, not "
                            + PyType.of(value).name());
        }
        return contains(self, value) ? 1 : 0;
    }

    static boolean contains(long self, long part) {
        return UcsSearch.find(
                data(self), kind(self), 0, length(self),
                data(part), kind(part), length(part))
                >= 0;
    }

    @Override
    public long sq_concat(ThreadState ts, long self, long other) {
        if (!check(other)) {
            throw Errors.typeError(
                    ts,
                    "can only concatenate str (not \"" + PyType.of(other).name() + "\") to str");
        }
        return concat(ts, self, other);
    }

    @Override
    public long sq_repeat(ThreadState ts, long self, long count) {
        return StrConcat.repeat(ts, self, count);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public long nb_binary(ThreadState ts, long left, long right, int op) {
        if (op == BinaryOp.REMAINDER && check(left)) {
            return PercentFormat.format(ts, left, right);
        }
        return Singletons.NotImplemented;
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        if (Immediate.isInt(key)) {
            return item(ts, self, Immediate.intValue(key));
        }
        PyType type = PyType.of(key);
        if (type.hasIndex()) {
            return item(ts, self, Abstract.asIndexOrThrow(ts, key, Exceptions.IndexError));
        }
        if (PySlice.TYPE.isExactly(key)) {
            return slice(ts, self, key);
        }
        throw Errors.typeError(
                ts, "string indices must be integers, not '" + type.name() + "'");
    }

    private static long item(ThreadState ts, long self, long index) {
        long n = PyASCIIObject.length(self);
        long i = index < 0 ? index + n : index;
        if (i < 0 || i >= n) {
            throw Errors.indexError(ts, "string index out of range");
        }
        return fromCodePoint(ts, Ucs.at(data(self), kind(self), i));
    }

    private static long slice(ThreadState ts, long self, long key) {
        PySlice.Bounds bounds = PySlice.unpack(ts, key);
        int n = (int) bounds.adjust(length(self));
        long start = bounds.start;
        long step = bounds.step;
        if (n <= 0) {
            return InternTable.EMPTY;
        }
        if (step == 1) {
            return substring(ts, self, start, start + n);
        }
        int kind = kind(self);
        long data = data(self);
        int max = 0;
        for (int i = 0; i < n; i++) {
            max |= Ucs.at(data, kind, start + i * step);
        }
        long result = create(ts.heap, n, Math.min(max, 0x10FFFF));
        int newKind = kind(result);
        long newData = data(result);
        for (int i = 0; i < n; i++) {
            Ucs.put(newData, newKind, i, Ucs.at(data, kind, start + i * step));
        }
        return result;
    }

    // ---------------------------------------------------------------- methods

    @Override
    protected void define(TypeDef def) {
        StrMethods.define(def);
    }
}
