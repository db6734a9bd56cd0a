package org.jilectomy.runtime.builtins.nodes;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jilectomy.runtime.ast.Alias;
import org.jilectomy.runtime.ast.Arg;
import org.jilectomy.runtime.ast.ConstantValue;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.objects.Abstract;
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

/** From the records of a tree to Python objects; compare {@code PyAST_mod2obj}. */
public final class NodesToPython {
    private final ThreadState ts;
    private final NodeClasses classes;

    private NodesToPython(ThreadState ts) {
        this.ts = ts;
        this.classes = NodeClasses.get(ts);
    }

    /** The Python tree, owned. */
    public static long convert(ThreadState ts, Object node) {
        return new NodesToPython(ts).value(node);
    }

    private long value(Object v) {
        return switch (v) {
            case null -> Singletons.None;
            case String s -> PyUnicode.fromJava(ts, s);
            case Integer i -> PyLong.of(ts, i);
            case Boolean b -> PyLong.of(ts, b ? 1 : 0);
            case ConstantValue c -> constant(ts, c);
            case Enum<?> e -> Refs.retain(ts, classes.ofJava(e).singleton);
            case List<?> l -> list(l);
            default -> node(v);
        };
    }

    private long list(List<?> items) {
        long list = PyList.create(ts);
        try {
            for (Object item : items) {
                long v = value(item);
                PyList.append(ts, list, v);
                Refs.release(ts, v);
            }
            return list;
        } catch (Throwable t) {
            Refs.release(ts, list);
            throw t;
        }
    }

    private long node(Object record) {
        NodeClasses.NodeClass c = classes.ofJava(record);
        PyType type = PyType.at(c.address);
        ThreadState.enter(ts);
        long self = type.tp_new(ts, type, new long[0], 0);
        try {
            Grammar.Field[] fields = c.kind.fields();
            int n = Math.min(fields.length, c.accessors.length);
            for (int i = 0; i < fields.length; i++) {
                long v = i < n
                        ? value(part(record, c, i))
                        : fields[i].quantity() == '*' ? PyList.create(ts) : Singletons.None;
                set(self, fields[i].name(), v);
            }
            Span span = span(record);
            if (span != null) {
                set(self, "lineno", PyLong.of(ts, span.lineno()));
                set(self, "col_offset", PyLong.of(ts, span.colOffset()));
                set(self, "end_lineno", PyLong.of(ts, span.endLineno()));
                set(self, "end_col_offset", PyLong.of(ts, span.endColOffset()));
            }
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        } finally {
            ThreadState.leave(ts);
        }
    }

    private static Object part(Object record, NodeClasses.NodeClass c, int i) {
        try {
            return c.accessors[i].invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private void set(long self, String name, long valueSteal) {
        try {
            Abstract.setAttr(ts, self, Names.of(name), valueSteal);
        } finally {
            Refs.release(ts, valueSteal);
        }
    }

    private static Span span(Object record) {
        return switch (record) {
            case Expr e -> e.span();
            case Stmt s -> s.span();
            case Pattern p -> p.span();
            case Arg a -> a.span();
            case Keyword k -> k.span();
            case Alias a -> a.span();
            case ExceptHandler h -> h.span();
            default -> null;
        };
    }

    /** The object of a literal, owned. */
    static long constant(ThreadState ts, ConstantValue v) {
        return switch (v) {
            case ConstantValue.None n -> Singletons.None;
            case ConstantValue.True t -> PyBool.True;
            case ConstantValue.False f -> PyBool.False;
            case ConstantValue.Ellipsis e -> Singletons.Ellipsis;
            case ConstantValue.Int i -> PyLong.of(ts, i.value());
            case ConstantValue.Float f -> PyFloat.of(ts, f.value());
            case ConstantValue.Complex c -> PyComplex.of(ts, c.real(), c.imag());
            case ConstantValue.Str s -> s.codePoints() == null
                    ? PyUnicode.fromJava(ts, s.value())
                    : PyUnicode.fromCodePoints(ts, s.codePoints(), 0, s.codePoints().length);
            case ConstantValue.Bytes b -> PyBytes.fromArray(ts, b.value());
            case ConstantValue.Tuple t -> tuple(ts, t.values());
            case ConstantValue.FrozenSet s -> {
                long items = tuple(ts, s.values());
                try {
                    yield Abstract.call(ts, PyFrozenSet.TYPE.address, items);
                } finally {
                    Refs.release(ts, items);
                }
            }
        };
    }

    private static long tuple(ThreadState ts, List<ConstantValue> values) {
        long[] items = new long[values.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = Refs.toObjectSteal(ts, constant(ts, values.get(i)));
        }
        return PyTuple.fromArraySteal(ts, items);
    }
}
