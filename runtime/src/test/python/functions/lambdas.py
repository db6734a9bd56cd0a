# Lambda expressions.
add = lambda a, b=1: a + b
print(add(1), add(1, 2), add.__name__)
print((lambda *a, **k: (a, k))(1, x=2))
print((lambda: (yield))().__class__.__name__)
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
compose = lambda f, g: lambda x: f(g(x))
print(compose(lambda x: x + 1, lambda x: x * 10)(4))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(10))
print((lambda x, /, y, *, z: x + y + z)(1, 2, z=3))
