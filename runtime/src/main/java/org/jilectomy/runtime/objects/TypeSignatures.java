package org.jilectomy.runtime.objects;

import java.util.Map;

/**
 * {@code __text_signature__} of classes: what their constructors take, for {@code
 * inspect.signature}. CPython writes it before the docstring, and only for some of its types.
 */
final class TypeSignatures {
    private static final String END = ")\n--\n\n";

    /** Of built-in types, by {@code tp_name}. */
    private static final Map<String, String> BUILT_IN = Map.ofEntries(
            Map.entry("complex", "(real=0, imag=0)"),
            Map.entry("enumerate", "(iterable, start=0)"),
            Map.entry("float", "(x=0, /)"),
            Map.entry("list", "(iterable=(), /)"),
            Map.entry("memoryview", "(object)"),
            Map.entry("object", "()"),
            Map.entry("property", "(fget=None, fset=None, fdel=None, doc=None)"),
            Map.entry("reversed", "(sequence, /)"),
            Map.entry("tuple", "(iterable=(), /)"),
            Map.entry("itertools._tee", "(iterable, /)"),
            Map.entry("itertools.accumulate", "(iterable, func=None, *, initial=None)"),
            Map.entry("itertools.combinations", "(iterable, r)"),
            Map.entry("itertools.combinations_with_replacement", "(iterable, r)"),
            Map.entry("itertools.compress", "(data, selectors)"),
            Map.entry("itertools.count", "(start=0, step=1)"),
            Map.entry("itertools.cycle", "(iterable, /)"),
            Map.entry("itertools.dropwhile", "(predicate, iterable, /)"),
            Map.entry("itertools.filterfalse", "(function, iterable, /)"),
            Map.entry("itertools.groupby", "(iterable, key=None)"),
            Map.entry("itertools.pairwise", "(iterable, /)"),
            Map.entry("itertools.permutations", "(iterable, r=None)"),
            Map.entry("itertools.starmap", "(function, iterable, /)"),
            Map.entry("itertools.takewhile", "(predicate, iterable, /)"),
            Map.entry("_io.BufferedRWPair",
                    "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)"),
            Map.entry("_io.BufferedRandom", "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
            Map.entry("_io.BufferedReader", "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
            Map.entry("_io.BufferedWriter", "(raw, buffer_size=DEFAULT_BUFFER_SIZE)"),
            Map.entry("_io.BytesIO", "(initial_bytes=b'')"),
            Map.entry("_io.FileIO", "(file, mode='r', closefd=True, opener=None)"),
            Map.entry("_io.IncrementalNewlineDecoder", "(decoder, translate, errors='strict')"),
            Map.entry("_io.StringIO", "(initial_value='', newline='\\n')"),
            Map.entry("_io.TextIOWrapper",
                    "(buffer, encoding=None, errors=None, newline=None,\n              "
                            + "line_buffering=False, write_through=False)"),
            Map.entry("_bz2.BZ2Compressor", "(compresslevel=9, /)"),
            Map.entry("_bz2.BZ2Decompressor", "()"),
            Map.entry("_lzma.LZMADecompressor",
                    "(format=FORMAT_AUTO, memlimit=None, filters=None)"),
            Map.entry("_queue.SimpleQueue", "()"),
            Map.entry("_pickle.Pickler",
                    "(file, protocol=None, fix_imports=True, buffer_callback=None)"),
            Map.entry("_pickle.Unpickler",
                    "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          "
                            + "buffers=())"),
            Map.entry("cell", "([contents])"),
            Map.entry("code",
                    "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     "
                            + "flags, codestring, constants, names, varnames, filename, name,\n     "
                            + "qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     "
                            + "cellvars=(), /)"),
            Map.entry("function", "(code, globals, name=None, argdefs=None, closure=None)"),
            Map.entry("method", "(function, instance, /)"),
            Map.entry("module", "(name, doc=None)"));

    private TypeSignatures() {}

    /** That of a built-in type; null if it has none. */
    static String ofBuiltin(String name) {
        return BUILT_IN.get(name);
    }

    /**
     * What a docstring says, as {@code _PyType_GetTextSignatureFromInternalDoc} finds it: the class's
     * name, parameters in parentheses, and a line of two dashes.
     *
     * @return null if it says nothing
     */
    static String inDoc(String name, String doc) {
        if (!doc.startsWith(name + "(")) {
            return null;
        }
        int end = doc.indexOf(END);
        int paragraph = doc.indexOf("\n\n");
        return end < 0 || paragraph < end ? null : doc.substring(name.length(), end + 1);
    }
}
