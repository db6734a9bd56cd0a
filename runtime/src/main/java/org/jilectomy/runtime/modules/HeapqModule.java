package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ListHeap;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _heapq}: a list as a binary heap, {@code heap[k] <= heap[2k+1], heap[2k+2]}.
 *
 * <p>Comparisons run Python code and other threads share the list: every read and write is one
 * operation of the list under its lock, and a list that changed its length meanwhile is a
 * RuntimeError, as in CPython. Items whose order needs no Python are sifted in one such operation
 * ({@link ListHeap}). So the list is always sound; whether it is still a heap when two
 * threads push at once is up to their own lock ({@code queue.PriorityQueue} has one).
 */
final class HeapqModule extends BuiltinModule {
    HeapqModule() {
        super("_heapq");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("heappush(module, heap, item, /)", null, "push")
                .method("heappushpop(module, heap, item, /)", null, "pushPop")
                .method("heappop(module, heap, /)", null, "pop")
                .method("heapreplace(module, heap, item, /)", null, "replace")
                .method("heapify(module, heap, /)", null)
                .method("_heappop_max(module, heap, /)", null, "popMax")
                .method("_heapreplace_max(module, heap, item, /)", null, "replaceMax")
                .method("_heapify_max(module, heap, /)", null, "heapifyMax");
    }

    private static void requireList(ThreadState ts, long heap, String what) {
        if (!PyList.TYPE.isInstance(heap)) {
            throw Errors.typeError(ts, what + " must be list, not "
                    + Args.typeName(heap));
        }
    }

    private static RuntimeException changed(ThreadState ts) {
        return Errors.runtimeError(ts, "list changed size during iteration");
    }

    private static long get(ThreadState ts, long heap, long i) {
        long item = PyList.getItemOrEnd(ts, heap, i);
        if (item == 0) {
            throw changed(ts);
        }
        return item;
    }

    private static void set(ThreadState ts, long heap, long i, long value) {
        if (i >= PyList.size(heap)) {
            throw changed(ts);
        }
        PyList.setItem(ts, heap, i, value);
    }

    /** Whether {@code a} belongs above {@code b}. */
    private static boolean before(ThreadState ts, long a, long b, boolean max) {
        return max ? Abstract.compareBool(ts, b, a, CompareOp.LT)
                : Abstract.compareBool(ts, a, b, CompareOp.LT);
    }

    private static boolean beforeAt(
            ThreadState ts, long heap, long i, long k, boolean max) {
        long a = get(ts, heap, i);
        try {
            long b = get(ts, heap, k);
            try {
                return before(ts, a, b, max);
            } finally {
                Refs.release(ts, b);
            }
        } finally {
            Refs.release(ts, a);
        }
    }

    private static void swap(ThreadState ts, long heap, long i, long k) {
        long a = get(ts, heap, i);
        long b = 0;
        try {
            b = get(ts, heap, k);
            set(ts, heap, i, b);
            set(ts, heap, k, a);
        } finally {
            Refs.release(ts, a);
            Refs.xrelease(ts, b);
        }
    }

    /** Moves the item at {@code pos} up, not above {@code start}. */
    private static void siftDown(ThreadState ts, long heap, long start, long pos, boolean max) {
        long at = ListHeap.siftDown(ts, heap, start, pos, max);
        if (at != ListHeap.DONE) {
            siftDownAsking(ts, heap, start, at, max);
        }
    }

    private static void siftDownAsking(
            ThreadState ts, long heap, long start, long pos, boolean max) {
        long size = PyList.size(heap);
        long at = pos;
        while (at > start) {
            long parent = at - 1 >> 1;
            boolean up = beforeAt(ts, heap, at, parent, max);
            if (PyList.size(heap) != size) {
                throw changed(ts);
            }
            if (!up) {
                return;
            }
            swap(ts, heap, at, parent);
            at = parent;
        }
    }

