# Finalizers of garbage run once each, before anything is taken apart.
import gc


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        said.append(('del', self.name, self.other.name))


class Phoenix:
    def __del__(self):
        saved.append(self)


def pair():
    a, b = Node('a'), Node('b')
    a.other, b.other = b, a


said = []
pair()
print(gc.collect() > 0, gc.garbage, sorted(said))

saved = []
p = Phoenix()
p.list = [p]
del p
print(gc.collect(), len(saved), gc.is_finalized(saved[0]), saved[0].list[0] is saved[0])
saved.clear()
print(gc.collect() > 0, saved)


def suspended():
    try:
        x = yield
        yield x
    finally:
        print('closed')


g = suspended()
next(g)
g.send([g])
del g
print(gc.collect() > 0)


class Bad:
    def __init__(self):
        self.me = self

    def __del__(self):
        raise RuntimeError('not shown')


import sys
sys.unraisablehook = lambda u: print('unraisable', u.exc_value)
Bad()
print(gc.collect() > 0)
