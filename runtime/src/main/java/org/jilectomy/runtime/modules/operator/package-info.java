/** The module {@code _operator}; compare CPython {@code Modules/_operator.c}. */
package org.jilectomy.runtime.modules.operator;
