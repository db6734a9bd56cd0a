package org.jilectomy.runtime.linker;

import java.util.Arrays;

/**
 * Units of texts that {@code eval} and {@code exec} are given again and again, so that a loop around
 * {@code eval("x + 1")} compiles once.
 *
 * <p>What a program could see of it is that a body's code object, found through a frame, is the same
 * twice. So only texts that make no other code object (no function, class, lambda or comprehension) are
 * kept; and none that the parser or compiler warned of, for each compilation warns anew; and only short
 * ones: no number in them is longer than any limit on digits allows ({@code
 * sys.set_int_max_str_digits}, 640 at least).
 *
 * <p>A text is kept when it comes for the second time. Of those that meet at one place of the table the
 * later one stays. No locks: entries are immutable.
 */
public final class TextCache {
    private static final int MAX_LENGTH = 512;
    private static final int PLACES = 256;

    private static final Entry[] TABLE = new Entry[PLACES];

    /** A text; its unit is null if it came once. */
    private record Entry(String mode, String text, CodeUnit unit) {
        boolean is(String otherMode, String otherText) {
            return text.equals(otherText) && mode.equals(otherMode);
        }
    }

    private TextCache() {}

    private static int place(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash >>> 24;
    }

    /** The unit of a text, or null. */
    public static CodeUnit get(String mode, String text) {
        Entry e = TABLE[place(text)];
        return e != null && e.unit != null && e.is(mode, text) ? e.unit : null;
    }

    /** At exit: what the units refer to goes. */
    static void clear() {
        Arrays.fill(TABLE, null);
    }

    /** Tells what a text was compiled to, without a warning. */
    public static void put(String mode, String text, CodeUnit unit) {
        if (text.length() > MAX_LENGTH || unit.specs().length != 1) {
            return;
        }
        Entry before = TABLE[place(text)];
        boolean again = before != null && before.is(mode, text);
        TABLE[place(text)] = new Entry(mode, text, again ? unit : null);
    }
}
