package org.jilectomy.runtime.builtins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** {@code open()} for text files in UTF-8; what it cannot do yet it names. */
final class Opening {
    private Opening() {}

    static long open(
            ThreadState ts,
            long module,
            long file,
            long mode,
            long buffering,
            long encoding,
            long errors,
            long newline,
            long closefd,
            long opener) {
        String how = mode == 0 ? "r" : text(ts, "mode", mode);
        checkMode(ts, how);
        checkEncoding(ts, encoding);
        if (newline != 0 && newline != Singletons.None) {
            throw Errors.notImplemented(ts, "open() with newline=");
        }
        if (opener != 0 && opener != Singletons.None) {
            throw Errors.notImplemented(ts, "open() with opener=");
        }
        if (PyUnicode.TYPE.isInstance(file)) {
            return open(ts, PyUnicode.toJava(file), how);
        }
        long path = fsPath(ts, file);
        try {
            return open(ts, PyUnicode.toJava(path), how);
        } finally {
            Refs.release(ts, path);
        }
    }

    private static long open(ThreadState ts, String name, String mode) {
        Path path = Path.of(name);
        try {
            if (Files.isDirectory(path)) {
                throw OsErrors.of(ts, 21, null, name);
            }
            if (mode.indexOf('r') >= 0) {
                InputStream in = Files.newInputStream(path);
                return TextStream.file(ts, name, null, in);
            }
            OpenOption how =
                    mode.indexOf('a') >= 0
                            ? StandardOpenOption.APPEND
                            : StandardOpenOption.TRUNCATE_EXISTING;
            OpenOption create =
                    mode.indexOf('x') >= 0
                            ? StandardOpenOption.CREATE_NEW
                            : StandardOpenOption.CREATE;
            OutputStream out = Files.newOutputStream(path, create, StandardOpenOption.WRITE, how);
            return TextStream.file(ts, name, out, null);
        } catch (IOException e) {
            throw OsErrors.from(ts, e, name);
        }
    }

    private static String text(ThreadState ts, String what, long value) {
        if (!PyUnicode.TYPE.isInstance(value)) {
            throw Errors.typeError(
                    ts,
                    "open() argument '" + what + "' must be str, not " + PyType.of(value).name());
        }
        return PyUnicode.toJava(value);
    }

    private static void checkMode(ThreadState ts, String mode) {
        int ways = 0;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            if ("rwax".indexOf(c) >= 0) {
                ways++;
            } else if ("bt+".indexOf(c) < 0 || mode.indexOf(c, i + 1) >= 0) {
                throw Errors.valueError(ts, "invalid mode: '" + mode + "'");
            }
        }
        if (ways != 1) {
            throw Errors.valueError(
                    ts,
                    "must have exactly one of create/read/write/append mode");
        }
        if (mode.indexOf('b') >= 0) {
            throw Errors.notImplemented(ts, "open() in binary mode");
        }
        if (mode.indexOf('+') >= 0) {
            throw Errors.notImplemented(ts, "open() for reading and writing");
        }
    }

    private static void checkEncoding(ThreadState ts, long encoding) {
        if (encoding == 0 || encoding == Singletons.None) {
            return;
        }
        String name = text(ts, "encoding", encoding).toLowerCase(Locale.ROOT).replace('_', '-');
        switch (name) {
            case "utf-8", "utf8", "locale", "ascii", "us-ascii" -> {}
            default -> throw Errors.notImplemented(ts, "open() with encoding " + name);
        }
    }

    /** {@code os.fspath()} as str, owned. */
    private static long fsPath(ThreadState ts, long file) {
        if (PyBytes.TYPE.isInstance(file)) {
            throw Errors.notImplemented(ts, "open() of a bytes path");
        }
        long method = Abstract.lookupSpecial(ts, file, Names.of("__fspath__"));
        if (method == 0) {
            throw Errors.typeError(
                    ts,
                    "expected str, bytes or os.PathLike object, not " + PyType.of(file).name());
        }
        try {
            return Abstract.call(ts, method);
        } finally {
            Refs.release(ts, method);
        }
    }
}
