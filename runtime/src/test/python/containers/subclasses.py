# subclasses of the containers: attributes, overrides, what they return
class L(list):
    def __init__(self, *a, tag=None):
        super().__init__(*a)
        self.tag = tag
    def append(self, x):
        super().append((self.tag, x))
a = L([1, 2], tag='t')
a.append(3); a += [4]; a.extend([5]); a.sort(key=str)
print(a, a.tag, type(a[:]), type(a + []), type(a * 2), a == [1, 2, 4, 5, ('t', 3)], len(a), isinstance(a, list), a.__dict__)
class G(list):
    def __getitem__(self, i):
        return 'got %r' % (i,)
    def __len__(self):
        return 7
    def __iter__(self):
        return iter('xyz')
g = G([1, 2, 3])
print(g[0], g[1:2], len(g), list(g), [*g], tuple(g), sorted(g), list.__len__(g), g, repr(g), bool(G()), 1 in g)
class D(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)
    def __getitem__(self, k):
        return ('D', super().__getitem__(k))
    def __iter__(self):
        return iter(['it'])
    def keys(self):
        return ['a']
d = D(a=1)
d['b'] = 2; d.update(c=3); d.setdefault('d', 4)
print(d, d['b'], d.get('b'), list(d), dict(d), {**d}, len(d), list(d.items()), 'it' in d, d.pop('b'))
class S(set):
    def __contains__(self, x):
        return True
    def add(self, x):
        super().add(-x)
s = S([1, 2])
s.add(3); s.update([4])
print(s, 99 in s, s - {1}, sorted(s | {9}), type(s.union([1])), s == {1, 2, -3, 4}, {99} <= s)
class F(frozenset):
    x = 5
    def __new__(cls, items):
        self = super().__new__(cls, items)
        self.y = 6
        return self
f = F([1]); print(f, f.x, f.y, hash(f) == hash(frozenset([1])), {f: 1}[frozenset([1])])
class T(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    @property
    def first(self):
        return self[0]
    def __add__(self, other):
        return 'added'
t = T(1, 2); t.extra = 'x'
print(t, t.first, t + (1,), t.extra, t[:1], len(t), hash(t) == hash((1, 2)), (0,) + t, t.__dict__, [t] == [(1, 2)])
class Slots(list):
    __slots__ = ('p', 'q')
o = Slots([1]); o.p = 3
print(o, o.p, hasattr(o, 'q'), hasattr(o, '__dict__'))
class M(dict):
    def __missing__(self, key):
        self[key] = v = len(self)
        return v
m = M(); print(m['x'], m['y'], m['x'], m, M.fromkeys('ab', 1), M([(1, 2)]) | {3: 4})
class Hash(list):
    __hash__ = lambda self: 1
print({Hash([1]): 'ok'}[Hash([1])], Hash([1]) in {Hash([1])})
class Inf:
    def __iter__(self):
        return self
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n
    def __length_hint__(self):
        return 10
print(list(Inf()), tuple(Inf()), set(Inf()), dict.fromkeys(Inf()), [*Inf()], list(zip(Inf(), Inf())), sum(Inf()), max(Inf()))
