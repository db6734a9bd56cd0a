# *args and **kwargs in definitions and calls.
def f(a, *args, k=0, **kw):
    print(a, args, k, sorted(kw.items()))

f(1)
f(1, 2, 3)
f(1, 2, k=5, z=6, y=7)
f(*range(3), *"ab", k=1, **{"q": 2}, **{"r": 3})

def g(*args):
    return len(args)

print(g(), g(*[]), g(*[1], 2, *(3, 4)))
try:
    f(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(str(e).replace("__main__.", ""))
try:
    g(k=1)
except TypeError as e:
    print(e)
