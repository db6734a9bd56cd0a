# Every kind of container in a cycle with itself is found.
import collections
import functools
import gc
import types

gc.collect()


def check(name, make):
    make()
    print(name, gc.collect() > 0, gc.collect())


def dictionary():
    d = {}
    d[1] = d
    d['x'] = d


def listing():
    a = []
    a.append(a)


def tupled():
    a = []
    t = (a, 1)
    a.append(t)


def setting():
    class S(set):
        pass
    s = S([1])
    s.me = s


def deque():
    d = collections.deque()
    d.append(d)


def default():
    d = collections.defaultdict()
    d.default_factory = d.__getitem__


def instance():
    x = types.SimpleNamespace()
    x.x = x


def closure():
    def f():
        return f


def partial():
    a = []
    a.append(functools.partial(print, a))


def generator():
    def g():
        x = yield
        yield x
    it = g()
    next(it)
    it.send(it)


def exception():
    try:
        raise ValueError
    except ValueError as e:
        e.__context__ = KeyError()
        e.__context__.__context__ = e


for f in (dictionary, listing, tupled, setting, deque, default, instance, closure, partial,
          generator, exception):
    check(f.__name__, f)
