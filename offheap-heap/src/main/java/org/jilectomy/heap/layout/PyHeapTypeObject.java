package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyHeapTypeObject}: a type made at run time (CPython 3.11,
 * Include/cpython/object.h).
 */
public final class PyHeapTypeObject {
    /** Bytes of the struct. */
    public static final int SIZE = 904;
    /** {@code PyTypeObject ht_type}. */
    public static final int HT_TYPE = 0;
    /** {@code PyAsyncMethods as_async}. */
    public static final int AS_ASYNC = 408;
    /** {@code PyNumberMethods as_number}. */
    public static final int AS_NUMBER = 440;
    /** {@code PyMappingMethods as_mapping}. */
    public static final int AS_MAPPING = 728;
    /** {@code PySequenceMethods as_sequence}. */
    public static final int AS_SEQUENCE = 752;
    /** {@code PyBufferProcs as_buffer}. */
    public static final int AS_BUFFER = 832;
    /** {@code PyObject *ht_name}: owned str. */
    public static final int HT_NAME = 848;
    /** {@code PyObject *ht_slots}: owned tuple or 0. */
    public static final int HT_SLOTS = 856;
    /** {@code PyObject *ht_qualname}: owned str. */
    public static final int HT_QUALNAME = 864;
    /** {@code PyDictKeysObject *ht_cached_keys}: shared keys of the instances. */
    public static final int HT_CACHED_KEYS = 872;
    /** {@code PyObject *ht_module}: owned or 0. */
    public static final int HT_MODULE = 880;
    /** {@code char *_ht_tpname}: owned storage of tp_name. */
    public static final int _HT_TPNAME = 888;
    /** {@code PyObject *_spec_cache.getitem}: specializer's cache. */
    public static final int _SPEC_CACHE_GETITEM = 896;

    private PyHeapTypeObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    /** Address of the embedded {@code as_async}. */
    public static long as_async(long self) {
        return self + AS_ASYNC;
    }

    /** Address of the embedded {@code as_number}. */
    public static long as_number(long self) {
        return self + AS_NUMBER;
    }

    /** Address of the embedded {@code as_mapping}. */
    public static long as_mapping(long self) {
        return self + AS_MAPPING;
    }

    /** Address of the embedded {@code as_sequence}. */
    public static long as_sequence(long self) {
        return self + AS_SEQUENCE;
    }

    /** Address of the embedded {@code as_buffer}. */
    public static long as_buffer(long self) {
        return self + AS_BUFFER;
    }

    public static long ht_name(long self) { return Memory.getLong(self + HT_NAME); }

    public static void ht_name(long self, long value) { Memory.putLong(self + HT_NAME, value); }

    public static long ht_slots(long self) { return Memory.getLong(self + HT_SLOTS); }

    public static void ht_slots(long self, long value) { Memory.putLong(self + HT_SLOTS, value); }

    public static long ht_qualname(long self) { return Memory.getLong(self + HT_QUALNAME); }

    public static void ht_qualname(long self, long value) {
        Memory.putLong(self + HT_QUALNAME, value);
    }

    public static long ht_cached_keys(long self) { return Memory.getLong(self + HT_CACHED_KEYS); }

    public static void ht_cached_keys(long self, long value) {
        Memory.putLong(self + HT_CACHED_KEYS, value);
    }

    public static long ht_cached_keys_acquire(long self) {
        return Memory.getLongAcquire(self + HT_CACHED_KEYS);
    }

    public static void ht_cached_keys_release(long self, long value) {
        Memory.putLongRelease(self + HT_CACHED_KEYS, value);
    }

    public static long ht_module(long self) { return Memory.getLong(self + HT_MODULE); }

    public static void ht_module(long self, long value) { Memory.putLong(self + HT_MODULE, value); }

    public static long _ht_tpname(long self) { return Memory.getLong(self + _HT_TPNAME); }

    public static void _ht_tpname(long self, long value) {
        Memory.putLong(self + _HT_TPNAME, value);
    }

    public static long _spec_cache_getitem(long self) {
        return Memory.getLong(self + _SPEC_CACHE_GETITEM);
    }

    public static void _spec_cache_getitem(long self, long value) {
        Memory.putLong(self + _SPEC_CACHE_GETITEM, value);
    }

    public static long _spec_cache_getitem_acquire(long self) {
        return Memory.getLongAcquire(self + _SPEC_CACHE_GETITEM);
    }

    public static void _spec_cache_getitem_release(long self, long value) {
        Memory.putLongRelease(self + _SPEC_CACHE_GETITEM, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyTypeObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyTypeObject.layout().withName("ht_type"),
                PyAsyncMethods.layout().withName("as_async"),
                PyNumberMethods.layout().withName("as_number"),
                PyMappingMethods.layout().withName("as_mapping"),
                PySequenceMethods.layout().withName("as_sequence"),
                PyBufferProcs.layout().withName("as_buffer"),
                ADDRESS.withName("ht_name"),
                ADDRESS.withName("ht_slots"),
                ADDRESS.withName("ht_qualname"),
                ADDRESS.withName("ht_cached_keys"),
                ADDRESS.withName("ht_module"),
                ADDRESS.withName("_ht_tpname"),
                ADDRESS.withName("_spec_cache.getitem")).withName("PyHeapTypeObject");
    }
}
