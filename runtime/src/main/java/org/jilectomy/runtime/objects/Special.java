package org.jilectomy.runtime.objects;

import java.util.Arrays;

/**
 * The special methods that stand for type slots, numbered; compare {@code slotdefs} in CPython's
 * typeobject.c.
 *
 * <p>The binary operators come as three blocks in the order of {@link BinaryOp}: {@code __add__},
 * {@code __radd__}, {@code __iadd__} of operation {@code op} are {@link #BINARY}, {@link
 * #REFLECTED} and {@link #INPLACE} plus {@code op}.
 */
final class Special {
    static final int REPR = 0;
    static final int STR = 1;
    static final int HASH = 2;
    static final int GETATTRIBUTE = 3;
    static final int GETATTR = 4;
    static final int SETATTR = 5;
    static final int DELATTR = 6;
    static final int LT = 7;
    static final int LE = 8;
    static final int EQ = 9;
    static final int NE = 10;
    static final int GT = 11;
    static final int GE = 12;
    static final int ITER = 13;
    static final int NEXT = 14;
    static final int GET = 15;
    static final int SET = 16;
    static final int DELETE = 17;
    static final int INIT = 18;
    static final int NEW = 19;
    static final int DEL = 20;
    static final int CALL = 21;
    static final int LEN = 22;
    static final int GETITEM = 23;
    static final int SETITEM = 24;
    static final int DELITEM = 25;
    static final int CONTAINS = 26;
    static final int BOOL = 27;
    static final int INDEX = 28;
    static final int INT = 29;
    static final int FLOAT = 30;
    static final int NEG = 31;
    static final int POS = 32;
    static final int ABS = 33;
    static final int INVERT = 34;
    static final int BINARY = 35;
    static final int REFLECTED = BINARY + 14;
    static final int INPLACE = REFLECTED + 14;
    static final int COUNT = INPLACE + 14;

    private static final String[] NAMES = names();
    private static final long[] ADDRESSES = addresses();

    /** Numbers by address, open addressing; half full at most. */
    private static final int INDEX_SIZE = 256;

    private static final short[] BY_ADDRESS = byAddress();

    private Special() {}

    private static String[] names() {
        String[] plain = {
            "repr", "str", "hash", "getattribute", "getattr", "setattr", "delattr", "lt", "le",
            "eq", "ne", "gt", "ge", "iter", "next", "get", "set", "delete", "init", "new", "del",
            "call", "len", "getitem", "setitem", "delitem", "contains", "bool", "index", "int",
            "float", "neg", "pos", "abs", "invert"
        };
        String[] all = new String[COUNT];
        for (int i = 0; i < BINARY; i++) {
            all[i] = "__" + plain[i] + "__";
        }
        for (int op = 0; op <= BinaryOp.POWER; op++) {
            String n = BinaryOp.name(op);
            all[BINARY + op] = "__" + n + "__";
            all[REFLECTED + op] = "__r" + n + "__";
            all[INPLACE + op] = "__i" + n + "__";
        }
        return all;
    }

    private static long[] addresses() {
        long[] a = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            a[i] = Names.of(NAMES[i]);
        }
        return a;
    }

    private static short[] byAddress() {
        short[] index = new short[INDEX_SIZE];
        Arrays.fill(index, (short) -1);
        for (short s = 0; s < COUNT; s++) {
            int i = slot(ADDRESSES[s]);
            while (index[i] >= 0) {
                i = i + 1 & INDEX_SIZE - 1;
            }
            index[i] = s;
        }
        return index;
    }

    private static int slot(long address) {
        return (int) (address >>> 4 ^ address >>> 12) & INDEX_SIZE - 1;
    }

    static String name(int special) {
        return NAMES[special];
    }

    /** The interned name. */
    static long address(int special) {
        return ADDRESSES[special];
    }

    /** The number of an interned name, -1 if it is no slot's. */
    static int indexOf(long name) {
        int i = slot(name);
        while (BY_ADDRESS[i] >= 0) {
            if (ADDRESSES[BY_ADDRESS[i]] == name) {
                return BY_ADDRESS[i];
            }
            i = i + 1 & INDEX_SIZE - 1;
        }
        return -1;
    }
}
