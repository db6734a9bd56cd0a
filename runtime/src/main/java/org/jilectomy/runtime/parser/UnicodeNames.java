package org.jilectomy.runtime.parser;

import java.util.Locale;

/**
 * Characters by name, for {@code \N} followed by a name in braces: the names the JDK knows, and
 * the aliases and abbreviations of control characters it lacks. Loaded only by a program that uses
 * such an escape.
 */
final class UnicodeNames {
    /** Aliases and abbreviations of Unicode's NameAliases.txt: a name, then its character. */
    private static final Object[] ALIASES = {
        "BELL", 0x1F514, "NULL", 0x0, "START OF HEADING", 0x1, "START OF TEXT", 0x2,
        "END OF TEXT", 0x3, "END OF TRANSMISSION", 0x4, "ENQUIRY", 0x5, "ACKNOWLEDGE", 0x6,
        "BACKSPACE", 0x8, "CHARACTER TABULATION", 0x9, "LINE FEED", 0xA, "LINE TABULATION", 0xB,
        "FORM FEED", 0xC, "CARRIAGE RETURN", 0xD, "SHIFT OUT", 0xE, "LOCKING-SHIFT ONE", 0xE,
        "SHIFT IN", 0xF, "LOCKING-SHIFT ZERO", 0xF, "DATA LINK ESCAPE", 0x10,
        "DEVICE CONTROL ONE", 0x11, "DEVICE CONTROL TWO", 0x12, "DEVICE CONTROL THREE", 0x13,
        "DEVICE CONTROL FOUR", 0x14, "NEGATIVE ACKNOWLEDGE", 0x15, "SYNCHRONOUS IDLE", 0x16,
        "END OF TRANSMISSION BLOCK", 0x17, "CANCEL", 0x18, "END OF MEDIUM", 0x19,
        "SUBSTITUTE", 0x1A, "ESCAPE", 0x1B, "INFORMATION SEPARATOR FOUR", 0x1C,
        "FILE SEPARATOR", 0x1C, "INFORMATION SEPARATOR THREE", 0x1D, "GROUP SEPARATOR", 0x1D,
        "INFORMATION SEPARATOR TWO", 0x1E, "RECORD SEPARATOR", 0x1E,
        "INFORMATION SEPARATOR ONE", 0x1F, "UNIT SEPARATOR", 0x1F, "DELETE", 0x7F,
        "NEXT LINE", 0x85, "NUL", 0x0, "SOH", 0x1, "STX", 0x2, "ETX", 0x3, "EOT", 0x4,
        "ENQ", 0x5, "ACK", 0x6,
        "ALERT", 0x7, "BEL", 0x7, "BS", 0x8, "TAB", 0x9, "HT", 0x9, "HORIZONTAL TABULATION", 0x9,
        "LF", 0xA, "NL", 0xA, "EOL", 0xA, "NEW LINE", 0xA, "END OF LINE", 0xA, "VT", 0xB,
        "VERTICAL TABULATION", 0xB, "FF", 0xC, "CR", 0xD, "SO", 0xE, "SI", 0xF, "DLE", 0x10,
        "DC1", 0x11, "DC2", 0x12, "DC3", 0x13, "DC4", 0x14, "NAK", 0x15, "SYN", 0x16,
        "ETB", 0x17, "CAN", 0x18, "EOM", 0x19, "SUB", 0x1A, "ESC", 0x1B, "FS", 0x1C, "GS", 0x1D,
        "RS", 0x1E, "US", 0x1F, "SP", 0x20, "DEL", 0x7F, "NEL", 0x85, "NBSP", 0xA0, "SHY", 0xAD,
        "BOM", 0xFEFF, "BYTE ORDER MARK", 0xFEFF, "ZWNBSP", 0xFEFF, "ZWSP", 0x200B,
        "ZWNJ", 0x200C, "ZWJ", 0x200D, "LRM", 0x200E, "RLM", 0x200F, "LRE", 0x202A, "RLE", 0x202B,
        "PDF", 0x202C, "LRO", 0x202D, "RLO", 0x202E, "WJ", 0x2060, "CGJ", 0x34F,
    };

    private UnicodeNames() {}

    /** The code point, or -1 if no character has the name. */
    static int lookup(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (int i = 0; i < ALIASES.length; i += 2) {
            if (ALIASES[i].equals(upper)) {
                return (int) ALIASES[i + 1];
            }
        }
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException unknown) {
            return -1;
        }
    }
}
