package org.jilectomy.heap.layout;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.StructLayout;
import org.jilectomy.memory.Memory;

/** Layout of {@code PyCodeObject}: a code object (CPython 3.11, Include/cpython/code.h). */
public final class PyCodeObject {
    /** Bytes of the struct. */
    public static final int SIZE = 192;
    /** {@code PyObject *co_consts}: owned tuple. */
    public static final int CO_CONSTS = 24;
    /** {@code PyObject *co_names}: owned tuple of str. */
    public static final int CO_NAMES = 32;
    /** {@code PyObject *co_exceptiontable}: owned bytes. */
    public static final int CO_EXCEPTIONTABLE = 40;
    /** {@code int co_flags}: CO_ bits. */
    public static final int CO_FLAGS = 48;
    /** {@code short co_warmup}. */
    public static final int CO_WARMUP = 52;
    /** {@code short _co_linearray_entry_size}. */
    public static final int _CO_LINEARRAY_ENTRY_SIZE = 54;
    /** {@code int co_argcount}: positional parameters, without *args. */
    public static final int CO_ARGCOUNT = 56;
    /** {@code int co_posonlyargcount}. */
    public static final int CO_POSONLYARGCOUNT = 60;
    /** {@code int co_kwonlyargcount}. */
    public static final int CO_KWONLYARGCOUNT = 64;
    /** {@code int co_stacksize}. */
    public static final int CO_STACKSIZE = 68;
    /** {@code int co_firstlineno}. */
    public static final int CO_FIRSTLINENO = 72;
    /** {@code int co_nlocalsplus}: local + cell + free variables. */
    public static final int CO_NLOCALSPLUS = 76;
    /** {@code int co_nlocals}. */
    public static final int CO_NLOCALS = 80;
    /** {@code int co_nplaincellvars}. */
    public static final int CO_NPLAINCELLVARS = 84;
    /** {@code int co_ncellvars}. */
    public static final int CO_NCELLVARS = 88;
    /** {@code int co_nfreevars}. */
    public static final int CO_NFREEVARS = 92;
    /** {@code PyObject *co_localsplusnames}: owned tuple. */
    public static final int CO_LOCALSPLUSNAMES = 96;
    /** {@code PyObject *co_localspluskinds}: owned bytes. */
    public static final int CO_LOCALSPLUSKINDS = 104;
    /** {@code PyObject *co_filename}: owned str. */
    public static final int CO_FILENAME = 112;
    /** {@code PyObject *co_name}: owned str. */
    public static final int CO_NAME = 120;
    /** {@code PyObject *co_qualname}: owned str. */
    public static final int CO_QUALNAME = 128;
    /** {@code PyObject *co_linetable}: owned bytes. */
    public static final int CO_LINETABLE = 136;
    /** {@code PyObject *co_weakreflist}. */
    public static final int CO_WEAKREFLIST = 144;
    /** {@code PyObject *_co_code}: owned bytes or 0: the cached co_code attribute. */
    public static final int _CO_CODE = 152;
    /** {@code char *_co_linearray}. */
    public static final int _CO_LINEARRAY = 160;
    /** {@code int _co_firsttraceable}. */
    public static final int _CO_FIRSTTRACEABLE = 168;
    /** {@code void *co_extra}. */
    public static final int CO_EXTRA = 176;
    /** {@code char co_code_adaptive[1]}: {@code 2 * ob_size} bytes of code. */
    public static final int CO_CODE_ADAPTIVE = 184;

    private PyCodeObject() {
    }

    /** The layout as data; built on first use, because start-up never needs it. */
    public static StructLayout layout() {
        return Holder.LAYOUT;
    }

    public static long co_consts(long self) { return Memory.getLong(self + CO_CONSTS); }

    public static void co_consts(long self, long value) { Memory.putLong(self + CO_CONSTS, value); }

    public static long co_names(long self) { return Memory.getLong(self + CO_NAMES); }

    public static void co_names(long self, long value) { Memory.putLong(self + CO_NAMES, value); }

    public static long co_exceptiontable(long self) {
        return Memory.getLong(self + CO_EXCEPTIONTABLE);
    }

