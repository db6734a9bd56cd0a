package org.jilectomy.runtime.linker;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The arguments of a call site fitted to the parameters of one callee, once, when the site links:
 * what {@code ArgumentBinder} does at each call.
 *
 * <p>Which argument a parameter gets depends on the number of positional arguments, the keywords and
 * the signature alone, and all are known. So the binding is a permutation of the arguments, with
 * defaults as constants; a callee's {@code *args} tuple and {@code **kwargs} dict are made of the
 * arguments left over. What does not fit (a missing argument, an unknown keyword) is left to {@code
 * ArgumentBinder}, which has the messages.
 */
final class Binding {
    /** {@code (ThreadState, self, args…) → long}; self is the function, or what a built-in is of. */
    final MethodHandle handle;

    /** Whether defaults of the function are constants of the handle: it is for this function only. */
    final boolean usesDefaults;

    /** {@code () → boolean}: the keyword-only defaults are as they were; null if that is no matter. */
    final MethodHandle guard;

    private Binding(MethodHandle handle, boolean usesDefaults, MethodHandle guard) {
        this.handle = handle;
        this.usesDefaults = usesDefaults;
        this.guard = guard;
    }

    private static final String[] NONE = {};

    /** The keywords of a call as Java strings. */
    static String[] names(long kwnames) {
        String[] names = new String[(int) PyTuple.size(kwnames)];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyUnicode.toJava(PyTuple.item(kwnames, i));
        }
        return names;
    }

    /**
     * @param func the Python function; 0 for a built-in
     * @param given how many arguments are positional; the others are those of {@code names}
     * @return null if the call must be bound each time
     */
    static Binding of(ThreadState ts, EntryPoint entry, long func, int given, String[] names) {
        return new Plan(ts, entry, func, given, names, false).binding();
    }

    /** As {@link #of} for positional arguments and, behind them, the tuple of all others. */
    static Binding withRest(ThreadState ts, EntryPoint entry, long func, int given) {
        return new Plan(ts, entry, func, given, NONE, true).binding();
    }

    static Binding positional(ThreadState ts, EntryPoint entry, long func, int given) {
        return new Plan(ts, entry, func, given, NONE, false).binding();
    }

    // ---------------------------------------------------------------- how it is found

    private static final class Plan {
        private final ThreadState ts;
        private final EntryPoint entry;
        private final Signature s;
        private final long func;
        private final int given;
        private final String[] names;
        private final boolean restGiven;

        /** For each named slot: the argument it gets, or -1. */
        private final int[] from;

        private final long[] constants;
        /** Keywords that no parameter has: their indices. */
        private final List<Integer> more = new ArrayList<>();

        private boolean usesDefaults;
        private MethodHandle guard;

        Plan(
                ThreadState ts,
                EntryPoint entry,
                long func,
                int given,
                String[] names,
                boolean restGiven) {
            this.ts = ts;
            this.entry = entry;
            this.s = entry.signature;
            this.func = func;
            this.given = given;
            this.names = names;
            this.restGiven = restGiven;
            this.from = new int[s.positional + s.kwOnly];
            this.constants = new long[from.length];
            Arrays.fill(from, -1);
        }

        Binding binding() {
            boolean python = s.optional == null;
            if (python != (func != 0)) {
                return null;
            }
            if (!takeArguments() || !(python ? takeDefaults() : leaveOptional())) {
                return null;
            }
            MethodHandle h = fitted();
            return h == null ? null : new Binding(h, usesDefaults, guard);
        }

        private boolean takeArguments() {
            if (given > s.positional && !s.varArgs) {
                return false;
            }
            for (int i = 0; i < Math.min(given, s.positional); i++) {
                from[i] = i;
            }
            for (int k = 0; k < names.length; k++) {
                int slot = slotOf(names[k]);
                if (slot < 0 && s.varKeywords) {
                    more.add(given + k);
                } else if (slot < 0 || from[slot] >= 0) {
                    return false;
                } else {
                    from[slot] = given + k;
                }
            }
            return true;
        }

        private int slotOf(String name) {
            for (int i = s.posOnly; i < from.length; i++) {
                if (s.names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }

        private boolean leaveOptional() {
            for (int i = 0; i < from.length; i++) {
                if (from[i] < 0 && !s.optional[i]) {
                    return false;
                }
            }
            return true;
        }

        private boolean takeDefaults() {
            int first = 0;
            while (first < s.positional && from[first] >= 0) {
                first++;
            }
            if (first < s.positional) {
                Object[] defaults = new Object[s.positional - first];
                if (!PyFunction.constantDefaults(func, defaults)) {
                    return false;
                }
                for (int i = first; i < s.positional; i++) {
                    constants[i] = (Long) defaults[i - first];
                }
                usesDefaults = true;
            }
            for (int i = s.positional; i < from.length; i++) {
                if (from[i] < 0) {
                    return takeKeywordDefaults();
                }
            }
            return true;
        }

        /** Those can be changed one by one, so the dict's version is part of the guard. */
        private boolean takeKeywordDefaults() {
            long dict = PyFunctionObject.func_kwdefaults_acquire(func);
            if (dict == 0) {
                return false;
            }
            Refs.retain(ts, dict);
            try {
                long version = PyDict.versionTag(dict);
                for (int i = s.positional; i < from.length; i++) {
                    if (from[i] >= 0) {
                        continue;
                    }
                    long v = PyDict.getItemName(ts, dict, Names.of(s.names[i]));
                    if (v == 0) {
                        return false;
                    }
                    boolean lasts = Immediate.is(v) || Refcount.isImmortal(v);
                    Refs.release(ts, v);
                    if (!lasts) {
                        return false;
                    }
                    constants[i] = v;
                }
                Pins.share(ts, dict);
                guard = Guards.keywordDefaults(func, dict, version);
                usesDefaults = true;
                return true;
            } finally {
                Refs.release(ts, dict);
            }
        }

        /** The entry point's handle, with the parameters in the order of the arguments. */
        private MethodHandle fitted() {
            boolean makesTuple = s.varArgs && !restGiven;
            int args = given + names.length + (restGiven ? 1 : 0);
            int made = (makesTuple ? 1 : 0) + (s.varKeywords ? 1 : 0);
            if (entry.isPacked() || made > 0 && made + args > Temporary.MAX) {
                return null;
            }
            MethodHandle h = entry.handle();
            for (int i = from.length - 1; i >= 0; i--) {
                if (from[i] < 0) {
                    h = MethodHandles.insertArguments(h, 2 + i, constants[i]);
                }
            }
            // From (ts, self, named…, tuple, dict) to (ts, dict, tuple, self, args…).
            int[] order = new int[h.type().parameterCount()];
            order[0] = 0;
            order[1] = 1 + made;
            int at = 2;
            for (int argument : from) {
                if (argument >= 0) {
                    order[at++] = 2 + made + argument;
                }
            }
            if (s.varArgs) {
                order[at++] = restGiven ? 2 + made + args - 1 : made;
            }
            if (s.varKeywords) {
                order[at] = 1;
            }
            h = MethodHandles.permuteArguments(h, EntryPoint.type(made + args), order);
            if (s.varKeywords) {
                MethodHandle maker = dictMaker();
                h = maker == null ? null : Temporary.of(maker, h, 1 + (makesTuple ? 1 : 0), more);
            }
            if (h != null && makesTuple) {
                List<Integer> rest = new ArrayList<>();
                for (int i = s.positional; i < given; i++) {
                    rest.add(i);
                }
                MethodHandle maker = Temporary.tuple(rest.size());
                h = maker == null ? null : Temporary.of(maker, h, 1, rest);
            }
            return h;
        }

        private MethodHandle dictMaker() {
            MethodHandle maker = Temporary.dict(more.size());
            if (maker == null) {
                return null;
            }
            for (int argument : more) {
                maker = MethodHandles.insertArguments(
                        maker, 0, Names.of(names[argument - given]));
            }
            return maker;
        }
    }

    // ---------------------------------------------------------------- what an argument list makes

    /** A tuple or dict that exists during a call only. */
    static final class Temporary {
        /** So many values may follow the one that is made, self included. */
        static final int MAX = 7;

        private Temporary() {}

        /**
         * Calls {@code user} with what {@code maker} makes.
         *
         * @param maker {@code (ThreadState, some of the arguments) → long}, owned
         * @param user {@code (ThreadState, made, values…) → long}; the arguments are the last values
         * @param before how many values stand before the arguments
         * @param arguments indices of the arguments that {@code maker} gets
         * @return {@code (ThreadState, values…) → long}
         */
        static MethodHandle of(
                MethodHandle maker, MethodHandle user, int before, List<Integer> arguments) {
            MethodType type = user.type().dropParameterTypes(1, 2);
            int[] order = new int[1 + arguments.size()];
            for (int i = 0; i < arguments.size(); i++) {
                order[1 + i] = 1 + before + arguments.get(i);
            }
            MethodHandle made = MethodHandles.permuteArguments(maker, type, order);
            int n = type.parameterCount() - 1;
            Class<?>[] parameters = new Class<?>[3 + n];
            Arrays.fill(parameters, long.class);
            parameters[0] = MethodHandle.class;
            parameters[1] = MethodHandle.class;
            parameters[2] = ThreadState.class;
            return MethodHandles.insertArguments(
                    InlineCache.find(
                            Temporary.class, "with", methodType(long.class, parameters)),
                    0, made, user);
        }

        static long with(MethodHandle maker, MethodHandle user, ThreadState ts, long a)
                throws Throwable {
            long made = (long) maker.invokeExact(ts, a);
            try {
                return (long) user.invokeExact(ts, made, a);
            } finally {
                Refs.release(ts, made);
            }
        }

        static long with(MethodHandle maker, MethodHandle user, ThreadState ts, long a, long b)
                throws Throwable {
            long made = (long) maker.invokeExact(ts, a, b);
            try {
                return (long) user.invokeExact(ts, made, a, b);
            } finally {
                Refs.release(ts, made);
            }
        }

        static long with(
                MethodHandle maker, MethodHandle user, ThreadState ts, long a, long b, long c)
                throws Throwable {
            long made = (long) maker.invokeExact(ts, a, b, c);
            try {
                return (long) user.invokeExact(ts, made, a, b, c);
            } finally {
                Refs.release(ts, made);
            }
        }

        static long with(
                MethodHandle maker, MethodHandle user, ThreadState ts, long a, long b, long c,
                long d)
                throws Throwable {
            long made = (long) maker.invokeExact(ts, a, b, c, d);
            try {
                return (long) user.invokeExact(ts, made, a, b, c, d);
            } finally {
                Refs.release(ts, made);
            }
        }

        static long with(
                MethodHandle maker, MethodHandle user, ThreadState ts, long a, long b, long c,
                long d, long e)
                throws Throwable {
            long made = (long) maker.invokeExact(ts, a, b, c, d, e);
            try {
                return (long) user.invokeExact(ts, made, a, b, c, d, e);
            } finally {
                Refs.release(ts, made);
            }
        }

        static long with(
                MethodHandle maker, MethodHandle user, ThreadState ts, long a, long b, long c,
                long d, long e, long f)
                throws Throwable {
            long made = (long) maker.invokeExact(ts, a, b, c, d, e, f);
            try {
                return (long) user.invokeExact(ts, made, a, b, c, d, e, f);
            } finally {
                Refs.release(ts, made);
            }
        }

        static long with(
                MethodHandle maker, MethodHandle user, ThreadState ts, long a, long b, long c,
                long d, long e, long f, long g)
                throws Throwable {
            long made = (long) maker.invokeExact(ts, a, b, c, d, e, f, g);
            try {
                return (long) user.invokeExact(ts, made, a, b, c, d, e, f, g);
            } finally {
                Refs.release(ts, made);
            }
        }

        private static MethodHandle maker(String name, int values) {
            Class<?>[] parameters = new Class<?>[1 + values];
            Arrays.fill(parameters, long.class);
            parameters[0] = ThreadState.class;
            return InlineCache.find(Temporary.class, name, methodType(long.class, parameters));
        }

        /** {@code (ThreadState, values…) → long}, or null if they are too many. */
        static MethodHandle tuple(int size) {
            return size > 4 ? null : maker("tuple", size);
        }

        static long tuple(ThreadState ts) {
            return PyTuple.empty(ts);
        }

        static long tuple(ThreadState ts, long a) {
            return PyTuple.of(ts, a);
        }

        static long tuple(ThreadState ts, long a, long b) {
            return PyTuple.of(ts, a, b);
        }

        static long tuple(ThreadState ts, long a, long b, long c) {
            return PyTuple.of(ts, a, b, c);
        }

        static long tuple(ThreadState ts, long a, long b, long c, long d) {
            return Variadic.four(ts, a, b, c, d);
        }

        /** {@code (names…, ThreadState, values…) → long}, or null if they are too many. */
        static MethodHandle dict(int size) {
            if (size > 3) {
                return null;
            }
            Class<?>[] parameters = new Class<?>[1 + 2 * size];
            Arrays.fill(parameters, long.class);
            parameters[size] = ThreadState.class;
            return InlineCache.find(Temporary.class, "dict", methodType(long.class, parameters));
        }

        static long dict(ThreadState ts) {
            return PyDict.create(ts);
        }

        static long dict(long name, ThreadState ts, long value) {
            return PyDict.ofNames(ts, name, value, 0, 0, 0, 0);
        }

        static long dict(long name1, long name2, ThreadState ts, long a, long b) {
            return PyDict.ofNames(ts, name1, a, name2, b, 0, 0);
        }

        static long dict(
                long name1, long name2, long name3, ThreadState ts, long a, long b, long c) {
            return PyDict.ofNames(ts, name1, a, name2, b, name3, c);
        }
    }
}
