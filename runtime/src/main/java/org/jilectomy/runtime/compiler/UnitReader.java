package org.jilectomy.runtime.compiler;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.objects.CodeListing;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.ConstantTexts;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.FrameLayout;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PositionTable;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Reads what {@link UnitWriter} wrote; see {@link UnitFormat}.
 *
 * <p>This is what a start consists of, run by an interpreting JVM: plain loops, nothing decoded that
 * nobody may ask for. A sum over all bytes stands at the end: the JVM of a usual start does not
 * verify generated classes, so a damaged file must not get that far.
 */
final class UnitReader {
    private static final String[] NONE = {};

    private final Constants constants;
    private final byte[] in;
    private int at;

    // The strings by number: where each is, and what has been made of it so far.
    private int[] starts;
    private int[] lengths;
    private String[] strings;
    private long[] texts;

    UnitReader(ThreadState ts, byte[] in, int start) {
        this.constants = new Constants(ts);
        this.in = in;
        this.at = start;
    }

    /**
     * The unit.
     *
     * @return null if the bytes are not as they were written, or name a class that there is not
     */
    CodeUnit read() {
        int n = in.length - at - 4;
        if (n < 0) {
            return null;
        }
        CRC32 sum = new CRC32();
        sum.update(in, at, n);
        if ((int) sum.getValue() != ByteBuffer.wrap(in).getInt(at + n)) {
            return null;
        }
        readStrings();
        byte[] cls = bytes();
        String frozen = cls.length == 0 ? string() : null;
        long[] table = new long[number()];
        for (int i = 0; i < table.length; i++) {
            table[i] = constant();
        }
        CodeSpec[] specs = new CodeSpec[number()];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = code(i);
        }
        return frozen == null
                ? new CodeUnit(cls, table, specs)
                : CodeUnit.frozen(frozen, table, specs);
    }

    // ---------------------------------------------------------------- primitives

    private int number() {
        byte b = in[at++];
        if (b >= 0) {
            return b;
        }
        int value = b & 0x7f;
        for (int shift = 7;; shift += 7) {
            b = in[at++];
            value |= (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private long signed() {
        long value = 0;
        for (int shift = 0;; shift += 7) {
            byte b = in[at++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value >>> 1 ^ -(value & 1);
            }
        }
    }

    private byte[] bytes() {
        int n = number();
        at += n;
        return Arrays.copyOfRange(in, at - n, at);
    }

    private void readStrings() {
        int count = number();
        starts = new int[count];
        lengths = new int[count];
        strings = new String[count];
        texts = new long[count];
        for (int i = 0; i < count; i++) {
            starts[i] = at++;
            int n = number();
            lengths[i] = n;
            at += n;
        }
    }

    private String string() {
        return string(number());
    }

    private String string(int i) {
        String s = strings[i];
        if (s == null) {
            strings[i] = s = decode(i);
        }
        return s;
    }

    /** Where the characters of a string begin: they end the entry. */
    private int characters(int i) {
        int n = lengths[i];
        return starts[i]
                + (n < 1 << 7 ? 2 : n < 1 << 14 ? 3 : n < 1 << 21 ? 4 : n < 1 << 28 ? 5 : 6);
    }

    private String decode(int i) {
        int from = characters(i);
        int n = lengths[i];
        if ((in[starts[i]] & UnitFormat.LATIN1) != 0) {
            return new String(in, from, n, StandardCharsets.ISO_8859_1);
        }
        char[] chars = new char[n / 2];
        for (int c = 0; c < chars.length; c++) {
            chars[c] = (char) (in[from + 2 * c] << 8 | in[from + 2 * c + 1] & 0xff);
        }
        return new String(chars);
    }

    private String[] stringArray() {
        int n = number();
        if (n == 0) {
            return NONE;
        }
        String[] all = new String[n];
        for (int i = 0; i < n; i++) {
            all[i] = string();
        }
        return all;
    }

    // ---------------------------------------------------------------- constants

    /** The address of an immortal object. */
    private long constant() {
        int tag = number();
        return switch (tag) {
            case UnitFormat.NONE -> Singletons.None;
            case UnitFormat.TRUE -> PyBool.True;
            case UnitFormat.FALSE -> PyBool.False;
            case UnitFormat.ELLIPSIS -> Singletons.Ellipsis;
            case UnitFormat.STR -> text(number());
            case UnitFormat.CODE_POINTS -> {
                String text = string();
                yield constants.value(new ConstantValue.Str(text, signedArray()));
            }
            case UnitFormat.INT -> integer(signed());
            case UnitFormat.BIG_INT -> constants.value(
                    new ConstantValue.Int(new BigInteger(bytes())));
            case UnitFormat.FLOAT -> constants.boxed(
                    constants.value(new ConstantValue.Float(doubleValue())));
            case UnitFormat.COMPLEX -> {
                double real = doubleValue();
                yield constants.complex(real, doubleValue());
            }
            case UnitFormat.BYTES -> constants.value(new ConstantValue.Bytes(bytes()));
            case UnitFormat.TUPLE, UnitFormat.FROZENSET -> {
                long[] items = new long[number()];
                for (int i = 0; i < items.length; i++) {
                    items[i] = constant();
                }
                yield constants.items(items, tag == UnitFormat.FROZENSET);
            }
            default -> throw new IllegalArgumentException("bad constant tag " + tag);
        };
    }

    private long integer(long value) {
        long small = PyLong.small(value);
        return small != 0
                ? small
                : constants.boxed(
                        constants.value(new ConstantValue.Int(BigInteger.valueOf(value))));
    }

    private long text(int i) {
        long known = texts[i];
        if (known == 0) {
            int flags = in[starts[i]];
            if ((flags & UnitFormat.LATIN1) == 0) {
                known = constants.text(string(i), false);
            } else if ((flags & UnitFormat.NAME) != 0) {
                known = Names.ofAscii(in, characters(i), lengths[i]);
            } else {
                known = ConstantTexts.of(
                        in, characters(i), lengths[i], (flags & UnitFormat.ASCII) != 0);
            }
            texts[i] = known;
        }
        return known;
    }

    /** The interned str. */
    private long name(int i) {
        int flags = in[starts[i]];
        return (flags & UnitFormat.ASCII) == 0
                ? Names.of(string(i))
                : (flags & UnitFormat.NAME) != 0
                        ? text(i)
                        : Names.ofAscii(in, characters(i), lengths[i]);
    }

    private double doubleValue() {
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | in[at++] & 0xff;
        }
        return Double.longBitsToDouble(bits);
    }

    // ---------------------------------------------------------------- code objects

    private CodeSpec code(int index) {
        int name = number();
        int qualname = number();
        int filename = number();
        int firstLine = number();
        int flags = number();
        int argcount = number();
        int posOnly = number();
        int kwOnly = number();
        int nlocals = number();
        int variables = at;
        String[] varnames = stringArray();
        String[] cellvars = stringArray();
        String[] freevars = stringArray();
        long[] interned =
                new long[CodeSpec.VARIABLES + varnames.length + cellvars.length + freevars.length];
        interned[CodeSpec.NAME] = name(name);
        interned[CodeSpec.QUALNAME] = name(qualname);
        interned[CodeSpec.FILENAME] = name(filename);
        names(variables, interned);
        int n = number();
        PositionTable positions = new PositionTable(in, at);
        at += n;
        long[] consts = new long[number()];
        for (int i = 0; i < consts.length; i++) {
            consts[i] = constant();
        }
        int size = number();
        CodeListing listing = new Listing(at);
        at += size;
        String javaName = string(name);
        return new CodeSpec(javaName, string(qualname), string(filename), firstLine,
                entry(javaName, index), flags, argcount, posOnly, kwOnly, nlocals, varnames,
                cellvars, freevars, positions, consts, listing, interned);
    }

    /** The names of three lists that begin at {@code start}. */
    private void names(int start, long[] interned) {
        int end = at;
        at = start;
        int to = CodeSpec.VARIABLES;
        for (int list = 0; list < 3; list++) {
            for (int n = number(); n > 0; n--) {
                interned[to++] = name(number());
            }
        }
        at = end;
    }

    /** Read when somebody asks. */
    private final class Listing implements CodeListing {
        private final int start;

        Listing(int start) {
            this.start = start;
        }

        @Override
        public String[] names() {
            synchronized (UnitReader.this) {
                at = start;
                return stringArray();
            }
        }

        @Override
        public long[] consts() {
            synchronized (UnitReader.this) {
                at = start;
                stringArray();
                long[] all = new long[number()];
                for (int i = 0; i < all.length; i++) {
                    int child = number();
                    all[i] = child > 0 ? -child : constant();
                }
                return all;
            }
        }
    }

    private EntryPoint entry(String name, int index) {
        String[] slots = stringArray();
        int positional = number();
        int posOnly = number();
        int kwOnly = number();
        int flags = number();
        EntryPoint entry = new EntryPoint(
                name,
                new Signature(slots, positional, posOnly, kwOnly, (flags & 1) != 0,
                        (flags & 2) != 0, null, null),
                null,
                "f" + index);
        if ((flags & 4) != 0) {
            int frameSlots = number();
            entry.generator("g" + index, frameSlots, signedArray());
        }
        entry.frame(new FrameLayout(
                signedArray(), signedArray(), signedArray(), (int) signed(), (int) signed(),
                (int) signed()));
        return entry;
    }

    private int[] signedArray() {
        int[] numbers = new int[number()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) signed();
        }
        return numbers;
    }
}
