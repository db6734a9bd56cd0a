package org.jilectomy.runtime.modules.sre;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.CompareOp;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyGenericAlias;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyMappingProxy;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code re.Pattern}; compare {@code PatternObject}. The program is in the side table, the words
 * that follow CPython's struct are not there. Immutable, so shared by threads without a lock.
 *
 * <pre>
 *  +16 ob_size       +24 groups    +32 groupindex (dict)   +40 indexgroup (tuple)
 *  +48 pattern       +56 flags     +64 weak references
 *  +72 isbytes (1, 0, -1: the pattern is None)             +80 codesize
 * </pre>
 */
final class PyPattern extends PyType {
    private static final int GROUPS = PyVarObject.SIZE;
    private static final int GROUPINDEX = GROUPS + 8;
    private static final int INDEXGROUP = GROUPINDEX + 8;
    private static final int PATTERN = INDEXGROUP + 8;
    private static final int FLAGS = PATTERN + 8;
    private static final int WEAK_LIST = FLAGS + 8;
    private static final int ISBYTES = WEAK_LIST + 8;
    private static final int CODESIZE = ISBYTES + 8;
    private static final int SIZE = CODESIZE + 8;

    private static final String[] FLAG_NAMES = {
        "TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG",
        "ASCII",
    };

    private static final String WHERE = "string, pos=0, endpos=sys.maxsize)";

    static final PyPattern TYPE = new PyPattern();

    private PyPattern() {
        super(new TypeSpec("re.Pattern", SIZE).gc().noNew().weakList(WEAK_LIST)
                .doc("Compiled regular expression object."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("match(self, /, " + WHERE, null)
                .method("fullmatch(self, /, " + WHERE, null)
                .method("search(self, /, " + WHERE, null)
                .method("findall(self, /, " + WHERE, null, "findAll")
                .method("finditer(self, /, " + WHERE, null, "findIter")
                .method("scanner(self, /, " + WHERE, null)
                .method("__copy__(self, /)", null, "copy")
                .method("__deepcopy__(self, memo, /)", null, "deepCopy")
                .classMethod("__class_getitem__(cls, item, /)", "See PEP 585", "classGetItem")
                .member("pattern", PATTERN, "The pattern string from which the RE object was "
                        + "compiled.")
                .getset("flags", "getFlags", null, "The regex matching flags.")
                .getset("groups", "getGroups", null,
                        "The number of capturing groups in the pattern.")
                .getset("groupindex", "getGroupIndex", null,
                        "A dictionary mapping group names to group numbers.");
        def.in(Substitution.class)
                .method("sub(self, /, repl, string, count=0)", null)
                .method("subn(self, /, repl, string, count=0)", null)
                .method("split(self, /, string, maxsplit=0)", null);
    }

    static long create(ThreadState ts, SreProgram program, long pattern, int flags,
            long groupindex, long indexgroup) {
        int isBytes = -1;
        if (pattern != Singletons.None) {
            Subject s = Subject.of(ts, pattern);
            isBytes = s.isBytes ? 1 : 0;
            s.close(ts);
        }
        long self = TYPE.allocate(ts, SIZE);
        PyVarObject.ob_size(self, 0);
        Memory.putLong(self + GROUPS, program.groups);
        Memory.putLong(self + GROUPINDEX, Refs.retain(ts, groupindex));
        Memory.putLong(self + INDEXGROUP, Refs.retain(ts, indexgroup));
        Memory.putLong(self + PATTERN, Refs.retain(ts, pattern));
        Memory.putLong(self + FLAGS, flags);
        Memory.putLong(self + WEAK_LIST, 0);
        Memory.putLong(self + ISBYTES, isBytes);
        Memory.putLong(self + CODESIZE, program.source.length);
        GcHead.index_release(self, SideTable.add(program));
        return self;
    }

    static SreProgram program(long self) {
        return (SreProgram) SideTable.get(GcHead.index(self));
    }

    static int flags(long self) {
        return (int) Memory.getLong(self + FLAGS);
    }

    static long groupIndex(long self) {
        return Memory.getLong(self + GROUPINDEX);
    }

    static long indexGroup(long self) {
        return Memory.getLong(self + INDEXGROUP);
    }

    // ---------------------------------------------------------------- for the methods

    /** The text, if the pattern is for texts of its kind; the caller closes it. */
    static Subject subject(ThreadState ts, long self, long string) {
        Subject s = Subject.of(ts, string);
        long isBytes = Memory.getLong(self + ISBYTES);
        if (isBytes >= 0 && s.isBytes != (isBytes == 1)) {
            s.close(ts);
            throw Errors.typeError(ts, isBytes == 0
                    ? "cannot use a string pattern on a bytes-like object"
                    : "cannot use a bytes pattern on a string-like object");
        }
        return s;
    }

    /** {@code pos} or {@code endpos} as a number; to be read before the text is looked at. */
    static long bound(ThreadState ts, long value, long otherwise) {
        return value == 0 ? otherwise : toSsize(ts, value);
    }

    /** A number clipped to the text. */
    static int clip(long i, Subject s) {
        return (int) Math.max(0, Math.min(i, s.length));
    }

    static long toSsize(ThreadState ts, long value) {
        long index = Abstract.index(ts, value);
        try {
            if (!PyLong.fitsLong(index)) {
                throw Errors.raise(ts, Exceptions.OverflowError,
                        "Python int too large to convert to C ssize_t");
            }
            return PyLong.longValue(index);
        } finally {
            Refs.release(ts, index);
        }
    }

    static SreMatcher matcher(ThreadState ts, long self, Subject s, int end) {
        return new SreMatcher(ts, program(self), s.data, s.kind, end);
    }

    // ---------------------------------------------------------------- methods

    private static final int MATCH = 0;
    private static final int FULLMATCH = 1;
    private static final int SEARCH = 2;

    static long match(ThreadState ts, long self, long string, long pos, long endpos) {
        return once(ts, self, string, pos, endpos, MATCH);
    }

    static long fullmatch(ThreadState ts, long self, long string, long pos, long endpos) {
        return once(ts, self, string, pos, endpos, FULLMATCH);
    }

    static long search(ThreadState ts, long self, long string, long pos, long endpos) {
        return once(ts, self, string, pos, endpos, SEARCH);
    }

    private static long once(
            ThreadState ts, long self, long string, long pos, long endpos, int how) {
        long first = bound(ts, pos, 0);
        long last = bound(ts, endpos, Long.MAX_VALUE);
        Subject s = subject(ts, self, string);
        try {
            int start = clip(first, s);
            SreMatcher m = matcher(ts, self, s, clip(last, s));
            m.full = how == FULLMATCH;
            boolean found = how == SEARCH ? m.search(start) : m.match(start);
            return found ? PyMatch.create(ts, self, string, m, start) : Singletons.None;
        } finally {
            s.close(ts);
        }
    }

    static long findAll(ThreadState ts, long self, long string, long pos, long endpos) {
        return Substitution.findAll(ts, self, string, pos, endpos);
    }

    static long findIter(ThreadState ts, long self, long string, long pos, long endpos) {
        long scanner = scanner(ts, self, string, pos, endpos);
        try {
            return PyScanner.searchAll(ts, scanner);
        } finally {
            Refs.release(ts, scanner);
        }
    }

    static long scanner(ThreadState ts, long self, long string, long pos, long endpos) {
        long first = bound(ts, pos, 0);
        long last = bound(ts, endpos, Long.MAX_VALUE);
        Subject s = subject(ts, self, string);
        try {
            return PyScanner.createSteal(ts, self, string, s, clip(first, s), clip(last, s));
        } catch (Throwable t) {
            s.close(ts);
            throw t;
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

    static long getFlags(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLong(self + FLAGS));
    }

    static long getGroups(ThreadState ts, long self) {
        return PyLong.of(ts, Memory.getLong(self + GROUPS));
    }

    static long getGroupIndex(ThreadState ts, long self) {
        long names = groupIndex(self);
        if (PyDict.size(names) == 0) {
            long empty = PyDict.create(ts);
            try {
                return PyMappingProxy.create(ts, empty);
            } finally {
                Refs.release(ts, empty);
            }
        }
        return PyMappingProxy.create(ts, names);
    }

    // ---------------------------------------------------------------- slots

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + GROUPINDEX));
        visitor.visit(Memory.getLong(self + INDEXGROUP));
        visitor.visit(Memory.getLong(self + PATTERN));
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        SideTable.remove(GcHead.index(self));
    }

