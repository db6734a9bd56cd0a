package org.jilectomy.runtime.builtins.nodes;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/** {@code ast.AST}, the base of all node classes; compare {@code AST_type}. */
public final class PyAST extends PyType {
    /** {@code PyObject *dict}: owned or 0. */
    private static final int DICT = PyObject.SIZE;

    public static final PyAST TYPE = new PyAST();

    private PyAST() {
        super(new TypeSpec("ast.AST", DICT + 8).gc().subclassable().dict(DICT));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("__reduce__(self, /)", null, "reduce");
        def.value("_fields", emptyTuple());
        def.value("_attributes", emptyTuple());
        def.value("__match_args__", emptyTuple());
    }

    private static long emptyTuple() {
        return PyTuple.empty(null);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        return StaticTypes.newInstance(ts, type, type.basicSize);
    }

    /** Compare {@code ast_type_init}: positional values are the {@code _fields}, in order. */
    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        int keywords = kwnames == 0 ? 0 : (int) PyTuple.size(kwnames);
        int positional = args.length - keywords;
        long cls = PyType.addressOf(self);
        long fields = Abstract.lookupAttr(ts, cls, Names.of("_fields"));
        try {
            long n = fields == 0 ? 0 : Abstract.size(ts, fields);
            if (positional > n) {
                throw Errors.typeError(ts, PyType.of(self).simpleName()
                        + " constructor takes at most " + n + " positional argument"
                        + (n == 1 ? "" : "s"));
            }
            for (int i = 0; i < positional; i++) {
                long name = Abstract.getItem(ts, fields,
                        org.jilectomy.runtime.objects.PyLong.of(ts, i));
                try {
                    Abstract.setAttr(ts, self, name, args[i]);
                } finally {
                    Refs.release(ts, name);
                }
            }
            for (int i = 0; i < keywords; i++) {
                long name = PyTuple.item(kwnames, i);
                if (isGiven(ts, fields, name, positional)) {
                    throw Errors.typeError(ts, PyType.of(self).simpleName()
                            + " got multiple values for argument '" + PyUnicode.toJava(name)
                            + "'");
                }
                Abstract.setAttr(ts, self, name, args[positional + i]);
            }
        } finally {
            Refs.xrelease(ts, fields);
        }
    }

    private static boolean isGiven(ThreadState ts, long fields, long name, int positional) {
        for (int i = 0; i < positional; i++) {
            long field =
                    Abstract.getItem(ts, fields, org.jilectomy.runtime.objects.PyLong.of(ts, i));
            try {
                if (Abstract.compareBool(ts, field, name, CompareOp.EQ)) {
                    return true;
                }
            } finally {
                Refs.release(ts, field);
            }
        }
        return false;
    }

    static long reduce(ThreadState ts, long self) {
        long dict = Abstract.getAttr(ts, self, Names.__dict__);
        long cls = Refs.retain(ts, PyType.addressOf(self));
        long none = PyTuple.create(ts, 0);
        if (PyDict.size(dict) == 0) {
            Refs.release(ts, dict);
            return PyTuple.fromArraySteal(ts, new long[] {cls, none});
        }
        return PyTuple.fromArraySteal(ts, new long[] {cls, none, dict});
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        long dict = Memory.getLong(self + DICT);
        if (dict != 0) {
            visitor.visit(dict);
        }
    }
}
