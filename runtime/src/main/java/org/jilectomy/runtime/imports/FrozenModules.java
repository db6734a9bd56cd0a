package org.jilectomy.runtime.imports;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.compiler.FrozenTexts;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The modules that are found without a look at {@code sys.path}, as CPython has them in its
 * executable: importlib itself, and what every start needs; compare {@code Python/frozen.c}.
 *
 * <p>Frozen means here: known by name. Their source is that of the standard library, and compiled
 * code is cached as any other. Tracebacks show them as {@code <frozen os>}.
 */
public final class FrozenModules {
    /** Name; where its source is, relative to the library; what it is an alias of, if it is. */
    private static final String[] TABLE = {
        "_frozen_importlib", "importlib/_bootstrap.py", "importlib._bootstrap",
        "_frozen_importlib_external", "importlib/_bootstrap_external.py",
        "importlib._bootstrap_external",
        "zipimport", "zipimport.py", "zipimport",
        "abc", "abc.py", "abc",
        "codecs", "codecs.py", "codecs",
        "io", "io.py", "io",
        "_collections_abc", "_collections_abc.py", "_collections_abc",
        "_sitebuiltins", "_sitebuiltins.py", "_sitebuiltins",
        "genericpath", "genericpath.py", "genericpath",
        "ntpath", "ntpath.py", "ntpath",
        "posixpath", "posixpath.py", "posixpath",
        "os.path", "posixpath.py", "posixpath",
        "os", "os.py", "os",
        "site", "site.py", "site",
        "stat", "stat.py", "stat",
        "importlib.util", "importlib/util.py", "importlib.util",
        "importlib.machinery", "importlib/machinery.py", "importlib.machinery",
        "runpy", "runpy.py", "runpy",
        "__hello__", "__hello__.py", "__hello__",
        "__hello_alias__", "__hello__.py", "__hello__",
        "__phello_alias__", "__hello__.py", "__hello__",
        "__phello_alias__.spam", "__hello__.py", "__hello__",
        "__phello__", "__phello__/__init__.py", "__phello__",
        "__phello__.__init__", "__phello__/__init__.py", "<__phello__",
        "__phello__.ham", "__phello__/ham/__init__.py", "__phello__.ham",
        "__phello__.ham.__init__", "__phello__/ham/__init__.py", "<__phello__.ham",
        "__phello__.ham.eggs", "__phello__/ham/eggs.py", "__phello__.ham.eggs",
        "__phello__.spam", "__phello__/spam.py", "__phello__.spam",
    };

    /** The library's folder; null if there is none. */
    private static volatile String library;

    /** Set by tests: -1 hides all but importlib itself. */
    private static volatile int override;

    private FrozenModules() {}

    /** Tells where the library is; called once at start-up. */
    static void in(String folder) {
        library = folder;
        FrozenTexts.in(folder);
    }

    public static void override(int value) {
        override = value;
    }

    /** All names. */
    public static String[] names() {
        String[] names = new String[TABLE.length / 3];
        for (int i = 0; i < names.length; i++) {
            names[i] = TABLE[3 * i];
        }
        return names;
    }

    private static int find(String name) {
        if (library == null) {
            return -1;
        }
        if (override < 0 && !name.startsWith("_frozen_importlib") && !name.equals("zipimport")) {
            return -1;
        }
        for (int i = 0; i < TABLE.length; i += 3) {
            if (TABLE[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    public static boolean isFrozen(String name) {
        return find(name) >= 0;
    }

    public static boolean isPackage(String name) {
        int at = find(name);
        return at >= 0 && (name.equals("__phello_alias__")
                || TABLE[at + 1].endsWith("__init__.py") && !name.endsWith(".__init__"));
    }

    /** The module this is the code of; null if it is not frozen. */
    public static String origin(String name) {
        int at = find(name);
        return at < 0 ? null : TABLE[at + 2];
    }

    /** The code object, owned; 0 if there is no such module. */
    public static long code(ThreadState ts, String name) {
        int at = find(name);
        if (at < 0) {
            return 0;
        }
        String origin = TABLE[at + 2];
        String shown = origin.startsWith("<") ? origin.substring(1) : origin;
        File cached = new File(library, cacheName(shown));
        long code = CodeFile.read(ts, cached);
        if (code == 0) {
            code = compile(ts, TABLE[at + 1], "<frozen " + shown + ">");
            CodeFile.write(ts, cached, code);
        }
        return code;
    }

    /** As {@code cache_from_source}, but no source could have the name. */
    private static String cacheName(String module) {
        int optimize = Integer.getInteger("jilectomy.optimize", 0);
        return "__pycache__/frozen-" + module + "." + Compilation.cacheTag()
                + (optimize > 0 ? ".opt-" + optimize : "") + ".pyc";
    }

    private static long compile(ThreadState ts, String path, String file) {
        byte[] bytes;
        try (InputStream in = new FileInputStream(new File(library, path))) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw Errors.raise(ts, Exceptions.ImportError,
                    "cannot read the standard library's " + path + " in " + library);
        }
        return Compilation.compile(ts, ModuleSource.decode(ts, bytes, file), file, "exec");
    }
}
