package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/**
 * Layout of {@code PyFunctionObject}: a Python function (CPython 3.11,
 * Include/cpython/funcobject.h).
 */
public final class PyFunctionObject {
    /** Bytes of the struct. */
    public static final int SIZE = 136;
    /** {@code PyObject *func_globals}: owned dict. */
    public static final int FUNC_GLOBALS = 16;
    /** {@code PyObject *func_builtins}: owned dict. */
    public static final int FUNC_BUILTINS = 24;
    /** {@code PyObject *func_name}: owned str. */
    public static final int FUNC_NAME = 32;
    /** {@code PyObject *func_qualname}: owned str. */
    public static final int FUNC_QUALNAME = 40;
    /** {@code PyObject *func_code}: owned code. */
    public static final int FUNC_CODE = 48;
    /** {@code PyObject *func_defaults}: owned tuple or 0. */
    public static final int FUNC_DEFAULTS = 56;
    /** {@code PyObject *func_kwdefaults}: owned dict or 0. */
    public static final int FUNC_KWDEFAULTS = 64;
    /** {@code PyObject *func_closure}: owned tuple of cells or 0. */
    public static final int FUNC_CLOSURE = 72;
    /** {@code PyObject *func_doc}: owned. */
    public static final int FUNC_DOC = 80;
    /** {@code PyObject *func_dict}: owned dict or 0. */
    public static final int FUNC_DICT = 88;
    /** {@code PyObject *func_weakreflist}. */
    public static final int FUNC_WEAKREFLIST = 96;
    /** {@code PyObject *func_module}: owned or 0. */
    public static final int FUNC_MODULE = 104;
    /** {@code PyObject *func_annotations}: owned dict or 0. */
    public static final int FUNC_ANNOTATIONS = 112;
    /** {@code vectorcallfunc vectorcall}. */
    public static final int VECTORCALL = 120;
    /** {@code uint32_t func_version}: 0 when code, defaults or annotations changed. */
    public static final int FUNC_VERSION = 128;

    private PyFunctionObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long func_globals(long self) { return Memory.getLong(self + FUNC_GLOBALS); }

    public static void func_globals(long self, long value) {
        Memory.putLong(self + FUNC_GLOBALS, value);
    }

    public static long func_builtins(long self) { return Memory.getLong(self + FUNC_BUILTINS); }

    public static void func_builtins(long self, long value) {
        Memory.putLong(self + FUNC_BUILTINS, value);
    }

    public static long func_name(long self) { return Memory.getLong(self + FUNC_NAME); }

    public static void func_name(long self, long value) { Memory.putLong(self + FUNC_NAME, value); }

    public static long func_qualname(long self) { return Memory.getLong(self + FUNC_QUALNAME); }

    public static void func_qualname(long self, long value) {
        Memory.putLong(self + FUNC_QUALNAME, value);
    }

    public static long func_code(long self) { return Memory.getLong(self + FUNC_CODE); }

    public static void func_code(long self, long value) { Memory.putLong(self + FUNC_CODE, value); }

    public static long func_code_acquire(long self) {
        return Memory.getLongAcquire(self + FUNC_CODE);
    }

    public static void func_code_release(long self, long value) {
        Memory.putLongRelease(self + FUNC_CODE, value);
    }

    public static long func_defaults(long self) { return Memory.getLong(self + FUNC_DEFAULTS); }

    public static void func_defaults(long self, long value) {
        Memory.putLong(self + FUNC_DEFAULTS, value);
    }

    public static long func_defaults_acquire(long self) {
        return Memory.getLongAcquire(self + FUNC_DEFAULTS);
    }

    public static void func_defaults_release(long self, long value) {
        Memory.putLongRelease(self + FUNC_DEFAULTS, value);
    }

    public static long func_kwdefaults(long self) { return Memory.getLong(self + FUNC_KWDEFAULTS); }

    public static void func_kwdefaults(long self, long value) {
        Memory.putLong(self + FUNC_KWDEFAULTS, value);
    }

    public static long func_kwdefaults_acquire(long self) {
        return Memory.getLongAcquire(self + FUNC_KWDEFAULTS);
    }

    public static void func_kwdefaults_release(long self, long value) {
        Memory.putLongRelease(self + FUNC_KWDEFAULTS, value);
    }

    public static long func_closure(long self) { return Memory.getLong(self + FUNC_CLOSURE); }

    public static void func_closure(long self, long value) {
        Memory.putLong(self + FUNC_CLOSURE, value);
    }

    public static long func_doc(long self) { return Memory.getLong(self + FUNC_DOC); }

    public static void func_doc(long self, long value) { Memory.putLong(self + FUNC_DOC, value); }

    public static long func_dict(long self) { return Memory.getLong(self + FUNC_DICT); }

    public static void func_dict(long self, long value) { Memory.putLong(self + FUNC_DICT, value); }

    public static long func_dict_acquire(long self) {
        return Memory.getLongAcquire(self + FUNC_DICT);
    }

    public static void func_dict_release(long self, long value) {
        Memory.putLongRelease(self + FUNC_DICT, value);
    }

    public static long func_weakreflist(long self) {
        return Memory.getLong(self + FUNC_WEAKREFLIST);
    }

    public static void func_weakreflist(long self, long value) {
        Memory.putLong(self + FUNC_WEAKREFLIST, value);
    }

    public static long func_module(long self) { return Memory.getLong(self + FUNC_MODULE); }

    public static void func_module(long self, long value) {
        Memory.putLong(self + FUNC_MODULE, value);
    }

    public static long func_annotations(long self) {
        return Memory.getLong(self + FUNC_ANNOTATIONS);
    }

    public static void func_annotations(long self, long value) {
        Memory.putLong(self + FUNC_ANNOTATIONS, value);
    }

    public static long vectorcall(long self) { return Memory.getLong(self + VECTORCALL); }

    public static void vectorcall(long self, long value) {
        Memory.putLong(self + VECTORCALL, value);
    }

    public static int func_version(long self) { return Memory.getInt(self + FUNC_VERSION); }

    public static void func_version(long self, int value) {
        Memory.putInt(self + FUNC_VERSION, value);
    }

    public static int func_version_acquire(long self) {
        return Memory.getIntAcquire(self + FUNC_VERSION);
    }

    public static void func_version_release(long self, int value) {
        Memory.putIntRelease(self + FUNC_VERSION, value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyObject.layout().withName("ob_base"),
                ADDRESS.withName("func_globals"),
                ADDRESS.withName("func_builtins"),
                ADDRESS.withName("func_name"),
                ADDRESS.withName("func_qualname"),
                ADDRESS.withName("func_code"),
                ADDRESS.withName("func_defaults"),
                ADDRESS.withName("func_kwdefaults"),
                ADDRESS.withName("func_closure"),
                ADDRESS.withName("func_doc"),
                ADDRESS.withName("func_dict"),
                ADDRESS.withName("func_weakreflist"),
                ADDRESS.withName("func_module"),
                ADDRESS.withName("func_annotations"),
                ADDRESS.withName("vectorcall"),
                JAVA_INT.withName("func_version"),
                paddingLayout(4)).withName("PyFunctionObject");
    }
}
