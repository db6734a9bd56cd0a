package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.state.ThreadState;

/** The attributes of {@code function} objects; compare {@code func_getsetlist}. */
final class FunctionAttributes {
    private FunctionAttributes() {}

    static void define(TypeDef def) {
        def.getset("__code__", "getCode", "setCode", null)
                .getset("__defaults__", "getDefaults", "setDefaults", null)
                .getset("__kwdefaults__", "getKwdefaults", "setKwdefaults", null)
                .getset("__annotations__", "getAnnotations", "setAnnotations", null)
                .getset("__dict__", "getDict", "setDict", null)
                .getset("__name__", "getName", "setName", null)
                .getset("__qualname__", "getQualname", "setQualname", null)
                .getset("__doc__", "getDoc", "setDoc", null)
                .getset("__module__", "getModule", "setModule", null)
                .member("__closure__", PyFunctionObject.FUNC_CLOSURE, null)
                .member("__globals__", PyFunctionObject.FUNC_GLOBALS, null)
                .computedMember("__builtins__", "getBuiltins", null);
    }

    private static long orNone(ThreadState ts, long object) {
        return object == 0 ? Singletons.None : Refs.fromMemory(ts, object);
    }

    /** Reads a field under the lock. */
    private static long field(ThreadState ts, long self, int offset) {
        ObjectLock.lock(ts, self);
        long v = orNone(ts, Memory.getLong(self + offset));
        ObjectLock.unlock(ts, self);
        return v;
    }

    /** Replaces a field that calls read without a lock; the old object lives on until exit. */
    private static void setPinned(ThreadState ts, long self, int offset, long value) {
        long object = value == 0 || value == Singletons.None ? 0 : Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + offset);
        Memory.putLongRelease(self + offset, object);
        ObjectLock.unlock(ts, self);
        PyFunction.changed(self);
        if (old != 0) {
            Pins.keepUntilExit(old);
        }
    }

    /** Names are read without a lock by messages and reprs: the old one lives on. */
    private static void setName(ThreadState ts, long self, int offset, long value) {
        Pins.keepUntilExit(Memory.getAndSetLong(self + offset, Refs.toObject(ts, value)));
    }

    private static void set(ThreadState ts, long self, int offset, long value) {
        long object = value == 0 ? 0 : Refs.toObject(ts, value);
        ObjectLock.lock(ts, self);
        long old = Memory.getLong(self + offset);
        Memory.putLongRelease(self + offset, object);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, old);
    }

    private static PyException mustBe(ThreadState ts, String attribute, String what) {
        return Errors.typeError(ts, attribute + " must be set to a " + what + " object");
    }

    static long getCode(ThreadState ts, long self) {
        return field(ts, self, PyFunctionObject.FUNC_CODE);
    }

    static void setCode(ThreadState ts, long self, long value) {
        if (value == 0 || !PyCode.TYPE.isInstance(value)) {
            throw mustBe(ts, "__code__", "code");
        }
        int free = PyCode.spec(value).freevars().length;
        long closure = PyFunctionObject.func_closure(self);
        long cells = closure == 0 ? 0 : PyTuple.size(closure);
        if (cells != free) {
            throw Errors.valueError(ts, PyUnicode.toJava(PyFunctionObject.func_name(self))
                    + "() requires a code object with " + cells + " free vars, not " + free);
        }
        // The code as it was given shows as __code__; the same over our globals is what runs.
        long linked = CodeHome.linked(ts, value, PyFunctionObject.func_globals(self),
                PyFunction.entryPoint(self));
        setPinned(ts, self, PyFunctionObject.FUNC_CODE, value);
        GcHead.index_release(self, GcHead.index(linked));
        Pins.keepUntilExit(linked);
        PyFunction.changed(self);
        CodeReplacement.happened();
    }

    static long getDefaults(ThreadState ts, long self) {
        return field(ts, self, PyFunctionObject.FUNC_DEFAULTS);
    }

    static void setDefaults(ThreadState ts, long self, long value) {
        if (value != 0 && value != Singletons.None && !PyTuple.TYPE.isInstance(value)) {
            throw mustBe(ts, "__defaults__", "tuple");
        }
        setPinned(ts, self, PyFunctionObject.FUNC_DEFAULTS, value);
        PyFunction.defaultsChanged(self);
    }

    static long getKwdefaults(ThreadState ts, long self) {
        return field(ts, self, PyFunctionObject.FUNC_KWDEFAULTS);
    }

    static void setKwdefaults(ThreadState ts, long self, long value) {
        if (value != 0 && value != Singletons.None && !PyDict.TYPE.isInstance(value)) {
            throw mustBe(ts, "__kwdefaults__", "dict");
        }
        setPinned(ts, self, PyFunctionObject.FUNC_KWDEFAULTS, value);
    }

    static long getAnnotations(ThreadState ts, long self) {
        long v = field(ts, self, PyFunctionObject.FUNC_ANNOTATIONS);
        if (v == Singletons.None) {
            v = PyDict.create(ts);
            set(ts, self, PyFunctionObject.FUNC_ANNOTATIONS, v);
        }
        return v;
    }

    static void setAnnotations(ThreadState ts, long self, long value) {
        long v = value == Singletons.None ? 0 : value;
        if (v != 0 && !PyDict.TYPE.isInstance(v)) {
            throw mustBe(ts, "__annotations__", "dict");
        }
        set(ts, self, PyFunctionObject.FUNC_ANNOTATIONS, v);
    }

    static long getDict(ThreadState ts, long self) {
        return InstanceDict.getOrCreate(ts, PyFunction.TYPE, self);
    }

    static void setDict(ThreadState ts, long self, long value) {
        InstanceDict.replace(ts, PyFunction.TYPE, self, value);
    }

    static long getName(ThreadState ts, long self) {
        return field(ts, self, PyFunctionObject.FUNC_NAME);
    }

    static void setName(ThreadState ts, long self, long value) {
        if (value == 0 || !PyUnicode.TYPE.isInstance(value)) {
            throw mustBe(ts, "__name__", "string");
        }
        setName(ts, self, PyFunctionObject.FUNC_NAME, value);
    }

    static long getQualname(ThreadState ts, long self) {
        return field(ts, self, PyFunctionObject.FUNC_QUALNAME);
    }

    static void setQualname(ThreadState ts, long self, long value) {
        if (value == 0 || !PyUnicode.TYPE.isInstance(value)) {
            throw mustBe(ts, "__qualname__", "string");
        }
        setName(ts, self, PyFunctionObject.FUNC_QUALNAME, value);
    }

    static long getDoc(ThreadState ts, long self) {
        return field(ts, self, PyFunctionObject.FUNC_DOC);
    }

    static void setDoc(ThreadState ts, long self, long value) {
        set(ts, self, PyFunctionObject.FUNC_DOC, value);
    }

    static long getModule(ThreadState ts, long self) {
        return field(ts, self, PyFunctionObject.FUNC_MODULE);
    }

    static void setModule(ThreadState ts, long self, long value) {
        set(ts, self, PyFunctionObject.FUNC_MODULE, value);
    }

    static long getBuiltins(ThreadState ts, long self) {
        long b = PyDict.getItem(ts, PyFunctionObject.func_globals(self), Names.__builtins__);
        if (b != 0 && PyModule.TYPE.isInstance(b)) {
            long dict = Refs.retain(ts, PyModule.dict(b));
            Refs.release(ts, b);
            return dict;
        }
        return b == 0 ? Refs.retain(ts, PyFunctionObject.func_builtins(self)) : b;
    }
}
