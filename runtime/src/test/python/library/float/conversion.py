# float(): text, special values, repr, hex, ratio, rounding, formatting.
print(float('1.5e3'), float(' -inf '), float('NaN'), float('1_0.5'), float('infinity'), float(b'2.5'), float(), float('٣.٥'), float(10 ** 20), float('1e-400'), float('1e400'))
print(0.1 + 0.2, 1e16, 1e15 + 0.5, 123456789012345678.0, 1e-5, 0.0001, -0.0, 5e-324, 1.7976931348623157e308, 1e22, 1e23, 100.0, 3.14159265358979)
print((0.1).hex(), float.fromhex('0x1.8p3'), float.fromhex('inf'), (0.75).as_integer_ratio(), (2.0).is_integer(), round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(1e300, 5), round(0.5), type(round(1.5)), type(round(1.5, 0)))
print(f'{3.14159:.2f} {1e10:g} {0.00001:g} {1234567.891:,.1f} {0.5:%} {1.0:e} {2.5:010.3f} {-0.0:f} {float("nan"):f} {1e100:.3g} {3.0:.0f} {123.456:12.4e}|')
for f in (lambda: float('x'), lambda: float(''), lambda: float('1__0'), lambda: float([]), lambda: float(10 ** 400), lambda: float.fromhex('xyz'), lambda: (1e400).as_integer_ratio(), lambda: round(float('inf')), lambda: round(float('nan')), lambda: float('1 2')):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
