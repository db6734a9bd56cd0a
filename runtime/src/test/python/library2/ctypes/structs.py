# Structs and unions: layout, padding, packing, bit fields, anonymous fields, byte order, inheritance.
from ctypes import *
from outcomes import tries


def show(cls):
    print(cls.__name__, sizeof(cls), alignment(cls))
    for name, *_ in cls._fields_:
        print("  ", name, getattr(cls, name))


class Plain(Structure):
    _fields_ = [("a", c_char), ("b", c_double), ("c", c_short), ("d", c_int), ("e", c_char * 3)]


class Packed(Structure):
    _pack_ = 2
    _fields_ = [("a", c_char), ("b", c_double), ("c", c_char), ("d", c_int)]


class Bits(Structure):
    _fields_ = [("a", c_int, 3), ("b", c_uint, 5), ("c", c_int, 30), ("d", c_int, 7), ("e", c_uint, 3),
                ("f", c_longlong, 33), ("g", c_char)]


class Either(Union):
    _fields_ = [("i", c_int), ("d", c_double), ("b", c_ubyte * 12), ("bits", c_uint, 4)]


class Network(BigEndianStructure):
    _fields_ = [("a", c_ushort), ("b", c_uint), ("hi", c_ushort, 4), ("lo", c_ushort, 12), ("f", c_float)]


class Base(Structure):
    _fields_ = [("x", c_int)]


class Derived(Base):
    _fields_ = [("y", c_char), ("z", c_int)]


class Inner(Structure):
    _fields_ = [("p", c_int), ("q", c_int, 4), ("r", c_int, 6)]


class Outer(Structure):
    _anonymous_ = ["inner", "either"]
    _fields_ = [("k", c_char), ("inner", Inner), ("either", Either)]


for each in (Plain, Packed, Bits, Either, Network, Derived, Inner, Outer):
    show(each)

b = Bits(-1, 31, -5, 63, 7, -1 << 32, b"z")
print([getattr(b, name) for name, *_ in Bits._fields_], bytes(b).hex())
b.a, b.b, b.f, b.e = 5, 33, 1, 2
print([getattr(b, name) for name, *_ in Bits._fields_], bytes(b).hex())
e = Either(d=1.0)
print(e.i, e.b[:], e.bits)
e.bits = 0x2b
print(e.bits, e.i)
n = Network(1, 2, 3, 0x456, 1.5)
print(bytes(n).hex(), n.a, n.b, n.hi, n.lo, n.f)
d = Derived(1, b"c", z=3)
print(d.x, d.y, d.z, bytes(d).hex())
o = Outer(b"k", (7, 1, 2))
o.p += 1
o.r = -3
o.i = 99
print(o.inner.p, o.q, o.r, o.either.i, Outer.p, Outer.r)
p = Plain(b"x", 2, 3, 4, b"ab")
print(p.a, p.b, p.c, p.d, p.e, bytes(p.e), type(Plain.e).__name__)
p.e = b"xyz"
print(p.e)


class Node(Structure):
    pass


Node._fields_ = [("value", c_int), ("next", POINTER(Node))]
last = Node(2)
first = Node(1, pointer(last))
print(first.next.contents.value, bool(last.next), first.next[0].value)
first.next.contents.value = 5
print(last.value)


class Late(Structure):
    pass


class Twice(Structure):
    _fields_ = [("a", c_int)]


def set_fields(cls, fields):
    cls._fields_ = fields


def new(base, **attributes):
    return type(base)("New", (base,), attributes)


tries(lambda: Plain(1, 2, 3, 4, 5, 6), lambda: Plain(b"a", a=b"b"), lambda: Plain("x"), lambda: Plain(e=b"abcd"),
      lambda: Plain(d="x"), lambda: Outer(b"k", (1, 2, 3, 4)), lambda: Outer(b"k", 5), lambda: Derived(1, 2, 3, 4),
      lambda: set_fields(Twice, []), lambda: set_fields(Late, 5), lambda: set_fields(Late, [("a", int)]),
      lambda: set_fields(Late, [("a", c_int, 40)]), lambda: set_fields(Late, [("a", c_float, 2)]),
      lambda: set_fields(Late, [5]), lambda: set_fields(Late, [("a", Late)]),
      lambda: new(Structure, _pack_=-1, _fields_=[("a", c_int)]), lambda: new(Structure, _pack_="a", _fields_=[("a", c_int)]),
      lambda: new(Structure, _anonymous_=["x"], _fields_=[("y", c_int)]), lambda: delattr(p, "a"),
      lambda: Plain.a.__get__(5), lambda: p.nothing)
try:
    Plain.a.offset = 3
except AttributeError:
    print("the offset stays")
