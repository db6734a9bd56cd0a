# fractions: construction, arithmetic, mixing, limits, text.
from fractions import Fraction as F
from decimal import Decimal
print(F(1, 3) + F(1, 6), F('3/4'), F('0.125'), F(' -1.5e2 '), F(0.5), F(Decimal('1.1')), F(6, -4), F(7), repr(F(1, 2)), F(1, 2) ** 2, F(1, 2) ** -3, F(4, 9) ** 0.5, F(7, 2) // 1, F(-7, 2) % 2, divmod(F(7, 2), F(1, 3)), -F(1, 2), abs(F(-1, 2)), round(F(5, 2)), round(F(22, 7), 3), int(F(7, 2)), float(F(1, 3)), F(3, 2) > 1.4, F(1, 2) == 0.5, hash(F(3)) == hash(3), F(1, 2) + 1, 1 / F(1, 2), F(1, 2) * 0.5, F(1, 3) + 1j, F(3.14159).limit_denominator(100), F(5, 3).__floor__(), F(5, 3).__ceil__(), F(5, 3).numerator, sum([F(1, i) for i in range(1, 6)]))
for f in (lambda: F(1, 0), lambda: F('x'), lambda: F(1.5, 2), lambda: F('1/0'), lambda: F(float('nan')), lambda: F(float('inf')), lambda: F(0) ** -1, lambda: F(1) < 'a', lambda: F(1) // 0, lambda: F([])):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
