package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _io._TextIOBase}. */
class PyTextIOBase extends PyIOBase {
    static final PyTextIOBase TYPE =
            new PyTextIOBase(spec("_io._TextIOBase", SIZE).base(PyIOBase.TYPE));

    PyTextIOBase(TypeSpec spec) {
        super(spec);
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyTextIOBase.class)
                .method("detach(self, *args)", null)
                .method("read(self, *args)", null)
                .method("readline(self, *args)", null)
                .method("write(self, *args)", null)
                .getset("encoding", "none", null, null)
                .getset("newlines", "none", null, null)
                .getset("errors", "none", null, null);
    }

    static long detach(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "detach");
    }

    static long read(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "read");
    }

    static long readline(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "readline");
    }

    static long write(ThreadState ts, long self, long args) {
        throw Io.unsupported(ts, "write");
    }

    static long none(ThreadState ts, long self) {
        return Singletons.None;
    }
}
