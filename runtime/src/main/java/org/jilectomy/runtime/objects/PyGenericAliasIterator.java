package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.tupleiterobject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code generic_alias_iterator}: yields its alias once, starred; what {@code *tuple[int]} walks.
 * {@code it_seq} is the alias, 0 when it was given out.
 */
final class PyGenericAliasIterator extends PyType {
    static final PyGenericAliasIterator TYPE = new PyGenericAliasIterator();

    private PyGenericAliasIterator() {
        super(new TypeSpec("generic_alias_iterator", tupleiterobject.SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", null, "reduce");
    }

    static long create(ThreadState ts, long alias) {
        long self = TYPE.allocate(ts, tupleiterobject.SIZE);
        tupleiterobject.it_index(self, 0);
        tupleiterobject.it_seq(self, Refs.retain(ts, alias));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(tupleiterobject.it_seq(self), visitor);
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    @Override
    public boolean isIterator() {
        return true;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long alias = tupleiterobject.it_seq(self);
        tupleiterobject.it_seq(self, 0);
        ObjectLock.unlock(ts, self);
        if (alias == 0) {
            return 0;
        }
        try {
            return PyGenericAlias.starred(ts, alias);
        } finally {
            Refs.release(ts, alias);
        }
    }

    static long reduce(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long alias = Refs.xretain(ts, tupleiterobject.it_seq(self));
        ObjectLock.unlock(ts, self);
        return IteratorReduce.iter(ts, alias != 0 ? alias : PyTuple.empty(ts));
    }
}
