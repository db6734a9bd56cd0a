# Classes that inherit from int, float and complex.
class I(int):
    pass


class J(int):
    def __add__(self, other):
        return "J.__add__"

    def __radd__(self, other):
        return "J.__radd__"

    def __repr__(self):
        return "J!"


class F(float):
    pass


class C(complex):
    pass


for v in (0, 1, -1, 2**30, 2**60, -2**61, 2**100):
    x = I(v)
    x.name = v
    print(x, x.name, x + 1, type(x + 1).__name__, -x, hash(x) == hash(v), x == v, f"{x:,}", x.__dict__)
y = J(7)
print(y, I(5) + y, y + 1, 1 + y, 1.0 + y, y * 2, type(+I(3)).__name__, I("12", 10), type(I.from_bytes(b"\1")).__name__)
f = F(1.5)
f.name = "f"
print(f, f.name, f * 2, type(-f).__name__, type(F.fromhex("0x1p3")).__name__)
c = C(1, 2)
c.name = "c"
print(c, c.name, c + 1, type(c + 1).__name__)
print(int(True), True + True, True & True, True ^ 1, ~True, isinstance(True, int), bool("x"), {True: 1}[1])
