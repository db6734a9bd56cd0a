package org.jilectomy.runtime.ast;

/** The comparison operators; {@code is not} and {@code not in} are one operator each. */
public enum CmpOp {
    EQ, NOTEQ, LT, LTE, GT, GTE, IS, ISNOT, IN, NOTIN
}
