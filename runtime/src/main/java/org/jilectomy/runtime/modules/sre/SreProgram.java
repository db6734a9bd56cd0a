package org.jilectomy.runtime.modules.sre;

/**
 * What {@link SreMatcher} runs: one int array of instructions, its character sets, and what a
 * search may know before it tries. Immutable.
 *
 * <p>An instruction is its number and then its operands:
 *
 * <pre>
 *   FAIL                                   this way is wrong
 *   MATCH                                  the end, if fullmatch and must-advance agree
 *   ANY  ANY_ALL  LIT c  NOT_LIT c  SET s  one character (a <em>unit</em>)
 *   POS at                                 a position: ^ $ \b ...
 *   MARK reg                               the position goes into a register
 *   JUMP to
 *   TRY else   TRY_LIT else c   TRY_SET else s     an alternative; the last two look first
 *   REP_START n                            registers n (count) and n+1 (last position)
 *   MAX_UNTIL n min max body   MIN_UNTIL n min max body
 *   REP_ONE unit arg min max next   MIN_ONE unit arg min max   POSS_ONE unit arg min max
 *   REF g folding   IF_REF g else
 *   ATOM n   ATOM_END n                    what is between leaves no choices behind
 *   LOOK n back   LOOK_END n               and does not move
 *   NOT n back else   NOT_END n            and must not match
 *   POSS_START n   POSS n min max end   POSS_END n poss
 * </pre>
 */
final class SreProgram {
    static final int FAIL = 0;
    static final int MATCH = 1;
    static final int ANY = 2;
    static final int ANY_ALL = 3;
    static final int LIT = 4;
    static final int NOT_LIT = 5;
    static final int SET = 6;
    static final int POS = 7;
    static final int MARK = 8;
    static final int JUMP = 9;
    static final int TRY = 10;
    static final int TRY_LIT = 11;
    static final int TRY_SET = 12;
    static final int REP_START = 13;
    static final int MAX_UNTIL = 14;
    static final int MIN_UNTIL = 15;
    static final int REP_ONE = 16;
    static final int MIN_ONE = 17;
    static final int POSS_ONE = 18;
    static final int REF = 19;
    static final int IF_REF = 20;
    static final int ATOM = 21;
    static final int ATOM_END = 22;
    static final int LOOK = 23;
    static final int LOOK_END = 24;
    static final int NOT = 25;
    static final int NOT_END = 26;
    static final int POSS_START = 27;
    static final int POSS = 28;
    static final int POSS_END = 29;

    /** The opcodes it was made from, for comparison of patterns. */
    final int[] source;

    final int[] code;
    final CharSet[] sets;

    /** Capturing groups; registers 0 to 2·groups-1 are their marks. */
    final int groups;

    final int registers;

    /** Fewest characters that a match has. */
    final int minWidth;

    /** Literal that every match begins with; empty if unknown. */
    final int[] prefix;

    /** Whether the prefix is the whole pattern. */
    final boolean isLiteral;

    /** Where every match begins, or null. */
    final CharSet first;

    SreProgram(int[] source, int[] code, CharSet[] sets, int groups, int registers, int minWidth,
            int[] prefix, boolean isLiteral, CharSet first) {
        this.source = source;
        this.code = code;
        this.sets = sets;
        this.groups = groups;
        this.registers = registers;
        this.minWidth = minWidth;
        this.prefix = prefix;
        this.isLiteral = isLiteral;
        this.first = first;
    }
}
