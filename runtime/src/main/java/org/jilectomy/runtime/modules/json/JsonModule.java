package org.jilectomy.runtime.modules.json;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _json}. */
public final class JsonModule extends BuiltinModule {
    public JsonModule() {
        super("_json");
    }

    @Override
    protected String doc() {
        return "json speedups\n";
    }

    @Override
    protected void define(TypeDef def) {
        def.in(JsonStrings.class)
                .method("encode_basestring(module, string, /)", null, "encodeBaseString")
                .method("encode_basestring_ascii(module, string, /)", null, "encodeAscii")
                .method("scanstring(module, string, end, strict=True, /)", null, "scanString");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PyDict.setItemName(ts, dict, Names.of("make_scanner"), PyScanner.TYPE.address);
        PyDict.setItemName(ts, dict, Names.of("make_encoder"), PyEncoder.TYPE.address);
    }
}
