# weak references: calls, sharing, callbacks in order, __del__ and resurrection; counts: immediate
import _weakref
from _weakref import ref, proxy, getweakrefcount, getweakrefs
class A:
    def __len__(self): return 3
    def __add__(self, o): return ('add', o)
a = A()
r = ref(a); p = proxy(a)
print(r() is a, ref(a) is r, proxy(a) is p, r.__callback__, getweakrefcount(a))
log = []
r1 = ref(a, lambda w: log.append(('1', w is r1, w())))
r2 = ref(a, lambda w: log.append(('2', w is r2, w())))
r3 = ref(a, lambda w: 1 / 0)
print([x is y for x, y in zip(getweakrefs(a), [r, p, r3, r2, r1])], len(getweakrefs(a)))
print(r == r1, r != r1, hash(r) == hash(a), len(p), p + 1, bool(p), p == a)
del r3
del a
print(log, r(), r1(), r1.__callback__)
try: p.x
except ReferenceError as e: print(e)
print(r == r1, r == r)
class B:
    def __init__(self, n): self.n = n
    def __del__(self):
        print('del', self.n, wr() is self)
        if self.n == 1:
            global keep
            keep = self
b = B(1); wr = ref(b, lambda w: print('cb'))
del b
print(wr() is keep)
del keep
print(wr())
b = B(2); wr = ref(b); del b; print(wr())
def f(): yield 1
g = f(); w = ref(g); next(g); del g; print(w())
for o in (1, 'a', None, (), [], {}, 2.5, ValueError(), object()):
    try: ref(o)
    except TypeError as e: print(e)
for o in ({1}, frozenset([1]), f, int, _weakref, A(2) if 0 else A().__len__):
    ref(o)
class S:
    __slots__ = ('x',)
try: ref(S())
except TypeError as e: print(e)
class S2:
    __slots__ = ('x', '__weakref__')
s = S2(); print(s.__weakref__); q = ref(s); print(s.__weakref__ is q)
class K(ref):
    __slots__ = ('key',)
    def __new__(cls, ob, cb, key):
        self = ref.__new__(cls, ob, cb); self.key = key; return self
    def __init__(self, ob, cb, key): super().__init__(ob, cb)
k = K(s, None, 5); print(k.key, k() is s, k is K(s, None, 6))
d = {1: k}; _weakref._remove_dead_weakref(d, 1); print(len(d)); del s; _weakref._remove_dead_weakref(d, 1); print(len(d), k())
class E(Exception): pass
e = E(); print(ref(e)() is e)
def h(): pass
w = ref(h); del h; print(w())
