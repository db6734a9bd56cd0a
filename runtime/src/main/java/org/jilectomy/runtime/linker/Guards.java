package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyCellObject;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyGenObject;
import org.jilectomy.heap.layout.PyMethodObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.AttributePlan;
import org.jilectomy.runtime.objects.Bindings;
import org.jilectomy.runtime.objects.ClassUnloading;
import org.jilectomy.runtime.objects.DictEntry;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyGenerator;
import org.jilectomy.runtime.objects.PyMethod;
import org.jilectomy.runtime.objects.PySuper;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The tests of inline caches. Their constants are bound into the method handles, so compiled code
 * has loads from constant addresses and compares with constants.
 */
final class Guards {

    private Guards() {}

    // ---------------------------------------------------------------- tests

    static boolean epochIs(long address, int epoch) {
        return Memory.getInt(address) == epoch;
    }

    static boolean epochsAre(long address1, int epoch1, long address2, int epoch2) {
        return Memory.getInt(address1) == epoch1 && Memory.getInt(address2) == epoch2;
    }

    static boolean longIs(long address, long expected) {
        return Memory.getLong(address) == expected;
    }

    static boolean isTable(long epochAddress, int epoch, long keysAddress, long keys) {
        return Memory.getInt(epochAddress) == epoch && Memory.getLong(keysAddress) == keys;
    }

    static boolean isFunctionOf(long code, long functionType, long f) {
        return (f & 3) == 0
                && PyObject.ob_type(f) == functionType
                && PyFunctionObject.func_code(f) == code;
    }

    static boolean isGeneratorOf(long code, long v) {
        return (v & 3) == 0
                && PyObject.ob_type(v) == PyGenerator.ADDRESS
                && PyGenObject.gi_code(v) == code;
    }

    static boolean isSuperOf(
            long superType, long cls, long type, int version, long callee, long cell, long self) {
        return callee == superType
                && PyCellObject.ob_ref(cell) == cls
                && isOfTypeVersion(type, version, self);
    }

    static boolean isSame(long expected, long v) {
        return expected == v;
    }

    static boolean isClassOf(long cls, long metaclass, int version, long v) {
        return v == cls
                && PyObject.ob_type(v) == metaclass
                && PyTypeObject.tp_version_tag(v) == version;
    }

    static boolean isModuleInEpoch(long module, long epochAddress, int epoch, long v) {
        return v == module && Memory.getInt(epochAddress) == epoch;
    }

    static boolean keywordDefaultsAre(long func, long dict, long version) {
        return PyFunctionObject.func_kwdefaults(func) == dict
                && PyDict.versionTag(dict) == version;
    }

    static boolean isBuiltinOf(long builtinType, int entry, long v) {
        return (v & 3) == 0
                && PyObject.ob_type(v) == builtinType
                && GcHead.index(v) == entry;
    }

    static boolean isMethodOf(long methodType, long func, long v) {
        return (v & 3) == 0
                && PyObject.ob_type(v) == methodType
                && PyMethodObject.im_func(v) == func;
    }

    static boolean isMethodWithCode(long methodType, long functionType, long code, long v) {
        return (v & 3) == 0
                && PyObject.ob_type(v) == methodType
                && isFunctionOf(code, functionType, PyMethodObject.im_func(v));
    }

    static boolean isInt(long v) {
        return (v & 1) != 0;
    }

    static boolean isFloat(long v) {
        return (v & 3) == 2;
    }

    static boolean isOfType(long type, long v) {
        return (v & 3) == 0 && PyObject.ob_type(v) == type;
    }

    static boolean isOfTypeVersion(long type, int version, long v) {
        return (v & 3) == 0
                && PyObject.ob_type(v) == type
                && PyTypeObject.tp_version_tag(type) == version;
    }

    static boolean isClassOfVersion(long cls, int version, long v) {
        return v == cls && PyTypeObject.tp_version_tag(cls) == version;
    }

    static boolean areClassVersions(long cls, int version, long meta, int metaVersion, long v) {
        return v == cls
                && PyTypeObject.tp_version_tag(cls) == version
                && PyObject.ob_type(cls) == meta
                && PyTypeObject.tp_version_tag(meta) == metaVersion;
    }

