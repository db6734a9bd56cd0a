package org.jilectomy.runtime.modules.expat;

import java.util.ArrayList;
import java.util.List;

/** What an element may contain, as its declaration says; a tree. */
final class ContentModel {
    static final int EMPTY = 1;
    static final int ANY = 2;
    static final int MIXED = 3;
    static final int NAME = 4;
    static final int CHOICE = 5;
    static final int SEQ = 6;

    int type;

    /** 0 once, 1 {@code ?}, 2 {@code *}, 3 {@code +}. */
    int quantifier;

    final String name;
    final List<ContentModel> children = new ArrayList<>(2);

    ContentModel(int type, String name) {
        this.type = type;
        this.name = name;
    }

    static int quantifier(int c) {
        return c == '?' ? 1 : c == '*' ? 2 : c == '+' ? 3 : 0;
    }
}
