# Binding of arguments: every kind of parameter, every complaint.
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(1, c=9, d=0), f(*[1, 2], **{'d': 3, 'a': 'kw'}))
def g(a, b): pass
def h(*, k): pass
def i(a, /): pass
def j(): pass
calls = [lambda: g(), lambda: g(1), lambda: g(1, 2, 3), lambda: g(1, a=2), lambda: g(1, b=2, c=3), lambda: h(), lambda: h(1), lambda: h(k=1, j=2), lambda: i(a=1), lambda: j(1), lambda: j(x=1), lambda: g(**{'a': 1}, **{'a': 2}), lambda: g(*1), lambda: g(**1), lambda: g(**{1: 2}), lambda: f(), lambda: h(1, 2, k=3), lambda: g(1, 2, *[3], b=1)]
for c in calls:
    try:
        c()
    except TypeError as e:
        print(e)
print(max(*[1, 2], *(3,), key=lambda x: -x), dict(**{'a': 1}, b=2), print(*'abc', sep='-'))