    @Override
    public long tp_hash(ThreadState ts, long self) {
        long hash = Abstract.hash(ts, Memory.getLong(self + PATTERN));
        hash ^= java.util.Arrays.hashCode(program(self).source);
        hash ^= Memory.getLong(self + FLAGS) ^ Memory.getLong(self + ISBYTES);
        return hash == -1 ? -2 : hash;
    }

    @Override
    public long tp_richcompare(ThreadState ts, long self, long other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !TYPE.isExactly(other)) {
            return Singletons.NotImplemented;
        }
        boolean equal = self == other
                || Memory.getLong(self + FLAGS) == Memory.getLong(other + FLAGS)
                        && Memory.getLong(self + ISBYTES) == Memory.getLong(other + ISBYTES)
                        && java.util.Arrays.equals(program(self).source, program(other).source)
                        && Abstract.compareBool(ts, Memory.getLong(self + PATTERN),
                                Memory.getLong(other + PATTERN), CompareOp.EQ);
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    /** The pattern's repr is cut at 200 characters. */
    @Override
    public long tp_repr(ThreadState ts, long self) {
        int flags = (int) Memory.getLong(self + FLAGS);
        int kindFlags = SreOp.FLAG_LOCALE | SreOp.FLAG_UNICODE | SreOp.FLAG_ASCII;
        if (Memory.getLong(self + ISBYTES) == 0 && (flags & kindFlags) == SreOp.FLAG_UNICODE) {
            flags &= ~SreOp.FLAG_UNICODE;
        }
        UnicodeBuilder b = new UnicodeBuilder();
        b.append("re.compile(");
        long repr = Abstract.repr(ts, Memory.getLong(self + PATTERN));
        b.appendStr(repr, 0, Math.min(200, PyUnicode.length(repr)));
        Refs.release(ts, repr);
        String before = ", ";
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            if ((flags & 1 << i) != 0) {
                b.append(before).append("re.").append(FLAG_NAMES[i]);
                flags &= ~(1 << i);
                before = "|";
            }
        }
        if (flags != 0) {
            b.append(before).append("0x").append(Integer.toHexString(flags));
        }
        return b.append(')').finish(ts);
    }
}
