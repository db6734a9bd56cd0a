# Subclasses of exceptions, bytes, set, complex; mix-ins.
class E(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.a = a
    def __str__(self): return 'E %s' % self.a
try: raise E(1, 2)
except E as e: print(e, repr(e), e.args, e.a, e.__dict__)
class E2(ValueError): pass
try: raise E2('msg')
except ValueError as e: print(type(e), e, repr(e))
class B(bytes): pass
print(B(b'ab'), B(b'ab') + b'c', B(b'xyz')[1]); b = B(b'q'); b.t = 1; print(b.t)
class Set(set):
    def add(self, x): super().add(x + 1)
st = Set([1]); st.add(5); print(sorted(st), 6 in st, len(st), st)
class C(complex): pass
print(C(1, 2) + 1)
class Mix:
    def describe(self): return type(self).__name__ + ' ' + str(len(self))
class ML(Mix, list): pass
print(ML([1, 2]).describe(), ML.__mro__)
class ML2(list, Mix): pass
print(ML2([1]).describe())
