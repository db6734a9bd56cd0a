package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.Bindings;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code sqrt(x)} or {@code math.sqrt(x)} of a double, as a double: the call that float code makes
 * most, without a value made on either side of it.
 *
 * <p>The answer is NaN if the name is not (yet known to be) that function, or the number has no root;
 * then the code does the call in the general way. So nothing that can be seen happens here, and no
 * Python code runs. The guard is the epoch of the bindings, as in {@link GlobalSite}.
 */
final class RootSite extends InlineCache {
    /** Of the room above, so known by name only. */
    private static final String MATH = "org.jilectomy.runtime.modules.MathModule";

    private final long globals;

    /** The interned name of the module in the globals; 0 if the function itself is there. */
    private final long module;

    private RootSite(MethodType type, long globals, long module, long name) {
        super(type, name);
        this.globals = globals;
        this.module = module;
    }

    /** {@code (ThreadState, double) → double}; {@code path} is {@code sqrt} or {@code math.sqrt}. */
    static RootSite of(MethodType type, long globals, String path) {
        int dot = path.indexOf('.');
        RootSite site =
                new RootSite(
                        type,
                        globals,
                        dot < 0 ? 0 : Names.of(path.substring(0, dot)),
                        Names.of(path.substring(dot + 1)));
        site.start(
                site.own("miss", methodType(double.class, ThreadState.class, double.class)));
        return site;
    }

    @Override
    boolean linksToCode() {
        return false;
    }

    double miss(ThreadState ts, double x) {
        if (mayLink()) {
            if (module == 0) {
                linkIn(ts, globals, -1);
            } else {
                Bindings.Lookup found = Bindings.lookup(ts, globals, module);
                if (isPlainModule(found.value)) {
                    Pins.share(ts, found.value);
                    linkIn(ts, PyModule.dict(found.value), found.epoch);
                }
                Refs.xrelease(ts, found.value);
            }
        }
        return Double.NaN;
    }

    private static boolean isPlainModule(long value) {
        return value != 0 && PyModule.TYPE.isExactly(value) && Bindings.isBinding(value);
    }

    /** @param epoch of the globals' bindings if {@code dict} is not that of the globals */
    private void linkIn(ThreadState ts, long dict, int epoch) {
        Bindings.Lookup found = Bindings.lookup(ts, dict, name);
        if (found.value != 0 && isRoot(found.value)) {
            Pins.share(ts, found.value);
            MethodHandle guard = dict == globals
                    ? Guards.epoch(dict, found.epoch)
                    : Guards.epochs(globals, epoch, dict, found.epoch);
            replace(
                    guard,
                    find(
                            RootSite.class,
                            "root",
                            methodType(double.class, ThreadState.class, double.class)));
        }
        Refs.xrelease(ts, found.value);
    }

    private static boolean isRoot(long value) {
        if (!Bindings.isBinding(value) || !PyCFunction.TYPE.isExactly(value)) {
            return false;
        }
        EntryPoint entry = PyCFunction.entryPoint(value);
        return entry.name.equals("sqrt")
                && entry.owner() != null
                && entry.owner().getName().equals(MATH);
    }

    static double root(ThreadState ts, double x) {
        return Math.sqrt(x);
    }
}
