package org.jilectomy.runtime.builtins.nodes;

import java.lang.reflect.InvocationTargetException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyComplex;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * From Python objects to the records of a tree; compare {@code PyAST_obj2mod}. Whether the tree
 * makes sense is for {@link NodeChecks} to say.
 */
public final class NodesFromPython {
    private final ThreadState ts;
    private final NodeClasses classes;

    private NodesFromPython(ThreadState ts) {
        this.ts = ts;
        this.classes = NodeClasses.get(ts);
    }

    /**
     * A record of the tree whose root is {@code value}.
     *
     * @param root the class it must be an instance of: {@code Module}, {@code Expression} …
     * @throws PyException TypeError or ValueError
     */
    public static Object convert(ThreadState ts, long value, String root) {
        NodesFromPython c = new NodesFromPython(ts);
        long cls = c.classes.address(root);
        if (!Abstract.isInstance(ts, value, cls)) {
            throw Errors.typeError(ts, "expected " + root + " node, got "
                    + PyType.of(value).simpleName());
        }
        return c.node(value, "mod");
    }

    // ---------------------------------------------------------------- nodes

    private Object node(long value, String sum) {
        if (value == Singletons.None) {
            return null;
        }
        NodeClasses.NodeClass c = classes.ofPython(value);
        if (c == null || !c.kind.sum().equals(sum)) {
            if (isPlaced(sum)) {
                attributes(value, sum); // CPython looks at the position first
            }
            throw unexpected(sum, value);
        }
        if (c.constant != null) {
            return c.constant;
        }
        if (c.constructor == null) {
            throw Errors.notImplemented(ts, "compile() of a " + c.kind.name() + " node");
        }
        ThreadState.enter(ts);
        try {
            return build(value, c);
        } finally {
            ThreadState.leave(ts);
        }
    }

    private static boolean isPlaced(String sum) {
        return switch (sum) {
            case "stmt", "expr", "excepthandler", "pattern" -> true;
            default -> false;
        };
    }

    private PyException unexpected(String sum, long value) {
        return Errors.typeError(ts, "expected some sort of " + sum + ", but got "
                + Abstract.reprJava(ts, value));
    }

