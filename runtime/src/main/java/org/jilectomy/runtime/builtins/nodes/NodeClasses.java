package org.jilectomy.runtime.builtins.nodes;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jilectomy.runtime.ast.Alias;
import org.jilectomy.runtime.ast.Arg;
import org.jilectomy.runtime.ast.Arguments;
import org.jilectomy.runtime.ast.BoolOperator;
import org.jilectomy.runtime.ast.CmpOp;
import org.jilectomy.runtime.ast.Comprehension;
import org.jilectomy.runtime.ast.ExceptHandler;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.ExprContext;
import org.jilectomy.runtime.ast.Keyword;
import org.jilectomy.runtime.ast.MatchCase;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Operator;
import org.jilectomy.runtime.ast.Pattern;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.ast.TypeIgnore;
import org.jilectomy.runtime.ast.UnaryOperator;
import org.jilectomy.runtime.ast.WithItem;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The Python classes of syntax-tree nodes, made of the {@link Grammar} when they are first needed;
 * one set for the process. The classes are ordinary Python classes, so that a program may add
 * methods to them, as the module {@code ast} does.
 */
public final class NodeClasses {
    private static final String[] ATTRIBUTES = {
        "lineno", "col_offset", "end_lineno", "end_col_offset"
    };

    private static volatile NodeClasses instance;

    /** One kind of node: its Python class and its record, or constant. */
    static final class NodeClass {
        final Grammar.Kind kind;

        /** The class; lives until exit. */
        final long address;

        /** The only instance, of an operator or context; else 0. */
        long singleton;

        /** The constant of an operator or context; else null. */
        Enum<?> constant;

        /** The record's parts, in the order of the fields; null without a record. */
        Method[] accessors;

        Constructor<?> constructor;

        NodeClass(Grammar.Kind kind, long address) {
            this.kind = kind;
            this.address = address;
        }
    }

    /** Every class by name, in the order of the module's dict; sum types are in here as well. */
    private final Map<String, Long> byName = new LinkedHashMap<>();

    private final Map<Long, NodeClass> byAddress = new HashMap<>();
    private final Map<Object, NodeClass> byJava = new HashMap<>();

    private static final ReentrantLock MAKING = new ReentrantLock();

    private NodeClasses() {}

    static NodeClasses get(ThreadState ts) {
        NodeClasses c = instance;
        return c != null ? c : make(ts);
    }

    /** Makes classes, which touches objects of other threads: so nobody waits here attached. */
    private static NodeClasses make(ThreadState ts) {
        ts.lockDetached(MAKING);
        try {
            if (instance == null) {
                NodeClasses made = new NodeClasses();
                made.fill(ts);
                instance = made;
            }
            return instance;
        } finally {
            MAKING.unlock();
        }
    }

    /** Puts all classes into a module's dict. */
    public static void putInto(ThreadState ts, long dict) {
        for (Map.Entry<String, Long> e : get(ts).byName.entrySet()) {
            PyDict.setItemName(ts, dict, Names.of(e.getKey()), e.getValue());
        }
    }

    /** Whether a value is an instance of {@code ast.AST}. */
    public static boolean isNode(long value) {
        return PyAST.TYPE.isInstance(value);
    }

    NodeClass ofJava(Object node) {
        return byJava.get(node instanceof Enum<?> ? node : node.getClass());
    }

    /** The kind of node a Python object is, also by inheritance; null if none. */
    NodeClass ofPython(long value) {
        for (PyType t : PyType.of(value).mro()) {
            NodeClass c = byAddress.get(t.address);
            if (c != null) {
                return c;
            }
        }
        return null;
    }

    long address(String name) {
        return byName.get(name);
    }

    // ---------------------------------------------------------------- making

    private void fill(ThreadState ts) {
        byName.put("AST", PyAST.TYPE.address);
        for (Grammar.Type type : Grammar.types()) {
            long base = PyAST.TYPE.address;
            if (!type.product()) {
                base = makeClass(ts, type.name(), base, new Grammar.Field[0], type.text(),
                        type.placed(), true, type.name().equals("pattern"));
            }
            for (Grammar.Kind kind : type.kinds()) {
                long cls = makeClass(ts, kind.name(), base, kind.fields(), kind.text(),
                        kind.placed(), type.product(), false);
                NodeClass node = new NodeClass(kind, cls);
                byAddress.put(cls, node);
                connect(ts, node);
            }
        }
    }

