package org.jilectomy.runtime.modules.pickle;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Audit;
import org.jilectomy.runtime.objects.Codecs;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectReduce;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** The opcodes that find classes and functions, call them and fill what they made. */
final class ObjectLoader {
    private static final long[] NO_ARGS = {};

    private ObjectLoader() {}

    // ---------------------------------------------------------------- finding

    static void global(Loader s) {
        ThreadState ts = s.ts;
        long module = lineText(s, s.in.line(ts), "utf-8");
        long name = 0;
        try {
            name = lineText(s, s.in.line(ts), "utf-8");
            s.stack.pushSteal(find(s, module, name));
        } finally {
            Refs.release(ts, module);
            Refs.xrelease(ts, name);
        }
    }

    private static long lineText(Loader s, byte[] line, String encoding) {
        if (line.length == 0) {
            throw PickleInput.truncated(s.ts);
        }
        long bytes = PyBytes.fromArray(s.ts, line);
        try {
            return Codecs.decode(s.ts, bytes, encoding, "strict");
        } finally {
            Refs.release(s.ts, bytes);
        }
    }

    static void stackGlobal(Loader s) {
        ThreadState ts = s.ts;
        long name = s.stack.popOr0();
        long module = name == 0 ? 0 : s.stack.popOr0();
        try {
            if (module == 0 || !PyUnicode.checkExact(module) || !PyUnicode.checkExact(name)) {
                throw PickleErrors.unpickling(ts, "STACK_GLOBAL requires str");
            }
            s.stack.pushSteal(find(s, module, name));
        } finally {
            Refs.xrelease(ts, name);
            Refs.xrelease(ts, module);
        }
    }

    /** {@code find_class}, a subclass's own if it has one; owned. */
    private static long find(Loader s, long module, long name) {
        return s.self == 0 || PyUnpickler.TYPE.isExactly(s.self)
                ? findClass(s.ts, s, module, name)
                : Abstract.callMethod(s.ts, s.self, Names.of("find_class"), module, name);
    }

    /** {@code Unpickler.find_class}. */
    static long findClass(ThreadState ts, Loader s, long moduleName, long globalName) {
        Audit.event(ts, "pickle.find_class", moduleName, globalName);
        long[] names = {Refs.retain(ts, moduleName), Refs.retain(ts, globalName)};
        long module = 0;
        try {
            if (s.proto < 3 && s.fixImports) {
                PickleNames.fix(ts, names, "NAME_MAPPING", "IMPORT_MAPPING");
            }
            module = PickleErrors.importModule(ts, names[0]);
            return s.proto >= 4 ? dotted(ts, module, names[1]) : plain(ts, module, names[1]);
        } finally {
            PickleErrors.release(ts, names);
            Refs.xrelease(ts, module);
        }
    }

    private static long plain(ThreadState ts, long module, long name) {
        if (!PyUnicode.check(name)) {
            throw Errors.typeError(ts, "attribute name must be string, not '"
                    + PyType.of(name).name() + "'");
        }
        long found = Abstract.lookupAttr(ts, module, name);
        if (found == 0) {
            throw notFound(ts, module, name);
        }
        return found;
    }

    private static PyException notFound(ThreadState ts, long module, long name) {
        return Errors.attributeError(ts, "Can't get attribute " + Abstract.reprJava(ts, name)
                + " on " + Abstract.reprJava(ts, module));
    }

    private static long dotted(ThreadState ts, long module, long name) {
        long[] path = PickleErrors.dottedPath(ts, name, module);
        long object = Refs.retain(ts, module);
        try {
            for (long part : path) {
                long next = Abstract.lookupAttr(ts, object, part);
                if (next == 0) {
                    throw notFound(ts, module, name);
                }
                Refs.release(ts, object);
                object = next;
            }
            return object;
        } catch (Throwable t) {
            Refs.release(ts, object);
            throw t;
        } finally {
            PickleErrors.release(ts, path);
        }
    }

    static void extension(Loader s, long code) {
        ThreadState ts = s.ts;
        if (code <= 0) {
            throw PickleErrors.unpickling(ts, "EXT specifies code <= 0");
        }
        long cache = PickleErrors.dictOf(ts, "copyreg", "_extension_cache");
        long registry = 0;
        long pair = 0;
        long key = PyLong.of(ts, code);
        try {
            long known = PyDict.getItem(ts, cache, key);
            if (known != 0) {
                s.stack.pushSteal(known);
                return;
            }
            registry = PickleErrors.dictOf(ts, "copyreg", "_inverted_registry");
            pair = PyDict.getItem(ts, registry, key);
            if (pair == 0) {
                throw Errors.valueError(ts, "unregistered extension code " + code);
            }
            if (!PyTuple.TYPE.isInstance(pair) || PyTuple.size(pair) != 2
                    || !PyUnicode.check(PyTuple.item(pair, 0))
                    || !PyUnicode.check(PyTuple.item(pair, 1))) {
                throw Errors.valueError(
                        ts, "_inverted_registry[" + code + "] isn't a 2-tuple of strings");
            }
            long found = find(s, PyTuple.item(pair, 0), PyTuple.item(pair, 1));
            s.stack.pushSteal(found);
            PyDict.setItem(ts, cache, key, found);
        } finally {
            Refs.release(ts, cache);
            Refs.xrelease(ts, registry);
            Refs.xrelease(ts, pair);
            Refs.release(ts, key);
        }
    }

