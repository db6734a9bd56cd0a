# Replaced defaults, names of functions, unpacked arguments.
def t(f, /, *a, **k):
    try: print(f(*a, **k))
    except TypeError as e: print("TypeError", e)
def f1(a): return a
def f2(a, b=2): return a, b
def f3(a, b, c): return a, b, c
def g(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, sorted(kw.items())
def h(a, /, b, *, c): return a, b, c
def p(a, b, /): return a, b
def kw(**k): return sorted(k.items())
def va(*a): return a
def ko(*, x, y, z): return x, y, z
f2.__defaults__ = (7, 8)
t(f2)
f2.__defaults__ = None
t(f2, 1)
ko.__kwdefaults__ = {'x': 1, 'y': 2}
t(ko); t(ko, z=3)
def outer():
    def inner(q): pass
    inner()
t(outer)
t(*[f3, 1, 2, 3]); t(f3, *(1, 2), **{'c': 3}); t(f3, **{'a': 1, 'b': 2, 'x': 3})
t(kw, **{'a b': 1})
try: f1(**{1: 2})
except TypeError as e: print(e)
lam = lambda x: x
t(lam); print(lam.__name__, lam.__qualname__)
print(outer.__qualname__, f3.__code__.co_varnames, f3.__code__.co_argcount, g.__code__.co_kwonlyargcount, g.__code__.co_flags & 12)
