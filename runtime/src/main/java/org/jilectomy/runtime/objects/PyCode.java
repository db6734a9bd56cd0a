package org.jilectomy.runtime.objects;

import java.util.Arrays;
import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.heap.layout.PyFunctionObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code code}: what the compiler made of one function, class body or module.
 *
 * <p>The struct keeps CPython's public fields; the code itself is a Java method, which the
 * {@link CodeSpec} in the side table leads to. There is no byte code; {@link CodeTables} says what
 * stands in its place. Unlike CPython's, a code object has a GC head, because the side-table index
 * lives there.
 *
 * <p>Immutable after creation, so every read is safe from any thread.
 */
public final class PyCode extends PyType {
    public static final PyCode TYPE = new PyCode();

    private PyCode() {
        super(new TypeSpec("code", PyCodeObject.CO_CODE_ADAPTIVE)
                .items(2)
                .head()
                .weakList(PyCodeObject.CO_WEAKREFLIST)
                .doc("Create a code object.  Not for mere mortals."));
    }

    @Override
    protected void define(TypeDef def) {
        def.getset("co_argcount", "coArgcount", null, null)
                .getset("co_posonlyargcount", "coPosonlyargcount", null, null)
                .getset("co_kwonlyargcount", "coKwonlyargcount", null, null)
                .getset("co_nlocals", "coNlocals", null, null)
                .getset("co_stacksize", "coStacksize", null, null)
                .getset("co_flags", "coFlags", null, null)
                .getset("co_firstlineno", "coFirstlineno", null, null)
                .getset("co_varnames", "coVarnames", null, null)
                .getset("co_cellvars", "coCellvars", null, null)
                .getset("co_freevars", "coFreevars", null, null)
                .member("co_filename", PyCodeObject.CO_FILENAME, null)
                .member("co_name", PyCodeObject.CO_NAME, null)
                .member("co_qualname", PyCodeObject.CO_QUALNAME, null)
                .in(CodeReplace.class)
                .method(CodeReplace.SIGNATURE,
                        "Return a copy of the code object with new values for the specified "
                                + "fields.");
        CodeTables.define(def);
    }

    // ---------------------------------------------------------------- for the runtime

    /** The flags of {@code __future__}. */
    public static final int FUTURES = 0x1FE0000;

    /** Whether there has been code with one of them. */
    private static volatile boolean futures;

    /** Whether any code object has flags of {@code __future__}: else no caller has. */
    public static boolean anyFutures() {
        return futures;
    }

    /** Makes a code object; takes over the references in {@code spec.consts()}. */
    public static long create(ThreadState ts, CodeSpec spec) {
        if ((spec.flags() & FUTURES) != 0) {
            futures = true;
        }
        long self = TYPE.allocate(ts, PyCodeObject.SIZE);
        Memory.fill(self + PyVarObject.OB_SIZE, PyCodeObject.SIZE - PyVarObject.OB_SIZE, (byte) 0);
        PyCodeObject.co_flags(self, spec.flags());
        PyCodeObject.co_argcount(self, spec.argcount());
        PyCodeObject.co_posonlyargcount(self, spec.posonlyargcount());
        PyCodeObject.co_kwonlyargcount(self, spec.kwonlyargcount());
        PyCodeObject.co_firstlineno(self, spec.firstLineNo());
        PyCodeObject.co_nlocals(self, spec.nlocals());
        PyCodeObject.co_ncellvars(self, spec.cellvars().length);
        PyCodeObject.co_nfreevars(self, spec.freevars().length);
        PyCodeObject.co_nlocalsplus(
                self, spec.nlocals() + spec.cellvars().length + spec.freevars().length);
        long[] interned = spec.interned();
        if (interned != null) {
            PyCodeObject.co_name(self, interned[CodeSpec.NAME]);
            PyCodeObject.co_qualname(self, interned[CodeSpec.QUALNAME]);
            PyCodeObject.co_filename(self, interned[CodeSpec.FILENAME]);
        } else {
            PyCodeObject.co_name(self, Names.of(spec.name()));
            PyCodeObject.co_qualname(self, Names.of(spec.qualname()));
            PyCodeObject.co_filename(self, Names.of(spec.filename()));
        }
        PyCodeObject.co_consts(self, PyTuple.fromArraySteal(ts, spec.consts()));
        PyCodeObject.co_names(self, PyTuple.create(ts, 0));
        PyCodeObject.co_localsplusnames(self, localsPlusNames(ts, spec));
        GcHead.index_release(self, SideTable.add(spec));
        return self;
    }

    /** The constant part; for the linker, tracebacks and frames. */
    public static CodeSpec spec(long code) {
        return (CodeSpec) SideTable.get(GcHead.index(code));
    }

