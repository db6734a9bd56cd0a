package org.jilectomy.runtime.modules;

import java.util.Arrays;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.builtins.BuiltinsModule;
import org.jilectomy.runtime.modules.abc.AbcModule;
import org.jilectomy.runtime.modules.array.ArrayModule;
import org.jilectomy.runtime.modules.cmath.CmathModule;
import org.jilectomy.runtime.modules.codecs.CodecsModule;
import org.jilectomy.runtime.modules.collections.CollectionsModule;
import org.jilectomy.runtime.modules.compression.Bz2Module;
import org.jilectomy.runtime.modules.compression.LzmaModule;
import org.jilectomy.runtime.modules.contextvars.ContextvarsModule;
import org.jilectomy.runtime.modules.csv.CsvModule;
import org.jilectomy.runtime.modules.ctypes.CtypesModule;
import org.jilectomy.runtime.modules.datetime.DatetimeModule;
import org.jilectomy.runtime.modules.expat.ExpatModule;
import org.jilectomy.runtime.modules.functools.FunctoolsModule;
import org.jilectomy.runtime.modules.hash.HashModule;
import org.jilectomy.runtime.modules.hash.HashlibModule;
import org.jilectomy.runtime.modules.io.IoModule;
import org.jilectomy.runtime.modules.itertools.ItertoolsModule;
import org.jilectomy.runtime.modules.json.JsonModule;
import org.jilectomy.runtime.modules.marshal.MarshalModule;
import org.jilectomy.runtime.modules.mmap.MmapModule;
import org.jilectomy.runtime.modules.multiprocessing.MultiprocessingModule;
import org.jilectomy.runtime.modules.multiprocessing.PosixShmemModule;
import org.jilectomy.runtime.modules.operator.OperatorModule;
import org.jilectomy.runtime.modules.pickle.PickleModule;
import org.jilectomy.runtime.modules.posix.ErrnoModule;
import org.jilectomy.runtime.modules.posix.FcntlModule;
import org.jilectomy.runtime.modules.posix.ForkExecModule;
import org.jilectomy.runtime.modules.posix.LocaleModule;
import org.jilectomy.runtime.modules.posix.PasswordModule;
import org.jilectomy.runtime.modules.posix.PosixModule;
import org.jilectomy.runtime.modules.posix.ResourceModule;
import org.jilectomy.runtime.modules.queue.QueueModule;
import org.jilectomy.runtime.modules.random.RandomModule;
import org.jilectomy.runtime.modules.select.SelectModule;
import org.jilectomy.runtime.modules.signal.FaulthandlerModule;
import org.jilectomy.runtime.modules.signal.SignalModule;
import org.jilectomy.runtime.modules.socket.SocketModule;
import org.jilectomy.runtime.modules.sre.SreModule;
import org.jilectomy.runtime.modules.ssl.SslModule;
import org.jilectomy.runtime.modules.struct.StructModule;
import org.jilectomy.runtime.modules.sys.SysModule;
import org.jilectomy.runtime.modules.termios.TermiosModule;
import org.jilectomy.runtime.modules.unicodedata.UnicodedataModule;
import org.jilectomy.runtime.modules.warnings.WarningsModule;
import org.jilectomy.runtime.modules.zlib.ZlibModule;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The list of modules written in Java; compare {@code _PyImport_Inittab}. */
public final class ModuleTable {
    /** One a line, sorted: so that two who add one do not meet. */
    private static final String[] NAMES = {
        "_abc",
        "_ast",
        "_bisect",
        "_blake2",
        "_bz2",
        "_codecs",
        "_collections",
        "_contextvars",
        "_csv",
        "_ctypes_native",
        "_datetime",
        "_functools",
        "_hashlib",
        "_heapq",
        "_imp",
        "_io",
        "_jilectomy",
        "_json",
        "_locale",
        "_lzma",
        "_md5",
        "_multiprocessing",
        "_opcode",
        "_operator",
        "_pickle",
        "_polyglot_datetime",
        "_posixshmem",
        "_posixsubprocess",
        "_queue",
        "_random",
        "_sha1",
        "_sha256",
        "_sha3",
        "_sha512",
        "_signal",
        "_socket",
        "_sre",
        "_ssl",
        "_statistics",
        "_string",
        "_struct",
        "_symtable",
        "_thread",
        "_warnings",
        "_weakref",
        "array",
        "atexit",
        "binascii",
        "builtins",
        "cmath",
        "errno",
        "faulthandler",
        "fcntl",
        "gc",
        "grp",
        "itertools",
        "marshal",
        "math",
        "mmap",
        "posix",
        "pwd",
        "pyexpat",
        "resource",
        "select",
        "sys",
        "termios",
        "time",
        "unicodedata",
        "zlib",
    };