    /** … and its instance attributes, kept inline by keys of {@code entries} names, cannot hide a name. */
    static boolean isUnshadowed(long type, int version, long keys, long entries, long v) {
        return (v & 3) == 0
                && PyObject.ob_type(v) == type
                && PyTypeObject.tp_version_tag(type) == version
                && GcHead.managed_dict(v) == 0
                && PyDictKeysObject.dk_nentries(keys) == entries;
    }

    // ---------------------------------------------------------------- as method handles

    private static MethodHandle find(String name, MethodType type) {
        return InlineCache.find(Guards.class, name, type);
    }

    /** {@code () → boolean}: bindings of one dict are as they were. */
    static MethodHandle epoch(long dict, int epoch) {
        return MethodHandles.insertArguments(
                find("epochIs", methodType(boolean.class, long.class, int.class)),
                0,
                Bindings.address(dict),
                epoch);
    }

    static MethodHandle epochs(long dict1, int epoch1, long dict2, int epoch2) {
        return MethodHandles.insertArguments(
                find(
                        "epochsAre",
                        methodType(boolean.class, long.class, int.class, long.class, int.class)),
                0,
                Bindings.address(dict1),
                epoch1,
                Bindings.address(dict2),
                epoch2);
    }

    /** {@code () → boolean}: the entries of a dict are where they were. */
    static MethodHandle table(long dict, int epoch, long keys) {
        return MethodHandles.insertArguments(
                find(
                        "isTable",
                        methodType(
                                boolean.class, long.class, int.class, long.class, long.class)),
                0,
                Bindings.address(dict),
                epoch,
                DictEntry.keysAddress(dict),
                keys);
    }

    /** {@code (ThreadState, long) → boolean} from a test whose constants come first. */
    private static MethodHandle onValue(MethodHandle test, Object... constants) {
        return MethodHandles.dropArguments(
                MethodHandles.insertArguments(test, 0, constants), 0, ThreadState.class);
    }

    /** Any function of this code, which call sites know by its address; so it must stay. */
    static MethodHandle functionOf(ThreadState ts, long code) {
        Pins.share(ts, code);
        return onValue(
                find(
                        "isFunctionOf",
                        methodType(boolean.class, long.class, long.class, long.class)),
                code,
                PyFunction.TYPE.address);
    }

    /** {@code () → boolean}: a function's keyword-only defaults are as they were. */
    static MethodHandle keywordDefaults(long func, long dict, long version) {
        return MethodHandles.insertArguments(
                find(
                        "keywordDefaultsAre",
                        methodType(boolean.class, long.class, long.class, long.class)),
                0,
                func,
                dict,
                version);
    }

    /** {@code (ThreadState, v) → boolean}: a built-in function with this entry point. */
    static MethodHandle builtinOf(int entry) {
        return onValue(
                find(
                        "isBuiltinOf",
                        methodType(boolean.class, long.class, int.class, long.class)),
                PyCFunction.TYPE.address,
                entry);
    }

    /** {@code (ThreadState, v) → boolean}: a method bound to anything. */
    static MethodHandle methodOf(long func) {
        return onValue(
                find(
                        "isMethodOf",
                        methodType(boolean.class, long.class, long.class, long.class)),
                PyMethod.TYPE.address,
                func);
    }

    /** {@code (ThreadState, v) → boolean}: a method whose function is any of this code. */
    static MethodHandle methodWithCode(ThreadState ts, long code) {
        Pins.share(ts, code);
        return onValue(
                find(
                        "isMethodWithCode",
                        methodType(
                                boolean.class, long.class, long.class, long.class, long.class)),
                PyMethod.TYPE.address,
                PyFunction.TYPE.address,
                code);
    }

    /** Both, the second asked only if the first holds; it may have fewer parameters. */
    static MethodHandle both(MethodHandle first, MethodHandle second) {
        if (second == null) {
            return first;
        }
        MethodType type = first.type();
        MethodHandle then = second;
        if (second.type().parameterCount() == 0) {
            then = MethodHandles.dropArguments(second, 0, type.parameterList());
        }
        MethodHandle no = MethodHandles.dropArguments(
                MethodHandles.constant(boolean.class, false), 0, type.parameterList());
        return MethodHandles.guardWithTest(first, then, no);
    }

