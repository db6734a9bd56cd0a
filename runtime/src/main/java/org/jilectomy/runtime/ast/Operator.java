package org.jilectomy.runtime.ast;

/** The binary operators, also of augmented assignment. */
public enum Operator {
    ADD, SUB, MULT, MATMULT, DIV, MOD, POW, LSHIFT, RSHIFT, BITOR, BITXOR, BITAND, FLOORDIV
}
