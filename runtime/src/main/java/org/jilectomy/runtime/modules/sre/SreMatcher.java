package org.jilectomy.runtime.modules.sre;

import static org.jilectomy.runtime.modules.sre.SreProgram.ANY;
import static org.jilectomy.runtime.modules.sre.SreProgram.ANY_ALL;
import static org.jilectomy.runtime.modules.sre.SreProgram.ATOM;
import static org.jilectomy.runtime.modules.sre.SreProgram.ATOM_END;
import static org.jilectomy.runtime.modules.sre.SreProgram.IF_REF;
import static org.jilectomy.runtime.modules.sre.SreProgram.JUMP;
import static org.jilectomy.runtime.modules.sre.SreProgram.LIT;
import static org.jilectomy.runtime.modules.sre.SreProgram.LOOK;
import static org.jilectomy.runtime.modules.sre.SreProgram.LOOK_END;
import static org.jilectomy.runtime.modules.sre.SreProgram.MARK;
import static org.jilectomy.runtime.modules.sre.SreProgram.MATCH;
import static org.jilectomy.runtime.modules.sre.SreProgram.MAX_UNTIL;
import static org.jilectomy.runtime.modules.sre.SreProgram.MIN_ONE;
import static org.jilectomy.runtime.modules.sre.SreProgram.MIN_UNTIL;
import static org.jilectomy.runtime.modules.sre.SreProgram.NOT;
import static org.jilectomy.runtime.modules.sre.SreProgram.NOT_END;
import static org.jilectomy.runtime.modules.sre.SreProgram.NOT_LIT;
import static org.jilectomy.runtime.modules.sre.SreProgram.POS;
import static org.jilectomy.runtime.modules.sre.SreProgram.POSS;
import static org.jilectomy.runtime.modules.sre.SreProgram.POSS_END;
import static org.jilectomy.runtime.modules.sre.SreProgram.POSS_ONE;
import static org.jilectomy.runtime.modules.sre.SreProgram.POSS_START;
import static org.jilectomy.runtime.modules.sre.SreProgram.REF;
import static org.jilectomy.runtime.modules.sre.SreProgram.REP_ONE;
import static org.jilectomy.runtime.modules.sre.SreProgram.REP_START;
import static org.jilectomy.runtime.modules.sre.SreProgram.SET;
import static org.jilectomy.runtime.modules.sre.SreProgram.TRY;
import static org.jilectomy.runtime.modules.sre.SreProgram.TRY_LIT;
import static org.jilectomy.runtime.modules.sre.SreProgram.TRY_SET;

import java.util.Arrays;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Ucs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Runs a {@link SreProgram} on a {@link SreText}; compare {@code SRE(match)}.
 *
 * <p>A backtracking matcher. There is one stack, of records of three ints:
 *
 * <pre>
 *   place >= 0   position   extra        a choice: what to do there is told by the instruction
 *   ~register    old value  lastindex    a register to be restored on the way back
 * </pre>
 *
 * <p>Failing pops a record; restoring registers by records makes captured groups right on every
 * way back. An assertion or atomic group remembers the height of the stack in a register and, when
 * it is left, keeps only the records above that restore. Decision: no recursion, so a pattern costs
 * heap but never the thread's stack, and MemoryError is its end.
 *
 * <p>For one thread and one text; the owner of the text keeps it alive. Long matches poll.
 */
final class SreMatcher {
    private static final int[] NONE = {};

    /** Ways back between two polls. */
    private static final int POLL_EVERY = 1 << 14;

    private final ThreadState ts;
    final SreProgram program;
    final SreText text;
    private final int[] code;
    private final CharSet[] sets;

    /** The text's, once more: the machine reads it with one load less. */
    private final long data;

    private final int kind;

    /** Marks of the groups (-1: not set), then counters. */
    final int[] registers;

    /** The group that was closed last, -1 if none. */
    int lastindex = -1;

    /** Where the match began and ended. */
    int from;

    int to;

    private int[] stack = NONE;
    private int ticks = POLL_EVERY;
    private boolean dirty;

    /** Set by the caller: the match must reach the end of the text. */
    boolean full;

    /** Set by the caller: the first place tried must not match emptily. */
    boolean mustAdvance;

    /** Where the match must not end if it began there too; -1 for nowhere. */
    int forbidden = -1;

    SreMatcher(ThreadState ts, SreProgram program, long data, int kind, int end) {
        this.ts = ts;
        this.program = program;
        this.code = program.code;
        this.sets = program.sets;
        this.data = data;
        this.kind = kind;
        this.text = new SreText(data, kind, end, sets);
        this.registers = program.registers == 0 ? NONE : new int[program.registers];
        if (program.registers != 0) {
            Arrays.fill(registers, -1);
        }
    }

