# Floor division and modulo: signs, floats, divmod, infinities.
for a, b in ((7, 3), (-7, 3), (7, -3), (-7, -3), (7.5, 2), (-7.5, 2), (7.5, -2), (10 ** 30, 7), (-0.0, 3), (5, float('inf')), (-5, float('inf'))):
    print(a, b, a // b, a % b, divmod(a, b), (a // b) * b + a % b == a, sep=' | ')
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.5 % 0, lambda: 1.0 / 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 1j / 0, lambda: 1j // 1):
    try:
        print(f())
    except (ZeroDivisionError, TypeError) as e:
        print(e)
print(3 / 2, 4 / 2, 1 / 3, 10 ** 400 // 10 ** 399, True / 2)
try:
    10 ** 400 / 1
except OverflowError as e:
    print(e)
