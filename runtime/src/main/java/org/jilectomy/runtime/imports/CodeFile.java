package org.jilectomy.runtime.imports;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/**
 * A file of compiled code as {@link FrozenModules} uses it; other modules have theirs from importlib
 * ({@code __pycache__}, {@code marshal}).
 *
 * <p>Four bytes that tell which runtime wrote it, then what {@link Compilation#dump} made. The file
 * appears all at once; where it cannot be written, nothing is said.
 */
final class CodeFile {
    private CodeFile() {}

    /** The code object in the file, owned; 0 if there is none, or one of another runtime. */
    static long read(ThreadState ts, File file) {
        byte[] bytes;
        try (FileInputStream in = new FileInputStream(file)) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            return 0;
        }
        if (bytes.length < 4 || magicOf(bytes) != Compilation.magic()) {
            return 0;
        }
        return Compilation.load(ts, bytes, 4);
    }

    private static int magicOf(byte[] b) {
        return b[0] & 0xff | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | b[3] << 24;
    }

    /** Writes code, unless {@code sys.dont_write_bytecode}. */
    static void write(ThreadState ts, File file, long code) {
        long not = PyDict.getItemString(ts, Interpreter.sysDict, "dont_write_bytecode");
        Refs.xrelease(ts, not);
        if (not == PyBool.True) {
            return;
        }
        byte[] content = Compilation.dump(code);
        File folder = file.getParentFile();
        if (content == null || !folder.isDirectory() && !folder.mkdir()) {
            return;
        }
        File part = new File(file.getPath() + "." + ProcessHandle.current().pid());
        try (FileOutputStream out = new FileOutputStream(part)) {
            int magic = Compilation.magic();
            for (int i = 0; i < 4; i++) {
                out.write(magic >>> 8 * i);
            }
            out.write(content);
        } catch (IOException e) {
            part.delete();
            return;
        }
        if (!part.renameTo(file)) {
            part.delete();
        }
    }
}
