# What struct refuses.
import struct
cases = [('b', 200), ('B', -1), ('h', 1 << 15), ('H', -1), ('i', 1 << 31), ('I', -1), ('I', 1 << 32), ('l', 1 << 63), ('L', -1), ('q', 1 << 63), ('Q', -1), ('<b', 200), ('<h', 1 << 15),
         ('>i', 1 << 31), ('<I', -1), ('<l', 1 << 31), ('>q', 1 << 63), ('>Q', -1), ('h', 1 << 70), ('i', 'x'), ('<i', 1.5), ('c', 5), ('c', b'ab'), ('s', 5), ('p', 'x'), ('f', 'x'), ('d', None), ('e', 1e10), ('<f', 1e300)]
for f, v in cases:
    try:
        print(struct.pack(f, v))
    except (struct.error, OverflowError) as e:
        print(f, v, type(e).__name__, e)
for f in ['z', '3', '3 ', '<n', '\0', 'i<', '99999999999999999999i', b'\xff', 5]:
    try:
        print(struct.calcsize(f))
    except (struct.error, TypeError) as e:
        print(f, type(e).__name__, e)
for call in (lambda: struct.pack('ii', 1), lambda: struct.unpack('i', b'abc'), lambda: struct.unpack('i', 'abcd'), lambda: struct.unpack_from('i', b'abcdef', 3),
             lambda: struct.unpack_from('i', b'abcdef', -3), lambda: struct.unpack_from('i', b'abcdef', -8), lambda: struct.iter_unpack('i', b'abc'), lambda: struct.pack(), lambda: struct.Struct()):
    try:
        print(call())
    except (struct.error, TypeError) as e:
        print(type(e).__name__, e)
