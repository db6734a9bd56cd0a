package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.runtime.objects.Delegation;
import org.jilectomy.runtime.objects.GeneratorBody;
import org.jilectomy.runtime.objects.PyGenerator;
import org.jilectomy.runtime.objects.PyHeapType;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The step of a {@code for} loop: {@code (ThreadState, iterator) → next value, owned, or 0}.
 *
 * <p>The slot of the iterator's type, a constant behind a comparison of the type's address, so that
 * stepping through a list or a range becomes part of the loop. A generator is told by its code: its
 * body becomes part of the loop, as a called function would.
 */
final class IterationSite extends InlineCache {
    private static final MethodType STEP = methodType(long.class, ThreadState.class, long.class);
    private static final MethodHandle MISS = virtual(IterationSite.class, "nextMiss", STEP);
    private static final MethodHandle SLOT = virtual(PyType.class, "tp_iternext", STEP);
    private static final MethodHandle STEP_OF_BODY =
            find(
                    GeneratorBody.class,
                    "step",
                    methodType(
                            long.class, MethodHandle.class, ThreadState.class, long.class));

    private static final MethodType SEND =
            methodType(long.class, ThreadState.class, long.class, long.class);
    private static final MethodHandle SEND_MISS =
            virtual(IterationSite.class, "sendMiss", SEND);
    private static final MethodHandle SEND_TO_BODY =
            find(
                    GeneratorBody.class,
                    "stepSent",
                    methodType(
                            long.class,
                            MethodHandle.class,
                            ThreadState.class,
                            long.class,
                            long.class));

    private IterationSite(MethodType type) {
        super(type, 0);
    }

    static IterationSite next(MethodType type) {
        IterationSite site = new IterationSite(type);
        site.start(MISS.bindTo(site));
        return site;
    }

    /** A generator has its code for life. */
    @Override
    boolean linksToCode() {
        return false;
    }

    long nextMiss(ThreadState ts, long it) {
        PyType type = PyType.of(it);
        if (!(type instanceof PyHeapType) && mayLink()) {
            if (type == PyGenerator.TYPE) {
                prepend(
                        Guards.generatorOf(ts, PyGenObject.gi_code(it)),
                        STEP_OF_BODY.bindTo(GeneratorBody.bodyOf(it)));
            } else {
                prepend(Guards.type(type.address), SLOT.bindTo(type));
            }
        }
        return type.tp_iternext(ts, it);
    }

    // ---------------------------------------------------------------- yield from

    /** The step of a {@code yield from}: {@code (ThreadState, iterator, sent) → value}. */
    static IterationSite send(MethodType type) {
        IterationSite site = new IterationSite(type);
        site.start(SEND_MISS.bindTo(site));
        return site;
    }

    long sendMiss(ThreadState ts, long it, long sent) {
        if (PyGenerator.TYPE.isExactly(it) && mayLink()) {
            prepend(
                    Guards.generatorOf(ts, PyGenObject.gi_code(it)),
                    SEND_TO_BODY.bindTo(GeneratorBody.bodyOf(it)));
        }
        return Delegation.send(ts, it, sent);
    }

    private static MethodHandle virtual(Class<?> owner, String method, MethodType type) {
        try {
            return LOOKUP.findVirtual(owner, method, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method, e);
        }
    }
}
