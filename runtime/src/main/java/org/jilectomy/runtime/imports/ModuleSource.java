package org.jilectomy.runtime.imports;

import java.io.IOException;
import java.util.List;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.parser.SourceDecoder;
import org.jilectomy.runtime.parser.SyntaxErrorException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The source text of a program or module that is to be run by somebody else: {@code jilectomy -m}.
 *
 * @param file where it is
 * @param parent the package it belongs to, "" if none
 * @param text the source
 */
public record ModuleSource(String file, String parent, String text) {

    /**
     * Finds what {@code -m name} runs; compare {@code runpy._get_module_details}. Packages above it
     * are imported.
     *
     * @return null if there is no such module
     */
    public static ModuleSource find(ThreadState ts, String name) {
        int dot = name.lastIndexOf('.');
        List<String> path;
        if (dot < 0) {
            path = Importer.sysPath(ts);
        } else {
            long parent = Importer.importModule(ts, name.substring(0, dot));
            path = Importer.packagePath(ts, parent);
            Refs.release(ts, parent);
        }
        if (path == null) {
            return null;
        }
        SourceFinder.Found found = SourceFinder.find(name.substring(dot + 1), path);
        if (found == null) {
            return null;
        }
        if (found.path() != null) {
            Refs.release(ts, Importer.importModule(ts, name));
            SourceFinder.Found main = SourceFinder.find("__main__", found.path());
            return main == null || main.file() == null
                    ? null
                    : new ModuleSource(main.file(), name, read(ts, main.file()));
        }
        return new ModuleSource(
                found.file(), dot < 0 ? "" : name.substring(0, dot), read(ts, found.file()));
    }

    /** The text of a source file; raises SyntaxError for undecodable bytes. */
    static String read(ThreadState ts, String file) {
        byte[] bytes;
        try {
            bytes = SourceFinder.read(file);
        } catch (IOException e) {
            throw Errors.raise(ts, Exceptions.OSError, "cannot read " + file);
        }
        return decode(ts, bytes, file);
    }

    /** The text of source bytes; raises SyntaxError. */
    public static String decode(ThreadState ts, byte[] bytes, String file) {
        try {
            return SourceDecoder.decode(bytes, file);
        } catch (SyntaxErrorException e) {
            if (e.lineno == 0) { // as CPython: the message alone tells the place
                throw Errors.raise(ts, Exceptions.SyntaxError, e.msg);
            }
            throw Compilation.syntaxError(ts, e, "");
        }
    }
}
