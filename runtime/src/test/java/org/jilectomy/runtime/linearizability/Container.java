package org.jilectomy.runtime.linearizability;

import java.util.ArrayList;
import java.util.List;
import org.jilectomy.runtime.errors.PyException;
import org.jilectomy.runtime.modules.collections.Deques;
import org.jilectomy.runtime.objects.Abstract;
import org.jilectomy.runtime.objects.Immediate;
import org.jilectomy.runtime.objects.Names;
import org.jilectomy.runtime.objects.PyDict;
import org.jilectomy.runtime.objects.PyList;
import org.jilectomy.runtime.objects.PyLong;
import org.jilectomy.runtime.objects.PySet;
import org.jilectomy.runtime.objects.Refs;
import org.jilectomy.runtime.objects.Singletons;
import org.jilectomy.runtime.state.ThreadState;

/** Something that {@link Rounds} calls and {@link Model} describes. */
interface Container {
    Object perform(ThreadState ts, String name, int a, int b);

    default void release(ThreadState ts) {}

    /** A Python object, called as Python code calls it: by methods, subscripts and built-ins. */
    record Python(Model model, long object) implements Container {
        /** Beyond the ints that are always there, so each is an object of its own in memory. */
        private static final int OFFSET = 1000;

        static Python create(ThreadState ts, Model model) {
            return new Python(model, switch (model) {
                case LIST -> PyList.create(ts);
                case DEQUE -> Deques.create(ts);
                case DICT -> PyDict.create(ts);
                case SET -> PySet.create(ts);
            });
        }

        @Override
        public void release(ThreadState ts) {
            Refs.release(ts, object);
        }

        @Override
        public Object perform(ThreadState ts, String name, int a, int b) {
            try {
                return model.hasKeys() ? keyed(ts, name, a, b) : sequence(ts, name, a, b);
            } catch (PyException e) {
                Refs.release(ts, e.value());
                return Model.ERROR;
            }
        }

        private Object sequence(ThreadState ts, String name, int a, int b) {
            switch (name) {
                case "get" -> {
                    return value(ts, Abstract.getItem(ts, object, index(ts, a)));
                }
                case "set" -> {
                    Abstract.setItem(ts, object, index(ts, a), of(ts, b));
                    return Model.NONE;
                }
                case "len" -> {
                    return (int) Abstract.size(ts, object);
                }
                case "insert" -> {
                    return value(ts, call(ts, name, index(ts, a), of(ts, b)));
                }
                case "append", "appendleft" -> {
                    return value(ts, call(ts, name, of(ts, a)));
                }
                case "contents" -> {
                    List<Integer> all = new ArrayList<>();
                    for (int i = 0, n = (int) Abstract.size(ts, object); i < n; i++) {
                        all.add(value(ts, Abstract.getItem(ts, object, index(ts, i))));
                    }
                    return all;
                }
                default -> {
                    return value(ts, call(ts, name));
                }
            }
        }

        private Object keyed(ThreadState ts, String name, int a, int b) {
            switch (name) {
                case "get" -> {
                    return value(ts, Abstract.getItem(ts, object, of(ts, a)));
                }
                case "set" -> {
                    Abstract.setItem(ts, object, of(ts, a), of(ts, b));
                    return Model.NONE;
                }
                case "contains" -> {
                    return Abstract.contains(ts, object, of(ts, a)) ? 1 : 0;
                }
                case "len" -> {
                    return (int) Abstract.size(ts, object);
                }
                case "clear" -> {
                    return value(ts, call(ts, name));
                }
                case "setdefault" -> {
                    return value(ts, call(ts, name, of(ts, a), of(ts, b)));
                }
                default -> {
                    return value(ts, call(ts, name, of(ts, a)));
                }
            }
        }

        private long call(ThreadState ts, String name, long... arguments) {
            return Abstract.callMethod(ts, object, Names.of(name), arguments);
        }

        private static long index(ThreadState ts, int i) {
            return PyLong.of(ts, i);
        }

        /** Immediates, as compiled code has them; with unbox=0 objects that nobody frees. */
        private static long of(ThreadState ts, int a) {
            return PyLong.of(ts, a + OFFSET);
        }

        private static int value(ThreadState ts, long value) {
            if (value == Singletons.None) {
                return Model.NONE;
            }
            long found = PyLong.asLong(ts, value);
            if (!Immediate.isInt(value)) {
                Refs.release(ts, value);
            }
            return (int) found - OFFSET;
        }
    }

    /** An append without a lock, as a list would be whose author forgot it: what the checker must find. */
    final class Broken implements Container {
        private final int[] items = new int[10_000];
        private volatile int size;

        @Override
        public Object perform(ThreadState ts, String name, int a, int b) {
            int n = size;
            switch (name) {
                case "append" -> {
                    Thread.yield();
                    items[n] = a;
                    size = n + 1;
                    return Model.NONE;
                }
                case "pop" -> {
                    if (n == 0) {
                        return Model.ERROR;
                    }
                    Thread.yield();
                    size = n - 1;
                    return items[n - 1];
                }
                case "get" -> {
                    return a < n ? items[a] : Model.ERROR;
                }
                case "contents" -> {
                    List<Integer> all = new ArrayList<>();
                    for (int i = 0; i < n; i++) {
                        all.add(items[i]);
                    }
                    return all;
                }
                default -> {
                    return n;
                }
            }
        }
    }
}
