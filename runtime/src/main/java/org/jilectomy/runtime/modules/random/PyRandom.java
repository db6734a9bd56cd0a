package org.jilectomy.runtime.modules.random;

import java.math.BigInteger;
import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.modules.Args;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.ObjectLock;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code _random.Random}: the same streams as CPython's from the same seeds. Its state is inside
 * the object; each operation takes the object's lock, so threads may share one generator.
 */
final class PyRandom extends PyType {
    private static final int STATE = PyObject.SIZE;
    private static final int SIZE = STATE + (MersenneTwister.BYTES + 7 & ~7);

    static final PyRandom TYPE = new PyRandom();

    private PyRandom() {
        super(new TypeSpec("_random.Random", SIZE).head().subclassable()
                .doc("Random() -> create a random number generator with its own internal state."));
    }

    @Override
    protected void define(TypeDef def) {
        def.method("random(self, /)", "random() -> x in the interval [0, 1).", "next")
                .method("seed(self, n=None, /)",
                        "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a"
                                + " combination\nof the current time and the process identifier.")
                .method("getstate(self, /)",
                        "getstate() -> tuple containing the current state.", "getState")
                .method("setstate(self, state, /)",
                        "setstate(state) -> None.  Restores generator state.", "setState")
                .method("getrandbits(self, k, /)",
                        "getrandbits(k) -> x.  Generates an int with k random bits.",
                        "getRandBits");
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        MersenneTwister.seed(self + STATE, 0);
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        if (kwnames != 0 && PyTuple.size(kwnames) != 0) {
            throw Errors.typeError(ts, "Random() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Errors.typeError(ts, "Random() requires 0 or 1 argument");
        }
        seed(ts, self, args.length == 0 ? 0 : args[0]);
    }

    static long next(ThreadState ts, long self) {
        ObjectLock.lock(ts, self);
        int a = MersenneTwister.next(self + STATE) >>> 5;
        int b = MersenneTwister.next(self + STATE) >>> 6;
        ObjectLock.unlock(ts, self);
        return PyFloat.of(ts, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
    }

    static long seed(ThreadState ts, long self, long n) {
        int[] key = n == 0 || n == Singletons.None ? fresh() : key(ts, n);
        ObjectLock.lock(ts, self);
        MersenneTwister.seed(self + STATE, key);
        ObjectLock.unlock(ts, self);
        return Singletons.None;
    }

    private static int[] fresh() {
        byte[] bytes = java.security.SecureRandom.getSeed(32);
        int[] key = new int[8];
        for (int i = 0; i < 32; i++) {
            key[i >> 2] |= (bytes[i] & 0xff) << (i & 3) * 8;
        }
        return key;
    }

    /** The magnitude of an int, or the hash of anything else, as words, the lowest first. */
    private static int[] key(ThreadState ts, long n) {
        if (!PyLong.check(n)) {
            long hash = Abstract.hash(ts, n);
            int high = (int) (hash >>> 32);
            return high == 0 ? new int[] {(int) hash} : new int[] {(int) hash, high};
        }
        BigInteger big = PyLong.toBig(n).abs();
        int[] key = new int[Math.max(1, (big.bitLength() + 31) / 32)];
        byte[] bytes = big.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            int at = bytes.length - 1 - i;
            if (i >> 2 < key.length) {
                key[i >> 2] |= (bytes[at] & 0xff) << (i & 3) * 8;
            }
        }
        return key;
    }

    static long getState(ThreadState ts, long self) {
        int[] words = new int[MersenneTwister.N + 1];
        ObjectLock.lock(ts, self);
        for (int i = 0; i < words.length; i++) {
            words[i] = MersenneTwister.word(self + STATE, i);
        }
        ObjectLock.unlock(ts, self);
        long[] items = new long[words.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = PyLong.box(ts, words[i] & 0xffffffffL);
        }
        return PyTuple.fromArraySteal(ts, items);
    }

    static long setState(ThreadState ts, long self, long state) {
        if (!PyTuple.TYPE.isInstance(state)) {
            throw Errors.typeError(ts, "state vector must be a tuple");
        }
        int n = MersenneTwister.N;
        if (PyTuple.size(state) != n + 1) {
            throw Errors.valueError(ts, "state vector is the wrong size");
        }
        int[] words = new int[n];
        for (int i = 0; i < n; i++) {
            words[i] = (int) unsigned(ts, PyTuple.item(state, i));
        }
        long index = PyLong.asLong(ts, PyTuple.item(state, n));
        if (index < 0 || index > n) {
            throw Errors.valueError(ts, "invalid state");
        }
        ObjectLock.lock(ts, self);
        for (int i = 0; i < n; i++) {
            MersenneTwister.word(self + STATE, i, words[i]);
        }
        MersenneTwister.index(self + STATE, (int) index);
        ObjectLock.unlock(ts, self);
        return Singletons.None;
    }

    private static long unsigned(ThreadState ts, long item) {
        if (!PyLong.check(item)) {
            throw Errors.typeError(ts, "an integer is required");
        }
        BigInteger big = PyLong.toBig(item);
        if (big.signum() < 0) {
            throw Errors.overflowError(ts, "can't convert negative value to unsigned int");
        }
        if (big.bitLength() > 64) {
            throw Errors.overflowError(ts, "Python int too large to convert to C unsigned long");
        }
        return big.longValue();
    }

    static long getRandBits(ThreadState ts, long self, long bits) {
        int k = Args.cInt(ts, bits, 0);
        if (k < 0) {
            throw Errors.valueError(ts, "number of bits must be non-negative");
        }
        if (k == 0) {
            return PyLong.of(ts, 0);
        }
        if (k <= 32) {
            ObjectLock.lock(ts, self);
            int r = MersenneTwister.next(self + STATE);
            ObjectLock.unlock(ts, self);
            return PyLong.of(ts, (r & 0xffffffffL) >>> 32 - k);
        }
        int words = (k - 1) / 32 + 1;
        byte[] magnitude = new byte[words * 4];
        ObjectLock.lock(ts, self);
        for (int i = 0, left = k; i < words; i++, left -= 32) {
            int r = MersenneTwister.next(self + STATE);
            if (left < 32) {
                r >>>= 32 - left;
            }
            int at = magnitude.length - 4 * (i + 1);
            magnitude[at] = (byte) (r >>> 24);
            magnitude[at + 1] = (byte) (r >>> 16);
            magnitude[at + 2] = (byte) (r >>> 8);
            magnitude[at + 3] = (byte) r;
        }
        ObjectLock.unlock(ts, self);
        return PyLong.of(ts, new BigInteger(1, magnitude));
    }
}
