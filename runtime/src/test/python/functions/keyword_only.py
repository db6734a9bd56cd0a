# Keyword-only parameters with and without defaults.
def f(*, a, b=2):
    return a + b

print(f(a=1), f(b=5, a=1))
for args, kw in (((), {}), ((1,), {"a": 2}), ((), {"a": 1, "c": 2})):
    try:
        f(*args, **kw)
    except TypeError as e:
        print(e)

def g(x, *, y, z):
    pass

try:
    g(1)
except TypeError as e:
    print(e)
print(f.__kwdefaults__, f.__defaults__)
