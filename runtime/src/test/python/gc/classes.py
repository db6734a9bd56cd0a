# Classes that functions make go when only they themselves are left to refer to them. classes: collected
import gc
import weakref


class Base:
    pass


def plain():
    class A(Base):
        limit = 3

        def method(self):
            return self.limit

        @property
        def twice(self):
            return 2 * self.method()

        @classmethod
        def of(cls):
            return cls().twice

        @staticmethod
        def same(x):
            return x

    a = A()
    a.own = a
    print(a.method(), a.twice, A.of(), a.same(5))
    return A


def behind_super():
    class B(Base):
        def __init__(self, x):
            self.x = x

        def __repr__(self):
            return f'<{self.x}>'

    class C(B):
        def __init__(self, x):
            super().__init__(x + 1)

        def __add__(self, other):
            return type(self)(self.x + other.x)

    print(C(1) + C(2), [c.__name__ for c in B.__subclasses__()])
    return B


def with_slots():
    class S(Base):
        __slots__ = 'a', 'b'

    s = S()
    s.a, s.b = 1, s
    print(s.a, s.b is s)
    return S


def called():
    return type('Called', (Base,), {'f': lambda self: 7})


def error():
    class E(ValueError, Base):
        pass

    try:
        raise E(1)
    except E as e:
        print(repr(e))
    return E


for make in plain, behind_super, with_slots, called, error:
    ref = weakref.ref(make(), lambda r: print('gone', r() is None))
    gc.collect()
    print(make.__name__, ref(), Base.__subclasses__())