    private int at(int i) {
        return Ucs.at(data, kind, i);
    }

    // ---------------------------------------------------------------- one place

    /** A match that begins at {@code start}. */
    boolean match(int start) {
        if (program.minWidth > 0 && text.end - start < program.minWidth) {
            return false;
        }
        begin(start);
        return matchAt(start);
    }

    /** The first match at or after {@code start}. */
    boolean search(int start) {
        return SreSearch.first(this, start);
    }

    /** Before the first place is tried. */
    void begin(int start) {
        forbidden = mustAdvance ? start : -1;
    }

    boolean matchAt(int start) {
        if (dirty) {
            Arrays.fill(registers, -1);
            lastindex = -1;
        }
        dirty = true;
        int stop = run(start);
        if (stop < 0) {
            return false;
        }
        from = start;
        to = stop;
        return true;
    }

    // ---------------------------------------------------------------- helpers of the machine

    void pollSometimes() {
        if (--ticks < 0) {
            ticks = POLL_EVERY;
            ThreadState.poll(ts);
        }
    }

    private int[] grow() {
        int n = stack.length;
        if (n > 1 << 29) {
            throw Errors.memoryError(ts);
        }
        stack = Arrays.copyOf(stack, n == 0 ? 48 : n * 2);
        return stack;
    }

    /** Whether group {@code g} has matched something. */
    boolean isSet(int g) {
        int start = registers[2 * g];
        return start >= 0 && registers[2 * g + 1] >= start;
    }

    /** The end of a copy of group {@code g} at {@code i}; -1 if it is not there. */
    private int reference(int g, int folding, int i) {
        if (!isSet(g)) {
            return -1;
        }
        int start = registers[2 * g];
        int n = registers[2 * g + 1] - start;
        if (n > text.end - i) {
            return -1;
        }
        for (int k = 0; k < n; k++) {
            int a = at(start + k);
            int b = at(i + k);
            if (a != b && (folding == Folding.NONE
                    || Folding.lower(a, folding) != Folding.lower(b, folding))) {
                return -1;
            }
        }
        return i + n;
    }

    /** Drops the choices above {@code height}; what restores registers stays. */
    private int commit(int height, int top) {
        int[] s = stack;
        int kept = height;
        for (int i = height; i < top; i += 3) {
            if (s[i] < 0) {
                s[kept] = s[i];
                s[kept + 1] = s[i + 1];
                s[kept + 2] = s[i + 2];
                kept += 3;
            }
        }
        return kept;
    }

    /** Restores registers and drops everything above {@code height}. */
    private int rollBack(int height, int top) {
        int[] s = stack;
        for (int i = top - 3; i >= height; i -= 3) {
            if (s[i] < 0) {
                registers[~s[i]] = s[i + 1];
                lastindex = s[i + 2];
            }
        }
        return height;
    }

    // ---------------------------------------------------------------- the machine

