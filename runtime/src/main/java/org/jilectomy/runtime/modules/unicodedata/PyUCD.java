package org.jilectomy.runtime.modules.unicodedata;

import java.text.Normalizer;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.BytesArgs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code unicodedata.UCD}, whose one instance is {@code ucd_3_2_0}. The module's functions are the
 * same methods; called on the module they ask the current tables.
 */
final class PyUCD extends PyType {
    static final PyUCD TYPE = new PyUCD();

    private PyUCD() {
        super(new TypeSpec("unicodedata.UCD", PyObject.SIZE).noNew());
    }

    static long create(ThreadState ts) {
        return TYPE.allocate(ts, PyObject.SIZE);
    }

    @Override
    protected void define(TypeDef def) {
        functions(def);
        def.getset("unidata_version", "getVersion", null, null);
    }

    /** Declares the methods; for the module too. */
    static void functions(TypeDef def) {
        def.in(PyUCD.class)
                .method("decimal(self, chr, default=None, /)", null)
                .method("digit(self, chr, default=None, /)", null)
                .method("numeric(self, chr, default=None, /)", null)
                .method("category(self, chr, /)", null)
                .method("bidirectional(self, chr, /)", null)
                .method("combining(self, chr, /)", null)
                .method("mirrored(self, chr, /)", null)
                .method("east_asian_width(self, chr, /)", null, "eastAsianWidth")
                .method("decomposition(self, chr, /)", null)
                .method("is_normalized(self, form, unistr, /)", null, "isNormalized")
                .method("normalize(self, form, unistr, /)", null)
                .method("name(self, chr, default=None, /)", null, "nameOf")
                .method("lookup(self, name, /)", null);
    }

    static long getVersion(ThreadState ts, long self) {
        return PyUnicode.fromJava(ts, "3.2.0");
    }

    private static UnicodeTables tables(long self) {
        return TYPE.isExactly(self) ? UnicodeTables.OLD : UnicodeTables.CURRENT;
    }

    private static int character(ThreadState ts, long chr, String function, String argument) {
        if (!PyUnicode.check(chr) || PyUnicode.length(chr) != 1) {
            throw Errors.typeError(ts, function + "() " + argument
                    + " must be a unicode character, not " + Args.typeName(chr));
        }
        return PyUnicode.charAt(chr, 0);
    }

    // ---------------------------------------------------------------- numbers

    private static long otherwise(ThreadState ts, long value, String message) {
        if (value == 0) {
            throw Errors.valueError(ts, message);
        }
        return Refs.retain(ts, value);
    }

    static long decimal(ThreadState ts, long self, long chr, long def) {
        UnicodeTables.Number n = tables(self).number(character(ts, chr, "decimal", "argument 1"));
        return n == null || n.decimal() < 0 ? otherwise(ts, def, "not a decimal")
                : PyLong.of(ts, n.decimal());
    }

    static long digit(ThreadState ts, long self, long chr, long def) {
        UnicodeTables.Number n = tables(self).number(character(ts, chr, "digit", "argument 1"));
        return n == null || n.digit() < 0 ? otherwise(ts, def, "not a digit")
                : PyLong.of(ts, n.digit());
    }

    static long numeric(ThreadState ts, long self, long chr, long def) {
        UnicodeTables.Number n = tables(self).number(character(ts, chr, "numeric", "argument 1"));
        return n == null || Double.isNaN(n.numeric())
                ? otherwise(ts, def, "not a numeric character")
                : PyFloat.of(ts, n.numeric());
    }

    // ---------------------------------------------------------------- properties

    private static UnicodeTables.Properties properties(
            ThreadState ts, long self, long chr, String function) {
        return tables(self).properties(character(ts, chr, function, "argument"));
    }

    static long category(ThreadState ts, long self, long chr) {
        return PyUnicode.fromJava(ts, properties(ts, self, chr, "category").category());
    }

    static long bidirectional(ThreadState ts, long self, long chr) {
        return PyUnicode.fromJava(ts, properties(ts, self, chr, "bidirectional").bidi());
    }

    static long combining(ThreadState ts, long self, long chr) {
        return PyLong.of(ts, properties(ts, self, chr, "combining").combining());
    }

