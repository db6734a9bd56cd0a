package org.jilectomy.heap.history;

/** What can happen to a count: the table. The ordinal is written into logs: append only. */
public enum EventKind {
    /** Made, with one reference. */
    BORN("born", 1),
    RETAIN("retain", 1),
    RELEASE("release", -1),
    /** A weak reference or a lock-free reader took a reference. */
    TRY_RETAIN("try-retain", 1),
    /** The last reference is gone; the deallocator begins. */
    DEAD("dead", 0),
    /** A finalizer gets a reference to the dead object. */
    RESURRECT("resurrect", 1),
    /** The finalizer's reference goes again. */
    DROP("drop-after-finalizer", -1),
    /** The memory is free. */
    FREED("freed", 0),
    /** The cycle collector takes a reference. */
    HOLD("collector-holds", 1),
    /** Nobody counts any more. */
    IMMORTAL("made-immortal", 0);

    /** As it is printed. */
    public final String text;

    /** How many references it makes more. */
    public final int change;

    private static final EventKind[] ALL = values();

    EventKind(String text, int change) {
        this.text = text;
        this.change = change;
    }

    static EventKind of(int ordinal) {
        return ordinal >= 0 && ordinal < ALL.length ? ALL[ordinal] : null;
    }
}
