/**
 * The module {@code _collections}: deques, their iterators, defaultdict, and what
 * {@code collections} wants fast; OrderedDict is {@link org.jilectomy.runtime.objects.PyODict}; compare CPython {@code Modules/_collectionsmodule.c}.
 */
package org.jilectomy.runtime.modules.collections;
