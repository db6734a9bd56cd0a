package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A tuple whose items also have names ({@code sys.version_info}, {@code time.struct_time}); compare
 * CPython {@code structseq.c}.
 */
public final class PyStructSequence extends PyTuple {
    private final String[] fields;

    /** @param name qualified by the module, as the repr shows it */
    public PyStructSequence(String name, String... fields) {
        super(new TypeSpec(name, PyTupleObject.OB_ITEM)
                .items(8)
                .gc()
                .base(PyTuple.TYPE)
                .flags(TPFLAGS_TUPLE_SUBCLASS | TPFLAGS_SEQUENCE | TPFLAGS_DISALLOW_INSTANTIATION));
        this.fields = fields;
    }

    @Override
    protected void define(TypeDef def) {
        for (int i = 0; i < fields.length; i++) {
            def.member(fields[i], PyTupleObject.OB_ITEM + i * 8, null);
        }
    }

    /** A new instance; takes over the references of {@code values}, one a field. */
    public long createSteal(ThreadState ts, long... values) {
        long self = allocate(ts, PyTupleObject.OB_ITEM + values.length * 8L);
        PyVarObject.ob_size(self, values.length);
        for (int i = 0; i < values.length; i++) {
            PyTuple.setSteal(ts, self, i, Refs.toObjectSteal(ts, values[i]));
        }
        return self;
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        UnicodeBuilder b = new UnicodeBuilder();
        b.append(tpName()).append('(');
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                b.append(", ");
            }
            b.append(fields[i]).append('=');
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