    static long mirrored(ThreadState ts, long self, long chr) {
        return PyLong.of(ts, properties(ts, self, chr, "mirrored").mirrored() ? 1 : 0);
    }

    static long eastAsianWidth(ThreadState ts, long self, long chr) {
        return PyUnicode.fromJava(ts, properties(ts, self, chr, "east_asian_width").width());
    }

    static long decomposition(ThreadState ts, long self, long chr) {
        return PyUnicode.fromJava(ts, tables(self).decomposition(
                character(ts, chr, "decomposition", "argument")));
    }

    // ---------------------------------------------------------------- normal forms

    private static Normalizer.Form form(
            ThreadState ts, long form, long unistr, String function) {
        Args.requireStr(ts, form, function, "argument 1");
        Args.requireStr(ts, unistr, function, "argument 2");
        return switch (PyUnicode.toJava(form)) {
            case "NFC" -> Normalizer.Form.NFC;
            case "NFD" -> Normalizer.Form.NFD;
            case "NFKC" -> Normalizer.Form.NFKC;
            case "NFKD" -> Normalizer.Form.NFKD;
            default -> null;
        };
    }

    private static boolean isAscii(long str) {
        for (int i = 0, n = PyUnicode.length(str); i < n; i++) {
            if (PyUnicode.charAt(str, i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Of 3.2.0: characters that were not yet assigned stay, and keep their neighbours apart. */
    private static String normalized(String text, Normalizer.Form form, boolean old) {
        if (!old) {
            return Normalizer.normalize(text, form);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (!UnicodeTables.OLD.isAssigned(c)) {
                out.append(Normalizer.normalize(text.substring(from, i), form));
                out.append(text, i, next);
                from = next;
            }
            i = next;
        }
        return out.append(Normalizer.normalize(text.substring(from), form)).toString();
    }

    static long isNormalized(ThreadState ts, long self, long form, long unistr) {
        Normalizer.Form f = form(ts, form, unistr, "is_normalized");
        if (PyUnicode.length(unistr) == 0) {
            return PyBool.True;
        }
        if (f == null) {
            throw Errors.valueError(ts, "invalid normalization form");
        }
        if (isAscii(unistr)) {
            return PyBool.True;
        }
        String text = PyUnicode.toJava(unistr);
        return PyBool.of(normalized(text, f, TYPE.isExactly(self)).equals(text));
    }

    static long normalize(ThreadState ts, long self, long form, long unistr) {
        Normalizer.Form f = form(ts, form, unistr, "normalize");
        if (PyUnicode.length(unistr) == 0) {
            return Refs.retain(ts, unistr);
        }
        if (f == null) {
            throw Errors.valueError(ts, "invalid normalization form");
        }
        if (isAscii(unistr)) {
            return Refs.retain(ts, unistr);
        }
        String text = PyUnicode.toJava(unistr);
        String result = normalized(text, f, TYPE.isExactly(self));
        return result.equals(text) ? Refs.retain(ts, unistr) : PyUnicode.fromJava(ts, result);
    }

    // ---------------------------------------------------------------- names

    static long nameOf(ThreadState ts, long self, long chr, long def) {
        String name = CharacterNames.name(
                tables(self), character(ts, chr, "name", "argument 1"));
        return name == null ? otherwise(ts, def, "no such name") : PyUnicode.fromJava(ts, name);
    }

    static long lookup(ThreadState ts, long self, long name) {
        String text;
        if (PyUnicode.check(name)) {
            text = PyUnicode.toJava(name);
        } else {
            long bytes = BytesArgs.require(ts, name);
            text = new String(PyBytes.toArray(bytes), java.nio.charset.StandardCharsets.UTF_8);
            Refs.release(ts, bytes);
        }
        if (text.length() > 256) {
            throw Errors.raise(ts, Exceptions.KeyError, "name too long");
        }
        int c = CharacterNames.lookup(tables(self), text);
        if (c < 0) {
            throw Errors.raise(
                    ts, Exceptions.KeyError, "undefined character name '" + text + "'");
        }
        return PyUnicode.fromCodePoint(ts, c);
    }
}
