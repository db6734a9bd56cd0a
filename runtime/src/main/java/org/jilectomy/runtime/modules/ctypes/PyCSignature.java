package org.jilectomy.runtime.modules.ctypes;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _ctypes_native.Signature}: a {@link ForeignCall} in the side table. */
final class PyCSignature extends PyType {
    static final PyCSignature TYPE = new PyCSignature();

    private PyCSignature() {
        super(new TypeSpec("_ctypes_native.Signature", PyObject.SIZE).head().noNew());
    }

    static long create(ThreadState ts, ForeignCall call) {
        long self = StaticTypes.newInstance(ts, TYPE, PyObject.SIZE);
        GcHead.index(self, 0);
        GcHead.index_release(self, SideTable.add(call));
        return self;
    }

    static ForeignCall call(ThreadState ts, long self) {
        if (!TYPE.isInstance(self)) {
            throw Errors.typeError(ts, "a signature is required");
        }
        return (ForeignCall) SideTable.get(GcHead.index_acquire(self));
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }
}
