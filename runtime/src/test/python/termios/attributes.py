# What a terminal is set to: tcgetattr, tcsetattr, their errors; raw mode by tty.
import os, termios, tty

master, slave = os.openpty()
old = termios.tcgetattr(slave)
print(old)
new = termios.tcgetattr(slave)
new[3] &= ~termios.ECHO
new[4] = new[5] = termios.B9600
new[6][termios.VINTR] = 5
new[6][termios.VEOF] = b"\x06"
termios.tcsetattr(slave, termios.TCSANOW, new)
print(termios.tcgetattr(slave))
with os.fdopen(os.dup(slave), "rb") as file:
    tty.setraw(file)
    print(termios.tcgetattr(file.fileno()))
termios.tcsetattr(slave, termios.TCSADRAIN, old)
tty.setcbreak(slave)
print(termios.tcgetattr(slave)[3], termios.tcgetattr(slave)[6][4:8])
cc = old[6]
for attributes in [5, tuple(old), old[:6], [1] * 7, old[:6] + [[1]], ["x"] + old[1:], [1.0] + old[1:],
                   [1 << 70] + old[1:], old[:4] + [999, 15, cc], old[:6] + [[None] + cc[1:]],
                   old[:6] + [[b"ab"] + cc[1:]], old[:6] + [[1 << 70] + cc[1:]], [-1] + old[1:],
                   old[:6] + [[300] + cc[1:]]]:
    try:
        print(termios.tcsetattr(slave, 0, attributes))
    except (TypeError, OverflowError, termios.error) as e:
        print(type(e).__name__, e)
null = os.open(os.devnull, os.O_RDWR)
for call in [lambda: termios.tcgetattr(null), lambda: termios.tcgetattr(-1), lambda: termios.tcgetattr("x"),
             lambda: termios.tcsetattr(slave, 9, old), lambda: termios.tcsetattr(null, 0, old)]:
    try:
        print(call())
    except (TypeError, ValueError, termios.error) as e:
        print(type(e), e, e.args)
print(termios.error.__mro__, termios.CS8 | termios.CRTSCTS, termios.TIOCSCTTY)
