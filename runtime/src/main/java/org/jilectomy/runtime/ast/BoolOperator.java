package org.jilectomy.runtime.ast;

/** {@code and}, {@code or}. */
public enum BoolOperator {
    AND, OR
}
