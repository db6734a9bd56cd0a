package org.jilectomy.heap.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each live object with a pre-header was made: {@code -X allocsites=1}.
 *
 * <p>A table of its own beside the objects, in stripes that are locked for a few instructions each; 16
 * bytes an object at least, and some microseconds at its birth.
 */
public final class AllocationSites {
    /** Whether it is kept. */
    public static final boolean ON = "1".equals(System.getProperty("jilectomy.allocsites"));

    private static final int STRIPES = 64;
    private static final Stripe[] TABLE = new Stripe[STRIPES];
    private static final Map<String, Integer> IDS = new HashMap<>();
    private static final List<String> NAMES = new ArrayList<>();

    static {
        for (int i = 0; i < STRIPES; i++) {
            TABLE[i] = new Stripe();
        }
    }

    private AllocationSites() {
    }

    /** A new object: remembers where the calling thread is. */
    static void born(long obj) {
        int id = idOf(Places.here());
        Stripe stripe = stripe(obj);
        synchronized (stripe) {
            stripe.put(obj, id);
        }
    }

    /** The object's memory is about to be free. */
    static void freed(long obj) {
        Stripe stripe = stripe(obj);
        synchronized (stripe) {
            stripe.remove(obj);
        }
    }

    /** Where the object was made; {@link Places#UNKNOWN} if nobody saw it. */
    public static String of(long obj) {
        Stripe stripe = stripe(obj);
        int id;
        synchronized (stripe) {
            id = stripe.get(obj);
        }
        synchronized (IDS) {
            return id < 0 ? Places.UNKNOWN : NAMES.get(id);
        }
    }

    private static int idOf(String place) {
        synchronized (IDS) {
            Integer known = IDS.get(place);
            if (known != null) {
                return known;
            }
            int id = NAMES.size();
            IDS.put(place, id);
            NAMES.add(place);
            return id;
        }
    }

    private static long mix(long obj) {
        return (obj >>> 4) * 0x9E37_79B9_7F4A_7C15L;
    }

    private static Stripe stripe(long obj) {
        return TABLE[(int) (mix(obj) >>> 58)];
    }

    /** Open addressing, linear; removal shifts back, so there are no tombstones. */
    private static final class Stripe {
        private long[] keys = new long[64];
        private int[] ids = new int[64];
        private int size;

        private int slot(long obj) {
            int mask = keys.length - 1;
            int i = (int) (mix(obj) >>> 20) & mask;
            while (keys[i] != 0 && keys[i] != obj) {
                i = i + 1 & mask;
            }
            return i;
        }

        int get(long obj) {
            int i = slot(obj);
            return keys[i] == 0 ? -1 : ids[i];
        }

        void put(long obj, int id) {
            if (2 * size >= keys.length) {
                grow();
            }
            int i = slot(obj);
            size += keys[i] == 0 ? 1 : 0;
            keys[i] = obj;
            ids[i] = id;
        }

        void remove(long obj) {
            int i = slot(obj);
            if (keys[i] == 0) {
                return;
            }
            size--;
            keys[i] = 0;
            int mask = keys.length - 1;
            for (int j = i + 1 & mask; keys[j] != 0; j = j + 1 & mask) {
                long moved = keys[j];
                keys[j] = 0;
                int at = slot(moved);
                keys[at] = moved;
                ids[at] = ids[j];
            }
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldIds = ids;
            keys = new long[2 * oldKeys.length];
            ids = new int[keys.length];
            for (int j = 0; j < oldKeys.length; j++) {
                if (oldKeys[j] != 0) {
                    int at = slot(oldKeys[j]);
                    keys[at] = oldKeys[j];
                    ids[at] = oldIds[j];
                }
            }
        }
    }
}
