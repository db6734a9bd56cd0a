/**
 * Between compiled code and the objects: what generated classes call.
 *
 * <p>{@link org.jilectomy.runtime.linker.Linker} is the bootstrap of their call sites and holds the
 * inline caches. What needs no cache is a static method: of {@link
 * org.jilectomy.runtime.linker.Variables}, {@link org.jilectomy.runtime.linker.Arguments}, {@link
 * org.jilectomy.runtime.linker.Handlers} or, for all else, {@link
 * org.jilectomy.runtime.linker.Support}. {@link org.jilectomy.runtime.linker.Unwind} turns throwables into Python exceptions with a
 * traceback; {@link org.jilectomy.runtime.linker.CodeUnit} is a compiled unit before and after it
 * is bound to a globals dict. Generated classes live in this package.
 */
package org.jilectomy.runtime.linker;
