package org.jilectomy.runtime.modules.sre;

import java.util.ArrayList;
import java.util.Arrays;

/**
 * From the opcodes of {@code re._compiler} to a {@link SreProgram}; what is not as that module
 * writes it is refused, as by CPython's {@code _validate}, so that the matcher needs no checks.
 *
 * <p>Opcodes are translated in order. Relative skips become absolute jumps: {@link #placeOf} tells
 * where an opcode's instruction went, and {@link #patches} are filled in at the end.
 */
final class SreTranslator {
    /** The opcodes are not what {@code re._compiler} emits. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;

        Invalid() {
            super("invalid SRE code", null, false, false);
        }
    }

    private final int[] source;
    private final int groups;

    private int[] out = new int[64];
    private int size;
    private int registers;
    private final ArrayList<CharSet> sets = new ArrayList<>();

    /** Where the instruction of the opcode at an index is, -1 if no opcode begins there. */
    private final int[] placeOf;

    /** Pairs: an operand in {@link #out}, the index in {@link #source} it shall lead to. */
    private int[] patches = new int[16];

    private int patchCount;

    private SreTranslator(int[] source, int groups) {
        this.source = source;
        this.groups = groups;
        this.registers = 2 * groups;
        placeOf = new int[source.length + 1];
        Arrays.fill(placeOf, -1);
    }

    static SreProgram translate(int[] source, int groups) {
        try {
            if (groups < 0 || groups > SreModule.MAXGROUPS) {
                throw new Invalid();
            }
            return new SreTranslator(source, groups).program();
        } catch (ArrayIndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new Invalid();
        }
    }

    private SreProgram program() {
        int end = source.length - 1;
        require(end >= 0 && source[end] == SreOp.SUCCESS);
        int start = 0;
        int minWidth = 0;
        int[] prefix = {};
        boolean literal = false;
        CharSet first = null;
        if (source[0] == SreOp.INFO) {
            start = skip(1, end);
            require(start >= 5);
            int flags = source[2];
            minWidth = clamp(source[3]);
            int i = 5;
            if ((flags & SreOp.INFO_PREFIX) != 0) {
                int length = source[i];
                require(length > 0 && i + 2 + length <= start);
                prefix = Arrays.copyOfRange(source, i + 2, i + 2 + length);
                literal = (flags & SreOp.INFO_LITERAL) != 0 && groups == 0;
            } else if ((flags & SreOp.INFO_CHARSET) != 0) {
                first = new CharSet(charset(i, start), Folding.NONE);
            }
        }
        body(start, end);
        emit(SreProgram.MATCH);
        for (int i = 0; i < patchCount; i += 2) {
            int place = placeOf[patches[i + 1]];
            require(place >= 0);
            out[patches[i]] = place;
        }
        findNextLiterals();
        return new SreProgram(source, Arrays.copyOf(out, size), sets.toArray(new CharSet[0]),
                groups, registers, minWidth, prefix, literal, first);
    }

    // ---------------------------------------------------------------- helpers

    private static void require(boolean condition) {
        if (!condition) {
            throw new Invalid();
        }
    }

    /** Repetitions and widths are unsigned; no text is longer than an int. */
    private static int clamp(int unsigned) {
        return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
    }

    /** Where the skip at {@code i} leads; at most {@code end}. */
    private int skip(int i, int end) {
        int by = source[i];
        require(by > 0 && by <= end - i);
        return i + by;
    }

    private int emit(int value) {
        if (size == out.length) {
            out = Arrays.copyOf(out, size * 2);
        }
        out[size] = value;
        return size++;
    }

    private void emit(int op, int a) {
        emit(op);
        emit(a);
    }

    private void emit(int op, int a, int b) {
        emit(op, a);
        emit(b);
    }

    /** An operand that shall be the place of the opcode at {@code target}. */
    private void emitJump(int target) {
        if (patchCount == patches.length) {
            patches = Arrays.copyOf(patches, patchCount * 2);
        }
        patches[patchCount++] = emit(0);
        patches[patchCount++] = target;
    }

    private int setIndex(CharSet set) {
        int known = sets.indexOf(set);
        if (known >= 0) {
            return known;
        }
        sets.add(set);
        return sets.size() - 1;
    }

