package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Mod;
import org.jilectomy.runtime.ast.Stmt;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.compiler.Compilation;
import org.jilectomy.runtime.compiler.CompileOptions;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.parser.Scope;
import org.jilectomy.runtime.parser.Symbol;
import org.jilectomy.runtime.parser.SymbolTable;
import org.jilectomy.runtime.parser.SyntaxErrorException;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _symtable}: the compiler's scopes as the module {@code symtable} wants them. An entry is a
 * plain object of a class that is made with the module; nothing of it leads back to the compiler.
 */
final class SymtableModule extends BuiltinModule {
    private static final String[] NAMES = {
        "DEF_GLOBAL", "DEF_LOCAL", "DEF_PARAM", "DEF_NONLOCAL", "USE", "DEF_FREE",
        "DEF_FREE_CLASS", "DEF_IMPORT", "DEF_BOUND", "DEF_ANNOT", "TYPE_FUNCTION", "TYPE_CLASS",
        "TYPE_MODULE", "LOCAL", "GLOBAL_EXPLICIT", "GLOBAL_IMPLICIT", "FREE", "CELL", "SCOPE_OFF",
        "SCOPE_MASK"
    };
    private static final int[] VALUES = {
        1, 2, 4, 8, 16, 32, 64, 128, 134, 256, 0, 1, 2, 1, 2, 3, 4, 5, 11, 15
    };

    SymtableModule() {
        super("_symtable");
    }

    @Override
    protected void define(TypeDef def) {
        def.method("symtable(module, source, filename, startstr, /)",
                "Return symbol and scope dictionaries used internally by compiler.", "symtable");
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        for (int i = 0; i < NAMES.length; i++) {
            putSteal(ts, dict, NAMES[i], PyLong.of(ts, VALUES[i]));
        }
    }

    static long symtable(ThreadState ts, long module, long source, long filename, long mode) {
        if (!PyUnicode.check(mode)) {
            throw Errors.typeError(ts, "symtable() argument 3 must be str, not "
                    + PyType.of(mode).name());
        }
        String how = PyUnicode.toJava(mode);
        if (!how.equals("exec") && !how.equals("eval") && !how.equals("single")) {
            throw Errors.valueError(
                    ts, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }
        String file = Abstract.strJava(ts, filename);
        String text = Abstract.strJava(ts, source);
        Mod mod = Compilation.parse(ts, text, file, how, CompileOptions.DEFAULT);
        Scope scope;
        try {
            scope = SymbolTable.scopes(mod, file);
        } catch (SyntaxErrorException e) {
            throw Compilation.syntaxError(ts, e, null);
        }
        long cls = entryClass(ts);
        try {
            return entry(ts, cls, scope);
        } finally {
            Refs.release(ts, cls);
        }
    }

    private static long entryClass(ThreadState ts) {
        long bases = PyTuple.empty(ts);
        long space = PyDict.create(ts);
        try {
            PyDict.setItemName(ts, space, Names.__module__, Names.of("builtins"));
            return Abstract.call(
                    ts, PyTypeType.TYPE.address, Names.of("symtable entry"), bases, space);
        } finally {
            Refs.release(ts, space);
            Refs.release(ts, bases);
        }
    }

    private static long entry(ThreadState ts, long cls, Scope scope) {
        long self = Abstract.call(ts, cls);
        try {
            put(ts, self, "id", PyLong.of(ts, self));
            put(ts, self, "name", PyUnicode.fromJava(ts, name(scope)));
            put(ts, self, "type", PyLong.of(
                    ts, scope.isFunction() ? 0 : scope.kind() == Scope.Kind.CLASS ? 1 : 2));
            put(ts, self, "nested", PyLong.of(ts, scope.isNested() ? 1 : 0));
            put(ts, self, "lineno", PyLong.of(ts, line(scope.node())));
            long symbols = PyDict.create(ts);
            for (Symbol s : scope.symbols().values()) {
                putSteal(ts, symbols, s.name(), PyLong.of(ts, s.word()));
            }
            put(ts, self, "symbols", symbols);
            long parameters = PyList.create(ts);
            for (String p : scope.parameters()) {
                PyList.append(ts, parameters, Names.of(p));
            }
            put(ts, self, "varnames", parameters);
            long children = PyList.create(ts);
            put(ts, self, "children", Refs.retain(ts, children));
            try {
                for (Scope c : scope.children()) {
                    long child = entry(ts, cls, c);
                    PyList.append(ts, children, child);
                    Refs.release(ts, child);
                }
            } finally {
                Refs.release(ts, children);
            }
            return self;
        } catch (Throwable t) {
            Refs.release(ts, self);
            throw t;
        }
    }

    private static void put(ThreadState ts, long self, String name, long valueSteal) {
        try {
            Abstract.setAttr(ts, self, Names.of(name), valueSteal);
        } finally {
            Refs.release(ts, valueSteal);
        }
    }

    private static String name(Scope scope) {
        String name = scope.name();
        return scope.kind() == Scope.Kind.MODULE ? "top"
                : name.startsWith("<") ? name.substring(1, name.length() - 1) : name;
    }

    private static int line(Object node) {
        return node instanceof Stmt s ? s.span().lineno()
                : node instanceof Expr e ? e.span().lineno() : 0;
    }
}