    /** Where the match that begins at {@code start} ends; -1 if there is none. */
    private int run(int start) {
        final int[] p = code;
        final int[] r = registers;
        final SreText text = this.text;
        final int stop = text.end;
        int[] s = stack;
        int sp = 0;
        int pc = 0;
        int i = start;
        while (true) {
            boolean ok;
            switch (p[pc]) {
                case LIT:
                    ok = i < stop && at(i) == p[pc + 1];
                    i++;
                    pc += 2;
                    break;
                case NOT_LIT:
                    ok = i < stop && at(i) != p[pc + 1];
                    i++;
                    pc += 2;
                    break;
                case SET:
                    ok = i < stop && sets[p[pc + 1]].contains(at(i));
                    i++;
                    pc += 2;
                    break;
                case ANY:
                    ok = i < stop && at(i) != '\n';
                    i++;
                    pc++;
                    break;
                case ANY_ALL:
                    ok = i < stop;
                    i++;
                    pc++;
                    break;
                case MATCH:
                    if ((!full || i == stop) && i != forbiddenEnd(start)) {
                        return i;
                    }
                    ok = false;
                    break;
                case POS:
                    ok = text.isAt(p[pc + 1], i);
                    pc += 2;
                    break;
                case MARK: {
                    int register = p[pc + 1];
                    if (sp != 0) {
                        if (sp == s.length) {
                            s = grow();
                        }
                        s[sp] = ~register;
                        s[sp + 1] = r[register];
                        s[sp + 2] = lastindex;
                        sp += 3;
                    }
                    r[register] = i;
                    if ((register & 1) != 0) {
                        lastindex = (register >> 1) + 1;
                    }
                    pc += 2;
                    ok = true;
                    break;
                }
                case JUMP:
                    pc = p[pc + 1];
                    ok = true;
                    break;
                case TRY_LIT:
                case TRY_SET:
                    if (i >= stop || (p[pc] == TRY_LIT ? at(i) != p[pc + 2]
                            : !sets[p[pc + 2]].contains(at(i)))) {
                        pc = p[pc + 1];
                        ok = true;
                        break;
                    }
                    // Falls through: the alternative may match.
                case TRY:
                    if (sp == s.length) {
                        s = grow();
                    }
                    s[sp] = pc;
                    s[sp + 1] = i;
                    sp += 3;
                    pc += p[pc] == TRY ? 2 : 3;
                    ok = true;
                    break;
                case REP_START: {
                    int n = p[pc + 1];
                    if (sp != 0) {
                        if (sp + 6 > s.length) {
                            s = grow();
                        }
                        save(s, sp, n);
                        save(s, sp + 3, n + 1);
                        sp += 6;
                    }
                    r[n] = -1;
                    r[n + 1] = -1;
                    pc += 2;
                    ok = true;
                    break;
                }
                case MAX_UNTIL: {
                    int n = p[pc + 1];
                    int count = r[n] + 1;
                    boolean more = count < p[pc + 2];
                    boolean choice = !more && count < p[pc + 3] && i != r[n + 1];
                    if (!more && !choice) {
                        pc += 5;
                        ok = true;
                        break;
                    }
                    if (sp + 9 > s.length) {
                        s = grow();
                    }
                    if (choice) {
                        s[sp] = pc;
                        s[sp + 1] = i;
                        save(s, sp + 3, n + 1);
                        sp += 6;
                        r[n + 1] = i;
                    }
                    save(s, sp, n);
                    sp += 3;
                    r[n] = count;
                    pc = p[pc + 4];
                    pollSometimes();
                    ok = true;
                    break;
                }
                case MIN_UNTIL: {
                    int n = p[pc + 1];
                    int count = r[n] + 1;
                    if (sp + 3 > s.length) {
                        s = grow();
                    }
                    if (count < p[pc + 2]) {
                        save(s, sp, n);
                        r[n] = count;
                        pc = p[pc + 4];
                        pollSometimes();
                    } else {
                        s[sp] = pc;
                        s[sp + 1] = i;
                        pc += 5;
                    }
                    sp += 3;
                    ok = true;
                    break;
                }
                case REP_ONE: {
                    int min = p[pc + 3];
                    if (min > stop - i) {
                        ok = false;
                        break;
                    }
                    int max = p[pc + 4];
                    int limit = max > stop - i ? stop : i + max;
                    int least = i + min;
                    i = text.span(p[pc + 1], p[pc + 2], i, limit);
                    if (i < least) {
                        ok = false;
                        break;
                    }
                    if (i > least) {
                        if (sp == s.length) {
                            s = grow();
                        }
                        s[sp] = pc;
                        s[sp + 1] = i;
                        s[sp + 2] = least;
                        sp += 3;
                    }
                    pc += 6;
                    ok = true;
                    break;
                }
                case MIN_ONE: {
                    int min = p[pc + 3];
                    if (min > stop - i) {
                        ok = false;
                        break;
                    }
                    int least = i + min;
                    if (text.span(p[pc + 1], p[pc + 2], i, least) < least) {
                        ok = false;
                        break;
                    }
                    int max = p[pc + 4];
                    int limit = max > stop - i ? stop : i + max;
                    i = least;
                    if (limit > least) {
                        if (sp == s.length) {
                            s = grow();
                        }
                        s[sp] = pc;
                        s[sp + 1] = i;
                        s[sp + 2] = limit;
                        sp += 3;
                    }
                    pc += 5;
                    ok = true;
                    break;
                }
                case POSS_ONE: {
                    int min = p[pc + 3];
                    int max = p[pc + 4];
                    int limit = max > stop - i ? stop : i + max;
                    int reached = i > limit ? i : text.span(p[pc + 1], p[pc + 2], i, limit);
                    ok = reached - i >= min;
                    i = reached;
                    pc += 5;
                    break;
                }
                case REF: {
                    int after = reference(p[pc + 1], p[pc + 2], i);
                    ok = after >= 0;
                    i = after;
                    pc += 3;
                    break;
                }
                case IF_REF:
                    pc = isSet(p[pc + 1]) ? pc + 3 : p[pc + 2];
                    ok = true;
                    break;
                case ATOM:
                    if (sp == s.length) {
                        s = grow();
                    }
                    r[p[pc + 1]] = sp;
                    s[sp] = pc;
                    sp += 3;
                    pc += 2;
                    ok = true;
                    break;
                case ATOM_END:
                    sp = commit(r[p[pc + 1]], sp);
                    pc += 2;
                    ok = true;
                    break;
                case LOOK:
                case NOT: {
                    int back = p[pc + 2];
                    boolean not = p[pc] == NOT;
                    if (i < back) {
                        ok = not;
                        pc = not ? p[pc + 3] : pc;
                        break;
                    }
                    if (sp == s.length) {
                        s = grow();
                    }
                    r[p[pc + 1]] = sp;
                    s[sp] = pc;
                    s[sp + 1] = i;
                    sp += 3;
                    i -= back;
                    pc += not ? 4 : 3;
                    ok = true;
                    break;
                }
                case LOOK_END: {
                    int height = r[p[pc + 1]];
                    i = s[height + 1];
                    sp = commit(height, sp);
                    pc += 2;
                    ok = true;
                    break;
                }
                case NOT_END:
                    sp = rollBack(r[p[pc + 1]], sp);
                    ok = false;
                    break;
                case POSS_START:
                    r[p[pc + 1]] = 0;
                    r[p[pc + 1] + 1] = -1;
                    pc += 2;
                    ok = true;
                    break;
                case POSS: {
                    int n = p[pc + 1];
                    if (r[n] >= p[pc + 2] && (r[n] >= p[pc + 3] || i == r[n + 1])) {
                        pc = p[pc + 4];
                        ok = true;
                        break;
                    }
                    if (sp == s.length) {
                        s = grow();
                    }
                    if (r[n] >= p[pc + 2]) {
                        r[n + 1] = i;
                    }
                    r[n + 2] = sp;
                    s[sp] = pc;
                    s[sp + 1] = i;
                    s[sp + 2] = r[n];
                    sp += 3;
                    pc += 5;
                    ok = true;
                    break;
                }
                case POSS_END: {
                    int n = p[pc + 1];
                    sp = commit(r[n + 2], sp);
                    r[n]++;
                    pc = p[pc + 2];
                    pollSometimes();
                    ok = true;
                    break;
                }
                default:
                    ok = false;
                    break;
            }
            while (!ok) {
                if (sp == 0) {
                    return -1;
                }
                sp -= 3;
                pc = s[sp];
                if (pc < 0) {
                    r[~pc] = s[sp + 1];
                    lastindex = s[sp + 2];
                    continue;
                }
                pollSometimes();
                i = s[sp + 1];
                switch (p[pc]) {
                    case TRY:
                    case TRY_LIT:
                    case TRY_SET:
                        pc = p[pc + 1];
                        ok = true;
                        break;
                    case MAX_UNTIL:
                        pc += 5;
                        ok = true;
                        break;
                    case MIN_UNTIL: {
                        int n = p[pc + 1];
                        int count = r[n] + 1;
                        if (count >= p[pc + 3] && p[pc + 3] != Integer.MAX_VALUE
                                || i == r[n + 1]) {
                            break;
                        }
                        if (sp + 6 > s.length) {
                            s = grow();
                        }
                        save(s, sp, n);
                        save(s, sp + 3, n + 1);
                        sp += 6;
                        r[n] = count;
                        r[n + 1] = i;
                        pc = p[pc + 4];
                        ok = true;
                        break;
                    }
                    case REP_ONE: {
                        int least = s[sp + 2];
                        i--;
                        int c = p[pc + 5];
                        if (c != -1) {
                            while (i >= least && (i >= stop || at(i) != c)) {
                                i--;
                            }
                            if (i < least) {
                                break;
                            }
                        }
                        if (i > least) {
                            s[sp + 1] = i;
                            sp += 3;
                        }
                        pc += 6;
                        ok = true;
                        break;
                    }
                    case MIN_ONE: {
                        if (!text.isUnit(p[pc + 1], p[pc + 2], at(i))) {
                            break;
                        }
                        i++;
                        if (i < s[sp + 2]) {
                            s[sp + 1] = i;
                            sp += 3;
                        }
                        pc += 5;
                        ok = true;
                        break;
                    }
                    case NOT:
                        pc = p[pc + 3];
                        ok = true;
                        break;
                    case POSS:
                        // One more did not match: enough if the least were there.
                        if (s[sp + 2] >= p[pc + 2]) {
                            pc = p[pc + 4];
                            ok = true;
                        }
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private void save(int[] s, int sp, int register) {
        s[sp] = ~register;
        s[sp + 1] = registers[register];
        s[sp + 2] = lastindex;
    }

    /** Where a match that began at {@code start} must not end; -1 for nowhere. */
    private int forbiddenEnd(int start) {
        return start == forbidden ? start : -1;
    }
}
