package org.jilectomy.runtime.cli;

import java.io.File;
import org.jilectomy.runtime.imports.StandardLibrary;

/**
 * Whether {@code site} would run anybody's code: {@code sitecustomize}, {@code usercustomize}, a line
 * of a {@code .pth} file; or find a virtual environment. If not, a program cannot tell whether it ran
 * before it or runs at the first import, see {@link org.jilectomy.runtime.objects.LateStart}.
 */
final class SiteFiles {
    private static final String PACKAGES = "/lib/python3.11/site-packages";

    /** A module's file, a compiled one, a package. */
    private static final String[] FORMS = {".py", ".pyc", ""};

    private SiteFiles() {}

    static boolean mayWait(Options options, StandardLibrary library) {
        if (library.folder == null || !options.flags.warnOptions.isEmpty()
                || options.flags.verbose > 0 || options.source == Options.Source.MODULE) {
            return false;
        }
        return options.flags.noSite > 0
                || !isVirtual() && !hasCustomization(options, library)
                        && !hasPathFile(library.prefix + PACKAGES)
                        && (options.flags.noUserSite > 0 || !hasPathFile(userPackages(options)));
    }

    private static boolean isVirtual() {
        File executable = new File(System.getProperty("jilectomy.executable", ""));
        File folder = executable.getParentFile();
        return folder != null && (new File(folder, "pyvenv.cfg").exists()
                || new File(folder, "../pyvenv.cfg").exists());
    }

    private static boolean hasCustomization(Options options, StandardLibrary library) {
        for (String entry : SysSetup.searchPath(options, library)) {
            if (isCustomized(entry)) {
                return true;
            }
        }
        return isCustomized(library.prefix + PACKAGES) || isCustomized(userPackages(options));
    }

    /** Whether modules of these names may be there; what is no folder, a zip file say, may have them. */
    private static boolean isCustomized(String entry) {
        if (!new File(entry).isDirectory()) {
            return new File(entry).exists();
        }
        for (String form : FORMS) {
            if (new File(entry, "sitecustomize" + form).exists()
                    || new File(entry, "usercustomize" + form).exists()) {
                return true;
            }
        }
        return false;
    }

    private static String userPackages(Options options) {
        String base = SysSetup.environment(options, "PYTHONUSERBASE");
        return (base == null || base.isEmpty() ? System.getProperty("user.home") + "/.local" : base)
                + PACKAGES;
    }

    private static boolean hasPathFile(String folder) {
        String[] names = new File(folder).list();
        if (names != null) {
            for (String name : names) {
                if (name.endsWith(".pth")) {
                    return true;
                }
            }
        }
        return false;
    }
}
