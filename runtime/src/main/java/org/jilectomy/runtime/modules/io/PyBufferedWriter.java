package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.TypeDef;

/** {@code _io.BufferedWriter}. */
final class PyBufferedWriter extends PyBuffered {
    static final PyBufferedWriter TYPE = new PyBufferedWriter();

    private PyBufferedWriter() {
        super(spec("_io.BufferedWriter", SIZE + 16).base(PyBufferedIOBase.TYPE), false, true);
    }

    @Override
    protected void define(TypeDef def) {
        defineCommon(def);
        defineWriting(def);
    }
}
