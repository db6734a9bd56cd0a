# Arguments of methods, class methods, static methods.
def t(f, /, *a, **k):
    try: print(f(*a, **k))
    except TypeError as e: print("TypeError", e)
class C:
    def m(self, a): return a
    @classmethod
    def c(cls, a): return cls.__name__, a
    @staticmethod
    def s(a, b=1): return a, b
c = C()
t(c.m); t(c.m, 1); t(c.m, 1, 2); t(C.m); t(C.m, c, 1); t(C.c, 1); t(c.c); t(C.s, 1)
t(c.s); t(C, 1); t(c.m, b=1)
