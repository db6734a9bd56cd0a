package org.jilectomy.runtime.modules.sys;

import java.util.ArrayList;
import java.util.List;

/**
 * What the command line and the environment decided, as {@code sys.flags} and its neighbours show
 * it; compare {@code PyConfig}. Filled before the interpreter exists; touches no other class.
 */
public final class SysFlags {
    public int debug;
    public int inspect;
    public int interactive;
    public int optimize;
    public int dontWriteBytecode;
    public int noUserSite;
    public int noSite;
    public int ignoreEnvironment;
    public int verbose;
    public int bytesWarning;
    public int quiet;
    public int hashRandomization = 1;
    public int isolated;
    public boolean devMode;
    public int utf8Mode;
    public int warnDefaultEncoding;
    public boolean safePath;
    public int intMaxStrDigits = 4300;

    /** {@code sys.warnoptions}: the filters, the strongest last. */
    public final List<String> warnOptions = new ArrayList<>();

    /** {@code sys._xoptions}: {@code name} or {@code name=value}. */
    public final List<String> xOptions = new ArrayList<>();

    /** {@code sys.orig_argv} without the executable. */
    public final List<String> originalArguments = new ArrayList<>();

    /** {@code sys.pycache_prefix}, or null. */
    public String pycachePrefix;
}
