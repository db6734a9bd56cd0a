package org.jilectomy.runtime.objects;

/** Receives each object that another object owns; compare CPython {@code visitproc}. */
@FunctionalInterface
public interface Visitor {
    /**
     * @param object an address, never 0, never immediate; borrowed
     */
    void visit(long object);
}
