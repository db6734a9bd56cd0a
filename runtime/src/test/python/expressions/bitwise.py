# Bit operations and shifts.
print(6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 10, 1024 >> 3)
print(-1 >> 5, -8 >> 1, -1 & 0xFF, -256 | 1, -5 ^ 3)
print(1 << 100, (1 << 100) >> 98, -(1 << 70) >> 69)
print(True & False, True | False, True ^ True, ~True)
print(0b1010, 0o17, 0xFF, 1_000_000)
try:
    1 << -1
except ValueError as e:
    print(e)
try:
    1.0 & 1
except TypeError as e:
    print(e)
print((255).bit_length(), (-1).bit_length(), (0).bit_length(), (7).bit_count())
x = 0b1100
x &= 0b0110; print(x)
x |= 1; print(x)
x ^= 7; print(x)
x <<= 4; print(x)
x >>= 2; print(x)
