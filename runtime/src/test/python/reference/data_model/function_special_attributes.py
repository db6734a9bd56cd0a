# A function object's and a bound method's writable and read-only special attributes.
def f(a, b=2, *, c=3):
    "doc of f"
f.extra = 1
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__dict__)
f.__name__ = 'g'; f.__qualname__ = 'X.g'; f.__defaults__ = (7, 8); f.__kwdefaults__ = None
try:
    f()
except TypeError as e:
    print(e)
for name, value in ('__name__', 1), ('__qualname__', None), ('__defaults__', [1]), ('__kwdefaults__', ()), \
        ('__code__', None), ('__dict__', None), ('__globals__', {}), ('__closure__', ()), ('__annotations__', 3):
    try:
        setattr(f, name, value)
    except (TypeError, AttributeError) as e:
        print(name, type(e).__name__, e)
class K:
    def m(self): "m doc"
k = K()
print(k.m.__name__, k.m.__doc__, k.m.__func__ is K.m, k.m.__self__ is k, k.m == k.m, k.m is k.m)
try:
    k.m.x = 1
except AttributeError as e:
    print(e)
