package org.jilectomy.runtime.modules;

import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Numbers;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/** Arguments of module functions as Java values. */
final class ModuleArgs {
    private ModuleArgs() {}

    /** Compare {@code PyFloat_AsDouble}: TypeError {@code must be real number, not str}. */
    static double toDouble(ThreadState ts, long value) {
        if (Immediate.isFloat(value)) {
            return Immediate.floatValue(value);
        }
        if (Immediate.isInt(value)) {
            return Immediate.intValue(value);
        }
        if (PyFloat.TYPE.isInstance(value)) {
            return PyFloat.doubleValue(value);
        }
        return Numbers.asDouble(ts, value);
    }
}