    public static void co_exceptiontable(long self, long value) {
        Memory.putLong(self + CO_EXCEPTIONTABLE, value);
    }

    public static int co_flags(long self) { return Memory.getInt(self + CO_FLAGS); }

    public static void co_flags(long self, int value) { Memory.putInt(self + CO_FLAGS, value); }

    public static int co_warmup(long self) { return Memory.getShort(self + CO_WARMUP); }

    public static void co_warmup(long self, int value) {
        Memory.putShort(self + CO_WARMUP, (short) value);
    }

    public static int _co_linearray_entry_size(long self) {
        return Memory.getShort(self + _CO_LINEARRAY_ENTRY_SIZE);
    }

    public static void _co_linearray_entry_size(long self, int value) {
        Memory.putShort(self + _CO_LINEARRAY_ENTRY_SIZE, (short) value);
    }

    public static int co_argcount(long self) { return Memory.getInt(self + CO_ARGCOUNT); }

    public static void co_argcount(long self, int value) {
        Memory.putInt(self + CO_ARGCOUNT, value);
    }

    public static int co_posonlyargcount(long self) {
        return Memory.getInt(self + CO_POSONLYARGCOUNT);
    }

    public static void co_posonlyargcount(long self, int value) {
        Memory.putInt(self + CO_POSONLYARGCOUNT, value);
    }

    public static int co_kwonlyargcount(long self) {
        return Memory.getInt(self + CO_KWONLYARGCOUNT);
    }

    public static void co_kwonlyargcount(long self, int value) {
        Memory.putInt(self + CO_KWONLYARGCOUNT, value);
    }

    public static int co_stacksize(long self) { return Memory.getInt(self + CO_STACKSIZE); }

    public static void co_stacksize(long self, int value) {
        Memory.putInt(self + CO_STACKSIZE, value);
    }

    public static int co_firstlineno(long self) { return Memory.getInt(self + CO_FIRSTLINENO); }

    public static void co_firstlineno(long self, int value) {
        Memory.putInt(self + CO_FIRSTLINENO, value);
    }

    public static int co_nlocalsplus(long self) { return Memory.getInt(self + CO_NLOCALSPLUS); }

    public static void co_nlocalsplus(long self, int value) {
        Memory.putInt(self + CO_NLOCALSPLUS, value);
    }

    public static int co_nlocals(long self) { return Memory.getInt(self + CO_NLOCALS); }

    public static void co_nlocals(long self, int value) { Memory.putInt(self + CO_NLOCALS, value); }

    public static int co_nplaincellvars(long self) {
        return Memory.getInt(self + CO_NPLAINCELLVARS);
    }

    public static void co_nplaincellvars(long self, int value) {
        Memory.putInt(self + CO_NPLAINCELLVARS, value);
    }

    public static int co_ncellvars(long self) { return Memory.getInt(self + CO_NCELLVARS); }

    public static void co_ncellvars(long self, int value) {
        Memory.putInt(self + CO_NCELLVARS, value);
    }

    public static int co_nfreevars(long self) { return Memory.getInt(self + CO_NFREEVARS); }

    public static void co_nfreevars(long self, int value) {
        Memory.putInt(self + CO_NFREEVARS, value);
    }

    public static long co_localsplusnames(long self) {
        return Memory.getLong(self + CO_LOCALSPLUSNAMES);
    }

    public static void co_localsplusnames(long self, long value) {
        Memory.putLong(self + CO_LOCALSPLUSNAMES, value);
    }

    public static long co_localspluskinds(long self) {
        return Memory.getLong(self + CO_LOCALSPLUSKINDS);
    }

    public static void co_localspluskinds(long self, long value) {
        Memory.putLong(self + CO_LOCALSPLUSKINDS, value);
    }

    public static long co_filename(long self) { return Memory.getLong(self + CO_FILENAME); }

    public static void co_filename(long self, long value) {
        Memory.putLong(self + CO_FILENAME, value);
    }

    public static long co_name(long self) { return Memory.getLong(self + CO_NAME); }

    public static void co_name(long self, long value) { Memory.putLong(self + CO_NAME, value); }

