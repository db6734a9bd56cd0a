# Floats as text: few decimals and many, borders of the forms.
values = [0.0, -0.0, 0.5, 0.25, 0.125, 0.0625, 0.1, 0.05, 0.005, 0.001, 0.0005, 0.0001, 0.00001]
values += [1.0, 100.0, 123456.789, 1e11 + 0.125, 999999999999.5, 1e12, 1e15, 1e16, 1e17, 0.1 + 0.2]
values += [1 / 3, 2 / 3, 1e-3 + 1e-19, 1e300, 5e-324, 1.005, 2.675, 1234.5678, 33.333]
for v in values:
    print(v, -v, f"{v}", "%s" % v, str(v) == repr(v), float(str(v)) == v)
print(float("inf"), float("-inf"), float("nan"))
total = 0
for i in range(20000):
    x = i * 7919 % 100003 / (1, 8, 10, 100, 1000)[i % 5]
    total += len(str(x))
    assert float(str(x)) == x
print(total)
