# Raw files written in Python below the buffered ones of the library.; counts: immediate
import io


class Slow(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.log = []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, b):
        n = min(3, len(b), len(self.data))
        b[:n] = self.data[:n]
        self.data = self.data[n:]
        return n

    def write(self, b):
        self.log.append(bytes(b[:4]))
        return len(self.log[-1])

    def close(self):
        if not self.closed:
            print("closing")
        super().close()


r = io.BufferedReader(Slow(b"0123456789"), 4)
print(r.read(5), r.peek(), r.read1(), r.read())
raw = Slow(b"")
w = io.BufferedWriter(raw, 8)
print(w.write(b"abc"), raw.log, w.write(b"defghijkl"), raw.log)
w.flush()
print(raw.log)
print(io.TextIOWrapper(io.BufferedReader(Slow(b"x\ny\nz"))).readlines())
p = io.BufferedRWPair(Slow(b"pair"), Slow(b""))
print(p.read(), p.write(b"q"), p.readable(), p.writable())
p.close()
try:
    io.BufferedReader(io.RawIOBase())
except io.UnsupportedOperation as e:
    print(e, isinstance(e, ValueError), isinstance(e, OSError))
print(Slow(b"abcdef").read(), Slow(b"a\nb").readline())
del r, w, p
