package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.heap.layout.PyTupleObject;
import org.jilectomy.heap.layout.PyVarObject;
import org.jilectomy.runtime.objects.Instances;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.objects.TypeSpec;
import org.jilectomy.runtime.objects.UnicodeBuilder;
import org.jilectomy.runtime.state.ThreadState;

/** {@code datetime.IsoCalendarDate}: a tuple of year, week and weekday; pickled as a plain one. */
final class PyIsoCalendarDate extends PyTuple {
    private static final String[] NAMES = {"year", "week", "weekday"};

    static final PyIsoCalendarDate TYPE = new PyIsoCalendarDate();

    private PyIsoCalendarDate() {
        super(new TypeSpec("datetime.IsoCalendarDate", PyTupleObject.OB_ITEM).items(8).gc()
                .base(PyTuple.TYPE).flags(TPFLAGS_TUPLE_SUBCLASS | TPFLAGS_SEQUENCE)
                .doc("The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may"
                        + " be accessed either as a tuple of\n  ((year, week, weekday))\nor via the"
                        + " object attributes as named in the above tuple."));
    }

    @Override
    protected void define(TypeDef def) {
        def.in(PyIsoCalendarDate.class)
                .getset("year", "getYear", null, null)
                .getset("week", "getWeek", null, null)
                .getset("weekday", "getWeekday", null, null)
                .method("__reduce__(self, /)", null, "reduce");
    }

    static long create(ThreadState ts, int year, int week, int weekday) {
        long self = Instances.allocate(ts, TYPE, PyTupleObject.OB_ITEM + 24);
        PyVarObject.ob_size(self, 3);
        PyTuple.setSteal(ts, self, 0, PyLong.of(ts, year));
        PyTuple.setSteal(ts, self, 1, PyLong.of(ts, week));
        PyTuple.setSteal(ts, self, 2, PyLong.of(ts, weekday));
        return self;
    }

    @Override
    public long tp_new(ThreadState ts, PyType type, long[] args, long kwnames) {
        long[] a = Arguments.bind(ts, "__new__", NAMES, 3, 3, args, kwnames);
        return create(ts, Arguments.cInt(ts, a[0]), Arguments.cInt(ts, a[1]),
                Arguments.cInt(ts, a[2]));
    }

    static long getYear(ThreadState ts, long self) {
        return PyTuple.getItem(ts, self, 0);
    }

    static long getWeek(ThreadState ts, long self) {
        return PyTuple.getItem(ts, self, 1);
    }

    static long getWeekday(ThreadState ts, long self) {
        return PyTuple.getItem(ts, self, 2);
    }

    static long reduce(ThreadState ts, long self) {
        long plain = PyTuple.of(ts, PyTuple.item(self, 0), PyTuple.item(self, 1),
                PyTuple.item(self, 2));
        long args = PyTuple.of(ts, plain);
        Refs.release(ts, plain);
        return PyTuple.ofSteal(ts, Refs.retain(ts, PyTuple.ADDRESS), args);
    }

    @Override
    public long tp_repr(ThreadState ts, long self) {
        UnicodeBuilder b = new UnicodeBuilder(64);
        b.append(PyType.of(self).name()).append('(');
        for (int i = 0; i < NAMES.length; i++) {
            b.append(i == 0 ? "" : ", ").append(NAMES[i]).append('=')
                    .appendInt(PyLong.longValue(PyTuple.item(self, i)));
        }
        return b.append(')').finish(ts);
    }
}
