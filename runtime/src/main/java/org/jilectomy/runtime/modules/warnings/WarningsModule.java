package org.jilectomy.runtime.modules.warnings;

import java.util.List;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.linker.LiveFrames;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.LateStart;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.Unraisable;
import org.jilectomy.runtime.objects.Warnings;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The functions of {@code _warnings}; see the package. */
public final class WarningsModule extends BuiltinModule implements Warnings.Sink {
    public WarningsModule() {
        super("_warnings");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("warn(module, /, message, category=None, stacklevel=1, source=None)",
                "Issue a warning, or maybe ignore it or raise an exception.", "warnFunction")
                .method("warn_explicit(module, /, message, category, filename, lineno, "
                        + "module_name=None, registry=None, module_globals=None, source=None)",
                        "Issue a warning, or maybe ignore it or raise an exception.",
                        "warnExplicitFunction")
                .method("_filters_mutated(module, /)", null, "filtersMutated");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        WarningFilters.init(ts, dict);
    }

    @Override
    protected String doc() {
        return "_warnings provides basic warning filtering support.\n"
                + "It is a helper module to speed up interpreter start-up.";
    }

    static void put(ThreadState ts, long dict, String name, long value) {
        putSteal(ts, dict, name, value);
    }

    // ---------------------------------------------------------------- functions

    static long filtersMutated(ThreadState ts, long module) {
        WarningFilters.mutated();
        return Singletons.None;
    }

    static long warnFunction(ThreadState ts, long module, long message, long category,
            long stackLevel, long source) {
        int level = stackLevel == 0 ? 1 : (int) Abstract.asIndex(ts, stackLevel);
        warnAtFrame(ts, categoryOf(ts, message, category), message, level, source);
        return Singletons.None;
    }

    /** Compare {@code get_category}; borrowed. */
    private static long categoryOf(ThreadState ts, long message, long category) {
        if (Exceptions.Warning.isInstance(message)) {
            return PyType.addressOf(message);
        }
        if (category == 0 || category == Singletons.None) {
            return Exceptions.UserWarning.address;
        }
        if (!PyTypeType.isType(category)
                || !Abstract.isSubclass(ts, category, Exceptions.Warning.address)) {
            throw Errors.typeError(ts, "category must be a Warning subclass, not '"
                    + PyType.of(category).name() + "'");
        }
        return category;
    }

    static long warnExplicitFunction(ThreadState ts, long self, long message, long category,
            long filename, long lineno, long module, long registry, long globals, long source) {
        if (!PyUnicode.check(filename)) {
            throw Errors.typeError(ts, "warn_explicit() argument 'filename' must be str, not "
                    + PyType.of(filename).name());
        }
        int line = PyLong.asInt(ts, lineno);
        long sourceLine = 0;
        if (globals != 0 && globals != Singletons.None) {
            if (!PyDict.TYPE.isInstance(globals)) {
                throw Errors.typeError(ts, "module_globals must be a dict, not '"
                        + PyType.of(globals).name() + "'");
            }
            sourceLine = sourceLine(ts, globals, line);
        }
        try {
            explicit(ts, category, message, filename, line, module, registry, sourceLine, source);
        } finally {
            Refs.xrelease(ts, sourceLine);
        }
        return Singletons.None;
    }

    /** The line as the module's loader has it; owned, 0 if it does not say. */
    private static long sourceLine(ThreadState ts, long globals, int line) {
        long loader = PyDict.getItemString(ts, globals, "__loader__");
        long name = PyDict.getItemName(ts, globals, Names.__name__);
        long get = 0;
        long text = 0;
        long split = 0;
        long lines = 0;
        try {
            if (loader == 0 || name == 0) {
                return 0;
            }
            get = Abstract.lookupAttr(ts, loader, Names.of("get_source"));
            if (get == 0) {
                return 0;
            }
            text = Abstract.call(ts, get, name);
            if (text == Singletons.None) {
                return 0;
            }
            if (!PyUnicode.check(text)) {
                throw Errors.typeError(ts, "must be str, not " + PyType.of(text).name());
            }
            split = Abstract.getAttr(ts, PyUnicode.TYPE.address, Names.of("splitlines"));
            lines = Abstract.call(ts, split, text);
            long found = line < 1 ? 0 : PyList.getItemOrEnd(ts, lines, line - 1L);
            if (found == 0) {
                throw Errors.indexError(ts, "list index out of range");
            }
            return found;
        } finally {
            Refs.xrelease(ts, lines);
            Refs.xrelease(ts, split);
            Refs.xrelease(ts, text);
            Refs.xrelease(ts, get);
            Refs.xrelease(ts, name);
            Refs.xrelease(ts, loader);
        }
    }

    // ---------------------------------------------------------------- the runtime's warnings

    @Override
    public void warn(ThreadState ts, long category, long message, int stackLevel, long source) {
        if (Interpreter.modules != 0) {
            LateStart.finish(ts); // importlib imports _warnings, which holds the filters
            warnAtFrame(ts, category, message, stackLevel, source);
        }
    }

    @Override
    public void warnExplicit(ThreadState ts, long category, long message, long filename,
            int lineno, long module, long registry) {
        LateStart.finish(ts);
        explicit(ts, category, message, filename, lineno, module, registry, 0, 0);
    }

    @Override
    public void unawaited(ThreadState ts, long coroutine) {
        try {
            WarningPrinter.unawaited(ts, coroutine);
        } catch (PyException e) {
            Unraisable.report(ts, e, "Exception ignored in: ", coroutine);
        }
    }

    // ---------------------------------------------------------------- from frame to place

