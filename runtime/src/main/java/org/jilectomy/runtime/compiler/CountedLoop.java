package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import org.jilectomy.runtime.ast.Expr;

/**
 * A {@code for} statement over {@code range(…)}, counted in local variables of the JVM.
 *
 * <p>An iterator would be an object: three loads and a store a step, of words that C2 may not keep in
 * registers, and the question whose the object is, as another thread might step it. But nobody can
 * come by the iterator of a {@code for} statement, and of a range it has nothing to say that two
 * additions do not. So none is made: the range itself is what the loop holds.
 *
 * <p>Whether the name {@code range} means the built-in class is seen when the loop begins: what is no
 * range, or one of numbers beyond 64 bits, is iterated over as anything else.
 *
 * @param left slot of the number of steps to come; negative if an iterator is stepped instead
 * @param value slot of the next number
 * @param step slot of the distance to the one after it
 */
record CountedLoop(int left, int value, int step) {
    /** Whether the expression looks like a range. */
    static boolean fits(Expr iterable) {
        return iterable instanceof Expr.Call call
                && call.func() instanceof Expr.Name name
                && name.id().equals("range")
                && call.keywords().isEmpty();
    }

    /** Looks at what {@code rangeSource} gave. */
    static CountedLoop begin(Code code, Operand.Temp source) {
        return new CountedLoop(
                read(code, source, "rangeLength"),
                read(code, source, "rangeStart"),
                read(code, source, "rangeStep"));
    }

    private static int read(Code code, Operand.Temp source, String part) {
        int slot = code.newScratchDouble();
        code.push(source);
        code.support(part, "l:l");
        code.cb.lstore(slot);
        return slot;
    }

    /**
     * The next number, or 0 at the end, goes into {@code item} and the code on at {@code got}; if there
     * is an iterator, right behind this.
     */
    void next(Code code, Operand.Temp item, Label got) {
        Label iterates = code.label();
        Label some = code.label();
        compareLeft(code);
        code.cb.iflt(iterates);
        compareLeft(code);
        code.cb.ifne(some);
        code.cb.lconst_0();
        code.cb.lstore(item.slot());
        code.cb.goto_(got);
        code.cb.labelBinding(some);
        code.loadTs();
        code.cb.lload(value);
        code.support("rangeItem", "tl:l");
        code.cb.lstore(item.slot());
        code.cb.lload(value).lload(step).ladd().lstore(value);
        code.cb.lload(left).lconst_1().lsub().lstore(left);
        code.cb.goto_(got);
        code.cb.labelBinding(iterates);
    }

    private void compareLeft(Code code) {
        code.cb.lload(left);
        code.cb.lconst_0();
        code.cb.lcmp();
    }
}