    private long makeClass(
            ThreadState ts, String name, long base, Grammar.Field[] fields, String doc,
            boolean placed, boolean ofAst, boolean endRequired) {
        long dict = PyDict.create(ts);
        String[] names = new String[fields.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = fields[i].name();
        }
        put(ts, dict, "_fields", names(ts, names));
        put(ts, dict, "__match_args__", names(ts, names));
        put(ts, dict, "__module__", Names.of("ast"));
        put(ts, dict, "__doc__", PyUnicode.fromJava(ts, doc));
        if (ofAst) {
            put(ts, dict, "_attributes", names(ts, placed ? ATTRIBUTES : new String[0]));
        }
        for (Grammar.Field f : fields) {
            if (f.quantity() == '?') {
                put(ts, dict, f.name(), Singletons.None);
            }
        }
        if (ofAst && placed && !endRequired) {
            put(ts, dict, "end_lineno", Singletons.None);
            put(ts, dict, "end_col_offset", Singletons.None);
        }
        long nameStr = Names.of(name);
        long bases = PyTuple.of(ts, base);
        try {
            long cls = Abstract.call(ts, PyTypeType.TYPE.address, nameStr, bases, dict);
            Pins.keepUntilExit(cls);
            byName.put(name, cls);
            return cls;
        } finally {
            Refs.release(ts, bases);
            Refs.release(ts, dict);
        }
    }

    private static void put(ThreadState ts, long dict, String name, long valueSteal) {
        PyDict.setItemName(ts, dict, Names.of(name), valueSteal);
        Refs.release(ts, valueSteal);
    }

    private static long names(ThreadState ts, String[] strings) {
        long[] items = new long[strings.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = Names.of(strings[i]);
        }
        return PyTuple.fromArraySteal(ts, items);
    }

    // ---------------------------------------------------------------- the Java side

    /** Finds the record or constant of a kind. */
    private void connect(ThreadState ts, NodeClass node) {
        Enum<?> constant = constant(node.kind);
        if (constant != null) {
            node.constant = constant;
            PyType type = PyType.at(node.address);
            node.singleton = type.tp_new(ts, type, new long[0], 0);
            Pins.keepUntilExit(node.singleton);
            byJava.put(constant, node);
            return;
        }
        Class<?> record = record(node.kind);
        if (record == null) {
            return;
        }
        RecordComponent[] parts = record.getRecordComponents();
        int n = parts.length;
        if (n > 0 && parts[n - 1].getType() == Span.class) {
            n--;
        }
        node.accessors = new Method[n];
        for (int i = 0; i < n; i++) {
            node.accessors[i] = parts[i].getAccessor();
        }
        node.constructor = record.getDeclaredConstructors()[0];
        byJava.put(record, node);
    }

    private static Enum<?> constant(Grammar.Kind kind) {
        Class<? extends Enum<?>> type =
                switch (kind.sum()) {
                    case "expr_context" -> ExprContext.class;
                    case "boolop" -> BoolOperator.class;
                    case "operator" -> Operator.class;
                    case "unaryop" -> UnaryOperator.class;
                    case "cmpop" -> CmpOp.class;
                    default -> null;
                };
        if (type == null) {
            return null;
        }
        for (Enum<?> e : type.getEnumConstants()) {
            if (e.name().equalsIgnoreCase(kind.name())) {
                return e;
            }
        }
        throw new IllegalStateException(kind.name());
    }

    private static Class<?> record(Grammar.Kind kind) {
        Class<?> sum =
                switch (kind.sum()) {
                    case "mod" -> Mod.class;
                    case "stmt" -> Stmt.class;
                    case "expr" -> Expr.class;
                    case "pattern" -> Pattern.class;
                    default -> null;
                };
        if (sum == null) {
            return switch (kind.name()) {
                case "comprehension" -> Comprehension.class;
                case "ExceptHandler" -> ExceptHandler.class;
                case "arguments" -> Arguments.class;
                case "arg" -> Arg.class;
                case "keyword" -> Keyword.class;
                case "alias" -> Alias.class;
                case "withitem" -> WithItem.class;
                case "match_case" -> MatchCase.class;
                case "TypeIgnore" -> TypeIgnore.class;
                default -> null;
            };
        }
        for (Class<?> c : sum.getDeclaredClasses()) {
            String name = c.getSimpleName();
            if (name.equals(kind.name()) || name.equals(kind.name() + "Expr")
                    || name.equals(kind.name() + "Stmt")) {
                return c;
            }
        }
        return null;
    }
}
