# struct: formats, alignment, byte order, errors, iter_unpack.
import struct
print(struct.pack('>ihbxH', 1, -2, 3, 65535), struct.pack('<qQd', -1, 2 ** 64 - 1, 1.5), struct.pack('4s3p?c', b'abcdef', b'xyz', True, b'z'), struct.calcsize('bi'), struct.calcsize('=bi'), struct.calcsize('@bq0i'), struct.pack('<ef', 1.5, 0.1))
print(struct.unpack('>hh', b'\x00\x01\xff\xfe'), struct.unpack_from('<H', b'xx\x01\x02', 2), list(struct.iter_unpack('>B', b'abc')), struct.unpack('3s', b'abc'), struct.unpack('2?', b'\0\5'))
s = struct.Struct('>I2x')
b = bytearray(8)
s.pack_into(b, 1, 258)
print(s.size, s.format, b, s.unpack(b[1:7]))
for f in (lambda: struct.pack('b', 200), lambda: struct.pack('B', -1), lambda: struct.pack('i'), lambda: struct.pack('i', 'a'), lambda: struct.unpack('i', b'abc'), lambda: struct.pack('k', 1), lambda: struct.pack('h', 70000), lambda: struct.pack('c', 'a'), lambda: struct.pack('f', 'x'), lambda: struct.pack('s', 'a'), lambda: struct.unpack_from('i', b'a', 5), lambda: struct.pack('f', 1e300), lambda: struct.pack('3', 1)):
    try:
        print(f())
    except (struct.error, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
