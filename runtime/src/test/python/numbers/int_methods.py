# Methods and conversions of int and bool.
print(int(), int("42"), int("-0b101", 2), int(b"7"), int("z", 36))
print((5).to_bytes(2, "big"), (258).to_bytes(2, "little"), int.from_bytes(b"\x01\x02", "big"))
print((-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True))
print((10).numerator, (10).denominator, (10).real, (10).imag, (3).conjugate())
print(5 .__add__(3), (5).__class__, type(5) is int, (3).as_integer_ratio())
for args in (("x",), ("12", 5, ), ("9", 8), ("",), ("1", 99)):
    try:
        print(int(*args))
    except ValueError as e:
        print(e)
try:
    int([])
except TypeError as e:
    print(e)
print(bool(3), bool(), True.__repr__(), str(False), True == 1, {True: "a", 1: "b"})
print(min(3, 1, 2), max([3, 1, 2]), sum(range(101)), sorted([3, -1, 2], key=abs))
print(f"{10:b} {255:X} {255:#X} {-5:05d} {10**6:_}", "%d %i %x %o %5d|%-5d|%05d" % (1, 2, 255, 8, 3, 4, 5))
print(chr(97), ord("é"), hex(-255), abs(-10 ** 30))
