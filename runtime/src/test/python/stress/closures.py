"""Cells, closures, bound methods and defaults, shared, called and rebound by two threads."""

import threading

from harness import main, scaled, together


class Thing:
    def __init__(self, v):
        self.v = v

    def get(self):
        return self.v

    def __call__(self, x=None):
        return self.v, x


def counter():
    n = 0
    lock = threading.Lock()

    def increment():
        nonlocal n
        with lock:
            n += 1

    def get():
        return n
    return increment, get


def cell():
    value = [0]

    def put(v):
        nonlocal value
        value = v

    def get():
        return value

    def drop():
        nonlocal value
        del value
    return put, get, drop


def defaults(a, b=('x',), *args, k=('y',), **kwargs):
    return a, b, args, k, kwargs


def a_round(dice):
    n = scaled(400)
    increment, total = counter()
    put, get, drop = cell()
    box = [Thing([0]).get, lambda: [0]]

    def write(me):
        for i in range(n):
            increment()
            put([i, me])
            if i % 16 == 0:
                try:
                    drop()
                except NameError:
                    pass
            x = [i]
            box[0] = Thing(x).get
            box[1] = lambda: x
            y = [x]
            x = y[0]

    def read(me):
        for i in range(n):
            increment()
            try:
                got = get()
                assert len(got) == 2 or got == [0], got
            except NameError:
                pass
            method, function = box
            assert len(method()) == 1 and len(function()) == 1
            assert defaults([i])[1:] == (('x',), (), ('y',), {})
            assert defaults([i], [i], [i], k=[i], z=[i])[2:] == (([i],), [i], {'z': [i]})
            bound = method.__self__
            assert type(bound) is Thing and bound(x=[i])[1] == [i]
            f = [method] * 3
            del bound, method, function
            f.clear()

    together(lambda: write(0), lambda: write(1), lambda: read(2))
    assert total() == 3 * n, total()


main(a_round)
