# Metaclasses, __init_subclass__, __set_name__.
class M(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns); c.kw = kw; return c
    def __init__(c, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(c, *a): r = super().__call__(*a); r.made = True; return r
    def __len__(c): return 99
    def __iter__(c): return iter('meta')
    def __instancecheck__(c, o): return o == 5
    @property
    def mp(c): return c.__name__ + ' mp'
class K(metaclass=M, opt=1):
    pass
print(K.kw, type(K), K().made, len(K), list(K), isinstance(5, K), K.mp, M, K)
class Init:
    subs = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.subs.append((cls.__name__, tag))
class I1(Init, tag='t'): pass
class I2(I1): pass
print(Init.subs)
class Desc:
    def __set_name__(self, o, n): self.n = n; print('set_name', o.__name__, n)
    def __get__(self, i, o): return (self.n, i is None, o.__name__)
    def __set__(self, i, v): i.__dict__[self.n] = v
class HD: d = Desc()
hd = HD(); print(HD.d, hd.d); hd.d = 3; print(hd.__dict__, hd.d)
