package org.jilectomy.runtime.objects;

import org.jilectomy.heap.layout._PyDictViewObject;
import org.jilectomy.runtime.state.ThreadState;

/**
 * {@code odict_keys}, {@code odict_values}, {@code odict_items}: dict's views, in the order of the
 * {@code OrderedDict}.
 */
public final class PyODictView extends PyDictView {
    public static final PyODictView KEYS =
            new PyODictView("odict_keys", PyDictView.KEYS, PyODictIterator.KEYS);
    public static final PyODictView VALUES =
            new PyODictView("odict_values", PyDictView.VALUES, PyODictIterator.VALUES);
    public static final PyODictView ITEMS =
            new PyODictView("odict_items", PyDictView.ITEMS, PyODictIterator.ITEMS);

    private final int kind;

    private PyODictView(String name, PyDictView base, int kind) {
        super(new TypeSpec(name, _PyDictViewObject.SIZE).gc().noNew().base(base), base);
        this.kind = kind;
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyODictView.class).method("__reversed__(self, /)", null, "reversed");
    }

    @Override
    public long tp_iter(ThreadState ts, long self) {
        return PyODictIterator.create(ts, kind, _PyDictViewObject.dv_dict(self));
    }

    static long reversed(ThreadState ts, long self) {
        return PyODictIterator.create(ts,
                ((PyODictView) PyType.of(self)).kind | PyODictIterator.REVERSED,
                _PyDictViewObject.dv_dict(self));
    }

    @Override
    Items itemsAtOnce(ThreadState ts, long self) {
        PyDict.Snapshot all = ODictNodes.snapshot(ts, _PyDictViewObject.dv_dict(self));
        return all == null ? null : items(ts, all.items);
    }
}
