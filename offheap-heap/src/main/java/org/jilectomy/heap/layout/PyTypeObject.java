package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyTypeObject}: a type (CPython 3.11, Include/cpython/object.h). */
public final class PyTypeObject {
    /** Bytes of the struct. */
    public static final int SIZE = 408;
    /** {@code const char *tp_name}: NUL-terminated UTF-8, "module.name". */
    public static final int TP_NAME = 24;
    /** {@code Py_ssize_t tp_basicsize}: bytes of an instance. */
    public static final int TP_BASICSIZE = 32;
    /** {@code Py_ssize_t tp_itemsize}: bytes of an item of a variable-sized instance. */
    public static final int TP_ITEMSIZE = 40;
    /** {@code destructor tp_dealloc}. */
    public static final int TP_DEALLOC = 48;
    /** {@code Py_ssize_t tp_vectorcall_offset}. */
    public static final int TP_VECTORCALL_OFFSET = 56;
    /** {@code getattrfunc tp_getattr}. */
    public static final int TP_GETATTR = 64;
    /** {@code setattrfunc tp_setattr}. */
    public static final int TP_SETATTR = 72;
    /** {@code PyAsyncMethods *tp_as_async}. */
    public static final int TP_AS_ASYNC = 80;
    /** {@code reprfunc tp_repr}. */
    public static final int TP_REPR = 88;
    /** {@code PyNumberMethods *tp_as_number}. */
    public static final int TP_AS_NUMBER = 96;
    /** {@code PySequenceMethods *tp_as_sequence}. */
    public static final int TP_AS_SEQUENCE = 104;
    /** {@code PyMappingMethods *tp_as_mapping}. */
    public static final int TP_AS_MAPPING = 112;
    /** {@code hashfunc tp_hash}. */
    public static final int TP_HASH = 120;
    /** {@code ternaryfunc tp_call}. */
    public static final int TP_CALL = 128;
    /** {@code reprfunc tp_str}. */
    public static final int TP_STR = 136;
    /** {@code getattrofunc tp_getattro}. */
    public static final int TP_GETATTRO = 144;
    /** {@code setattrofunc tp_setattro}. */
    public static final int TP_SETATTRO = 152;
    /** {@code PyBufferProcs *tp_as_buffer}. */
    public static final int TP_AS_BUFFER = 160;
    /** {@code unsigned long tp_flags}: Py_TPFLAGS bits. */
    public static final int TP_FLAGS = 168;
    /** {@code const char *tp_doc}: NUL-terminated UTF-8 or 0. */
    public static final int TP_DOC = 176;
    /** {@code traverseproc tp_traverse}. */
    public static final int TP_TRAVERSE = 184;
    /** {@code inquiry tp_clear}. */
    public static final int TP_CLEAR = 192;
    /** {@code richcmpfunc tp_richcompare}. */
    public static final int TP_RICHCOMPARE = 200;
    /** {@code Py_ssize_t tp_weaklistoffset}. */
    public static final int TP_WEAKLISTOFFSET = 208;
    /** {@code getiterfunc tp_iter}. */
    public static final int TP_ITER = 216;
    /** {@code iternextfunc tp_iternext}. */
    public static final int TP_ITERNEXT = 224;
    /** {@code PyMethodDef *tp_methods}. */
    public static final int TP_METHODS = 232;
    /** {@code PyMemberDef *tp_members}. */
    public static final int TP_MEMBERS = 240;
    /** {@code PyGetSetDef *tp_getset}. */
    public static final int TP_GETSET = 248;
    /** {@code PyTypeObject *tp_base}: owned by heap types, borrowed by static ones. */
    public static final int TP_BASE = 256;
    /** {@code PyObject *tp_dict}: owned dict. */
    public static final int TP_DICT = 264;
    /** {@code descrgetfunc tp_descr_get}. */
    public static final int TP_DESCR_GET = 272;
    /** {@code descrsetfunc tp_descr_set}. */
    public static final int TP_DESCR_SET = 280;
    /** {@code Py_ssize_t tp_dictoffset}. */
    public static final int TP_DICTOFFSET = 288;
    /** {@code initproc tp_init}. */
    public static final int TP_INIT = 296;
    /** {@code allocfunc tp_alloc}. */
    public static final int TP_ALLOC = 304;
    /** {@code newfunc tp_new}. */
    public static final int TP_NEW = 312;
    /** {@code freefunc tp_free}. */
    public static final int TP_FREE = 320;
    /** {@code inquiry tp_is_gc}. */
    public static final int TP_IS_GC = 328;
    /** {@code PyObject *tp_bases}: owned tuple. */
    public static final int TP_BASES = 336;
    /** {@code PyObject *tp_mro}: owned tuple. */
    public static final int TP_MRO = 344;
    /** {@code PyObject *tp_cache}: unused. */
    public static final int TP_CACHE = 352;
    /** {@code PyObject *tp_subclasses}: dict of weak references. */
    public static final int TP_SUBCLASSES = 360;
    /** {@code PyObject *tp_weaklist}. */
    public static final int TP_WEAKLIST = 368;
    /** {@code destructor tp_del}. */
    public static final int TP_DEL = 376;
    /** {@code unsigned int tp_version_tag}: 0 while no look-up may be cached. */
    public static final int TP_VERSION_TAG = 384;
    /** {@code destructor tp_finalize}. */
    public static final int TP_FINALIZE = 392;
    /** {@code vectorcallfunc tp_vectorcall}. */
    public static final int TP_VECTORCALL = 400;

