package org.jilectomy.runtime.modules.datetime;

import org.jilectomy.runtime.builtins.BuiltinModule;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.TypeDef;
import org.jilectomy.runtime.state.ThreadState;

/** The module {@code _datetime}; {@code datetime_CAPI} waits for a C API. */
public final class DatetimeModule extends BuiltinModule {
    public DatetimeModule() {
        super("_datetime");
    }

    @Override
    protected String doc() {
        return "Fast implementation of the datetime type.";
    }

    @Override
    protected void define(TypeDef def) {}

    @Override
    protected void init(ThreadState ts, long dict) {
        putType(ts, dict, PyDate.TYPE);
        putType(ts, dict, PyDateTime.TYPE);
        putType(ts, dict, PyTime.TYPE);
        putType(ts, dict, PyDelta.TYPE);
        putType(ts, dict, PyTzInfo.TYPE);
        putType(ts, dict, PyTimeZone.TYPE);
        putSteal(ts, dict, "MINYEAR", PyLong.of(ts, Civil.MINYEAR));
        putSteal(ts, dict, "MAXYEAR", PyLong.of(ts, Civil.MAXYEAR));
        PyDict.setItemName(ts, dict, Names.of("UTC"), PyTimeZone.UTC);
    }
}
