package org.jilectomy.runtime.modules.contextvars;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code contextvars.Token}: how to undo a {@code ContextVar.set}.
 *
 * <pre>
 *  +16 context   +24 variable   +32 old value or 0; all owned     +40 1 once used
 * </pre>
 */
final class PyToken extends PyType {
    private static final int CONTEXT = PyObject.SIZE;
    private static final int VAR = CONTEXT + 8;
    private static final int OLD = VAR + 8;
    private static final int USED = OLD + 8;
    private static final int SIZE = USED + 8;

    static final PyToken TYPE = new PyToken();

    /** The type of {@code Token.MISSING}. */
    private static final class Missing extends PyType {
        static final Missing TYPE = new Missing();
        static final long VALUE = make();

        private Missing() {
            super(new TypeSpec("Token.MISSING", PyObject.SIZE).noNew());
        }

        private static long make() {
            synchronized (StaticTypes.class) {
                long value = Heap.newObject(
                        StaticTypes.bootHeap(), TYPE.address, PyObject.SIZE, 0);
                Refcount.makeImmortal(value);
                return value;
            }
        }

        @Override
        public long tp_repr(ThreadState ts, long self) {
            return PyUnicode.fromJava(ts, "<Token.MISSING>");
        }
    }

    private PyToken() {
        super(new TypeSpec("_contextvars.Token", SIZE).gc());
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("var", "getVar", null, null)
                .getset("old_value", "getOld", null, null)
                .value("MISSING", Missing.VALUE)
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetitem");
    }

    /** @param old 0 if there was none */
    static long create(ThreadState ts, long context, long var, long old) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + CONTEXT, Refs.retain(ts, context));
        Memory.putLong(self + VAR, Refs.retain(ts, var));
        Memory.putLong(self + OLD, old == 0 ? 0 : Refs.toObject(ts, old));
        Memory.putLong(self + USED, 0);
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        throw Errors.runtimeError(ts, "Tokens can only be created by ContextVars");
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        for (int offset = CONTEXT; offset <= OLD; offset += 8) {
            long object = Memory.getLong(self + offset);
            if (object != 0) {
                visitor.visit(object);
            }
        }
    }

    static boolean isUsed(long self) {
        return Memory.getLongVolatile(self + USED) != 0;
    }

    /** False if somebody used it before. */
    static boolean use(long self) {
        return Memory.compareAndSetLong(self + USED, 0, 1);
    }

    static long var(long self) {
        return Memory.getLong(self + VAR);
    }

    static long context(long self) {
        return Memory.getLong(self + CONTEXT);
    }

    static long old(long self) {
        return Memory.getLong(self + OLD);
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '_contextvars.Token'");
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, "<Token" + (isUsed(self) ? " used" : "") + " var="
                + Abstract.reprJava(ts, var(self)) + " at 0x" + Long.toHexString(self) + ">");
    }

    static long getVar(ThreadState ts, long self) {
        return Refs.retain(ts, var(self));
    }

    static long getOld(ThreadState ts, long self) {
        long old = old(self);
        return old == 0 ? Missing.VALUE : Refs.fromMemory(ts, old);
    }

    static long classGetitem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }
}
