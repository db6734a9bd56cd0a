# Objects of ctypes as buffers, and other buffers as their memory; pickles and copies.
import array
import copy
import io
import pickle
import struct
from ctypes import *


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_short), ("z", c_double)]


class Tight(Structure):
    _fields_ = [("x", c_int), ("y", c_float)]


for thing in (c_int(5), c_double(1.5), (c_short * 3)(1, 2, 3), ((c_ubyte * 2) * 3)(), Tight(1, 2), (Tight * 2)(),
              (c_char * 4)(*b"abcd"), pointer(c_int(1)), (c_int * 0)(), c_bool(1), c_ushort.__ctype_be__(2)):
    m = memoryview(thing)
    print(type(thing).__name__, m.format, m.itemsize, m.shape, m.ndim, m.nbytes, m.readonly)
print(bytes(Point(1, 2, 3)) == struct.pack("ihxxd", 1, 2, 3), bytes((c_short * 2)(1, 2)))

data = bytearray(16)
p = Point.from_buffer(data)
p.x, p.z = 7, 0.5
print(data)
struct.pack_into("i", data, 0, 9)
print(p.x)
try:
    data.append(1)
except BufferError as e:
    print("BufferError")
print(Point.from_buffer_copy(bytes(data)).x, (c_ubyte * 4).from_buffer(data, 8)[:])
numbers = array.array("i", [1, 2, 3])
view = (c_int * 3).from_buffer(numbers)
view[1] = 20
print(numbers, bytes(memoryview(view).cast("B")[:4]))
f = io.BytesIO(struct.pack("ihxxd", 5, 6, 7))
f.readinto(p)
print(p.x, p.y, p.z, data[:4])
for bad in (lambda: Point.from_buffer(b"x" * 16), lambda: Point.from_buffer(bytearray(15)),
            lambda: Point.from_buffer(bytearray(20), 5), lambda: Point.from_buffer(bytearray(20), -1),
            lambda: Point.from_buffer_copy(b"x"), lambda: Structure.from_buffer(bytearray(4)),
            lambda: Point.from_buffer(memoryview(bytearray(64))[::2]), lambda: c_int.from_buffer(5)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)

q = pickle.loads(pickle.dumps(Point(1, 2, 3)))
print(q.x, q.y, q.z, copy.copy(c_int(4)).value, copy.deepcopy((c_int * 2)(5, 6))[:])
try:
    pickle.dumps(c_char_p(b"x"))
except ValueError as e:
    print(e)
