package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jilectomy.runtime.ast.Expr;
import org.jilectomy.runtime.ast.Stmt;

/**
 * The parts of one very large code object: emits their calls, and keeps the list of those still to be
 * emitted.
 *
 * <p>A part is {@code (ThreadState, long function, long namespace, long cells, long container) →
 * long}. So that all parts see the same variables, each lives in a cell, and the cells in one tuple.
 * A part that makes a value returns it; one that holds statements returns how it ended:
 *
 * <pre>
 *  0   at its end
 *  1   return; the value waits in the thread state
 *  2   break of the loop around the call
 *  3   continue of the loop around the call
 * </pre>
 */
final class Parts {
    static final int RETURN = 1;
    static final int BREAK = 2;
    static final int CONTINUE = 3;

    static final String TYPE = "tllll:l";

    /** One method still to be emitted. */
    record Part(String name, int loopDepth, Consumer<Code> body) {}

    final Partition partition;

    /** The variables, by their index in the tuple of cells. */
    final Map<String, Integer> cells;

    final ArrayDeque<Part> waiting = new ArrayDeque<>();
    private final IdentityHashMap<Object, String> names = new IdentityHashMap<>();
    private final String prefix;

    Parts(Partition partition, Map<String, Integer> cells, String prefix) {
        this.partition = partition;
        this.cells = cells;
        this.prefix = prefix;
    }

    /** All variables, in the order of the cells. */
    List<String> variables() {
        String[] all = new String[cells.size()];
        cells.forEach((name, i) -> all[i] = name);
        return List.of(all);
    }

    /** The name of the part for {@code what}; the emitter of the caller may run twice. */
    private String part(Code code, Object what, Consumer<Code> body) {
        String known = names.get(what);
        if (known != null) {
            return known;
        }
        String name = prefix + "part" + names.size();
        names.put(what, name);
        waiting.add(new Part(name, code.loopDepth, body));
        return name;
    }

    private void call(Code code, String name, Operand containerOrNull) {
        code.loadTs();
        code.loadFunc();
        if (code.usesNamespace) {
            code.cb.lload(code.namespaceSlot);
        } else {
            code.cb.lconst_0();
        }
        code.pushCells();
        if (containerOrNull == null) {
            code.cb.lconst_0();
        } else {
            code.push(containerOrNull);
        }
        code.unit.invokePart(code.cb, name, TYPE);
        code.positions.forget();
    }

    // ---------------------------------------------------------------- values

    /** The value of an expression that is cut off. */
    Operand value(Code code, Expr e) {
        call(code, part(code, e, c -> {
            c.pushOwned(c.expressions.uncut(e));
            c.frame.storeReturn();
            c.cb.goto_(c.frame.exit);
        }), null);
        return code.result();
    }

    /** Adds elements to a display: {@code add} emits one, given its index and the container. */
    void chunk(Code code, Partition.Chunk chunk, Operand.Temp container, Adder add) {
        if (!chunk.part()) {
            for (int i = chunk.from(); i < chunk.to(); i++) {
                add.emit(code, i, container);
            }
            return;
        }
        call(code, part(code, chunk, c -> {
            Operand given = new Operand.Borrowed(Code.CONTAINER);
            for (int i = chunk.from(); i < chunk.to(); i++) {
                add.emit(c, i, given);
            }
            c.cb.lconst_0();
            c.frame.storeReturn();
            c.cb.goto_(c.frame.exit);
        }), container);
        code.cb.pop2();
    }

    /** Emits one element of a display. */
    interface Adder {
        void emit(Code code, int index, Operand container);
    }

    // ---------------------------------------------------------------- statements

    void block(Code code, List<Partition.Group> groups) {
        for (Partition.Group g : groups) {
            if (!g.part()) {
                for (Stmt s : g.statements()) {
                    code.statements.statement(s);
                }
                continue;
            }
            call(code, part(code, g, c -> body(c, g)), null);
            code.cb.l2i();
            int end = code.newScratch();
            code.cb.istore(end);
            afterwards(code, g, end);
        }
    }

    private void body(Code c, Partition.Group g) {
        if (g.groups() != null) {
            block(c, g.groups());
        } else {
            for (Stmt s : g.statements()) {
                c.statements.statement(s);
            }
        }
        c.cb.lconst_0();
        c.frame.storeReturn();
        c.cb.goto_(c.frame.exit);
    }

    private void afterwards(Code code, Partition.Group g, int end) {
        List<Stmt> all = new ArrayList<>();
        collect(g, all);
        if (Jumps.returns(all)) {
            Label next = unless(code, end, RETURN);
            code.loadTs();
            code.call(Callees.GENERATOR_BODY, "takeResult", "t:l");
            code.statements.returnValue(code.result());
            code.bind(next);
        }
        if (Jumps.breaks(all)) {
            Label next = unless(code, end, BREAK);
            code.statements.leaveLoop(true);
            code.bind(next);
        }
        if (Jumps.continues(all)) {
            Label next = unless(code, end, CONTINUE);
            code.statements.leaveLoop(false);
            code.bind(next);
        }
    }

    private static void collect(Partition.Group g, List<Stmt> to) {
        to.addAll(g.statements());
        if (g.groups() != null) {
            for (Partition.Group inner : g.groups()) {
                collect(inner, to);
            }
        }
    }

    private static Label unless(Code code, int end, int how) {
        Label next = code.label();
        code.cb.iload(end);
        code.cb.loadConstant(how);
        code.cb.if_icmpne(next);
        return next;
    }

    /** In a part: the return value, owned, is on the stack. */
    static void returnFrom(Code code) {
        code.frame.storeReturn();
        code.loadTs();
        code.loadFunc();
        code.takeSlot(code.frame.returnSlot);
        code.call(Callees.GENERATOR_BODY, "returned", "tll:v");
        end(code, RETURN);
    }

    static void end(Code code, int how) {
        code.cb.loadConstant((long) how);
        code.frame.storeReturn();
        code.cb.goto_(code.frame.exit);
    }
}
