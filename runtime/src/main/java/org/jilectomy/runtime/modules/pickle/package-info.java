/**
 * The module {@code _pickle}: what the library's {@code pickle} takes its Pickler and Unpickler from;
 * compare CPython {@code Modules/_pickle.c}. The opcodes are those that {@code pickletools} documents,
 * and the bytes written are CPython's, frame by frame.
 *
 * <pre>
 *  dumps, PyPickler ──► Saver (what an object is) ─► ReduceSaver, GlobalSaver
 *                         └─► PickleMemo              └─► PickleOutput (opcodes, frames, file)
 *  loads, PyUnpickler ─► Loader (an opcode each) ─► LoadStack, LoadMemo
 *                         └─► PickleInput (bytes-like object, file)
 * </pre>
 *
 * <p>{@code dumps} and {@code loads} have a Saver or Loader of their own. That of a Pickler or
 * Unpickler object lives in the side table, with all that it owns, and is used by one thread at a
 * time: whoever comes second waits, detached; Python code that a dump calls may use it again.
 */
package org.jilectomy.runtime.modules.pickle;