    private PyTypeObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long tp_name(long self) { return Memory.getLong(self + TP_NAME); }

    public static void tp_name(long self, long value) { Memory.putLong(self + TP_NAME, value); }

    public static long tp_basicsize(long self) { return Memory.getLong(self + TP_BASICSIZE); }

    public static void tp_basicsize(long self, long value) {
        Memory.putLong(self + TP_BASICSIZE, value);
    }

    public static long tp_itemsize(long self) { return Memory.getLong(self + TP_ITEMSIZE); }

    public static void tp_itemsize(long self, long value) {
        Memory.putLong(self + TP_ITEMSIZE, value);
    }

    public static long tp_dealloc(long self) { return Memory.getLong(self + TP_DEALLOC); }

    public static void tp_dealloc(long self, long value) {
        Memory.putLong(self + TP_DEALLOC, value);
    }

    public static long tp_vectorcall_offset(long self) {
        return Memory.getLong(self + TP_VECTORCALL_OFFSET);
    }

    public static void tp_vectorcall_offset(long self, long value) {
        Memory.putLong(self + TP_VECTORCALL_OFFSET, value);
    }

    public static long tp_getattr(long self) { return Memory.getLong(self + TP_GETATTR); }

    public static void tp_getattr(long self, long value) {
        Memory.putLong(self + TP_GETATTR, value);
    }

    public static long tp_setattr(long self) { return Memory.getLong(self + TP_SETATTR); }

    public static void tp_setattr(long self, long value) {
        Memory.putLong(self + TP_SETATTR, value);
    }

    public static long tp_as_async(long self) { return Memory.getLong(self + TP_AS_ASYNC); }

    public static void tp_as_async(long self, long value) {
        Memory.putLong(self + TP_AS_ASYNC, value);
    }

    public static long tp_repr(long self) { return Memory.getLong(self + TP_REPR); }

    public static void tp_repr(long self, long value) { Memory.putLong(self + TP_REPR, value); }

    public static long tp_as_number(long self) { return Memory.getLong(self + TP_AS_NUMBER); }

    public static void tp_as_number(long self, long value) {
        Memory.putLong(self + TP_AS_NUMBER, value);
    }

    public static long tp_as_sequence(long self) { return Memory.getLong(self + TP_AS_SEQUENCE); }

