package org.jilectomy.runtime.modules.codecs;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.CodecRegistry;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.NativeCodecs;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyCFunction;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _codecs}: the registry. The codecs are in {@link CodecFunctions}. */
public final class CodecsModule extends BuiltinModule {
    public CodecsModule() {
        super("_codecs");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("register(module, search_function, /)", null)
                .method("unregister(module, search_function, /)", null)
                .method("lookup(module, encoding, /)", null)
                .method("_forget_codec(module, encoding, /)", null, "forget")
                .method("encode(module, obj, encoding='utf-8', errors='strict')", null)
                .method("decode(module, obj, encoding='utf-8', errors='strict')", null)
                .method("register_error(module, errors, handler, /)", null, "registerError")
                .method("lookup_error(module, name, /)", null, "lookupError");
        CodecFunctions.define(def);
    }

    /** A str argument as a Java string; null if it was not given. */
    static String text(ThreadState ts, long value, String function, String which) {
        if (value == 0) {
            return null;
        }
        if (!PyUnicode.check(value)) {
            throw Errors.typeError(ts,
                    function + "() argument" + (which.isEmpty() ? "" : " " + which)
                            + " must be str, not "
                            + (value == Singletons.None ? "None" : PyType.of(value).name()));
        }
        String text = PyUnicode.toJava(value);
        Refs.release(ts, NativeCodecs.encodeUtf8(ts, value, null));
        if (text.indexOf('\0') >= 0) {
            throw Errors.valueError(ts, "embedded null character");
        }
        return text;
    }

    static long register(ThreadState ts, long module, long function) {
        CodecRegistry.register(ts, function);
        return Singletons.None;
    }

    static long unregister(ThreadState ts, long module, long function) {
        CodecRegistry.unregister(function);
        return Singletons.None;
    }

    static long lookup(ThreadState ts, long module, long encoding) {
        return CodecRegistry.lookup(ts, text(ts, encoding, "lookup", ""));
    }

    static long forget(ThreadState ts, long module, long encoding) {
        return PyBool.of(CodecRegistry.forget(text(ts, encoding, "_forget_codec", "")));
    }

    static long encode(ThreadState ts, long module, long object, long encoding, long errors) {
        String name = text(ts, encoding, "encode", "'encoding'");
        return CodecRegistry.encode(ts, object, name == null ? "utf-8" : name,
                text(ts, errors, "encode", "'errors'"));
    }

    static long decode(ThreadState ts, long module, long object, long encoding, long errors) {
        String name = text(ts, encoding, "decode", "'encoding'");
        return CodecRegistry.decode(ts, object, name == null ? "utf-8" : name,
                text(ts, errors, "decode", "'errors'"));
    }

    // ---------------------------------------------------------------- error handlers

    static long registerError(ThreadState ts, long module, long name, long handler) {
        NativeCodecs.registerError(ts, text(ts, name, "register_error", "1"), handler);
        return Singletons.None;
    }

    static long lookupError(ThreadState ts, long module, long name) {
        String text = text(ts, name, "lookup_error", "");
        long handler = NativeCodecs.registeredError(ts, text);
        if (handler != 0) {
            return handler;
        }
        String function = switch (text) {
            case "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace",
                    "namereplace" -> text + "_errors";
            case "surrogateescape", "surrogatepass" -> text;
            default -> throw NativeCodecs.unknownHandler(ts, text);
        };
        EntryPoint entry = new EntryPoint(
                function, Signature.parse("(module, exc, /)"), ErrorFunctions.class, text);
        long made = PyCFunction.create(ts, entry, 0, Names.of("_codecs"));
        NativeCodecs.registerError(ts, text, made);
        return made;
    }
}
