# complex: arithmetic, signs of zero, powers, text.
a, b = 1 + 2j, 3 - 1j
print(a + b, a - b, a * b, a / b, -a, +a, abs(3 + 4j), a.conjugate(), a.real, a.imag)
print(a**2, a**-1, a**0.5, 2**a, 1j**2, (-8) ** (1 / 3), 0j**0)
print(complex(-0.0, -0.0), complex(0, -1), -1j, -0j, complex(1.5), complex(1j, 1j), complex("1e3-2j"), complex())
print(complex(float("nan"), float("-inf")), 1e400j, 1j * 1e308 * 10)
print(a == 1 + 2j, a != b, 1j == 1, 1 + 0j == 1, hash(1 + 0j) == hash(1), hash(a), bool(0j), bool(1j))
print(f"{a:.2f} {a:>12} {1j}", repr(a), str(a), [a])


class HasComplex:
    def __complex__(self):
        return 1 + 5j


print(complex(HasComplex()), a + 1, 1.5 + a, True + a, a + 2**70)
for wrong in (lambda: complex("a", 1), lambda: complex(1, "a"), lambda: complex([]), lambda: a < b, lambda: int(a), lambda: a % 1):
    try:
        print(wrong())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
