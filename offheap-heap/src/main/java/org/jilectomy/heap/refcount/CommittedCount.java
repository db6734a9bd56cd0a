package org.jilectomy.heap.refcount;

import org.jilectomy.heap.Header;
import org.jilectomy.heap.Heap;
import org.jilectomy.memory.Memory;

/**
 * The count word under policies that count late: what the reducer has committed so far, and what
 * could not wait.
 *
 * <pre>
 *  count word   63 .................... 34 33 32 31 ...................... 0
 *               | direct references (>= 0) | F  |    committed count C       |
 *
 *  C   -1 (all ones): immortal.   Else written by the holder of the reducer's lock alone, plainly
 *  F   NONE  00  nobody can find the object who holds no reference to it
 *      WEAK  01  there is, or was, a weak reference: tryRetain counts directly
 *      DEAD  10  death was decided while WEAK: tryRetain fails
 *
 *  state            operation                      to                  how
 *  any              add n (increfs of a pad)       C+n                 plain, under the lock
 *  C > n            subtract n                     C-n                 plain, under the lock
 *  C <= n, D > 0    subtract n                     C+D, D=0, again     CAS on the upper half
 *  C = n, 0|NONE    subtract n                     C=0, dead           plain, under the lock
 *  C = n, 0|WEAK    subtract n                     C=0, 0|DEAD         CAS; dead, or again
 *  NONE             enableTryRetain                WEAK                CAS
 *  WEAK             tryRetain                      D+1                 CAS
 *  NONE, DEAD       tryRetain                      fails
 *  dead             resurrect                      C=1, 0|WEAK         plain, by who buries it
 * </pre>
 *
 * <p>A committed count is stale: it lacks what is still in the pads. Whoever holds a reference need
 * not care. A weak reference does: to log an incref of an object that nobody else holds could be too
 * late, for its death may just be decided from what was logged before. So tryRetain counts on the
 * object itself, at once, and the decision that such an object is dead is a CAS that fails if
 * somebody did. An object all of whose references are gone but whose decrefs are not committed can
 * thus be had back by a weak reference; one that is to be buried cannot.
 */
final class CommittedCount {
    static final int WEAK = 1;
    static final int DEAD = 2;
    private static final int FLAGS = 3;
    private static final int ONE = 4;
    /** Distance of the upper half from the count word (little-endian). */
    private static final int UPPER = 4;
    private static final String[] FLAG_NAMES = {"", "WEAK", "DEAD", "?"};

    private CommittedCount() {
    }

    // ---- by the holder of the reducer's lock -----------------------------------------------------

    /** References gained. At 2^31 of them the object becomes immortal. */
    static void add(long obj, int n) {
        long word = Header.word(obj);
        int count = Memory.getInt(word);
        if (count != -1) {
            Memory.putInt(word, Math.max(count + n, -1));
        }
    }

    /** References lost; true if they were the last, once in an object's life (or resurrection). */
    static boolean subtract(long obj, int n) {
        long word = Header.word(obj);
        int count = Memory.getInt(word);
        if (count > n) {
            Memory.putInt(word, count - n);
            return false;
        }
        return count != -1 && subtractSlow(obj, word, count - n);
    }

    private static boolean subtractSlow(long obj, long word, int rest) {
        if (!Header.IMMORTALS && Header.isLarge(word)) {
            Memory.putInt(word, Header.LARGE); // it has gone far, but not to its death
            return false;
        }
        int left = rest;
        while (true) {
            int upper = Memory.getIntVolatile(word + UPPER);
            int direct = upper >>> 2;
            if (direct > 0) {
                if (Memory.compareAndSetInt(word + UPPER, upper, upper & FLAGS)) {
                    left += direct;
                    if (left > 0) {
                        Memory.putInt(word, left);
                        return false;
                    }
                }
                continue;
            }
            if (left < 0 || upper == DEAD) {
                throw new AssertionError("internal error: " + left + " references to 0x"
                        + Long.toHexString(obj) + (upper == DEAD ? ", which is dead" : ""));
            }
            Memory.putInt(word, 0);
            if (upper == 0 || Memory.compareAndSetInt(word + UPPER, upper, DEAD)) {
                return true;
            }
        }
    }

    // ---- by anybody ------------------------------------------------------------------------------

    /**
     * Whether nobody need log anything of the object. Without immortals the count is not looked at: it
     * is the reducer's, and each look would fetch the line that the reducer, on another core, has just
     * written (measured: ten times the time of fib).
     */
    static boolean isImmortal(long obj) {
        return Header.IMMORTALS && Memory.getInt(Header.word(obj)) == -1;
    }

    static boolean tryRetain(long obj) {
        long word = Header.word(obj);
        if (Memory.getInt(word) == -1) {
            return true;
        }
        while (true) {
            int upper = Memory.getIntVolatile(word + UPPER);
            if ((upper & FLAGS) != WEAK) {
                return false;
            }
            if (Memory.compareAndSetInt(word + UPPER, upper, upper + ONE)) {
                return true;
            }
        }
    }

    static void enableTryRetain(long obj) {
        long word = Header.word(obj);
        if (Memory.getInt(word) == -1) {
            return;
        }
        int upper;
        do {
            upper = Memory.getIntVolatile(word + UPPER);
        } while ((upper & FLAGS) == 0
                && !Memory.compareAndSetInt(word + UPPER, upper, upper | WEAK));
    }

    /** One reference, the caller's, to a dead object which nobody else has. */
    static void resurrect(long obj) {
        long word = Header.word(obj);
        Memory.putInt(word, 1);
        Memory.putIntVolatile(word + UPPER, WEAK);
    }

    /** References committed, and direct ones; 0: it is dead. -1: immortal. */
    static long owners(long obj) {
        long word = Memory.getLongVolatile(Header.word(obj));
        return (int) word == -1 ? -1 : (int) word + (word >>> 34);
    }

    static CountParts parts(String policy, long obj) {
        long word = Memory.getLongVolatile(Header.word(obj));
        int count = (int) word;
        long direct = word >>> 34;
        return new CountParts(policy, word, count == -1, count + direct, count, direct,
                FLAG_NAMES[(int) (word >>> 32) & FLAGS], Heap.ownerOf(obj));
    }
}
