package org.jilectomy.runtime.compiler;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Polls and recursion checks of compiled code, as {@link ThreadState#enter}, {@link
 * ThreadState#leave(ThreadState, int)} and {@link ThreadState#poll} describe them, but written out in
 * each method.
 *
 * <p>So the JVM counts for each place of its own whether the slow path was ever taken. Where it was
 * not, C2 leaves it out, and nothing has to be kept in memory across its call. In a shared method one
 * slow poll anywhere, say at the start of a second thread, would put that call into everything: a
 * recursive {@code fib} then takes 1.2 times as long, calls of closures 1.1 times.
 */
final class Polls {
    private static final MethodTypeDesc ENTER = MethodTypeDesc.of(CD_int, Callees.THREAD_STATE);
    private static final MethodTypeDesc ENTER_SLOW =
            MethodTypeDesc.of(CD_void, Callees.THREAD_STATE, CD_int);
    private static final MethodTypeDesc LEAVE = ENTER_SLOW;
    private static final MethodTypeDesc VOID = MethodTypeDesc.of(CD_void);

    private Polls() {}

    /** Emits the beginning of a Python frame, with the depth before in {@code depthSlot} afterwards. */
    static void enter(CodeBuilder cb, int depthSlot) {
        if (ThreadState.CHECK_LOCKS) {
            cb.aload(Code.TS);
            cb.invokestatic(Callees.THREAD_STATE, "enter", ENTER);
            cb.istore(depthSlot);
            return;
        }
        Label below = cb.newLabel();
        cb.aload(Code.TS);
        cb.getfield(Callees.THREAD_STATE, "depth", CD_int);
        cb.istore(depthSlot);
        cb.iload(depthSlot);
        cb.aload(Code.TS);
        cb.getfield(Callees.THREAD_STATE, "poll", CD_int);
        cb.if_icmplt(below);
        cb.aload(Code.TS);
        cb.iload(depthSlot);
        cb.invokestatic(Callees.THREAD_STATE, "enterSlow", ENTER_SLOW);
        cb.labelBinding(below);
        cb.aload(Code.TS);
        cb.iload(depthSlot);
        cb.iconst_1();
        cb.iadd();
        cb.putfield(Callees.THREAD_STATE, "depth", CD_int);
    }

    /** Emits the beginning of a frame that is no new call: of a generator's body that goes on. */
    static void resume(CodeBuilder cb, int depthSlot) {
        cb.aload(Code.TS);
        cb.invokestatic(Callees.THREAD_STATE, "resume", ENTER);
        cb.istore(depthSlot);
    }

    /** Emits the end of a frame: the depth is as it was before. */
    static void leave(CodeBuilder cb, int depthSlot) {
        cb.aload(Code.TS);
        cb.iload(depthSlot);
        if (ThreadState.CHECK_LOCKS) {
            cb.invokestatic(Callees.THREAD_STATE, "leave", LEAVE);
        } else {
            cb.putfield(Callees.THREAD_STATE, "depth", CD_int);
        }
    }

    /** Emits a poll. */
    static void poll(CodeBuilder cb) {
        cb.aload(Code.TS);
        if (ThreadState.CHECK_LOCKS) {
            cb.invokestatic(
                    Callees.THREAD_STATE, "poll", MethodTypeDesc.of(CD_void, Callees.THREAD_STATE));
            return;
        }
        Label none = cb.newLabel();
        cb.getfield(Callees.THREAD_STATE, "poll", CD_int);
        cb.ifge(none);
        cb.aload(Code.TS);
        cb.invokevirtual(Callees.THREAD_STATE, "pollSlow", VOID);
        cb.labelBinding(none);
    }
}
