package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** Classes, functions and whatever else is found again by its module and its name. */
final class GlobalSaver {
    private GlobalSaver() {}

    /** A class; those of the singletons have no module that knows them. */
    static void type(Saver s, long cls) {
        long singleton = cls == PyType.addressOf(Singletons.None) ? Singletons.None
                : cls == PyType.addressOf(Singletons.Ellipsis) ? Singletons.Ellipsis
                        : cls == PyType.addressOf(Singletons.NotImplemented)
                                ? Singletons.NotImplemented
                                : 0;
        if (singleton == 0) {
            global(s, cls, 0);
        } else {
            s.reduceSteal(Refs.retain(s.ts, PyTypeType.TYPE.address),
                    PyTuple.of(s.ts, singleton), cls);
        }
    }

    /** @param givenName str, 0 if the value has it itself */
    static void global(Saver s, long value, long givenName) {
        ThreadState ts = s.ts;
        long name = givenName != 0 ? Refs.retain(ts, givenName) : nameOf(ts, value);
        long module = 0;
        long[] path = {};
        try {
            path = PickleErrors.dottedPath(ts, name, 0);
            module = whichModule(ts, value, path);
            check(s, value, module, name, path);
        } finally {
            Refs.release(ts, name);
            Refs.xrelease(ts, module);
            PickleErrors.release(ts, path);
        }
    }

    private static long nameOf(ThreadState ts, long value) {
        long name = Abstract.lookupAttr(ts, value, Names.__qualname__);
        return name != 0 ? name : Abstract.getAttr(ts, value, Names.__name__);
    }

    // ---------------------------------------------------------------- the module

    /** The name of the module that has the value, owned. */
    private static long whichModule(ThreadState ts, long value, long[] path) {
        long module = Abstract.lookupAttr(ts, value, Names.__module__);
        if (module != 0) {
            if (module != Singletons.None) {
                return module;
            }
            Refs.release(ts, module);
        }
        long[] modules = PyDict.snapshot(ts, Interpreter.modules);
        try {
            for (int i = 0; i < modules.length; i += 2) {
                if (isIn(ts, modules[i], modules[i + 1], value, path)) {
                    return Refs.retain(ts, modules[i]);
                }
            }
        } finally {
            PickleErrors.release(ts, modules);
        }
        return Names.__main__;
    }

    private static boolean isIn(ThreadState ts, long name, long module, long value, long[] path) {
        if (module == Singletons.None
                || PyUnicode.check(name) && PyUnicode.equalsAscii(name, "__main__")) {
            return false;
        }
        long[] found = walk(ts, module, path);
        boolean same = Abstract.is(found[0], value);
        PickleErrors.release(ts, found);
        return same;
    }

    /** What the path leads to from a module, 0 if nothing, and in what it was found last; owned. */
    private static long[] walk(ThreadState ts, long module, long[] path) {
        long parent = 0;
        long object = Refs.retain(ts, module);
        for (long name : path) {
            Refs.xrelease(ts, parent);
            parent = object;
            try {
                object = Abstract.lookupAttr(ts, parent, name);
            } catch (Throwable t) {
                Refs.release(ts, parent);
                throw t;
            }
            if (object == 0) {
                break;
            }
        }
        return new long[] {object, parent};
    }

    private static void check(Saver s, long value, long moduleName, long name, long[] path) {
        ThreadState ts = s.ts;
        long module;
        try {
            module = PickleErrors.importModule(ts, moduleName);
        } catch (PyException e) {
            Errors.discard(ts, e);
            throw cannot(ts, value, "import of module " + Abstract.reprJava(ts, moduleName)
                    + " failed");
        }
        long[] found = {};
        try {
            found = walk(ts, module, path);
            if (found[0] == 0) {
                throw cannot(ts, value, "attribute lookup " + Abstract.strJava(ts, name) + " on "
                        + Abstract.strJava(ts, moduleName) + " failed");
            }
            if (!Abstract.is(found[0], value)) {
                throw cannot(ts, value, "it's not the same object as "
                        + Abstract.strJava(ts, moduleName) + "." + Abstract.strJava(ts, name));
            }
            if (s.proto < 2 || !extension(s, value, moduleName, name)) {
                write(s, value, moduleName, name, found[1], found[1] == module, path);
            }
        } finally {
            Refs.release(ts, module);
            PickleErrors.release(ts, found);
        }
    }

    private static PyException cannot(ThreadState ts, long value, String why) {
        return PickleErrors.pickling(
                ts, "Can't pickle " + Abstract.reprJava(ts, value) + ": " + why);
    }

    // ---------------------------------------------------------------- writing

    /** Writes the number that {@code copyreg} has for the value, if it has one. */
    private static boolean extension(Saver s, long value, long module, long name) {
        ThreadState ts = s.ts;
        long registry = PickleErrors.dictOf(ts, "copyreg", "_extension_registry");
        long code = 0;
        long key = PyTuple.of(ts, module, name);
        try {
            code = PyDict.getItem(ts, registry, key);
            if (code == 0) {
                return false;
            }
            if (!PyLong.check(code)) {
                throw cannot(ts, value, "extension code " + Abstract.reprJava(ts, code)
                        + " isn't an integer");
            }
            long n = PyLong.asLong(ts, code);
            if (n <= 0 || n > 0x7fff_ffffL) {
                throw cannot(ts, value, "extension code " + n + " is out of range");
            }
            s.out.op(n <= 0xff ? Opcodes.EXT1 : n <= 0xffff ? Opcodes.EXT2 : Opcodes.EXT4,
                    n, n <= 0xff ? 1 : n <= 0xffff ? 2 : 4);
            return true;
        } finally {
            Refs.release(ts, registry);
            Refs.release(ts, key);
            Refs.xrelease(ts, code);
        }
    }

    private static void write(Saver s, long value, long module, long name, long parent,
            boolean topLevel, long[] path) {
        ThreadState ts = s.ts;
        long last = path[path.length - 1];
        if (s.proto >= 4) {
            s.save(module);
            s.save(topLevel && path.length > 1 ? last : name);
            s.out.op(Opcodes.STACK_GLOBAL);
        } else if (!topLevel) {
            long getattr = PickleErrors.attributeOf(ts, "builtins", "getattr");
            s.reduceSteal(getattr, PyTuple.of(ts, parent, last), 0);
        } else {
            lines(s, module, topLevel && path.length > 1 ? last : name);
        }
        s.memoize(value);
    }

    private static void lines(Saver s, long module, long name) {
        ThreadState ts = s.ts;
        long[] names = {Refs.retain(ts, module), Refs.retain(ts, name)};
        try {
            s.out.op(Opcodes.GLOBAL);
            if (s.fixImports) {
                PickleNames.fix(ts, names, "REVERSE_NAME_MAPPING", "REVERSE_IMPORT_MAPPING");
            }
            s.out.restOfLine(encode(s, names[0], "module"));
            s.out.restOfLine(encode(s, names[1], "global"));
        } finally {
            PickleErrors.release(ts, names);
        }
    }

    private static byte[] encode(Saver s, long text, String what) {
        ThreadState ts = s.ts;
        long bytes;
        try {
            bytes = Codecs.encode(ts, text, s.proto == 3 ? "utf-8" : "ascii", "strict");
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.UnicodeEncodeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw PickleErrors.pickling(ts, "can't pickle " + what + " identifier '"
                    + PyUnicode.toJava(text) + "' using pickle protocol " + s.proto);
        }
        try {
            return PyBytes.toArray(bytes);
        } finally {
            Refs.release(ts, bytes);
        }
    }
}
