/**
 * What happened to objects: where they were made, and every event of their reference counts. For
 * looking into one program, not for every run; nothing of it is compiled while it is off.
 *
 * <pre>
 *   Heap.newObject, freeObject     Refcount.retain, release ...
 *             |                              |
 *             v                              v
 *      Births  -> AllocationSites     ReferenceLog -> a mapped file
 *                      |                     |             |
 *                    Places (file:line)  Selection     LogReader -> ObjectHistory
 * </pre>
 *
 * <p>This room knows nothing of Python: who does tells {@link org.jilectomy.heap.history.Places} how to
 * say where the program is. The log is undodb's idea, of which the talks speak ("debugging
 * reference counts by going back in time"), turned round: do not run backwards, but keep all that
 * concerns few objects, and walk backwards through that.
 */
package org.jilectomy.heap.history;