    public static void tp_as_sequence(long self, long value) {
        Memory.putLong(self + TP_AS_SEQUENCE, value);
    }

    public static long tp_as_mapping(long self) { return Memory.getLong(self + TP_AS_MAPPING); }

    public static void tp_as_mapping(long self, long value) {
        Memory.putLong(self + TP_AS_MAPPING, value);
    }

    public static long tp_hash(long self) { return Memory.getLong(self + TP_HASH); }

    public static void tp_hash(long self, long value) { Memory.putLong(self + TP_HASH, value); }

    public static long tp_call(long self) { return Memory.getLong(self + TP_CALL); }

    public static void tp_call(long self, long value) { Memory.putLong(self + TP_CALL, value); }

    public static long tp_str(long self) { return Memory.getLong(self + TP_STR); }

    public static void tp_str(long self, long value) { Memory.putLong(self + TP_STR, value); }

    public static long tp_getattro(long self) { return Memory.getLong(self + TP_GETATTRO); }

    public static void tp_getattro(long self, long value) {
        Memory.putLong(self + TP_GETATTRO, value);
    }

    public static long tp_setattro(long self) { return Memory.getLong(self + TP_SETATTRO); }

    public static void tp_setattro(long self, long value) {
        Memory.putLong(self + TP_SETATTRO, value);
    }

    public static long tp_as_buffer(long self) { return Memory.getLong(self + TP_AS_BUFFER); }

    public static void tp_as_buffer(long self, long value) {
        Memory.putLong(self + TP_AS_BUFFER, value);
    }

    public static long tp_flags(long self) { return Memory.getLong(self + TP_FLAGS); }

    public static void tp_flags(long self, long value) { Memory.putLong(self + TP_FLAGS, value); }

    public static long tp_flags_acquire(long self) {
        return Memory.getLongAcquire(self + TP_FLAGS);
    }

    public static void tp_flags_release(long self, long value) {
        Memory.putLongRelease(self + TP_FLAGS, value);
    }

    public static long tp_doc(long self) { return Memory.getLong(self + TP_DOC); }

    public static void tp_doc(long self, long value) { Memory.putLong(self + TP_DOC, value); }

    public static long tp_traverse(long self) { return Memory.getLong(self + TP_TRAVERSE); }

    public static void tp_traverse(long self, long value) {
        Memory.putLong(self + TP_TRAVERSE, value);
    }

    public static long tp_clear(long self) { return Memory.getLong(self + TP_CLEAR); }

    public static void tp_clear(long self, long value) { Memory.putLong(self + TP_CLEAR, value); }

    public static long tp_richcompare(long self) { return Memory.getLong(self + TP_RICHCOMPARE); }

    public static void tp_richcompare(long self, long value) {
        Memory.putLong(self + TP_RICHCOMPARE, value);
    }

    public static long tp_weaklistoffset(long self) {
        return Memory.getLong(self + TP_WEAKLISTOFFSET);
    }

    public static void tp_weaklistoffset(long self, long value) {
        Memory.putLong(self + TP_WEAKLISTOFFSET, value);
    }

    public static long tp_iter(long self) { return Memory.getLong(self + TP_ITER); }

    public static void tp_iter(long self, long value) { Memory.putLong(self + TP_ITER, value); }

    public static long tp_iternext(long self) { return Memory.getLong(self + TP_ITERNEXT); }

    public static void tp_iternext(long self, long value) {
        Memory.putLong(self + TP_ITERNEXT, value);
    }

    public static long tp_methods(long self) { return Memory.getLong(self + TP_METHODS); }

    public static void tp_methods(long self, long value) {
        Memory.putLong(self + TP_METHODS, value);
    }

    public static long tp_members(long self) { return Memory.getLong(self + TP_MEMBERS); }

    public static void tp_members(long self, long value) {
        Memory.putLong(self + TP_MEMBERS, value);
    }

    public static long tp_getset(long self) { return Memory.getLong(self + TP_GETSET); }