    /** The charset opcodes from {@code i}, checked, with their FAILURE. */
    private int[] charset(int start, int end) {
        int i = start;
        while (true) {
            require(i < end);
            switch (source[i]) {
                case SreOp.FAILURE -> {
                    return Arrays.copyOfRange(source, start, i + 1);
                }
                case SreOp.NEGATE -> i++;
                case SreOp.LITERAL -> i += 2;
                case SreOp.RANGE, SreOp.RANGE_UNI_IGNORE -> i += 3;
                case SreOp.CATEGORY -> {
                    require(source[i + 1] >= 0 && source[i + 1] < SreOp.CATEGORIES);
                    i += 2;
                }
                case SreOp.CHARSET -> i += 9;
                case SreOp.BIGCHARSET -> {
                    int chunks = source[i + 1];
                    require(chunks > 0 && chunks <= 256);
                    for (int k = 0; k < 256; k++) {
                        require((source[i + 2 + k / 4] >>> (k % 4 * 8) & 0xff) < chunks);
                    }
                    i += 2 + 64 + chunks * 8;
                }
                default -> throw new Invalid();
            }
        }
    }

    // ---------------------------------------------------------------- opcodes

    /** Opcodes that match one character; 0 if this is none. */
    private int unitWidth(int i) {
        return switch (source[i]) {
            case SreOp.ANY, SreOp.ANY_ALL -> 1;
            case SreOp.LITERAL, SreOp.NOT_LITERAL, SreOp.CATEGORY, SreOp.LITERAL_IGNORE,
                    SreOp.NOT_LITERAL_IGNORE, SreOp.LITERAL_LOC_IGNORE,
                    SreOp.NOT_LITERAL_LOC_IGNORE, SreOp.LITERAL_UNI_IGNORE,
                    SreOp.NOT_LITERAL_UNI_IGNORE -> 2;
            case SreOp.IN, SreOp.IN_IGNORE, SreOp.IN_LOC_IGNORE, SreOp.IN_UNI_IGNORE ->
                    1 + source[i + 1];
            default -> 0;
        };
    }

    private int unitOp(int i) {
        return switch (source[i]) {
            case SreOp.ANY -> SreProgram.ANY;
            case SreOp.ANY_ALL -> SreProgram.ANY_ALL;
            case SreOp.LITERAL -> SreProgram.LIT;
            case SreOp.NOT_LITERAL -> SreProgram.NOT_LIT;
            default -> SreProgram.SET;
        };
    }

    private int unitArg(int i, int end) {
        int arg = i + 1 < end ? source[i + 1] : 0;
        return switch (source[i]) {
            case SreOp.ANY, SreOp.ANY_ALL -> 0;
            case SreOp.LITERAL, SreOp.NOT_LITERAL -> arg;
            case SreOp.CATEGORY -> {
                require(arg >= 0 && arg < SreOp.CATEGORIES);
                yield setIndex(CharSet.ofCategory(arg));
            }
            case SreOp.LITERAL_IGNORE -> literal(arg, false, Folding.ASCII);
            case SreOp.NOT_LITERAL_IGNORE -> literal(arg, true, Folding.ASCII);
            case SreOp.LITERAL_LOC_IGNORE -> literal(arg, false, Folding.LOCALE);
            case SreOp.NOT_LITERAL_LOC_IGNORE -> literal(arg, true, Folding.LOCALE);
            case SreOp.LITERAL_UNI_IGNORE -> literal(arg, false, Folding.UNICODE);
            case SreOp.NOT_LITERAL_UNI_IGNORE -> literal(arg, true, Folding.UNICODE);
            case SreOp.IN -> set(i, end, Folding.NONE);
            case SreOp.IN_IGNORE -> set(i, end, Folding.ASCII);
            case SreOp.IN_LOC_IGNORE -> set(i, end, Folding.LOCALE);
            default -> set(i, end, Folding.UNICODE);
        };
    }

    private int literal(int c, boolean not, int folding) {
        return setIndex(CharSet.ofLiteral(c, not, folding));
    }

    private int set(int i, int end, int folding) {
        int next = skip(i + 1, end);
        return setIndex(new CharSet(charset(i + 2, next), folding));
    }

