package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code builtins}; compare CPython {@code Python/bltinmodule.c}. */
public final class BuiltinsModule extends BuiltinModule {
    public static final BuiltinsModule MODULE = new BuiltinsModule();

    private BuiltinsModule() {
        super("builtins");
    }

    @Override
    protected String doc() {
        return "Built-in functions, exceptions, and other objects.\n\nNoteworthy: None is the"
                + " `nil' object; Ellipsis represents `...' in slices.";
    }

    @Override
    protected void define(TypeDef def) {
        def.in(Reductions.class)
                .method("aiter(module, async_iterable, /)",
                        "Return an AsyncIterator for an AsyncIterable object.")
                .method("all(module, iterable, /)", null)
                .method("anext(module, aiterator, default=None, /)", null)
                .method("any(module, iterable, /)", null)
                .method("len(module, obj, /)", "Return the number of items in a container.")
                .method("max(module, /, *args, key=None, default=None)",
                        "max(iterable, *[, default=obj, key=func]) -> value\n"
                                + "max(arg1, arg2, *args, *[, key=func]) -> value\n\n"
                                + "The greatest of the items, or of the arguments.")
                .method("min(module, /, *args, key=None, default=None)",
                        "min(iterable, *[, default=obj, key=func]) -> value\n"
                                + "min(arg1, arg2, *args, *[, key=func]) -> value\n\n"
                                + "The least of the items, or of the arguments.")
                .methodShownAs("sorted(module, iterable, /, *, key=None, reverse=False)",
                        "sorted(module, /, *args, **kwargs)", null)
                .method("sum(module, iterable, /, start=0)", null)
                .method("iter(module, object, sentinel=None, /)", null)
                .method("next(module, iterator, default=None, /)", null);
        def.in(Conversions.class)
                .method("abs(module, x, /)", "Return the absolute value of the argument.")
                .method("ascii(module, obj, /)", null)
                .method("bin(module, number, /)", null)
                .method("chr(module, i, /)", null)
                .method("divmod(module, x, y, /)", null)
                .method("format(module, value, format_spec='', /)", null)
                .method("hash(module, obj, /)", null)
                .method("hex(module, number, /)", null)
                .method("id(module, obj, /)", null)
                .method("oct(module, number, /)", null)
                .method("ord(module, c, /)", null)
                .method("pow(module, base, exp, mod=None)", null)
                .method("repr(module, obj, /)", null)
                .method("round(module, number, ndigits=None)", null);
        def.in(Inspection.class)
                .method("callable(module, obj, /)", null)
                .method("delattr(module, obj, name, /)", null)
                .method("dir(module, object=None, /)", null)
                .method("getattr(module, object, name, default=None, /)", null)
                .method("globals(module, /)", null)
                .method("hasattr(module, obj, name, /)", null)
                .method("isinstance(module, obj, class_or_tuple, /)", null, "isInstance")
                .method("issubclass(module, cls, class_or_tuple, /)", null, "isSubclass")
                .method("locals(module, /)", null)
                .method("setattr(module, obj, name, value, /)", null)
                .method("vars(module, object=None, /)", null);
        def.in(Evaluation.class)
                .method("__build_class__(module, func=None, name=None, /, *bases, **kwds)", null,
                        "buildClass")
                .method("__import__(module, name, globals=None, locals=None, fromlist=(), level=0)",
                        null, "importName")
                .in(Compiling.class)
                .method("compile(module, source, filename, mode, flags=0, dont_inherit=False,"
                        + " optimize=-1, *, _feature_version=-1)", null)
                .in(Evaluation.class)
                .method("eval(module, source, globals=None, locals=None, /)", null)
                .method("exec(module, source, globals=None, locals=None, /, *, closure=None)", null)
                .method("breakpoint(module, /, *args, **kws)", null);
        def.in(Printing.class)
                .method("print(module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
                        "Prints the values to a stream, or to sys.stdout by default.")
                .method("input(module, prompt='', /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PyDict.setItemName(ts, dict, Names.of("None"), Singletons.None);
        PyDict.setItemName(ts, dict, Names.of("True"), PyBool.True);
        PyDict.setItemName(ts, dict, Names.of("False"), PyBool.False);
        PyDict.setItemName(ts, dict, Names.of("Ellipsis"), Singletons.Ellipsis);
        PyDict.setItemName(ts, dict, Names.of("NotImplemented"), Singletons.NotImplemented);
        PyDict.setItemName(ts, dict, Names.of("__debug__"),
                PyBool.of(Integer.getInteger("jilectomy.optimize", 0) == 0));
        for (PyType t : BuiltinTypes.all()) {
            putType(ts, dict, t);
        }
        for (PyType t : Exceptions.all()) {
            putType(ts, dict, t);
        }
        PyDict.setItemName(ts, dict, Names.of("IOError"), Exceptions.OSError.address);
        PyDict.setItemName(ts, dict, Names.of("EnvironmentError"), Exceptions.OSError.address);
        Interpreter.builtinsDict = dict;
    }
}
