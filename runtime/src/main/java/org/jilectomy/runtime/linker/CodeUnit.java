package org.jilectomy.runtime.linker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.ConcurrentHashMap;
import org.jilectomy.runtime.objects.Borrowed;
import org.jilectomy.runtime.objects.CodeHome;
import org.jilectomy.runtime.objects.CodeSpec;
import org.jilectomy.runtime.objects.Dispatcher;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A compiled unit: class bytes, constants, and the code objects by index.
 *
 * <p>{@link #link} makes a class for one globals dict, which the class sees as a constant: a hidden
 * class from the bytes, or for modules that were <em>frozen</em> with the build a class of the class
 * path, which the JVM's start-up cache holds parsed, verified and linked. There is only one of those,
 * so a second link of the same unit defines a hidden class after all.
 */
public final class CodeUnit {
    /** What a linked class is about; its initializer copies these into static final fields. */
    public static final class Linked implements Borrowed {
        /** The globals dict; kept alive by the functions that run over it, not from here. */
        public final long globals;

        public final long[] constants;
        public final long[] codes;

        /** The class itself, as the initializer makes it. */
        public Dispatcher dispatcher;

        private final CodeUnit unit;
        private final GlobalsStamp stamp;

        /** The hidden class; null if it is one of the class path. */
        Class<?> cls;

        /** Whether it has been linked to again since {@link TemporaryUnits} looked. */
        boolean again;

        Linked(CodeUnit unit, long globals, long[] constants, long[] codes) {
            this.unit = unit;
            this.globals = globals;
            this.stamp = GlobalsStamp.of(globals);
            this.constants = constants;
            this.codes = codes;
        }

        /** The next time the unit is linked, it is to another class. */
        void forgetIfLast() {
            if (unit.last == this) {
                unit.last = null;
            }
        }
    }

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** What is behind each linked class that has not gone; for {@link LiveFrames}. */
    private static final ConcurrentHashMap<Class<?>, Linked> LINKED = new ConcurrentHashMap<>();

    /** Data for the class that is just being initialized; the lock of this class is held. */
    private static Linked handedOver;

    private final byte[] bytes;
    private final String className;
    private final long[] constants;
    private final CodeSpec[] specs;
    private boolean temporary;

    /** What was linked last; null if nothing was, or it has gone. */
    private volatile Linked last;

    public CodeUnit(byte[] bytes, long[] constants, CodeSpec[] specs) {
        this(bytes, null, constants, specs);
    }

    private CodeUnit(byte[] bytes, String className, long[] constants, CodeSpec[] specs) {
        this.bytes = bytes;
        this.className = className;
        this.constants = constants;
        this.specs = specs;
    }

    /**
     * A unit whose class is on the class path.
     *
     * @return null if there is no such class
     */
    public static CodeUnit frozen(String className, long[] constants, CodeSpec[] specs) {
        return frozenClass(className) == null
                ? null
                : new CodeUnit(null, className, constants, specs);
    }

    private static Class<?> frozenClass(String className) {
        try {
            return Class.forName(className, false, CodeUnit.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** The class file. */
    public byte[] bytes() {
        if (bytes != null) {
            return bytes;
        }
        String file = "/" + className.replace('.', '/') + ".class";
        try (InputStream in = CodeUnit.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Immortal objects. */
    public long[] constants() {
        return constants;
    }

    /** The code objects, the unit's own body first. */
    public CodeSpec[] specs() {
        return specs;
    }

    /** Changes the file name of all code objects that have that of the unit's body. */
    public void rename(String filename) {
        String old = specs[0].filename();
        for (int i = 0; i < specs.length; i++) {
            if (specs[i].filename().equals(old)) {
                specs[i] = specs[i].withFilename(filename);
            }
        }
    }

    /** What the unit's own body says of itself. */
    public CodeSpec bodySpec() {
        return specs[0];
    }

    /** Its classes shall go when nobody can run them any more; see {@link TemporaryUnits}. */
    public void makeTemporary() {
        temporary = TemporaryUnits.POSSIBLE && className == null && !isAsynchronous();
    }

    private boolean isAsynchronous() {
        return (specs[0].flags() & CodeSpec.CO_COROUTINE) != 0;
    }

    /**
     * The class for one globals dict: that of the last time if it was the same dict, or else a new one.
     *
     * @param globals dict, borrowed
     * @return the code of the unit's body, whose entry point takes {@code (ts, 0, namespace)}: owned,
     *     to be kept while it runs
     */
    public long link(ThreadState ts, long globals) {
        return linked(ts, globals, 0, 0);
    }

    /** As the other for {@code code}, that of the body or what {@code replace()} has made of it. */
    public long link(ThreadState ts, long globals, long code) {
        return linked(ts, globals, 0, looksLike(PyCode.spec(code), specs[0]) ? 0 : code);
    }

    /**
     * As {@link #link}; the code object with this index, owned.
     *
     * @param look a code object whose names and places it is to have; 0 for its own
     */
    private long linked(ThreadState ts, long globals, int index, long look) {
        Linked known = look == 0 ? last : null;
        if (known != null && known.stamp.isOn(globals)) {
            if (!known.again) {
                known.again = true;
            }
            // No poll since the look at what was linked last: it has not gone.
            return Refs.retain(ts, known.codes[index]);
        }
        return linkedAnew(ts, globals, index, look);
    }

    private long linkedAnew(ThreadState ts, long globals, int index, long look) {
        TemporaryUnits.releaseSomeUnused(ts);
        Linked data = linkAll(ts, globals, index, look);
        long code = Refs.retain(ts, data.codes[index]);
        if (temporary && data.unit.className == null) {
            TemporaryUnits.enter(data);
        }
        if (look == 0) {
            last = data;
        }
        return code;
    }

    private Linked linkAll(ThreadState ts, long globals, int index, long look) {
        long[] codes = new long[specs.length];
        Linked data = new Linked(this, globals, constants, codes);
        Class<?> cls = define(data);
        EntryPoint[] entries = new EntryPoint[codes.length];
        for (int i = 0; i < codes.length; i++) {
            CodeSpec spec = in(look != 0 && i == index ? PyCode.spec(look) : specs[i],
                    specs[i].entry().in(cls), specs[i].consts());
            entries[i] = spec.entry();
            codes[i] = PyCode.create(ts, spec);
            if (!temporary) {
                // Code objects are constants of their class: not counted, freed at exit.
                Pins.immortalUntilExit(codes[i]);
            }
        }
        initialize(cls, data);
        if (entries.length <= Dispatcher.MAX_METHODS) {
            for (int i = 0; i < entries.length; i++) {
                entries[i].dispatchBy(data.dispatcher, i);
                if (entries[i].body() != null) {
                    entries[i].body().dispatchBy(data.dispatcher, entries.length + i);
                }
            }
        }
        return data;
    }

    private Class<?> define(Linked data) {
        if (className != null) {
            Class<?> frozen = frozenClass(className);
            if (LINKED.putIfAbsent(frozen, data) == null) {
                return frozen;
            }
        }
        try {
            Class<?> cls = LOOKUP.defineHiddenClass(bytes(), false).lookupClass();
            LINKED.put(cls, data);
            data.cls = cls;
            return cls;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the class initializer, which copies the data into constants. */
    private static void initialize(Class<?> cls, Linked data) {
        synchronized (CodeUnit.class) {
            handedOver = data;
            try {
                LOOKUP.ensureInitialized(cls);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            } finally {
                handedOver = null;
            }
        }
    }

    /** For the initializers of linked classes. */
    static Linked handOver() {
        return handedOver;
    }

    /** The index of the code object whose method has this name; -1 if none. */
    static int indexOf(String method) {
        char kind = method.charAt(0);
        if (kind != 'f' && kind != 'g') {
            return -1;
        }
        int end = 1;
        while (end < method.length() && Character.isDigit(method.charAt(end))) {
            end++;
        }
        return end == 1 ? -1 : Integer.parseInt(method, 1, end, 10);
    }

    /** Tells the room below where code objects come from. */
    public static void install() {
        CodeHome.install(new Home());
    }

    private static final class Home implements CodeHome.Units {
        @Override
        public long nested(ThreadState ts, long code, int index) {
            EntryPoint entry = PyCode.entryPoint(code);
            if (entry.unit instanceof CodeUnit unit) {
                return unit.unlinked(ts, index);
            }
            return Refs.retain(ts, CodeUnit.linked(entry.owner()).codes[index]);
        }

        @Override
        public long callers(ThreadState ts, int depth) {
            return LiveFrames.callers(ts, depth);
        }

        @Override
        public long linked(ThreadState ts, long code, long globals, EntryPoint there) {
            return codeIn(ts, code, globals, there);
        }

        @Override
        public void releaseUnused(ThreadState ts) {
            TemporaryUnits.releaseUnused(ts);
        }

        @Override
        public void keepUntilExit() {
            TextCache.clear();
            TemporaryUnits.keepUntilExit();
        }
    }

    /** A code object that is in no class yet, owned. */
    public long unlinked(ThreadState ts, int index) {
        CodeSpec s = specs[index];
        EntryPoint entry = s.entry().in(null);
        entry.unit = this;
        return PyCode.create(
                ts,
                new CodeSpec(
                        s.name(),
                        s.qualname(),
                        s.filename(),
                        s.firstLineNo(),
                        entry,
                        s.flags(),
                        s.argcount(),
                        s.posonlyargcount(),
                        s.kwonlyargcount(),
                        s.nlocals(),
                        s.varnames(),
                        s.cellvars(),
                        s.freevars(),
                        s.positions(),
                        s.consts(),
                        s.listing(),
                        s.interned()));
    }

    /**
     * The code of a function as it is in a class made for {@code globals}: that which was given if
     * it is, else the same of another class, which is made now.
     *
     * @param there what is known to run over {@code globals}; null if nothing is
     * @return owned; 0 if it is in no unit
     */
    public static long codeIn(ThreadState ts, long code, long globals, EntryPoint there) {
        EntryPoint entry = PyCode.entryPoint(code);
        if (entry.unit instanceof CodeUnit unit) {
            int index = indexOf(entry.javaName());
            return unit.linked(ts, globals, index,
                    looksLike(PyCode.spec(code), unit.specs[index]) ? 0 : code);
        }
        Linked linked = entry.owner() == null ? null : linked(entry.owner());
        if (linked == null) {
            return entry.refuses() ? Refs.retain(ts, code) : 0;
        }
        int index = indexOf(entry.javaName());
        CodeSpec spec = PyCode.spec(code);
        CodeSpec own = PyCode.spec(linked.codes[index]);
        boolean isOver = there != null && there.owner() == entry.owner()
                || linked.stamp.isOn(globals);
        return isOver && isShownAs(spec, own)
                ? Refs.retain(ts, code)
                : linked.unit.linked(ts, globals, index, looksLike(spec, own) ? 0 : code);
    }

    /** The data of a class made by {@link #link}; null for any other. */
    static Linked linked(Class<?> cls) {
        return LINKED.get(cls);
    }

    /** Nobody will run the class again. */
    static void forget(Linked linked) {
        LINKED.remove(linked.cls);
        linked.forgetIfLast();
    }

    /** As {@link #linked(Class)} by the class's name; slow. */
    static Linked linked(String className) {
        for (var entry : LINKED.entrySet()) {
            if (entry.getKey().getName().equals(className)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Links the unit, so that the JVM verifies its class; VerifyError if the compiler erred. */
    public void verify(ThreadState ts, long globals) {
        Refs.release(ts, link(ts, globals));
    }

    /** Whether one can stand for the other in a class of its own. */
    private static boolean looksLike(CodeSpec a, CodeSpec b) {
        return a.flags() == b.flags() && isShownAs(a, b);
    }

    /** Whether frames and tracebacks show both alike, so that one class can run both. */
    private static boolean isShownAs(CodeSpec a, CodeSpec b) {
        return a.positions() == b.positions() && a.firstLineNo() == b.firstLineNo()
                && a.name().equals(b.name()) && a.qualname().equals(b.qualname())
                && a.filename().equals(b.filename());
    }

    private static CodeSpec in(CodeSpec s, EntryPoint entry, long[] consts) {
        return new CodeSpec(
                s.name(),
                s.qualname(),
                s.filename(),
                s.firstLineNo(),
                entry,
                s.flags(),
                s.argcount(),
                s.posonlyargcount(),
                s.kwonlyargcount(),
                s.nlocals(),
                s.varnames(),
                s.cellvars(),
                s.freevars(),
                s.positions(),
                consts,
                s.listing(),
                s.interned());
    }
}
