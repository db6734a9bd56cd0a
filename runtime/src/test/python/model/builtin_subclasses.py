# Classes that inherit from built-in types.
class L(list):
    def __getitem__(self, i): return ('L', list.__getitem__(self, i))
    def append(self, x): super().append(x * 2)
l = L([1, 2]); l.append(3); print(l, l[0], len(l), l == [1, 2, 6], l + [1], type(l + [1]), l * 2); l.attr = 1; print(l.__dict__)
class I(int):
    def __add__(self, o): return I(int.__add__(self, o))
    def __repr__(self): return 'I(%d)' % int(self)
i = I(5); print(i + 1, type(i + 1), i * 2, type(i * 2), 1 + i, i == 5, hash(i), {5: 'x'}[i]); i.z = 3; print(i.z, i.__dict__)
class S(str):
    def up(self): return self.upper()
s = S('abc'); print(s.up(), s + 'd', len(s), s == 'abc', {'abc': 1}[s], type(s.upper()), str(s), repr(s)); s.q = 1; print(s.q)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    @property
    def first(self): return self[0]
t = T(1, 2, 3); print(t, t.first, len(t), t[1:], isinstance(t, tuple)); t.w = 4; print(t.w, t.__dict__)
class D(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = D(a=1); print(d['a'], d['b'], d, len(d), 'b' in d); d.x = 3; print(d.x)
class F(float):
    def __str__(self): return 'F!'
print(F(1.5), repr(F(1.5)), F(1.5) + 1, f"{F(2.5)}", '%s' % F(3.5)); f = F(2.0); f.a = 1; print(f.a)
