package org.jilectomy.runtime.modules.unicodedata;

import java.util.Locale;
import org.jilectomy.runtime.parser.UnicodeNames;

/**
 * Names as {@code unicodedata} tells them. The JDK knows those that are listed; those that are
 * computed, of ideographs and of Hangul syllables, it names after their block.
 */
final class CharacterNames {
    private static final String IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-";
    private static final String SYLLABLE = "HANGUL SYLLABLE ";

    /** The three parts of a syllable (The Unicode Standard, section 3.12). */
    private static final String[] LEADING = {
        "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T",
        "P",
        "H",
    };

    private static final String[] VOWEL = {
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO",
        "WE", "WI", "YU", "EU", "YI", "I",
    };

    private static final String[] TRAILING = {
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH",
        "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
    };

    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int SYLLABLES = 19 * 21 * 28;

    private CharacterNames() {}

    /** The name, or null. */
    static String name(UnicodeTables tables, int c) {
        switch (tables.properties(c).category()) {
            case "Cn", "Cc", "Co", "Cs" -> {
                return null;
            }
            default -> {}
        }
        int s = c - FIRST_SYLLABLE;
        if (s >= 0 && s < SYLLABLES) {
            return SYLLABLE + LEADING[s / 588] + VOWEL[s / 28 % 21] + TRAILING[s % 28];
        }
        String name = Character.getName(c);
        if (name == null || name.startsWith("TANGUT ") && !name.startsWith("TANGUT COMPONENT")
                && !name.startsWith("TANGUT ITERATION")) {
            return null;
        }
        return name.startsWith("CJK UNIFIED IDEOGRAPHS")
                ? IDEOGRAPH + Integer.toHexString(c).toUpperCase(Locale.ROOT) : name;
    }

    /** The character of that name or alias, -1 if there is none. */
    static int lookup(UnicodeTables tables, String text) {
        String name = text.toUpperCase(Locale.ROOT);
        int c = -1;
        if (name.startsWith(SYLLABLE)) {
            c = syllable(name.substring(SYLLABLE.length()));
        } else if (name.startsWith(IDEOGRAPH)) {
            String hex = name.substring(IDEOGRAPH.length());
            if (hex.length() == 4 || hex.length() == 5) {
                try {
                    c = Integer.parseInt(hex, 16);
                } catch (NumberFormatException e) {
                    return -1;
                }
                return c >= 0 && name.equals(name(tables, c)) ? c : -1;
            }
        } else {
            c = UnicodeNames.lookup(name);
            if (c >= 0 && name.equals(Character.getName(c)) && !name.equals(name(tables, c))
                    && !tables.properties(c).category().equals("Cc")) {
                return -1;
            }
        }
        return c >= 0 && tables.isAssigned(c) ? c : -1;
    }

    private static int syllable(String name) {
        for (int l = 0; l < LEADING.length; l++) {
            if (!name.startsWith(LEADING[l])) {
                continue;
            }
            for (int v = 0; v < VOWEL.length; v++) {
                String start = LEADING[l] + VOWEL[v];
                if (!name.startsWith(start)) {
                    continue;
                }
                for (int t = 0; t < TRAILING.length; t++) {
                    if (name.length() == start.length() + TRAILING[t].length()
                            && name.endsWith(TRAILING[t])) {
                        return FIRST_SYLLABLE + (l * 21 + v) * 28 + t;
                    }
                }
            }
        }
        return -1;
    }
}
