/**
 * Meeting points: how one thread gets all others to stop, run something, or prove that they hold no
 * stale pointers.
 *
 * <p>A thread which touches objects is a {@link org.jilectomy.safepoint.Mutator}. It is
 * <em>attached</em> while it may touch them and <em>detached</em> around everything that can block.
 * Attached mutators look at their {@link org.jilectomy.safepoint.Mutator#poll} field at function
 * entries and loop back-edges: one load and one comparison, shared with the recursion check. A
 * negative value means that somebody wants something, and
 * {@link org.jilectomy.safepoint.Mutator#pollSlow} finds out what:
 *
 * <pre>
 *   request     made by                              answered by
 *   GIL_DROP    a waiter of the GIL                  giving it away, taking it again
 *   STOP        Safepoint.stopTheWorld               being suspended until the action is over
 *   HANDSHAKE   Safepoint.handshake                  running the queued actions
 *   SERVICE     Mutator.requestService (signals)     onPoll() of the subclass
 *   EPOCH       Epochs, when memory waits            reporting the current epoch, reclaiming
 * </pre>
 *
 * <p>Nobody ever waits for a detached mutator: it is stopped, handshaken and counted as quiescent
 * by others, and finds out when it attaches again. This is the whole reason why a thread must
 * detach before it blocks; the locks of {@link org.jilectomy.locks} do it themselves, so the two
 * packages know each other.
 *
 * <p>To add a kind of request: a bit in {@link org.jilectomy.safepoint.Mutator}, a row in the table
 * above, a line in {@code pollSlow}.
 */
package org.jilectomy.safepoint;
