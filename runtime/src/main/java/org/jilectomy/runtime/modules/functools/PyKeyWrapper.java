package org.jilectomy.runtime.modules.functools;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code functools.KeyWrapper}: what {@code cmp_to_key} returns, and what calling that makes.
 *
 * <pre>
 *  +16 cmp, owned     +24 obj, owned; 0 in the one that cmp_to_key returned
 * </pre>
 */
final class PyKeyWrapper extends PyType {
    private static final int CMP = PyObject.SIZE;
    private static final int OBJ = CMP + 8;
    private static final int SIZE = OBJ + 8;

    private static final Signature CALL = Signature.parse("K(self, obj)");

    static final PyKeyWrapper TYPE = new PyKeyWrapper();

    private PyKeyWrapper() {
        super(new TypeSpec("functools.KeyWrapper", SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("obj", "getObj", "setObj", "Value wrapped by a key function.");
    }

    static long create(ThreadState ts, long cmp, long obj) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + CMP, Refs.toObject(ts, cmp));
        Memory.putLong(self + OBJ, obj == 0 ? 0 : Refs.toObject(ts, obj));
        return self;
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + CMP));
        long obj = Memory.getLong(self + OBJ);
        if (obj != 0) {
            visitor.visit(obj);
        }
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public long tp_call(ThreadState ts, long self, long[] args, long kwnames) {
        return create(ts, Memory.getLong(self + CMP),
                ArgumentBinder.bindBuiltin(ts, "K", CALL, args, kwnames)[0]);
    }

    @Override
    public boolean isUnhashable() {
        return true;
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        throw Errors.typeError(ts, "unhashable type: '" + name() + "'");
    }

    private static long object(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long obj = Memory.getLong(self + OBJ);
        long value = obj == 0 ? 0 : Refs.fromMemory(ts, obj);
        ObjectLock.unlock(ts, self);
        if (value == 0) {
            throw Errors.raise(ts, Exceptions.AttributeError, "object");
        }
        return value;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!isExactly(other)) {
            throw Errors.typeError(ts, "other argument must be K instance");
        }
        long x = object(ts, self);
        long y = 0;
        long r = 0;
        long zero = PyLong.of(ts, 0);
        try {
            y = object(ts, other);
            r = Abstract.call(ts, Memory.getLong(self + CMP), x, y);
            return Abstract.richCompare(ts, r, zero, op);
        } finally {
            Refs.release(ts, x);
            Refs.xrelease(ts, y);
            Refs.xrelease(ts, r);
            Refs.release(ts, zero);
        }
    }

    static long getObj(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        long obj = Memory.getLong(self + OBJ);
        long value = obj == 0 ? Singletons.None : Refs.fromMemory(ts, obj);
        ObjectLock.unlock(ts, self);
        return value;
    }

    static void setObj(ThreadState ts, long self, long value) {
        long object = value == 0 ? 0 : Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + OBJ);
        Memory.putLong(self + OBJ, object);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }
}
