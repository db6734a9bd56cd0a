package org.jilectomy.runtime.modules.sre;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.compiler.FrozenTexts;
import org.jilectomy.runtime.objects.Dispatcher;
import org.jilectomy.runtime.objects.EntryPoint;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyFunction;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyModule;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Regular expressions that the library compiles when it is imported, as compiled with the build.
 *
 * <p>The compiler of {@code re} is a thousand lines of Python, and a usual import runs it for dozens
 * of patterns: a tenth of its time. The training program of a build records what was compiled; the
 * opcodes lie in a file of the library, by pattern and flags. {@code re._compiler.compile} is asked
 * as ever, and stays the function it is; only what it would compute is known ({@link
 * EntryPoint#replace}). It is not once anybody changed a global of {@code re._compiler} or {@code
 * re._parser}, nor for patterns that are not in the file.
 *
 * <pre>
 *  magic     of compiled code: of another build, the file is not there
 *  count     then hash of pattern and flags, each
 *  places    of the entries, each
 *  entries   flags asked for, flags that became of them
 *            pattern: length, Latin-1
 *            groups, named ones; each: group, length, Latin-1
 *            opcodes: number, each
 * </pre>
 */
public final class FrozenPatterns {
    private static final boolean RECORD = System.getProperty("jilectomy.record") != null;

    /** Longer patterns are not the library's. */
    private static final int MAX_LENGTH = 1 << 16;

    private static final Set<String> SEEN = new HashSet<>();
    private static final ByteArrayOutputStream ENTRIES = new ByteArrayOutputStream();
    private static final ByteArrayOutputStream INDEX = new ByteArrayOutputStream();
    private static int recorded;

    private static ByteBuffer content;
    private static int[] hashes;
    private static boolean looked;

    private FrozenPatterns() {}

    /** Takes over the compiler of {@code re}, a function {@code compile(p, flags=0)}. */
    static void take(long function) {
        if (!PyFunction.isFunction(function) || !RECORD && !isThere()) {
            return;
        }
        EntryPoint entry = PyFunction.entryPoint(function);
        if (entry.signature.slots == 2 && entry.name.equals("compile") && entry.owner() != null) {
            if (RECORD) {
                Recorder recorder = new Recorder();
                recorder.compiler = entry.replace(recorder, 0);
            } else {
                Known known = new Known();
                known.compiler = entry.replace(known, 0);
            }
        }
    }

    private static final class Recorder extends Dispatcher {
        private EntryPoint compiler;

        @Override
        protected long call(ThreadState ts, int id, long function, long p, long flags) {
            long pattern = compiler.invoke(ts, function, p, flags);
            if (PyUnicode.TYPE.isExactly(p) && PyLong.TYPE.isExactly(flags)) {
                record(PyUnicode.toJava(p), (int) PyLong.longValue(flags), pattern);
            }
            return pattern;
        }
    }

    /** A compiler that knows the patterns of the file. */
    private static final class Known extends Dispatcher {
        private EntryPoint compiler;

        /** Of the two modules, when the first pattern was compiled. */
        private volatile Globals first;

        /** {@code re._compiler.compile(p, flags)}. */
        @Override
        protected long call(ThreadState ts, int id, long function, long p, long flags) {
            if (PyUnicode.TYPE.isExactly(p)
                    && PyLong.TYPE.isExactly(flags)
                    && PyLong.fitsLong(flags)
                    && isUntouched(ts, PyFunction.globals(function))) {
                int asked = (int) PyLong.longValue(flags);
                int at = asked == PyLong.longValue(flags)
                        ? find(PyUnicode.toJava(p), asked)
                        : -1;
                if (at >= 0) {
                    return read(ts, p, at);
                }
            }
            return compiler.invoke(ts, function, p, flags);
        }

        /** Whether the globals of compiler and parser are as they were at first. */
        private boolean isUntouched(ThreadState ts, long globals) {
            Globals known = first;
            if (known == null) {
                first = known = Globals.of(ts, globals);
            }
            return known.isSame(globals);
        }
    }

    /** The parser's globals, 0 if there is none, and the versions of both. */
    private record Globals(long compilerVersion, long parser, long parserVersion) {
        static Globals of(ThreadState ts, long globals) {
            long version = PyDictObject.ma_version_tag_acquire(globals);
            long module = PyDict.getItemString(ts, globals, "_parser");
            long parser = 0;
            long parserVersion = 0;
            if (module != 0 && PyModule.TYPE.isExactly(module)) {
                parser = PyModule.dict(module);
                parserVersion = PyDictObject.ma_version_tag_acquire(parser);
            }
            Refs.xrelease(ts, module); // the globals keep it while their version is the same
            return new Globals(version, parser, parserVersion);
        }

        boolean isSame(long globals) {
            return parser != 0
                    && PyDictObject.ma_version_tag_acquire(globals) == compilerVersion
                    && PyDictObject.ma_version_tag_acquire(parser) == parserVersion;
        }
    }

    // ---------------------------------------------------------------- reading

    private static File file(String library) {
        return new File(library, "__pycache__/patterns." + Compilation.cacheTag() + ".pyc");
    }

    private static synchronized boolean isThere() {
        if (!looked) {
            looked = true;
            open();
        }
        return hashes != null;
    }

    private static void open() {
        String library = FrozenTexts.library();
        if (library == null) {
            return;
        }
        try (FileInputStream in = new FileInputStream(file(library))) {
            ByteBuffer b = ByteBuffer.wrap(in.readAllBytes());
            if (b.remaining() < 8 || b.getInt() != Compilation.magic()) {
                return;
            }
            int[] all = new int[b.getInt()];
            for (int i = 0; i < all.length; i++) {
                all[i] = b.getInt();
            }
            content = b;
            hashes = all;
        } catch (IOException e) {
            return; // there is none
        }
    }

    private static int hash(String text, int flags) {
        return text.hashCode() * 31 + flags;
    }

    /** Where the entry is, after its first number; -1 if there is none. */
    private static int find(String text, int flags) {
        int hash = hash(text, flags);
        ByteBuffer b = content;
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash) {
                int at = b.getInt(8 + 4 * hashes.length + 4 * i) + 8 + 8 * hashes.length;
                if (b.getInt(at) == flags && text(at + 8).equals(text)) {
                    return at + 4;
                }
            }
        }
        return -1;
    }

    private static String text(int at) {
        return new String(
                content.array(), at + 4, content.getInt(at), StandardCharsets.ISO_8859_1);
    }

    private static long read(ThreadState ts, long pattern, int start) {
        ByteBuffer b = content;
        int flags = b.getInt(start);
        int at = start + 8 + b.getInt(start + 4);
        int groups = b.getInt(at);
        int named = b.getInt(at + 4);
        at += 8;
        long groupindex = PyDict.create(ts);
        long indexgroup = 0;
        try {
            indexgroup = PyTuple.create(ts, groups + 1L);
            for (int i = 0; i <= groups; i++) {
                PyTuple.setSteal(ts, indexgroup, i, Singletons.None);
            }
            for (int i = 0; i < named; i++) {
                int group = b.getInt(at);
                int n = b.getInt(at + 4);
                long name = PyUnicode.fromLatin1(ts, b.array(), at + 8, n);
                PyTuple.setSteal(ts, indexgroup, group, name);
                long number = PyLong.box(ts, group);
                PyDict.setItem(ts, groupindex, name, number);
                Refs.release(ts, number);
                at += 8 + n;
            }
            int[] code = new int[b.getInt(at)];
            b.slice(at + 4, 4 * code.length).asIntBuffer().get(code);
            return PyPattern.create(
                    ts, SreTranslator.translate(code, groups), pattern, flags, groupindex,
                    indexgroup);
        } catch (SreTranslator.Invalid e) {
            throw new IllegalStateException("a frozen pattern is damaged", e);
        } finally {
            Refs.xrelease(ts, indexgroup);
            Refs.release(ts, groupindex);
        }
    }

    // ---------------------------------------------------------------- recording

    private static synchronized void record(String text, int flags, long pattern) {
        if (text.length() > MAX_LENGTH || !isLatin1(text) || !SEEN.add(flags + " " + text)) {
            return;
        }
        try (DataOutputStream index = new DataOutputStream(INDEX);
                DataOutputStream out = new DataOutputStream(ENTRIES)) {
            index.writeInt(hash(text, flags));
            index.writeInt(ENTRIES.size());
            out.writeInt(flags);
            out.writeInt(PyPattern.flags(pattern));
            out.writeInt(text.length());
            out.writeBytes(text);
            long names = PyPattern.indexGroup(pattern);
            int n = (int) PyTuple.size(names);
            int named = 0;
            for (int i = 0; i < n; i++) {
                named += PyTuple.item(names, i) == Singletons.None ? 0 : 1;
            }
            out.writeInt(n - 1);
            out.writeInt(named);
            for (int i = 0; i < n; i++) {
                if (PyTuple.item(names, i) != Singletons.None) {
                    String name = PyUnicode.toJava(PyTuple.item(names, i));
                    out.writeInt(i);
                    out.writeInt(name.length());
                    out.writeBytes(name);
                }
            }
            int[] code = PyPattern.program(pattern).source;
            out.writeInt(code.length);
            for (int word : code) {
                out.writeInt(word);
            }
            recorded++;
        } catch (IOException e) {
            throw new IllegalStateException(e); // into an array
        }
    }

    /** All characters, so of the names of groups too. */
    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** What was compiled in this process: the file without its magic. */
    public static synchronized byte[] recorded() {
        ByteBuffer index = ByteBuffer.wrap(INDEX.toByteArray());
        ByteBuffer out = ByteBuffer.allocate(4 + INDEX.size() + ENTRIES.size());
        out.putInt(recorded);
        for (int half = 0; half < 2; half++) {
            for (int i = 0; i < recorded; i++) {
                out.putInt(index.getInt(8 * i + 4 * half));
            }
        }
        return out.put(ENTRIES.toByteArray()).array();
    }

    /** Makes the library's file of what was {@link #recorded}. */
    public static void write(String library, byte[] recorded) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(4 + recorded.length);
        out.putInt(Compilation.magicNow()).put(recorded);
        Files.write(file(library).toPath(), out.array());
    }
}
