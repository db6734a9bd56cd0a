/**
 * The one door to native memory.
 *
 * <p>Everything above (locks, the heap, the interpreter) sees native memory as addresses, plain
 * {@code long}s, and reads or writes it through {@link org.jilectomy.memory.Memory} only. The idiom
 * behind the door is therefore one file's business:
 *
 * <pre>
 *   loads, stores, copies         Agrona's UnsafeApi     one intrinsic node each in C1 and C2
 *   atomics, ordered accesses     the same
 *   fences                        the same
 *   mapping pages                 PageMapping, downcalls to mmap; the first few from BootPages
 *   calling C                     NativeLink: handles of words to a word, for PageMapping and modules.libc
 * </pre>
 *
 * <p>Why not the foreign-memory API: every access through it is a deep call tree which eats
 * C2's node budget ({@code NodeCountInliningCutoff}), overflows C1's stack in very long methods,
 * and costs ten times more in interpreted code; atomics, equal in C2, were a tenth of a start.
 *
 * <p>A debug door ({@code -Djilectomy.memcheck=1}) asks an
 * {@link org.jilectomy.memory.AddressChecker} about each access; the release door has no trace of
 * it, because the switch is a {@code static final}.
 */
package org.jilectomy.memory;
