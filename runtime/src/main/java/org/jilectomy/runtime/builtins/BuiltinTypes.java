package org.jilectomy.runtime.builtins;

import org.jilectomy.runtime.objects.PyBaseObject;
import org.jilectomy.runtime.objects.PyBool;
import org.jilectomy.runtime.objects.PyByteArray;
import org.jilectomy.runtime.objects.PyBytes;
import org.jilectomy.runtime.objects.PyClassMethod;
import org.jilectomy.runtime.objects.PyComplex;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyEnumerate;
import org.jilectomy.runtime.objects.PyFilter;
import org.jilectomy.runtime.objects.PyFloat;
import org.jilectomy.runtime.objects.PyFrozenSet;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PyMap;
import org.jilectomy.runtime.objects.PyMemoryView;
import org.jilectomy.runtime.objects.PyProperty;
import org.jilectomy.runtime.objects.PyRange;
import org.jilectomy.runtime.objects.PyReversed;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.PySlice;
import org.jilectomy.runtime.objects.PyStaticMethod;
import org.jilectomy.runtime.objects.PySuper;
import org.jilectomy.runtime.objects.PyTuple;
import org.jilectomy.runtime.objects.PyType;
import org.jilectomy.runtime.objects.PyTypeType;
import org.jilectomy.runtime.objects.PyUnicode;
import org.jilectomy.runtime.objects.PyZip;

/** The types that the module {@code builtins} shows by name, exceptions apart. */
final class BuiltinTypes {
    private BuiltinTypes() {}

    static PyType[] all() {
        return new PyType[] {
            PyBaseObject.TYPE, PyTypeType.TYPE, PyBool.TYPE, PyByteArray.TYPE, PyBytes.TYPE,
            PyClassMethod.TYPE, PyComplex.TYPE, PyDict.TYPE, PyEnumerate.TYPE, PyFilter.TYPE,
            PyFloat.TYPE, PyFrozenSet.TYPE, PyProperty.TYPE, PyLong.TYPE, PyList.TYPE,
            PyMap.TYPE, PyMemoryView.TYPE, PyRange.TYPE, PyReversed.TYPE, PySet.TYPE, PySlice.TYPE,
            PyStaticMethod.TYPE, PyUnicode.TYPE, PySuper.TYPE, PyTuple.TYPE, PyZip.TYPE,
        };
    }
}
