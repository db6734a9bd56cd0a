package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.objects.TypeDef;

/** {@code _io.BufferedRandom}: reads and writes one file that can seek. */
final class PyBufferedRandom extends PyBuffered {
    static final PyBufferedRandom TYPE = new PyBufferedRandom();

    private PyBufferedRandom() {
        super(spec("_io.BufferedRandom", SIZE + 16).base(PyBufferedIOBase.TYPE), true, true);
    }

    @Override
    protected void define(TypeDef def) {
        defineCommon(def);
        defineReading(def);
        defineWriting(def);
    }
}