    public static long co_qualname(long self) { return Memory.getLong(self + CO_QUALNAME); }

    public static void co_qualname(long self, long value) {
        Memory.putLong(self + CO_QUALNAME, value);
    }

    public static long co_linetable(long self) { return Memory.getLong(self + CO_LINETABLE); }

    public static void co_linetable(long self, long value) {
        Memory.putLong(self + CO_LINETABLE, value);
    }

    public static long co_weakreflist(long self) { return Memory.getLong(self + CO_WEAKREFLIST); }

    public static void co_weakreflist(long self, long value) {
        Memory.putLong(self + CO_WEAKREFLIST, value);
    }

    public static long _co_code(long self) { return Memory.getLong(self + _CO_CODE); }

    public static void _co_code(long self, long value) { Memory.putLong(self + _CO_CODE, value); }

    public static long _co_code_acquire(long self) {
        return Memory.getLongAcquire(self + _CO_CODE);
    }

    public static void _co_code_release(long self, long value) {
        Memory.putLongRelease(self + _CO_CODE, value);
    }

    public static long _co_linearray(long self) { return Memory.getLong(self + _CO_LINEARRAY); }

    public static void _co_linearray(long self, long value) {
        Memory.putLong(self + _CO_LINEARRAY, value);
    }

    public static int _co_firsttraceable(long self) {
        return Memory.getInt(self + _CO_FIRSTTRACEABLE);
    }

    public static void _co_firsttraceable(long self, int value) {
        Memory.putInt(self + _CO_FIRSTTRACEABLE, value);
    }

    public static long co_extra(long self) { return Memory.getLong(self + CO_EXTRA); }

    public static void co_extra(long self, long value) { Memory.putLong(self + CO_EXTRA, value); }

    /** Address of the first element of {@code co_code_adaptive}. */
    public static long co_code_adaptive(long self) {
        return self + CO_CODE_ADAPTIVE;
    }

    public static int co_code_adaptive_at(long self, long index) {
        return Memory.getByte(self + CO_CODE_ADAPTIVE + index);
    }

    public static void co_code_adaptive_at(long self, long index, int value) {
        Memory.putByte(self + CO_CODE_ADAPTIVE + index, (byte) value);
    }

    /** Whether the invariants of the struct hold; for assertions and audits. */
    public static boolean isValid(long self) {
        return PyVarObject.isValid(self);
    }

    private static final class Holder {
        static final StructLayout LAYOUT = structLayout(
                PyVarObject.layout().withName("ob_base"),
                ADDRESS.withName("co_consts"),
                ADDRESS.withName("co_names"),
                ADDRESS.withName("co_exceptiontable"),
                JAVA_INT.withName("co_flags"),
                JAVA_SHORT.withName("co_warmup"),
                JAVA_SHORT.withName("_co_linearray_entry_size"),
                JAVA_INT.withName("co_argcount"),
                JAVA_INT.withName("co_posonlyargcount"),
                JAVA_INT.withName("co_kwonlyargcount"),
                JAVA_INT.withName("co_stacksize"),
                JAVA_INT.withName("co_firstlineno"),
                JAVA_INT.withName("co_nlocalsplus"),
                JAVA_INT.withName("co_nlocals"),
                JAVA_INT.withName("co_nplaincellvars"),
                JAVA_INT.withName("co_ncellvars"),
                JAVA_INT.withName("co_nfreevars"),
                ADDRESS.withName("co_localsplusnames"),
                ADDRESS.withName("co_localspluskinds"),
                ADDRESS.withName("co_filename"),
                ADDRESS.withName("co_name"),
                ADDRESS.withName("co_qualname"),
                ADDRESS.withName("co_linetable"),
                ADDRESS.withName("co_weakreflist"),
                ADDRESS.withName("_co_code"),
                ADDRESS.withName("_co_linearray"),
                JAVA_INT.withName("_co_firsttraceable"),
                paddingLayout(4),
                ADDRESS.withName("co_extra"),
                sequenceLayout(1, JAVA_BYTE).withName("co_code_adaptive"),
                paddingLayout(7)).withName("PyCodeObject");
    }
}
