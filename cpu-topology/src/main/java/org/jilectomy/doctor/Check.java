package org.jilectomy.doctor;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param id      a word to name it by on the command line
 * @param verdict whether it disturbs
 * @param found   what is the case, or why it cannot be seen
 * @param matters how much it can change a result, in words and a figure where one is known
 * @param mend    the exact command that mends it, as root; empty if nothing does or nothing need be
 * @param changes the same as files to write; empty if mending takes more than that
 * @param asked   whether {@code --apply} leaves it alone unless it is named: it disturbs others
 */
public record Check(
        String id,
        Verdict verdict,
        String found,
        String matters,
        String mend,
        List<Change> changes,
        boolean asked) {

    /** The three answers; there is no "probably fine". */
    public enum Verdict {
        OK("ok"),
        BAD("bad"),
        NOT_EXPOSED("not exposed");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static Check ok(String id, String found) {
        return new Check(id, Verdict.OK, found, "", "", List.of(), false);
    }

    static Check notExposed(String id, String why) {
        return new Check(id, Verdict.NOT_EXPOSED, why, "", "", List.of(), false);
    }

    /** Bad, and mended by a person with this command, if at all. */
    static Check bad(String id, String found, String matters, String mend) {
        return new Check(id, Verdict.BAD, found, matters, mend, List.of(), false);
    }

    /** Bad, and mended by writing files. */
    static Check bad(String id, String found, String matters, List<Change> changes) {
        return new Check(
                id, Verdict.BAD, found, matters, Change.commands(changes), changes, false);
    }

    /** The same check, whose mending has to be asked for by name. */
    Check onlyWhenAsked() {
        return new Check(id, verdict, found, matters, mend, changes, true);
    }

    public boolean isBad() {
        return verdict == Verdict.BAD;
    }
}
