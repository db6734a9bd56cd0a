package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** {@code repeat}. */
final class Repeat extends ItertoolsIterator {
    private static final int ELEMENT = 0;
    private static final int LEFT = 0; // word; -1 without end

    private static final Signature NEW = Signature.parse("repeat(type, object, times=None)");

    static final Repeat TYPE = new Repeat();

    private Repeat() {
        super("repeat", 1, 1);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__length_hint__(self, /)",
                "Private method returning an estimate of len(list(it)).", "lengthHint")
                .method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(ts, "repeat", NEW, args, kwnames);
        long times = a[1] == 0 ? -1
                : Math.max(0, Abstract.asIndexOrThrow(ts, a[1], Exceptions.OverflowError));
        long self = make(ts, type);
        init(ts, self, ELEMENT, a[0]);
        TYPE.number(self, LEFT, times);
        return self;
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long word = word(self, LEFT);
        while (true) {
            long left = Memory.getLongVolatile(word);
            if (left == 0) {
                return 0;
            }
            if (left < 0 || Memory.compareAndSetLong(word, left, left - 1)) {
                return Refs.fromMemory(ts, object(self, ELEMENT));
            }
        }
    }

    static long lengthHint(ThreadState ts, long self) {
        long left = Memory.getLongVolatile(TYPE.word(self, LEFT));
        if (left < 0) {
            throw Errors.typeError(ts, "len() of unsized object");
        }
        return PyLong.of(ts, left);
    }

    static long reduce(ThreadState ts, long self) {
        long left = Memory.getLongVolatile(TYPE.word(self, LEFT));
        long element = object(self, ELEMENT);
        return reduced(ts, self, left < 0 ? PyTuple.of(ts, element)
                : pair(ts, Refs.retain(ts, element), PyLong.of(ts, left)));
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long left = Memory.getLongVolatile(word(self, LEFT));
        String text = PyType.of(self).simpleName() + "("
                + Abstract.reprJava(ts, Refs.fromMemoryBorrowed(object(self, ELEMENT)));
        return PyUnicode.fromJava(ts, text + (left < 0 ? ")" : ", " + left + ")"));
    }
}
