# pack_into, unpack_from and iter_unpack on memory.
import struct
b = bytearray(10)
struct.pack_into('>hh', b, 3, 1, -2)
struct.pack_into('<i', b, -4, 7)
print(b.hex(), struct.unpack_from('>h', b, 5), struct.unpack_from('<i', memoryview(b), 6))
for args in [(b, 8, 1), (b, -2, 1), (b, -20, 1), (b,), (), (b, 0), (b'abcd', 0, 1), (b, 'x', 1), (5, 0, 1)]:
    try:
        struct.pack_into('i', *args)
    except (struct.error, TypeError) as e:
        print(type(e).__name__, e)
s = struct.Struct('<hh')
print(s.format, s.size, s.pack(1, 2), s.unpack(b'abcd'), s.unpack_from(buffer=b'abcdef', offset=1), list(s.iter_unpack(b'abcdefgh')))
it = struct.iter_unpack('h', b'abcd')
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__(), list(it))
class Point(struct.Struct):
    def __init__(self):
        super().__init__('<dd')
print(Point().unpack(Point().pack(1.5, -2)))
