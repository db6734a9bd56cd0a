# Floats: text form, arithmetic, special values.
print(0.1 + 0.2, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, -0.0, 1e300 * 10)
print(float("inf"), -float("inf"), float("nan"), float("1e3"), float(" -2.5 "), float("1_0.5"))
print(1.5.is_integer(), 2.0.is_integer(), 0.75.as_integer_ratio(), (2.5).hex(), float.fromhex("0x1p-2"))
print(3.0 == 3, hash(3.0) == hash(3), hash(0.5), 1e22, 1e21, 5e-324, 1.7976931348623157e308)
print(2.0 ** 0.5, 10.0 // 3, 10.0 % 3, -10.0 % 3, divmod(-7.5, 2), 7 / 2.0)
print(round(1.25, 1), round(1.35, 1), round(1e20), round(2.5), int(2.9), int(-2.9))
print("%.3f %5.1f %e %g %g" % (3.14159, 2.25, 12345.678, 1e10, 0.0001))
print(format(1.0, ".0f"), format(1234.5, ",.1f"), format(1e10, "g"), repr(1e100), str(1.0))
print(max(1.5, 2), min(0.1, -0.1), sum([0.1] * 10), abs(-0.0))
for text in ("abc", "", "1.2.3"):
    try:
        float(text)
    except ValueError as e:
        print(e)
print((-8) ** 2, 4 ** 0.5, 2 ** -2, float(10), 1.0.__class__.__name__)
try:
    10.0 ** 400
except OverflowError as e:
    print(e)
