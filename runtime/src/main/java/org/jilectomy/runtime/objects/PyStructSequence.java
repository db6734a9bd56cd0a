package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A tuple whose items also have names ({@code sys.version_info}, {@code time.struct_time}); compare
 * CPython {@code structseq.c}.
 *
 * <p>There may be fields behind the end of the tuple ({@code stat_result.st_blocks}), which only the
 * name reaches, and items of the tuple without a name.
 */
public final class PyStructSequence extends PyTuple {
    /** Names of the fields; null for one without a name. */
    private final String[] fields;

    /** How many fields the tuple shows. */
    private final int visible;

    private final boolean callable;

    /** @param name qualified by the module, as the repr shows it */
    public PyStructSequence(String name, String... fields) {
        this(name, fields.length, false, fields);
    }

    /**
     * @param visible how many of the fields the tuple shows
     * @param callable Python code may make instances
     */
    public PyStructSequence(String name, int visible, boolean callable, String... fields) {
        super(new TypeSpec(name, PyTupleObject.OB_ITEM)
                .items(8)
                .gc()
                .base(PyTuple.TYPE)
                .flags(TPFLAGS_TUPLE_SUBCLASS | TPFLAGS_SEQUENCE
                        | (callable ? 0 : TPFLAGS_DISALLOW_INSTANTIATION)));
        this.fields = fields;
        this.visible = visible;
        this.callable = callable;
    }

    @Override
    protected void define(TypeDef def) {
        int unnamed = 0;
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == null) {
                unnamed++;
            } else {
                def.member(fields[i], PyTupleObject.OB_ITEM + i * 8, null);
            }
        }
        def.in(PyStructSequence.class)
                .number("n_fields", fields.length)
                .number("n_sequence_fields", visible)
                .number("n_unnamed_fields", unnamed)
                .method("__reduce__(self, /)", null, "reduce");
    }

    /** A new instance; takes over the references of {@code values}, one a field. */
    public long createSteal(ThreadState ts, long... values) {
        long self = allocate(ts, PyTupleObject.OB_ITEM + fields.length * 8L);
        PyVarObject.ob_size(self, visible);
        for (int i = 0; i < fields.length; i++) {
            long value = i < values.length ? Refs.toObjectSteal(ts, values[i]) : Singletons.None;
            Memory.putLong(self + PyTupleObject.OB_ITEM + i * 8L, value);
        }
        return self;
    }

    // ---------------------------------------------------------------- made by Python code

    private static final Signature NEW = Signature.parse("(cls, sequence, dict=None)");

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (!callable) {
            throw Errors.typeError(ts, "cannot create '" + tpName() + "' instances");
        }
        long[] a = ArgumentBinder.bindBuiltin(ts, simpleName(), NEW, args, kwnames);
        long dict = a[1] == Singletons.None ? 0 : a[1];
        if (!Abstract.isIterable(a[0])) {
            throw Errors.typeError(ts, "constructor requires a sequence");
        }
        if (dict != 0 && !PyDict.TYPE.isInstance(dict)) {
            throw Errors.typeError(ts, tpName() + "() takes a dict as second arg, if any");
        }
        long items = PyTuple.fromIterable(ts, a[0]);
        try {
            int n = (int) PyTuple.size(items);
            if (n < visible || n > fields.length) {
                boolean exact = visible == fields.length;
                throw Errors.typeError(ts, tpName() + "() takes " + (exact ? "a "
                        : n < visible ? "an at least " : "an at most ")
                        + (n < visible ? visible : fields.length) + "-sequence (" + n
                        + "-sequence given)");
            }
            long[] values = new long[fields.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = i < n ? PyTuple.getItem(ts, items, i) : missing(ts, dict, items, i);
            }
            return createSteal(ts, values);
        } finally {
            Refs.release(ts, items);
        }
    }

    /** A field that the sequence was too short for. */
    private long missing(ThreadState ts, long dict, long items, int i) {
        long value = dict == 0 || fields[i] == null ? 0 : PyDict.getItemString(ts, dict, fields[i]);
        if (value != 0) {
            return value;
        }
        int unnamed = 0;
        for (int k = 0; k < visible; k++) {
            unnamed += fields[k] == null ? 1 : 0;
        }
        // The first hidden fields are finer forms of the items without names.
        int at = visible - unnamed + i - visible;
        return i - visible < unnamed ? PyTuple.getItem(ts, items, at) : Singletons.None;
    }

    static long reduce(ThreadState ts, long self) {
        PyStructSequence type = (PyStructSequence) PyType.of(self);
        long[] shown = new long[type.visible];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = PyTuple.getItem(ts, self, i);
        }
        long tuple = PyTuple.fromArraySteal(ts, shown);
        long dict = PyDict.create(ts);
        for (int i = type.visible; i < type.fields.length; i++) {
            long value = Memory.getLong(self + PyTupleObject.OB_ITEM + i * 8L);
            PyDict.setItemString(ts, dict, type.fields[i], value);
        }
        long args = PyTuple.fromArraySteal(ts, new long[] {tuple, dict});
        return PyTuple.fromArraySteal(
                ts, new long[] {Refs.retain(ts, type.address), args});
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int i = 0; i < fields.length; i++) {
            Dealloc.visit(Memory.getLong(self + PyTupleObject.OB_ITEM + i * 8L), visitor);
        }
    }

    @Override
    protected void tp_dealloc(ThreadState ts, long self) {
        Dealloc.generic(ts, this, self);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        UnicodeBuilder b = new UnicodeBuilder();
        b.append(tpName()).append('(');
        int name = -1;
        for (int i = 0; i < visible; i++) {
            if (i > 0) {
                b.append(", ");
            }
            do {
                name++;
            } while (name < fields.length && fields[name] == null);
            b.append(fields[name]).append('=');
            long value = PyTuple.getItem(ts, self, i);
            try {
                ReprGuard.appendRepr(ts, b, value);
            } finally {
                Refs.release(ts, value);
            }
        }
        return b.append(')').finish(ts);
    }
}