    private Object build(long value, NodeClasses.NodeClass c) {
        Span span = c.kind.placed() ? attributes(value, c.kind.sum()) : null;
        Grammar.Field[] fields = c.kind.fields();
        int n = c.accessors.length;
        Object[] parts = new Object[span == null ? n : n + 1];
        for (int i = 0; i < n; i++) {
            parts[i] = field(value, c, fields[i]);
        }
        for (int i = n; i < fields.length; i++) {
            Refs.xrelease(ts, Abstract.lookupAttr(ts, value, Names.of(fields[i].name())));
        }
        if (span != null) {
            parts[n] = span;
        }
        for (int i = 0; i < n; i++) {
            parts[i] = fit(parts[i], c.accessors[i].getReturnType());
        }
        try {
            return c.constructor.newInstance(parts);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the record holds where Python has a number. */
    private static Object fit(Object part, Class<?> type) {
        return type == boolean.class ? (Object) (part != null && (Integer) part != 0)
                : type == int.class && part == null ? (Object) 0 : part;
    }

    private Span attributes(long value, String kind) {
        int line = required(value, "lineno", kind);
        int column = required(value, "col_offset", kind);
        boolean pattern = kind.equals("pattern");
        int endLine = pattern
                ? required(value, "end_lineno", kind) : optional(value, "end_lineno", line);
        int endColumn = pattern
                ? required(value, "end_col_offset", kind)
                : optional(value, "end_col_offset", column);
        return new Span(line, column, endLine, endColumn);
    }

    private int required(long value, String name, String kind) {
        long v = Abstract.lookupAttr(ts, value, Names.of(name));
        if (v == 0) {
            throw missing(name, kind);
        }
        return integerSteal(v);
    }

    private int optional(long value, String name, int otherwise) {
        long v = Abstract.lookupAttr(ts, value, Names.of(name));
        return v == 0 || v == Singletons.None ? otherwise : integerSteal(v);
    }

    private PyException missing(String field, String node) {
        return Errors.typeError(
                ts, "required field \"" + field + "\" missing from " + node);
    }

    private int integerSteal(long v) {
        try {
            if (!PyLong.TYPE.isInstance(v)) {
                throw Errors.valueError(
                        ts, "invalid integer value: " + Abstract.reprJava(ts, v));
            }
            long n = PyLong.asLong(ts, v);
            if (n != (int) n) {
                throw Errors.overflowError(
                        ts, "Python int too large to convert to C int");
            }
            return (int) n;
        } finally {
            Refs.release(ts, v);
        }
    }

    // ---------------------------------------------------------------- fields

    private Object field(long value, NodeClasses.NodeClass c, Grammar.Field f) {
        long v = Abstract.lookupAttr(ts, value, Names.of(f.name()));
        if (v == 0) {
            if (f.quantity() == '?') {
                return null;
            }
            throw missing(f.name(), c.kind.name());
        }
        try {
            if (f.quantity() == '*') {
                return list(v, c, f);
            }
            if (v == Singletons.None && f.quantity() == '?') {
                return null;
            }
            Object part = single(v, f.type());
            if (part == null) {
                throw Errors.valueError(ts, "field '" + f.name() + "' is required for "
                        + c.kind.name());
            }
            return part;
        } finally {
            Refs.release(ts, v);
        }
    }

    private List<Object> list(long v, NodeClasses.NodeClass c, Grammar.Field f) {
        if (!PyList.TYPE.isInstance(v)) {
            throw Errors.typeError(ts, c.kind.name() + " field \"" + f.name()
                    + "\" must be a list, not a " + PyType.of(v).simpleName());
        }
        long size = PyList.size(v);
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            long item = PyList.getItem(ts, v, i);
            try {
                parts.add(single(item, f.type()));
            } finally {
                Refs.release(ts, item);
            }
            if (PyList.size(v) != size) {
                throw Errors.runtimeError(ts, c.kind.name() + " field \"" + f.name()
                        + "\" changed size during iteration");
            }
        }
        return parts;
    }

    /** A field's value as Java has it; null for None where a node or text may be missing. */
    private Object single(long v, String type) {
        return switch (type) {
            case "identifier", "string" -> {
                if (v == Singletons.None) {
                    yield null;
                }
                if (!PyUnicode.TYPE.isInstance(v)) {
                    throw Errors.typeError(ts, "AST " + type + " must be of type str");
                }
                yield PyUnicode.toJava(v);
            }
            case "int" -> integerSteal(Refs.retain(ts, v));
            case "constant" -> constant(v);
            default -> node(v, type);
        };
    }

    // ---------------------------------------------------------------- constants

    private ConstantValue constant(long v) {
        ConstantValue c = constantOrNull(v);
        if (c == null) {
            throw Errors.typeError(
                    ts, "got an invalid type in Constant: " + invalidType(v));
        }
        return c;
    }

    /** The type that no literal has: of an item, if a tuple or frozenset holds it. */
    private String invalidType(long v) {
        if (PyTuple.TYPE.isExactly(v) || PyFrozenSet.TYPE.isExactly(v)) {
            long items = PyTuple.fromIterable(ts, v);
            try {
                for (long i = 0; i < PyTuple.size(items); i++) {
                    long item = Refs.fromMemoryBorrowed(PyTuple.item(items, i));
                    if (constantOrNull(item) == null) {
                        return invalidType(item);
                    }
                }
            } finally {
                Refs.release(ts, items);
            }
        }
        return PyType.of(v).simpleName();
    }

    private ConstantValue constantOrNull(long v) {
        if (v == Singletons.None) {
            return ConstantValue.None.INSTANCE;
        }
        if (v == PyBool.True) {
            return ConstantValue.True.INSTANCE;
        }
        if (v == PyBool.False) {
            return ConstantValue.False.INSTANCE;
        }
        if (v == Singletons.Ellipsis) {
            return ConstantValue.Ellipsis.INSTANCE;
        }
        if (PyLong.TYPE.isExactly(v)) {
            BigInteger i = PyLong.toBig(v);
            return new ConstantValue.Int(i);
        }
        if (PyFloat.TYPE.isExactly(v)) {
            return new ConstantValue.Float(PyFloat.doubleValue(v));
        }
        if (PyComplex.TYPE.isExactly(v)) {
            return new ConstantValue.Complex(PyComplex.real(v), PyComplex.imag(v));
        }
        if (PyUnicode.TYPE.isExactly(v)) {
            String text = PyUnicode.toJava(v);
            int n = PyUnicode.length(v);
            if (text.codePointCount(0, text.length()) == n) {
                return new ConstantValue.Str(text);
            }
            int[] codePoints = new int[n];
            for (int i = 0; i < n; i++) {
                codePoints[i] = PyUnicode.charAt(v, i);
            }
            return new ConstantValue.Str(text, codePoints);
        }
        if (PyBytes.TYPE.isExactly(v)) {
            return new ConstantValue.Bytes(PyBytes.toArray(v));
        }
        if (PyTuple.TYPE.isExactly(v)) {
            List<ConstantValue> items = items(v);
            return items == null ? null : new ConstantValue.Tuple(items);
        }
        if (PyFrozenSet.TYPE.isExactly(v)) {
            long tuple = PyTuple.fromIterable(ts, v);
            try {
                List<ConstantValue> items = items(tuple);
                return items == null ? null : new ConstantValue.FrozenSet(items);
            } finally {
                Refs.release(ts, tuple);
            }
        }
        return null;
    }

    private List<ConstantValue> items(long tuple) {
        List<ConstantValue> values = new ArrayList<>();
        ThreadState.enter(ts);
        try {
            for (long i = 0; i < PyTuple.size(tuple); i++) {
                ConstantValue c =
                        constantOrNull(Refs.fromMemoryBorrowed(PyTuple.item(tuple, i)));
                if (c == null) {
                    return null;
                }
                values.add(c);
            }
            return values;
        } finally {
            ThreadState.leave(ts);
        }
    }
}
