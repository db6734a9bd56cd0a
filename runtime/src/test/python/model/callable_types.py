# The kinds of callables and what they tell of themselves.
def f(a, b=2, *c, d, e=5, **g):
    "doc"
    return a
class C:
    def m(self): return self
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(): return 's'
    def __call__(self, x): return x * 2
o = C()
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__, f.__annotations__, f.__closure__)
print(o.m.__self__ is o, o.m.__func__ is C.m, o.m.__name__, o.c.__self__ is C, C.s(), o.s(), C.__dict__['s'].__func__())
print(o(4), callable(o), callable(C), callable(1), C.m(o) is o, o.m == o.m, o.m is o.m)
print(len.__name__, len.__self__, [].append.__self__, [].append.__name__, str.upper('a'), 'a'.upper.__self__)
f.attr = 1
print(f.attr, f.__dict__)
try:
    o.m.attr = 1
except AttributeError as e:
    print(e)
for bad in (lambda: f.__defaults__.append(1), lambda: setattr(f, '__defaults__', 1), lambda: setattr(f, '__name__', 1), lambda: setattr(f, '__dict__', 1), lambda: setattr(f, '__code__', 1)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(e)
f.__defaults__ = (7, 8)
print(f(d=1))
