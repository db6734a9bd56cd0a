package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What {@code __graalpython__} means to the standard library: its files come from GraalPy's
 * artifact, where a few of them ask their runtime by that name, without importing it. The answers
 * are those of a plain POSIX system. See {@link org.jilectomy.runtime.objects.OwnBuiltins}.
 */
final class GraalpythonModule extends BuiltinModule {
    GraalpythonModule() {
        super("__graalpython__");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("posix_module_backend(module, /)", null, "posixModuleBackend")
                .method("get_max_process_count(module, /)", null, "maxProcessCount")
                .method("get_toolchain_tools_for_venv(module, /)", null, "toolchainTools");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        long home = PyDict.getItemString(ts, Interpreter.sysDict, "_stdlib_dir");
        putSteal(ts, dict, "stdlib_home", home == 0 ? Singletons.None : home);
        putSteal(ts, dict, "in_image_buildtime", PyBool.False);
        putSteal(ts, dict, "use_system_toolchain", PyBool.True);
        putSteal(ts, dict, "venvlauncher_command", Singletons.None);
    }

    static long posixModuleBackend(ThreadState ts, long module) {
        return PyUnicode.intern(ts, "native");
    }

    static long maxProcessCount(ThreadState ts, long module) {
        return PyLong.of(ts, Runtime.getRuntime().availableProcessors());
    }

    static long toolchainTools(ThreadState ts, long module) {
        return PyDict.create(ts);
    }
}
