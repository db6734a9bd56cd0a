# Unpacking in displays and calls.
a = [1, 2]
b = (3, 4)
print([*a, *b], (*a, 0, *b), {*a, *b, 1}, [*"xy", *range(2), *{}])
d = {"x": 1}
print({**d, "y": 2, **{"x": 9}}, {"x": 0, **d})
print(*a, *b, sep="-")
print(dict(**d, z=3))
first, *rest = a + list(b)
print(first, rest)
t = *a, *b
print(t)
try:
    [*1]
except TypeError as e:
    print(e)
try:
    {**1}
except TypeError as e:
    print(e)
