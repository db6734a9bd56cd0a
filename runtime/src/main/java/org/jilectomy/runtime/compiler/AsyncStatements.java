package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.BitSet;
import org.jilectomy.runtime.ast.Span;
import org.jilectomy.runtime.ast.Stmt;

/** Emits {@code async for}: a loop with an {@code await} at each step ({@link Generators#drive}). */
final class AsyncStatements {
    private final Code code;

    AsyncStatements(Code code) {
        this.code = code;
    }

    void forLoop(Stmt.AsyncFor f) {
        Operand iterable = code.expressions.value(f.iter());
        code.at(f.iter().span());
        code.loadTs();
        code.push(iterable);
        code.call(Callees.AWAITING, "aiterForLoop", "tl:l");
        Operand.Temp it = code.result();
        code.release(iterable);
        code.statements.loop(it, Statements.NO_INDEX, null, true, f.iter().span(), f.target(),
                f.body(),
                f.orelse());
    }

    /**
     * The next item of an asynchronous iterator; a jump to {@code exhausted} at its end. Only the
     * await is guarded: a StopAsyncIteration from anywhere else is an error.
     */
    Operand next(Operand.Temp it, Label exhausted, Span span) {
        BitSet live = code.liveTemps();
        Label start = code.label();
        Label end = code.label();
        Label handler = code.label();
        Label got = code.label();
        code.bind(start);
        code.at(span);
        code.loadTs();
        code.push(it);
        code.call(Callees.AWAITING, "anextForLoop", "tl:l");
        Operand item = code.generators.drive(code.result(), span);
        code.bind(end);
        code.cb.goto_(got);
        code.bind(handler);
        int thrown = code.newScratch();
        code.cb.astore(thrown);
        code.tries.catchThrowable(thrown);
        code.releaseTempsExcept(live);
        code.loadTs();
        code.cb.aload(thrown);
        code.call(Callees.AWAITING, "endsLoop", "te:z");
        code.cb.ifne(exhausted);
        code.cb.aload(thrown);
        code.cb.athrow();
        code.cb.exceptionCatchAll(start, end, handler);
        code.bind(got);
        return item;
    }
}
