package org.jilectomy.runtime.modules.posix;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code posix}. */
public final class PosixModule extends BuiltinModule {
    /** What {@code os} derives {@code os.supports_fd} and its like from. */
    private static final String HAVE = "EVENTFD FACCESSAT FCHDIR FCHMOD FCHMODAT FCHOWN FCHOWNAT"
            + " FEXECVE FDOPENDIR FPATHCONF FSTATAT FSTATVFS FTRUNCATE FUTIMENS FUTIMES"
            + " FUTIMESAT LINKAT LCHOWN LSTAT LUTIMES MEMFD_CREATE MKDIRAT MKFIFOAT MKNODAT"
            + " OPENAT READLINKAT RENAMEAT SYMLINKAT UNLINKAT UTIMENSAT";

    public PosixModule() {
        super("posix");
    }

    @Override
    protected void define(TypeDef def) {
        StatCalls.define(def);
        PathCalls.define(def);
        FolderCalls.define(def);
        FileCalls.define(def);
        ProcessCalls.define(def);
        SystemCalls.define(def);
        SpawnCalls.define(def);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.fill(ts, dict);
        PyDict.setItemName(ts, dict, Names.of("error"), Exceptions.OSError.address);
        StatCalls.init(ts, dict);
        FileCalls.init(ts, dict);
        ProcessCalls.init(ts, dict);
        SystemCalls.init(ts, dict);
        putType(ts, dict, PyDirEntry.TYPE);
        putSteal(ts, dict, "environ", environ(ts));
        long have = PyList.create(ts);
        int at = 0;
        while (at < HAVE.length()) {
            int end = HAVE.indexOf(' ', at);
            end = end < 0 ? HAVE.length() : end;
            PyList.appendSteal(ts, have, PyUnicode.fromJava(ts, "HAVE_" + HAVE.substring(at, end)));
            at = end + 1;
        }
        putSteal(ts, dict, "_have_functions", have);
    }

    /** The C library's {@code environ} as a dict of bytes; the first of equal names counts. */
    private static long environ(ThreadState ts) {
        long environ = PyDict.create(ts);
        long vector = Memory.getLong(new Libc("environ").address());
        for (long text; vector != 0 && (text = Memory.getLong(vector)) != 0; vector += 8) {
            byte[] pair = Scratch.bytes(text);
            int equals = 0;
            while (equals < pair.length && pair[equals] != '=') {
                equals++;
            }
            if (equals == pair.length) {
                continue;
            }
            long key = PyBytes.fromArray(ts, pair, 0, equals);
            long value = PyBytes.fromArray(ts, pair, equals + 1, pair.length - equals - 1);
            Refs.release(ts, PyDict.setDefault(ts, environ, key, value));
            Refs.release(ts, key);
            Refs.release(ts, value);
        }
        return environ;
    }
}
