package org.jilectomy.runtime.modules.select;

import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.posix.PosixArgs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code select.poll()}: descriptors and what is waited for on each. */
final class PyPoll extends PyType {
    static final PyPoll TYPE = new PyPoll();

    private PyPoll() {
        super(new TypeSpec("select.poll", PyObject.SIZE).gc().noNew());
    }

    /** The Java half; the map is guarded by itself. */
    private static final class State {
        final TreeMap<Integer, Integer> events = new TreeMap<>();
        final AtomicBoolean running = new AtomicBoolean();
    }

    static long create(ThreadState ts) {
        long self = TYPE.allocate(ts, PyObject.SIZE);
        GcHead.index_release(self, SideTable.add(new State()));
        return self;
    }

    private static State state(long self) {
        return (State) SideTable.get(GcHead.index_acquire(self));
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        int index = GcHead.index(self);
        GcHead.index(self, 0);
        SideTable.remove(index);
    }

    @Override
    protected void define(TypeDef def) {
        def.method("register(self, fd, eventmask=7, /)", null)
                .method("modify(self, fd, eventmask, /)", null)
                .method("unregister(self, fd, /)", null)
                .method("poll(self, timeout=None, /)", null);
    }

    /** An {@code unsigned short}. */
    private static int mask(ThreadState ts, long value) {
        if (!PyType.of(value).hasIndex()) {
            throw Errors.typeError(ts, "'" + PyType.of(value).name()
                    + "' object cannot be interpreted as an integer");
        }
        long n = PyLong.asLong(ts, value);
        if (n < 0) {
            throw Errors.valueError(ts, "value must be positive");
        }
        if (n > 0xffff) {
            throw Errors.overflowError(
                    ts, "Python int too large for C unsigned short");
        }
        return (int) n;
    }

    static long register(ThreadState ts, long self, long fd, long events) {
        int n = PosixArgs.descriptor(ts, fd);
        int mask = events == 0 ? 7 : mask(ts, events);
        State s = state(self);
        synchronized (s.events) {
            s.events.put(n, mask);
        }
        return Singletons.None;
    }

    static long modify(ThreadState ts, long self, long fd, long events) {
        int n = PosixArgs.descriptor(ts, fd);
        int mask = mask(ts, events);
        State s = state(self);
        boolean known;
        synchronized (s.events) {
            known = s.events.containsKey(n);
            if (known) {
                s.events.put(n, mask);
            }
        }
        if (!known) {
            throw OsError.of(ts, 2);
        }
        return Singletons.None;
    }

    static long unregister(ThreadState ts, long self, long fd) {
        int n = PosixArgs.descriptor(ts, fd);
        State s = state(self);
        boolean known;
        synchronized (s.events) {
            known = s.events.remove(n) != null;
        }
        if (!known) {
            throw Errors.keyError(ts, fd);
        }
        return Singletons.None;
    }

    static long poll(ThreadState ts, long self, long timeout) {
        long deadline = Long.MAX_VALUE;
        if (timeout != 0 && timeout != Singletons.None) {
            if (!PyFloat.TYPE.isInstance(timeout) && !PyType.of(timeout).hasIndex()) {
                throw Errors.typeError(ts, "timeout must be an integer or None");
            }
            double millis = PyFloat.asDouble(ts, timeout);
            if (millis > Integer.MAX_VALUE || millis < Integer.MIN_VALUE) {
                throw Errors.overflowError(ts, "timeout is too large");
            }
            if (millis >= 0) {
                deadline = System.nanoTime() + (long) (millis * 1e6);
            }
        }
        State s = state(self);
        if (!s.running.compareAndSet(false, true)) {
            throw Errors.runtimeError(ts, "concurrent poll() invocation");
        }
        try {
            return run(ts, s, deadline);
        } finally {
            s.running.set(false);
        }
    }

    private static long run(ThreadState ts, State s, long deadline) {
        Integer[] fds;
        int[] masks;
        synchronized (s.events) {
            fds = s.events.keySet().toArray(new Integer[0]);
            masks = new int[fds.length];
            for (int i = 0; i < fds.length; i++) {
                masks[i] = s.events.get(fds[i]);
            }
        }
        try (Scratch memory = Scratch.zeroed(ts, 8L * fds.length)) {
            for (int i = 0; i < fds.length; i++) {
                Memory.putInt(memory.address + 8L * i, fds[i]);
                Memory.putShort(memory.address + 8L * i + 4, (short) masks[i]);
            }
            SelectModule.poll(ts, memory.address, fds.length, deadline);
            long list = PyList.create(ts);
            for (int i = 0; i < fds.length; i++) {
                int got = Memory.getShort(memory.address + 8L * i + 6) & 0xffff;
                if (got != 0) {
                    PyList.appendSteal(ts, list, SelectModule.pair(ts, fds[i], got));
                }
            }
            return list;
        }
    }
}
