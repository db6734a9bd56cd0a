package org.jilectomy.runtime.objects;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.unicodeiterobject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The iterator over a str: {@code str_iterator}, or {@code str_ascii_iterator} for ASCII text
 * (CPython 3.11, Objects/unicodeobject.c).
 *
 * <p>An exhausted one has {@code it_index} at -1 and drops its str, if no other thread can be
 * looking; else it keeps the str until it dies. So for threads that share an iterator the index is
 * the only field that changes, and they need no lock.
 */
public final class PyUnicodeIterator extends IteratorType {
    public static final PyUnicodeIterator TYPE = new PyUnicodeIterator("str_iterator");
    public static final PyUnicodeIterator ASCII_TYPE = new PyUnicodeIterator("str_ascii_iterator");

    private PyUnicodeIterator(String name) {
        super(new TypeSpec(name, unicodeiterobject.SIZE).gc().noNew());
    }

    static long create(ThreadState ts, long str) {
        PyType type = PyUnicode.maxCharBound(str) == 127 ? ASCII_TYPE : TYPE;
        long self = Heap.newObject(ts.heap, type.address, unicodeiterobject.SIZE, type.preHeader);
        unicodeiterobject.it_index(self, 0);
        unicodeiterobject.it_seq(self, Refs.retain(ts, str));
        return self;
    }

    @Override
    protected void define(TypeDef def) {
        def.method(
                "__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).",
                "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .method("__setstate__(self, state, /)",
                        "Set state information for unpickling.", "setState");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(unicodeiterobject.it_seq(self), visitor);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long str = unicodeiterobject.it_seq(self);
        if (str == 0) {
            return 0;
        }
        long i = Instances.drawIndex(ts, self, unicodeiterobject.IT_INDEX, PyUnicode.length(str));
        if (i < 0) {
            Instances.dropSequence(ts, self, unicodeiterobject.IT_SEQ);
            return 0;
        }
        return PyUnicode.fromCodePoint(ts, PyUnicode.charAt(str, i));
    }

    static long lengthHint(ThreadState ts, long self) {
        long index = unicodeiterobject.it_index(self);
        return PyLong.of(
                ts, index < 0 ? 0
                        : Math.max(0, PyUnicode.length(unicodeiterobject.it_seq(self)) - index));
    }

    static long reduce(ThreadState ts, long self) {
        IteratorReduce.lookUp(ts, "iter");
        long index = unicodeiterobject.it_index(self);
        return index < 0 ? IteratorReduce.iter(ts, PyUnicode.empty())
                : IteratorReduce.iter(ts, Refs.retain(ts, unicodeiterobject.it_seq(self)), index);
    }

    static long setState(ThreadState ts, long self, long state) {
        long index = Abstract.asIndexOrThrow(ts, state, Exceptions.OverflowError);
        if (unicodeiterobject.it_index(self) >= 0) {
            long n = PyUnicode.length(unicodeiterobject.it_seq(self));
            unicodeiterobject.it_index(self, Math.max(0, Math.min(index, n)));
        }
        return Singletons.None;
    }
}
