package org.jilectomy.runtime.imports;

import java.io.File;

/**
 * Where the Python part of the standard library is; compare {@code Modules/getpath.py}.
 *
 * <p>The build unpacks it into {@code target/lib/python3.11} beside the jar. As in CPython there is a
 * prefix, such that the library is {@code PREFIX/lib/python3.11}; the first of these that exists:
 *
 * <ol>
 *   <li>{@code --stdlib DIR}, or {@code -Djilectomy.stdlib=DIR}: the library itself;
 *   <li>{@code PYTHONHOME}: a prefix;
 *   <li>the folder of any entry of the JVM's class path: a prefix.
 * </ol>
 *
 * <p>What the first two name is taken as it is: a mistake there is told, not mended.
 */
public final class StandardLibrary {
    private static final String INSIDE = "/lib/python3.11";

    /** A file no library is without; CPython looks for it too. */
    private static final String LANDMARK = "/os.py";

    /** The library's folder, or null if there is none. */
    public final String folder;

    /** {@code sys.prefix}; "" if there is no library. */
    public final String prefix;

    /** What is wrong with where the user said it is, or null. */
    public final String error;

    private StandardLibrary(String folder, String prefix, String error) {
        this.folder = folder;
        this.prefix = prefix;
        this.error = error;
    }

    /**
     * Looks for it.
     *
     * @param home {@code PYTHONHOME}, or null
     */
    public static StandardLibrary find(String home) {
        String folder = System.getProperty("jilectomy.stdlib");
        if (folder != null) {
            folder = withoutSlash(new File(folder).getAbsolutePath());
            return at(folder, folder.endsWith(INSIDE)
                    ? folder.substring(0, folder.length() - INSIDE.length())
                    : folder, "--stdlib");
        }
        if (home != null && !home.isEmpty()) {
            int colon = home.indexOf(File.pathSeparatorChar); // prefix:exec_prefix
            String prefix = withoutSlash(colon < 0 ? home : home.substring(0, colon));
            return at(prefix + INSIDE, prefix, "PYTHONHOME");
        }
        String classPath = System.getProperty("java.class.path", "");
        for (int start = 0, end; start < classPath.length(); start = end + 1) {
            end = classPath.indexOf(File.pathSeparatorChar, start);
            end = end < 0 ? classPath.length() : end;
            String prefix = new File(classPath.substring(start, end)).getAbsoluteFile().getParent();
            if (prefix != null && exists(prefix + INSIDE)) {
                return new StandardLibrary(prefix + INSIDE, prefix, null);
            }
        }
        return new StandardLibrary(null, "", null);
    }

    private static StandardLibrary at(String folder, String prefix, String said) {
        return new StandardLibrary(folder, prefix, exists(folder)
                ? null
                : said + ": there is no standard library in " + folder);
    }

    private static boolean exists(String folder) {
        return new File(folder + LANDMARK).isFile();
    }

    private static String withoutSlash(String folder) {
        int end = folder.length();
        while (end > 1 && folder.charAt(end - 1) == '/') {
            end--;
        }
        return folder.substring(0, end);
    }
}