    // ---------------------------------------------------------------- persistent ids

    static void persistentText(Loader s) {
        ThreadState ts = s.ts;
        if (s.persistent == 0) {
            throw noPersistentLoad(ts);
        }
        byte[] line = s.in.line(ts);
        long bytes = PyBytes.fromArray(ts, line);
        long id;
        try {
            id = Codecs.decode(ts, bytes, "ascii", "strict");
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.UnicodeDecodeError)) {
                throw e;
            }
            Errors.discard(ts, e);
            throw PickleErrors.unpickling(
                    ts, "persistent IDs in protocol 0 must be ASCII strings");
        } finally {
            Refs.release(ts, bytes);
        }
        pushPersistentSteal(s, id);
    }

    static void persistent(Loader s) {
        if (s.persistent == 0) {
            throw noPersistentLoad(s.ts);
        }
        pushPersistentSteal(s, s.stack.pop(s.ts));
    }

    private static PyException noPersistentLoad(ThreadState ts) {
        return PickleErrors.unpickling(ts, "A load persistent id instruction was encountered,\n"
                + "but no persistent_load function was specified.");
    }

    private static void pushPersistentSteal(Loader s, long id) {
        try {
            s.stack.pushSteal(s.callPersistent(id));
        } finally {
            Refs.release(s.ts, id);
        }
    }

    // ---------------------------------------------------------------- making

    static void reduce(Loader s) {
        ThreadState ts = s.ts;
        long args = s.stack.pop(ts);
        long function = 0;
        try {
            function = s.stack.pop(ts);
            if (!PyTuple.TYPE.isInstance(args)) {
                throw Errors.typeError(ts, "argument list must be a tuple");
            }
            s.stack.pushSteal(callTuple(ts, function, args));
        } finally {
            Refs.release(ts, args);
            Refs.xrelease(ts, function);
        }
    }

    private static long callTuple(ThreadState ts, long function, long args) {
        return Abstract.call(ts, function, values(args), 0);
    }

    /** The items of a tuple, borrowed. */
    private static long[] values(long tuple) {
        int n = (int) PyTuple.size(tuple);
        if (n == 0) {
            return NO_ARGS;
        }
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = Refs.fromMemoryBorrowed(PyTuple.item(tuple, i));
        }
        return values;
    }

    static void newobj(Loader s, boolean keywords) {
        ThreadState ts = s.ts;
        String op = keywords ? "NEWOBJ_EX" : "NEWOBJ";
        long kwargs = 0;
        long args = 0;
        long cls = 0;
        try {
            kwargs = keywords ? s.stack.pop(ts) : 0;
            args = s.stack.pop(ts);
            cls = s.stack.pop(ts);
            if (!PyTypeType.isType(cls)) {
                throw newobjError(ts, op + " class argument must be a type, not ", cls);
            }
            PyType type = PyType.at(cls);
            if (type.hasFlag(PyType.TPFLAGS_DISALLOW_INSTANTIATION)) {
                throw PickleErrors.unpickling(ts, op + " class argument '" + type.name()
                        + "' doesn't have __new__");
            }
            if (!PyTuple.TYPE.isInstance(args)) {
                throw newobjError(ts, op + " args argument must be a tuple, not ", args);
            }
            if (keywords && !PyDict.TYPE.isInstance(kwargs)) {
                throw newobjError(ts, op + " kwargs argument must be a dict, not ", kwargs);
            }
            s.stack.pushSteal(keywords && PyDict.size(kwargs) > 0
                    ? makeWithKeywords(ts, type, args, kwargs)
                    : type.tp_new(ts, type, values(args), 0));
        } finally {
            Refs.xrelease(ts, kwargs);
            Refs.xrelease(ts, args);
            Refs.xrelease(ts, cls);
        }
    }

    private static long makeWithKeywords(ThreadState ts, PyType type, long args, long kwargs) {
        long[] items = PyDict.snapshot(ts, kwargs);
        try {
            return makeWithKeywords(ts, type, args, items);
        } finally {
            PickleErrors.release(ts, items);
        }
    }

    /** @param items keys, any objects, and values, borrowed */
    private static long makeWithKeywords(ThreadState ts, PyType type, long args, long[] items) {
        int n = items.length / 2;
        long[] given = values(args);
        long[] all = java.util.Arrays.copyOf(given, given.length + n);
        long[] names = new long[n];
        for (int i = 0; i < n; i++) {
            names[i] = items[2 * i];
            if (!PyUnicode.check(names[i])) {
                throw Errors.typeError(ts, "keywords must be strings");
            }
            all[given.length + i] = Refs.fromMemoryBorrowed(items[2 * i + 1]);
        }
        long kwnames = PyTuple.fromArray(ts, names);
        try {
            return type.tp_new(ts, type, all, kwnames);
        } finally {
            Refs.release(ts, kwnames);
        }
    }

    private static PyException newobjError(ThreadState ts, String message, long value) {
        return PickleErrors.unpickling(ts, message + PyType.of(value).name());
    }

    static void obj(Loader s) {
        ThreadState ts = s.ts;
        int from = s.stack.popMark(ts);
        if (s.stack.size() - from < 1) {
            throw s.stack.underflow(ts);
        }
        long args = s.stack.popTuple(ts, from + 1);
        long cls = 0;
        try {
            cls = s.stack.pop(ts);
            s.stack.pushSteal(instantiate(ts, cls, args));
        } finally {
            Refs.release(ts, args);
            Refs.xrelease(ts, cls);
        }
    }

    static void inst(Loader s) {
        ThreadState ts = s.ts;
        int from = s.stack.popMark(ts);
        long module = lineText(s, s.in.line(ts), "ascii");
        long name = 0;
        long cls = 0;
        long args = 0;
        try {
            name = lineText(s, s.in.line(ts), "ascii");
            cls = find(s, module, name);
            args = s.stack.popTuple(ts, from);
            s.stack.pushSteal(instantiate(ts, cls, args));
        } finally {
            Refs.release(ts, module);
            Refs.xrelease(ts, name);
            Refs.xrelease(ts, cls);
            Refs.xrelease(ts, args);
        }
    }

    /** As Python 2 made instances of its old classes: without arguments {@code __init__} is not called. */
    private static long instantiate(ThreadState ts, long cls, long args) {
        if (PyTuple.size(args) == 0 && PyTypeType.isType(cls)) {
            long getinitargs = Abstract.lookupAttr(ts, cls, Names.of("__getinitargs__"));
            if (getinitargs == 0) {
                return Abstract.callMethod(ts, cls, Names.__new__, cls);
            }
            Refs.release(ts, getinitargs);
        }
        return callTuple(ts, cls, args);
    }

    // ---------------------------------------------------------------- filling

    static void build(Loader s) {
        ThreadState ts = s.ts;
        s.stack.need(ts, 2);
        long state = s.stack.pop(ts);
        try {
            long inst = s.stack.top(ts);
            long setstate = Abstract.lookupAttr(ts, inst, Names.of("__setstate__"));
            if (setstate != 0) {
                try {
                    Refs.release(ts, Abstract.call(ts, setstate, state));
                } finally {
                    Refs.release(ts, setstate);
                }
                return;
            }
            long attributes = state;
            long slots = 0;
            if (PyTuple.TYPE.isInstance(state) && PyTuple.size(state) == 2) {
                attributes = PyTuple.item(state, 0);
                slots = PyTuple.item(state, 1);
            }
            if (attributes != Singletons.None) {
                setAttributes(ts, inst, attributes);
            }
            if (slots != 0) {
                setSlots(ts, inst, slots);
            }
        } finally {
            Refs.release(ts, state);
        }
    }

    private static void setAttributes(ThreadState ts, long inst, long attributes) {
        if (!PyDict.TYPE.isInstance(attributes)) {
            throw PickleErrors.unpickling(ts, "state is not a dictionary");
        }
        if (ObjectReduce.restore(ts, inst, attributes)) {
            return;
        }
        long dict = Abstract.getAttr(ts, inst, Names.__dict__);
        long[] items = PyDict.snapshot(ts, attributes);
        try {
            for (int i = 0; i < items.length; i += 2) {
                Abstract.setItem(ts, dict, PyUnicode.internedOrSelf(items[i]),
                        Refs.fromMemoryBorrowed(items[i + 1]));
            }
        } finally {
            Refs.release(ts, dict);
            PickleErrors.release(ts, items);
        }
    }

    private static void setSlots(ThreadState ts, long inst, long slots) {
        if (!PyDict.TYPE.isInstance(slots)) {
            throw PickleErrors.unpickling(ts, "slot state is not a dictionary");
        }
        long[] items = PyDict.snapshot(ts, slots);
        try {
            for (int i = 0; i < items.length; i += 2) {
                Abstract.setAttr(ts, inst, items[i], Refs.fromMemoryBorrowed(items[i + 1]));
            }
        } finally {
            PickleErrors.release(ts, items);
        }
    }
}
