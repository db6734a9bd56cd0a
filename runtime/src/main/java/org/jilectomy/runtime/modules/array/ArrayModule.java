package org.jilectomy.runtime.modules.array;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.BufferFormats;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.Interpreter;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code array}. */
public final class ArrayModule extends BuiltinModule {
    /** Item size, then what the items are, by number of machine format. */
    private static final String[] FORMATS = {
        "B", "b", "H", ">H", "h", ">h", "I", ">I", "i", ">i", "Q", ">Q", "q", ">q", "f", ">f", "d",
        ">d", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be",
    };

    public ArrayModule() {
        super("array");
    }

    @Override
    protected String doc() {
        return "This module defines an object type which can efficiently represent\nan array of"
                + " basic values: characters, integers, floating point\nnumbers.  Arrays are"
                + " sequence types and behave very much like lists,\nexcept that the type of"
                + " objects stored in them is constrained.\n";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("_array_reconstructor(module, arraytype, typecode, mformat_code, items, /)",
                "Internal. Used for pickling support.", "reconstruct");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyArray.TYPE);
        PyDict.setItemName(ts, dict, Names.of("ArrayType"), PyArray.TYPE.address);
        putSteal(ts, dict, "typecodes", PyUnicode.fromJava(ts, ItemCode.ALL));
        register(ts);
    }

    /** {@code collections.abc.MutableSequence.register(array)}. */
    private static void register(ThreadState ts) {
        Refs.release(ts, Importer.importModule(ts, "collections.abc"));
        long module = PyDict.getItemString(ts, Interpreter.modules, "collections.abc");
        try {
            long cls = Abstract.getAttr(ts, module, Names.of("MutableSequence"));
            try {
                Refs.release(ts, Abstract.callMethod(ts, cls, Names.of("register"),
                        PyArray.TYPE.address));
            } finally {
                Refs.release(ts, cls);
            }
        } finally {
            Refs.release(ts, module);
        }
    }

    static long reconstruct(
            ThreadState ts, long module, long type, long typecode, long format, long items) {
        if (!PyTypeType.isType(type)) {
            throw Errors.typeError(ts, "first argument must be a type object, not "
                    + PyType.of(type).name());
        }
        PyType made = PyType.at(type);
        if (!made.isSubtypeOf(PyArray.TYPE)) {
            throw Errors.typeError(ts, made.name() + " is not a subtype of array.array");
        }
        if (!PyUnicode.TYPE.isInstance(typecode) || PyUnicode.length(typecode) != 1) {
            throw Errors.typeError(ts, "_array_reconstructor() argument 2 must be a unicode"
                    + " character, not " + PyType.of(typecode).name());
        }
        char code = (char) PyUnicode.charAt(typecode, 0);
        if (ItemCode.ALL.indexOf(code) < 0) {
            throw Errors.valueError(ts, "second argument must be a valid type code");
        }
        long number = Abstract.asIndexOrThrow(ts, format, Exceptions.OverflowError);
        if (number < 0 || number >= FORMATS.length) {
            throw Errors.valueError(ts,
                    "third argument must be a valid machine format code.");
        }
        if (!PyBytes.check(items)) {
            throw Errors.typeError(ts, "fourth argument should be bytes, not "
                    + PyType.of(items).name());
        }
        byte[] bytes = PyBytes.toArray(items);
        if (number == ItemCode.machineFormat(code)) {
            long self = PyArray.create(ts, made, code);
            PyArray.appendBytes(ts, self, bytes);
            return self;
        }
        return convert(ts, made, code, FORMATS[(int) number], bytes, items);
    }

    /** From another machine's format. */
    private static long convert(
            ThreadState ts, PyType type, char code, String format, byte[] bytes, long items) {
        long self = PyArray.create(ts, type, code);
        try {
            if (format.startsWith("utf")) {
                long encoding = PyUnicode.fromJava(ts, format);
                long text = Abstract.callMethod(ts, items, Names.of("decode"), encoding);
                Refs.release(ts, encoding);
                try {
                    Refs.release(ts, ArrayMethods.fromunicode(ts, self, text));
                } finally {
                    Refs.release(ts, text);
                }
                return self;
            }
            char c = format.charAt(format.length() - 1);
            int size = BufferFormats.size(c);
            if (bytes.length % size != 0) {
                throw Errors.valueError(ts, "string length not a multiple of item size");
            }
            byte[] native_ = format.length() > 1 ? ArrayMethods.swapped(bytes, size) : bytes;
            long list = PyList.create(ts);
            try {
                for (int at = 0; at < native_.length; at += size) {
                    PyList.appendSteal(ts, list, BufferFormats.unpack(ts, c,
                            BufferFormats.load(native_, at, size)));
                }
                PyArray.extend(ts, self, list);
            } finally {
                Refs.release(ts, list);
            }
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
    }
}
