# dict: subclasses, copies, equality with other mappings, fromkeys in subclasses, keys that compare oddly.
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def copy(self): return 'own copy'
d = D(a=1)
d['b'] = 1
d.update(c=1)
print(d, d.copy(), dict(d), D.fromkeys('xy', 1), type(D.fromkeys('x')), d | {'z': 1}, type(d | {}), repr(d))
from collections import OrderedDict
print({'a': 1, 'b': 2} == {'b': 2, 'a': 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), {'a': 1} == OrderedDict(a=1))
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): print('eq', self.n, o.n); return self.n == o.n
x = {K(1): 'one'}
x[K(2)] = 'two'
print(x[K(2)], len(x), K(3) in x)
class Bad:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError('in eq')
try:
    x[Bad()]
except ValueError as e:
    print(e)
class M:
    def keys(self): return ['p', 'q']
    def __getitem__(self, k): return k * 2
print(dict(M()), {**M()}, (lambda **kw: kw)(**M()))
d = {}
d[float('nan')] = 1
d[float('nan')] = 2
print(len(d), float('nan') in d)
