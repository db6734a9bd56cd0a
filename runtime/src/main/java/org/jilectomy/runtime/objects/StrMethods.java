package org.jilectomy.runtime.objects;

/** The table of str's methods (CPython 3.11, {@code unicode_methods}). */
final class StrMethods {
    private StrMethods() {}

    static void define(TypeDef def) {}
}
