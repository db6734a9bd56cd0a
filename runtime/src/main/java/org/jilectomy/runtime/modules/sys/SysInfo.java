package org.jilectomy.runtime.modules.sys;

import static org.jilectomy.runtime.builtins.BuiltinModule.putSteal;

import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.modules.ModuleTable;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySimpleNamespace;
import org.jilectomy.runtime.objects.PyStructSequence;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** The constants of {@code sys}: version, platform and the properties of the number types. */
final class SysInfo {
    private static final String PYTHON = "3.11.2";
    private static final int HEX_VERSION = 0x030b02f0;
    private static final String JILECTOMY = "0.1.0";

    /** Of what is shipped and not ours: the standard library. */
    private static final String COPYRIGHT = "The standard library is\n"
            + "Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved.";

    private SysInfo() {}

    static void fill(ThreadState ts, long dict) {
        putSteal(ts, dict, "version", PyUnicode.fromJava(ts, PYTHON + " (Jilectomy " + JILECTOMY
                + ") [Java " + Runtime.version().feature() + "]"));
        putSteal(ts, dict, "hexversion", PyLong.of(ts, HEX_VERSION));
        putSteal(ts, dict, "version_info", versionInfo(ts));
        putSteal(ts, dict, "implementation", implementation(ts));
        putSteal(ts, dict, "api_version", PyLong.of(ts, 1013));
        putSteal(ts, dict, "copyright", PyUnicode.fromJava(ts, COPYRIGHT));
        putSteal(ts, dict, "platform", PyUnicode.fromJava(ts, platform()));
        putSteal(ts, dict, "byteorder", PyUnicode.fromJava(ts, "little"));
        putSteal(ts, dict, "maxsize", PyLong.of(ts, Long.MAX_VALUE));
        putSteal(ts, dict, "maxunicode", PyLong.of(ts, 0x10ffff));
        for (String name : new String[] {"executable", "prefix", "exec_prefix", "base_prefix",
            "base_exec_prefix"}) {
            putSteal(ts, dict, name, PyUnicode.fromJava(ts, ""));
        }
        putSteal(ts, dict, "platlibdir", PyUnicode.fromJava(ts, "lib"));
        putSteal(ts, dict, "float_repr_style", PyUnicode.fromJava(ts, "short"));
        putSteal(ts, dict, "dont_write_bytecode", PyBool.False);
        putSteal(ts, dict, "warnoptions", PyList.create(ts));
        putSteal(ts, dict, "_xoptions", PyDict.create(ts));
        putSteal(ts, dict, "meta_path", PyList.create(ts));
        putSteal(ts, dict, "path_hooks", PyList.create(ts));
        putSteal(ts, dict, "builtin_module_names", moduleNames(ts));
        putSteal(ts, dict, "flags", flags(ts, new SysFlags()));
        putSteal(ts, dict, "path_importer_cache", PyDict.create(ts));
        putSteal(ts, dict, "pycache_prefix", Singletons.None);
        putSteal(ts, dict, "_stdlib_dir", Singletons.None);
        putSteal(ts, dict, "_home", Singletons.None);
        putSteal(ts, dict, "_framework", PyUnicode.empty());
        putSteal(ts, dict, "abiflags", PyUnicode.empty());
        putSteal(ts, dict, "orig_argv", PyList.create(ts));
        putSteal(ts, dict, "stdlib_module_names", StdlibNames.create(ts));
        putSteal(ts, dict, "_git", PyTuple.fromArraySteal(ts, new long[] {
            s(ts, "Jilectomy"), PyUnicode.empty(), PyUnicode.empty()}));
        putSteal(ts, dict, "float_info", floatInfo(ts));
        putSteal(ts, dict, "int_info", new PyStructSequence("sys.int_info", "bits_per_digit",
                "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold")
                .createSteal(ts, i(ts, 30), i(ts, 4), i(ts, 4300), i(ts, 640)));
        putSteal(ts, dict, "hash_info", new PyStructSequence("sys.hash_info", "width", "modulus",
                "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff")
                .createSteal(ts, i(ts, 64), PyLong.of(ts, (1L << 61) - 1), i(ts, 314159),
                        i(ts, 0), i(ts, 1000003), s(ts, "siphash13"), i(ts, 64), i(ts, 128),
                        i(ts, 0)));
        putSteal(ts, dict, "thread_info", new PyStructSequence("sys.thread_info", "name", "lock",
                "version").createSteal(ts, s(ts, "pthread"), Singletons.None, Singletons.None));
    }

