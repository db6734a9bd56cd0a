package org.jilectomy.runtime.modules.ctypes;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.PythonThreads;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _ctypes.CThunkObject}: a function that C can call, and the Python callable behind it.
 *
 * <p>C may call it in any thread. One that is in the middle of a {@link ForeignCall} has its state and is
 * attached for the while; one that Python has not seen gets a state for this one call. What the callable
 * raises ends here: it is reported, and C gets 0.
 *
 * <pre>
 *  +16 what is called with the raw arguments   +24 the program's callable, for reports
 * </pre>
 */
final class PyCThunk extends PyType {
    private static final int WRAPPER = PyObject.SIZE;
    private static final int CALLABLE = 24;
    private static final int SIZE = 32;

    static final PyCThunk TYPE = new PyCThunk();

    private PyCThunk() {
        super(new TypeSpec("_ctypes.CThunkObject", SIZE).gc().noNew());
    }

    /** Code that C can call; goes away when nothing refers to it any more. */
    private record Stub(Arena arena, long address) {}

    /**
     * Makes one; owned.
     *
     * @param wrapper called with numbers, for what is passed by value with the address of a copy; gives a
     *     number; borrowed
     * @param callable borrowed
     * @param signature as in {@link ForeignCall}
     */
    static long create(ThreadState ts, long wrapper, long callable, String signature) {
        ForeignCall.Shape shape = ForeignCall.Shape.of(signature);
        long self = StaticTypes.newInstance(ts, TYPE, SIZE);
        GcHead.index(self, 0);
        try {
            Memory.putLong(self + WRAPPER, Refs.retain(ts, wrapper));
            Memory.putLong(self + CALLABLE, Refs.retain(ts, callable));
            Entry entry = new Entry(self, shape.result(), shape.arguments());
            FunctionDescriptor d = shape.descriptor();
            Arena arena = Arena.ofAuto();
            MethodHandle target = Entry.CALL.bindTo(entry)
                    .asCollector(Object[].class, shape.arguments().length)
                    .asType(d.toMethodType());
            MemorySegment stub = Linker.nativeLinker().upcallStub(target, d, arena);
            GcHead.index_release(self, SideTable.add(new Stub(arena, stub.address())));
            return self;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            Refs.release(ts, self);
            throw Errors.typeError(ts, "C cannot be given a function of this signature: "
                    + e.getMessage());
        }
    }

    static long address(long self) {
        return ((Stub) SideTable.get(GcHead.index_acquire(self))).address;
    }

    @Override
    public void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(Memory.getLong(self + WRAPPER), visitor);
        Dealloc.visit(Memory.getLong(self + CALLABLE), visitor);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        if (GcHead.index(self) != 0) {
            SideTable.remove(GcHead.index(self));
        }
    }

    /** What the stub calls. */
    private static final class Entry {
        static final MethodHandle CALL = find();

        private final long thunk;
        private final String result;
        private final String[] arguments;

        Entry(long thunk, String result, String[] arguments) {
            this.thunk = thunk;
            this.result = result;
            this.arguments = arguments;
        }

        private static MethodHandle find() {
            try {
                return MethodHandles.lookup().findVirtual(Entry.class, "call",
                        MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        /** Throws nothing: the JVM would end. */
        @SuppressWarnings("UnusedMethod") // found by name, above
        Object call(Object[] values) {
            ThreadState ts = ForeignCall.caller();
            boolean isNew = ts == null;
            try {
                if (isNew) {
                    ts = ThreadState.create();
                } else {
                    ts.attach();
                }
                try {
                    return run(ts, values);
                } finally {
                    if (isNew) {
                        PythonThreads.end(ts);
                        ts.destroy();
                    } else {
                        ts.detach();
                    }
                }
            } catch (Throwable t) {
                System.err.println("jilectomy: internal error in a function called by C");
                t.printStackTrace();
                return none();
            }
        }

        private Object run(ThreadState ts, Object[] values) {
            // The program may drop the function while it runs.
            long wrapper = Refs.retain(ts, Memory.getLong(thunk + WRAPPER));
            long callable = Refs.retain(ts, Memory.getLong(thunk + CALLABLE));
            try {
                return called(ts, wrapper, values);
            } catch (Throwable t) {
                Unraisable.report(ts, Errors.from(ts, t),
                        "Exception ignored on calling ctypes callback function: ", callable);
                return none();
            } finally {
                Refs.release(ts, wrapper);
                Refs.release(ts, callable);
            }
        }

        private Object called(ThreadState ts, long wrapper, Object[] values) {
            long[] numbers = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                numbers[i] = Layouts.isAggregate(arguments[i])
                        ? PyLong.of(ts, ((MemorySegment) values[i]).address())
                        : ForeignCall.number(ts, arguments[i], values[i]);
            }
            long given = PyTuple.fromArraySteal(ts, numbers);
            long back = 0;
            try {
                back = Abstract.callTuple(ts, wrapper, given, 0);
                return result.isEmpty() ? null : java(ts, back);
            } finally {
                Refs.xrelease(ts, back);
                Refs.release(ts, given);
            }
        }

        private Object java(ThreadState ts, long number) {
            return switch (result.charAt(0)) {
                case 'f' -> (float) PyFloat.asDouble(ts, number);
                case 'd' -> PyFloat.asDouble(ts, number);
                case 'c', 'b', 'B', '?', 'v', 'h', 'H', 'i', 'I', 'u' ->
                        (int) CValue.integer(ts, number);
                default -> CValue.integer(ts, number);
            };
        }

        /** What C gets if there is no result. */
        private Object none() {
            if (result.isEmpty()) {
                return null;
            }
            Class<?> type = ((ValueLayout) Layouts.passed(result)).carrier();
            return type == int.class ? (Object) 0
                    : type == long.class ? (Object) 0L
                            : type == float.class ? (Object) 0f : (Object) 0d;
        }
    }
}
