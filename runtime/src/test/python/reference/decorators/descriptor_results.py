# A decorated function in a class is what the decorator returned: staticmethod, property, partial...
from functools import partial, wraps, partialmethod
def logged(f):
    @wraps(f)
    def w(*a, **k):
        print('call', f.__qualname__, len(a), k)
        return f(*a, **k)
    return w
class C:
    @staticmethod
    @logged
    def s(x): return 's', x
    @classmethod
    @logged
    def c(cls, x=0): return cls.__name__, x
    @property
    @logged
    def p(self): "p doc"; return 'p'
    @p.setter
    @logged
    def p(self, v): pass
    plain = partial(lambda *a: len(a), 1)
    pm = partialmethod(c.__func__, x=5)
c = C()
print(C.s(1), c.s(2), C.c(3), c.c(), c.p, C.p.__doc__)
c.p = 9
print(c.plain(), C.s.__wrapped__.__name__, C.__dict__['s'].__wrapped__ is C.s, staticmethod(len)('abc'))
