package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code yield from} and {@code await}: a body that hands what it is sent, and what is thrown at
 * it, on to another iterator.
 *
 * <p>Generators and coroutines are driven directly ({@link GeneratorBody}); of any other iterator
 * the methods {@code send}, {@code throw} and {@code close} are called as far as it has them.
 */
public final class Delegation {
    private Delegation() {}

    /** The iterator a {@code yield from} drives: a generator itself, else {@code iter(source)}. */
    public static long iterator(ThreadState ts, long self, long source) {
        if (PyGenerator.TYPE.isExactly(source)) {
            return Refs.retain(ts, source);
        }
        if (PyCoroutine.TYPE.isExactly(source)) {
            if (!Awaiting.isIterableCoroutine(self)) {
                throw Errors.typeError(ts, "cannot 'yield from' a coroutine object in a "
                        + "non-coroutine generator");
            }
            return Refs.retain(ts, source);
        }
        return Abstract.iter(ts, source);
    }

    /** Whether it runs by {@link GeneratorBody}, without its methods being looked up. */
    private static boolean isDriven(long it) {
        return PyGenerator.TYPE.isExactly(it) || PyCoroutine.TYPE.isExactly(it);
    }

    /**
     * Sends a value on; StopIteration is the end.
     *
     * @param sent stolen
     * @return the next value, owned; 0 at the end, with the result in {@code ts.generatorResult}
     */
    public static long send(ThreadState ts, long it, long sent) {
        try {
            if (isDriven(it)) {
                return GeneratorBody.send(ts, it, sent);
            }
            if (sent == Singletons.None) {
                PyType type = PyType.of(it);
                if (type.hasFlag(PyType.TPFLAGS_HEAPTYPE)) {
                    return type.iternextOrStop(ts, it);
                }
                long v = type.tp_iternext(ts, it);
                if (v == 0 && !type.endsWithResult()) {
                    GeneratorBody.finish(ts, Singletons.None);
                }
                return v;
            }
            return Abstract.callMethod(ts, it, Names.of("send"), sent);
        } catch (PyException e) {
            return endOrThrow(ts, e);
        } finally {
            Refs.release(ts, sent);
        }
    }

    /** StopIteration ends the delegation with its value. */
    static long endOrThrow(ThreadState ts, PyException e) {
        if (!Errors.matches(e, Exceptions.StopIteration)) {
            throw e;
        }
        GeneratorBody.finish(ts, Abstract.getAttr(ts, e.value(), Names.of("value")));
        Errors.discard(ts, e);
        return 0;
    }

    /** Passes the thrown exception to the inner iterator; as {@link #send} otherwise. */
    public static long raise(ThreadState ts, long it) {
        PyException e = GeneratorBody.thrown(ts);
        if (Errors.matches(e, Exceptions.GeneratorExit)) {
            close(ts, it, e);
            throw e;
        }
        if (isDriven(it)) {
            return GeneratorBody.raiseInside(ts, it, e);
        }
        long method = Abstract.lookupAttr(ts, it, Names.of("throw"));
        if (method == 0) {
            throw e;
        }
        long exc = e.take();
        try {
            return Abstract.call(ts, method, exc);
        } catch (PyException next) {
            return endOrThrow(ts, next);
        } finally {
            Refs.release(ts, exc);
            Refs.release(ts, method);
        }
    }

    /** As {@link #raise} inside an exception handler: that exception is the context. */
    public static long raiseInHandler(ThreadState ts, long it) {
        try {
            return raise(ts, it);
        } catch (PyException e) {
            PyBaseException.setImplicitContext(ts, e.value());
            throw e;
        }
    }

    private static void close(ThreadState ts, long it, PyException pending) {
        try {
            if (isDriven(it)) {
                GeneratorBody.close(ts, it);
                return;
            }
            long method = 0;
            try {
                method = Abstract.lookupAttr(ts, it, Names.of("close"));
            } catch (PyException e) {
                Unraisable.report(ts, e, "Exception ignored in: ", it);
            }
            if (method != 0) {
                try {
                    Refs.release(ts, Abstract.call(ts, method));
                } finally {
                    Refs.release(ts, method);
                }
            }
        } catch (PyException e) {
            Errors.discard(ts, pending);
            throw e;
        }
    }
}
