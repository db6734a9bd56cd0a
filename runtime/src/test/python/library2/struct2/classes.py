# Shows compiled formats of struct: sizes, padding, packing into buffers, iterating, and errors.
import struct

s = struct.Struct("<hI3sx?")
print(s.size, s.format, s.pack(-2, 7, b"abcd", True), list(s.iter_unpack(s.pack(1, 2, b"x", 0) * 2)))
buf = bytearray(14)
s.pack_into(buf, 2, 1, 2, b"q", 5)
print(buf, s.unpack_from(buf, 2), struct.calcsize("@bq"), struct.calcsize("=bq"), struct.calcsize("0i2p"), struct.pack("5p", b"abcdefg"))
print(struct.pack(">e", 1.5), struct.unpack(">d", b"\x7f\xf0" + bytes(6)), struct.pack("!n" if False else "!q", -1), struct.pack("2c", b"a", b"b"))
for act in (lambda: s.pack(1), lambda: s.unpack(b"ab"), lambda: struct.pack("h", 40000), lambda: struct.pack("B", -1), lambda: struct.pack("i", 1.0),
            lambda: struct.pack("z", 1), lambda: struct.calcsize("3"), lambda: s.unpack_from(b"", 1), lambda: s.pack_into(buf, 10, 1, 2, b"", 0),
            lambda: struct.pack("c", b"ab"), lambda: struct.pack("s", "x"), lambda: list(struct.iter_unpack("h", b"abc")), lambda: struct.pack("e", 1e6),
            lambda: struct.pack("f", 1e39), lambda: struct.pack("<n", 1), lambda: struct.unpack_from("i", b"abcd", -9), lambda: struct.pack("Q", -1)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
