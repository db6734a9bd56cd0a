# Attributes that are computed with, of every kind of instance and number.
class Plain:
    def __init__(self, x, y):
        self.x, self.y, self.n = x, y, 0


class Slots:
    __slots__ = ("x", "y", "n")
    __init__ = Plain.__init__


class Dict:
    def __init__(self, x, y):
        self.__dict__ = {"x": x, "y": y, "n": 0}


def work(a, b):
    for i in range(6):
        d = a.x - b.x
        e = a.y * 2.0 + d * d
        a.x += d * 0.5
        b.y -= e
        a.n += 1
        b.n += i
        a.y = a.x + b.y
        r = a.n + b.n
        e = e / (d + 1.0)
    return d, e, a.x, b.y, a.n, b.n, a.y, r


for cls in Plain, Slots, Dict:
    for v in 1.5, 2, 10**20, 1e300, "s", 2**30, -0.0:
        for w in 0.5, 3, True, -1.5, 2**62:
            try:
                print(cls.__name__, v, w, work(cls(v, w), cls(w, v)))
            except Exception as x:
                print(cls.__name__, v, w, type(x).__name__, x)
for cls in Plain, Slots, Dict:
    print(work(cls(300, 2**59), Plain(1000, 7)), work(Plain(1.0, 2.0), cls(3.0, 4.5)))
