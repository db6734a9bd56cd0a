"""Objects of every type, made, shared and dropped by two threads through the same containers."""

import threading

from harness import main, scaled, together


class Node:
    def __init__(self, v):
        self.v = v
        self.next = None

    def method(self):
        return self.v

    @property
    def prop(self):
        return self.v

    @classmethod
    def cm(cls):
        return cls

    @staticmethod
    def sm():
        return 1


class Slotted:
    __slots__ = ('a', 'b')


class SlottedChild(Slotted):
    pass


class IntChild(int):
    pass


class StrChild(str):
    pass


class ListChild(list):
    pass


class DictChild(dict):
    def __missing__(self, key):
        return [key]


class TupleChild(tuple):
    pass


class SetChild(set):
    pass


class FloatChild(float):
    pass


class BytesChild(bytes):
    pass


class ErrorChild(ValueError):
    pass


def gen(n):
    for i in range(n):
        yield i, str(i)


def closure(x):
    def f():
        return x
    return f


def raised(x):
    try:
        raise ErrorChild([x])
    except ErrorChild as e:
        return e


def slotted(cls, i):
    s = cls()
    s.a = [i]
    s.b = str(i)
    return s


def instance_dict(i):
    return Node([i]).__dict__


def child(cls, i):
    c = cls([i])
    c.extra = [i]
    return c


MAKERS = [
    lambda i: i * 10 ** 20, lambda i: -i, lambda i: i + 0.5e300, lambda i: complex(i, 1),
    lambda i: 'text%d' % i, lambda i: 'ü%d' % i, lambda i: '\u4e2d%d' % i, lambda i: '\U0001f600%d' % i,
    lambda i: b'b%d' % i, lambda i: bytearray(b'x%d' % i), lambda i: memoryview(b'm%d' % i),
    lambda i: (i, str(i)), lambda i: [i, [i]], lambda i: {i: str(i), 'k': [i]}, lambda i: {str(i), i},
    lambda i: frozenset([str(i)]), lambda i: range(10 ** 20, 10 ** 20 + i), lambda i: slice([i], None),
    lambda i: {'a': [i]}.keys(), lambda i: {'a': [i]}.values(), lambda i: {'a': [i]}.items(),
    lambda i: iter({i: [i]}), lambda i: iter({i: [i]}.items()), lambda i: iter({str(i)}),
    lambda i: iter([str(i)]), lambda i: iter((str(i),)), lambda i: iter('s%d' % i), lambda i: iter(b'ab'),
    lambda i: iter(range(i)), lambda i: iter(range(10 ** 20, 10 ** 20 + i)), lambda i: reversed([i, [i]]),
    lambda i: reversed({i: [i]}), lambda i: iter([i, [i]].pop, 1), lambda i: map(str, [i]),
    lambda i: zip('a', [i]), lambda i: filter(None, [[i]]), lambda i: enumerate([str(i)]),
    gen, lambda i: (x for x in [i, [i]]), closure, lambda i: lambda: i, lambda i: closure([i]).__closure__,
    lambda i: Node([i]), instance_dict, lambda i: Node([i]).method, lambda i: [i].append, lambda i: Node.cm,
    lambda i: Node.__dict__, lambda i: Node.__dict__['prop'], lambda i: property(closure([i])),
    lambda i: classmethod(closure([i])), lambda i: staticmethod(closure([i])), lambda i: (1).__add__,
    lambda i: super(Node, Node([i])), lambda i: type(i), lambda i: len, lambda i: threading,
    lambda i: slotted(Slotted, i), lambda i: slotted(SlottedChild, i), IntChild,
    lambda i: StrChild(i), lambda i: child(ListChild, i), lambda i: DictChild(a=[i])[i],
    lambda i: child(TupleChild, i), lambda i: child(SetChild, str(i)), FloatChild,
    lambda i: BytesChild(b'%d' % i), lambda i: ValueError([i]), raised, lambda i: raised(i).__traceback__,
    lambda i: threading.Lock(), lambda i: threading.RLock(), lambda i: threading.local(),
    lambda i: list[int], lambda i: int | str, lambda i: closure([i]).__code__, lambda i: None, lambda i: ...,
    lambda i: NotImplemented, lambda i: i % 2 == 0, lambda i: object(),
]



def exists(maker):
    try:
        maker(1)
    except (NameError, NotImplementedError):
        return False
    return True


MAKERS = [m for m in MAKERS if exists(m)]

USES = [
    str, repr, bool, type, dir, lambda o: [o] * 3, lambda o: (o, o), lambda o: {1: o}, lambda o: hash(o),
    lambda o: o == o, lambda o: [o].count(o), lambda o: list(o), lambda o: next(o), lambda o: len(o),
    lambda o: o(), lambda o: o + o, lambda o: o[0], lambda o: iter(o), lambda o: o.v, lambda o: o.__dict__,
    lambda o: o.__class__, lambda o: o.__doc__, lambda o: isinstance(o, int), lambda o: (*o,),
    lambda o: {**o}, lambda o: '%s' % (o,), lambda o: f'{o!r}', lambda o: o.copy(),
]


def a_round(dice):
    shared_list = []
    shared_dict = {}
    box = [None]
    lock = threading.Lock()
    counted = [0]
    seed = dice(10 ** 6)

    def work(me):
        from harness import Dice
        dice = Dice(seed + me)
        for i in range(scaled(400)):
            made = MAKERS[dice(len(MAKERS))](i % 50)
            shared_list.append(made)
            box[0] = made
            shared_dict[me, i % 7] = made
            shared_dict[i % 5] = box[0]
            other = shared_dict.get((1 - me, dice(7)))
            box[0] = [other, box[0]] if i % 8 else None
            use = USES[dice(len(USES))]
            try:
                use(other)
            except (TypeError, ValueError, AttributeError, LookupError, StopIteration, RuntimeError,
                    OverflowError, NotImplementedError):
                pass
            while len(shared_list) > 50:
                try:
                    shared_list.pop()
                except IndexError:
                    break
            with lock:
                counted[0] += 1

    together(lambda: work(0), lambda: work(1))
    assert counted[0] == 2 * scaled(400), counted


main(a_round)
