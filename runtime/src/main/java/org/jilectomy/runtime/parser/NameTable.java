package org.jilectomy.runtime.parser;

import java.util.Arrays;

/**
 * The distinct names of one source, found by their characters without making a string first. An
 * entry knows its token kind, so keywords are recognized by the look-up a name needs anyway.
 *
 * <p>Open addressing, linear probing, at most half full. Not thread-safe.
 */
final class NameTable {
    /** Indices of the soft keywords, fixed because they are entered first. */
    static final int MATCH = 0;
    static final int CASE = 1;
    static final int UNDERSCORE = 2;

    private static final NameTable TEMPLATE = template();

    private String[] names;
    private int[] hashes;
    private byte[] kinds;
    private int[] slots; // index + 1 of the entry, 0 when free; its length is a power of two
    private int count;

    /** {@code from __future__ import barry_as_FLUFL}: unequal is {@code <>}. */
    boolean barry;

    /** Comments that tell a type are tokens. */
    boolean typeComments;

    /** What the parser warns about, by source like this table; null if there is nothing. */
    java.util.List<SourceWarning> warnings;

    void warn(boolean deprecated, String message, org.jilectomy.runtime.ast.Span span) {
        if (warnings == null) {
            warnings = new java.util.ArrayList<>();
        }
        warnings.add(new SourceWarning(deprecated, message, span));
    }

    private NameTable(String[] names, int[] hashes, byte[] kinds, int[] slots, int count) {
        this.names = names;
        this.hashes = hashes;
        this.kinds = kinds;
        this.slots = slots;
        this.count = count;
    }

    /** A table that knows the keywords and nothing else. */
    static NameTable withKeywords() {
        NameTable t = TEMPLATE;
        return new NameTable(
                t.names.clone(), t.hashes.clone(), t.kinds.clone(), t.slots.clone(), t.count);
    }

    private static NameTable template() {
        NameTable table =
                new NameTable(new String[128], new int[128], new byte[128], new int[256], 0);
        table.add("match", TokenType.NAME);
        table.add("case", TokenType.NAME);
        table.add("_", TokenType.NAME);
        for (int i = 0; i < TokenType.KEYWORDS.length; i++) {
            table.add(TokenType.KEYWORDS[i], TokenType.KW_FALSE + i);
        }
        return table;
    }

    private void add(String name, int kind) {
        char[] chars = name.toCharArray();
        kinds[intern(chars, 0, chars.length)] = (byte) kind;
    }

    String name(int index) {
        return names[index];
    }

    /** The token kind of the entry: {@link TokenType#NAME} or a keyword. */
    int kind(int index) {
        return kinds[index];
    }

    /** The index of the entry spelled {@code src[start..end)}, made if need be. */
    int intern(char[] src, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + src[i];
        }
        int mask = slots.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        for (int entry; (entry = slots[slot]) != 0; slot = slot + 1 & mask) {
            if (hashes[entry - 1] == hash && equal(names[entry - 1], src, start, end)) {
                return entry - 1;
            }
        }
        int index = count++;
        if (index == names.length) {
            grow();
            return insert(index, hash, new String(src, start, end - start));
        }
        slots[slot] = index + 1;
        names[index] = new String(src, start, end - start);
        hashes[index] = hash;
        kinds[index] = TokenType.NAME;
        return index;
    }

    private static boolean equal(String name, char[] src, int start, int end) {
        int length = end - start;
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != src[start + i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        names = Arrays.copyOf(names, names.length * 2);
        hashes = Arrays.copyOf(hashes, names.length);
        kinds = Arrays.copyOf(kinds, names.length);
        slots = new int[slots.length * 2];
        int known = count - 1;
        for (int i = 0; i < known; i++) {
            place(i, hashes[i]);
        }
    }

    private int insert(int index, int hash, String name) {
        names[index] = name;
        hashes[index] = hash;
        kinds[index] = TokenType.NAME;
        place(index, hash);
        return index;
    }

    private void place(int index, int hash) {
        int mask = slots.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = index + 1;
    }
}