    private ModuleTable() {}

    /** For {@code sys.builtin_module_names}, sorted. */
    public static String[] names() {
        return NAMES.clone();
    }

    static boolean contains(String name) {
        return Arrays.binarySearch(NAMES, name) >= 0
                || name.startsWith(SysconfigDataModule.PREFIX);
    }

    /** A new module object, owned; 0 if no built-in module has this name. */
    public static long create(ThreadState ts, String name) {
        BuiltinModule module = module(name);
        return module == null ? 0 : module.create(ts);
    }

    /** Only the branch that is taken loads its class. */
    private static BuiltinModule module(String name) {
        return switch (name) {
            case "__graalpython__" -> new GraalpythonModule();
            case "_abc" -> new AbcModule();
            case "_ast" -> new AstModule();
            case "_bisect" -> new BisectModule();
            case "_blake2" -> new HashModule(name);
            case "_bz2" -> new Bz2Module();
            case "_codecs" -> new CodecsModule();
            case "_collections" -> new CollectionsModule();
            case "_contextvars" -> new ContextvarsModule();
            case "_csv" -> new CsvModule();
            case "_ctypes_native" -> new CtypesModule();
            case "_datetime" -> new DatetimeModule();
            case "_functools" -> new FunctoolsModule();
            case "_hashlib" -> new HashlibModule();
            case "_heapq" -> new HeapqModule();
            case "_imp" -> new ImpModule();
            case "_io" -> new IoModule();
            case "_jilectomy" -> new JilectomyModule();
            case "_json" -> new JsonModule();
            case "_locale" -> new LocaleModule();
            case "_lzma" -> new LzmaModule();
            case "_md5" -> new HashModule(name);
            case "_multiprocessing" -> new MultiprocessingModule();
            case "_opcode" -> new OpcodeModule();
            case "_operator" -> new OperatorModule();
            case "_pickle" -> new PickleModule();
            case "_symtable" -> new SymtableModule();
            case "_polyglot_datetime" -> new PolyglotDatetimeModule();
            case "_posixshmem" -> new PosixShmemModule();
            case "_posixsubprocess" -> new ForkExecModule();
            case "_queue" -> new QueueModule();
            case "_random" -> new RandomModule();
            case "_sha1" -> new HashModule(name);
            case "_sha256" -> new HashModule(name);
            case "_sha3" -> new HashModule(name);
            case "_sha512" -> new HashModule(name);
            case "_signal" -> new SignalModule();
            case "_socket" -> new SocketModule();
            case "_sre" -> new SreModule();
            case "_ssl" -> new SslModule();
            case "_statistics" -> new StatisticsModule();
            case "_string" -> new StringModule();
            case "_struct" -> new StructModule();
            case "_thread" -> new ThreadModule();
            case "_warnings" -> new WarningsModule();
            case "_weakref" -> new WeakrefModule();
            case "array" -> new ArrayModule();
            case "atexit" -> new AtexitModule();
            case "binascii" -> new BinasciiModule();
            case "builtins" -> BuiltinsModule.MODULE;
            case "cmath" -> new CmathModule();
            case "errno" -> new ErrnoModule();
            case "faulthandler" -> new FaulthandlerModule();
            case "fcntl" -> new FcntlModule();
            case "gc" -> new GcModule();
            case "grp" -> new PasswordModule(name);
            case "itertools" -> new ItertoolsModule();
            case "marshal" -> new MarshalModule();
            case "math" -> new MathModule();
            case "mmap" -> new MmapModule();
            case "posix" -> new PosixModule();
            case "pwd" -> new PasswordModule(name);
            case "pyexpat" -> new ExpatModule();
            case "resource" -> new ResourceModule();
            case "select" -> new SelectModule();
            case "sys" -> new SysModule();
            case "termios" -> new TermiosModule();
            case "time" -> new TimeModule();
            case "unicodedata" -> new UnicodedataModule();
            case "zlib" -> new ZlibModule();
            default -> name.startsWith(SysconfigDataModule.PREFIX)
                    ? new SysconfigDataModule(name)
                    : null;
        };
    }

    /**
     * Makes {@code builtins}, {@code sys} and {@code sys.modules}; called once by the main thread
     * before anything runs.
     */
    public static void boot(ThreadState ts) {
        Interpreter.modules = PyDict.create(ts);
        for (String name : new String[] {"builtins", "sys"}) {
            long module = create(ts, name);
            long key = PyUnicode.intern(ts, name);
            PyDict.setItemName(ts, Interpreter.modules, key, module);
            Refs.release(ts, module);
        }
        PyDict.setItemString(ts, Interpreter.builtinsDict, "open", IoModule.open(ts));
    }
}
