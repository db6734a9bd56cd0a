package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.PyCellObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code cell}: a variable shared between a function and the functions inside it.
 *
 * <p>{@code ob_ref} is written under the cell's lock and read under it or as {@link LockFreeReads} do,
 * because another thread may drop the old content between our load and our retain.
 */
public final class PyCell extends PyType {
    public static final PyCell TYPE = new PyCell();
    static final long ADDRESS = TYPE.address;

    private PyCell() {
        super(new TypeSpec("cell", PyCellObject.SIZE)
                .gc()
                .doc("Create a new cell object.\n\n  contents\n    the contents of the cell. If "
                        + "not specified, the cell will be empty,\n    and \n further attempts to "
                        + "access its cell_contents attribute will\n    raise a ValueError."));
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("cell_contents", "getContents", "setContents", null);
    }

    /**
     * @param value the content, borrowed; 0 makes an empty cell
     */
    public static long create(ThreadState ts, long value) {
        long object = value == 0 ? 0 : Refs.toObject(ts, value);
        long self = TYPE.allocate(ts, PyCellObject.SIZE);
        PyCellObject.ob_ref(self, object);
        return self;
    }

    /** The content as an owned value, 0 if the cell is empty. */
    public static long get(ThreadState ts, long self) {
        return ObjectLock.isFree(ts, self) ? getLockHeld(ts, self) : getShared(ts, self);
    }

    private static long getLockHeld(ThreadState ts, long self) {
        long object = PyCellObject.ob_ref(self);
        return object == 0 ? 0 : Refs.fromMemory(ts, object);
    }

    private static long getShared(ThreadState ts, long self) {
        return ObjectWord.get(ts, self, PyCellObject.OB_REF);
    }

    /**
     * @param value the new content, borrowed; 0 empties the cell
     */
    public static void set(ThreadState ts, long self, long value) {
        setSteal(ts, self, value == 0 ? 0 : Refs.retain(ts, value));
    }

    /** As {@link #set}, taking over the reference. */
    public static void setSteal(ThreadState ts, long self, long value) {
        if ((value & 3) != 0 && overwrite(ts, self, value)) {
            return;
        }
        setObject(ts, self, value == 0 ? 0 : Refs.toObjectSteal(ts, value));
    }

    private static boolean overwrite(ThreadState ts, long self, long value) {
        if (ObjectLock.isFree(ts, self)) {
            return NumberBox.overwriteLockHeld(ts, PyCellObject.ob_ref(self), value);
        }
        ObjectLock.lock(ts, self);
        boolean done = NumberBox.overwriteLockHeld(ts, PyCellObject.ob_ref(self), value);
        ObjectLock.unlock(ts, self);
        return done;
    }

    private static void setObject(ThreadState ts, long self, long object) {
        ObjectLock.lock(ts, self);
        long old = PyCellObject.ob_ref(self);
        PyCellObject.ob_ref(self, object);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyCellObject.ob_ref(self), visitor);
    }

    @Override
    protected void tp_clear(ThreadState ts, long self) {
        setObject(ts, self, 0);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        if (kwnames != 0) {
            throw Errors.typeError(ts, "cell() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Errors.typeError(ts, "cell expected at most 1 argument, got " + args.length);
        }
        return create(ts, args.length == 0 ? 0 : args[0]);
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {}

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long value = get(ts, self);
        String head = "<cell at 0x" + Long.toHexString(self) + ": ";
        if (value == 0) {
            return PyUnicode.fromJava(ts, head + "empty>");
        }
        String text = head + PyType.of(value).name() + " object at 0x"
                + Long.toHexString(Abstract.id(value)) + ">";
        Refs.release(ts, value);
        return PyUnicode.fromJava(ts, text);
    }

    /** Compares contents; an empty cell is less than any other. */
    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!TYPE.isInstance(other)) {
            return Singletons.NotImplemented;
        }
        long a = get(ts, self);
        long b = get(ts, other);
        try {
            if (a != 0 && b != 0) {
                return Abstract.richCompare(ts, a, b, op);
            }
            return PyBool.of(CompareOp.holds((b == 0 ? 1 : 0) - (a == 0 ? 1 : 0), op));
        } finally {
            Refs.xrelease(ts, a);
            Refs.xrelease(ts, b);
        }
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: 'cell'");
    }

    // ---------------------------------------------------------------- attributes

    static long getContents(ThreadState ts, long self) {
        long value = get(ts, self);
        if (value == 0) {
            throw Errors.valueError(ts, "Cell is empty");
        }
        return value;
    }

    static void setContents(ThreadState ts, long self, long value) {
        set(ts, self, value);
    }
}