    /** The opcodes from {@code i} to {@code end}. */
    private void body(int start, int end) {
        int i = start;
        while (i < end) {
            placeOf[i] = size;
            int width = unitWidth(i);
            if (width != 0) {
                require(width > 0 && i + width <= end);
                emitUnit(i, end);
                i += width;
                continue;
            }
            switch (source[i]) {
                case SreOp.SUCCESS -> throw new Invalid();
                case SreOp.FAILURE -> {
                    emit(SreProgram.FAIL);
                    i++;
                }
                case SreOp.AT -> {
                    require(source[i + 1] >= 0 && source[i + 1] <= SreOp.AT_UNI_NON_BOUNDARY);
                    emit(SreProgram.POS, source[i + 1]);
                    i += 2;
                }
                case SreOp.MARK -> {
                    require(source[i + 1] >= 0 && source[i + 1] < 2 * groups);
                    emit(SreProgram.MARK, source[i + 1]);
                    i += 2;
                }
                case SreOp.JUMP -> {
                    emit(SreProgram.JUMP);
                    emitJump(skip(i + 1, end));
                    i += 2;
                }
                case SreOp.GROUPREF -> i = reference(i, Folding.NONE);
                case SreOp.GROUPREF_IGNORE -> i = reference(i, Folding.ASCII);
                case SreOp.GROUPREF_LOC_IGNORE -> i = reference(i, Folding.LOCALE);
                case SreOp.GROUPREF_UNI_IGNORE -> i = reference(i, Folding.UNICODE);
                case SreOp.GROUPREF_EXISTS -> {
                    require(source[i + 1] >= 0 && source[i + 1] < groups);
                    int otherwise = i + 2 + source[i + 2] - 1;
                    require(otherwise >= i + 3 && otherwise <= end);
                    emit(SreProgram.IF_REF, source[i + 1]);
                    emitJump(otherwise);
                    i += 3;
                }
                case SreOp.BRANCH -> i = branch(i, end);
                case SreOp.REPEAT -> i = repeat(i, end);
                case SreOp.REPEAT_ONE, SreOp.MIN_REPEAT_ONE, SreOp.POSSESSIVE_REPEAT_ONE ->
                        i = repeatOne(i, end);
                case SreOp.POSSESSIVE_REPEAT -> i = possessive(i, end);
                case SreOp.ATOMIC_GROUP -> {
                    int next = skip(i + 1, end);
                    int register = registers++;
                    emit(SreProgram.ATOM, register);
                    inner(i + 2, next);
                    emit(SreProgram.ATOM_END, register);
                    i = next;
                }
                case SreOp.ASSERT, SreOp.ASSERT_NOT -> i = assertion(i, end);
                default -> throw new Invalid();
            }
        }
        require(i == end);
        placeOf[end] = size;
    }

    private void emitUnit(int i, int end) {
        int op = unitOp(i);
        int arg = unitArg(i, end);
        emit(op);
        if (op != SreProgram.ANY && op != SreProgram.ANY_ALL) {
            emit(arg);
        }
    }

    /** A body that ends in SUCCESS just before {@code next}. */
    private void inner(int start, int next) {
        require(next - 1 >= start && source[next - 1] == SreOp.SUCCESS);
        body(start, next - 1);
    }

    private int reference(int i, int folding) {
        require(source[i + 1] >= 0 && source[i + 1] < groups);
        emit(SreProgram.REF, source[i + 1], folding);
        return i + 2;
    }

    private int branch(int i, int end) {
        int ends = patchCount;
        int[] jumps = new int[8];
        int jumpCount = 0;
        int q = i + 1;
        int target = -1;
        require(source[q] != 0);
        while (source[q] != 0) {
            int next = skip(q, end);
            require(next - 2 > q && source[next - 2] == SreOp.JUMP);
            int to = skip(next - 1, end);
            require(target < 0 || target == to);
            target = to;
            require(next < end);
            boolean last = source[next] == 0;
            int otherwise = last ? -1 : alternative(q + 1, next - 2);
            body(q + 1, next - 2);
            if (!last) {
                emit(SreProgram.JUMP);
                if (jumpCount == jumps.length) {
                    jumps = Arrays.copyOf(jumps, jumpCount * 2);
                }
                jumps[jumpCount++] = emit(0);
                out[otherwise] = size;
            }
            q = next;
        }
        require(target == q + 1);
        for (int k = 0; k < jumpCount; k++) {
            out[jumps[k]] = size;
        }
        return q + 1;
    }

    /** The choice before an alternative; returns its operand "else". */
    private int alternative(int start, int end) {
        if (start < end && source[start] == SreOp.LITERAL) {
            emit(SreProgram.TRY_LIT);
            int otherwise = emit(0);
            emit(source[start + 1]);
            return otherwise;
        }
        if (start < end && unitWidth(start) > 0 && unitOp(start) == SreProgram.SET) {
            int set = unitArg(start, end);
            emit(SreProgram.TRY_SET);
            int otherwise = emit(0);
            emit(set);
            return otherwise;
        }
        emit(SreProgram.TRY);
        return emit(0);
    }

