# Conditional expressions and lambdas: nesting, defaults, closures, all kinds of parameters.
f = lambda a, b=2, *c, d, e=5, **g: (a, b, c, d, e, g)
print(f(1, d=4), (lambda: 5)(), (lambda *a: a)(1, 2), (lambda x, /, y: x - y)(5, y=3), (lambda: (yield))().__class__.__name__)
print(1 if True else 2 if False else 3, (1 if False else 2) if True else 3, [x if x else -1 for x in (0, 1)])
fs = [(lambda n: lambda: n)(i) for i in range(3)]
print([g() for g in fs], (lambda f: f(f))(lambda f: 'self'), sorted('bAc', key=lambda s: s.lower()))
print((lambda: 1).__name__, (lambda x: x).__code__.co_varnames, f.__defaults__, f.__kwdefaults__)
make = lambda: (lambda x: x if x < 2 else make()(x - 1) * x)
print(make()(5))
