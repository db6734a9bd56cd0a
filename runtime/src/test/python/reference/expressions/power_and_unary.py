# Precedence and results of **, unary operators, and their edge cases.
print(-2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -1 ** -2, not 1 == 2, ~-5, - -3, +True, ~True)
print(0 ** 0, 0.0 ** 0, (-8) ** (1 / 3), pow(-8, 3), 10 ** 20, 2.5 ** 2, pow(3, -1, 7), pow(2, 100, 1000000007), pow(-3, 3, 5))
for f in (lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: pow(2.0, 1, 3), lambda: 'a' ** 2, lambda: -'a', lambda: ~1.5, lambda: +[], lambda: 10.0 ** 400):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
