package org.jilectomy.runtime.linker;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A compiled unit: class bytes, constants, and the code objects by index.
 *
 * <p>{@link #link} defines a hidden class for one globals dict, which the class sees as a constant.
 */
public final class CodeUnit {
    /** Class data of a linked class; its initializer copies these into static final fields. */
    public static final class Linked {
        /** The globals dict; kept alive by the functions that run over it. */
        public final long globals;

        public final long[] constants;
        public final long[] codes;

        Linked(long globals, long[] constants, long[] codes) {
            this.globals = globals;
            this.constants = constants;
            this.codes = codes;
        }
    }

    /** What is behind each linked class; they are never unloaded. For {@link LiveFrames}. */
    private static final ConcurrentHashMap<Class<?>, Linked> LINKED = new ConcurrentHashMap<>();

    private final byte[] bytes;
    private final long[] constants;
    private final CodeSpec[] specs;

    public CodeUnit(byte[] bytes, long[] constants, CodeSpec[] specs) {
        this.bytes = bytes;
        this.constants = constants;
        this.specs = specs;
    }

    /** The class file. */
    public byte[] bytes() {
        return bytes;
    }

    /** Immortal objects. */
    public long[] constants() {
        return constants;
    }

    /** The code objects, the unit's own body first. */
    public CodeSpec[] specs() {
        return specs;
    }

    /** What the unit's own body says of itself. */
    public CodeSpec bodySpec() {
        return specs[0];
    }

    /**
     * Defines the class for one globals dict.
     *
     * @param globals dict, borrowed
     * @return the entry point of the unit's body: {@code (ts, 0, namespace)}
     */
    public EntryPoint link(ThreadState ts, long globals) {
        long[] codes = new long[specs.length];
        Linked data = new Linked(globals, constants, codes);
        try {
            Class<?> cls =
                    MethodHandles.lookup()
                            .defineHiddenClassWithClassData(bytes, data, false)
                            .lookupClass();
            LINKED.put(cls, data);
            for (int i = 0; i < codes.length; i++) {
                codes[i] = PyCode.create(ts, in(specs[i], cls));
                // Code objects are constants of their class: not counted, freed at exit.
                Pins.immortalUntilExit(codes[i]);
            }
            return PyCode.entryPoint(codes[0]);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The data of a class made by {@link #link}; null for any other. */
    static Linked linked(Class<?> cls) {
        return LINKED.get(cls);
    }

    /** Links the unit and has the JVM verify its class; VerifyError if the compiler erred. */
    public void verify(ThreadState ts, long globals) {
        EntryPoint body = link(ts, globals);
        try {
            MethodHandles.lookup().ensureInitialized(body.owner());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CodeSpec in(CodeSpec s, Class<?> cls) {
        return new CodeSpec(
                s.name(),
                s.qualname(),
                s.filename(),
                s.firstLineNo(),
                s.entry().in(cls),
                s.flags(),
                s.argcount(),
                s.posonlyargcount(),
                s.kwonlyargcount(),
                s.nlocals(),
                s.varnames(),
                s.cellvars(),
                s.freevars(),
                s.positions(),
                s.consts());
    }
}
