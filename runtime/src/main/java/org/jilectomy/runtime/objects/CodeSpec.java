package org.jilectomy.runtime.objects;

/**
 * What the compiler says of one code object; the constant half that only the JVM needs stays
 * reachable from the code object through the side table.
 *
 * @param name {@code co_name}
 * @param qualname {@code co_qualname}
 * @param filename {@code co_filename}
 * @param firstLineNo {@code co_firstlineno}, from 1
 * @param entry the compiled Java method
 * @param flags {@code co_flags}
 * @param argcount positional parameters without {@code *args}
 * @param posonlyargcount how many of them are positional-only
 * @param kwonlyargcount keyword-only parameters
 * @param nlocals number of local variables, parameters included
 * @param varnames names of the local variables, parameters first in slot order
 * @param cellvars names of variables that inner functions use
 * @param freevars names of variables taken from the closure
 * @param positions what tracebacks say where
 * @param consts addresses of immortal or owned objects for {@code co_consts} (the references are
 *     stolen): the docstring or None
 * @param listing the whole of {@code co_consts} and {@code co_names}; null if unknown
 * @param interned {@link #NAME} and so on, then the variables' names in the order of {@code
 *     co_localsplusnames}: addresses of the same as interned str; null if they are to be looked up
 */
public record CodeSpec(
        String name,
        String qualname,
        String filename,
        int firstLineNo,
        EntryPoint entry,
        int flags,
        int argcount,
        int posonlyargcount,
        int kwonlyargcount,
        int nlocals,
        String[] varnames,
        String[] cellvars,
        String[] freevars,
        PositionTable positions,
        long[] consts,
        CodeListing listing,
        long[] interned) {
    public static final int NAME = 0;
    public static final int QUALNAME = 1;
    public static final int FILENAME = 2;
    public static final int VARIABLES = 3;

    public static final int CO_OPTIMIZED = 0x1;
    public static final int CO_NEWLOCALS = 0x2;
    public static final int CO_VARARGS = 0x4;
    public static final int CO_VARKEYWORDS = 0x8;
    public static final int CO_NESTED = 0x10;
    public static final int CO_GENERATOR = 0x20;
    public static final int CO_COROUTINE = 0x80;
    public static final int CO_ITERABLE_COROUTINE = 0x100;
    public static final int CO_ASYNC_GENERATOR = 0x200;
    public static final int CO_FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int CO_FUTURE_ANNOTATIONS = 0x1000000;

    /** The same under another file name. */
    public CodeSpec withFilename(String other) {
        return new CodeSpec(name, qualname, other, firstLineNo, entry, flags, argcount,
                posonlyargcount, kwonlyargcount, nlocals, varnames, cellvars, freevars, positions,
                consts, listing, null);
    }
}
