# What operators say when they cannot.
class A:
    pass


def shift_assign(a, b):
    a <<= b


def add_assign(a, b):
    a += b


def power_assign(a, b):
    a **= b


CASES = [
    lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1.0 // 0,
    lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << (1 << 70),
    lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: 0**-1, lambda: 2.0**1024, lambda: pow(2.0, 3, 4),
    lambda: 1 + "a", lambda: "a" + 1, lambda: [1] + (1,), lambda: [1] * 1.5, lambda: "a" * "b", lambda: None + 1,
    lambda: A() @ 1, lambda: pow(A(), 1, 2), lambda: A() ** 2, lambda: -A(), lambda: ~1.5, lambda: +"a",
    lambda: abs("a"), lambda: print >> 1, lambda: 1 < "a", lambda: 1.5 < 1j, lambda: 1j // 1, lambda: {} | 1,
    lambda: shift_assign(1, "x"), lambda: add_assign(1, "x"), lambda: power_assign(A(), 2), lambda: 1.0 + 10**400,
    lambda: 10**400 / 1, lambda: int(float("nan")), lambda: int(float("inf")), lambda: 0j**-1, lambda: (1 + 2j) / 0,
]
for case in CASES:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e)
