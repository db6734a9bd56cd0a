package org.jilectomy.runtime.compiler;

import java.io.File;
import org.jilectomy.heap.Header;
import org.jilectomy.runtime.objects.Tracing;
import org.jilectomy.runtime.state.ThreadState;

/**
 * How a compiled unit looks as bytes, so that the next start need not compile it again. {@link
 * UnitWriter} writes it, {@link UnitReader} reads it.
 *
 * <pre>
 *  strings     number, then each: flags, length, characters (one or two bytes each)
 *  class       length, class file: it holds no addresses; length 0 and a name: a class of the class path
 *  constants   number, then each: a tag and what belongs to it, strings by number
 *  codes       number, then each: the fields of its CodeSpec and EntryPoint, in order
 *  sum         CRC-32 of all before, four bytes
 * </pre>
 *
 * <p>All numbers are of variable length, seven bits a byte. What the generated code depends on is in
 * {@link #magic}: a file of another runtime is recompiled, as CPython does with its own.
 */
final class UnitFormat {
    static final int LATIN1 = 1;
    static final int NAME = 2;
    static final int ASCII = 4;

    static final int NONE = 0;
    static final int TRUE = 1;
    static final int FALSE = 2;
    static final int ELLIPSIS = 3;
    static final int INT = 4;
    static final int BIG_INT = 5;
    static final int FLOAT = 6;
    static final int COMPLEX = 7;
    static final int BYTES = 8;
    static final int STR = 9;
    static final int TUPLE = 10;
    static final int FROZENSET = 11;
    /** A str that UTF-16 cannot say: its code points. */
    static final int CODE_POINTS = 12;

    static final String USUAL_TAG = "jilectomy-311";

    private static int magic;

    private UnitFormat() {}

    /**
     * Four bytes, as a number, that tell whose code it is: the build of this runtime and the switches
     * that change generated code. {@code -O} is not among them: it is in the file's name.
     */
    static synchronized int magic() {
        if (magic == 0) {
            magic = computeMagic();
        }
        return magic;
    }

    /** The same as of now: the jar of frozen modules may have been made in the meantime. */
    static int computeMagic() {
        long h = (31 * build() + variant()) * 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32) | 1;
    }

    /** A number for the switches that change generated code; 0 if all are as usual. */
    private static int variant() {
        return (UnitCompiler.ELIDE ? 0 : 1)
                + ("0".equals(System.getProperty("jilectomy.unbox")) ? 2 : 0)
                + (Header.IMMORTALS ? 0 : 4)
                + (ThreadState.CHECK_LOCKS ? 8 : 0)
                + 16 * (Sites.WARM - Sites.USUAL_WARM);
    }

    /**
     * {@code sys.implementation.cache_tag}. Runs with unusual switches have files of their own, lest
     * they replace those of the build.
     */
    static String cacheTag() {
        int variant = variant();
        String tag = variant == 0 ? USUAL_TAG : USUAL_TAG + "-" + Integer.toHexString(variant);
        return Tracing.ALWAYS ? tracedTag(tag) : tag;
    }

    /** The tag of the same code, compiled for tracing. */
    static String tracedTag(String tag) {
        return tag + "-traced";
    }

    /**
     * The time and size of what the runtime's classes were loaded from: compiled code calls its
     * methods by name, so any other build may not have them. Of a folder of classes, as tests and
     * tools use it, those of the rooms that compiled code calls.
     */
    private static long build() {
        String path = System.getProperty("java.class.path", "");
        long sum = 0;
        int start = 0;
        while (start < path.length()) {
            int end = path.indexOf(File.pathSeparatorChar, start);
            end = end < 0 ? path.length() : end;
            File entry = new File(path.substring(start, end));
            sum = 31 * sum + stamp(entry);
            if (!entry.isDirectory()) {
                // The launcher's jar is only a manifest; the classes are in a folder beside it.
                File lib = new File(entry.getParentFile(), "lib");
                return 31 * (31 * sum + stamp(new File(lib, "jilectomy.jar")))
                        + stamp(new File(lib, "jilectomy-frozen.jar"));
            }
            File rooms = new File(entry, "org/jilectomy/runtime");
            if (rooms.isDirectory()) {
                return 31 * (31 * (31 * sum + newest(new File(rooms, "compiler")))
                        + newest(new File(rooms, "linker"))) + newest(new File(rooms, "objects"));
            }
            start = end + 1;
        }
        return sum;
    }

    private static long stamp(File file) {
        return file.lastModified() * 31 + file.length();
    }

    private static long newest(File folder) {
        long newest = 0;
        File[] files = folder.listFiles();
        if (files != null) {
            for (File f : files) {
                newest = Math.max(newest, f.lastModified());
            }
        }
        return newest;
    }
}
