package org.jilectomy.runtime.imports;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a module's source: {@code x/__init__.py} or {@code x.py} in each folder of a path, as
 * CPython's {@code FileFinder}; folders without {@code __init__.py} together make a namespace
 * package if nothing else is found.
 *
 * <p>Nothing is cached: an import asks the file system twice a folder. {@code java.io.File} and not
 * {@code java.nio.file}, because it is in use anyway when the JVM has started.
 */
final class SourceFinder {
    /** The entry of {@code sys.path} that stands for our own library on the class path. */
    static final String LIBRARY = "<jilectomy>";

    private static final String RESOURCES = "/org/jilectomy/runtime/lib";

    /**
     * Where a module is.
     *
     * @param file its source, null for a namespace package
     * @param path folders of a package, else null
     */
    record Found(String file, List<String> path) {}

    private SourceFinder() {}

    /**
     * Looks for a module.
     *
     * @param tail the last part of its name
     * @param path folders, best first; "" is the current one
     * @return null if there is none
     */
    static Found find(String tail, List<String> path) {
        List<String> namespace = null;
        for (int i = 0; i < path.size(); i++) {
            String folder = path.get(i);
            if (folder.startsWith(LIBRARY)) {
                Found found = findInLibrary(folder, tail);
                if (found != null) {
                    return found;
                }
                continue;
            }
            if (folder.isEmpty()) {
                folder = System.getProperty("user.dir");
            }
            String base = folder.endsWith("/") ? folder + tail : folder + "/" + tail;
            File directory = new File(base);
            boolean isDirectory = directory.isDirectory();
            if (isDirectory && new File(directory, "__init__.py").isFile()) {
                List<String> own = new ArrayList<>(1);
                own.add(base);
                return new Found(base + "/__init__.py", own);
            }
            if (new File(base + ".py").isFile()) {
                return new Found(base + ".py", null);
            }
            if (isDirectory) {
                if (namespace == null) {
                    namespace = new ArrayList<>(1);
                }
                namespace.add(base);
            }
        }
        return namespace == null ? null : new Found(null, namespace);
    }

    private static Found findInLibrary(String folder, String tail) {
        String base = folder + "/" + tail;
        if (exists(base + ".py")) {
            return new Found(base + ".py", null);
        }
        if (exists(base + "/__init__.py")) {
            List<String> own = new ArrayList<>(1);
            own.add(base);
            return new Found(base + "/__init__.py", own);
        }
        return null;
    }

    private static boolean exists(String file) {
        return SourceFinder.class.getResource(resource(file)) != null;
    }

    private static String resource(String file) {
        return RESOURCES + file.substring(LIBRARY.length());
    }

    /** The bytes of a source that {@link #find} found. */
    static byte[] read(String file) throws IOException {
        try (InputStream in = file.startsWith(LIBRARY)
                ? SourceFinder.class.getResourceAsStream(resource(file))
                : new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }
}
