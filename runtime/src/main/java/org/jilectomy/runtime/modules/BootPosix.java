package org.jilectomy.runtime.modules;

import java.io.File;
import org.jilectomy.runtime.builtins.OsErrors;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** What importlib needs of {@code posix}, until there is the whole module. */
final class BootPosix {
    private static PyStructSequence statResult;

    private BootPosix() {}

    static void define(TypeDef def) {
        TypeDef here = def.in(BootPosix.class);
        here.method("stat(module, path, /)", null).method("listdir(module, path, /)", null)
                .method("fspath(module, path, /)", null);
    }

    static long stat(ThreadState ts, long module, long path) {
        String name = Abstract.strJava(ts, path);
        File file = new File(name);
        if (!file.exists()) {
            throw OsErrors.of(ts, 2, null, name);
        }
        if (statResult == null) {
            statResult = new PyStructSequence(
                    "os.stat_result", "st_mode", "st_mtime", "st_size");
        }
        return statResult.createSteal(ts, PyLong.of(ts, file.isDirectory() ? 0040755 : 0100644),
                PyFloat.of(ts, file.lastModified() / 1e3), PyLong.of(ts, file.length()));
    }

    static long listdir(ThreadState ts, long module, long path) {
        String name = Abstract.strJava(ts, path);
        String[] names = new File(name).list();
        if (names == null) {
            throw OsErrors.of(ts, 2, null, name);
        }
        long list = PyList.create(ts);
        for (String n : names) {
            PyList.appendSteal(ts, list, PyUnicode.fromJava(ts, n));
        }
        return list;
    }

    static long fspath(ThreadState ts, long module, long path) {
        return PyUnicode.check(path) || PyBytes.check(path)
                ? Refs.retain(ts, path)
                : Abstract.callMethod(ts, path,
                        org.jilectomy.runtime.objects.Names.of("__fspath__"));
    }
}
