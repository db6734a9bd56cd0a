package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBaseException;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyHeapType;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyRange;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code A(args…)} for a class whose instances {@code object.__new__} makes: allocation and a direct
 * call of the Python {@code __init__}, without argument arrays. Exceptions that only keep their
 * arguments are made in place; the constructor of a built-in type is called directly.
 *
 * <p>The handle checks the version of the class itself and makes the instance the general way once
 * the class has changed. The init handle is a constant of the bound helper, so it is inlined.
 */
final class Construction {
    /** So many have a method written out. */
    private static final int MAX_ARGUMENTS = 6;

    private Construction() {}

    /**
     * {@code (ThreadState, args…) → long}.
     *
     * @return null if the class is not that simple, or takes too many arguments
     */
    static MethodHandle of(PyType type, int count) {
        if (count <= 1 && PyBaseException.isPlain(type)) {
            return exception(type, count);
        }
        if (!(type instanceof PyHeapType cls)) {
            return builtin(type, count);
        }
        if (!cls.constructsPlainly() || count > MAX_ARGUMENTS) {
            return null;
        }
        int version = PyTypeObject.tp_version_tag(cls.address);
        long func = cls.plainInit();
        if (version == 0) {
            return null;
        }
        if (func == 0) {
            return count == 0 && cls.hasNoInit()
                    ? MethodHandles.insertArguments(
                            find("bare", PyHeapType.class, int.class, 0), 0, cls, version)
                    : null;
        }
        MethodHandle init = Targets.function(func, count + 1);
        return init == null ? null : make(cls, version, init, count);
    }

    /** As {@link #of}; the arguments behind the first {@code given} have these names. */
    static MethodHandle withKeywords(ThreadState ts, PyType type, int given, String[] names) {
        int count = given + names.length;
        if (!(type instanceof PyHeapType cls)
                || !cls.constructsPlainly()
                || count > MAX_ARGUMENTS) {
            return null;
        }
        int version = PyTypeObject.tp_version_tag(cls.address);
        long func = cls.plainInit();
        if (version == 0 || func == 0) {
            return null;
        }
        Binding b = Binding.of(ts, PyFunction.entryPoint(func), func, given + 1, names);
        return b == null || b.guard != null
                ? null
                : make(cls, version, MethodHandles.insertArguments(b.handle, 1, func), count);
    }

    private static MethodHandle make(
            PyHeapType cls, int version, MethodHandle init, int count) {
        return MethodHandles.insertArguments(
                find("make" + count, PyHeapType.class, int.class, MethodHandle.class, count),
                0, cls, version, init);
    }

    /** A built-in type: its constructor is a constant of the site. {@code type} does not construct. */
    private static MethodHandle builtin(PyType type, int count) {
        if (type == PyTypeType.TYPE) {
            return count == 1 ? find("typeOf", 1) : null;
        }
        if (type == PyUnicode.TYPE && count == 1) {
            return InlineCache.find(
                    Abstract.class,
                    "str",
                    methodType(long.class, ThreadState.class, long.class));
        }
        if (type == PyLong.TYPE && count == 1) {
            return find("intOf", 1);
        }
        if (type == PyRange.TYPE && count == 1) {
            return find("rangeOf", 1);
        }
        return count > 3
                ? null
                : MethodHandles.insertArguments(
                        find("builtin" + count, PyType.class, count), 0, type);
    }

    /** {@code type(o)}. */
    static long typeOf(ThreadState ts, long o) {
        return Refs.retain(ts, PyType.addressOf(o));
    }

    /** {@code int(o)}: nothing to initialize, and no type to ask. */
    static long intOf(ThreadState ts, long o) {
        return PyLong.TYPE.tp_new(ts, PyLong.TYPE, new long[] {o}, 0);
    }

    /** {@code range(stop)}: most loops begin so. */
    static long rangeOf(ThreadState ts, long stop) {
        return PyLong.TYPE.isExactly(stop) && PyLong.fitsLong(stop)
                ? PyRange.create(ts, 0, PyLong.longValue(stop), 1)
                : builtin1(PyRange.TYPE, ts, stop);
    }

    static long builtin0(PyType type, ThreadState ts) {
        return PyTypeType.instantiate(ts, type, new long[0], 0);
    }

    static long builtin1(PyType type, ThreadState ts, long a) {
        return PyTypeType.instantiate(ts, type, new long[] {a}, 0);
    }

    static long builtin2(PyType type, ThreadState ts, long a, long b) {
        return PyTypeType.instantiate(ts, type, new long[] {a, b}, 0);
    }

    static long builtin3(PyType type, ThreadState ts, long a, long b, long c) {
        return PyTypeType.instantiate(ts, type, new long[] {a, b, c}, 0);
    }

    private static MethodHandle exception(PyType type, int count) {
        int version = PyTypeObject.tp_version_tag(type.address);
        if (type instanceof PyHeapType && version == 0) {
            return null;
        }
        return MethodHandles.insertArguments(
                find("exception" + count, PyType.class, int.class, count), 0, type, version);
    }

