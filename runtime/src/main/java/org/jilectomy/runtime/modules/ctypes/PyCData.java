package org.jilectomy.runtime.modules.ctypes;

import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Dealloc;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.ObjectWord;
import org.jilectomy.runtime.objects.PyBuffer;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _ctypes.CDataObject}: a piece of memory that a C object lies in; laid out as CPython's {@code CDataObject}.
 *
 * <pre>
 *  +16 b_ptr: the memory   +24 b_needsfree (32 bits): it is a block of our heap, and ours
 *  +32 b_base: whose memory it is part of, or 0   +40 b_size
 *  +48 blocks given up by resize(), a chain of {block, next}; CPython has b_length here, which the class says
 *  +56 b_index: which part of b_base
 *  +64 b_objects: what the memory refers to, or 0   +72 b_value: 16 bytes, memory of small objects
 * </pre>
 *
 * <p>b_ptr and b_size change in {@link #resize} only. The old block stays until the object dies: another
 * thread, or C, may be using it.
 */
final class PyCData extends PyType {
    private static final int PTR = PyObject.SIZE;
    private static final int NEEDS_FREE = 24;
    private static final int BASE = 32;
    private static final int LENGTH_IN_BYTES = 40;
    private static final int OUTGROWN = 48;
    private static final int INDEX = 56;
    private static final int OBJECTS = 64;
    private static final int VALUE = 72;
    private static final int VALUE_SIZE = 16;
    private static final int SIZE = VALUE + VALUE_SIZE;

    static final PyCData TYPE = new PyCData();

    private PyCData() {
        super(new TypeSpec("_ctypes.CDataObject", SIZE).gc().subclassable());
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("_b_base_", "getBase", null, "the base object")
                .getset("_b_needsfree_", "getNeedsFree", null,
                        "whether the object owns the memory or not")
                .getset("_objects", "getObjects", null,
                        "internal objects tree (NEVER CHANGE THIS OBJECT!)");
    }

    // ---------------------------------------------------------------- life

    /** Without memory; the Python half makes what programs see by {@link #create} and {@link #over}. */
    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        throw Errors.typeError(ts, "abstract class");
    }

    /** An instance of a subclass with so much memory of its own, zeroed; owned. */
    static long create(ThreadState ts, PyType type, long size) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        try {
            if (size <= VALUE_SIZE) {
                Memory.putLong(self + PTR, self + VALUE);
            } else {
                long block = Heap.allocate(ts.heap, size);
                Memory.fill(block, size, (byte) 0);
                Memory.putLong(self + PTR, block);
            }
            Memory.putInt(self + NEEDS_FREE, 1);
            Memory.putLong(self + LENGTH_IN_BYTES, size);
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
    }

    /**
     * An instance over memory of somebody else's; owned.
     *
     * @param base who has the memory, kept alive, or 0
     */
    static long over(
            ThreadState ts, PyType type, long address, long size, long base, long index) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Memory.putLong(self + PTR, address);
        Memory.putLong(self + LENGTH_IN_BYTES, size);
        Memory.putLong(self + INDEX, index);
        Memory.putLong(self + BASE, base == 0 ? 0 : Refs.retain(ts, base));
        return self;
    }

    private static boolean hasBlock(long self) {
        return Memory.getInt(self + NEEDS_FREE) != 0 && address(self) != self + VALUE
                && address(self) != 0;
    }

    @Override
    public void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(Memory.getLong(self + BASE), visitor);
        Dealloc.visit(Memory.getLong(self + OBJECTS), visitor);
    }

    /** What a cycle goes through: a base is always older than what it is the base of. */
    @Override
    protected void tp_clear(ThreadState ts, long self) {
        keep(ts, self, 0);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        if (hasBlock(self)) {
            Heap.free(ts.heap, address(self));
        }
        for (long node = Memory.getLong(self + OUTGROWN); node != 0;) {
            long next = Memory.getLong(node + 8);
            Heap.free(ts.heap, Memory.getLong(node));
            Heap.free(ts.heap, node);
            node = next;
        }
    }

    /** More or less memory of its own; what is added is zeroed. ValueError if the memory is not its own. */
    static void resize(ThreadState ts, long self, long size) {
        if (Memory.getInt(self + NEEDS_FREE) == 0) {
            throw Errors.valueError(ts,
                    "Memory cannot be resized because this object doesn't own it");
        }
        long block = Heap.allocate(ts.heap, size);
        long node = Heap.allocate(ts.heap, 16); // before the lock: it may fail
        ObjectLock.lock(ts, self);
        long old = address(self);
        long n = size(self);
        boolean grows = size > n; // else the block stays: another thread may be using the end of it
        boolean outgrows = grows && hasBlock(self);
        if (grows) {
            Memory.copy(old, block, n);
            Memory.fill(block + n, size - n, (byte) 0);
            Memory.putLongRelease(self + PTR, block);
        }
        if (outgrows) {
            Memory.putLong(node, old);
            Memory.putLong(node + 8, Memory.getLong(self + OUTGROWN));
            Memory.putLong(self + OUTGROWN, node);
        }
        Memory.putLongRelease(self + LENGTH_IN_BYTES, size);
        ObjectLock.unlock(ts, self);
        if (!grows) {
            Heap.free(ts.heap, block);
        }
        if (!outgrows) {
            Heap.free(ts.heap, node);
        }
    }

    // ---------------------------------------------------------------- what it says of itself

    static long address(long self) {
        return Memory.getLong(self + PTR);
    }

    /** Read before {@link #address}, for who stays inside of it: it grows after that. */
    static long size(long self) {
        return Memory.getLongAcquire(self + LENGTH_IN_BYTES);
    }

    static long index(long self) {
        return Memory.getLong(self + INDEX);
    }

    static long getBase(ThreadState ts, long self) {
        long base = Memory.getLong(self + BASE);
        return base == 0 ? Singletons.None : Refs.retain(ts, base);
    }

    static long getNeedsFree(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getInt(self + NEEDS_FREE));
    }

    /** Makes {@code value} (borrowed, or 0) what {@code _objects} is. */
    static void keep(ThreadState ts, long self, long value) {
        ObjectWord.put(ts, self, OBJECTS, value);
    }

    /** What {@link #getObjects} gives, or a dict that it is from now on; owned. */
    static long objects(ThreadState ts, long self) {
        long fresh = PyDict.create(ts);
        ObjectLock.lock(ts, self);
        long there = Memory.getLong(self + OBJECTS);
        if (there == 0) {
            Memory.putLongRelease(self + OBJECTS, fresh);
            there = fresh;
            fresh = 0;
        }
        Refs.retain(ts, there);
        ObjectLock.unlock(ts, self);
        Refs.xrelease(ts, fresh);
        return there;
    }

    static long getObjects(ThreadState ts, long self) {
        long kept = ObjectWord.get(ts, self, OBJECTS);
        return kept == 0 ? Singletons.None : kept;
    }

    // ---------------------------------------------------------------- buffer

    /** As the class describes it: {@code _buffer_info_} is (format, size of an item, shape). */
    @Override
    public PyBuffer bf_getbuffer(ThreadState ts, long self) {
        long info = Abstract.getAttr(ts, self, Names.of("_buffer_info_"));
        try {
            return described(ts, self, info);
        } finally {
            Refs.release(ts, info);
        }
    }

    /** A class may be wrong about it: then it is bytes. */
    private static PyBuffer described(ThreadState ts, long self, long info) {
        long[] shape = PyTuple.TYPE.isExactly(info) && PyTuple.size(info) == 3
                ? shape(PyTuple.item(info, 2))
                : null;
        long itemSize = shape == null ? -1 : number(PyTuple.item(info, 1));
        boolean fits = itemSize >= 0 && PyUnicode.check(PyTuple.item(info, 0));
        long size = size(self);
        if (fits) {
            long items = 1;
            for (long n : shape) {
                fits &= n >= 0;
                items = n == 0 ? 0 : items;
            }
            for (int i = 0; fits && items > 0 && i < shape.length; i++) {
                fits = items <= size / shape[i];
                items *= shape[i];
            }
            fits &= itemSize == 0 || items <= size / itemSize;
            size = fits ? items * itemSize : size;
        }
        return fits
                ? new PyBuffer(ts, self, address(self), size, itemSize, false,
                        PyUnicode.toJava(PyTuple.item(info, 0)), shape)
                : new PyBuffer(ts, self, address(self), size, 1, false, "B");
    }

    private static long[] shape(long tuple) {
        if (!PyTuple.TYPE.isExactly(tuple)) {
            return null;
        }
        long[] shape = new long[(int) PyTuple.size(tuple)];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = number(PyTuple.item(tuple, i));
        }
        return shape;
    }

    /** -1 for what is no small number. */
    private static long number(long value) {
        return PyLong.TYPE.isExactly(value) && PyLong.fitsLong(value)
                ? PyLong.longValue(value)
                : -1;
    }

    @Override
    public long bf_bytes(ThreadState ts, long self) {
        return PyBytes.fromMemory(ts, address(self), (int) size(self));
    }

    @Override
    public long bf_writableSize(ThreadState ts, long self) {
        return size(self);
    }

    @Override
    public int bf_store(ThreadState ts, long self, long at, byte[] from, int start, int n) {
        int some = (int) Math.max(0, Math.min(n, size(self) - at));
        if (some > 0) {
            Memory.copyFromArray(from, start, address(self) + at, some);
        }
        return some;
    }
}
