package org.jilectomy.runtime.modules.termios;

import org.jilectomy.memory.Memory;
import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.modules.libc.Libc;
import org.jilectomy.runtime.modules.libc.OsError;
import org.jilectomy.runtime.modules.libc.Scratch;
import org.jilectomy.runtime.modules.posix.PosixArgs;
import org.jilectomy.runtime.modules.posix.PosixConstants;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Attributes;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/**
 * The module {@code termios}. The C library's {@code struct termios} is the same on x86-64 and ARM64:
 *
 * <pre>
 *   0 c_iflag  4 c_oflag  8 c_cflag  12 c_lflag  16 c_line  17 c_cc[32]  52 ispeed  56 ospeed
 * </pre>
 *
 * The speeds are read and written through {@code cfgetispeed} and friends, which know what the flags
 * have to do with them.
 */
public final class TermiosModule extends BuiltinModule {
    private static final PyExceptionType ERROR =
            PyExceptionType.ofModule("termios.error", Exceptions.Exception);

    private static final Libc TCSENDBREAK = new Libc("tcsendbreak");
    private static final Libc TCDRAIN = new Libc("tcdrain");
    private static final Libc TCFLUSH = new Libc("tcflush");
    private static final Libc TCFLOW = new Libc("tcflow");
    private static final Libc CFGETISPEED = new Libc("cfgetispeed");
    private static final Libc CFGETOSPEED = new Libc("cfgetospeed");
    private static final Libc CFSETISPEED = new Libc("cfsetispeed");
    private static final Libc CFSETOSPEED = new Libc("cfsetospeed");

    /** Bytes of {@code struct termios}, with room for one that grows. */
    private static final int STRUCT = 128;

    private static final int LFLAG = 12;
    private static final int CC = 17;

    public TermiosModule() {
        super("termios");
    }

    @Override
    protected String doc() {
        return """
                This module provides an interface to the Posix calls for tty I/O control.
                For a complete description of these calls, see the Posix or Unix manual
                pages. It is only available for those Unix versions that support Posix
                termios style tty I/O control.

                All functions in this module take a file descriptor fd as their first
                argument. This can be an integer file descriptor, such as returned by
                sys.stdin.fileno(), or a file object, such as sys.stdin itself.""";
    }

    @Override
    protected void define(TypeDef def) {
        def.method("tcgetattr(module, fd, /)", null)
                .method("tcsetattr(module, fd, when, attributes, /)", null)
                .method("tcsendbreak(module, fd, duration, /)", null)
                .method("tcdrain(module, fd, /)", null)
                .method("tcflush(module, fd, queue, /)", null)
                .method("tcflow(module, fd, action, /)", null)
                .method("tcgetwinsize(module, fd, /)", null)
                .method("tcsetwinsize(module, fd, winsize, /)", null);
    }

    @Override
    protected void init(ThreadState ts, long dict) {
        PosixConstants.put(ts, dict, TermiosConstants.NUMBERS);
        putType(ts, dict, ERROR);
    }

    private static void check(ThreadState ts, int result) {
        if (result < 0) {
            throw OsError.of(ts, ERROR.address, result, 0, 0);
        }
    }

    // ---------------------------------------------------------------- attributes

    static long tcgetattr(ThreadState ts, long module, long fd) {
        int n = PosixArgs.descriptor(ts, fd);
        try (Scratch s = Scratch.zeroed(ts, STRUCT)) {
            check(ts, Libc.TCGETATTR.call(n, s.address));
            long cc = characters(ts, s.address);
            return PyList.fromArraySteal(ts, new long[] {
                flag(ts, s.address), flag(ts, s.address + 4), flag(ts, s.address + 8),
                flag(ts, s.address + LFLAG),
                PyLong.of(ts, CFGETISPEED.raw(s.address, 0, 0, 0, 0, 0) & 0xffffffffL),
                PyLong.of(ts, CFGETOSPEED.raw(s.address, 0, 0, 0, 0, 0) & 0xffffffffL), cc});
        }
    }

    private static long flag(ThreadState ts, long at) {
        return PyLong.of(ts, Memory.getInt(at) & 0xffffffffL);
    }

    /** bytes of one character each; two are numbers if input does not come by lines. */
    private static long characters(ThreadState ts, long struct) {
        boolean lines = (Memory.getInt(struct + LFLAG) & TermiosConstants.ICANON) != 0;
        long[] cc = new long[TermiosConstants.NCCS];
        for (int i = 0; i < cc.length; i++) {
            boolean number = !lines && (i == TermiosConstants.VMIN || i == TermiosConstants.VTIME);
            cc[i] = number ? PyLong.of(ts, Memory.getByte(struct + CC + i) & 0xff)
                    : PyBytes.fromMemory(ts, struct + CC + i, 1);
        }
        return PyList.fromArraySteal(ts, cc);
    }

