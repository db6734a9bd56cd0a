package org.jilectomy.runtime.modules.importlib;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jilectomy.heap.layout.PyTypeObject;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.libc.Statx;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.Audit;
import org.jilectomy.runtime.objects.Dispatcher;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyClassMethod;
import org.jilectomy.runtime.objects.PyCode;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StrScan;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Four functions of {@code importlib._bootstrap_external}, in the usual case: {@code
 * cache_from_source}, {@code SourceLoader.get_code} with a valid file in {@code __pycache__}, {@code
 * FileFinder.find_spec} with a folder as it was when last listed, {@code PathFinder._get_spec} with
 * finders for all entries. Everything else, all errors among it, is left to the function itself,
 * which then begins anew: nothing has happened that it would not do as well.
 *
 * <p>What Python code could have replaced is looked at: the names that the functions use ({@link
 * Untouched}), the types of loaders and finders (exactly the library's own). Audit hooks hear of each
 * file that is opened: with one, files are opened as ever. Not used with {@code -v}, which tells of
 * each step, nor where file names have no case.
 */
public final class PathImports extends Dispatcher {
    private static final int CACHE_FROM_SOURCE = 0;
    private static final int GET_CODE = 1;
    private static final int FIND_SPEC = 2;
    private static final int GET_SPEC = 3;
    private static final int COUNT = 4;

    /** Of a compiled file: magic, flags, time and size of the source. */
    private static final int HEADER = 16;

    /** Of marshal: a code object, and its length. */
    private static final int MARSHALLED = HEADER + 5;

    private static final int FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final int KIND = 0170000;

    private static final long PATH = Names.of("path");
    private static final long NAME = Names.of("name");
    private static final long LOADER = Names.of("loader");
    private static final long PATH_CACHE = Names.of("_path_cache");
    private static final long PATH_MTIME = Names.of("_path_mtime");
    private static final long LOADERS = Names.of("_loaders");
    private static final long FIND_SPEC_NAME = Names.of("find_spec");
    private static final long PATH_STATS = Names.of("path_stats");
    private static final long GET_DATA = Names.of("get_data");
    private static final long GET_FILENAME = Names.of("get_filename");
    private static final long SPEC_OF = Names.of("_get_spec");
    private static final long CACHE_TAG = Names.of("cache_tag");

    private final EntryPoint[] otherwise = new EntryPoint[COUNT];
    private final Untouched[] all;
    private final String optimization;
    private final int magic;
    private final long fileFinder;
    private final long sourceFileLoader;
    private final long pathFinder;

    private PathImports(ThreadState ts, long external, int optimize) {
        optimization = optimize == 0 ? "" : ".opt-" + optimize;
        magic = Compilation.magic();
        Untouched globals = new Untouched(ts, external,
                "FileFinder", "SourceFileLoader", "PathFinder", "SourceLoader", "FileLoader",
                "cache_from_source", "_path_join", "_path_split", "_path_stat", "_path_isfile",
                "_path_isdir", "_path_is_mode_type", "_classify_pyc", "_validate_timestamp_pyc",
                "_compile_bytecode", "_relax_case", "_unpack_uint32", "_code_type",
                "MAGIC_NUMBER", "BYTECODE_SUFFIXES", "_PYCACHE", "_OPT", "memoryview", "marshal",
                "_bootstrap", "_imp", "_io", "_os", "sys");
        fileFinder = globals.value("FileFinder");
        sourceFileLoader = globals.value("SourceFileLoader");
        pathFinder = globals.value("PathFinder");
        all = new Untouched[] {
            globals,
            new Untouched(ts, PyModule.dict(globals.value("_os")), "stat", "fspath"),
            new Untouched(ts, PyModule.dict(globals.value("_io")), "open_code"),
            new Untouched(ts, PyModule.dict(globals.value("marshal")), "loads"),
            new Untouched(ts, PyModule.dict(globals.value("_imp")), "_fix_co_filename"),
            new Untouched(ts, PyTypeObject.tp_dict(fileFinder), "find_spec", "_fill_cache"),
            new Untouched(ts, PyTypeObject.tp_dict(pathFinder), "_get_spec",
                    "_path_importer_cache"),
            new Untouched(ts, PyTypeObject.tp_dict(sourceFileLoader), "path_stats", "get_data",
                    "get_filename", "get_code"),
            new Untouched(ts, PyTypeObject.tp_dict(globals.value("FileLoader")), "get_data",
                    "get_filename", "get_code", "path_stats"),
            new Untouched(ts, PyTypeObject.tp_dict(globals.value("SourceLoader")), "get_code"),
        };
    }

    /** Once importlib lives; {@code verbose} and {@code optimize} as in {@code sys.flags}. */
    public static void install(ThreadState ts, int verbose, int optimize) {
        if (verbose > 0 || !System.getProperty("os.name").equals("Linux")) {
            return;
        }
        long module =
                PyDict.getItemString(ts, Interpreter.modules, "_frozen_importlib_external");
        if (module == 0) {
            return;
        }
        PathImports p = new PathImports(ts, PyModule.dict(module), optimize);
        Refs.release(ts, module); // importlib keeps it
        long globals = PyModule.dict(module);
        p.replace(ts, globals, "cache_from_source", CACHE_FROM_SOURCE, 3);
        p.replace(ts, typeDict(ts, globals, "SourceLoader"), "get_code", GET_CODE, 2);
        p.replace(ts, PyTypeObject.tp_dict(p.fileFinder), "find_spec", FIND_SPEC, 3);
        p.replace(ts, PyTypeObject.tp_dict(p.pathFinder), "_get_spec", GET_SPEC, 4);
    }

    private static long typeDict(ThreadState ts, long globals, String name) {
        long type = PyDict.getItemString(ts, globals, name);
        Refs.release(ts, type);
        return PyTypeObject.tp_dict(type);
    }

    private void replace(ThreadState ts, long dict, String name, int id, int parameters) {
        long value = PyDict.getItemString(ts, dict, name);
        long function = PyClassMethod.TYPE.isExactly(value)
                ? PyClassMethod.callable(value)
                : value;
        if (PyFunction.isFunction(function)
                && PyFunction.entryPoint(function).signature.slots == parameters) {
            otherwise[id] = PyFunction.entryPoint(function).replace(this, id);
        }
        Refs.xrelease(ts, value);
    }

    private boolean isUsual(ThreadState ts) {
        for (Untouched u : all) {
            if (!u.holds(ts)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an instance has its own in place of a method of its class. */
    private static boolean hasOwn(ThreadState ts, long self, long name) {
        long method = Attributes.unboundMethod(ts, PyType.of(self), self, name);
        if (method == 0) {
            return true;
        }
        Refs.release(ts, method);
        return false;
    }

    // ---------------------------------------------------------------- the calls

    @Override
    protected long call(ThreadState ts, int id, long self, long loader, long fullname) {
        long code = getCode(ts, loader, fullname);
        return code != 0 ? code : otherwise[GET_CODE].invoke(ts, self, loader, fullname);
    }

    @Override
    protected long call(ThreadState ts, int id, long self, long a, long b, long c) {
        long result;
        if (id == FIND_SPEC) {
            result = PyType.of(a).address == fileFinder && isUsual(ts)
                    ? findSpec(ts, a, b, c) : 0;
        } else {
            result = b == Singletons.None && c == Singletons.None ? cacheFromSource(ts, a) : 0;
        }
        return result != 0 ? result : otherwise[id].invoke(ts, self, a, b, c);
    }

    @Override
    protected long call(
            ThreadState ts, int id, long self, long cls, long fullname, long path, long target) {
        long spec = cls == pathFinder && isUsual(ts) ? getSpec(ts, fullname, path, target) : 0;
        return spec != 0
                ? spec
                : otherwise[GET_SPEC].invoke(
                        ts, self, new long[] {cls, fullname, path, target});
    }

    // ---------------------------------------------------------------- cache_from_source

    /** Owned; 0 if it is not a usual case, as in what follows. */
    private long cacheFromSource(ThreadState ts, long path) {
        String source = isUsual(ts) ? text(path) : null;
        String cached = source == null ? null : cached(ts, source);
        return cached == null ? 0 : PyUnicode.fromJava(ts, cached);
    }

    private String cached(ThreadState ts, String path) {
        long prefix = PyDict.getItemString(ts, Interpreter.sysDict, "pycache_prefix");
        Refs.xrelease(ts, prefix);
        String tag = cacheTag(ts);
        if (prefix != Singletons.None || tag == null) {
            return null;
        }
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        String head = withoutSlashes(path.substring(0, Math.max(slash, 0)));
        // The base may be empty: then the rest after the dot is the name.
        String base = dot > slash + 1 ? path.substring(slash + 1, dot)
                : path.substring(Math.max(slash, dot) + 1);
        String dotted = dot > slash ? "." : "";
        String folder = slash <= 0 ? "" : head.concat("/");
        return folder.concat("__pycache__/").concat(base).concat(dotted).concat(tag)
                .concat(optimization).concat(".pyc");
    }

    private static String cacheTag(ThreadState ts) {
        long about = PyDict.getItemString(ts, Interpreter.sysDict, "implementation");
        long tag = about == 0 ? 0 : Abstract.lookupAttr(ts, about, CACHE_TAG);
        String text = tag == 0 ? null : text(tag);
        Refs.xrelease(ts, tag);
        Refs.xrelease(ts, about);
        return text;
    }

    private static String withoutSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** A str that is a file name for Java in any locale, too; else null. */
    private static String text(long value) {
        if (!PyUnicode.TYPE.isExactly(value) || !StrScan.isAscii(value)) {
            return null;
        }
        String text = PyUnicode.toJava(value);
        return text.isEmpty() || text.indexOf('\0') >= 0 ? null : text;
    }

    private static String textAttribute(ThreadState ts, long self, long name) {
        long value = Abstract.lookupAttr(ts, self, name);
        String text = value == 0 ? null : text(value);
        Refs.xrelease(ts, value);
        return text;
    }

    // ---------------------------------------------------------------- get_code

    private long getCode(ThreadState ts, long loader, long fullname) {
        if (PyType.of(loader).address != sourceFileLoader || Audit.isOn() || !isUsual(ts)
                || hasOwn(ts, loader, PATH_STATS) || hasOwn(ts, loader, GET_DATA)
                || hasOwn(ts, loader, GET_FILENAME)) {
            return 0;
        }
        String name = textAttribute(ts, loader, NAME);
        String source = textAttribute(ts, loader, PATH);
        if (name == null || source == null || !name.equals(text(fullname))) {
            return 0;
        }
        String cached = cached(ts, source);
        byte[] content = cached == null ? null : valid(ts, source, cached);
        if (content == null) {
            return 0;
        }
        long code = Compilation.load(ts, content, MARSHALLED);
        if (code != 0 && !PyCode.spec(code).filename().equals(source)) {
            Compilation.rename(code, source);
        }
        return code;
    }

    /** The compiled file, if it is one of the source as it is now. */
    private byte[] valid(ThreadState ts, String source, String cached) {
        long time;
        long size;
        try (Scratch stat = Scratch.of(ts, Statx.SIZE)) {
            if (!stat(ts, source, stat.address)) {
                return null;
            }
            time = (long) modified(stat.address);
            size = Statx.size(stat.address);
        }
        byte[] content;
        try (FileInputStream in = new FileInputStream(cached)) {
            content = in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
        return content.length > MARSHALLED
                && word(content, 0) == magic
                && word(content, 4) == 0
                && word(content, 8) == (int) time
                && word(content, 12) == (int) size
                && (content[HEADER] & 0x7f) == 'c' // or with the mark of a reference
                && word(content, HEADER + 1) == content.length - MARSHALLED
                        ? content
                        : null;
    }

    private static int word(byte[] b, int at) {
        return b[at] & 0xff | (b[at + 1] & 0xff) << 8 | (b[at + 2] & 0xff) << 16 | b[at + 3] << 24;
    }

    private static boolean stat(ThreadState ts, String path, long to) {
        try (Scratch name = Scratch.string(ts, path.getBytes(StandardCharsets.ISO_8859_1))) {
            return Statx.stat(ts, Statx.AT_FDCWD, name.address, true, to) == 0;
        }
    }

    /** {@code st_mtime}. */
    private static double modified(long stat) {
        return Statx.seconds(stat, Statx.MTIME) + 1e-9 * Statx.nanos(stat, Statx.MTIME);
    }

    // ---------------------------------------------------------------- find_spec

    private long findSpec(ThreadState ts, long finder, long fullname, long target) {
        String name = text(fullname);
        String path = textAttribute(ts, finder, PATH);
        if (name == null || path == null || !isAsListed(ts, finder, path)) {
            return 0;
        }
        long cache = Abstract.lookupAttr(ts, finder, PATH_CACHE);
        long loaders = cache == 0 ? 0 : Abstract.lookupAttr(ts, finder, LOADERS);
        try {
            return loaders != 0
                    && PySet.TYPE.isExactly(cache)
                    && PyList.TYPE.isExactly(loaders)
                            ? search(ts, finder, fullname, target, cache, loaders,
                                    withoutSlashes(path).concat("/"),
                                    name.substring(name.lastIndexOf('.') + 1))
                            : 0;
        } finally {
            Refs.xrelease(ts, loaders);
            Refs.xrelease(ts, cache);
        }
    }

    private static boolean isAsListed(ThreadState ts, long finder, String path) {
        long listed = Abstract.lookupAttr(ts, finder, PATH_MTIME);
        try (Scratch stat = Scratch.of(ts, Statx.SIZE)) {
            return listed != 0
                    && PyFloat.TYPE.isExactly(listed)
                    && stat(ts, path, stat.address)
                    && modified(stat.address) == PyFloat.doubleValue(listed);
        } finally {
            Refs.xrelease(ts, listed);
        }
    }

    private long search(ThreadState ts, long finder, long fullname, long target, long cache,
            long loaders, String folder, String tail) {
        if (contains(ts, cache, tail)) {
            String base = folder.concat(tail);
            long spec = firstOf(ts, finder, fullname, target, 0, loaders,
                    base.concat("/__init__"), base);
            if (spec != Singletons.None) {
                return spec;
            }
            if (is(ts, base, FOLDER)) {
                return 0; // perhaps a namespace package
            }
        }
        return firstOf(ts, finder, fullname, target, cache, loaders, folder.concat(tail), null);
    }

    /**
     * The spec of the first file there is with one of the loaders' suffixes.
     *
     * @param cache the folder's names, of which the file's must be one; 0 for any
     * @param start of the file's path
     * @param base the package's folder, or null
     * @return owned; None if there is no such file
     */
    private long firstOf(ThreadState ts, long finder, long fullname, long target, long cache,
            long loaders, String start, String base) {
        long n = PyList.size(loaders);
        for (long i = 0; i < n; i++) {
            long pair = PyList.getItemOrEnd(ts, loaders, i);
            if (pair == 0) {
                return 0;
            }
            try {
                String suffix = PyTuple.TYPE.isExactly(pair) && PyTuple.size(pair) == 2
                        ? text(PyTuple.item(pair, 0)) : null;
                if (suffix == null) {
                    return 0;
                }
                String file = start.concat(suffix);
                if ((cache == 0
                        || contains(ts, cache, file.substring(file.lastIndexOf('/') + 1)))
                        && is(ts, file, FILE)) {
                    return spec(ts, finder, PyTuple.item(pair, 1), fullname, file, base, target);
                }
            } finally {
                Refs.release(ts, pair);
            }
        }
        return Singletons.None;
    }

    private static boolean contains(ThreadState ts, long set, String name) {
        long key = PyUnicode.fromJava(ts, name);
        try {
            return PySet.contains(ts, set, key);
        } finally {
            Refs.release(ts, key);
        }
    }

    private static boolean is(ThreadState ts, String path, int kind) {
        try (Scratch stat = Scratch.of(ts, Statx.SIZE)) {
            return stat(ts, path, stat.address) && (Statx.mode(stat.address) & KIND) == kind;
        }
    }

    /** {@code finder._get_spec(loader, fullname, file, [base] or None, target)}. */
    private static long spec(ThreadState ts, long finder, long loader, long fullname, String file,
            String base, long target) {
        long path = PyUnicode.fromJava(ts, file);
        long places = Singletons.None;
        try {
            if (base != null) {
                places = PyList.create(ts);
                long place = PyUnicode.fromJava(ts, base);
                PyList.append(ts, places, place);
                Refs.release(ts, place);
            }
            return Abstract.callMethod(
                    ts, finder, SPEC_OF, loader, fullname, path, places, target);
        } finally {
            Refs.release(ts, places);
            Refs.release(ts, path);
        }
    }

    // ---------------------------------------------------------------- PathFinder._get_spec

    private long getSpec(ThreadState ts, long fullname, long path, long target) {
        long finders = PyDict.getItemString(ts, Interpreter.sysDict, "path_importer_cache");
        try {
            if (finders == 0 || !PyDict.TYPE.isExactly(finders) || !PyList.TYPE.isExactly(path)) {
                return 0;
            }
            for (long i = 0;; i++) {
                long entry = PyList.getItemOrEnd(ts, path, i);
                if (entry == 0) {
                    return 0; // found nothing: perhaps a namespace package
                }
                long spec;
                try {
                    spec = specIn(ts, finders, entry, fullname, target);
                } finally {
                    Refs.release(ts, entry);
                }
                if (spec != Singletons.None) {
                    return spec;
                }
            }
        } finally {
            Refs.xrelease(ts, finders);
        }
    }

    /** Of a loader, None, or 0; owned. */
    private long specIn(ThreadState ts, long finders, long entry, long fullname, long target) {
        if (!PyUnicode.TYPE.isExactly(entry) || PyUnicode.length(entry) == 0) {
            return 0;
        }
        long finder = PyDict.getItem(ts, finders, entry);
        if (finder == 0 || finder == Singletons.None) {
            return finder;
        }
        try {
            long spec = PyType.of(finder).address == fileFinder
                    && !hasOwn(ts, finder, FIND_SPEC_NAME)
                            ? findSpec(ts, finder, fullname, target)
                            : 0;
            if (spec == 0 || spec == Singletons.None) {
                return spec;
            }
            long loader = Abstract.getAttr(ts, spec, LOADER);
            Refs.release(ts, loader);
            if (loader == Singletons.None) {
                Refs.release(ts, spec);
                return 0;
            }
            return spec;
        } finally {
            Refs.release(ts, finder);
        }
    }
}
