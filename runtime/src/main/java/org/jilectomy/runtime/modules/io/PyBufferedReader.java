package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.TypeDef;

/** {@code _io.BufferedReader}. */
final class PyBufferedReader extends PyBuffered {
    static final PyBufferedReader TYPE = new PyBufferedReader();

    private PyBufferedReader() {
        super(spec("_io.BufferedReader", SIZE + 16).base(PyBufferedIOBase.TYPE), true, false);
    }

    @Override
    protected void define(TypeDef def) {
        defineCommon(def);
        defineReading(def);
    }
}
