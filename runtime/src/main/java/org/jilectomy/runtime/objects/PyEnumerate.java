package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.enumobject;
import org.jilectomy.runtime.state.ThreadState;

/** {@code enumerate}; compare CPython {@code PyEnum_Type}. Its lock guards the count. */
public final class PyEnumerate extends IteratorType {
    public static final PyEnumerate TYPE = new PyEnumerate();

    private PyEnumerate() {
        super(
                new TypeSpec("enumerate", enumobject.SIZE)
                        .gc()
                        .subclassable()
                        .doc(
                                "Return an enumerate object.\n\n  iterable\n    an object"
                                        + " supporting iteration\n\nThe enumerate object yields"
                                        + " pairs containing a count (from start, which\ndefaults"
                                        + " to zero) and a value yielded by the iterable"
                                        + " argument.\n\nenumerate is useful for obtaining an"
                                        + " indexed list:\n    (0, seq[0]), (1, seq[1]), (2,"
                                        + " seq[2]), ..."));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length > 2) {
            throw Errors.typeError(
                    ts,
                    "enumerate() takes at most 2 arguments (" + args.length + " given)");
        }
        int n = Instances.positional(args, kwnames);
        long iterable = n > 0 ? args[0] : 0;
        long start = n > 1 ? args[1] : 0;
        for (int i = n; i < args.length; i++) {
            long name = PyTuple.item(kwnames, i - n);
            if (iterable == 0 && PyUnicode.equalsAscii(name, "iterable")) {
                iterable = args[i];
            } else if (start == 0 && PyUnicode.equalsAscii(name, "start")) {
                start = args[i];
            } else {
                throw Errors.typeError(
                        ts,
                        "'" + PyUnicode.toJava(name)
                                + "' is an invalid keyword argument for enumerate()");
            }
        }
        if (iterable == 0) {
            throw Errors.typeError(ts, "enumerate() missing required argument 'iterable'");
        }
        return create(ts, type, iterable, start);
    }

    private static long create(ThreadState ts, PyType type, long iterable, long start) {
        long index = start == 0 ? 0 : Abstract.index(ts, start);
        long it;
        try {
            it = Abstract.iter(ts, iterable);
        } catch (Throwable t) {
            Refs.xrelease(ts, index);
            throw t;
        }
        long self = Instances.allocate(ts, type, type.basicSize);
        boolean small = index == 0 || PyLong.fitsLong(index);
        enumobject.en_index(
                self, index == 0 ? 0 : small ? PyLong.longValue(index) : Long.MAX_VALUE);
        enumobject.en_longindex(self, small ? 0 : Refs.toObject(ts, index));
        Refs.xrelease(ts, index);
        enumobject.en_sit(self, it);
        enumobject.en_result(self, PyTuple.of(ts, Singletons.None, Singletons.None));
        enumobject.one(self, 0);
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(enumobject.en_sit(self));
        visitor.visit(enumobject.en_result(self));
        if (enumobject.en_longindex(self) != 0) {
            visitor.visit(enumobject.en_longindex(self));
        }
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        long it = enumobject.en_sit(self);
        long item = Instances.nextObjectInside(ts, self, it);
        if (item == 0) {
            return 0;
        }
        long index;
        if (Instances.isPrivate(ts, self)) {
            index = count(self);
        } else {
            ObjectLock.lock(ts, self);
            index = count(self);
            ObjectLock.unlock(ts, self);
        }
        long value = index != Long.MAX_VALUE ? PyLong.of(ts, index) : countBig(ts, self);
        return PyTuple.reuseSteal(ts, self, enumobject.en_result(self), value, item);
    }

    private static long count(long self) {
        long index = enumobject.en_index(self);
        if (index != Long.MAX_VALUE) {
            enumobject.en_index(self, index + 1);
        }
        return index;
    }

    /** Beyond longs the count is an int object. */
    private static long countBig(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long current = enumobject.en_longindex(self);
        if (current == 0) {
            current = PyLong.box(ts, Long.MAX_VALUE);
        }
        long next = PyLong.of(ts, PyLong.toBig(current).add(java.math.BigInteger.ONE));
        enumobject.en_longindex(self, Refs.toObjectSteal(ts, next));
        ObjectLock.unlock(ts, self);
        return Refs.fromMemorySteal(ts, current);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem");
    }

    static long reduce(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long big = enumobject.en_longindex(self);
        long index =
                big != 0
                        ? Refs.fromMemory(ts, big)
                        : PyLong.of(ts, enumobject.en_index(self));
        ObjectLock.unlock(ts, self);
        long args = PyTuple.ofSteal(ts, Refs.retain(ts, enumobject.en_sit(self)), index);
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyType.addressOf(self)), args);
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }
}
