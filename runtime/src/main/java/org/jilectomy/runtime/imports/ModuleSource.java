package org.jilectomy.runtime.imports;

import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.parser.SourceDecoder;
import org.jilectomy.runtime.parser.SyntaxErrorException;
import org.jilectomy.runtime.state.ThreadState;

/** From the bytes of a source file to its text. */
public final class ModuleSource {
    private ModuleSource() {}

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
