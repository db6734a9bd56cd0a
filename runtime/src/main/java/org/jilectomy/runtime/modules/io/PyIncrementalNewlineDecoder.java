package org.jilectomy.runtime.modules.io;

import org.jilectomy.heap.layout.PyObject;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.ArgumentBinder;
import org.jilectomy.runtime.objects.Errors;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Signature;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.objects.StaticTypes;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.Visitor;
import org.jilectomy.runtime.state.ThreadState;

/** {@code _io.IncrementalNewlineDecoder}: {@link NewlineDecoder} behind another decoder. */
final class PyIncrementalNewlineDecoder extends PyType {
    static final PyIncrementalNewlineDecoder TYPE = new PyIncrementalNewlineDecoder();

    private static final Signature INIT =
            Signature.parse("(self, decoder, translate, errors='strict')");
    private static final long DECODE = Names.of("decode");

    private PyIncrementalNewlineDecoder() {
        super(new TypeSpec("_io.IncrementalNewlineDecoder", PyObject.SIZE + 32)
                .gc().subclassable());
    }

    /** The Java half. */
    private static final class State extends Keeping {
        /** The decoder in front, owned; None or 0 for none. */
        volatile long decoder;

        volatile NewlineDecoder newline;
    }

    @Override
    protected void define(TypeDef def) {
        def.method("decode(self, /, input, final=False)", null)
                .method("getstate(self, /)", null)
                .method("setstate(self, state, /)", null)
                .method("reset(self, /)", null)
                .getset("newlines", "getNewlines", null, null);
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long self = StaticTypes.newInstance(ts, type, type.basicSize);
        Io.setState(self, new State());
        return self;
    }

    @Override
    public void tp_init(ThreadState ts, long self, long[] args, long kwnames) {
        long[] a = ArgumentBinder.bindBuiltin(
                ts, "IncrementalNewlineDecoder", INIT, args, kwnames);
        State s = (State) Io.state(self);
        boolean translate = Abstract.isTrue(ts, a[1]);
        long decoder = Refs.toObject(ts, a[0]);
        synchronized (s) {
            s.leave(s.decoder);
            s.decoder = decoder;
            s.newline = new NewlineDecoder(translate);
        }
    }

    @Override
    protected void tp_traverse(long self, Visitor visitor) {
        State s = (State) Io.state(self);
        if (s != null) {
            Keeping.visit(s.decoder, visitor);
            s.visitLeft(visitor);
        }
    }

    @Override
    protected void tp_free_buffers(ThreadState ts, long self) {
        Io.dropState(self);
    }

    private static State state(ThreadState ts, long self) {
        State s = (State) Io.state(self);
        if (s.newline == null) {
            throw Errors.valueError(
                    ts, "IncrementalNewlineDecoder.__init__() not called");
        }
        return s;
    }

    static long decode(ThreadState ts, long self, long input, long last) {
        State s = state(ts, self);
        boolean end = Io.flag(ts, last, false);
        long decoder = s.decoder;
        long text = decoder == Singletons.None ? Refs.retain(ts, input)
                : Abstract.callMethod(ts, decoder, DECODE, input, PyBool.of(end));
        if (!PyUnicode.check(text)) {
            String got = PyType.of(text).name();
            Refs.release(ts, text);
            throw Errors.typeError(
                    ts, "decoder should return a string result, not '" + got + "'");
        }
        synchronized (s) {
            return s.newline.decodeSteal(ts, text, end);
        }
    }

    static long getstate(ThreadState ts, long self) {
        State s = state(ts, self);
        long buffer = PyBytes.empty();
        long flag = 0;
        if (s.decoder != Singletons.None) {
            long state = Abstract.callMethod(ts, s.decoder, Names.of("getstate"));
            try {
                if (!PyTuple.TYPE.isInstance(state) || PyTuple.size(state) != 2) {
                    throw Errors.typeError(ts, "illegal decoder state");
                }
                buffer = PyTuple.getItem(ts, state, 0);
                flag = PyLong.asLong(ts, PyTuple.item(state, 1));
            } finally {
                Refs.release(ts, state);
            }
        }
        flag = flag << 1 | (s.newline.pendingCr ? 1 : 0);
        return PyTuple.fromArraySteal(ts, new long[] {buffer, PyLong.of(ts, flag)});
    }

    static long setstate(ThreadState ts, long self, long state) {
        State s = state(ts, self);
        if (!PyTuple.TYPE.isInstance(state)) {
            throw Errors.typeError(ts, "state argument must be a tuple");
        }
        if (PyTuple.size(state) != 2) {
            throw Errors.typeError(ts, "setstate(): illegal state argument");
        }
        long flag = PyLong.asLong(ts, PyTuple.item(state, 1));
        s.newline.pendingCr = (flag & 1) != 0;
        if (s.decoder != Singletons.None) {
            long rest = PyLong.of(ts, flag >>> 1);
            long inner = PyTuple.of(ts, PyTuple.item(state, 0), rest);
            Refs.release(ts, rest);
            try {
                Refs.release(ts, Abstract.callMethod(
                        ts, s.decoder, Names.of("setstate"), inner));
            } finally {
                Refs.release(ts, inner);
            }
        }
        return Singletons.None;
    }

    static long reset(ThreadState ts, long self) {
        State s = state(ts, self);
        s.newline.reset();
        if (s.decoder != Singletons.None) {
            return Abstract.callMethod(ts, s.decoder, Names.of("reset"));
        }
        return Singletons.None;
    }

    static long getNewlines(ThreadState ts, long self) {
        return state(ts, self).newline.newlines(ts);
    }
}
