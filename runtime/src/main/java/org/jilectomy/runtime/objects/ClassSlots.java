package org.jilectomy.runtime.objects;

import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Supplier;
import org.jilectomy.runtime.state.ThreadState;

/** Reads {@code __slots__} of a class being made; compare {@code type_new_slots}. */
final class ClassSlots {
    private final ThreadState ts;
    private final Supplier<String> className;
    private final PyType base;
    private final long dict;

    ClassSlots(ThreadState ts, Supplier<String> className, PyType base, long dict) {
        this.ts = ts;
        this.className = className;
        this.base = base;
        this.dict = dict;
    }

    /**
     * The names, private ones mangled, sorted; {@code __dict__} and {@code __weakref__} among them.
     */
    ArrayList<String> read(long slots, boolean mayAddDict, boolean mayAddWeak) {
        long tuple = PyUnicode.check(slots) ? PyTuple.of(ts, slots) : PyTuple.fromIterable(ts,
                slots);
        try {
            ArrayList<String> names = new ArrayList<>();
            int n = (int) PyTuple.size(tuple);
            if (n > 0 && base.itemSize != 0) {
                throw Errors.typeError(ts, "nonempty __slots__ not supported for subtype of '"
                        + base.name() + "'");
            }
            for (int i = 0; i < n; i++) {
                add(names, PyTuple.item(tuple, i), mayAddDict, mayAddWeak);
            }
            boolean d = names.remove("__dict__");
            boolean w = names.remove("__weakref__");
            Collections.sort(names);
            if (d) {
                names.add("__dict__");
            }
            if (w) {
                names.add("__weakref__");
            }
            return names;
        } finally {
            Refs.release(ts, tuple);
        }
    }

    private void add(ArrayList<String> names, long item, boolean mayAddDict, boolean mayAddWeak) {
        if (!PyUnicode.check(item)) {
            throw Errors.typeError(ts, "__slots__ items must be strings, not '"
                    + PyType.of(item).name() + "'");
        }
        String name = PyUnicode.toJava(item);
        if (!isIdentifier(name)) {
            throw Errors.typeError(ts, "__slots__ must be identifiers");
        }
        if (name.equals("__dict__")) {
            if (!mayAddDict || names.contains(name)) {
                throw Errors.typeError(ts,
                        "__dict__ slot disallowed: we already got one");
            }
        } else if (name.equals("__weakref__")) {
            if (!mayAddWeak || names.contains(name)) {
                throw Errors.typeError(ts, "__weakref__ slot disallowed: either we already got "
                        + "one, or __itemsize__ != 0");
            }
        } else {
            String mangled = mangle(className.get(), name);
            if (!name.equals("__qualname__") && !name.equals("__classcell__")
                    && PyDict.contains(ts, dict, Names.of(mangled))) {
                throw Errors.valueError(ts,
                        "'" + mangled + "' in __slots__ conflicts with class variable");
            }
            names.add(mangled);
            return;
        }
        names.add(name);
    }

    private static boolean isIdentifier(String s) {
        if (s.isEmpty() || !Character.isUnicodeIdentifierStart(s.codePointAt(0))
                && s.charAt(0) != '_') {
            return false;
        }
        return s.codePoints().skip(1).allMatch(c -> Character.isUnicodeIdentifierPart(c)
                && !Character.isIdentifierIgnorable(c));
    }

    /** {@code __x} becomes {@code _Class__x}. */
    static String mangle(String cls, String name) {
        if (!name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        int i = 0;
        while (i < cls.length() && cls.charAt(i) == '_') {
            i++;
        }
        return i == cls.length() ? name : "_" + cls.substring(i) + name;
    }
}
