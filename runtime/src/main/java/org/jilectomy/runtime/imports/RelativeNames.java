package org.jilectomy.runtime.imports;

import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.ThreadState;

/** {@code from ..x import y}: which package the dots mean; compare {@code resolve_name}. */
final class RelativeNames {
    private RelativeNames() {}

    /**
     * The absolute name, an owned str.
     *
     * @param globals dict of the importing module, or 0
     * @param level number of dots, at least 1
     */
    static long resolve(ThreadState ts, long globals, String name, int level) {
        if (globals == 0 || !PyDict.TYPE.isInstance(globals)) {
            throw globals == 0
                    ? Errors.raise(ts, Exceptions.KeyError, "'__name__' not in globals")
                    : Errors.typeError(ts, "globals must be a dict");
        }
        String base = packageOf(ts, globals);
        if (base.isEmpty()) {
            throw Errors.raise(ts, Exceptions.ImportError,
                    "attempted relative import with no known parent package");
        }
        for (int i = 1; i < level; i++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                throw Errors.raise(ts, Exceptions.ImportError,
                        "attempted relative import beyond top-level package");
            }
            base = base.substring(0, dot);
        }
        return PyUnicode.fromJava(ts, name.isEmpty() ? base : base + "." + name);
    }

    private static String packageOf(ThreadState ts, long globals) {
        long known = PyDict.getItemName(ts, globals, Names.__package__);
        long spec = PyDict.getItemName(ts, globals, Names.__spec__);
        if (known != 0 && known != Singletons.None) {
            return explicit(ts, known, spec);
        }
        if (spec != 0 && spec != Singletons.None) {
            long parent;
            try {
                parent = Abstract.getAttr(ts, spec, Names.of("parent"));
            } finally {
                Refs.release(ts, spec);
            }
            return text(ts, parent, "__spec__.parent must be a string");
        }
        Warnings.warn(ts, Exceptions.ImportWarning, "can't resolve package from __spec__ or "
                + "__package__, falling back on __name__ and __path__", 1);
        long own = PyDict.getItemName(ts, globals, Names.__name__);
        if (own == 0) {
            throw Errors.raise(ts, Exceptions.KeyError, "'__name__' not in globals");
        }
        String name = text(ts, own, "__name__ must be a string");
        long path = PyDict.getItemString(ts, globals, "__path__");
        if (path != 0) {
            Refs.release(ts, path);
            return name;
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** {@code __package__} is given: {@code __spec__}, if there is one, should agree. Takes both. */
    private static String explicit(ThreadState ts, long known, long spec) {
        long parent = 0;
        try {
            if (!PyUnicode.TYPE.isInstance(known)) {
                throw Errors.typeError(ts, "package must be a string");
            }
            if (spec != 0 && spec != Singletons.None) {
                parent = Abstract.getAttr(ts, spec, Names.of("parent"));
                if (!Abstract.compareBool(ts, known, parent, CompareOp.EQ)) {
                    Warnings.warn(ts, Exceptions.ImportWarning,
                            "__package__ != __spec__.parent", 1);
                }
            }
            return PyUnicode.toJava(known);
        } finally {
            Refs.xrelease(ts, parent);
            Refs.xrelease(ts, spec);
            Refs.release(ts, known);
        }
    }

    /** The text of an owned value, which is released. */
    private static String text(ThreadState ts, long value, String complaint) {
        try {
            if (!PyUnicode.TYPE.isInstance(value)) {
                throw Errors.typeError(ts, complaint);
            }
            return PyUnicode.toJava(value);
        } finally {
            Refs.release(ts, value);
        }
    }
}
