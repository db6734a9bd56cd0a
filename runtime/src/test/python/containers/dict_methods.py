# dict: methods, order, errors
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = {}
for i in range(20):
    d['k%d' % i] = i
    d[i] = str(i)
for i in range(0, 20, 3):
    del d[i]
print(d, len(d))
print(d.get('k1'), d.get('zz'), d.get('zz', 5), d.setdefault('k1', 9), d.setdefault('new', 9), d.setdefault('none'))
print(d.pop('new'), d.pop('none', 1), d.pop('none', 1), d.popitem(), d.popitem(), 'k3' in d, 'k99' in d, 1.0 in d, True in d)
show(lambda: d['zz']); show(lambda: d.pop('zz')); show(lambda: {}.popitem()); show(lambda: d[[]]); show(lambda: {}.pop([]))
show(lambda: {}.__delitem__([])); show(lambda: [] in {}); show(lambda: {}.get([])); show(lambda: {[1]: 2})
show(lambda: dict(5)); show(lambda: dict([1])); show(lambda: dict([(1, 2, 3)])); show(lambda: dict(1, 2)); show(lambda: dict(['ab', 'cd']))
show(lambda: dict([(1, 2)], a=3)); show(lambda: dict(a=1, b=2)); show(lambda: dict({'a': 1}, a=2)); show(lambda: {}.update(5)); show(lambda: {}.update(1, 2))
show(lambda: hash({})); show(lambda: {1: 2} < {1: 3}); show(lambda: {1: 2} | [(1, 2)]); show(lambda: {1: 2} | {3: 4, 1: 5})
print({1: 2, 'a': 3} == {'a': 3, 1: 2}, {1: 2} == {1: 3}, {1: 2} != {2: 1}, {1.0: 'a'} == {True: 'a'}, {} == [])
e = {1: 2}; f = e
e |= [(3, 4)]; e |= {1: 9}; e.update(z=1); e.update([[7, 8]], y=2); e.update({5: 6}.items())
print(e, f is e, e.copy(), e.copy() is e)
e.clear(); print(e, bool(e), bool({1: 1}))
print(dict.fromkeys('abc'), dict.fromkeys([1, 2], 0), dict.fromkeys(range(3), []))
class M:
    def keys(self):
        return ['x', 'y']
    def __getitem__(self, k):
        return k * 2
print(dict(M()), {**M(), 'z': 1}, {**{'a': 1}, **{'a': 2}})
class D(dict):
    def __missing__(self, key):
        return ('missing', key)
g = D(a=1)
print(g['a'], g['b'], g.get('b'), g, type(g.copy()), type(g | {}), D.fromkeys('a'), g == {'a': 1}, len(g))
class K:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 7
    def __eq__(self, other):
        return isinstance(other, K) and self.n == other.n
    def __repr__(self):
        return 'K%d' % self.n
h = {K(i): i for i in range(8)}
print(h, h[K(5)], K(9) in h, h.pop(K(0)), list(h))
class Bad:
    def __hash__(self):
        return 7
    def __eq__(self, other):
        raise ValueError('no')
    def __repr__(self):
        return 'Bad'
show(lambda: h[Bad()]); show(lambda: {Bad(): 1, 8: 2} and 5)
class Clears:
    def __hash__(self):
        return 7
    def __eq__(self, other):
        h.clear()
        return False
show(lambda: h.get(Clears())); print(h)
r = {}; r['r'] = r; r[1] = [r]; print(r)
for n in range(0, 400, 37):
    t = {i: i for i in range(n)}
    for i in range(0, n, 2):
        del t[i]
    for i in range(n, n + 10):
        t[i] = -i
    print(n, len(t), sum(t), sum(t.values()), list(t)[:5])
