package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A module written in Java; compare a C {@code PyModuleDef}.
 *
 * <p>A subclass declares its functions in {@link #define} the way types declare methods, as
 * signature texts whose first parameter is the module: {@code def.method("sleep(module, seconds,
 * /)", "doc")} is {@code static long sleep(ThreadState ts, long module, long seconds)}. Everything
 * else goes into the dict in {@link #init}. Nothing happens before the module is imported.
 */
public abstract class BuiltinModule {
    public final String name;

    protected BuiltinModule(String name) {
        this.name = name;
    }

    /** Declares the module's functions. */
    protected abstract void define(TypeDef def);

    /** Adds types, constants and state to the new module's dict (borrowed). */
    protected void init(ThreadState ts, long dict) {}

    /** The text of {@code __doc__}, or null. */
    protected String doc() {
        return null;
    }

    /** A new module object, owned. */
    public final long create(ThreadState ts) {
        long module = PyModule.create(ts, Names.of(name));
        long ofFunctions = PyUnicode.fromJava(ts, name); // as in CPython not the one that types have
        try {
            long dict = PyModule.dict(module);
            if (doc() != null) {
                putSteal(ts, dict, "__doc__", PyUnicode.fromJava(ts, doc()));
            }
            TypeDef def = new TypeDef(getClass());
            define(def);
            for (TypeDef.Member m : def.members()) {
                if (m.kind() == TypeDef.Kind.VALUE) {
                    putSteal(ts, dict, m.name(), m.value());
                    continue;
                }
                EntryPoint entry =
                        new EntryPoint(m.name(), m.signature(), m.owner(), m.javaName());
                if (!name.equals("builtins")) {
                    entry.ofModule(name);
                }
                entry.doc = m.doc();
                putSteal(ts, dict, m.name(), PyCFunction.create(ts, entry, module, ofFunctions));
            }
            init(ts, dict);
            return module;
        } catch (Throwable t) {
            Refs.release(ts, module);
            throw t;
        } finally {
            Refs.release(ts, ofFunctions);
        }
    }

    /** Stores an owned value under an interned name. */
    public static void putSteal(ThreadState ts, long dict, String key, long value) {
        try {
            PyDict.setItemName(ts, dict, Names.of(key), value);
        } finally {
            Refs.release(ts, value);
        }
    }

    /** Stores a type under its own name. */
    public static void putType(ThreadState ts, long dict, PyType type) {
        PyDict.setItemName(ts, dict, Names.of(type.simpleName()), type.address);
    }
}
