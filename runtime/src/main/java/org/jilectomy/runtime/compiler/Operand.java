package org.jilectomy.runtime.compiler;

/**
 * Where the value of an evaluated expression is, and who owns it.
 *
 * <p>Nothing owned ever waits on the JVM operand stack: a throwing instruction would lose it. An
 * owned value sits in a temporary slot, where the function's clean-up handler finds it.
 */
sealed interface Operand {
    /** An immediate known at compile time. */
    record ImmediateConst(long bits) implements Operand {}

    /** An immortal object in the unit's constant table. */
    record Const(int index) implements Operand {}

    /** A JVM local that holds a Python local; borrowed from it. */
    record Borrowed(int slot) implements Operand {}

    /** A temporary slot that owns its value; must be released or handed on exactly once. */
    record Temp(int slot) implements Operand {}
}
