package org.jilectomy.runtime.imports;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** What importlib notes in a module's {@code __spec__} while the module's body runs. */
final class Specs {
    private static final long INITIALIZING = Names.of("_initializing");

    private Specs() {}

    /** A module's {@code __spec__}, owned; 0 if it has none or None. */
    static long of(ThreadState ts, long module) {
        long spec = PyModule.TYPE.isExactly(module)
                ? PyDict.getItemName(ts, PyModule.dict(module), Names.__spec__)
                : Abstract.lookupAttr(ts, module, Names.__spec__);
        return spec == Singletons.None ? 0 : spec;
    }

    /** Whether the module's body is still running. */
    static boolean isInitializing(ThreadState ts, long module) {
        long spec = of(ts, module);
        if (spec == 0) {
            return false;
        }
        long flag = Abstract.lookupAttr(ts, spec, INITIALIZING);
        Refs.release(ts, spec);
        if (flag == 0) {
            return false;
        }
        boolean initializing = Abstract.isTrue(ts, flag);
        Refs.release(ts, flag);
        return initializing;
    }
}