    /** Changes {@code co_filename}; only before anybody else sees the code object. */
    public static void rename(long code, String filename) {
        SideTable.replace(GcHead.index(code), spec(code).withFilename(filename));
        PyCodeObject.co_filename(code, Names.of(filename));
    }

    /** The Java method behind the code. */
    public static EntryPoint entryPoint(long code) {
        return spec(code).entry();
    }

    /**
     * The code object of {@code function} if it runs the same method as {@code code}: then it was
     * made from that by {@code replace()}, and its flags count. Else {@code code}. Borrowed.
     */
    static long asReplacedIn(long function, long code) {
        long own = PyFunctionObject.func_code(function);
        return own != code && entryPoint(own) == entryPoint(code) ? own : code;
    }

    /** The line of an index into the position table; the first line if there is no such index. */
    public static int line(long code, int position) {
        CodeSpec s = spec(code);
        int[] p = s.positions().ints();
        return position >= 0 && position * 4 < p.length ? p[position * 4] : s.firstLineNo();
    }

    private static long localsPlusNames(ThreadState ts, CodeSpec spec) {
        if (spec.interned() != null) {
            long[] all = spec.interned();
            return PyTuple.fromArraySteal(
                    ts, Arrays.copyOfRange(all, CodeSpec.VARIABLES, all.length));
        }
        String[] v = spec.varnames();
        String[] c = spec.cellvars();
        String[] f = spec.freevars();
        long[] names = new long[v.length + c.length + f.length];
        int n = 0;
        for (String s : v) {
            names[n++] = Names.of(s);
        }
        for (String s : c) {
            names[n++] = Names.of(s);
        }
        for (String s : f) {
            names[n++] = Names.of(s);
        }
        return PyTuple.fromArraySteal(ts, names);
    }

    static long tupleOf(ThreadState ts, String[] strings) {
        long[] names = new long[strings.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = Names.of(strings[i]);
        }
        return PyTuple.fromArraySteal(ts, names);
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        Dealloc.visit(PyCodeObject.co_consts(self), visitor);
        Dealloc.visit(PyCodeObject.co_names(self), visitor);
        Dealloc.visit(PyCodeObject.co_localsplusnames(self), visitor);
        Dealloc.visit(PyCodeObject.co_name(self), visitor);
        Dealloc.visit(PyCodeObject.co_qualname(self), visitor);
        Dealloc.visit(PyCodeObject.co_filename(self), visitor);
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (!TYPE.isExactly(other) || op != CompareOp.EQ && op != CompareOp.NE) {
            return Singletons.NotImplemented;
        }
        boolean equal = self == other || CodeTables.equal(ts, self, other);
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        return CodeTables.hash(self);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        KnownCodes.forget(self);
        SideTable.remove(GcHead.index(self));
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        Instances.noKeywords(ts, "code", kwnames);
        Instances.atLeast(ts, "code", args.length, 16);
        Instances.atMost(ts, "code", args.length, 18);
        return CodeReplace.make(ts, args);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        CodeSpec s = spec(self);
        return PyUnicode.fromJava(
                ts,
                "<code object " + s.name() + " at 0x" + Long.toHexString(self) + ", file \""
                        + s.filename() + "\", line " + s.firstLineNo() + ">");
    }

    // ---------------------------------------------------------------- attributes

    static long coArgcount(ThreadState ts, long self) {
        return PyLong.of(ts, PyCodeObject.co_argcount(self));
    }

    static long coPosonlyargcount(ThreadState ts, long self) {
        return PyLong.of(ts, PyCodeObject.co_posonlyargcount(self));
    }

    static long coKwonlyargcount(ThreadState ts, long self) {
        return PyLong.of(ts, PyCodeObject.co_kwonlyargcount(self));
    }

    static long coNlocals(ThreadState ts, long self) {
        return PyLong.of(ts, PyCodeObject.co_nlocals(self));
    }

    static long coStacksize(ThreadState ts, long self) {
        return PyLong.of(ts, PyCodeObject.co_stacksize(self));
    }

    static long coFlags(ThreadState ts, long self) {
        return PyLong.of(ts, PyCodeObject.co_flags(self));
    }

    static long coFirstlineno(ThreadState ts, long self) {
        return PyLong.of(ts, PyCodeObject.co_firstlineno(self));
    }

    static long coVarnames(ThreadState ts, long self) {
        return tupleOf(ts, spec(self).varnames());
    }

    static long coCellvars(ThreadState ts, long self) {
        return tupleOf(ts, spec(self).cellvars());
    }

    static long coFreevars(ThreadState ts, long self) {
        return tupleOf(ts, spec(self).freevars());
    }
}
