package org.jilectomy.runtime.modules.posix;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.objects.IteratorType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/** What {@code os.scandir} returns; its stream is guarded by the state's monitor. */
final class PyScandirIterator extends IteratorType {
    private static final int PATH = PyObject.SIZE;
    private static final int SIZE = PATH + 8;

    static final PyScandirIterator TYPE = new PyScandirIterator();

    private PyScandirIterator() {
        super(new TypeSpec("posix.ScandirIterator", SIZE).gc().noNew());
    }

    /** The Java half. {@code stream} is null when closed. */
    private static final class State {
        FolderCalls.Stream stream;
        boolean bytes;
        byte[] folder;
        int fd = -1;
    }

    static long create(ThreadState ts, long path) {
        try (PathArg p = FolderCalls.pathOrHere(ts, path, "scandir")) {
            State s = new State();
            s.bytes = p.isBytes;
            if (p.isFd()) {
                s.fd = p.fd;
            } else {
                s.folder = PathArg.encode(ts, p.object);
            }
            s.stream = FolderCalls.open(ts, p);
            long self = TYPE.allocate(ts, SIZE);
            Memory.putLong(self + PATH, Refs.toObject(ts, p.object));
            GcHead.index_release(self, SideTable.add(s));
            return self;
        }
    }

    private static State state(long self) {
        return (State) SideTable.get(GcHead.index_acquire(self));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__enter__(self, /)", null, "enter")
                .method("__exit__(self, /, *args)", null, "exit")
                .method("close(self, /)", null);
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + PATH));
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        close(state(self));
        int index = GcHead.index(self);
        GcHead.index(self, 0);
        SideTable.remove(index);
    }

    private static void close(State s) {
        FolderCalls.Stream stream;
        synchronized (s) {
            stream = s.stream;
            s.stream = null;
        }
        if (stream != null) {
            FolderCalls.close(stream);
        }
    }

    static long close(ThreadState ts, long self) {
        close(state(self));
        return Singletons.None;
    }

    static long enter(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long exit(ThreadState ts, long self, long args) {
        return close(ts, self);
    }

    @Override
    public long tp_iternext(ThreadState ts, long self) {
        State s = state(self);
        FolderCalls.Stream stream;
        synchronized (s) {
            stream = s.stream; // ours alone while it is read
            s.stream = null;
        }
        if (stream == null) {
            return 0;
        }
        FolderCalls.Entry entry;
        try {
            entry = FolderCalls.next(ts, stream);
        } catch (Throwable t) {
            FolderCalls.close(stream);
            throw t;
        }
        if (entry == null) {
            FolderCalls.close(stream);
            return 0;
        }
        synchronized (s) {
            s.stream = stream;
        }
        return PyDirEntry.create(ts, entry, s.folder, s.fd, s.bytes);
    }
}
