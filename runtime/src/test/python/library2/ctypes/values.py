# Simple types: their sizes, what they take, what they give and how they are shown.
import ctypes
from ctypes import *

for cls in (c_bool, c_char, c_wchar, c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong,
            c_ulonglong, c_size_t, c_ssize_t, c_float, c_double, c_longdouble, c_char_p, c_wchar_p, c_void_p):
    x = cls()
    print(cls.__name__, sizeof(cls), alignment(x), repr(x.value), bool(x))
for cls in (c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong):
    print(cls.__name__, [cls(v).value for v in (-1, 127, 128, 255, 256, 1 << 31, -(1 << 31) - 1, 1 << 63, (1 << 64) + 7)])
print(c_float(0.1).value, c_double(0.1).value, c_longdouble(0.1).value, c_double(3).value)
print([c_longdouble(v).value for v in (1e300, -2.5, 5e-324, 1e-310, float("inf"), 0.0, -0.0, 1 / 3)])
print(c_longdouble(float("nan")).value != c_longdouble(float("nan")).value)
print(c_bool(5), c_bool(0), c_char(b"x"), c_char(65), c_char(bytearray(b"y")), c_wchar("\u20ac"))
print(c_char_p(b"text").value, c_wchar_p("t\u00e9xt\U0001f600").value, c_char_p(None), c_void_p(0).value, c_void_p(-1).value)
print(py_object([1, 2]), py_object(), py_object(None).value)


class Mine(c_int):
    """A subclass is not unpacked."""


class Holder(Structure):
    _fields_ = [("plain", c_int), ("mine", Mine)]


h = Holder(1, Mine(2))
print(type(h.plain).__name__, type(h.mine).__name__, h.mine.value, repr(Mine(3)).startswith("<Mine object at"))
h.mine.value = 9
print(h.mine.value, Holder(4).mine.value)
for make in (lambda: c_int("x"), lambda: c_int(1.5), lambda: c_char(b"xy"), lambda: c_char("x"), lambda: c_char(256),
             lambda: c_wchar(b"x"), lambda: c_wchar("xy"), lambda: c_char_p("x"), lambda: c_wchar_p(b"x"),
             lambda: c_void_p("x"), lambda: c_int(1, 2), lambda: c_double("x"), lambda: py_object().value,
             lambda: hash(c_int()), lambda: ctypes._SimpleCData(), lambda: sizeof(5), lambda: addressof(5),
             lambda: alignment(5), lambda: byref(5), lambda: resize(c_int(), 2)):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)
for attributes in ({}, {"_type_": 1}, {"_type_": "xy"}, {"_type_": "@"}):
    try:
        type(c_int)("Bad", (ctypes._SimpleCData,), attributes)
    except Exception as e:
        print(type(e).__name__, e)
print(c_int.__ctype_be__(1).value, bytes(c_int.__ctype_be__(1)), bytes(c_int(1)), bytes(c_double.__ctype_be__(1.5)))
print([repr(t.from_param(v)) for t, v in ((c_int, 5), (c_ubyte, 7), (c_double, 1.5), (c_char, b"a"), (c_long, -3))])
x = c_int(3)
print(c_int.from_param(x) is x, c_char_p.from_param(None), c_void_p.from_param(None))
resize(x, 16)
print(sizeof(x), x.value, bytes(x))
print(c_int.from_address(addressof(x)).value, type(byref(x)).__name__, byref(x)._obj is x)
