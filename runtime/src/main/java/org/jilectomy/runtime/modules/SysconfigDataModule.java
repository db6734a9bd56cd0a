package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _sysconfigdata_…}: how the interpreter was built, for {@code sysconfig}. CPython writes
 * such a file from its Makefile; here there is none, so it says where things are and nothing about
 * a C compiler.
 */
final class SysconfigDataModule extends BuiltinModule {
    static final String PREFIX = "_sysconfigdata_";

    SysconfigDataModule(String name) {
        super(name);
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        long vars = PyDict.create(ts);
        long prefix = PyDict.getItemString(ts, Interpreter.sysDict, "prefix");
        String root = PyUnicode.toJava(prefix);
        Refs.release(ts, prefix);
        text(ts, vars, "prefix", root);
        text(ts, vars, "exec_prefix", root);
        text(ts, vars, "BINDIR", root + "/bin");
        text(ts, vars, "LIBDIR", root + "/lib");
        text(ts, vars, "LIBDEST", root + "/lib/python3.11");
        text(ts, vars, "INCLUDEPY", root + "/include/python3.11");
        text(ts, vars, "VERSION", "3.11");
        text(ts, vars, "ABIFLAGS", "");
        text(ts, vars, "EXT_SUFFIX", ".so");
        text(ts, vars, "SOABI", "jilectomy-311");
        text(ts, vars, "SHLIB_SUFFIX", ".so");
        text(ts, vars, "EXE", "");
        text(ts, vars, "CONFIG_ARGS", "");
        text(ts, vars, "PY_CFLAGS", "");
        text(ts, vars, "TZPATH", "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:"
                + "/etc/zoneinfo");
        number(ts, vars, "Py_DEBUG", 0);
        number(ts, vars, "Py_ENABLE_SHARED", 0);
        number(ts, vars, "Py_TRACE_REFS", 0);
        number(ts, vars, "WITH_DOC_STRINGS", 1);
        number(ts, vars, "WITH_PYMALLOC", 0);
        number(ts, vars, "SIZEOF_VOID_P", 8);
        number(ts, vars, "SIZEOF_SIZE_T", 8);
        number(ts, vars, "SIZEOF_TIME_T", 8);
        number(ts, vars, "HAVE_BROKEN_POLL", 0);
        number(ts, vars, "HAVE_BROKEN_SEM_GETVALUE", 0);
        number(ts, vars, "HAVE_LCHMOD", 0);
        number(ts, vars, "HAVE_FORK", 0);
        putSteal(ts, dict, "build_time_vars", vars);
    }

    private static void text(ThreadState ts, long vars, String name, String value) {
        putSteal(ts, vars, name, PyUnicode.fromJava(ts, value));
    }

    private static void number(ThreadState ts, long vars, String name, int value) {
        putSteal(ts, vars, name, PyLong.of(ts, value));
    }
}
