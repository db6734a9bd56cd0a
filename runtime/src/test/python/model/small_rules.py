# Small rules: what may be deleted, in which order a namespace is copied, signs of zeros.
import collections
import functools
import types


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def delete_dict():
    del functools.partial(int).__dict__


def proxy_or():
    m = types.MappingProxyType({})
    m |= {}


order = collections.OrderedDict(a=1, b=2)
order.move_to_end("a")
show(lambda: list(type("C", (), order).__dict__.items())[:2])
show(lambda: 0 / -(10**400))
show(delete_dict)
show(proxy_or)
show(lambda: types.MappingProxyType[int])
show(lambda: type("A", (), {"__slots__": "x\0"}))
show(lambda: (lambda **k: k)(**{1: 3}, **{1: 5}))
show(lambda: frozenset("a").intersection() == {"a"})
show(lambda: str.maketrans.__qualname__ + repr(str.maketrans.__self__))
show(lambda: classmethod([].append).__get__(None, int)([]))
show(lambda: property().__set_name__(1))
show(lambda: bytes(type("S", (str,), {"__bytes__": lambda s: b"own"})("x")))
show(lambda: bytearray(b"abcdef").__reduce_ex__(2))
f = types.FunctionType((lambda s: len(s)).__code__, {})
show(lambda: (f("abc"), "len" in f.__builtins__))


class Eq:
    __eq__ = property(lambda self: 1 / 0)


show(lambda: Eq() == Eq())
