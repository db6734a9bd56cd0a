/** The module {@code _queue}; compare CPython {@code Modules/_queuemodule.c}. */
package org.jilectomy.runtime.modules.queue;
