# Keywords in subclasses of built-ins, and other errors of constructors and descriptors.
class F(float): pass
class T(tuple): pass
class L(list): pass
class S(set): pass
class Z(frozenset): pass


class New(list):
    def __new__(cls, **k): return list.__new__(cls)


class Init(float):
    def __init__(self, *a, **k): pass


class M(type):
    def mro(cls): return []


class A: __slots__ = 'a'
class B: __slots__ = 'b'


def retype():
    A().__class__ = B


def empty_mro():
    class X(metaclass=M): pass


for make in (lambda: F(x=1), lambda: T(a=1), lambda: L(a=1), lambda: S(a=1), lambda: Z(a=1),
             lambda: New(a=1), lambda: Init(1, k=2), retype, empty_mro, lambda: type(1, x=1),
             lambda: type('a', (), {'__classcell__': 5}), lambda: setattr(F, '__name__', 'a\0'),
             lambda: [].pop(1 << 70), lambda: 'a'.expandtabs(1 << 70), lambda: [].__imul__('a'),
             lambda: object.__getattribute__(1, 2), lambda: object.__setattr__(F(), 1, 2),
             lambda: F.__mro__.x, lambda: setattr(F, '__mro__', ()), lambda: bool(NotImplemented)):
    try:
        print(repr(make()))
    except (TypeError, ValueError, OverflowError, AttributeError) as e:
        print(type(e).__name__, e)
F.__module__ = 5
print(F)
