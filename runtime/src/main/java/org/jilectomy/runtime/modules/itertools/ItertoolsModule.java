package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code itertools}. */
public final class ItertoolsModule extends BuiltinModule {
    public ItertoolsModule() {
        super("itertools");
    }

    @Override
    protected String doc() {
        return "Functional tools for creating and using iterators.";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("tee(module, iterable, n=2, /)", "Returns a tuple of n independent iterators.");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PyType[] types = {
            Accumulate.TYPE, Combinations.PLAIN, Combinations.REPLACING, Cycle.TYPE,
            Filtering.DROPWHILE, Filtering.TAKEWHILE, Islice.TYPE, Filtering.STARMAP, Chain.TYPE,
            Compress.TYPE, Filtering.FILTERFALSE, Count.TYPE, ZipLongest.TYPE, Pairwise.TYPE,
            Permutations.TYPE, Product.TYPE, Repeat.TYPE, Groupby.TYPE, Grouper.TYPE, Tee.TYPE,
            TeeData.TYPE,
        };
        for (PyType type : types) {
            putType(ts, dict, type);
        }
    }

    static long tee(ThreadState ts, long module, long iterable, long n) {
        return Tee.tee(ts, iterable,
                n == 0 ? 2 : Abstract.asIndexOrThrow(ts, n, Exceptions.OverflowError));
    }
}
