# Tuples.
t = (1, "a", 2.5)
print(t, (), (1,), 1, (1, 2) + (3,), (0,) * 3, len(t), t[1], t[-1], t[1:])
a, b, c = t
print(a, b, c, t.index("a"), t.count(1), 1 in t)
print(tuple("abc"), tuple([1, 2]), tuple(), tuple(range(3)))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 2), hash((1, 2)) == hash((1, 2)))
print({(1, 2): "x"}[1, 2], (1, (2, (3,))), repr(("a",)), str((None, True)))
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    a, b = t
except ValueError as e:
    print(e)
try:
    a, b, c, d = t
except ValueError as e:
    print(e)
try:
    hash(([],))
except TypeError as e:
    print(e)
nested = ((1, 2), [3, 4])
nested[1].append(5)
print(nested, max((1, 2), (1, 3)), sorted([(2, "b"), (1, "z"), (2, "a")]))
