/**
 * The module {@code _contextvars}; compare CPython {@code Python/context.c}.
 *
 * <p>A context's variables are a dict that is never changed, only replaced: copying a context
 * copies a pointer, setting a variable copies the dict. CPython has a hash trie there, which is
 * better from a few dozen variables on; programs have a handful.
 */
package org.jilectomy.runtime.modules.contextvars;
