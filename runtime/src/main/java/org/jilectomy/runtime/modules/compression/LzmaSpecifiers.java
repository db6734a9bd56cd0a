package org.jilectomy.runtime.modules.compression;

import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;

/** Filters as Python describes them: dicts with an {@code "id"} and options by their names. */
final class LzmaSpecifiers {
    private static final int MOST_FILTERS = 4;
    private static final String[] LZMA_OPTIONS = {
        "id", "preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth",
    };

    private LzmaSpecifiers() {}

    /** A chain of filters; ValueError or LZMAError if there is no such. */
    static LzmaFilter[] chain(ThreadState ts, long specifiers) {
        if (PyDict.TYPE.isInstance(specifiers)) {
            throw Errors.typeError(ts, PyType.of(specifiers).name() + " is not a sequence");
        }
        long n = Abstract.size(ts, specifiers);
        if (n > MOST_FILTERS) {
            throw Errors.valueError(
                    ts, "Too many filters - liblzma supports a maximum of " + MOST_FILTERS);
        }
        if (n == 0) {
            throw Errors.raise(ts, LzmaModule.ERROR, "Internal error");
        }
        LzmaFilter[] chain = new LzmaFilter[(int) n];
        for (int i = 0; i < n; i++) {
            long specifier = Abstract.getItem(ts, specifiers, PyLong.of(ts, i));
            try {
                chain[i] = filter(ts, specifier);
            } finally {
                Refs.release(ts, specifier);
            }
        }
        return chain;
    }

    static LzmaFilter filter(ThreadState ts, long specifier) {
        if (!Abstract.isMapping(ts, specifier)) {
            throw Errors.typeError(ts, "Filter specifier must be a dict or dict-like object");
        }
        long id = number(ts, specifier, "id", Long.MAX_VALUE, Long.MIN_VALUE);
        if (id == Long.MIN_VALUE) {
            throw Errors.valueError(ts, "Filter specifier must have an \"id\" entry");
        }
        try {
            if (LzmaFilter.isLzma(id)) {
                return lzma(ts, specifier, id);
            }
            if (id == LzmaFilter.DELTA) {
                only(ts, specifier, "delta", "id", "dist");
                return new LzmaFilter(
                        id, new DeltaOptions(option(ts, specifier, "delta", "dist", 1)));
            }
            if (LzmaFilter.isBcj(id)) {
                only(ts, specifier, "BCJ", "id", "start_offset");
                return LzmaFilter.bcj(id, option(ts, specifier, "BCJ", "start_offset", 0));
            }
        } catch (UnsupportedOptionsException | IllegalArgumentException e) {
            throw unsupported(ts);
        }
        throw Errors.valueError(ts, "Invalid filter ID: " + id);
    }

    private static LzmaFilter lzma(ThreadState ts, long specifier, long id)
            throws UnsupportedOptionsException {
        int preset = (int) number(
                ts, specifier, "preset", 0xffffffffL, LZMA2Options.PRESET_DEFAULT);
        LZMA2Options options = preset(ts, preset);
        only(ts, specifier, "LZMA", LZMA_OPTIONS);
        options.setDictSize(option(ts, specifier, "LZMA", "dict_size", options.getDictSize()));
        options.setLcLp(option(ts, specifier, "LZMA", "lc", options.getLc()),
                option(ts, specifier, "LZMA", "lp", options.getLp()));
        options.setPb(option(ts, specifier, "LZMA", "pb", options.getPb()));
        options.setMode(option(ts, specifier, "LZMA", "mode", options.getMode()));
        options.setNiceLen(Math.max(LZMA2Options.NICE_LEN_MIN,
                option(ts, specifier, "LZMA", "nice_len", options.getNiceLen())));
        options.setMatchFinder(LzmaFilter.matchFinder(
                option(ts, specifier, "LZMA", "mf", options.getMatchFinder())));
        options.setDepthLimit(option(ts, specifier, "LZMA", "depth", options.getDepthLimit()));
        return new LzmaFilter(id, options);
    }

    /** As {@link LzmaFilter#preset}; LZMAError if there is no such. */
    static LZMA2Options preset(ThreadState ts, int preset) {
        try {
            return LzmaFilter.preset(preset);
        } catch (UnsupportedOptionsException e) {
            throw Errors.raise(ts, LzmaModule.ERROR,
                    "Invalid compression preset: " + (preset & 0xffffffffL));
        }
    }

    static PyException unsupported(ThreadState ts) {
        return Errors.raise(ts, LzmaModule.ERROR, "Invalid or unsupported options");
    }

    /** ValueError if there is an entry of another name. */
    private static void only(ThreadState ts, long specifier, String kind, String... names) {
        boolean isKnown = PyDict.TYPE.isInstance(specifier);
        if (isKnown) {
            long known = 0;
            for (String name : names) {
                known += PyDict.contains(ts, specifier, PyUnicode.intern(ts, name)) ? 1 : 0;
            }
            isKnown = known == PyDict.size(specifier);
        }
        if (!isKnown) {
            throw invalid(ts, kind);
        }
    }

    /** An option; what is no number of 32 bits without a sign is what {@link #only} refuses. */
    private static int option(
            ThreadState ts, long specifier, String kind, String name, int otherwise) {
        try {
            long value = number(ts, specifier, name, 0xffffffffL, otherwise);
            return (int) Math.min(value, Integer.MAX_VALUE);
        } catch (PyException e) {
            Errors.discard(ts, e);
            throw invalid(ts, kind);
        }
    }

    private static PyException invalid(ThreadState ts, String kind) {
        return Errors.valueError(ts, "Invalid filter specifier for " + kind + " filter");
    }

    private static long number(
            ThreadState ts, long specifier, String name, long most, long otherwise) {
        long value;
        try {
            value = Abstract.getItem(ts, specifier, PyUnicode.intern(ts, name));
        } catch (PyException e) {
            if (!Errors.matches(e, Exceptions.KeyError)) {
                throw e;
            }
            Errors.discard(ts, e);
            return otherwise;
        }
        try {
            return unsigned(ts, value, most);
        } finally {
            Refs.release(ts, value);
        }
    }

    /** OverflowError if the int is negative or larger. */
    static long unsigned(ThreadState ts, long value, long most) {
        long index = Abstract.index(ts, value);
        try {
            if (PyLong.toBig(index).signum() < 0) {
                throw Errors.overflowError(ts, "can't convert negative int to unsigned");
            }
            if (!PyLong.fitsLong(index) || PyLong.longValue(index) > most) {
                throw Errors.overflowError(ts, most == Long.MAX_VALUE
                        ? "int too big to convert" : "Value too large for uint32_t type");
            }
            return PyLong.longValue(index);
        } finally {
            Refs.release(ts, index);
        }
    }
}
