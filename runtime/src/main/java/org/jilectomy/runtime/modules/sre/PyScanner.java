package org.jilectomy.runtime.modules.sre;

import org.jilectomy.heap.layout.GcHead;
import org.jilectomy.heap.layout.PyASCIIObject;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyCallIter;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.SideTable;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _sre.SRE_Scanner}: matches one after the other; {@code finditer} calls its {@code search}
 * until it gives None.
 *
 * <p>The lock is held to read and to write the position, never while matching: two threads may find
 * the same match, but each sees a sound state.
 *
 * <pre>
 *  +16 pattern   +24 string   +32 the str or bytes; 0: a Subject in the side table
 *  +40 pos       +48 endpos   +56 next position, -1 at the end   +64 must advance
 * </pre>
 */
final class PyScanner extends PyType {
    private static final int PATTERN = PyObject.SIZE;
    private static final int STRING = PATTERN + 8;
    private static final int TEXT = STRING + 8;
    private static final int POS = TEXT + 8;
    private static final int ENDPOS = POS + 8;
    private static final int NEXT = ENDPOS + 8;
    private static final int MUST_ADVANCE = NEXT + 8;
    private static final int SIZE = MUST_ADVANCE + 8;

    static final PyScanner TYPE = new PyScanner();

    private PyScanner() {
        super(new TypeSpec("_sre.SRE_Scanner", SIZE).gc().noNew());
    }

    @Override
    protected void define(TypeDef def) {
        def.method("match(self, /)", null)
                .method("search(self, /)", null)
                .member("pattern", PATTERN, null);
    }

    /** Takes over {@code s}, which stays open as long as the scanner lives. */
    static long createSteal(
            ThreadState ts, long pattern, long string, Subject s, int pos, int endpos) {
        long self = TYPE.allocate(ts, SIZE);
        Memory.putLong(self + PATTERN, Refs.retain(ts, pattern));
        Memory.putLong(self + STRING, Refs.retain(ts, string));
        Memory.putLong(self + TEXT, s.object);
        GcHead.index(self, s.object != 0 ? 0 : SideTable.add(s));
        Memory.putLong(self + POS, pos);
        Memory.putLong(self + ENDPOS, endpos);
        Memory.putLong(self + NEXT, pos);
        Memory.putLong(self + MUST_ADVANCE, 0);
        return self;
    }

    /** {@code iter(self.search, None)}. */
    static long searchAll(ThreadState ts, long self) {
        long search = Abstract.getAttr(ts, self, Names.of("search"));
        try {
            return PyCallIter.create(ts, search, Singletons.None);
        } finally {
            Refs.release(ts, search);
        }
    }

    static long match(ThreadState ts, long self) {
        return step(ts, self, false);
    }

    static long search(ThreadState ts, long self) {
        return step(ts, self, true);
    }

    private static long step(ThreadState ts, long self, boolean search) {
        ObjectLock.lock(ts, self);
        int next = (int) Memory.getLong(self + NEXT);
        boolean mustAdvance = Memory.getLong(self + MUST_ADVANCE) != 0;
        ObjectLock.unlock(ts, self);
        if (next < 0) {
            return Singletons.None;
        }
        long pattern = Memory.getLong(self + PATTERN);
        SreMatcher m = matcher(ts, self, (int) Memory.getLong(self + ENDPOS));
        m.mustAdvance = mustAdvance;
        boolean found = search ? m.search(next) : m.match(next);
        ObjectLock.lock(ts, self);
        Memory.putLong(self + NEXT, found ? m.to : -1);
        Memory.putLong(self + MUST_ADVANCE, found && m.to == m.from ? 1 : 0);
        ObjectLock.unlock(ts, self);
        return found
                ? PyMatch.create(ts, pattern, Memory.getLong(self + STRING), m,
                        (int) Memory.getLong(self + POS))
                : Singletons.None;
    }

    private static SreMatcher matcher(ThreadState ts, long self, int end) {
        SreProgram program = PyPattern.program(Memory.getLong(self + PATTERN));
        long text = Memory.getLong(self + TEXT);
        if (text == 0) {
            Subject s = (Subject) SideTable.get(GcHead.index(self));
            return new SreMatcher(ts, program, s.data, s.kind, end);
        }
        boolean str = PyUnicode.check(text);
        return new SreMatcher(ts, program, str ? PyASCIIObject.data(text) : PyBytes.data(text),
                str ? PyASCIIObject.kind(text) : 1, end);
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        int index = GcHead.index(self);
        if (index != 0) {
            ((Subject) SideTable.get(index)).close(ts);
            SideTable.remove(index);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        visitor.visit(Memory.getLong(self + PATTERN));
        visitor.visit(Memory.getLong(self + STRING));
        if (Memory.getLong(self + TEXT) != 0) {
            visitor.visit(Memory.getLong(self + TEXT));
        }
    }
}
