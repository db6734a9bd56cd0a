package org.jilectomy.runtime.modules.posix;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.PathArg;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _locale}, over the C library's locale of the process. */
public final class LocaleModule extends BuiltinModule {
    private static final String NUMBERS = """
            ABDAY_1=131072 ABDAY_2=131073 ABDAY_3=131074 ABDAY_4=131075 ABDAY_5=131076
            ABDAY_6=131077 ABDAY_7=131078 ABMON_1=131086 ABMON_10=131095 ABMON_11=131096
            ABMON_12=131097 ABMON_2=131087 ABMON_3=131088 ABMON_4=131089 ABMON_5=131090
            ABMON_6=131091 ABMON_7=131092 ABMON_8=131093 ABMON_9=131094 ALT_DIGITS=131119
            AM_STR=131110 CHAR_MAX=127 CODESET=14 CRNCYSTR=262159 DAY_1=131079 DAY_2=131080
            DAY_3=131081 DAY_4=131082 DAY_5=131083 DAY_6=131084 DAY_7=131085 D_FMT=131113
            D_T_FMT=131112 ERA=131116 ERA_D_FMT=131118 ERA_D_T_FMT=131120 ERA_T_FMT=131121
            LC_ALL=6 LC_COLLATE=3 LC_CTYPE=0 LC_MESSAGES=5 LC_MONETARY=4 LC_NUMERIC=1 LC_TIME=2
            MON_1=131098 MON_10=131107 MON_11=131108 MON_12=131109 MON_2=131099 MON_3=131100
            MON_4=131101 MON_5=131102 MON_6=131103 MON_7=131104 MON_8=131105 MON_9=131106
            NOEXPR=327681 PM_STR=131111 RADIXCHAR=65536 THOUSEP=65537 T_FMT=131114
            T_FMT_AMPM=131115 YESEXPR=327680 _DATE_FMT=131180
            """;

    /** Offsets in {@code struct lconv}: texts, then chars. */
    private static final String[] TEXTS = {
        "decimal_point", "thousands_sep", "grouping", "int_curr_symbol", "currency_symbol",
        "mon_decimal_point", "mon_thousands_sep", "mon_grouping", "positive_sign",
        "negative_sign",
    };

    private static final String[] CHARS = {
        "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes",
        "n_sep_by_space", "p_sign_posn", "n_sign_posn",
    };

    private static final Libc SETLOCALE = new Libc("setlocale");
    private static final Libc LOCALECONV = new Libc("localeconv");
    private static final Libc NL_LANGINFO = new Libc("nl_langinfo");
    private static final Libc STRCOLL = new Libc("strcoll");
    private static final Libc STRXFRM = new Libc("strxfrm");

    public LocaleModule() {
        super("_locale");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("setlocale(module, category, locale=None, /)", null)
                .method("localeconv(module, /)", null)
                .method("nl_langinfo(module, key, /)", null, "langinfo")
                .method("getencoding(module, /)", null)
                .method("strcoll(module, os1, os2, /)", null)
                .method("strxfrm(module, string, /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, NUMBERS);
        long bases = PyTuple.of(ts, Exceptions.Exception.address);
        long members = PyDict.create(ts);
        try {
            PyDict.setItemString(ts, members, "__module__", Names.of("locale"));
            putSteal(ts, dict, "Error", Abstract.call(
                    ts, PyTypeType.TYPE.address, Names.of("Error"), bases, members));
        } finally {
            Refs.release(ts, bases);
            Refs.release(ts, members);
        }
    }

    private static RuntimeException error(ThreadState ts, String message) {
        long module = PyDict.getItemString(ts, Interpreter.modules, "_locale");
        long type = Abstract.getAttr(ts, module, Names.of("Error"));
        long text = PyUnicode.fromJava(ts, message);
        try {
            return Errors.chained(ts, Abstract.call(ts, type, text));
        } finally {
            Refs.release(ts, text);
            Refs.release(ts, type);
            Refs.release(ts, module);
        }
    }

    static synchronized long setlocale(
            ThreadState ts, long module, long category, long locale) {
        int which = PyLong.asInt(ts, category);
        long result;
        if (locale == 0 || locale == Singletons.None) {
            result = SETLOCALE.raw(which, 0, 0, 0, 0, 0);
            if (result == 0) {
                throw error(ts, "locale query failed");
            }
        } else {
            PosixArgs.text(ts, locale, "setlocale", "2");
            try (Scratch s = Scratch.string(ts, PathArg.encode(ts, locale))) {
                result = SETLOCALE.raw(which, s.address, 0, 0, 0, 0);
            }
            if (result == 0) {
                throw error(ts, "unsupported locale setting");
            }
        }
        return PathArg.decode(ts, Scratch.bytes(result));
    }

    static synchronized long localeconv(ThreadState ts, long module) {
        long c = LOCALECONV.raw(0, 0, 0, 0, 0, 0);
        long dict = PyDict.create(ts);
        for (int i = 0; i < TEXTS.length; i++) {
            byte[] text = Scratch.bytes(Memory.getLong(c + 8L * i));
            putSteal(ts, dict, TEXTS[i], TEXTS[i].endsWith("grouping")
                    ? grouping(ts, text) : PathArg.decode(ts, text));
        }
        for (int i = 0; i < CHARS.length; i++) {
            putSteal(ts, dict, CHARS[i], PyLong.of(ts, Memory.getByte(c + 80 + i)));
        }
        return dict;
    }

    /** The sizes, and a 0 behind them: "and so on". */
    private static long grouping(ThreadState ts, byte[] sizes) {
        long list = PyList.create(ts);
        for (byte size : sizes) {
            PyList.appendSteal(ts, list, PyLong.of(ts, size));
            if (size == 127) {
                return list;
            }
        }
        if (sizes.length > 0) {
            PyList.appendSteal(ts, list, PyLong.of(ts, 0));
        }
        return list;
    }

    static long langinfo(ThreadState ts, long module, long key) {
        int k = PyLong.asInt(ts, key);
        if (k == 14) {
            return PyUnicode.intern(ts, "UTF-8"); // CODESET, whatever LC_CTYPE is
        }
        long text = NL_LANGINFO.raw(k, 0, 0, 0, 0, 0);
        return text == 0 ? PyUnicode.empty() : PathArg.decode(ts, Scratch.bytes(text));
    }

    static long getencoding(ThreadState ts, long module) {
        return PyUnicode.intern(ts, "UTF-8");
    }

    static long strcoll(ThreadState ts, long module, long a, long b) {
        PosixArgs.text(ts, a, "strcoll", "1");
        PosixArgs.text(ts, b, "strcoll", "2");
        try (Scratch x = Scratch.string(ts, PathArg.encode(ts, a));
                Scratch y = Scratch.string(ts, PathArg.encode(ts, b))) {
            return PyLong.of(ts, (int) STRCOLL.raw(x.address, y.address, 0, 0, 0, 0));
        }
    }

    static long strxfrm(ThreadState ts, long module, long string) {
        PosixArgs.text(ts, string, "strxfrm", "");
        try (Scratch x = Scratch.string(ts, PathArg.encode(ts, string))) {
            long n = STRXFRM.raw(0, x.address, 0, 0, 0, 0);
            try (Scratch out = Scratch.zeroed(ts, n + 1)) {
                STRXFRM.raw(out.address, x.address, n + 1, 0, 0, 0);
                byte[] key = Scratch.bytes(out.address);
                return PyUnicode.fromLatin1(ts, key, 0, key.length);
            }
        }
    }
}
