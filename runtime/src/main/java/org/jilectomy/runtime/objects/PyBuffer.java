package org.jilectomy.runtime.objects;

import org.jilectomy.runtime.state.ThreadState;

/**
 * An object's memory as another one may use it, until it is given back; compare {@code Py_buffer}
 * (the buffer protocol, PEP 3118).
 *
 * <p>While somebody holds one the exporter neither moves nor frees the memory: resizing raises
 * BufferError. Who holds it must {@link #release} it once. The memory is {@code len} bytes at {@code
 * buf}, in C order: exporters of ours have no strides (a memoryview with strides exports a copy
 * through {@link PyType#bf_bytes} only).
 *
 * <p>An exporter implements {@link PyType#bf_getbuffer} and {@link PyType#bf_releasebuffer}, counts,
 * and refuses to resize while the count is not 0.
 */
public final class PyBuffer {
    /** The exporter; owned. */
    public final long obj;

    public final long buf;
    public final long len;
    public final long itemsize;
    public final boolean readonly;

    /** As the struct module has it. */
    public final String format;

    /** Items in each dimension. */
    public final long[] shape;

    /**
     * A one-dimensional buffer.
     *
     * @param obj the exporter, borrowed
     */
    public PyBuffer(
            ThreadState ts, long obj, long buf, long len, long itemsize, boolean readonly,
            String format) {
        this(ts, obj, buf, len, itemsize, readonly, format, new long[] {len / itemsize});
    }

    public PyBuffer(
            ThreadState ts, long obj, long buf, long len, long itemsize, boolean readonly,
            String format, long[] shape) {
        this.obj = Refs.retain(ts, obj);
        this.buf = buf;
        this.len = len;
        this.itemsize = itemsize;
        this.readonly = readonly;
        this.format = format;
        this.shape = shape;
    }

    /** The buffer of an object; TypeError {@code a bytes-like object is required, not 'X'}. */
    public static PyBuffer get(ThreadState ts, long obj) {
        PyBuffer buffer = PyType.of(obj).bf_getbuffer(ts, obj);
        if (buffer == null) {
            throw Errors.typeError(ts, "a bytes-like object is required, not '"
                    + PyType.of(obj).name() + "'");
        }
        return buffer;
    }

    /** As {@link #get}, for writing; BufferError {@code Object is not writable.} */
    public static PyBuffer getWritable(ThreadState ts, long obj) {
        PyBuffer buffer = get(ts, obj);
        if (buffer.readonly) {
            buffer.release(ts);
            throw Errors.raise(ts, Exceptions.BufferError, "Object is not writable.");
        }
        return buffer;
    }

    /** Gives the memory back; once. */
    public void release(ThreadState ts) {
        PyType.of(obj).bf_releasebuffer(ts, obj);
        Refs.release(ts, obj);
    }
}
