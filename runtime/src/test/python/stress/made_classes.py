"""Threads make classes, use their own and each other's, and drop them, while others collect."""

import gc
import weakref

from harness import main, scaled, together


def probe():
    class A:
        pass

    return weakref.ref(A)


ref = probe()
gc.collect()
THEY_GO = ref() is None  # else there may be only so many of them


def make(n, base):
    class Made(base):
        number = n

        def __init__(self, x):
            self.x = x

        def method(self):
            return self.x, self.number

        @property
        def prop(self):
            return self.x, self.number

        @classmethod
        def made(cls, x):
            return cls(x)

        def cell(self):
            return __class__.number

        def __add__(self, other):
            return self.x + other.x, n

        def __eq__(self, other):
            return self.x == other.x

        def twice(self, x, *, y=n):
            return x, y

    return Made


class Root:
    pass


def slotted(n, base):
    class Slotted(base):
        __slots__ = 'y',
        number = n

    return Slotted


def check(cls, n, i):
    a = cls(i)
    assert a.method() == (i, n), (a.method(), i, n)
    assert a.prop == (i, n), a.prop
    assert cls.made(i).x == i and cls.number == n
    assert a + a == (2 * i, n), (a + a, i, n)
    assert a == cls(i) and a.cell() == n
    assert a.twice(i) == (i, n) and a.twice(i, y=5) == (i, 5)
    bound = a.method
    assert bound() == (i, n)
    a.me = a
    return a


def a_round(dice):
    global rounds
    rounds += 1
    if not THEY_GO and rounds > 4:
        return
    box = [(make(-1, Root), -1)]
    count = scaled(60 if THEY_GO else 6)
    stop = []

    def work(me):
        own = Root
        for i in range(count):
            n = me * 1000000 + i
            if i % 5 == 0:
                own = Root
            own = make(n, own)
            check(own, n, i)
            other, m = box[0]
            last = check(other, m, i)
            box[0] = own, n
            s = slotted(n, own)(i)
            s.y = s
            assert s.method() == (i, n)
            if i % 7 == 0:
                own.method = lambda self, n=n: (self.x, n)
                check(own, n, i)
            if i % 11 == 0:
                T = type('T', (other,), {'number': m})
                check(T, m, i).last = last

    def collect():
        while not stop:
            gc.collect()
            assert isinstance(Root.__subclasses__(), list)

    def workers():
        try:
            together(lambda: work(1), lambda: work(2))
        finally:
            stop.append(1)

    together(workers, collect)
    box.clear()
    gc.collect()
    gc.collect()
    if THEY_GO and rounds > 40:
        left = len(Root.__subclasses__())
        assert left < 40, left  # call sites keep a few functions, and these their cells


rounds = 0
main(a_round)
