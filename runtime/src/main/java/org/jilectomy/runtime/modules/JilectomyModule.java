package org.jilectomy.runtime.modules;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.locks.Gil;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.linker.CodeUnit;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.topology.Affinity;

/** {@code _jilectomy}: what this runtime can say of itself, for tests and benchmarks. */
final class JilectomyModule extends BuiltinModule {
    JilectomyModule() {
        super("_jilectomy");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("pin(module, cpu, /)",
                "Lets the calling thread run on one processor only; False if impossible.")
                .method("current_cpu(module, /)", null, "currentCpu")
                .method("live_blocks(module, /)",
                        "Number of live mortal objects and raw blocks.", "liveBlocks")
                .method("live_bytes(module, /)", null, "liveBytes")
                .method("is_immediate(module, obj, /)",
                        "Whether the value needs no object.", "isImmediate")
                .method("is_immortal(module, obj, /)", null, "isImmortal")
                .method("refcount_of(module, obj, /)",
                        "The reference count in words, as the active policy keeps it.",
                        "refcountOf")
                .method("verify(module, code, /)",
                        "Makes the JVM load and verify the class of compiled source text.");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        put(ts, dict, "refcount", System.getProperty("jilectomy.refcount", "biased"));
        put(ts, dict, "header", System.getProperty("jilectomy.header", "inline"));
        putSteal(ts, dict, "unbox", PyBool.of(Immediate.ENABLED));
        putSteal(ts, dict, "elide",
                PyBool.of(!"0".equals(System.getProperty("jilectomy.elide"))));
        putSteal(ts, dict, "gil", PyBool.of(Gil.ENABLED));
        putSteal(ts, dict, "memcheck",
                PyBool.of("1".equals(System.getProperty("jilectomy.memcheck"))));
    }

    private static void put(ThreadState ts, long dict, String name, String value) {
        putSteal(ts, dict, name, PyUnicode.fromJava(ts, value));
    }

    static long pin(ThreadState ts, long module, long cpu) {
        return PyBool.of(Affinity.pin(PyLong.asInt(ts, cpu)));
    }

    static long currentCpu(ThreadState ts, long module) {
        return PyLong.of(ts, Affinity.currentCpu());
    }

    /** Counts are merged first, so that what only waits to be freed does not count. */
    static long liveBlocks(ThreadState ts, long module) {
        Refcount.flush(ts.heap);
        return PyLong.of(ts, Heap.liveBlocks().mortal());
    }

    static long liveBytes(ThreadState ts, long module) {
        Refcount.flush(ts.heap);
        return PyLong.of(ts, Heap.liveBlocks().bytes());
    }

    static long isImmediate(ThreadState ts, long module, long obj) {
        return PyBool.of(Immediate.is(obj));
    }

    static long isImmortal(ThreadState ts, long module, long obj) {
        return PyBool.of(!Immediate.is(obj) && Refcount.isImmortal(obj));
    }

    static long refcountOf(ThreadState ts, long module, long obj) {
        return PyUnicode.fromJava(ts, Immediate.is(obj) ? "immediate" : Refcount.describe(obj));
    }

    /** What {@code exec} would do but for running it: a defect of the generated class shows. */
    static long verify(ThreadState ts, long module, long code) {
        if (PyType.of(code) == PyCode.TYPE
                && PyCode.entryPoint(code).unit instanceof CodeUnit unit) {
            long globals = PyDict.create(ts);
            try {
                unit.verify(ts, globals);
            } finally {
                Refs.release(ts, globals);
            }
            return Singletons.None;
        }
        throw Errors.typeError(ts, "verify() argument must be what compile() returns");
    }
}
