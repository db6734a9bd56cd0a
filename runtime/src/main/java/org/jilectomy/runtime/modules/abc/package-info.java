/** The module {@code _abc}: abstract base classes; compare CPython {@code Modules/_abc.c}. */
package org.jilectomy.runtime.modules.abc;