    static long tcsetattr(ThreadState ts, long module, long fd, long when, long attributes) {
        int n = PosixArgs.descriptor(ts, fd);
        int how = PyLong.asInt(ts, when);
        if (!PyList.TYPE.isInstance(attributes) || PyList.size(attributes) != 7) {
            throw Errors.typeError(ts, "tcsetattr, arg 3: must be 7 element list");
        }
        long items = PyTuple.fromIterable(ts, attributes);
        try (Scratch s = Scratch.zeroed(ts, STRUCT)) {
            // first what the terminal has: the struct may have fields that Python cannot see
            check(ts, Libc.TCGETATTR.call(n, s.address));
            for (int i = 0; i < 4; i++) {
                Memory.putInt(s.address + 4L * i, (int) number(ts, items, i));
            }
            long ispeed = number(ts, items, 4);
            long ospeed = number(ts, items, 5);
            putCharacters(ts, s.address, PyTuple.item(items, 6));
            check(ts, CFSETISPEED.call(s.address, ispeed));
            check(ts, CFSETOSPEED.call(s.address, ospeed));
            check(ts, Libc.TCSETATTR.blocking(ts, n, how, s.address));
        } finally {
            Refs.release(ts, items);
        }
        return Singletons.None;
    }

    private static long number(ThreadState ts, long items, int i) {
        return PyLong.asLong(ts, PyTuple.item(items, i));
    }

    private static void putCharacters(ThreadState ts, long struct, long cc) {
        if (!PyList.TYPE.isInstance(cc) || PyList.size(cc) != TermiosConstants.NCCS) {
            throw Errors.typeError(ts, "tcsetattr: attributes[6] must be "
                    + TermiosConstants.NCCS + " element list");
        }
        long items = PyTuple.fromIterable(ts, cc);
        try {
            for (int i = 0; i < TermiosConstants.NCCS; i++) {
                long item = PyTuple.item(items, i);
                byte c;
                if (PyBytes.check(item) && PyBytes.length(item) == 1) {
                    c = (byte) PyBytes.at(item, 0);
                } else if (PyLong.check(item)) {
                    c = (byte) PyLong.asLong(ts, item);
                } else {
                    throw Errors.typeError(ts, "tcsetattr: elements of attributes must be"
                            + " characters or integers");
                }
                Memory.putByte(struct + CC + i, c);
            }
        } finally {
            Refs.release(ts, items);
        }
    }

    // ---------------------------------------------------------------- the line

    static long tcsendbreak(ThreadState ts, long module, long fd, long duration) {
        int n = PosixArgs.descriptor(ts, fd);
        check(ts, TCSENDBREAK.blocking(ts, n, PyLong.asInt(ts, duration), 0));
        return Singletons.None;
    }

    static long tcdrain(ThreadState ts, long module, long fd) {
        check(ts, TCDRAIN.blocking(ts, PosixArgs.descriptor(ts, fd), 0, 0));
        return Singletons.None;
    }

    static long tcflush(ThreadState ts, long module, long fd, long queue) {
        int n = PosixArgs.descriptor(ts, fd);
        check(ts, TCFLUSH.blocking(ts, n, PyLong.asInt(ts, queue), 0));
        return Singletons.None;
    }

    static long tcflow(ThreadState ts, long module, long fd, long action) {
        int n = PosixArgs.descriptor(ts, fd);
        check(ts, TCFLOW.blocking(ts, n, PyLong.asInt(ts, action), 0));
        return Singletons.None;
    }

    // ---------------------------------------------------------------- size

    /** {@code struct winsize}: rows, columns, and the same in pixels; 16 bits each. */
    static long tcgetwinsize(ThreadState ts, long module, long fd) {
        int n = PosixArgs.descriptor(ts, fd);
        try (Scratch s = Scratch.zeroed(ts, 8)) {
            check(ts, Libc.IOCTL.call(n, TermiosConstants.TIOCGWINSZ, s.address));
            return PyTuple.fromArraySteal(ts, new long[] {
                PyLong.of(ts, Memory.getShort(s.address) & 0xffff),
                PyLong.of(ts, Memory.getShort(s.address + 2) & 0xffff)});
        }
    }

    static long tcsetwinsize(ThreadState ts, long module, long fd, long winsize) {
        int n = PosixArgs.descriptor(ts, fd);
        if (!isSequence(ts, winsize) || Abstract.size(ts, winsize) != 2) {
            throw Errors.typeError(ts, "tcsetwinsize, arg 2: must be a two-item sequence");
        }
        long rows = side(ts, winsize, 0);
        long columns = side(ts, winsize, 1);
        try (Scratch s = Scratch.zeroed(ts, 8)) {
            check(ts, Libc.IOCTL.call(n, TermiosConstants.TIOCGWINSZ, s.address));
            if ((rows & 0xffff) != rows || (columns & 0xffff) != columns) {
                throw Errors.overflowError(ts, "winsize value(s) out of range.");
            }
            Memory.putShort(s.address, (short) rows);
            Memory.putShort(s.address + 2, (short) columns);
            check(ts, Libc.IOCTL.call(n, TermiosConstants.TIOCSWINSZ, s.address));
        }
        return Singletons.None;
    }

    private static boolean isSequence(ThreadState ts, long value) {
        long method = Attributes.lookupType(ts, PyType.of(value), Names.of("__getitem__"));
        Refs.xrelease(ts, method);
        return method != 0 && !PyDict.TYPE.isInstance(value);
    }

    private static long side(ThreadState ts, long winsize, int i) {
        long item = Abstract.getItem(ts, winsize, PyLong.of(ts, i));
        try {
            return PyLong.asLong(ts, item);
        } finally {
            Refs.release(ts, item);
        }
    }
}
