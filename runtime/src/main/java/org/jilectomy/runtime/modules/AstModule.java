package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.builtins.nodes.NodeClasses;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _ast}: the node classes; compare CPython {@code Python/Python-ast.c}. */
final class AstModule extends BuiltinModule {
    AstModule() {
        super("_ast");
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        NodeClasses.putInto(ts, dict);
        putSteal(ts, dict, "PyCF_ALLOW_TOP_LEVEL_AWAIT", PyLong.of(ts, 0x2000));
        putSteal(ts, dict, "PyCF_ONLY_AST", PyLong.of(ts, 0x400));
        putSteal(ts, dict, "PyCF_TYPE_COMMENTS", PyLong.of(ts, 0x1000));
    }
}