    /** Moves the item at {@code pos} to a leaf, by way of the smaller child, and then up again. */
    private static void siftUp(ThreadState ts, long heap, long pos, boolean max) {
        long at = ListHeap.siftUp(ts, heap, pos, max);
        if (at == ListHeap.DONE) {
            return;
        }
        if (at >= 0) {
            siftUpAsking(ts, heap, pos, at, max);
        } else {
            siftDownAsking(ts, heap, pos, ~at, max);
        }
    }

    /** As {@link #siftUp}, of an item that has come from {@code pos} as far as {@code from}. */
    private static void siftUpAsking(
            ThreadState ts, long heap, long pos, long from, boolean max) {
        long size = PyList.size(heap);
        long at = from;
        long limit = size >> 1;
        while (at < limit) {
            long child = 2 * at + 1;
            if (child + 1 < size) {
                boolean left = beforeAt(ts, heap, child, child + 1, max);
                if (PyList.size(heap) != size) {
                    throw changed(ts);
                }
                child += left ? 0 : 1;
            }
            swap(ts, heap, at, child);
            at = child;
        }
        siftDownAsking(ts, heap, pos, at, max);
    }

    static long push(ThreadState ts, long module, long heap, long item) {
        requireList(ts, heap, "heappush() argument 1");
        PyList.append(ts, heap, item);
        long last = PyList.size(heap) - 1;
        if (last < 0) { // another thread has taken it
            throw changed(ts);
        }
        siftDown(ts, heap, 0, last, false);
        return Singletons.None;
    }

    static long pushPop(ThreadState ts, long module, long heap, long item) {
        requireList(ts, heap, "heappushpop() argument 1");
        long top = PyList.getItemOrEnd(ts, heap, 0);
        if (top == 0) {
            return Refs.retain(ts, item);
        }
        boolean less;
        try {
            less = Abstract.compareBool(ts, top, item, CompareOp.LT);
        } catch (Throwable t) {
            Refs.release(ts, top);
            throw t;
        }
        Refs.release(ts, top);
        if (!less) {
            return Refs.retain(ts, item);
        }
        if (PyList.size(heap) == 0) {
            throw Errors.indexError(ts, "index out of range");
        }
        return exchange(ts, heap, item, false);
    }

    private static long exchange(ThreadState ts, long heap, long item, boolean max) {
        long top = ListHeap.replaceFirst(ts, heap, item);
        if (top == 0) {
            throw Errors.indexError(ts, "index out of range");
        }
        try {
            siftUp(ts, heap, 0, max);
            return top;
        } catch (Throwable t) {
            Refs.release(ts, top);
            throw t;
        }
    }

    private static long popTop(ThreadState ts, long heap, boolean max) {
        long top = ListHeap.takeFirst(ts, heap);
        if (top == 0) {
            throw Errors.indexError(ts, "index out of range");
        }
        try {
            siftUp(ts, heap, 0, max);
            return top;
        } catch (Throwable t) {
            Refs.release(ts, top);
            throw t;
        }
    }

    static long pop(ThreadState ts, long module, long heap) {
        requireList(ts, heap, "heappop() argument");
        return popTop(ts, heap, false);
    }

    static long popMax(ThreadState ts, long module, long heap) {
        requireList(ts, heap, "_heappop_max() argument");
        return popTop(ts, heap, true);
    }

    static long replace(ThreadState ts, long module, long heap, long item) {
        requireList(ts, heap, "heapreplace() argument 1");
        return exchange(ts, heap, item, false);
    }

    static long replaceMax(ThreadState ts, long module, long heap, long item) {
        requireList(ts, heap, "_heapreplace_max() argument");
        return exchange(ts, heap, item, true);
    }

    static long heapify(ThreadState ts, long module, long heap) {
        requireList(ts, heap, "heapify() argument");
        return makeHeap(ts, heap, false);
    }

    static long heapifyMax(ThreadState ts, long module, long heap) {
        requireList(ts, heap, "_heapify_max() argument");
        return makeHeap(ts, heap, true);
    }

    private static long makeHeap(ThreadState ts, long heap, boolean max) {
        for (long i = (PyList.size(heap) >> 1) - 1; i >= 0; i--) {
            siftUp(ts, heap, i, max);
            ThreadState.poll(ts);
        }
        return Singletons.None;
    }
}
