package org.jilectomy.runtime.cli;

import org.jilectomy.heap.BlockInfo;
import org.jilectomy.heap.Kind;
import org.jilectomy.heap.dump.ValueDecoder;
import org.jilectomy.heap.layout.PyFloatObject;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;

/** Says which object a pointer in a dump leads to; runs no Python code. */
final class LayoutValues implements ValueDecoder {
    static final LayoutValues INSTANCE = new LayoutValues();

    private static final int MAX_TEXT = 40;

    private LayoutValues() {}

    @Override
    public String decode(String struct, String field, long raw) {
        return isObject(raw) ? describe(raw) : "";
    }

    /** Whether a word is the address of a live object. */
    static boolean isObject(long raw) {
        if (raw == 0 || (raw & 15) != 0) {
            return false;
        }
        return BlockInfo.of(raw)
                .filter(b -> b.block() == raw && Kind.isObject(b.kind()) && !b.isFree())
                .isPresent();
    }

    /** An object in a few words. */
    static String describe(long object) {
        if (object == Singletons.None) {
            return "None";
        }
        if (object == PyBool.True || object == PyBool.False) {
            return object == PyBool.True ? "True" : "False";
        }
        if (PyTypeType.isType(object)) {
            return "<class '" + PyType.at(object).name() + "'>";
        }
        String type = PyType.of(object).name();
        if (PyUnicode.TYPE.isInstance(object)) {
            return type + " " + quoted(PyUnicode.toJava(object));
        }
        if (PyLong.TYPE.isInstance(object)) {
            return type + " " + shortened(PyLong.toBig(object).toString());
        }
        if (PyFloat.TYPE.isInstance(object)) {
            return type + " " + PyFloatObject.ob_fval(object);
        }
        if (PyTuple.TYPE.isInstance(object)) {
            return type + " of " + PyTuple.size(object);
        }
        if (PyList.TYPE.isInstance(object)) {
            return type + " of " + PyList.size(object);
        }
        if (PyDict.TYPE.isInstance(object)) {
            return type + " of " + PyDict.size(object);
        }
        return type + " object";
    }

    private static String quoted(String text) {
        StringBuilder b = new StringBuilder("'");
        for (int i = 0; i < text.length() && i < MAX_TEXT; i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                b.append("\\x").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
            } else {
                b.append(c);
            }
        }
        return b.append(text.length() > MAX_TEXT ? "…'" : "'").toString();
    }

    private static String shortened(String digits) {
        return digits.length() <= MAX_TEXT ? digits
                : digits.substring(0, MAX_TEXT) + "… (" + digits.length() + " digits)";
    }
}
