package org.jilectomy.runtime.modules.io;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _io}, which {@code io} shows. */
public final class IoModule extends BuiltinModule {
    private static final String OPEN = "open(module, file, mode='r', buffering=-1, encoding=None,"
            + " errors=None, newline=None, closefd=True, opener=None)";

    private static long open;

    public IoModule() {
        super("_io");
    }

    @Override
    protected void define(TypeDef def) {
        def.in(Opening.class)
                .method("open_code(module, path)", null, "openCode")
                .method("text_encoding(module, encoding, stacklevel=2, /)", null, "textEncoding");
    }

    /** The function {@code open}, which is in {@code builtins} too; borrowed. */
    public static synchronized long open(ThreadState ts) {
        if (open == 0) {
            EntryPoint entry =
                    new EntryPoint("open", Signature.parse(OPEN), Opening.class, "open");
            entry.doc = "Open file and return a stream.  Raise OSError upon failure.";
            open = PyCFunction.create(ts, entry, 0, Names.of("io"));
            Pins.keepUntilExit(open);
        }
        return open;
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PyDict.setItemName(ts, dict, Names.of("open"), open(ts));
        putSteal(ts, dict, "DEFAULT_BUFFER_SIZE", PyLong.of(ts, Io.DEFAULT_BUFFER_SIZE));
        PyDict.setItemName(
                ts, dict, Names.of("UnsupportedOperation"), Io.unsupportedType(ts));
        putType(ts, dict, Exceptions.BlockingIOError);
        putType(ts, dict, PyIOBase.TYPE);
        putType(ts, dict, PyRawIOBase.TYPE);
        putType(ts, dict, PyBufferedIOBase.TYPE);
        putType(ts, dict, PyTextIOBase.TYPE);
        putType(ts, dict, PyFileIO.TYPE);
        putType(ts, dict, PyBytesIO.TYPE);
        putType(ts, dict, PyStringIO.TYPE);
        putType(ts, dict, PyBufferedReader.TYPE);
        putType(ts, dict, PyBufferedWriter.TYPE);
        putType(ts, dict, PyBufferedRandom.TYPE);
        putType(ts, dict, PyBufferedRWPair.TYPE);
        putType(ts, dict, PyTextIOWrapper.TYPE);
        putType(ts, dict, PyIncrementalNewlineDecoder.TYPE);
    }
}
