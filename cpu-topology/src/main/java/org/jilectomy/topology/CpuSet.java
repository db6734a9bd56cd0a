package org.jilectomy.topology;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An immutable set of logical CPU numbers, read and written in the kernel's list format
 * ({@code 0-3,8,10-11}; a stride such as {@code 0-31:2/4} is understood too).
 */
public final class CpuSet implements Iterable<Integer> {
    /** The largest CPU number believed; the kernel's own limit is far below. */
    private static final int MAX_CPU = 1 << 16;

    private static final CpuSet EMPTY = new CpuSet(new BitSet());

    private final BitSet bits;

    private CpuSet(BitSet bits) {
        this.bits = bits;
    }

    /** The set without a CPU. */
    public static CpuSet empty() {
        return EMPTY;
    }

    /** The set of exactly these CPUs. */
    public static CpuSet of(int... cpus) {
        BitSet bits = new BitSet();
        for (int cpu : cpus) {
            bits.set(cpu);
        }
        return new CpuSet(bits);
    }

    /** The set of all CPUs from 0 to {@code count - 1}. */
    public static CpuSet range(int count) {
        BitSet bits = new BitSet();
        bits.set(0, count);
        return new CpuSet(bits);
    }

    /**
     * Parses the kernel's list format; blank text is the empty set.
     *
     * @throws IllegalArgumentException if the text is something else, with a message naming it
     */
    public static CpuSet parse(String list) {
        BitSet bits = new BitSet();
        for (String part : list.strip().split(",")) {
            if (!part.isBlank()) {
                parsePart(part.strip(), list, bits);
            }
        }
        return new CpuSet(bits);
    }

    private static void parsePart(String part, String whole, BitSet bits) {
        int used = 1;
        int group = 1;
        String range = part;
        int colon = part.indexOf(':');
        if (colon >= 0) {
            range = part.substring(0, colon);
            String[] stride = part.substring(colon + 1).split("/", -1);
            if (stride.length != 2) {
                throw malformed(whole);
            }
            used = number(stride[0], whole);
            group = number(stride[1], whole);
        }
        int dash = range.indexOf('-');
        int first = number(dash < 0 ? range : range.substring(0, dash), whole);
        int last = dash < 0 ? first : number(range.substring(dash + 1), whole);
        if (last < first || group < 1 || used < 1 || used > group) {
            throw malformed(whole);
        }
        for (int start = first; start <= last; start += group) {
            bits.set(start, Math.min(start + used, last + 1));
        }
    }

    private static int number(String digits, String whole) {
        try {
            int value = Integer.parseInt(digits.strip());
            if (value >= 0 && value < MAX_CPU) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message there is
        }
        throw malformed(whole);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("not a CPU list: '" + text.strip() + "'");
    }

    public boolean contains(int cpu) {
        return cpu >= 0 && bits.get(cpu);
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    /** How many CPUs are in the set. */
    public int size() {
        return bits.cardinality();
    }

    /** The lowest CPU number, or -1 in the empty set. */
    public int first() {
        return bits.nextSetBit(0);
    }

    /** The highest CPU number, or -1 in the empty set. */
    public int last() {
        return bits.length() - 1;
    }

    /** The CPUs in both sets. */
    public CpuSet and(CpuSet other) {
        BitSet both = (BitSet) bits.clone();
        both.and(other.bits);
        return new CpuSet(both);
    }

    /** The CPUs of this set that are not in the other. */
    public CpuSet minus(CpuSet other) {
        BitSet rest = (BitSet) bits.clone();
        rest.andNot(other.bits);
        return new CpuSet(rest);
    }

    /** The CPUs of either set. */
    public CpuSet or(CpuSet other) {
        BitSet either = (BitSet) bits.clone();
        either.or(other.bits);
        return new CpuSet(either);
    }

    /** The CPU numbers, ascending. */
    public IntStream stream() {
        return bits.stream();
    }

    @Override
    public Iterator<Integer> iterator() {
        return bits.stream().iterator();
    }

    /** The affinity mask as the system calls want it: bit n of word n / 64 is CPU n. */
    long[] toWords(int words) {
        long[] mask = new long[words];
        long[] own = bits.toLongArray();
        System.arraycopy(own, 0, mask, 0, Math.min(own.length, words));
        return mask;
    }

    static CpuSet ofWords(long[] mask) {
        return new CpuSet(BitSet.valueOf(mask));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && set.bits.equals(bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    /** The kernel's list format, for example {@code 0-3,8}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        int from = bits.nextSetBit(0);
        while (from >= 0) {
            int to = bits.nextClearBit(from) - 1;
            parts.add(from == to ? "" + from : from + "-" + to);
            from = bits.nextSetBit(to + 1);
        }
        return String.join(",", parts);
    }
}
