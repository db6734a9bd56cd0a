/**
 * The module {@code itertools}; compare CPython {@code Modules/itertoolsmodule.c}.
 *
 * <p>All iterators extend {@link org.jilectomy.runtime.modules.itertools.ItertoolsIterator}, which
 * lays out their fields and says how threads that share one keep from tearing it. Sharing is as
 * meaningful as under the GIL, no more: values may be handed out in any order, but each step is
 * whole and nothing crashes.
 */
package org.jilectomy.runtime.modules.itertools;
