package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.gaobject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code generic_alias_iterator}: gives the starred alias, once; for {@code *tuple[int]}.
 *
 * <pre>
 *  +16 the starred alias, owned     +24 index, -1 from the end on
 * </pre>
 */
final class PyGenericAliasIterator extends IteratorType {
    private static final int ALIAS = PyObject.SIZE;
    private static final int INDEX = ALIAS + 8;

    static final PyGenericAliasIterator TYPE = new PyGenericAliasIterator();

    private PyGenericAliasIterator() {
        super(new TypeSpec("generic_alias_iterator", INDEX + 8).gc().noNew());
    }

    static long createSteal(ThreadState ts, long starred) {
        long self = TYPE.allocate(ts, INDEX + 8);
        Memory.putLong(self + ALIAS, starred);
        Memory.putLong(self + INDEX, 0);
        return self;
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", null, "reduce");
    }

    /** What is iterated over is the alias without its star, which pickles as itself. */
    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        if (Memory.getLong(self + INDEX) < 0) {
            return IteratorReduce.iter(ts, PyTuple.create(ts, 0));
        }
        long alias = Memory.getLong(self + ALIAS);
        return IteratorReduce.iter(
                ts, PyGenericAlias.create(ts, gaobject.origin(alias), gaobject.args(alias)));
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + ALIAS));
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long i = Instances.drawIndex(ts, self, INDEX, 1);
        return i < 0 ? 0 : Refs.retain(ts, Memory.getLong(self + ALIAS));
    }
}
