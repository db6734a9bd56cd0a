# Generator expressions: scopes and laziness.
def noisy(n):
    print("noisy", n)
    return n

g = (noisy(x) for x in [1, 2, 3])
print("made")
print(next(g))
print(list(g))
print(sum(x for x in range(10) if x % 2), any(x > 3 for x in range(10)), ",".join(str(i) for i in range(3)))
x = 10
print(list(x * y for y in range(3)), x)
print(sorted((k, v) for k, v in {"b": 1, "a": 2}.items()))
nested = ((i, j) for i in range(3) for j in range(i))
print(list(nested))
try:
    g = (1 / z for z in [1, 0])
    next(g)
    next(g)
except ZeroDivisionError as e:
    print(e)
print(list(g))
try:
    (y for y in 5)
except TypeError as e:
    print(e)
fs = list(lambda: i for i in range(3))
print([f() for f in fs])
print(type(g).__name__, g.__name__, tuple(a for a in "xy"), {a: b for a, b in zip("xy", (c for c in range(2)))})
def f(n):
    return (n + k for k in range(2))
print(list(f(5)), set(c.upper() for c in "aba") == {"A", "B"}, min((len(w) for w in ["abc", "d"])))
