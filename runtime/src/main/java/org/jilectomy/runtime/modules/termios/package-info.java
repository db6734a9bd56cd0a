/**
 * {@code termios}: the calls of POSIX on terminals, which {@code tty}, {@code pty} and {@code getpass}
 * of the library and programs that drive others (pexpect) build on.
 */
package org.jilectomy.runtime.modules.termios;
