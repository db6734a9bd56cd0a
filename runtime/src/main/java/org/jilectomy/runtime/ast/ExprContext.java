package org.jilectomy.runtime.ast;

/** Whether a name, attribute, item, list or tuple is read, bound or deleted. */
public enum ExprContext {
    LOAD, STORE, DEL
}
