# A C int is asked for: what does not fit in one is told with the same words, however large it is.
import os
import socket


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


for call in os.dup, os.isatty, socket.socket, chr, "a\tb".expandtabs:
    for n in 2**31, -2**31 - 1, 2**70, -2**70, Index(2**40):
        try:
            print(call(n))
        except (OverflowError, ValueError) as e:
            print(call.__name__, type(e).__name__, e)
for wrong in "1", 1.5, None:
    try:
        os.dup(wrong)
    except TypeError as e:
        print(e)
