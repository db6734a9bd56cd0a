package org.jilectomy.runtime.compiler;

import java.lang.constant.ClassDesc;

/**
 * The classes whose static methods compiled code calls, as class files name them: by text, so that
 * compiling initializes none of them.
 */
final class Callees {
    static final ClassDesc ARGUMENTS = named("linker.Arguments");
    static final ClassDesc AWAITING = named("objects.Awaiting");
    static final ClassDesc CELL_VALUES = named("linker.CellValues");
    static final ClassDesc CODE_UNIT = named("linker.CodeUnit");
    static final ClassDesc COLD = named("linker.Cold");
    static final ClassDesc COMPARE = named("linker.Compare");
    static final ClassDesc DELEGATION = named("objects.Delegation");
    static final ClassDesc DISPATCHER = named("objects.Dispatcher");
    static final ClassDesc EXCEPTION_GROUPS = named("objects.ExceptionGroups");
    static final ClassDesc FIELDS = named("objects.Fields");
    static final ClassDesc FIELD_SHAPES = named("linker.FieldShapes");
    static final ClassDesc FLOATS = named("objects.Floats");
    static final ClassDesc GENERATOR = named("objects.PyGenerator");
    static final ClassDesc GENERATOR_BODY = named("objects.GeneratorBody");
    static final ClassDesc GENERATOR_FRAME = named("objects.GeneratorFrame");
    static final ClassDesc HANDLERS = named("linker.Handlers");
    static final ClassDesc INTS = named("objects.Ints");
    static final ClassDesc MATCHING = named("linker.Matching");
    static final ClassDesc NUMBERS = named("objects.Numbers");
    static final ClassDesc PY_EXCEPTION = named("errors.PyException");
    static final ClassDesc REFS = named("objects.Refs");
    static final ClassDesc SUPPORT = named("linker.Support");
    static final ClassDesc THREAD_STATE = named("state.ThreadState");
    static final ClassDesc TRACING = named("objects.Tracing");
    static final ClassDesc UNWIND = named("linker.Unwind");
    static final ClassDesc VARIABLES = named("linker.Variables");

    private Callees() {}

    private static ClassDesc named(String name) {
        return ClassDesc.of("org.jilectomy.runtime." + name);
    }
}
