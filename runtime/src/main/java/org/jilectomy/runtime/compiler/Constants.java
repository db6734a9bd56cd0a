package org.jilectomy.runtime.compiler;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.objects.ConstantTexts;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyComplex;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The constant table of a unit.
 *
 * <p>Constants are immortal, so that loading one never counts, whatever the policy. They are shared
 * by the whole process (equal constants are one object), which bounds what {@code eval} in a loop
 * can pile up.
 */
final class Constants {
    /** All constants ever made, by type and value. */
    private static final Map<Object, Long> POOL = new HashMap<>();

    /** The items of each frozenset in the order of the source, which decides on that of the set. */
    private static final Map<Long, long[]> SET_ITEMS = new HashMap<>();

    private final ThreadState ts;
    private final List<Long> table = new ArrayList<>();
    private final Map<Long, Integer> indexes = new HashMap<>();

    Constants(ThreadState ts) {
        this.ts = ts;
    }

    /** Index of an immortal object in this unit's table. */
    int object(long address) {
        return indexes.computeIfAbsent(
                address,
                a -> {
                    table.add(a);
                    return table.size() - 1;
                });
    }

    /** Index of an interned str. */
    int name(String s) {
        return object(Names.of(s));
    }

    int nameTuple(List<String> names) {
        return object(
                pooled(
                        List.copyOf(names),
                        () -> {
                            long[] items = new long[names.size()];
                            for (int i = 0; i < items.length; i++) {
                                items[i] = Names.of(names.get(i));
                            }
                            return PyTuple.fromArraySteal(ts, items);
                        }));
    }

    long emptyTuple() {
        return PyTuple.create(ts, 0);
    }

    long[] toArray() {
        long[] a = new long[table.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = table.get(i);
        }
        return a;
    }

    /** Immediate bits or the address of an immortal object. */
    long value(ConstantValue v) {
        if (v instanceof ConstantValue.None n) {
            return Singletons.None;
        } else if (v instanceof ConstantValue.True t) {
            return PyBool.True;
        } else if (v instanceof ConstantValue.False f) {
            return PyBool.False;
        } else if (v instanceof ConstantValue.Ellipsis e) {
            return Singletons.Ellipsis;
        } else if (v instanceof ConstantValue.Int i) {
            return integer(i.value());
        } else if (v instanceof ConstantValue.Float f) {
            return Immediate.fitsFloat(f.value())
                    ? Immediate.ofFloat(f.value())
                    : pooled(
                            f.value(), () -> PyFloat.box(ts, f.value()));
        } else if (v instanceof ConstantValue.Complex c) {
            return complex(c.real(), c.imag());
        } else if (v instanceof ConstantValue.Str s) {
            int[] apart = s.codePoints();
            return apart == null
                    ? text(s.value())
                    : pooled(s, () -> PyUnicode.fromCodePoints(ts, apart, 0, apart.length));
        } else if (v instanceof ConstantValue.Tuple t) {
            return sequence(t.values(), false);
        } else if (v instanceof ConstantValue.FrozenSet s) {
            return sequence(s.values(), true);
        } else if (v instanceof ConstantValue.Bytes b) {
            return pooled(b, () -> PyBytes.fromArray(ts, b.value()));
        } else {
            throw new IllegalStateException(v.toString());
        }
    }

    /** The immortal tuple or frozenset of constants, its items immortal too. */
    long sequence(List<ConstantValue> values, boolean set) {
        long[] items = new long[values.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = boxed(value(values.get(i)));
        }
        return items(items, set);
    }

    long complex(double real, double imag) {
        return pooled(
                Arrays.asList("complex", real, imag), () -> PyComplex.of(ts, real, imag));
    }

    /** The immortal tuple or frozenset of objects that are constants themselves. */
    long items(long[] items, boolean set) {
        List<Object> key = new ArrayList<>(items.length + 1);
        key.add(set);
        for (long item : items) {
            key.add(item);
        }
        return pooled(
                key,
                () -> {
                    long tuple = PyTuple.fromArraySteal(ts, items);
                    if (!set) {
                        return tuple;
                    }
                    long frozen = PyFrozenSet.constant(ts, tuple);
                    Refs.release(ts, tuple);
                    SET_ITEMS.put(frozen, items);
                    return frozen;
                });
    }

    /** The items that {@link #items} made a frozenset of. */
    static long[] itemsOfSet(long frozenset) {
        synchronized (POOL) {
            return SET_ITEMS.get(frozenset);
        }
    }

    /** The immortal object of a constant. */
    long boxed(long value) {
        return Immediate.is(value)
                ? pooled(Arrays.asList("boxed", value), () -> Refs.toObject(ts, value))
                : value;
    }

    private long integer(BigInteger i) {
        if (i.bitLength() <= 62) {
            long l = i.longValue();
            return Immediate.fitsInt(l)
                    ? Immediate.ofInt(l)
                    : pooled(i, () -> PyLong.box(ts, l));
        }
        return pooled(i, () -> PyLong.of(ts, i));
    }

    /** Identifier-like strings are interned, as in CPython. */
    private long text(String s) {
        return text(s, isIdentifier(s));
    }

    long text(String s, boolean identifier) {
        if (identifier) {
            return Names.of(s);
        }
        long text = ConstantTexts.of(s);
        return text != 0 ? text : pooled(s, () -> PyUnicode.fromJava(ts, s));
    }

    static boolean isIdentifier(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c == '_' || c < 128 && Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return true;
    }

    /** Makes an owned object. */
    private interface Maker {
        long make();
    }

    private static long pooled(Object key, Maker maker) {
        synchronized (POOL) {
            Long known = POOL.get(key);
            if (known != null) {
                return known;
            }
            long object = maker.make();
            if (!Refcount.isImmortal(object)) {
                Refcount.makeImmortal(object);
            }
            POOL.put(key, object);
            return object;
        }
    }
}
