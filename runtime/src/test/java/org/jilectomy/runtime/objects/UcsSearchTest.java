package org.jilectomy.runtime.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.jilectomy.memory.Memory;
import org.junit.jupiter.api.Test;

/** Compares the searches with those of {@link String} on random text over a small alphabet. */
class UcsSearchTest {
    private static final long SEED = 20260101;

    @Test
    void findsWhatStringFindsInEveryKind() {
        long text = Memory.map(1 << 16, 4096);
        long part = text + (1 << 15);
        Random random = new Random(SEED);
        for (int round = 0; round < 4000; round++) {
            String s = word(random, random.nextInt(60));
            String p = word(random, random.nextInt(5));
            int kind = 1 << random.nextInt(3);
            int partKind = 1 << random.nextInt(3);
            if (partKind > kind) {
                partKind = kind;
            }
            put(text, kind, s);
            put(part, partKind, p);
            int start = random.nextInt(s.length() + 1);
            int n = s.length();
            String why = "seed " + SEED + ": '" + p + "' in '" + s + "' from " + start;
            assertEquals(
                    s.indexOf(p, start),
                    UcsSearch.find(text, kind, start, n, part, partKind, p.length()),
                    why);
            int last = s.lastIndexOf(p);
            assertEquals(
                    last >= start ? last : -1,
                    UcsSearch.rfind(text, kind, start, n, part, partKind, p.length()),
                    why);
        }
        Memory.unmap(text, 1 << 16);
    }

    private static String word(Random random, int n) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < n; i++) {
            b.append((char) ('a' + random.nextInt(3)));
        }
        return b.toString();
    }

    private static void put(long data, int kind, String s) {
        for (int i = 0; i < s.length(); i++) {
            Ucs.put(data, kind, i, s.charAt(i));
        }
    }
}
