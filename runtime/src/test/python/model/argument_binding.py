# How arguments find their parameters, and what is said when they do not.
def t(f, /, *a, **k):
    try: print(f(*a, **k))
    except TypeError as e: print("TypeError", e)
def f0(): pass
def f1(a): return a
def f2(a, b=2): return a, b
def f3(a, b, c): return a, b, c
def g(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, sorted(kw.items())
def h(a, /, b, *, c): return a, b, c
def p(a, b, /): return a, b
def kw(**k): return sorted(k.items())
def va(*a): return a
def ko(*, x, y, z): return x, y, z
t(f0, 1); t(f0, 1, 2); t(f0, x=1)
t(f1); t(f1, 1, 2); t(f1, a=1); t(f1, b=1); t(f1, 1, a=2)
t(f2); t(f2, 1); t(f2, 1, 3); t(f2, 1, 2, 3); t(f2, b=1); t(f2, a=5)
t(f3); t(f3, 1); t(f3, 1, 2); t(f3, c=1); t(f3, 1, c=3, b=2)
t(g); t(g, 1); t(g, 1, c=3); t(g, 1, 2, 3, 4, c=5, e=6, ff=7); t(g, c=1)
t(h, 1, 2, 3); t(h, 1, 2, c=3); t(h, a=1, b=2, c=3); t(h, 1, b=2, c=3); t(h, 1, 2)
t(h, 1, 2, 4, c=3)
t(p, a=1, b=2); t(p, 1, b=2); t(p, 1, 2)
t(kw, a=1, b=2); t(kw, 1); t(va, 1, 2, 3); t(va, x=1); t(va)
t(ko); t(ko, x=1); t(ko, x=1, y=2, z=3); t(ko, 1); t(ko, 1, x=1)
