package org.jilectomy.jmh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jilectomy.runtime.cli.Embedded;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Call sites of compiled Python code: one iteration of a Python loop that does one thing, next to
 * the same loop in Java.
 *
 * <p>The loops are Python functions. They run in the one Python thread of an embedded interpreter,
 * so no figure contains the locks that a second thread would bring. Each invocation hands over to
 * that thread and back, which costs up to 50 µs, spread over {@value #LOOPS} iterations. What an
 * iteration costs by itself is {@code pythonLoop}: subtract it.
 *
 * <p>Expected: a call of a global function, a built-in or a method through its inline cache is a
 * few nanoseconds, an attribute less; up to eight types at a site cost a comparison each; beyond
 * them a site gives up. Types that have an attribute in the same place cost one comparison all
 * together. A step of a generator costs about as much as a call, whether it is delegated or not,
 * and global data no more than an attribute. A call with keywords costs what one by position does;
 * one that is forwarded by stars makes a tuple and a dict. It would be a surprise if a closure
 * cost more than a global function, or four types twice as much as one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class InlineCacheBenchmark {
    private static final int LOOPS = 200_000;
    private static final int SECONDS = 60;

    private static final String PROGRAM = """
            def loop(n):
                t = 0
                for i in range(n):
                    t += i
                return t

            def function(x):
                return x

            def call_global(n):
                t = 0
                for i in range(n):
                    t += function(i)
                return t

            def call_builtin(n):
                t = 0
                items = [1, 2, 3]
                for i in range(n):
                    t += len(items)
                return t

            def with_options(x, y=1, *, scale=1):
                return x

            def forward(*args, **named):
                return with_options(*args, **named)

            def call_keywords(n):
                t = 0
                for i in range(n):
                    t += with_options(i, scale=2)
                return t

            def call_star(n):
                t = 0
                pair = 1, 2
                for i in range(n):
                    t += with_options(*pair)
                return t

            def call_forwarded(n):
                t = 0
                for i in range(n):
                    t += forward(i, scale=2)
                return t

            def closure_over(k):
                def closure(x):
                    return k
                return closure

            def call_closure(n):
                t = 0
                closure = closure_over(1)
                for i in range(n):
                    t += closure(i)
                return t

            class Counter:
                def __init__(self):
                    self.count = 1

                def get(self):
                    return self.count

            def call_method(n):
                t = 0
                counter = Counter()
                for i in range(n):
                    t += counter.get()
                return t

            def load_attribute(n):
                t = 0
                counter = Counter()
                for i in range(n):
                    t += counter.count
                return t

            def store_attribute(n):
                counter = Counter()
                for i in range(n):
                    counter.count = i
                return counter.count

            def make_instance(n):
                t = 0
                for i in range(n):
                    Counter()
                return t

            def update_attribute(n):
                counter = Counter()
                for i in range(n):
                    counter.count += 1000
                return counter.count

            constant = 1
            items = [1]
            changing = 0

            def load_global(n):
                t = 0
                for i in range(n):
                    t += constant
                return t

            def load_global_object(n):
                t = 0
                for i in range(n):
                    t += items[0]
                return t

            def store_global(n):
                global changing
                for i in range(n):
                    changing = i
                return changing

            def counting(n):
                for i in range(n):
                    yield i

            def delegating(n):
                yield from counting(n)

            def step_generator(n):
                t = 0
                for i in counting(n):
                    t += i
                return t

            def step_delegation(n):
                t = 0
                for i in delegating(n):
                    t += i
                return t

            class Derived(Counter):
                def get(self):
                    return super().get()

            def call_super(n):
                t = 0
                counter = Derived()
                for i in range(n):
                    t += counter.get()
                return t

            def float_arithmetic(n):
                x = 0.5
                y = 0.25
                for i in range(n):
                    x = x * y + y * 0.5 - x / 3.0
                return int(x)

            def counter_of_new_type():
                class Type(Counter):
                    def get(self):
                        return self.count
                return Type()

            counters = [counter_of_new_type() for i in range(8)]

            def call_of_types(n, types):
                some = [counters[i % types] for i in range(8)]
                t = 0
                for i in range(n // 8):
                    for each in some:
                        t += each.get()
                return t

            def load_of_types(n, types):
                some = [counters[i % types] for i in range(8)]
                t = 0
                for i in range(n // 8):
                    for each in some:
                        t += each.count
                return t
            """;

    /** How references are counted; a fork each. */
    @Param("biased")
    public String policy;

    private Embedded python;
    private long globals;

    /** Chooses the policy before its class is loaded, starts the interpreter, runs the program. */
    @Setup(Level.Trial)
    public void start() throws TimeoutException {
        System.setProperty("jilectomy.refcount", policy);
        python = Embedded.instance();
        globals = python.call(SECONDS, InlineCacheBenchmark::define);
    }

    private static long define(ThreadState ts) {
        long main = PyDict.getItemString(ts, Interpreter.modules, "__main__");
        long dict = PyModule.dict(main);
        long code = Compilation.compile(ts, PROGRAM, "<benchmark>", "exec");
        Refs.release(ts, Compilation.run(ts, code, dict, dict));
        Refs.release(ts, code);
        Refs.release(ts, main); // sys.modules keeps it
        return dict;
    }

    private long run(String name) throws TimeoutException {
        return python.call(SECONDS, ts -> {
            long f = PyDict.getItemString(ts, globals, name);
            long n = PyLong.of(ts, LOOPS);
            long result = Abstract.call(ts, f, n);
            Refs.release(ts, n);
            Refs.release(ts, f);
            long total = PyLong.asLong(ts, result);
            Refs.release(ts, result);
            return total;
        });
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long pythonLoop() throws TimeoutException {
        return run("loop");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callGlobal() throws TimeoutException {
        return run("call_global");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callBuiltin() throws TimeoutException {
        return run("call_builtin");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callKeywords() throws TimeoutException {
        return run("call_keywords");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callStar() throws TimeoutException {
        return run("call_star");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callForwarded() throws TimeoutException {
        return run("call_forwarded");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callClosure() throws TimeoutException {
        return run("call_closure");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callMethod() throws TimeoutException {
        return run("call_method");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long loadAttribute() throws TimeoutException {
        return run("load_attribute");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long storeAttribute() throws TimeoutException {
        return run("store_attribute");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long makeInstance() throws TimeoutException {
        return run("make_instance");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long updateAttribute() throws TimeoutException {
        return run("update_attribute");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long loadGlobal() throws TimeoutException {
        return run("load_global");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long loadGlobalObject() throws TimeoutException {
        return run("load_global_object");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long storeGlobal() throws TimeoutException {
        return run("store_global");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long stepGenerator() throws TimeoutException {
        return run("step_generator");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long stepDelegation() throws TimeoutException {
        return run("step_delegation");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callSuper() throws TimeoutException {
        return run("call_super");
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long floatArithmetic() throws TimeoutException {
        return run("float_arithmetic");
    }

    /** One site that meets several types in turn. */
    @State(Scope.Benchmark)
    public static class Types {
        @Param({"1", "2", "4", "8"})
        public int types;

        private final Getter[] objects = new Getter[8];

        /** As the Python function makes its list. */
        @Setup
        public void make() {
            Getter[] all = {
                new Getter0(), new Getter1(), new Getter2(), new Getter3(), new Getter4(),
                new Getter5(), new Getter6(), new Getter7()
            };
            for (int i = 0; i < objects.length; i++) {
                objects[i] = all[i % types];
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long callOfTypes(Types chosen) throws TimeoutException {
        return run("call_of_types", chosen);
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long attributeOfTypes(Types chosen) throws TimeoutException {
        return run("load_of_types", chosen);
    }

    private long run(String name, Types chosen) throws TimeoutException {
        return python.call(SECONDS, ts -> {
            long f = PyDict.getItemString(ts, globals, name);
            long n = PyLong.of(ts, LOOPS);
            long types = PyLong.of(ts, chosen.types);
            long result = Abstract.call(ts, f, n, types);
            Refs.release(ts, types);
            Refs.release(ts, n);
            Refs.release(ts, f);
            long total = PyLong.asLong(ts, result);
            Refs.release(ts, result);
            return total;
        });
    }

    // ---------------------------------------------------------------- the same in Java

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long javaCall() {
        long t = 0;
        for (int i = 0; i < LOOPS; i++) {
            t += function(i);
        }
        return t;
    }

    /** Inlined, the whole loop would be a constant. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long function(long x) {
        return x;
    }

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long javaCallOfTypes(Types chosen) {
        long t = 0;
        for (int i = 0; i < LOOPS / 8; i++) {
            for (Getter each : chosen.objects) {
                t += each.get();
            }
        }
        return t;
    }

    /** What the Java loop calls; implemented by classes that differ in nothing but their name. */
    abstract static class Getter {
        long count = 1;

        abstract long get();
    }

    static final class Getter0 extends Getter {
        @Override
        long get() {
            return count;
        }
    }

    static final class Getter1 extends Getter {
        @Override
        long get() {
            return count;
        }
    }

    static final class Getter2 extends Getter {
        @Override
        long get() {
            return count;
        }
    }

    static final class Getter3 extends Getter {
        @Override
        long get() {
            return count;
        }
    }

    static final class Getter4 extends Getter {
        @Override
        long get() {
            return count;
        }
    }

    static final class Getter5 extends Getter {
        @Override
        long get() {
            return count;
        }
    }

    static final class Getter6 extends Getter {
        @Override
        long get() {
            return count;
        }
    }

    static final class Getter7 extends Getter {
        @Override
        long get() {
            return count;
        }
    }
}
