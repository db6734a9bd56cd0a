# Arrays and pointers: items, slices, text, what they may be assigned, casts, what keeps what alive.
import gc
from ctypes import *
from outcomes import tries

Five = c_int * 5
a = Five(1, 2, 3)
print(Five.__name__, Five is c_int * 5, len(a), a[:], a[-1], a[1:4], a[::-1], a[::2], list(a), 3 in a, sizeof(a))
a[0], a[-1], a[1:3] = 10, 50, (20, 30)
print(a[:], (2 * c_short)._length_, Five._type_.__name__, (Five * 2)(Five(1), Five(2))[1][0])
grid = ((c_double * 3) * 2)((1, 2, 3), (4, 5, 6))
print([row[:] for row in grid], sizeof(grid), grid[1][2])
grid[0] = (7, 8, 9)
grid[1][1] = 0.5
print([row[:] for row in grid])

text = create_string_buffer(b"hello", 10)
print(text.value, text.raw, text[1], text[1:4], len(text), text[::-2])
text.value = b"bye"
print(text.value, text.raw)
text.raw = b"0123456789"
print(text.value, text.raw, repr(text)[:30])
wide = create_unicode_buffer("h\u00e9llo\U0001f600")
print(wide.value, len(wide), wide[1], wide[1:3], sizeof(wide))
wide.value = "ab"
print(wide.value)

i = c_int(42)
p = pointer(i)
print(type(p).__name__, p.contents, p[0], bool(p), bool(POINTER(c_int)()), p.contents is p.contents)
p[0] = 7
print(i.value)
p.contents = c_int(8)
print(i.value, p[0])
q = cast(a, POINTER(c_int))
print(q[0], q[1:3], q[4], q[0:5:2], q[4:0:-2])
q[1] = 99
print(a[1], cast(q, c_void_p).value == addressof(a), cast(b"bytes", c_char_p).value, cast(addressof(a), POINTER(c_int))[0])
print(cast(c_wchar_p("wide"), c_wchar_p).value, cast(0, c_char_p).value, cast(pointer(i), POINTER(c_short))[0])
print(POINTER(c_int) is POINTER(c_int), POINTER(None) is c_void_p, POINTER(c_char).__name__)

strings = (c_char_p * 3)(b"one", b"two")
print(strings[:], [s and s.decode() for s in strings])
strings[2] = b"".join([b"th", b"ree"])
gc.collect()
print(strings[:], strings._objects)


class Named(Structure):
    _fields_ = [("name", c_char_p), ("numbers", POINTER(c_int))]


n = Named(b"".join([b"na", b"me"]), (c_int * 3)(4, 5, 6))
gc.collect()
print(n.name, n.numbers[:3], sorted(n._objects))
n.numbers[1] = 50
n.numbers = None
print(bool(n.numbers), string_at(b"abcdef", 3), string_at(n.name), wstring_at("wide"), wstring_at("wide", 2))
m = create_string_buffer(6)
print(memmove(m, b"abcdef", 5) == addressof(m), m.raw, memset(m, 120, 2) == addressof(m), m.raw)


tries(lambda: a[5], lambda: a["x"], lambda: a.__setitem__(0, "x"), lambda: a.__setitem__(slice(0, 2), (1, 2, 3)),
      lambda: Five(1, 2, 3, 4, 5, 6), lambda: c_int * -1, lambda: c_int * "x", lambda: (c_int * 2)((1,)),
      lambda: a.__delitem__(0), lambda: POINTER(c_int)()[0], lambda: POINTER(c_int)().contents, lambda: pointer(5),
      lambda: POINTER(5), lambda: POINTER(c_int)(5), lambda: POINTER(c_int)(c_long(5))[0], lambda: p["x"], lambda: p[:], lambda: p[::-1],
      lambda: p.__setitem__(0, "x"), lambda: setattr(text, "value", "x"), lambda: setattr(text, "value", b"x" * 11),
      lambda: setattr(text, "raw", b"x" * 11), lambda: setattr(wide, "value", b"x"), lambda: create_string_buffer("x"),
      lambda: setattr(n, "numbers", (c_short * 2)()), lambda: setattr(n, "name", 5.5), lambda: cast(a, c_int),
      lambda: cast(a, 5), lambda: grid.__setitem__(0, (1, 2, 3, 4)), lambda: type(a)("Bad", (Array,), {"_length_": 3}),
      lambda: type(a).__class__("Bad", (Array,), {"_length_": 3}), lambda: type(a).__class__("Bad", (Array,), {"_type_": c_int}))
