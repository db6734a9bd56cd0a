# complex: arithmetic, text, errors.
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), z * z, z / 2, z ** 2, -z, z == 3 + 4j, complex('1+2j'), complex(1, 2), complex('j'), complex(' -1.5j '), complex(), 1j * 1j, complex('nan+infj'), z - z, (0j) ** 0)
print(repr(-0j), repr(complex(-0.0, 1)), f'{z:.2f} {z:g} {1j:+.1e}', hash(1 + 0j) == 1, bool(0j), 2 ** 1j == pow(2, 1j), z != 5)
for f in (lambda: complex('1 + 2j'), lambda: complex('x'), lambda: complex('1', 2), lambda: complex(1, '2'), lambda: int(z), lambda: z < z, lambda: z // 1, lambda: z % 1, lambda: 0j ** -1, lambda: 1j / 0, lambda: f'{z:05}', lambda: abs(complex(1e308, 1e308)), lambda: divmod(z, 1), lambda: float(1j)):
    try:
        print(f())
    except (ValueError, TypeError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
