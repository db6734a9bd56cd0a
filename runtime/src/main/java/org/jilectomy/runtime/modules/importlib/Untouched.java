package org.jilectomy.runtime.modules.importlib;

import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.runtime.objects.Pins;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.state.ThreadState;

/**
 * Some names of a namespace, and the values they had at first; asked before each import, so the
 * usual answer is a comparison of the dict's version. The values are kept until exit, lest another
 * object comes to lie where one was.
 */
final class Untouched {
    private final long dict;
    private final String[] names;
    private final long[] values;

    /** The dict's version when the values were last seen to be the first ones. */
    private volatile long version;

    /**
     * @param dict lives until exit
     * @param names a name that is not there shall not come
     */
    Untouched(ThreadState ts, long dict, String... names) {
        this.dict = dict;
        this.names = names;
        this.values = new long[names.length];
        version = PyDictObject.ma_version_tag_acquire(dict);
        for (int i = 0; i < names.length; i++) {
            values[i] = PyDict.getItemString(ts, dict, names[i]);
            Pins.keepUntilExit(values[i]);
        }
    }

    /** What a name stood for at first; borrowed, 0 if it was not there. */
    long value(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return 0;
    }

    boolean holds(ThreadState ts) {
        return PyDictObject.ma_version_tag_acquire(dict) == version || holdsSlow(ts);
    }

    private boolean holdsSlow(ThreadState ts) {
        long now = PyDictObject.ma_version_tag_acquire(dict);
        for (int i = 0; i < names.length; i++) {
            long value = PyDict.getItemString(ts, dict, names[i]);
            Refs.xrelease(ts, value);
            if (value != values[i]) {
                return false;
            }
        }
        version = now;
        return true;
    }
}