    public static void tp_getset(long self, long value) { Memory.putLong(self + TP_GETSET, value); }

    public static long tp_base(long self) { return Memory.getLong(self + TP_BASE); }

    public static void tp_base(long self, long value) { Memory.putLong(self + TP_BASE, value); }

    public static long tp_base_acquire(long self) { return Memory.getLongAcquire(self + TP_BASE); }

    public static void tp_base_release(long self, long value) {
        Memory.putLongRelease(self + TP_BASE, value);
    }

    public static long tp_dict(long self) { return Memory.getLong(self + TP_DICT); }

    public static void tp_dict(long self, long value) { Memory.putLong(self + TP_DICT, value); }

    public static long tp_dict_acquire(long self) { return Memory.getLongAcquire(self + TP_DICT); }

    public static void tp_dict_release(long self, long value) {
        Memory.putLongRelease(self + TP_DICT, value);
    }

    public static long tp_descr_get(long self) { return Memory.getLong(self + TP_DESCR_GET); }

    public static void tp_descr_get(long self, long value) {
        Memory.putLong(self + TP_DESCR_GET, value);
    }

    public static long tp_descr_set(long self) { return Memory.getLong(self + TP_DESCR_SET); }

    public static void tp_descr_set(long self, long value) {
        Memory.putLong(self + TP_DESCR_SET, value);
    }

    public static long tp_dictoffset(long self) { return Memory.getLong(self + TP_DICTOFFSET); }

    public static void tp_dictoffset(long self, long value) {
        Memory.putLong(self + TP_DICTOFFSET, value);
    }

    public static long tp_init(long self) { return Memory.getLong(self + TP_INIT); }

    public static void tp_init(long self, long value) { Memory.putLong(self + TP_INIT, value); }

    public static long tp_alloc(long self) { return Memory.getLong(self + TP_ALLOC); }

    public static void tp_alloc(long self, long value) { Memory.putLong(self + TP_ALLOC, value); }

    public static long tp_new(long self) { return Memory.getLong(self + TP_NEW); }

    public static void tp_new(long self, long value) { Memory.putLong(self + TP_NEW, value); }

    public static long tp_free(long self) { return Memory.getLong(self + TP_FREE); }

    public static void tp_free(long self, long value) { Memory.putLong(self + TP_FREE, value); }

    public static long tp_is_gc(long self) { return Memory.getLong(self + TP_IS_GC); }

    public static void tp_is_gc(long self, long value) { Memory.putLong(self + TP_IS_GC, value); }

    public static long tp_bases(long self) { return Memory.getLong(self + TP_BASES); }

    public static void tp_bases(long self, long value) { Memory.putLong(self + TP_BASES, value); }

    public static long tp_bases_acquire(long self) {
        return Memory.getLongAcquire(self + TP_BASES);
    }

    public static void tp_bases_release(long self, long value) {
        Memory.putLongRelease(self + TP_BASES, value);
    }

    public static long tp_mro(long self) { return Memory.getLong(self + TP_MRO); }

    public static void tp_mro(long self, long value) { Memory.putLong(self + TP_MRO, value); }

    public static long tp_mro_acquire(long self) { return Memory.getLongAcquire(self + TP_MRO); }

    public static void tp_mro_release(long self, long value) {
        Memory.putLongRelease(self + TP_MRO, value);
    }

    public static long tp_cache(long self) { return Memory.getLong(self + TP_CACHE); }

    public static void tp_cache(long self, long value) { Memory.putLong(self + TP_CACHE, value); }

    public static long tp_subclasses(long self) { return Memory.getLong(self + TP_SUBCLASSES); }

    public static void tp_subclasses(long self, long value) {
        Memory.putLong(self + TP_SUBCLASSES, value);
    }

    public static long tp_subclasses_acquire(long self) {
        return Memory.getLongAcquire(self + TP_SUBCLASSES);
    }

    public static void tp_subclasses_release(long self, long value) {
        Memory.putLongRelease(self + TP_SUBCLASSES, value);
    }

