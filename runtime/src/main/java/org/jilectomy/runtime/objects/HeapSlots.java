package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What the slots of one Python class do: for each {@link Special} either an object to call or the
 * built-in type whose slot to call instead. Immutable; a class that changes gets a new one.
 *
 * <p>{@code method[s]} is 0, or what the MRO has under that name, kept alive by the class. Where it is 0, {@code builtin[s]} is the built-in base that would be found: the slot calls
 * it directly in Java, without a look-up and without a wrapper. A wrapper that was found in a class
 * dict ({@code __repr__ = object.__repr__}) is also resolved to its type here.
 */
final class HeapSlots {
    final long[] method;
    final PyType[] builtin;

    /** {@code __new__} and {@code __init__} are those of an exception that only keeps arguments. */
    final boolean plainException;

    private HeapSlots(long[] method, PyType[] builtin) {
        this.method = method;
        this.builtin = builtin;
        this.plainException = isPlainException(Special.NEW) && isPlainException(Special.INIT);
    }

    private boolean isPlainException(int s) {
        return method[s] == 0 && builtin[s] instanceof PyExceptionType t && t.takesAnyArguments;
    }

    /** Resolves every slot of {@code type} along its MRO. */
    static HeapSlots resolve(ThreadState ts, PyHeapType type) {
        PyType[] mro = type.mro();
        HeapSlots inherited = inherited(type, mro);
        if (inherited != null) {
            long[] method = inherited.method.clone();
            PyType[] builtin = inherited.builtin.clone();
            takeAll(ts, type, type, method, builtin);
            return new HeapSlots(method, builtin);
        }
        long[] method = new long[Special.COUNT];
        PyType[] builtin = new PyType[Special.COUNT];
        Arrays.fill(builtin, type.builtinBase());
        // From the far end: who comes first in the MRO has the last word.
        for (int i = mro.length - 1; i >= 0; i--) {
            if (mro[i] instanceof PyHeapType cls) {
                takeAll(ts, type, cls, method, builtin);
            } else if (mro[i].base != null) {
                takeBuiltin(type, mro[i], method, builtin);
            }
        }
        return new HeapSlots(method, builtin);
    }

    /** The slots of the single line of bases, or null if the MRO is not just that line. */
    private static HeapSlots inherited(PyHeapType type, PyType[] mro) {
        PyType[] rest = type.base.mro();
        if (rest.length != mro.length - 1) {
            return null;
        }
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] != mro[i + 1]) {
                return null;
            }
        }
        return type.base instanceof PyHeapType base ? base.slots() : onlyBuiltin(type.base);
    }

    /** Those of a class that adds nothing to a built-in one. */
    static HeapSlots onlyBuiltin(PyType base) {
        PyType[] builtin = new PyType[Special.COUNT];
        Arrays.fill(builtin, base);
        return new HeapSlots(new long[Special.COUNT], builtin);
    }

    /** All that one class's own dict has; most classes have fewer names than there are slots. */
    private static void takeAll(
            ThreadState ts, PyHeapType type, PyHeapType cls, long[] method, PyType[] builtin) {
        PyDict.Iteration it = new PyDict.Iteration();
        long dict = StaticTypes.dict(ts, cls);
        while (PyDict.next(ts, dict, it)) {
            long key = it.key;
            int s = PyUnicode.check(key) ? Special.indexOf(PyUnicode.internedOrSelf(key)) : -1;
            Refs.release(ts, it.value);
            if (s >= 0) {
                take(ts, type, cls, s, method, builtin);
            }
            Refs.release(ts, key);
        }
    }

    private static void takeBuiltin(
            PyHeapType type, PyType cls, long[] method, PyType[] builtin) {
        boolean[] own = BuiltinSlots.own(cls);
        for (int s = 0; s < Special.COUNT; s++) {
            if (own[s]) {
                method[s] = 0;
                builtin[s] = s == Special.NEW ? type.builtinBase() : cls;
            }
        }
    }

    /** Looks into one class's own dict. */
    private static void take(
            ThreadState ts, PyHeapType type, PyHeapType cls, int s, long[] method,
            PyType[] builtin) {
        long found = PyDict.getItem(ts, StaticTypes.dict(ts, cls), Special.address(s));
        if (found == 0) {
            return;
        }
        if (PyWrapperDescr.TYPE.isExactly(found) && PyWrapperDescr.special(found) == s
                && cls.isSubtypeOf(Descriptors.type(found))) {
            method[s] = 0;
            builtin[s] = Descriptors.type(found);
            Refs.release(ts, found);
            return;
        }
        if (s == Special.NEW && PyCFunction.TYPE.isExactly(found)
                && PyCFunction.entryPoint(found) == BuiltinSlots.NEW) {
            method[s] = 0;
            // Whosever it is: another type's would write where this class has no fields.
            builtin[s] = cls.builtinBase();
            Refs.release(ts, found);
            return;
        }
        method[s] = found;
        type.keep(ts, found);
    }
}
