package org.jilectomy.runtime.objects;

import org.jilectomy.heap.AddressList;
import org.jilectomy.heap.Heap;
import org.jilectomy.heap.layout.PyDictKeysObject;
import org.jilectomy.heap.layout.PyDictObject;
import org.jilectomy.heap.refcount.Refcount;
import org.jilectomy.runtime.state.ThreadState;
import org.jilectomy.safepoint.Safepoint;

/**
 * What the module {@code gc} shows of the heap: all objects, who refers to whom, who is frozen.
 *
 * <p>Everything here stops the world, for neither the heap nor an object may change while it is
 * walked. An object found there is retained on the spot; one that is being buried by a stopped thread
 * is left out.
 */
public final class GcWalk {
    private GcWalk() {}

    /** What to do with each object that the collector knows. */
    private abstract static class Walk implements Runnable {
        final ThreadState ts;
        final AddressList found = new AddressList();

        Walk(ThreadState ts) {
            this.ts = ts;
        }

        abstract void look(long object);

        @Override
        public final void run() {
            Refcount.settle();
            try (AddressList all = new AddressList()) {
                Heap.trackedObjects(all, Generations.FROZEN);
                for (long i = 0; i < all.size(); i++) {
                    long object = all.get(i);
                    if (Refcount.owners(object) != 0 && isKnown(object)) {
                        look(object);
                    }
                }
            }
        }

        final void take(long object) {
            if (Refcount.LATE) {
                Refcount.hold(ts.heap, object); // what refers to it may be dead and not yet buried
            } else {
                Refcount.retain(ts.heap, object);
            }
            found.add(object);
        }

        final Walk walk() {
            Safepoint.stopTheWorld(ts, new Runnable() {
                @Override
                public void run() {
                    Heap.unchecked(Walk.this);
                }
            });
            return this;
        }

        final long toList() {
            long list = PyList.create(ts);
            for (long i = 0; i < found.size(); i++) {
                PyList.appendSteal(ts, list, found.get(i));
            }
            found.close();
            return list;
        }
    }

    private static boolean isKnown(long object) {
        PyType type = PyType.of(object);
        return type != null && type.hasFlag(PyType.TPFLAGS_HAVE_GC) && isTracked(object, type);
    }

    /** {@code gc.is_tracked}. */
    public static boolean isTracked(long object) {
        return !Immediate.is(object) && isTracked(object, PyType.of(object));
    }

    /**
     * Whether CPython's collector would have it on its lists: dicts and tuples of nothing that can
     * be in a cycle are not. Classes made in C are, unlike in CPython, no exception.
     */
    private static boolean isTracked(long object, PyType type) {
        if (!type.hasFlag(PyType.TPFLAGS_HAVE_GC)) {
            return type instanceof PyHeapType; // CPython's instances of those always are
        }
        if (type == PyTuple.TYPE) {
            long n = PyTuple.size(object);
            for (long i = 0; i < n; i++) {
                if (mayBeTracked(PyTuple.item(object, i))) {
                    return true;
                }
            }
            return false;
        }
        if (type == PyDict.TYPE) {
            Any any = new Any();
            type.tp_traverse(object, any);
            return any.found;
        }
        if (type == PyTypeType.TYPE) {
            return PyType.at(object).hasFlag(PyType.TPFLAGS_HEAPTYPE);
        }
        return true;
    }

    private static final class Any implements Visitor {
        boolean found;

        @Override
        public void visit(long object) {
            found |= mayBeTracked(object);
        }
    }

    /** {@code _PyObject_GC_MAY_BE_TRACKED}: but for tuples a matter of the type. */
    private static boolean mayBeTracked(long object) {
        if (object == 0) {
            return false;
        }
        PyType type = PyType.of(object);
        return type == PyTuple.TYPE
                ? isTracked(object, type)
                : type.hasFlag(PyType.TPFLAGS_HAVE_GC);
    }

    // ---------------------------------------------------------------- objects

    /** {@code gc.get_objects()}; @param generation -1 for all but the frozen */
    public static long objects(ThreadState ts, int generation) {
        return new Walk(ts) {
            @Override
            void look(long object) {
                int g = Generations.of(object);
                if (generation < 0 ? g != Generations.FROZEN : g == generation) {
                    take(object);
                }
            }
        }.walk().toList();
    }

    /** {@code gc.get_referrers()}; @param objects a tuple, which does not count itself */
    public static long referrers(ThreadState ts, long objects) {
        return new Walk(ts) {
            private boolean refers;
            private final Visitor visitor = new Visitor() {
                @Override
                public void visit(long object) {
                    for (long i = PyTuple.size(objects) - 1; i >= 0; i--) {
                        refers |= PyTuple.item(objects, i) == object;
                    }
                }
            };

            @Override
            void look(long object) {
                if (object == objects) {
                    return;
                }
                refers = false;
                references(object, visitor);
                if (refers) {
                    take(object);
                }
            }
        }.walk().toList();
    }

    /** {@code gc.get_referents()} */
    public static long referents(ThreadState ts, long objects) {
        Walk walk = new Walk(ts) {
            @Override
            void look(long object) {}
        };
        Visitor visitor = new Visitor() {
            @Override
            public void visit(long object) {
                if (object != 0 && Refcount.owners(object) != 0) {
                    walk.take(object);
                }
            }
        };
        Safepoint.stopTheWorld(ts, new Runnable() {
            @Override
            public void run() {
                Refcount.settle();
                for (long i = 0; i < PyTuple.size(objects); i++) {
                    referents(PyTuple.item(objects, i), visitor);
                }
            }
        });
        return walk.toList();
    }

    private static void referents(long object, Visitor visitor) {
        PyType type = PyType.of(object);
        if (!type.hasFlag(PyType.TPFLAGS_HAVE_GC)) {
            return;
        }
        references(object, visitor);
    }

    /** As CPython's {@code tp_traverse}: of its type, and not of keys that can only be str. */
    private static void references(long object, Visitor visitor) {
        PyType type = PyType.of(object);
        if (type == PyDict.TYPE
                && PyDictKeysObject.dk_kind(PyDictObject.ma_keys(object)) == PyDictKeys.UNICODE) {
            long keys = PyDictObject.ma_keys(object);
            long n = PyDictKeysObject.dk_nentries(keys);
            for (long i = 0; i < n; i++) {
                Dealloc.visit(PyDictKeys.valueAt(keys, i), visitor);
            }
        } else if (type.isSubtypeOf(PyTypeType.TYPE)) {
            PyTypeType.traverseFields(object, visitor);
        } else {
            Dealloc.references(object, visitor);
        }
        if (type instanceof PyHeapType) {
            visitor.visit(type.address);
        }
    }

    // ---------------------------------------------------------------- generations

    /** How many objects there are of each generation, the frozen last. */
    public static long[] members(ThreadState ts) {
        long[] members = new long[Generations.FROZEN + 1];
        new Walk(ts) {
            @Override
            void look(long object) {
                members[Generations.of(object)]++;
            }
        }.walk().found.close();
        return members;
    }
}
