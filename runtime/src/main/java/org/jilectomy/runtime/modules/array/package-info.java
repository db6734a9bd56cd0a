/** The module {@code array}; compare CPython {@code Modules/arraymodule.c}. */
package org.jilectomy.runtime.modules.array;
