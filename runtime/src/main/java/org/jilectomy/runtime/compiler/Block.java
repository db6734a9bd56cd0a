package org.jilectomy.runtime.compiler;

import java.lang.classfile.Label;
import java.util.List;

/**
 * A statement that control may leave early: a loop, a {@code try}, a {@code with}, a handler.
 *
 * <p>{@code return}, {@code break} and {@code continue} walk the enclosing blocks from the inside
 * and let each emit what leaving it costs ({@link #emitLeave}): the copy of a finally body, the call
 * of {@code __exit__}, the restoring of the handled exception, the release of an iterator.
 */
abstract class Block {
    /** Emits the code that runs when control jumps out of this block. */
    abstract void emitLeave(Code code);

    /** Ends the stretch of code that this block's handler guards, while its own leave code is emitted. */
    void closeRange(Code code) {}

    /** Begins a new guarded stretch. */
    void openRange(Code code) {}

    /** Adds the slots this block keeps alive besides temporaries. */
    void addSavedSlots(List<Integer> slots) {}

    /** A loop; {@code iterator} is the temporary that {@code break} and {@code return} release. */
    static final class Loop extends Block {
        final Label breakTarget;
        final Label continueTarget;
        private final Operand.Temp iterator;

        Loop(Label breakTarget, Label continueTarget, Operand.Temp iterator) {
            this.breakTarget = breakTarget;
            this.continueTarget = continueTarget;
            this.iterator = iterator;
        }

        @Override
        void emitLeave(Code code) {
            if (iterator != null) {
                code.loadTs();
                code.takeSlot(iterator.slot());
                code.call(Callees.REFS, "release", "tl:v");
            }
        }
    }
}
