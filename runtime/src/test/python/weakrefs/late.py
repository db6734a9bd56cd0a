# weak references, finalizers and resurrection, with collections where objects may die later
import gc, sys, weakref
log = []
class A:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(('del', self.n, refs[self.n]() is self))
        if self.n in keep: kept.append(self)
refs, keep, kept = {}, {2, 3}, []
for n in range(5):
    a = A(n); refs[n] = weakref.ref(a, lambda w, n=n: log.append(('cb', n, w())))
    assert refs[n]() is a and sys.getrefcount(a) == sys.getrefcount(a)
del a; gc.collect()
print(sorted(log), sorted(a.n for a in kept)); log.clear()
print([refs[n]() is not None for n in range(5)], [refs[a.n]() is a for a in kept])
kept.clear(); gc.collect()
print(sorted(log), [r() for r in refs.values()])
# What a weak reference gives back counts, whatever was dropped just before.
class B: pass
for i in range(2000):
    b = B(); b.i = i; w = weakref.ref(b); b = None
    c = w()
    assert c is None or c.i == i
    d = c; c = None
    assert d is None or w() is d and d.i == i
del d; gc.collect(); print(w())
# A chain dies at once, whatever it is made of.
def chain(n, make):
    h = None
    for _ in range(n): h = make(h)
    return h
class N:
    def __init__(self, h): self.h = h
for make in N, lambda h: [h], lambda h: (h,), lambda h: {1: h}, lambda h: (x for x in [h]):
    first = B(); w = weakref.ref(first)
    h = chain(20000, make) if make is N else chain(200, make)
    e = h
    l = [first, h]; del first, h, e, l
    gc.collect(); print(w())
print(sys.getrefcount(w) == sys.getrefcount(w))
