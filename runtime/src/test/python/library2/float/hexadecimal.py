# Shows floats as hexadecimal digits and ratios, both ways, exact and rounded, and wrong texts.
for x in (0.1, -1.5, 5e-324, 2.0**-1022, 1.7976931348623157e308, -0.0, float("inf"), float("nan"), 1e22):
    print(x, x.hex(), x.is_integer(), x == x and float.fromhex(x.hex()) == x)
print([float.fromhex(t) for t in ("0x1p3", " -0X.8 ", "1e", "inf", "0x1.fffffffffffff8p0", "0x1p-1075", "0x1.8p-1074", "a.b")])
print((0.75).as_integer_ratio(), (-5e-324).as_integer_ratio()[0], (1e23).as_integer_ratio(), float.__getformat__("double"))
for act in (lambda: float.fromhex("0x1p1024"), lambda: float.fromhex("0xg"), lambda: float.fromhex(""), lambda: float("inf").as_integer_ratio(),
            lambda: float("nan").as_integer_ratio(), lambda: float.fromhex(3), lambda: int(float("nan")), lambda: int(float("-inf")),
            lambda: float("1_"), lambda: float("0x1"), lambda: float.__getformat__("x"), lambda: float([]), lambda: round(1e308, -400), lambda: round(1.7e308, -308)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
