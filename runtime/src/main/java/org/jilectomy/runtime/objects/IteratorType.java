package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/** A type whose instances are iterators: {@code iter()} of one is itself. */
public abstract class IteratorType extends PyType {
    protected IteratorType(TypeSpec spec) {
        super(spec);
    }

    /** {@code PyObject_SelfIter}. */
    @Override
    public long tp_iter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    @Override
    public final boolean isIterator() {
        return true;
    }
}
