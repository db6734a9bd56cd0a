# Bound methods, class methods, static methods.
# methods
class M:
    def f(self): return 1
    @classmethod
    def cm(cls): return cls
    @staticmethod
    def sm(): return 's'
m = M(); print(m.f == m.f, m.f is m.f, m.f.__self__ is m, m.f.__func__ is M.f, m.f.__name__, M.cm() is M, m.cm().__name__, M.sm(), m.sm(), M.__dict__['sm'].__func__())
print(repr(M.f)[:14], repr(m.f)[:28], hash(m.f) == hash(m.f))
m.f = lambda: 'inst'; print(m.f())
def func(self): return ('func', self is m)
M.g = func; print(m.g()); m.h = func.__get__(m); print(m.h())
types = type("ns", (), {"MethodType": type(m.g)})
print(types.MethodType(func, m)())
