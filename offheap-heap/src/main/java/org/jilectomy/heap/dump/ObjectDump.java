package org.jilectomy.heap.dump;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.PaddingLayout;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jilectomy.heap.BlockInfo;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.Kind;
import org.jilectomy.heap.Pool;
import org.jilectomy.heap.layout.Layouts;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;

/**
 * Prints an object as memory: one line a field with offset, size, CPython's name, raw bytes and
 * value; before it, where the object lies and how its references are counted.
 *
 * <pre>
 * PyListObject at 0x7f00deadb0 (40 bytes)
 *   where     OBJECT16 block of 64 bytes, number 3 of 254 (12 used, 16 carved) in pool 0x...
 *   refcount  2 = local 1 + shared 1 [biased, heap 1]
 *     -16    4  lock               00 00 00 00              0
 *      +0    8  ob_base.ob_base.ob_refcnt  01 00 00 00 01 00 00 00  17179869185
 *     +16    8  ob_base.ob_size    03 00 00 00 00 00 00 00  3
 * </pre>
 *
 * <p>Everything comes from the layouts, so a new struct needs nothing here. The object need not be
 * valid, only mapped; other threads may change it meanwhile, then the dump shows some mixture.
 */
public final class ObjectDump {
    /** Elements of an inline array that are printed. */
    private static final int MAX_ELEMENTS = 16;

    /**
     * One line of a dump.
     *
     * @param offset bytes from the object's address; negative before it
     * @param size bytes
     * @param name path of the field, with CPython's names
     * @param bytes raw bytes in memory order, hexadecimal
     * @param value the bytes as the field's type reads them
     * @param remark the decoder's words, may be empty
     */
    public record Field(
            long offset, long size, String name, String bytes, String value, String remark) {
    }

    private final Layouts.Struct struct;
    private final long self;
    private final ValueDecoder decoder;
    private final StringBuilder out = new StringBuilder();
    private final List<Field> lines = new ArrayList<>();

    private ObjectDump(Layouts.Struct struct, long self, ValueDecoder decoder) {
        this.struct = struct;
        this.self = self;
        this.decoder = decoder;
    }

    /** The dump of what lies at {@code self}, seen as {@code struct}. */
    public static String of(long self, Layouts.Struct struct, ValueDecoder decoder) {
        ObjectDump dump = new ObjectDump(struct, self, decoder);
        dump.write();
        return dump.out.toString();
    }

    /** As {@link #of(long, Layouts.Struct, ValueDecoder)}, but as data. */
    public static List<Field> fields(long self, Layouts.Struct struct, ValueDecoder decoder) {
        ObjectDump dump = new ObjectDump(struct, self, decoder);
        dump.write();
        return dump.lines;
    }

    /**
     * As {@link #of(long, Layouts.Struct, ValueDecoder)}, by CPython's name and without decoder.
     */
    public static String of(long self, String struct) {
        return of(self, Layouts.of(struct), ValueDecoder.NONE);
    }

    private void write() {
        out.append(String.format("%s at 0x%x (%d bytes%s)%n", struct.name(), self, struct.size(),
                struct.valid().test(self) ? "" : ", NOT VALID"));
        Optional<BlockInfo> where = BlockInfo.of(self);
        out.append("  where     ").append(where.map(BlockInfo::toString).orElse("not in the heap"))
                .append(where.isPresent() && where.get().isFree() ? ", FREE" : "")
                .append(System.lineSeparator());
        if (where.isPresent() && Kind.isObject(where.get().kind())
                && where.get().block() == self) {
            writeHeader(Pool.preHeader(where.get().pool()));
        }
        fields("", struct.layout().get(), 0);
    }

    private void writeHeader(int preHeader) {
        out.append("  refcount  ").append(Refcount.describe(self)).append(System.lineSeparator());
        if (Header.REMOTE) {
            out.append(String.format("  remote    0x%x: 0x%016x%n", Header.word(self),
                    Memory.getLong(Header.word(self))));
        }
        if (preHeader == 32) {
            line(-32, 8, "values", hex(Memory.getLong(self - 32)), Memory.getLong(self - 32));
            line(-24, 8, "dict", hex(Memory.getLong(self - 24)), Memory.getLong(self - 24));
        }
        if (preHeader > 0) {
            String[] names = {"lock", "bits", "index", "spare"};
            for (int i = 0; i < 4; i++) {
                int value = Memory.getInt(self - 16 + 4L * i);
                line(-16 + i * 4, 4, names[i], hex(value), value);
            }
        }
    }

