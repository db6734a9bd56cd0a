package org.jilectomy.runtime.modules.abc;

import java.util.concurrent.atomic.AtomicLong;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _abc._abc_data}: what an abstract base class remembers about other classes. Its fields are
 * Java's; the object in a class's {@code _abc_impl} leads to them through the side table.
 */
final class PyAbcData extends PyType {
    static final PyAbcData TYPE = new PyAbcData();

    /** Counts registrations, which make every negative answer doubtful. */
    static final AtomicLong INVALIDATIONS = new AtomicLong();

    /** The sets of one class. */
    static final class Data {
        final TypeSet registry = new TypeSet();
        final TypeSet cache = new TypeSet();
        volatile TypeSet negative = new TypeSet();
        volatile long version = INVALIDATIONS.get();

        /** The negative answers that still hold. */
        TypeSet negative() {
            return version == INVALIDATIONS.get() ? negative : renew();
        }

        private synchronized TypeSet renew() {
            long now = INVALIDATIONS.get();
            if (version != now) {
                negative = new TypeSet();
                version = now;
            }
            return negative;
        }
    }

    private PyAbcData() {
        super(new TypeSpec("_abc._abc_data", PyObject.SIZE).gc()
                .doc("Internal state held by ABC machinery."));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return create(ts);
    }

    static long create(ThreadState ts) {
        long self = TYPE.allocate(ts, PyObject.SIZE);
        GcHead.index_release(self, SideTable.add(new Data()));
        return self;
    }

    static Data data(long self) {
        return (Data) SideTable.get(GcHead.index(self));
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }
}
