package org.jilectomy.runtime.modules.sre;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _sre}. */
public final class SreModule extends BuiltinModule {
    static final int MAXGROUPS = Integer.MAX_VALUE / 2;

    public SreModule() {
        super("_sre");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("compile(module, /, pattern, flags, code, groups, groupindex, indexgroup)", null)
                .method("getcodesize(module, /)", null)
                .method("ascii_iscased(module, character, /)", null, "asciiIsCased")
                .method("unicode_iscased(module, character, /)", null, "unicodeIsCased")
                .method("ascii_tolower(module, character, /)", null, "asciiToLower")
                .method("unicode_tolower(module, character, /)", null, "unicodeToLower")
                .method("setup(module, compiler, error, flags, /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putSteal(ts, dict, "MAGIC", PyLong.of(ts, SreOp.MAGIC));
        putSteal(ts, dict, "CODESIZE", PyLong.of(ts, 4));
        putSteal(ts, dict, "MAXREPEAT", PyLong.of(ts, 0xffffffffL));
        putSteal(ts, dict, "MAXGROUPS", PyLong.of(ts, MAXGROUPS));
        putSteal(ts, dict, "copyright", PyUnicode.fromJava(ts, "Jilectomy's own matcher"));
    }

    static long compile(ThreadState ts, long module, long pattern, long flags, long code,
            long groups, long groupindex, long indexgroup) {
        int flagBits = PyLong.asInt(ts, flags);
        requireType(ts, "code", "list", PyList.TYPE, code);
        long groupCount = org.jilectomy.runtime.objects.Abstract.asIndex(ts, groups);
        requireType(ts, "groupindex", "dict", PyDict.TYPE, groupindex);
        requireType(ts, "indexgroup", "tuple", PyTuple.TYPE, indexgroup);
        int[] opcodes = opcodes(ts, code);
        SreProgram program;
        try {
            program = SreTranslator.translate(opcodes,
                    (int) Math.max(-1, Math.min(groupCount, Integer.MAX_VALUE)));
        } catch (SreTranslator.Invalid e) {
            throw Errors.runtimeError(ts, "invalid SRE code");
        }
        return PyPattern.create(ts, program, pattern, flagBits, groupindex, indexgroup);
    }

    private static void requireType(
            ThreadState ts, String argument, String name, PyType type, long value) {
        if (!type.isInstance(value)) {
            throw Errors.typeError(ts, "compile() argument '" + argument + "' must be " + name
                    + ", not " + PyType.of(value).name());
        }
    }

    /** The numbers of the list as unsigned 32-bit words. */
    private static int[] opcodes(ThreadState ts, long list) {
        int n = (int) PyList.size(list);
        int[] opcodes = new int[n];
        for (int i = 0; i < n; i++) {
            long v = PyList.getItemOrEnd(ts, list, i);
            if (v == 0) {
                throw Errors.runtimeError(ts, "invalid SRE code");
            }
            try {
                boolean isWord = PyLong.check(v) && PyLong.fitsLong(v);
                long word = isWord ? PyLong.longValue(v) : -1;
                if (i == 4 && opcodes[0] == SreOp.INFO && PyLong.check(v)
                        && (!isWord || word > 0xffffffffL)) {
                    word = 0xffffffffL; // the greatest width, which nothing needs
                }
                if (word < 0 || word > 0xffffffffL) {
                    throw Errors.overflowError(ts, "regular expression code size limit exceeded");
                }
                opcodes[i] = (int) word;
            } finally {
                Refs.release(ts, v);
            }
        }
        return opcodes;
    }

    static long getcodesize(ThreadState ts, long module) {
        return PyLong.of(ts, 4);
    }

    static long asciiIsCased(ThreadState ts, long module, long character) {
        int c = PyLong.asInt(ts, character);
        return PyBool.of(c >= 0 && c < 128 && (c | 32) >= 'a' && (c | 32) <= 'z');
    }

    static long unicodeIsCased(ThreadState ts, long module, long character) {
        int c = PyLong.asInt(ts, character);
        return PyBool.of(Folding.lowerUnicode(c) != c || Folding.upperUnicode(c) != c);
    }

    static long asciiToLower(ThreadState ts, long module, long character) {
        return PyLong.of(ts, Folding.lower(PyLong.asInt(ts, character), Folding.ASCII));
    }

    static long unicodeToLower(ThreadState ts, long module, long character) {
        return PyLong.of(ts, Folding.lowerUnicode(PyLong.asInt(ts, character)));
    }

    /** Some distributions of the library let the engine choose the compiler: it is the one given. */
    static long setup(ThreadState ts, long module, long compiler, long error, long flags) {
        FrozenPatterns.take(compiler);
        return Refs.retain(ts, compiler);
    }
}
