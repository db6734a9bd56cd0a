package org.jilectomy.runtime.cli;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.heap.BlockInfo;
import org.jilectomy.heap.Header;
import org.jilectomy.heap.dump.ObjectDump;
import org.jilectomy.heap.layout.Layouts;
import org.jilectomy.heap.layout.PyDictKeyEntry;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.layout.PyDictUnicodeEntry;
import org.jilectomy.heap.layout.PyDictValues;
import org.jilectomy.heap.layout.PyHeapTypeObject;
import org.jilectomy.heap.layout.PyListObject;
import org.jilectomy.heap.layout.PySetObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.heap.layout.setentry;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;

/**
 * What a dump of an object consists of: the object itself and the memory that belongs to it alone:
 * a list's array, a dict's table, an instance's values, the text of a str.
 */
final class LayoutSections {
    /** Rows of a table or array that are shown. */
    private static final int MAX_ROWS = 32;

    /**
     * One part of the dump.
     *
     * @param title what it is
     * @param address where it starts
     * @param where block, pool and arena
     * @param refcount the count and its parts, or ""
     * @param rows the memory, in order
     */
    record Section(String title, long address, String where, String refcount,
            List<ObjectDump.Field> rows) {}

    private final List<Section> sections = new ArrayList<>();

    private LayoutSections() {}

    /** All parts of an object. */
    static List<Section> of(long object) {
        LayoutSections all = new LayoutSections();
        all.object(object);
        return all.sections;
    }

    private void object(long object) {
        Layouts.Struct struct = LayoutStructs.of(object);
        sections.add(new Section(struct.name() + " (" + PyType.of(object).name() + ", "
                + struct.size() + " bytes)", object, where(object), count(object),
                ObjectDump.fields(object, struct, LayoutValues.INSTANCE)));
        PyType type = PyType.of(object);
        if (PyUnicode.TYPE.isInstance(object)) {
            text(object, struct);
        } else if (PyList.TYPE.isInstance(object)) {
            items(object);
        } else if (PyDict.TYPE.isInstance(object)) {
            dict(object);
        } else if (PySet.isAnySet(object)) {
            set(object);
        }
        if ((type.flags & PyType.TPFLAGS_HEAPTYPE) != 0) {
            instance(object, type, struct);
        }
    }

    /** The count and its parts; in remote mode also where they are. */
    private static String count(long object) {
        return Refcount.describe(object) + (Header.REMOTE
                ? ", in the remote header 0x"
                        + Long.toHexString(Memory.getLong(Header.word(object)))
                        + " at 0x" + Long.toHexString(Header.word(object))
                : "");
    }

    private void text(long object, Layouts.Struct struct) {
        if (struct.name().equals("PyUnicodeObject")) {
            return;
        }
        int length = PyUnicode.length(object);
        int width = 1;
        for (int i = 0; i < length; i++) {
            int c = PyUnicode.charAt(object, i);
            width = Math.max(width, c > 0xFFFF ? 4 : c > 0xFF ? 2 : 1);
        }
        List<ObjectDump.Field> rows = new ArrayList<>();
        for (int i = 0; i <= length && i < MAX_ROWS; i++) {
            int c = i < length ? PyUnicode.charAt(object, i) : 0;
            long offset = struct.size() + (long) i * width;
            rows.add(new ObjectDump.Field(offset, width, "data[" + i + "]",
                    bytes(object + offset, width), Integer.toString(c),
                    c >= ' ' ? new String(Character.toChars(c)) : ""));
        }
        sections.add(new Section("characters, " + width + " bytes each, and a final 0",
                object + struct.size(), "", "", rows));
    }

    private void items(long list) {
        long items = PyListObject.ob_item(list);
        if (items == 0) {
            return;
        }
        long allocated = PyListObject.allocated(list);
        List<ObjectDump.Field> rows = new ArrayList<>();
        for (long i = 0; i < Math.min(PyList.size(list), MAX_ROWS); i++) {
            rows.add(word(items, i * 8, "ob_item[" + i + "]"));
        }
        add("item array, " + allocated + " slots", items, rows);
    }

    // ---------------------------------------------------------------- dicts

    private void dict(long dict) {
        long keys = PyDictObject.ma_keys(dict);
        keys(keys);
        if (PyDictObject.ma_values(dict) != 0) {
            values(PyDictObject.ma_values(dict), keys);
        }
    }

