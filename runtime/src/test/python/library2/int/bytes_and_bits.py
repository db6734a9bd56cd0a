# Shows ints as bytes and bits, both ways, with signs and either order, and what does not fit.
for n in (0, 255, -128, 1 << 70, -(1 << 70) - 1):
    print(n, n.bit_length(), n.bit_count(), n.to_bytes(10, "big", signed=True).hex(), int.from_bytes(n.to_bytes(10, "little", signed=True), "little", signed=True) == n)
print(int.from_bytes([1, 2]), int.from_bytes(b""), (5).to_bytes(), int.from_bytes(bytearray(b"\xff\xff"), "big", signed=True), (7).as_integer_ratio(), (3).conjugate())
print(int("-0b101", 0), int("z", 36), int(" 1_000 "), int("0o17", 8), int(b"12", 3), ~(1 << 65) >> 3, -7 // 2, -7 % -4, divmod(-(10**20), 7), pow(3, -1, 7), pow(-2, 65, 13))
for act in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(1, "odd"), lambda: int.from_bytes(5),
            lambda: int.from_bytes([256]), lambda: int("12", 1), lambda: int("z", 35), lambda: int("1__0"), lambda: int("0b", 0), lambda: int("010", 0),
            lambda: int(1, 2), lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: 1 << (1 << 70) if False else 1 >> -1, lambda: int(b"\xff"),
            lambda: int("1" * 5000), lambda: str(10**5000), lambda: (1).to_bytes(1 << 70), lambda: int("a" * 5), lambda: float(10**400), lambda: 10**400 / 3, lambda: int(x="1")):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
