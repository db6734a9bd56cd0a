package org.jilectomy.runtime.ast;

/** {@code ~}, {@code not}, unary {@code +} and {@code -}. */
public enum UnaryOperator {
    INVERT, NOT, UADD, USUB
}