    /** Compare {@code do_warn} and {@code setup_context}. */
    private static void warnAtFrame(
            ThreadState ts, long category, long message, int stackLevel, long source) {
        LiveFrames.Frame frame = frame(LiveFrames.walk(), stackLevel);
        long globals = Refs.retain(ts, frame == null ? Interpreter.sysDict : frame.globals());
        long filename = PyUnicode.fromJava(ts, frame == null ? "sys" : frame.filename());
        long registry = 0;
        long module = 0;
        try {
            registry = registry(ts, globals);
            module = PyDict.getItemName(ts, globals, Names.__name__);
            if (module == 0 || module != Singletons.None && !PyUnicode.check(module)) {
                Refs.xrelease(ts, module);
                module = PyUnicode.fromJava(ts, "<string>");
            }
            explicit(ts, category, message, filename, frame == null ? 1 : frame.lineno(), module,
                    registry, 0, source);
        } finally {
            Refs.xrelease(ts, module);
            Refs.xrelease(ts, registry);
            Refs.release(ts, filename);
            Refs.release(ts, globals);
        }
    }

    /** Frames of the import system do not count, unless the warning is about them. */
    private static LiveFrames.Frame frame(List<LiveFrames.Frame> frames, int level) {
        int at = 0;
        if (level <= 0 || !frames.isEmpty() && isInternal(frames.get(0))) {
            at += Math.max(0, level - 1);
        } else {
            for (int n = level; n > 1 && at < frames.size(); n--) {
                do {
                    at++;
                } while (at < frames.size() && isInternal(frames.get(at)));
            }
        }
        return at < frames.size() ? frames.get(at) : null;
    }

    private static boolean isInternal(LiveFrames.Frame frame) {
        String file = frame.filename();
        return file.contains("importlib") && file.contains("_bootstrap");
    }

    private static long registry(ThreadState ts, long globals) {
        long key = Names.of("__warningregistry__");
        long registry = PyDict.getItemName(ts, globals, key);
        if (registry == 0) {
            registry = PyDict.create(ts);
            PyDict.setItemName(ts, globals, key, registry);
        }
        return registry;
    }

    // ---------------------------------------------------------------- one warning

    /** Compare {@code warn_explicit}; {@code module}, {@code registry} … may be 0. */
    private static void explicit(ThreadState ts, long category, long message, long filename,
            int lineno, long module, long registry, long sourceLine, long source) {
        if (module == Singletons.None) {
            return; // modules are being emptied
        }
        if (registry == Singletons.None) {
            registry = 0;
        }
        if (registry != 0 && !PyDict.TYPE.isInstance(registry)) {
            throw Errors.typeError(ts, "'registry' must be a dict or None");
        }
        long name = module != 0 ? Refs.retain(ts, module) : moduleOf(ts, filename);
        long text = 0;
        long instance = 0;
        long key = 0;
        try {
            if (Exceptions.Warning.isInstance(message)) {
                text = Abstract.str(ts, message);
                category = PyType.addressOf(message);
                instance = Refs.retain(ts, message);
            } else {
                text = Refs.retain(ts, message);
                instance = Abstract.call(ts, category, message);
            }
            long line = PyLong.of(ts, lineno);
            key = PyTuple.of(ts, text, category, line);
            Refs.release(ts, line);
            if (registry != 0 && WarningFilters.already(ts, registry, key, false)) {
                return;
            }
            if (isToBeShown(ts, category, text, instance, lineno, name, registry, key)) {
                WarningPrinter.show(
                        ts, category, text, instance, filename, lineno, sourceLine, source);
            }
        } finally {
            Refs.xrelease(ts, key);
            Refs.xrelease(ts, instance);
            Refs.xrelease(ts, text);
            Refs.release(ts, name);
        }
    }

    private static boolean isToBeShown(ThreadState ts, long category, long text, long instance,
            int lineno, long module, long registry, long key) {
        long[] item = new long[1];
        long action = WarningFilters.action(ts, category, text, lineno, module, item);
        try {
            String what = PyUnicode.toJava(action);
            if (what.equals("error")) {
                throw Errors.chained(ts, Refs.retain(ts, instance));
            }
            if (what.equals("ignore")) {
                return false;
            }
            if (what.equals("always")) {
                return true;
            }
            if (registry != 0) {
                PyDict.setItem(ts, registry, key, PyBool.True);
            }
            return switch (what) {
                case "default" -> true;
                case "module" -> registry == 0
                        || !WarningFilters.update(ts, registry, text, category);
                case "once" -> isFirst(ts, text, category, registry);
                default -> throw Errors.runtimeError(ts, "Unrecognized action ("
                        + Abstract.reprJava(ts, action) + ") in warnings.filters:\n "
                        + Abstract.reprJava(ts, item[0]));
            };
        } finally {
            Refs.release(ts, item[0]);
            Refs.release(ts, action);
        }
    }

    private static boolean isFirst(ThreadState ts, long text, long category, long registry) {
        if (registry != 0) {
            return !WarningFilters.update(ts, registry, text, category);
        }
        long once = WarningFilters.onceRegistry(ts);
        try {
            return !WarningFilters.update(ts, once, text, category);
        } finally {
            Refs.release(ts, once);
        }
    }

    /** A module's name as far as the file's name tells. */
    private static long moduleOf(ThreadState ts, long filename) {
        String file = Abstract.strJava(ts, filename);
        if (file.isEmpty()) {
            return PyUnicode.fromJava(ts, "<unknown>");
        }
        return PyUnicode.fromJava(ts,
                file.endsWith(".py") ? file.substring(0, file.length() - 3) : file);
    }
}
