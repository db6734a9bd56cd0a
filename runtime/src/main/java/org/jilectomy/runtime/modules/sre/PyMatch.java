package org.jilectomy.runtime.modules.sre;

import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.imports.Importer;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code re.Match}; compare {@code MatchObject}. Immutable.
 *
 * <pre>
 *  +16 ob_size    +24 string       +32 regs (unused: the tuple is made when asked for)
 *  +40 pattern    +48 pos          +56 endpos
 *  +64 lastindex  +72 groups       +80 marks: start and end of each group, the whole first
 * </pre>
 */
final class PyMatch extends PyType {
    private static final int STRING = PyVarObject.SIZE;
    private static final int REGS = STRING + 8;
    private static final int PATTERN = REGS + 8;
    private static final int POS = PATTERN + 8;
    private static final int ENDPOS = POS + 8;
    private static final int LASTINDEX = ENDPOS + 8;
    private static final int GROUPS = LASTINDEX + 8;
    private static final int MARK = GROUPS + 8;

    static final PyMatch TYPE = new PyMatch();

    private PyMatch() {
        super(new TypeSpec("re.Match", MARK).items(8).gc().noNew()
                .doc("The result of re.match() and re.search().\n"
                        + "Match objects always have a boolean value of True."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("group(self, /, *args)", null)
                .method("start(self, group=0, /)", null)
                .method("end(self, group=0, /)", null)
                .method("span(self, group=0, /)", null)
                .method("groups(self, /, default=None)", null)
                .method("groupdict(self, /, default=None)", null, "groupDict")
                .method("expand(self, /, template)", null)
                .method("__copy__(self, /)", null, "copy")
                .method("__deepcopy__(self, memo, /)", null, "deepCopy")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem")
                .member("string", STRING, "The string passed to match() or search().")
                .member("re", PATTERN, "The regular expression object.")
                .getset("pos", "getPos", null, "The index into the string at which the RE engine "
                        + "started looking for a match.")
                .getset("endpos", "getEndPos", null, "The index into the string beyond which the "
                        + "RE engine will not go.")
                .getset("lastindex", "getLastIndex", null,
                        "The integer index of the last matched capturing group.")
                .getset("lastgroup", "getLastGroup", null,
                        "The name of the last matched capturing group.")
                .getset("regs", "getRegs", null, null);
    }

    /** The match that {@code m} just found; {@code pos} is where it was asked to begin. */
    static long create(ThreadState ts, long pattern, long string, SreMatcher m, int pos) {
        int groups = PyPattern.program(pattern).groups + 1;
        long self = TYPE.allocate(ts, MARK + 16L * groups);
        PyVarObject.ob_size(self, 2L * groups);
        Memory.putLong(self + STRING, Refs.retain(ts, string));
        Memory.putLong(self + REGS, 0);
        Memory.putLong(self + PATTERN, Refs.retain(ts, pattern));
        Memory.putLong(self + POS, pos);
        Memory.putLong(self + ENDPOS, m.text.end);
        Memory.putLong(self + LASTINDEX, m.lastindex);
        Memory.putLong(self + GROUPS, groups);
        Memory.putLong(self + MARK, m.from);
        Memory.putLong(self + MARK + 8, m.to);
        for (int g = 1; g < groups; g++) {
            boolean set = m.isSet(g - 1);
            long mark = self + MARK + 16L * g;
            Memory.putLong(mark, set ? m.registers[2 * g - 2] : -1);
            Memory.putLong(mark + 8, set ? m.registers[2 * g - 1] : -1);
        }
        return self;
    }

    private static int startOf(long self, long group) {
        return (int) Memory.getLong(self + MARK + 16 * group);
    }

    private static int endOf(long self, long group) {
        return (int) Memory.getLong(self + MARK + 16 * group + 8);
    }

    /** {@code match_getindex}: a number or a name; IndexError if there is none. */
    private static long index(ThreadState ts, long self, long group) {
        long i = -1;
        if (PyLong.check(group) || PyType.of(group).hasIndex()) {
            i = Abstract.asIndex(ts, group);
        } else {
            long names = PyPattern.groupIndex(Memory.getLong(self + PATTERN));
            long number = PyDict.getItem(ts, names, group);
            if (number != 0) {
                if (PyLong.check(number)) {
                    i = Abstract.asIndex(ts, number);
                }
                Refs.release(ts, number);
            }
        }
        if (i < 0 || i >= Memory.getLong(self + GROUPS)) {
            throw Errors.indexError(ts, "no such group");
        }
        return i;
    }

    /** A group's text, owned; a copy of {@code otherwise} if it has not matched. */
    private static long slice(ThreadState ts, long self, Subject s, long group, long otherwise) {
        int start = startOf(self, group);
        return start < 0 ? Refs.retain(ts, otherwise)
                : s.slice(ts, start, endOf(self, group));
    }

    private static long slice(ThreadState ts, long self, long group, long otherwise) {
        int start = startOf(self, group);
        if (start < 0) {
            return Refs.retain(ts, otherwise);
        }
        long string = Memory.getLong(self + STRING);
        if (PyUnicode.check(string)) {
            return PyUnicode.substring(ts, string, start, endOf(self, group));
        }
        Subject s = Subject.of(ts, string);
        try {
            return s.slice(ts, start, endOf(self, group));
        } finally {
            s.close(ts);
        }
    }

    // ---------------------------------------------------------------- methods

    static long group(ThreadState ts, long self, long args) {
        int n = (int) PyTuple.size(args);
        if (n == 0) {
            return slice(ts, self, 0, Singletons.None);
        }
        if (n == 1) {
            return slice(ts, self, index(ts, self, PyTuple.item(args, 0)), Singletons.None);
        }
        long[] items = new long[n];
        int done = 0;
        try {
            while (done < n) {
                long i = index(ts, self, PyTuple.item(args, done));
                items[done] = slice(ts, self, i, Singletons.None);
                done++;
            }
        } catch (Throwable t) {
            while (done > 0) {
                Refs.release(ts, items[--done]);
            }
            throw t;
        }
        return PyTuple.fromArraySteal(ts, items);
    }

    static long start(ThreadState ts, long self, long group) {
        return PyLong.of(ts, startOf(self, group == 0 ? 0 : index(ts, self, group)));
    }

    static long end(ThreadState ts, long self, long group) {
        return PyLong.of(ts, endOf(self, group == 0 ? 0 : index(ts, self, group)));
    }

    static long span(ThreadState ts, long self, long group) {
        return pair(ts, self, group == 0 ? 0 : index(ts, self, group));
    }

    private static long pair(ThreadState ts, long self, long group) {
        long start = PyLong.box(ts, startOf(self, group));
        return PyTuple.fromArraySteal(
                ts, new long[] {start, PyLong.box(ts, endOf(self, group))});
    }

    static long groups(ThreadState ts, long self, long otherwise) {
        long def = otherwise == 0 ? Singletons.None : Refs.toObject(ts, otherwise);
        Subject s = Subject.of(ts, Memory.getLong(self + STRING));
        try {
            int n = (int) Memory.getLong(self + GROUPS) - 1;
            long[] items = new long[n];
            for (int i = 0; i < n; i++) {
                items[i] = slice(ts, self, s, i + 1, def);
            }
            return PyTuple.fromArraySteal(ts, items);
        } finally {
            s.close(ts);
            Refs.release(ts, def);
        }
    }

    static long groupDict(ThreadState ts, long self, long otherwise) {
        long def = otherwise == 0 ? Singletons.None : otherwise;
        long names = PyPattern.groupIndex(Memory.getLong(self + PATTERN));
        long result = PyDict.create(ts);
        try {
            PyDict.Iteration it = new PyDict.Iteration();
            while (PyDict.next(ts, names, it)) {
                long key = it.key;
                try {
                    long value = slice(ts, self, index(ts, self, key), def);
                    try {
                        PyDict.setItem(ts, result, key, value);
                    } finally {
                        Refs.release(ts, value);
                    }
                } finally {
                    Refs.release(ts, key);
                    Refs.release(ts, it.value);
                }
            }
            return result;
        } catch (Throwable t) {
            Refs.release(ts, result);
            throw t;
        }
    }

    /** The templates are understood by {@code re._expand}. */
    static long expand(ThreadState ts, long self, long template) {
        long re = Importer.importModule(ts, "re");
        try {
            return Abstract.callMethod(ts, re, Names.of("_expand"),
                    Memory.getLong(self + PATTERN), self, template);
        } finally {
            Refs.release(ts, re);
        }
    }

    static long copy(ThreadState ts, long self) {
        return Refs.retain(ts, self);
    }

    static long deepCopy(ThreadState ts, long self, long memo) {
        return Refs.retain(ts, self);
    }

    static long classGetItem(ThreadState ts, long cls, long item) {
        return PyGenericAlias.create(ts, cls, item);
    }

    static long getPos(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLong(self + POS));
    }

    static long getEndPos(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLong(self + ENDPOS));
    }