    private int repeat(int i, int end) {
        int until = skip(i + 1, end);
        require(until < end && until >= i + 4);
        int min = clamp(source[i + 2]);
        int max = clamp(source[i + 3]);
        require(min <= max);
        int op = switch (source[until]) {
            case SreOp.MAX_UNTIL -> SreProgram.MAX_UNTIL;
            case SreOp.MIN_UNTIL -> SreProgram.MIN_UNTIL;
            default -> throw new Invalid();
        };
        int register = registers;
        registers += 2;
        emit(SreProgram.REP_START, register);
        emit(SreProgram.JUMP);
        int toUntil = emit(0);
        int bodyPlace = size;
        body(i + 4, until);
        out[toUntil] = size;
        emit(op, register);
        emit(min, max, bodyPlace);
        return until + 1;
    }

    private int repeatOne(int i, int end) {
        int next = skip(i + 1, end);
        require(next >= i + 5 && source[next - 1] == SreOp.SUCCESS);
        int min = clamp(source[i + 2]);
        int max = clamp(source[i + 3]);
        require(min <= max && unitWidth(i + 4) == next - 1 - (i + 4));
        int unit = unitOp(i + 4);
        int arg = unitArg(i + 4, next - 1);
        emit(switch (source[i]) {
            case SreOp.REPEAT_ONE -> SreProgram.REP_ONE;
            case SreOp.MIN_REPEAT_ONE -> SreProgram.MIN_ONE;
            default -> SreProgram.POSS_ONE;
        });
        emit(unit, arg);
        emit(min, max);
        if (source[i] == SreOp.REPEAT_ONE) {
            emit(-1);
        }
        return next;
    }

    private int possessive(int i, int end) {
        int until = skip(i + 1, end);
        require(until < end && until >= i + 4 && source[until] == SreOp.SUCCESS);
        int min = clamp(source[i + 2]);
        int max = clamp(source[i + 3]);
        require(min <= max);
        int register = registers;
        registers += 3;
        emit(SreProgram.POSS_START, register);
        int head = size;
        emit(SreProgram.POSS, register);
        emit(min, max);
        int out1 = emit(0);
        body(i + 4, until);
        emit(SreProgram.POSS_END, register, head);
        out[out1] = size;
        return until + 1;
    }

    private int assertion(int i, int end) {
        int next = skip(i + 1, end);
        int back = clamp(source[i + 2]);
        int register = registers++;
        if (source[i] == SreOp.ASSERT) {
            emit(SreProgram.LOOK, register, back);
            inner(i + 3, next);
            emit(SreProgram.LOOK_END, register);
        } else {
            emit(SreProgram.NOT, register, back);
            int otherwise = emit(0);
            inner(i + 3, next);
            emit(SreProgram.NOT_END, register);
            out[otherwise] = size;
        }
        return next;
    }

    // ---------------------------------------------------------------- after all

    /**
     * Tells each REP_ONE the literal that must follow it, if one must: then it gives back characters
     * until that one is next, without trying in between.
     */
    private void findNextLiterals() {
        for (int pc = 0; pc < size; pc += length(out[pc])) {
            if (out[pc] == SreProgram.REP_ONE) {
                int next = pc + 6;
                while (out[next] == SreProgram.MARK || out[next] == SreProgram.JUMP) {
                    next = out[next] == SreProgram.MARK ? next + 2 : out[next + 1];
                }
                if (out[next] == SreProgram.LIT) {
                    out[pc + 5] = out[next + 1];
                }
            }
        }
    }

    private static int length(int op) {
        return switch (op) {
            case SreProgram.FAIL, SreProgram.MATCH, SreProgram.ANY, SreProgram.ANY_ALL -> 1;
            case SreProgram.TRY_LIT, SreProgram.TRY_SET, SreProgram.REF, SreProgram.IF_REF,
                    SreProgram.LOOK, SreProgram.POSS_END -> 3;
            case SreProgram.NOT -> 4;
            case SreProgram.MAX_UNTIL, SreProgram.MIN_UNTIL, SreProgram.MIN_ONE,
                    SreProgram.POSS_ONE, SreProgram.POSS -> 5;
            case SreProgram.REP_ONE -> 6;
            default -> 2;
        };
    }
}