    /** A built-in type never changes, but may get its version tag later. */
    private static boolean changedSince(PyType type, int version) {
        return type instanceof PyHeapType
                && PyTypeObject.tp_version_tag(type.address) != version;
    }

    static long exception0(PyType type, int version, ThreadState ts) {
        return changedSince(type, version)
                ? PyTypeType.instantiate(ts, type, new long[0], 0)
                : PyBaseException.plain(ts, type);
    }

    static long exception1(PyType type, int version, ThreadState ts, long a) {
        return changedSince(type, version)
                ? PyTypeType.instantiate(ts, type, new long[] {a}, 0)
                : PyBaseException.plain(ts, type, a);
    }

    private static MethodHandle find(String name, Object... shape) {
        int count = (Integer) shape[shape.length - 1];
        Class<?>[] parameters = new Class<?>[shape.length + count];
        for (int i = 0; i < shape.length - 1; i++) {
            parameters[i] = (Class<?>) shape[i];
        }
        parameters[shape.length - 1] = ThreadState.class;
        for (int i = shape.length; i < parameters.length; i++) {
            parameters[i] = long.class;
        }
        return InlineCache.find(Construction.class, name, methodType(long.class, parameters));
    }

    private static boolean changed(PyHeapType cls, int version) {
        return PyTypeObject.tp_version_tag(cls.address) != version;
    }

    private static long general(ThreadState ts, PyHeapType cls, long... args) {
        return PyTypeType.instantiate(ts, cls, args, 0);
    }

    static long bare(PyHeapType cls, int version, ThreadState ts) {
        return changed(cls, version) ? general(ts, cls) : cls.newInstance(ts);
    }

    static long make0(PyHeapType cls, int version, MethodHandle init, ThreadState ts) {
        if (changed(cls, version)) {
            return general(ts, cls);
        }
        long self = cls.newInstance(ts);
        try {
            return checked(ts, self, (long) init.invokeExact(ts, self));
        } catch (Throwable t) {
            throw failed(ts, self, t);
        }
    }

    static long make1(
            PyHeapType cls, int version, MethodHandle init, ThreadState ts, long a) {
        if (changed(cls, version)) {
            return general(ts, cls, a);
        }
        long self = cls.newInstance(ts);
        try {
            return checked(ts, self, (long) init.invokeExact(ts, self, a));
        } catch (Throwable t) {
            throw failed(ts, self, t);
        }
    }

    static long make2(
            PyHeapType cls, int version, MethodHandle init, ThreadState ts, long a, long b) {
        if (changed(cls, version)) {
            return general(ts, cls, a, b);
        }
        long self = cls.newInstance(ts);
        try {
            return checked(ts, self, (long) init.invokeExact(ts, self, a, b));
        } catch (Throwable t) {
            throw failed(ts, self, t);
        }
    }

    static long make3(
            PyHeapType cls, int version, MethodHandle init, ThreadState ts, long a, long b,
            long c) {
        if (changed(cls, version)) {
            return general(ts, cls, a, b, c);
        }
        long self = cls.newInstance(ts);
        try {
            return checked(ts, self, (long) init.invokeExact(ts, self, a, b, c));
        } catch (Throwable t) {
            throw failed(ts, self, t);
        }
    }

    static long make4(
            PyHeapType cls, int version, MethodHandle init, ThreadState ts, long a, long b,
            long c, long d) {
        if (changed(cls, version)) {
            return general(ts, cls, a, b, c, d);
        }
        long self = cls.newInstance(ts);
        try {
            return checked(ts, self, (long) init.invokeExact(ts, self, a, b, c, d));
        } catch (Throwable t) {
            throw failed(ts, self, t);
        }
    }

    static long make5(
            PyHeapType cls, int version, MethodHandle init, ThreadState ts, long a, long b,
            long c, long d, long e) {
        if (changed(cls, version)) {
            return general(ts, cls, a, b, c, d, e);
        }
        long self = cls.newInstance(ts);
        try {
            return checked(ts, self, (long) init.invokeExact(ts, self, a, b, c, d, e));
        } catch (Throwable t) {
            throw failed(ts, self, t);
        }
    }

    static long make6(
            PyHeapType cls, int version, MethodHandle init, ThreadState ts, long a, long b,
            long c, long d, long e, long f) {
        if (changed(cls, version)) {
            return general(ts, cls, a, b, c, d, e, f);
        }
        long self = cls.newInstance(ts);
        try {
            return checked(ts, self, (long) init.invokeExact(ts, self, a, b, c, d, e, f));
        } catch (Throwable t) {
            throw failed(ts, self, t);
        }
    }

    private static long checked(ThreadState ts, long self, long result) {
        if (result != Singletons.None) {
            String got = PyType.of(result).name();
            Refs.release(ts, result);
            throw Errors.typeError(ts, "__init__() should return None, not '" + got + "'");
        }
        return self;
    }

    private static RuntimeException failed(ThreadState ts, long self, Throwable t) {
        Refs.release(ts, self);
        if (t instanceof RuntimeException e) {
            return e;
        }
        if (t instanceof Error e) {
            throw e;
        }
        return new IllegalStateException(t);
    }
}
