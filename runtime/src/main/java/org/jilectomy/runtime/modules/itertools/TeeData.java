package org.jilectomy.runtime.modules.itertools;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code itertools._tee_dataobject}: a piece of what a teed iterator gave, and the way to the next.
 *
 * <pre>
 *  +16 iterator, owned   +24 next piece, owned or 0   +32 values read   +40 1 while reading
 *  +48 … values, owned; {@value #CELLS} of them
 * </pre>
 */
final class TeeData extends PyType {
    static final int CELLS = 57;

    private static final int IT = PyObject.SIZE;
    private static final int NEXT = IT + 8;
    private static final int READ = NEXT + 8;
    private static final int RUNNING = READ + 8;
    private static final int VALUES = RUNNING + 8;
    private static final int SIZE = VALUES + 8 * CELLS;

    private static final Signature NEW =
            Signature.parse("teedataobject(type, it, values, next, /)");

    static final TeeData TYPE = new TeeData();

    private TeeData() {
        super(new TypeSpec("itertools._tee_dataobject", SIZE).gc()
                .doc("Data container common to multiple tee objects."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", "Return state information for pickling.", "reduce");
    }

    static long create(ThreadState ts, long it) {
        long self = StaticTypes.newInstance(ts, TYPE, SIZE);
        Memory.putLong(self + IT, Refs.retain(ts, it));
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (args.length != 3 || kwnames != 0) {
            throw Errors.typeError(ts, "teedataobject() takes exactly 3 arguments ("
                    + args.length + " given)");
        }
        if (!PyList.TYPE.isInstance(args[1])) {
            throw Errors.typeError(ts, "teedataobject() argument 2 must be list, not "
                    + PyType.of(args[1]).name());
        }
        long[] values = PyList.toArray(ts, args[1]);
        long self = create(ts, args[0]);
        boolean full = values.length == CELLS;
        boolean hasNext = args[2] != org.jilectomy.runtime.objects.Singletons.None;
        boolean right = values.length <= CELLS && (!hasNext || full && TYPE.isExactly(args[2]));
        for (int i = 0; i < values.length; i++) {
            if (right) {
                Memory.putLong(self + VALUES + 8L * i, Refs.toObjectSteal(ts, values[i]));
            } else {
                Refs.release(ts, values[i]);
            }
        }
        if (!right) {
            Refs.release(ts, self);
            throw Errors.valueError(ts, "Invalid arguments");
        }
        Memory.putLong(self + READ, values.length);
        if (hasNext) {
            Memory.putLong(self + NEXT, Refs.retain(ts, args[2]));
        }
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + IT));
        long next = Memory.getLong(self + NEXT);
        if (next != 0) {
            visitor.visit(next);
        }
        long n = Memory.getLong(self + READ);
        for (long i = 0; i < n; i++) {
            visitor.visit(Memory.getLong(self + VALUES + 8 * i));
        }
    }

    /** Value {@code i}, read from the iterator if nobody did before; 0 at its end. */
    static long value(ThreadState ts, long self, long i) {
        ObjectLock.lock(ts, self);
        if (i < Memory.getLong(self + READ)) {
            long value = Refs.fromMemory(ts, Memory.getLong(self + VALUES + 8 * i));
            ObjectLock.unlock(ts, self);
            return value;
        }
        boolean running = Memory.getLong(self + RUNNING) != 0;
        Memory.putLong(self + RUNNING, 1);
        ObjectLock.unlock(ts, self);
        if (running) {
            throw Errors.runtimeError(ts, "cannot re-enter the tee iterator");
        }
        long object = 0;
        try {
            long it = Memory.getLong(self + IT);
            object = PyType.of(it).iternextObject(ts, it);
        } finally {
            ObjectLock.lock(ts, self);
            Memory.putLong(self + RUNNING, 0);
            if (object != 0) {
                Memory.putLong(self + VALUES + 8 * i, Refs.retain(ts, object));
                Memory.putLong(self + READ, i + 1);
            }
            ObjectLock.unlock(ts, self);
        }
        return object == 0 ? 0 : Refs.fromMemorySteal(ts, object);
    }

    /** The piece after this one, owned; made if there is none. */
    static long next(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long next = Refs.xretain(ts, Memory.getLong(self + NEXT));
        ObjectLock.unlock(ts, self);
        if (next != 0) {
            return next;
        }
        long made = create(ts, Memory.getLong(self + IT));
        ObjectLock.lock(ts, self);
        next = Memory.getLong(self + NEXT);
        if (next == 0) {
            next = Refs.retain(ts, made);
            Memory.putLong(self + NEXT, next);
        }
        Refs.retain(ts, next);
        ObjectLock.unlock(ts, self);
        Refs.release(ts, made);
        return next;
    }

    static long reduce(ThreadState ts, long self) {
        long list = PyList.create(ts);
        ObjectLock.lock(ts, self);
        long[] values = new long[(int) Memory.getLong(self + READ)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Refs.retain(ts, Memory.getLong(self + VALUES + 8L * i));
        }
        long next = Memory.getLong(self + NEXT);
        next = next == 0 ? org.jilectomy.runtime.objects.Singletons.None : Refs.retain(ts, next);
        ObjectLock.unlock(ts, self);
        for (long value : values) {
            PyList.appendSteal(ts, list, value);
        }
        long args = PyTuple.fromArraySteal(ts,
                new long[] {Refs.retain(ts, Memory.getLong(self + IT)), list, next});
        return PyTuple.ofSteal(ts, Refs.retain(ts, Abstract.id(PyType.addressOf(self))), args);
    }
}