    private static long i(ThreadState ts, int value) {
        return PyLong.of(ts, value);
    }

    private static long s(ThreadState ts, String value) {
        return PyUnicode.fromJava(ts, value);
    }

    private static long versionInfo(ThreadState ts) {
        return new PyStructSequence(
                "sys.version_info", "major", "minor", "micro", "releaselevel", "serial")
                .createSteal(ts, i(ts, 3), i(ts, 11), i(ts, 2), s(ts, "final"), i(ts, 0));
    }

    private static long implementation(ThreadState ts) {
        long dict = PyDict.create(ts);
        putSteal(ts, dict, "name", s(ts, "jilectomy"));
        putSteal(ts, dict, "cache_tag", s(ts, Compilation.cacheTag()));
        putSteal(ts, dict, "version", versionInfo(ts));
        putSteal(ts, dict, "hexversion", i(ts, HEX_VERSION));
        putSteal(ts, dict, "_multiarch", s(ts, multiarch()));
        return PySimpleNamespace.createSteal(ts, dict);
    }

    private static String multiarch() {
        String arch = System.getProperty("os.arch");
        String cpu = arch.equals("amd64") ? "x86_64" : arch;
        return platform().equals("linux") ? cpu + "-linux-gnu" : platform();
    }

    /** The struct behind {@code sys.flags}; made again when the command line has been read. */
    static long flags(ThreadState ts, SysFlags f) {
        return Flags.TYPE.createSteal(ts, i(ts, f.debug), i(ts, f.inspect), i(ts, f.interactive),
                i(ts, f.optimize), i(ts, f.dontWriteBytecode), i(ts, f.noUserSite),
                i(ts, f.noSite), i(ts, f.ignoreEnvironment), i(ts, f.verbose),
                i(ts, f.bytesWarning), i(ts, f.quiet), i(ts, f.hashRandomization),
                i(ts, f.isolated), PyBool.of(f.devMode), i(ts, f.utf8Mode),
                i(ts, f.warnDefaultEncoding), PyBool.of(f.safePath), i(ts, f.intMaxStrDigits));
    }

    private static final class Flags {
        static final PyStructSequence TYPE = new PyStructSequence("sys.flags", "debug", "inspect",
                "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
                "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization",
                "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path",
                "int_max_str_digits");
    }

    private static long floatInfo(ThreadState ts) {
        return new PyStructSequence("sys.float_info", "max", "max_exp", "max_10_exp", "min",
                "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds")
                .createSteal(ts, PyFloat.of(ts, Double.MAX_VALUE), i(ts, 1024), i(ts, 308),
                        PyFloat.of(ts, Double.MIN_NORMAL), i(ts, -1021), i(ts, -307), i(ts, 15),
                        i(ts, 53), PyFloat.of(ts, Math.ulp(1.0)), i(ts, 2), i(ts, 1));
    }

    /** The table's, and the one whose name tells the platform. */
    private static long moduleNames(ThreadState ts) {
        String[] names = ModuleTable.names();
        String config = "_sysconfigdata__" + platform() + "_" + multiarch();
        long[] items = new long[names.length + 1];
        int n = 0;
        for (String name : names) {
            if (config != null && name.compareTo(config) > 0) {
                items[n++] = PyUnicode.intern(ts, config);
                config = null;
            }
            items[n++] = PyUnicode.intern(ts, name);
        }
        return PyTuple.fromArraySteal(ts, items);
    }

    private static String platform() {
        String os = System.getProperty("os.name");
        return os.startsWith("Mac") ? "darwin" : os.startsWith("Windows") ? "win32" : "linux";
    }
}
