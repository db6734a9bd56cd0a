/** The module {@code select}: {@code select}, {@code poll} and {@code epoll}. */
package org.jilectomy.runtime.modules.select;
