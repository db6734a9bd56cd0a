"""Very deep structures, dropped by another thread than their maker: no stack is deep enough."""

import threading

from harness import in_thread, main, scaled, together


class Link:
    def __init__(self, next):
        self.next = next


class SlotLink:
    __slots__ = ('next', 'other')


class Finalized(Link):
    def __del__(self):
        pass


def nested_list(n):
    x = []
    for _ in range(n):
        x = [x]
    return x


def nested_tuple(n):
    x = ()
    for _ in range(n):
        x = (x, 1)
    return x


def nested_dict(n):
    x = {}
    for _ in range(n):
        x = {'k': x}
    return x


def linked(n, cls=Link):
    x = None
    for _ in range(n):
        x = cls(x)
    return x


def finalized(n):
    return linked(n, Finalized)


def slotted(n):
    x = None
    for _ in range(n):
        s = SlotLink()
        s.next = x
        x = s
    return x


def closures(n):
    def around(x):
        return lambda: x
    x = None
    for _ in range(n):
        x = around(x)
    return x


def exceptions(n):
    e = None
    for _ in range(n):
        new = ValueError(e)
        new.__cause__ = e
        e = new
    return e


def methods(n):
    x = None
    for _ in range(n):
        x = [Link(x).__init__]
    return x


def generators(n):
    def holding(x):
        yield x
    x = None
    for _ in range(n):
        g = holding(x)
        next(g)
        x = g
    return x


def iterators(n):
    x = [1]
    for _ in range(n):
        x = iter([iter(x)])
    return x


def mixed(n):
    x = None
    for i in range(n // 4):
        x = {'k': (Link([x]),)}
    return x


def a_round(dice):
    n = scaled(20000)
    for make in (nested_list, nested_tuple, nested_dict, linked, slotted, closures, exceptions, methods,
                 generators, iterators, mixed, finalized):
        box = [make(n)]
        in_thread(box.clear)            # made here, dropped there
        in_thread(lambda: box.append(make(n)))
        box.clear()                     # made there, dropped here; the maker is gone

        ready, dropped = threading.Event(), threading.Event()

        def maker():
            box.append(make(n))
            ready.set()
            dropped.wait()              # the maker lives, asleep

        def dropper():
            ready.wait()
            box.clear()
            dropped.set()

        together(maker, dropper)


main(a_round)