    static long getLastIndex(ThreadState ts, long self) {
        long i = Memory.getLong(self + LASTINDEX);
        return i >= 0 ? PyLong.of(ts, i) : Singletons.None;
    }

    static long getLastGroup(ThreadState ts, long self) {
        long i = Memory.getLong(self + LASTINDEX);
        long names = PyPattern.indexGroup(Memory.getLong(self + PATTERN));
        return i >= 0 && i < PyTuple.size(names) ? PyTuple.getItem(ts, names, i)
                : Singletons.None;
    }

    static long getRegs(ThreadState ts, long self) {
        int n = (int) Memory.getLong(self + GROUPS);
        long[] pairs = new long[n];
        for (int i = 0; i < n; i++) {
            pairs[i] = pair(ts, self, i);
        }
        return PyTuple.fromArraySteal(ts, pairs);
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + STRING));
        visitor.visit(Memory.getLong(self + PATTERN));
    }

    @Override
    public long mp_subscript(ThreadState ts, long self, long key) {
        return slice(ts, self, index(ts, self, key), Singletons.None);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        long text = slice(ts, self, 0, Singletons.None);
        try {
            long repr = Abstract.repr(ts, text);
            UnicodeBuilder b = new UnicodeBuilder();
            b.append("<" + tpName() + " object; span=(" + startOf(self, 0) + ", " + endOf(self, 0)
                    + "), match=");
            b.appendStr(repr);
            Refs.release(ts, repr);
            return b.append('>').finish(ts);
        } finally {
            Refs.release(ts, text);
        }
    }
}
