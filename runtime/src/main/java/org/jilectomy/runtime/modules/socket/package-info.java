/**
 * The module {@code _socket}: {@link PySocket} is the type, {@link Addresses} goes from Python's
 * addresses to the system's and back, {@link NameCalls} asks for names.
 */
package org.jilectomy.runtime.modules.socket;
