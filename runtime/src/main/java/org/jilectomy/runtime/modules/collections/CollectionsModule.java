package org.jilectomy.runtime.modules.collections;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyODict;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _collections}. */
public final class CollectionsModule extends BuiltinModule {
    public CollectionsModule() {
        super("_collections");
    }

    @Override
    protected String doc() {
        return "High performance data structures.\n- deque:        ordered collection accessible "
                + "from endpoints only\n- defaultdict:  dict subclass with a default value factory"
                + "\n";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_count_elements(module, mapping, iterable, /)",
                "Count elements in the iterable, updating the mapping", "countElements");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyDeque.TYPE);
        putType(ts, dict, PyDefaultDict.TYPE);
        putType(ts, dict, PyODict.TYPE);
        putType(ts, dict, PyDequeIterator.FORWARD);
        putType(ts, dict, PyDequeIterator.REVERSE);
        putType(ts, dict, PyTupleGetter.TYPE);
    }

    /** Whether the mapping's {@code get} and {@code __setitem__} are dict's. */
    private static boolean isPlain(ThreadState ts, long mapping) {
        return PyDict.TYPE.isInstance(mapping)
                && same(ts, mapping, Names.get) && same(ts, mapping, Names.__setitem__);
    }

    private static boolean same(ThreadState ts, long mapping, long name) {
        long own = Attributes.lookupType(ts, PyType.of(mapping), name);
        long dicts = Attributes.lookupType(ts, PyDict.TYPE, name);
        boolean same = own == dicts;
        Refs.xrelease(ts, own);
        Refs.xrelease(ts, dicts);
        return same;
    }

    static long countElements(ThreadState ts, long module, long mapping, long iterable) {
        long it = Abstract.iter(ts, iterable);
        try {
            boolean plain = isPlain(ts, mapping);
            PyType type = PyType.of(it);
            for (long key = type.tp_iternext(ts, it); key != 0; key = type.tp_iternext(ts, it)) {
                try {
                    if (plain) {
                        countPlain(ts, mapping, key);
                    } else {
                        countAny(ts, mapping, key);
                    }
                } finally {
                    Refs.release(ts, key);
                }
            }
            return Singletons.None;
        } finally {
            Refs.release(ts, it);
        }
    }

    private static void countPlain(ThreadState ts, long mapping, long key) {
        long hash = Abstract.hash(ts, key);
        long old = PyDict.getItem(ts, mapping, key, hash);
        long sum = old == 0 ? PyLong.of(ts, 1) : addOneSteal(ts, old);
        PyDict.setItem(ts, mapping, key, hash, sum);
        Refs.release(ts, sum);
    }

    private static long addOneSteal(ThreadState ts, long old) {
        long one = PyLong.of(ts, 1);
        try {
            return Numbers.add(ts, old, one);
        } finally {
            Refs.release(ts, old);
            Refs.release(ts, one);
        }
    }

    private static void countAny(ThreadState ts, long mapping, long key) {
        long zero = PyLong.of(ts, 0);
        long sum = addOneSteal(ts, Abstract.callMethod(ts, mapping, Names.get, key, zero));
        try {
            Abstract.setItem(ts, mapping, key, sum);
        } finally {
            Refs.release(ts, sum);
        }
    }
}
