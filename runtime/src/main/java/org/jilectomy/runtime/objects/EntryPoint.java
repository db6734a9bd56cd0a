package org.jilectomy.runtime.objects;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A Java static method that Python can call: the one calling convention of the runtime.
 *
 * <p>Its type is {@code (ThreadState, long self, long… parameters) → long}. {@code self} is the
 * function object for a compiled Python function, the instance for a method, the class for a class
 * method, the module for a module function. The parameters stand in the order of {@link Signature}:
 * positional, keyword-only, then the {@code *args} tuple and the {@code **kwargs} dict if there are
 * any; all borrowed; 0 for an optional parameter of a built-in that was not given. The result is
 * owned.
 *
 * <p>The method handle is looked up on first use, so that thousands of built-in methods cost
 * nothing at start-up; call sites link to it directly, everybody else uses {@link #invoke}.
 */
public final class EntryPoint {
    private static final Signature BODY = Signature.parse("(generator, sent, /)");

    /**
     * A JVM method takes 255 words and a parameter is two: with more parameters than this they come
     * as one array, and the method's type is {@code (ThreadState, long, long[]) → long}.
     */
    public static final int MAX_SPREAD = 100;

    public final Signature signature;

    /** Name as Python sees it, for error messages ({@code append}, {@code f}). */
    public final String name;

    /** {@code __doc__} of a built-in; null if it has none. */
    public String doc;

    /** Whether {@code self} is a class, whose name messages then show. */
    boolean ofClass;

    /** Whether it is a static method, whose {@code __self__} is None. */
    boolean isStatic;

    /** Whether this stands for code that cannot be run, and calling it says so. */
    boolean refuses;

    public boolean refuses() {
        return refuses;
    }

    /** For error messages: {@code list} for {@code list.append}; null for functions. */
    String qualifier;

    private final Class<?> owner;
    private final String javaName;
    private MethodHandle handle;
    private MethodHandle spread;

    /** What calls the method while it has no handle; null if nothing can. */
    private Dispatcher dispatcher;

    private int dispatcherId;
    private int dispatched;

    /** After so many calls a method gets a handle. */
    private static final int DISPATCHED = 2000;

    /** Whether {@link #dispatcher} is not for the method itself, but stands in for it. */
    private boolean isReplaced;

    /** The compiled unit whose body this is, before it is linked; null otherwise. */
    public Object unit;

    private EntryPoint body;
    private int frameSlots;
    private int[] awaitedSlots;
    private FrameLayout frame = FrameLayout.UNKNOWN;
    private volatile int sideIndex;

    /** A built-in: a static method of {@code owner}, resolved on first use. */
    public EntryPoint(String name, Signature signature, Class<?> owner, String javaName) {
        this.name = name;
        this.signature = signature;
        this.owner = owner;
        this.javaName = javaName;
    }

    /** A compiled function. */
    public EntryPoint(String name, Signature signature, MethodHandle handle) {
        this(name, signature, null, null);
        this.handle = handle;
    }

    /** The class that has the method. */
    public Class<?> owner() {
        return owner;
    }

    /** The same entry point in another class, made from the same bytes. */
    public EntryPoint in(Class<?> otherOwner) {
        EntryPoint e = new EntryPoint(name, signature, otherOwner, javaName);
        e.frame = frame;
        if (body != null) {
            e.body = body.in(otherOwner);
            e.frameSlots = frameSlots;
            e.awaitedSlots = awaitedSlots;
        }
        return e;
    }

    /**
     * Declares this the entry of a generator function.
     *
     * @param bodyName Java method of the generator's body: {@code (ThreadState, generator, sent)}
     * @param slots number of longs the generator's frame needs
     * @param awaited for each yield, from the first: the frame slot of what a {@code yield from} or
     *     {@code await} there delegates to, -1 if it is a plain yield
     */
    public void generator(String bodyName, int slots, int[] awaited) {
        body = new EntryPoint(name, BODY, owner, bodyName);
        frameSlots = slots;
        awaitedSlots = awaited;
    }

    /** Says where the method keeps its variables. */
    public void frame(FrameLayout layout) {
        frame = layout;
    }

    /** Where the method (of a generator function: the generator's body) keeps its variables. */
    public FrameLayout frame() {
        return frame;
    }

    /** The body of a generator function; null for other functions. */
    public EntryPoint body() {
        return body;
    }

    public int frameSlots() {
        return frameSlots;
    }

    public String javaName() {
        return javaName;
    }

    /** See {@link #generator}. */
    public int[] awaitedSlots() {
        return awaitedSlots;
    }

    /** The Java method, of the type that {@link #type} gives. */
    public MethodHandle handle() {
        MethodHandle h = handle;
        return h != null ? h : resolve();
    }

    /** Tells who can call the method without a handle, and under which number. */
    public void dispatchBy(Dispatcher by, int id) {
        if (signature.slots <= Dispatcher.MAX_PARAMETERS) {
            dispatcherId = id;
            dispatcher = by;
        }
    }

    /**
     * From now on calls a method in Java that does the same, faster; the code object and all that
     * Python sees of it stay as they are. Sites that are linked already go on as before.
     *
     * @param by has the method, under the number {@code id}
     * @return what was called before: for cases that the method leaves to it
     */
    public synchronized EntryPoint replace(Dispatcher by, int id) {
        EntryPoint before = in(owner);
        before.dispatcher = dispatcher;
        before.dispatcherId = dispatcherId;
        before.handle = handle;
        isReplaced = true;
        dispatcherId = id;
        dispatcher = by;
        dispatched = 0;
        handle = null;
        spread = null;
        return before;
    }

    /** Whether this call is one of the first, for which a handle would not pay; counts it. */
    private boolean isEarly() {
        if (dispatcher == null && owner != null) {
            FrozenCalls.find(this, owner, javaName);
        }
        return dispatcher != null && dispatched++ < DISPATCHED;
    }

    /** Whether the parameters come as an array; then no call site goes straight to the method. */
    public boolean isPacked() {
        return signature.slots > MAX_SPREAD;
    }

    /** {@code (ThreadState, long × (1 + slots)) → long}; see also {@link #MAX_SPREAD}. */
    public static MethodType type(int slots) {
        if (slots > MAX_SPREAD) {
            return MethodType.methodType(long.class, ThreadState.class, long.class, long[].class);
        }
        Class<?>[] p = new Class<?>[slots + 2];
        p[0] = ThreadState.class;
        for (int i = 1; i < p.length; i++) {
            p[i] = long.class;
        }
        return MethodType.methodType(long.class, p);
    }

    /** Index of this in the {@link SideTable}; entered on first use and never removed. */
    int sideIndex() {
        int i = sideIndex;
        return i != 0 ? i : newSideIndex();
    }

    private synchronized int newSideIndex() {
        if (sideIndex == 0) {
            sideIndex = SideTable.add(this);
        }
        return sideIndex;
    }

    /** Name in CPython's messages about a call: {@code list.append} or {@code len}. */
    /** Makes this a function of a module, which messages about its calls then name. */
    public void ofModule(String module) {
        qualifier = module;
    }

    String callName() {
        return qualifier == null ? name : qualifier + "." + name;
    }

    private synchronized MethodHandle resolve() {
        try {
            if (isReplaced) {
                return handle = throughDispatcher();
            }
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
            return handle = lookup.findStatic(owner, javaName, type(signature.slots));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("built-in " + name + " has no matching Java method", e);
        }
    }

    private MethodHandle throughDispatcher() throws ReflectiveOperationException {
        int n = signature.slots;
        boolean isWritten = n <= Dispatcher.WRITTEN_OUT;
        MethodType type = type(isWritten ? n : 0).insertParameterTypes(1, int.class);
        if (!isWritten) {
            type = type.appendParameterTypes(long[].class);
        }
        MethodHandle call =
                MethodHandles.lookup().findVirtual(Dispatcher.class, "call", type);
        call = MethodHandles.insertArguments(call.bindTo(dispatcher), 1, dispatcherId);
        return isWritten ? call : call.asCollector(long[].class, n);
    }

    /**
     * Calls with parameters already bound.
     *
     * @param slots exactly {@code signature.slots} values, borrowed
     * @return owned
     */
    public long invoke(ThreadState ts, long self, long[] slots) {
        if (handle == null && isEarly()) {
            Dispatcher d = dispatcher;
            int id = dispatcherId;
            return switch (slots.length) {
                case 0 -> d.call(ts, id, self);
                case 1 -> d.call(ts, id, self, slots[0]);
                case 2 -> d.call(ts, id, self, slots[0], slots[1]);
                case 3 -> d.call(ts, id, self, slots[0], slots[1], slots[2]);
                case 4 -> d.call(ts, id, self, slots[0], slots[1], slots[2], slots[3]);
                default -> d.call(ts, id, self, slots);
            };
        }
        MethodHandle h = handle();
        try {
            return switch (slots.length) {
                case 0 -> (long) h.invokeExact(ts, self);
                case 1 -> (long) h.invokeExact(ts, self, slots[0]);
                case 2 -> (long) h.invokeExact(ts, self, slots[0], slots[1]);
                case 3 -> (long) h.invokeExact(ts, self, slots[0], slots[1], slots[2]);
                case 4 -> (long) h.invokeExact(ts, self, slots[0], slots[1], slots[2], slots[3]);
                default -> slots.length > MAX_SPREAD
                        ? (long) h.invokeExact(ts, self, slots)
                        : (long) spread(h, slots.length).invokeExact(ts, self, slots);
            };
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** As {@link #invoke(ThreadState, long, long[])} for a method without slots. */
    public long invoke(ThreadState ts, long self) {
        if (handle == null && isEarly()) {
            return dispatcher.call(ts, dispatcherId, self);
        }
        try {
            return (long) handle().invokeExact(ts, self);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** As {@link #invoke(ThreadState, long, long[])} for a method of one slot, without an array. */
    public long invoke(ThreadState ts, long self, long a) {
        if (handle == null && isEarly()) {
            return dispatcher.call(ts, dispatcherId, self, a);
        }
        try {
            return (long) handle().invokeExact(ts, self, a);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** For two slots. */
    public long invoke(ThreadState ts, long self, long a, long b) {
        if (handle == null && isEarly()) {
            return dispatcher.call(ts, dispatcherId, self, a, b);
        }
        try {
            return (long) handle().invokeExact(ts, self, a, b);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    /** For three slots. */
    public long invoke(ThreadState ts, long self, long a, long b, long c) {
        if (handle == null && isEarly()) {
            return dispatcher.call(ts, dispatcherId, self, a, b, c);
        }
        try {
            return (long) handle().invokeExact(ts, self, a, b, c);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    private MethodHandle spread(MethodHandle h, int n) {
        MethodHandle s = spread;
        if (s == null) {
            spread = s = h.asSpreader(long[].class, n);
        }
        return s;
    }

    /**
     * Binds and calls; compare {@code _PyFunction_Vectorcall}.
     *
     * @param args positional values, then the values for {@code kwnames}; borrowed
     * @param kwnames tuple of str, or 0; borrowed
     * @return owned
     */
    public long call(ThreadState ts, long self, long[] args, long kwnames) {
        if (kwnames == 0 && signature.isPositional && args.length == signature.slots) {
            return invoke(ts, self, args);
        }
        return isNew()
                ? BuiltinSlots.callNew(ts, self, args, kwnames)
                : ArgumentBinder.call(ts, this, self, args, kwnames, 0, 0);
    }

    /** Whether it is the {@code __new__} of a built-in type, which is self. */
    public boolean isNew() {
        return this == BuiltinSlots.NEW;
    }

    /** Calls {@code T.__new__} by position. */
    public static long callNew(ThreadState ts, long self, long[] args) {
        return BuiltinSlots.callNew(ts, self, args, 0);
    }
}
