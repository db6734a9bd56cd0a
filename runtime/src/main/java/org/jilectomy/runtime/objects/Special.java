package org.jilectomy.runtime.objects;

import java.util.HashMap;

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
    private static final HashMap<Long, Integer> NUMBERS = index();

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

    private static HashMap<Long, Integer> index() {
        HashMap<Long, Integer> map = new HashMap<>(2 * COUNT);
        for (int i = 0; i < COUNT; i++) {
            map.put(ADDRESSES[i], i);
        }
        return map;
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
        Integer i = NUMBERS.get(name);
        return i == null ? -1 : i;
    }
}
