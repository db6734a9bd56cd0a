package org.jilectomy.heap.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of one object, and the two questions: who dropped it, and who still holds it.
 *
 * <p>References have no names: a release does not say which retain it undoes. It is guessed as a
 * reader of the program would: the youngest open reference that the same thread took in the same
 * function; else the youngest that the thread took anywhere; else the oldest of all, for what one
 * thread stores another drops later. What is open at the end is held; the number of open references
 * is exact, where they were taken is exact for each that the guess left.
 *
 * @param events in order, not empty
 */
public record ObjectHistory(List<Event> events) {
    public Event first() {
        return events.getFirst();
    }

    public Event last() {
        return events.getLast();
    }

    public long address() {
        return first().address();
    }

    public int number() {
        return first().object();
    }

    /** Name of its type; "?" if its birth is not in the log. */
    public String type() {
        return first().kind() == EventKind.BORN ? first().type() : Places.UNKNOWN;
    }

    /** Where it was made; "?" if its birth is not in the log. */
    public String madeAt() {
        return first().kind() == EventKind.BORN ? first().place() : Places.UNKNOWN;
    }

    public boolean isDead() {
        EventKind kind = last().kind();
        return kind == EventKind.FREED || kind == EventKind.DEAD;
    }

    /** The event that took the last reference; null while it lives, or if the log does not have it. */
    public Event dropper() {
        for (int i = events.size() - 1; i > 0; i--) {
            if (events.get(i).kind() == EventKind.DEAD) {
                Event before = lastRelease(i);
                return before != null ? before : events.get(i);
            }
        }
        return null;
    }

    private Event lastRelease(int end) {
        for (int i = end - 1; i >= 0; i--) {
            if (events.get(i).kind().change < 0) {
                return events.get(i);
            }
        }
        return null;
    }

    /** The references that were taken and not given back before event {@code end} of the list. */
    public List<Event> holders(int end) {
        List<Event> open = new ArrayList<>();
        for (Event event : events.subList(0, end)) {
            if (event.kind() == EventKind.DEAD) {
                open.clear();
            } else if (event.kind().change > 0) {
                open.add(event);
            } else if (event.kind().change < 0 && !open.isEmpty()) {
                open.remove(undone(open, event));
            }
        }
        return open;
    }

    private static int undone(List<Event> open, Event release) {
        int sameThread = -1;
        for (int i = open.size() - 1; i >= 0; i--) {
            Event taken = open.get(i);
            if (taken.thread().equals(release.thread())) {
                if (taken.function().equals(release.function())) {
                    return i;
                }
                sameThread = Math.max(sameThread, i);
            }
        }
        return Math.max(sameThread, 0);
    }
}
