# Shifts and bitwise operators on ints, bools and sets; negative and huge operands.
print(1 << 100, -1 >> 5, -8 >> 1, 5 & -2, 5 | -8, 5 ^ -1, True & 3, True | False, type(True & False), type(True ^ 1), 1 << 0)
print((1 << 70) >> 69, (1 << 70) & ((1 << 70) - 1), -(1 << 70) | 1, ~(1 << 70), 0 << 10 ** 9)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1.0 << 1, lambda: 1 | 1.0, lambda: 'a' & 1, lambda: {1} & [1]):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print((5).bit_length(), (-8).bit_length(), (0).bit_length(), (255).bit_count(), (-7).bit_count())