    private void fields(String prefix, GroupLayout group, long offset) {
        for (MemoryLayout member : group.memberLayouts()) {
            if (!(member instanceof PaddingLayout)) {
                field(prefix + member.name().orElse("?"), member, offset);
            }
            offset += member.byteSize();
        }
    }

    private void field(String name, MemoryLayout layout, long offset) {
        switch (layout) {
            case GroupLayout group -> fields(name + ".", group, offset);
            case SequenceLayout array -> elements(name, array, offset);
            case ValueLayout value -> value(name, value, offset);
            default -> {}
        }
    }

    /** An array at the end of a variable-sized struct has {@code ob_size} elements. */
    private void elements(String name, SequenceLayout array, long offset) {
        long count = array.elementCount();
        MemoryLayout element = array.elementLayout();
        boolean last = offset + array.byteSize() + 8 > struct.size();
        if (last && count == 1 && startsWithVarObject()) {
            count = Math.abs(PyVarObject.ob_size(self));
        }
        for (int i = 0; i < Math.min(count, MAX_ELEMENTS); i++) {
            field(name + "[" + i + "]", element, offset + i * element.byteSize());
        }
        if (count > MAX_ELEMENTS) {
            out.append(String.format("          ... %d more%n", count - MAX_ELEMENTS));
        }
    }

    private boolean startsWithVarObject() {
        MemoryLayout first = struct.layout().get().memberLayouts().get(0);
        return first.byteSize() == PyVarObject.SIZE && first.name().orElse("").equals("ob_base");
    }

    private void value(String name, ValueLayout layout, long offset) {
        long a = self + offset;
        long raw = switch ((int) layout.byteSize()) {
            case 1 -> Memory.getByte(a);
            case 2 -> Memory.getShort(a);
            case 4 -> Memory.getInt(a);
            default -> Memory.getLong(a);
        };
        String text = switch (layout) {
            case AddressLayout pointer -> hex(raw);
            case ValueLayout.OfDouble real -> Double.toString(Double.longBitsToDouble(raw));
            case ValueLayout.OfByte character -> raw + printable(raw);
            default -> Header.REMOTE && name.endsWith("ob_refcnt")
                    ? hex(raw) + " of the remote header" : Long.toString(raw);
        };
        line(offset, layout.byteSize(), name, text + flags(name, (int) raw), raw);
    }

    private static String printable(long raw) {
        return raw >= ' ' && raw < 127 ? " '" + (char) raw + "'" : "";
    }

    /** The one bit field of all structs. */
    private String flags(String name, int raw) {
        if (!name.endsWith("state") || !struct.name().contains("Unicode")
                && !struct.name().equals("PyASCIIObject")) {
            return "";
        }
        return " interned " + (raw & 3) + " kind " + (raw >>> PyASCIIObject.STATE_KIND_SHIFT & 7)
                + ((raw & PyASCIIObject.STATE_COMPACT) != 0 ? " compact" : "")
                + ((raw & PyASCIIObject.STATE_ASCII) != 0 ? " ascii" : "")
                + ((raw & PyASCIIObject.STATE_READY) != 0 ? " ready" : "");
    }

    private void line(long offset, long size, String name, String text, long raw) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < size; i++) {
            bytes.append(String.format("%02x ", Memory.getByte(self + offset + i)));
        }
        String remark = decoder.decode(struct.name(), name, raw);
        lines.add(new Field(offset, size, name, bytes.toString().trim(), text, remark));
        out.append(String.format("  %+6d %4d  %-28s %-24s %s%s%n", offset, size, name, bytes, text,
                remark.isEmpty() ? "" : "  " + remark));
    }

    private static String hex(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }
}