    public static long tp_weaklist(long self) { return Memory.getLong(self + TP_WEAKLIST); }

    public static void tp_weaklist(long self, long value) {
        Memory.putLong(self + TP_WEAKLIST, value);
    }

    public static long tp_del(long self) { return Memory.getLong(self + TP_DEL); }

    public static void tp_del(long self, long value) { Memory.putLong(self + TP_DEL, value); }

    public static int tp_version_tag(long self) { return Memory.getInt(self + TP_VERSION_TAG); }

    public static void tp_version_tag(long self, int value) {
        Memory.putInt(self + TP_VERSION_TAG, value);
    }

    public static int tp_version_tag_acquire(long self) {
        return Memory.getIntAcquire(self + TP_VERSION_TAG);
    }

    public static void tp_version_tag_release(long self, int value) {
        Memory.putIntRelease(self + TP_VERSION_TAG, value);
    }

    public static long tp_finalize(long self) { return Memory.getLong(self + TP_FINALIZE); }

    public static void tp_finalize(long self, long value) {
        Memory.putLong(self + TP_FINALIZE, value);
    }

    public static long tp_vectorcall(long self) { return Memory.getLong(self + TP_VECTORCALL); }

    public static void tp_vectorcall(long self, long value) {
        Memory.putLong(self + TP_VECTORCALL, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self) && tp_basicsize(self) >= 0;
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                ADDRESS.withName("tp_name"),
                JAVA_LONG.withName("tp_basicsize"),
                JAVA_LONG.withName("tp_itemsize"),
                ADDRESS.withName("tp_dealloc"),
                JAVA_LONG.withName("tp_vectorcall_offset"),
                ADDRESS.withName("tp_getattr"),
                ADDRESS.withName("tp_setattr"),
                ADDRESS.withName("tp_as_async"),
                ADDRESS.withName("tp_repr"),
                ADDRESS.withName("tp_as_number"),
                ADDRESS.withName("tp_as_sequence"),
                ADDRESS.withName("tp_as_mapping"),
                ADDRESS.withName("tp_hash"),
                ADDRESS.withName("tp_call"),
                ADDRESS.withName("tp_str"),
                ADDRESS.withName("tp_getattro"),
                ADDRESS.withName("tp_setattro"),
                ADDRESS.withName("tp_as_buffer"),
                JAVA_LONG.withName("tp_flags"),
                ADDRESS.withName("tp_doc"),
                ADDRESS.withName("tp_traverse"),
                ADDRESS.withName("tp_clear"),
                ADDRESS.withName("tp_richcompare"),
                JAVA_LONG.withName("tp_weaklistoffset"),
                ADDRESS.withName("tp_iter"),
                ADDRESS.withName("tp_iternext"),
                ADDRESS.withName("tp_methods"),
                ADDRESS.withName("tp_members"),
                ADDRESS.withName("tp_getset"),
                ADDRESS.withName("tp_base"),
                ADDRESS.withName("tp_dict"),
                ADDRESS.withName("tp_descr_get"),
                ADDRESS.withName("tp_descr_set"),
                JAVA_LONG.withName("tp_dictoffset"),
                ADDRESS.withName("tp_init"),
                ADDRESS.withName("tp_alloc"),
                ADDRESS.withName("tp_new"),
                ADDRESS.withName("tp_free"),
                ADDRESS.withName("tp_is_gc"),
                ADDRESS.withName("tp_bases"),
                ADDRESS.withName("tp_mro"),
                ADDRESS.withName("tp_cache"),
                ADDRESS.withName("tp_subclasses"),
                ADDRESS.withName("tp_weaklist"),
                ADDRESS.withName("tp_del"),
                JAVA_INT.withName("tp_version_tag"),
                paddingLayout(4),
                ADDRESS.withName("tp_finalize"),
                ADDRESS.withName("tp_vectorcall")).withName("PyTypeObject");
    }
}
