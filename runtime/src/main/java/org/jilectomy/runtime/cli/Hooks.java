package org.jilectomy.runtime.cli;

import org.jilectomy.runtime.builtins.CompilerHook;
import org.jilectomy.runtime.builtins.ImportHook;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.imports.BuiltinModules;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.imports.ModuleSource;
import org.jilectomy.runtime.modules.ModuleTable;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.state.ThreadState;

/** Joins the rooms that may not know each other. */
final class Hooks implements BuiltinModules, CompilerHook, ImportHook {
    static final Hooks INSTANCE = new Hooks();

    private Hooks() {}

    @Override
    public long create(ThreadState ts, String name) {
        return ModuleTable.create(ts, name);
    }

    @Override
    public long compile(ThreadState ts, long source, String filename, String mode) {
        if (PyUnicode.TYPE.isInstance(source)) {
            return Compilation.compile(ts, PyUnicode.toJava(source), filename, mode);
        }
        byte[] bytes = new byte[(int) PyBytes.size(source)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) PyBytes.at(source, i);
        }
        return Compilation.compile(
                ts, ModuleSource.decode(ts, bytes, filename), filename, mode);
    }

    @Override
    public long exec(ThreadState ts, long code, long globals, long locals) {
        return Compilation.run(ts, code, globals, locals);
    }

    @Override
    public long importName(
            ThreadState ts, long name, long globals, long fromlist, int level) {
        return Importer.importName(ts, name, globals, fromlist, level);
    }
}
