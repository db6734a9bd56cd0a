package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.objects.PyHeapType;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The step of a {@code for} loop: {@code (ThreadState, iterator) → next value, owned, or 0}.
 *
 * <p>The slot of the iterator's type, a constant behind a comparison of the type's address, so that
 * stepping through a list or a range becomes part of the loop.
 */
final class IterationSite extends InlineCache {
    private static final MethodType STEP = methodType(long.class, ThreadState.class, long.class);
    private static final MethodHandle MISS = virtual(IterationSite.class, "nextMiss");
    private static final MethodHandle SLOT = virtual(PyType.class, "tp_iternext");

    private IterationSite(MethodType type) {
        super(type, 0);
    }

    static IterationSite next(MethodType type) {
        IterationSite site = new IterationSite(type);
        site.start(MISS.bindTo(site));
        return site;
    }

    long nextMiss(ThreadState ts, long it) {
        PyType type = PyType.of(it);
        if (!(type instanceof PyHeapType) && mayLink()) {
            prepend(Guards.type(type.address), SLOT.bindTo(type));
        }
        return type.tp_iternext(ts, it);
    }

    private static MethodHandle virtual(Class<?> owner, String method) {
        try {
            return LOOKUP.findVirtual(owner, method, STEP);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method, e);
        }
    }
}
