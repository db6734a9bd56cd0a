# Messages of common errors.
class C:
    __slots__ = ("a",)

def f(x):
    pass

cases = [
    lambda: undefined_name, lambda: (1).foo, lambda: None.bar, lambda: C().a, lambda: C().zz,
    lambda: f(), lambda: f(1, 2), lambda: 1(), lambda: "a"(), lambda: [1][5], lambda: (1,)[3],
    lambda: {}["k"], lambda: {}[1, 2], lambda: int("x"), lambda: len(5), lambda: None + 1,
    lambda: [] + 1, lambda: "a" * "b", lambda: "a" % 1, lambda: 5 in 5, lambda: iter(5), lambda: hash([]),
    lambda: C(1), lambda: object().x, lambda: abs("a"), lambda: sum(["a"]), lambda: [].foo(),
    lambda: "abc".foo, lambda: setattr(1, "x", 2), lambda: isinstance(1, 2), lambda: float("x"),
    lambda: ord(1), lambda: chr("a"), lambda: {1: 2} + {}, lambda: [1, 2, 3][None], lambda: not_here(),
    lambda: range("a"), lambda: len(), lambda: print(foo=1), lambda: int(1, 2), lambda: type("a"),
]
for c in cases:
    try:
        print("no error", c())
    except Exception as e:
        print(type(e).__name__ + ":", e)
