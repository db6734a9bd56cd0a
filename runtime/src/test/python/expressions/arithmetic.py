# Arithmetic of ints and floats.
print(7 + 3, 7 - 3, 7 * 3, 7 / 2, 7 // 2, 7 % 3, 7 ** 3)
print(-7 // 2, -7 % 3, 7 // -2, 7 % -3, -7 // -2, -7 % -3)
print(7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, 2 ** -1, 2 ** 0.5)
print(divmod(17, 5), divmod(-17, 5), divmod(17.5, 5))
print(+5, -5, ~5, not 5, -(-5), abs(-3), abs(-2.5))
print(1 / 3, 2 / 3, 10 / 5, 1e10 * 1e10)
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 0 ** -1):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
print(round(2.5), round(3.5), round(2.675, 2), round(1234, -2), round(-0.5))
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7))
print(True + True, True * 3, False - 1)