    /** Any generator of this code, as {@link #functionOf}. */
    static MethodHandle generatorOf(ThreadState ts, long code) {
        Pins.share(ts, code);
        return onValue(
                find("isGeneratorOf", methodType(boolean.class, long.class, long.class)), code);
    }

    /** {@code (ThreadState, callee, cell, self) → boolean}: super() of this class and this type. */
    static MethodHandle superOf(long cls, long type, int version) {
        return onValue(
                find(
                        "isSuperOf",
                        methodType(
                                boolean.class,
                                long.class,
                                long.class,
                                long.class,
                                int.class,
                                long.class,
                                long.class,
                                long.class)),
                PySuper.TYPE.address,
                cls,
                type,
                version);
    }

    static MethodHandle same(long expected) {
        return onValue(
                find("isSame", methodType(boolean.class, long.class, long.class)), expected);
    }

    /**
     * {@code (ThreadState, v) → boolean}: that class, as it is. One that may go is not kept for it: what
     * is at its address later, class or not, has another version or another type.
     *
     * @return null if that cannot be told
     */
    static MethodHandle ofClass(ThreadState ts, long cls) {
        if (!ClassUnloading.isPassing(cls)) {
            Pins.share(ts, cls);
            return same(cls);
        }
        long metaclass = PyObject.ob_type(cls);
        int version = (int) PyTypeObject.tp_version_tag(cls);
        if (version == 0 || ClassUnloading.isPassing(metaclass)) {
            return null;
        }
        return onValue(
                find(
                        "isClassOf",
                        methodType(
                                boolean.class, long.class, long.class, int.class, long.class)),
                cls,
                metaclass,
                version);
    }

    static MethodHandle module(long module, long dict, int epoch) {
        return onValue(
                find(
                        "isModuleInEpoch",
                        methodType(
                                boolean.class, long.class, long.class, int.class, long.class)),
                module,
                Bindings.address(dict),
                epoch);
    }

    static MethodHandle immediateInt() {
        return onValue(find("isInt", methodType(boolean.class, long.class)));
    }

    static MethodHandle immediateFloat() {
        return onValue(find("isFloat", methodType(boolean.class, long.class)));
    }

    static MethodHandle type(long type) {
        return onValue(find("isOfType", methodType(boolean.class, long.class, long.class)), type);
    }

    static MethodHandle typeVersion(long type, int version) {
        return onValue(
                find(
                        "isOfTypeVersion",
                        methodType(boolean.class, long.class, int.class, long.class)),
                type,
                version);
    }

    /** {@code (ThreadState, v) → boolean}: this class, which has not changed, nor has its metaclass. */
    static MethodHandle classVersion(long cls, int version) {
        PyType meta = PyType.of(cls);
        if (meta == PyTypeType.TYPE) {
            return onValue(
                    find(
                            "isClassOfVersion",
                            methodType(boolean.class, long.class, int.class, long.class)),
                    cls,
                    version);
        }
        return onValue(
                find(
                        "areClassVersions",
                        methodType(
                                boolean.class, long.class, int.class, long.class, int.class,
                                long.class)),
                cls,
                version,
                meta.address,
                (int) PyTypeObject.tp_version_tag(meta.address));
    }

    static MethodHandle unshadowed(long type, int version, long keys, long entries) {
        return onValue(
                find(
                        "isUnshadowed",
                        methodType(
                                boolean.class,
                                long.class,
                                int.class,
                                long.class,
                                long.class,
                                long.class)),
                type,
                version,
                keys,
                entries);
    }

    /** What must hold for a METHOD or CONSTANT plan. */
    static MethodHandle ofPlan(PyType type, AttributePlan plan) {
        if (plan.keys != 0) {
            return unshadowed(type.address, plan.version, plan.keys, plan.entries);
        }
        return plan.version != 0
                ? typeVersion(type.address, plan.version) : type(type.address);
    }
}
