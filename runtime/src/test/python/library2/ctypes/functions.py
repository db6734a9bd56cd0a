# Calls into the C library and back: conversions of arguments and results, errno, callbacks, structs by value.
import ctypes
import sys
from ctypes import *
from ctypes.util import find_library
from outcomes import tries

libc = CDLL(None, use_errno=True)
libm = CDLL("libm.so.6")


print(libc.abs(-5), libc.strlen(b"hello"), libc.strlen(create_string_buffer(b"abc")), libc.wcslen("h\u00e9\U0001f600"))
libm.pow.restype, libm.pow.argtypes = c_double, (c_double, c_double)
libm.sqrtf.restype, libm.sqrtf.argtypes = c_float, [c_float]
print(libm.pow(2, 0.5), libm.pow(c_double(3), 2), libm.sqrtf(2), libm.pow.argtypes, libm.pow.restype)
libc.strchr.restype = c_char_p
print(libc.strchr(b"abcdef", ord("c")), libc.strchr(b"abc", 100), libc.toupper(ord("a")))
libc.labs.restype = c_long
print(libc.labs(c_long(-1 << 40)), libc.atoi(b"123xyz"))
libc.strtol.restype = c_long
end = c_char_p()
print(libc.strtol(b"42 rest", byref(end), 10), end.value)
buffer = create_string_buffer(40)
print(libc.snprintf(buffer, sizeof(buffer), b"%d-%s-%.2f-%c", 7, b"x", c_double(2.5), 65), buffer.value)

wrong = 0
for n in range(3000):   # a variadic function is told how many of its arguments are doubles, whatever was called before
    libc.strlen(b"")
    libc.snprintf(buffer, sizeof(buffer), b"%d %g", n, c_double(n + 0.5))
    wrong += buffer.value != b"%d %d.5" % (n, n)
print(wrong)


class div_t(Structure):
    _fields_ = [("quot", c_int), ("rem", c_int)]


class ldiv_t(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]


libc.div.restype = div_t
libc.ldiv.restype = ldiv_t
r = libc.div(17, 5)
print(r.quot, r.rem)
r = libc.ldiv(c_long(-(1 << 40)), c_long(7))
print(r.quot, r.rem)

# errno: one a thread, and C sees it
set_errno(0)
print(libc.open(b"/no/such/file", 0), get_errno(), set_errno(77), get_errno())
libc.abs(-1)
print(get_errno())

# callbacks
numbers = (c_int * 6)(5, 3, 9, 1, 4, 2)
Compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
libc.qsort(numbers, len(numbers), sizeof(c_int), Compare(lambda x, y: x[0] - y[0]))
print(numbers[:])
libc.qsort.argtypes = [c_void_p, c_size_t, c_size_t, Compare]


@Compare
def falling(x, y):
    return y.contents.value - x.contents.value


libc.qsort(numbers, len(numbers), sizeof(c_int), falling)
print(numbers[:], falling(pointer(c_int(3)), byref(c_int(10))))


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_double)]


class Small(Structure):
    _fields_ = [("a", c_short), ("b", c_byte * 3)]


@CFUNCTYPE(c_double, Point, c_char, c_float, c_bool, c_char_p, c_void_p, Small)
def called(point, character, number, flag, text, address, small):
    print(type(point).__name__, point.x, point.y, character, number, flag, text, address, small.a, small.b[:])
    return point.x + point.y


print(called(Point(1, 2.5), b"c", 1.5, 5, b"text", 77, Small(3, (4, 5, 6))))
for restype in (c_byte, c_ushort, c_long, c_ulonglong, c_float, c_double, c_bool, c_char, c_wchar, c_void_p):
    value = b"x" if restype is c_char else "y" if restype is c_wchar else 200
    print(restype.__name__, CFUNCTYPE(restype, restype)(lambda v: v)(value))


def failing(n):
    raise ValueError(n)


hook, sys.unraisablehook = sys.unraisablehook, lambda u: print(u.exc_type.__name__, u.exc_value, u.err_msg, u.object is failing)
CFUNCTYPE(c_int, c_int)(failing)(5)
bad = lambda n: "no int"
failing, old = bad, failing
CFUNCTYPE(c_int, c_int)(bad)(5)
sys.unraisablehook = hook

# arguments by way of _as_parameter_, from_param, errcheck, a restype that is a function, paramflags


class Number:
    def __init__(self, n):
        self._as_parameter_ = n


class Doubled:
    @classmethod
    def from_param(cls, n):
        return c_int(2 * n)


absolute = CDLL(None)["abs"]
print(absolute(Number(-3)), absolute(Number(Number(c_int(-4)))))
absolute.argtypes = [Doubled]
print(absolute(-3))
absolute.argtypes = [c_int]
print(absolute(Number(-5)))
absolute.restype = lambda n: f"<{n}>"
print(absolute(-6))
absolute.restype = c_int
absolute.errcheck = lambda result, function, args: (result, function is absolute, args)
print(absolute(-7))
prototype = CFUNCTYPE(c_double, c_double, POINTER(c_int))
frexp = prototype(("frexp", libm), ((1, "x"), (2, "exponent")))
print(frexp(40.0), frexp(x=3.0))
power = CFUNCTYPE(c_double, c_double, c_double)(("pow", libm), ((1, "base"), (1, "exponent", 2.0)))
print(power(3.0), power(base=2.0, exponent=5.0), power(2.0, 3.0))

tries(lambda: libm.pow(1), lambda: libm.pow("x", 2), lambda: libc.abs(object()), lambda: libc.abs(1 << 70),
      lambda: CDLL("no_such_library.so"), lambda: setattr(libc.abs, "argtypes", [5]),
      lambda: setattr(libc.abs, "restype", 5), lambda: setattr(libc.abs, "errcheck", 5), lambda: CFUNCTYPE(c_int)(5.5),
      lambda: CFUNCTYPE(Point)(lambda: None), lambda: power(), lambda: power(1.0, 2.0, 3.0), lambda: power(x=3),
      lambda: c_int.in_dll(libm, "no_such_variable"), lambda: ctypes._CFuncPtr(),
      lambda: bool(CFUNCTYPE(c_int, c_int)()), lambda: libc.qsort(1, 2))
print(bool(libc.abs), find_library("no_such_library"), POINTER(c_char_p).in_dll(libc, "environ")[0] is not None)
print(libc["abs"] is libc["abs"], libc.abs is libc.abs, libc.abs.__name__, hasattr(libc, "nothing_of_the_kind"))
