/** The module {@code _functools}; compare CPython {@code Modules/_functoolsmodule.c}. */
package org.jilectomy.runtime.modules.functools;
