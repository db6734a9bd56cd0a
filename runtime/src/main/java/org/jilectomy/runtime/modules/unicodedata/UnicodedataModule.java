package org.jilectomy.runtime.modules.unicodedata;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code unicodedata}. */
public final class UnicodedataModule extends BuiltinModule {
    public UnicodedataModule() {
        super("unicodedata");
    }

    @Override
    protected void define(TypeDef def) {
        PyUCD.functions(def);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "unidata_version", PyUnicode.fromJava(ts, "14.0.0"));
        putType(ts, dict, PyUCD.TYPE);
        putSteal(ts, dict, "ucd_3_2_0", PyUCD.create(ts));
    }
}
