# WeakValueDictionary, WeakKeyDictionary and WeakSet lose what nobody holds
import gc, weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return 'A%d' % self.n
d = weakref.WeakValueDictionary(); keep = [A(i) for i in range(4)]
for a in keep: d[a.n] = a
print(sorted(d), len(d), d[2], d.get(9), 3 in d, sorted(map(str, d.values())))
del keep[1], a; gc.collect()
print(sorted(d), d.pop(0), d.setdefault(7, keep[0]), sorted(d.items(), key=str))
it = iter(d.items()); next(it); keep.clear(); del it; gc.collect(); print(len(d), list(d))
k = weakref.WeakKeyDictionary(); x, y = A(1), A(2); k[x] = 'x'; k[y] = 'y'
print(len(k), k[x], x in k, sorted(k.values())); del x; gc.collect(); print(len(k), list(k)); del y; gc.collect(); print(list(k))
s = weakref.WeakSet(); x, y = A(1), A(2); s.add(x); s.update([x, y]); print(len(s), x in s, sorted(map(str, s)))
t = weakref.WeakSet([y]); print(len(s & t), len(s | t), len(s - t), t <= s, s == t); del x; gc.collect(); print(len(s), list(s))
