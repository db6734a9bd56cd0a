# A program behind a pseudo-terminal: drain, flush, flow, break, the window's size; pty and getpass.
import getpass, os, pty, termios

master, slave = pty.openpty()
os.write(slave, b"one\ntwo\n")
print(os.read(master, 100), termios.tcdrain(slave))
os.write(master, b"lost\n")
print(termios.tcflush(slave, termios.TCIFLUSH))
os.write(master, b"kept\n")
print(os.read(slave, 100))
print(termios.tcflow(slave, termios.TCOOFF), termios.tcflow(slave, termios.TCOON), termios.tcsendbreak(slave, 0))
print(termios.tcsetwinsize(slave, (24, 80)), termios.tcgetwinsize(master), os.get_terminal_size(slave))
for size in [5, (1, 2, 3), ("a", 2), {1, 2}, {0: 1, 1: 2}, "ab", (70000, 1), (-1, 1), (1 << 80, 2), [65535, 0]]:
    try:
        print(termios.tcsetwinsize(slave, size), termios.tcgetwinsize(slave))
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
null = os.open(os.devnull, os.O_RDWR)
for call in [termios.tcdrain, lambda fd: termios.tcflush(fd, 0), lambda fd: termios.tcflow(fd, 0), termios.tcgetwinsize,
             lambda fd: termios.tcsetwinsize(fd, (1, 1)), lambda fd: termios.tcflush(slave, 9)]:
    try:
        print(call(null))
    except termios.error as e:
        print(e)
with open(os.ttyname(slave), "rb+", 0) as screen:
    print(screen.isatty(), getpass.getpass is getpass.unix_getpass)
