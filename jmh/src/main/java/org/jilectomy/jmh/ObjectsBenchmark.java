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
 * Operations on lists, dicts, strs, iterators and exceptions: one iteration of a Python loop that
 * does one thing.
 *
 * <p>As in {@link InlineCacheBenchmark} the loops run in the one Python thread of an embedded
 * interpreter; {@code empty} is what an iteration costs by itself.
 *
 * <p>Expected: reading and writing items and stepping through a list or range are a few
 * nanoseconds; what makes an object (a number put into a container that had none in that place, a
 * pair of {@code zip}, a str) costs some 5 for each object made and dropped; sorting 10 to 15 an
 * item; an exception raised and caught in one function 50, and 40 more for each function it leaves
 * that C2 did not inline. CPython 3.11 needs 100 for the former.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ObjectsBenchmark {
    private static final int LOOPS = 100_000;
    private static final int SECONDS = 60;

    /** Each has n iterations of what the function's name says. */
    private static final String PROGRAM = """
            def empty(n):
                for i in range(n): pass

            def list_append(n):
                a = []
                for i in range(n): a.append(i)

            def list_append_pop(n):
                a = [1, 2]
                for i in range(n): a.append(i); a.pop()

            def list_item(n):
                a = list(range(100)); j = 5
                for i in range(n): a[j]

            def list_store(n):
                a = list(range(100)); j = 5
                for i in range(n): a[j] = i

            def list_iterate(n):
                a = list(range(1000))
                for _ in range(n // 1000):
                    for x in a: pass

            def list_comprehension(n):
                for _ in range(n // 1000): [x for x in range(1000)]

            def list_sort_ints(n):
                a = [(i * 7919) % 10007 for i in range(1000)]
                for _ in range(n // 1000): sorted(a)

            def list_sort_strs(n):
                a = [str((i * 7919) % 10007) for i in range(1000)]
                for _ in range(n // 1000): sorted(a)

            def list_sort_by_key(n):
                a = [(i * 7919) % 10007 for i in range(1000)]
                for _ in range(n // 1000): sorted(a, key=lambda x: x % 10)

            def dict_get_int(n):
                d = {i: i for i in range(1000)}
                for _ in range(n // 1000):
                    for i in range(1000): d[i]

            def dict_get_str(n):
                d = {"a": 1, "b": 2, "foo": 3}; k = "foo"
                for i in range(n): d[k]

            def dict_set_str(n):
                d = {"a": 1, "b": 2, "foo": 3}; k = "foo"
                for i in range(n): d[k] = i

            def dict_grow(n):
                for _ in range(n // 1000):
                    d = {}
                    for i in range(1000): d[i] = i

            def dict_items(n):
                d = {i: i for i in range(1000)}
                for _ in range(n // 1000):
                    for k, v in d.items(): pass

            def zip_lists(n):
                a = list(range(1000))
                for _ in range(n // 1000):
                    for i, v in zip(a, a): pass

            def enumerate_list(n):
                a = list(range(1000))
                for _ in range(n // 1000):
                    for i, v in enumerate(a): pass

            def str_concat(n):
                s = "name"
                for i in range(n): s + "x"

            def str_join(n):
                a = ["word"] * 1000
                for _ in range(n // 1000): " ".join(a)

            def str_split(n):
                s = "word " * 1000
                for _ in range(n // 1000): s.split(" ")

            def str_of_int(n):
                for i in range(n): str(i)

            def str_of_float(n):
                x = 1234.5
                for i in range(n): str(x)

            def f_string(n):
                for i in range(n): f"{i}:{i:>6}"

            def str_format(n):
                for i in range(n): "{} {:04x}".format("name", i)

            def str_percent(n):
                for i in range(n): "%d=%s;" % (i, "value")

            class Own(Exception): pass

            def raise_class(n):
                for i in range(n):
                    try: raise Own
                    except Own: pass

            def raise_instance(n):
                for i in range(n):
                    try: raise ValueError("odd")
                    except ValueError: pass

            def thrower(): raise ValueError("odd")

            def raise_through_call(n):
                for i in range(n):
                    try: thrower()
                    except ValueError as e: pass

            def key_error(n):
                d = {}
                for i in range(n):
                    try: d[i]
                    except KeyError: pass

            class Node:
                __slots__ = ("left", "right")
                def __init__(self, left, right):
                    self.left = left
                    self.right = right

            def slotted_instance(n):
                for i in range(n): Node(None, None)

            def tuple_of_ints(n):
                for i in range(n): (i, i, i)
            """;

    /** The function that is measured. */
    @Param({
        "empty", "list_append", "list_append_pop", "list_item", "list_store", "list_iterate",
        "list_comprehension", "list_sort_ints", "list_sort_strs", "list_sort_by_key",
        "dict_get_int", "dict_get_str", "dict_set_str", "dict_grow", "dict_items", "zip_lists",
        "enumerate_list", "str_concat", "str_join", "str_split", "str_of_int", "str_of_float",
        "f_string", "str_format", "str_percent", "raise_class", "raise_instance",
        "raise_through_call", "key_error", "slotted_instance", "tuple_of_ints"
    })
    public String operation;

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
        globals = python.call(SECONDS, ObjectsBenchmark::define);
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

    @Benchmark
    @OperationsPerInvocation(LOOPS)
    public long python() throws TimeoutException {
        return python.call(SECONDS, ts -> {
            long f = PyDict.getItemString(ts, globals, operation);
            long n = PyLong.of(ts, LOOPS);
            Refs.release(ts, Abstract.call(ts, f, n));
            Refs.release(ts, n);
            Refs.release(ts, f);
            return 0L;
        });
    }
}
