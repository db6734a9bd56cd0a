/**
 * The module {@code _collections}: deques, their iterators, defaultdict, and what
 * {@code collections} wants fast; compare CPython {@code Modules/_collectionsmodule.c}.
 */
package org.jilectomy.runtime.modules.collections;
