package org.jilectomy.runtime.modules.queue;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Exceptions;
import org.jilectomy.runtime.objects.PyExceptionType;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _queue}. */
public final class QueueModule extends BuiltinModule {
    static final PyExceptionType EMPTY =
            PyExceptionType.ofModule("_queue.Empty", Exceptions.Exception);

    public QueueModule() {
        super("_queue");
    }

    @Override
    protected String doc() {
        return "C implementation of the Python queue module.\nThis module is an implementation"
                + " detail, please do not use it directly.";
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PySimpleQueue.TYPE);
        putType(ts, dict, EMPTY);
    }
}
