package org.jilectomy.runtime.objects;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jilectomy.heap.layout.PyCodeObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;

/**
 * What {@code co_code} shows, and the way back from it: {@code types.CodeType(…, co.co_code, …)} is to
 * run what {@code co} runs, although there is no byte code.
 *
 * <p>The bytes are one {@code NOP} an instruction; their arguments, which mean nothing, spell a hash
 * of what the code is made of. So equal code shows equal bytes in any process, and code that was
 * changed shows others. A code object whose bytes somebody has seen is noted here until it dies; the
 * table owns nothing, as {@link FrameTable}.
 */
final class KnownCodes {
    private static final int NOP = 9;
    private static final long FNV_PRIME = 0x100000001B3L;
    private static final long FNV_BASIS = 0xCBF29CE484222325L;

    private static final class Table extends HashMap<String, List<Long>> implements Borrowed {
        private static final long serialVersionUID = 1;
    }

    private static final Table TABLE = new Table();
    private static final Set<Long> NOTED = new HashSet<>();

    /** Read without the lock by who frees a code object; whoever noted it is seen. */
    private static volatile boolean any;

    private KnownCodes() {}

    /** The bytes of a code object, which is noted. */
    static byte[] show(ThreadState ts, long code) {
        CodeSpec spec = PyCode.spec(code);
        byte[] given = spec.positions().code();
        if (given != null) {
            return given;
        }
        byte[] bytes = new byte[spec.positions().ints().length / 4 * CodeTables.UNIT];
        long hash = hash(ts, code, spec);
        for (int i = 0; i < bytes.length; i += CodeTables.UNIT) {
            bytes[i] = NOP;
            if (i < CodeTables.UNIT * Long.BYTES) {
                bytes[i + 1] = (byte) (hash >>> 4 * i);
            }
        }
        note(ts, code, key(bytes));
        return bytes;
    }

    private static String key(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void note(ThreadState ts, long code, String key) {
        Refcount.enableTryRetain(ts.heap, code);
        synchronized (TABLE) {
            any = true;
            if (NOTED.add(code)) {
                TABLE.computeIfAbsent(key, k -> new ArrayList<>(1)).add(code);
            }
        }
    }

    /** A code object that shows these bytes, owned; 0 if none is known. */
    static long find(ThreadState ts, byte[] bytes) {
        synchronized (TABLE) {
            List<Long> codes = TABLE.get(key(bytes));
            if (codes != null) {
                for (long code : codes) {
                    if (Refcount.tryRetain(ts.heap, code)) {
                        return code;
                    }
                }
            }
            return 0;
        }
    }

    /** A code object dies. */
    static void forget(long code) {
        if (!any) {
            return;
        }
        synchronized (TABLE) {
            if (!NOTED.remove(code)) {
                return;
            }
            for (Map.Entry<String, List<Long>> e : TABLE.entrySet()) {
                if (e.getValue().remove((Long) code)) {
                    if (e.getValue().isEmpty()) {
                        TABLE.remove(e.getKey());
                    }
                    return;
                }
            }
        }
    }

    // ---------------------------------------------------------------- what it is made of

    private static long hash(ThreadState ts, long code, CodeSpec spec) {
        long h = add(FNV_BASIS, spec.name());
        h = add(h, PyCodeObject.co_flags(code));
        h = add(h, spec.argcount() << 16 | spec.posonlyargcount() << 8 | spec.kwonlyargcount());
        h = add(h, spec.varnames());
        h = add(h, spec.cellvars());
        h = add(h, spec.freevars());
        int[] p = spec.positions().ints();
        for (int i = 0; i < p.length; i++) {
            h = add(h, i % 4 < 2 ? p[i] - spec.firstLineNo() : p[i]);
        }
        CodeListing listing = spec.listing();
        if (listing == null) {
            return h;
        }
        h = add(h, listing.names());
        for (long constant : listing.consts()) {
            if (constant < 0) {
                h = add(h, "code");
            } else if (PyFrozenSet.TYPE.isExactly(constant)) {
                h = add(h, "set"); // whose order differs from run to run
            } else {
                h = add(h, Abstract.reprJava(ts, constant));
            }
        }
        return h;
    }

    private static long add(long h, String[] names) {
        long sum = add(h, names.length);
        for (String name : names) {
            sum = add(sum, name);
        }
        return sum;
    }

    private static long add(long h, String text) {
        long sum = add(h, text.length());
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * FNV_PRIME;
        }
        return sum;
    }

    private static long add(long h, int value) {
        long sum = h;
        for (int shift = 0; shift < Integer.SIZE; shift += 8) {
            sum = (sum ^ value >>> shift & 0xff) * FNV_PRIME;
        }
        return sum;
    }
}
