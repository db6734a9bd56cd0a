package org.jilectomy.heap.history;

/**
 * One event of a log.
 *
 * @param number from 1, in the order of logging
 * @param object which object, from 1
 * @param count references after it, -1 unknown
 * @param nanos since the start of the program
 */
public record Event(long number, long address, int object, EventKind kind, long count, String place,
        String thread, int epoch, String type, long nanos) {
    /** The function in the place, or the place if it names none. */
    public String function() {
        int in = place.indexOf(" in ");
        return in < 0 ? place : place.substring(in + 4);
    }
}