    private void keys(long keys) {
        Layouts.Struct struct = Layouts.of("PyDictKeysObject");
        sections.add(new Section("PyDictKeysObject (" + kind(keys) + ")", keys, where(keys), "",
                ObjectDump.fields(keys, struct, LayoutValues.INSTANCE)));
        List<ObjectDump.Field> rows = new ArrayList<>();
        long slots = 1L << PyDictKeysObject.dk_log2_size(keys);
        int width = 1 << PyDictKeysObject.dk_log2_index_bytes(keys)
                - PyDictKeysObject.dk_log2_size(keys);
        for (long i = 0; i < slots && rows.size() < MAX_ROWS; i++) {
            long offset = PyDictKeysObject.DK_INDICES + i * width;
            long index = PyDictKeysObject.dk_indices_index(keys, i);
            if (index == PyDictKeysObject.DKIX_EMPTY && slots > 8) {
                continue;
            }
            rows.add(new ObjectDump.Field(offset, width, "dk_indices[" + i + "]",
                    bytes(keys + offset, width), Long.toString(index),
                    index == PyDictKeysObject.DKIX_EMPTY ? "empty"
                            : index == PyDictKeysObject.DKIX_DUMMY ? "deleted" : ""));
        }
        boolean general = PyDictKeysObject.dk_kind(keys) == PyDictKeysObject.DICT_KEYS_GENERAL;
        long entries = PyDictKeysObject.dk_entries(keys);
        int size = general ? PyDictKeyEntry.SIZE : PyDictUnicodeEntry.SIZE;
        for (long i = 0; i < Math.min(PyDictKeysObject.dk_nentries(keys), MAX_ROWS); i++) {
            long at = entries - keys + i * size;
            String name = "entries[" + i + "].";
            if (general) {
                rows.add(word(keys, at, name + "me_hash"));
                at += 8;
            }
            rows.add(word(keys, at, name + "me_key"));
            rows.add(word(keys, at + 8, name + "me_value"));
        }
        add(slots > 8 ? "index slots of the table, the empty ones left out, and entries"
                : "index slots and entries of the table", keys, rows);
    }

    private static String kind(long keys) {
        return switch (PyDictKeysObject.dk_kind(keys)) {
            case PyDictKeysObject.DICT_KEYS_GENERAL -> "any keys";
            case PyDictKeysObject.DICT_KEYS_UNICODE -> "str keys";
            default -> "shared by the instances of a class";
        };
    }

    private void values(long values, long keys) {
        List<ObjectDump.Field> rows = new ArrayList<>();
        for (int i = 0; i < PyDictValues.usedSize(values); i++) {
            long at = values - 3 - i;
            int key = PyDictValues.insertionOrder(values, i);
            rows.add(new ObjectDump.Field(at - values, 1, "insertion order[" + i + "]",
                    bytes(at, 1), Integer.toString(key), ""));
        }
        long n = PyDictKeysObject.dk_nentries(keys);
        for (long i = 0; i < Math.min(n, MAX_ROWS); i++) {
            long key = Memory.getLong(PyDictKeysObject.dk_entries(keys)
                    + i * PyDictUnicodeEntry.SIZE);
            String name = LayoutValues.isObject(key) && PyUnicode.TYPE.isInstance(key)
                    ? PyUnicode.toJava(key) : "?";
            rows.add(word(values, i * 8, "values[" + i + "] " + name));
        }
        add("PyDictValues (attributes in the order of the class's keys)", values, rows);
    }

    private void instance(long object, PyType type, Layouts.Struct struct) {
        List<ObjectDump.Field> slots = new ArrayList<>();
        for (long at = struct.size(); at + 8 <= type.basicSize && type.itemSize == 0; at += 8) {
            boolean weak = at == PyTypeObject.tp_weaklistoffset(type.address);
            slots.add(word(object, at, weak ? "__weakref__" : "slot"));
        }
        if (!slots.isEmpty()) {
            add("slots added by the class", object + struct.size(), slots);
        }
        if ((type.flags & PyType.TPFLAGS_MANAGED_DICT) == 0) {
            return;
        }
        long values = Memory.getLong(object - 32);
        long dict = Memory.getLong(object - 24);
        if (values != 0 && dict == 0) {
            long keys = PyHeapTypeObject.ht_cached_keys(type.address);
            if (keys != 0) {
                values(values, keys);
                keys(keys);
            }
        } else if (dict != 0) {
            object(dict);
        }
    }

    private void set(long set) {
        List<ObjectDump.Field> rows = new ArrayList<>();
        long table = PySetObject.table(set);
        long slots = PySetObject.mask(set) + 1;
        for (long i = 0; i < Math.min(slots, MAX_ROWS); i++) {
            long at = i * setentry.SIZE;
            if (Memory.getLong(table + at) != 0) {
                rows.add(word(table, at, "table[" + i + "].key"));
                rows.add(word(table, at + 8, "table[" + i + "].hash"));
            }
        }
        add("hash table, " + slots + " slots, the empty ones left out", table, rows);
    }

    // ---------------------------------------------------------------- rows

    private void add(String title, long address, List<ObjectDump.Field> rows) {
        sections.add(new Section(title, address, where(address), "", rows));
    }

    private static ObjectDump.Field word(long base, long offset, String name) {
        long raw = Memory.getLong(base + offset);
        return new ObjectDump.Field(offset, 8, name, bytes(base + offset, 8),
                raw == 0 ? "0" : "0x" + Long.toHexString(raw),
                LayoutValues.INSTANCE.decode("", name, raw));
    }

    private static String bytes(long address, int count) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int each = Memory.getByte(address + i) & 0xFF;
            b.append(i == 0 ? "" : " ").append(each < 16 ? "0" : "")
                    .append(Integer.toHexString(each));
        }
        return b.toString();
    }

    private static String where(long address) {
        return BlockInfo.of(address).map(BlockInfo::toString).orElse("not in the heap");
    }
}
