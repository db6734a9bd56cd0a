# a proxy does all that its object does
import gc, weakref
class N:
    def __init__(self, v): self.v = v
    def __int__(self): return self.v
    def __float__(self): return self.v + .5
    def __index__(self): return self.v
    def __add__(self, o): return 'add', self.v, getattr(o, 'v', o)
    def __radd__(self, o): return 'radd', o
    def __iadd__(self, o): return 'iadd', o
    def __neg__(self): return -self.v
    def __matmul__(self, o): return 'matmul'
    def __getitem__(self, k): return 'item', k
    def __contains__(self, k): return k == 1
    def __len__(self): return 5
    def __bytes__(self): return b'bytes'
    def __reversed__(self): return 'rev'
    def __eq__(self, o): return 'eq'
    def __iter__(self): return iter('ab')
    def __call__(self, *a, **k): return a, k
    def __bool__(self): return False
    def __str__(self): return 'str'
n = N(3); p = weakref.proxy(n); q = weakref.proxy(n)
print(type(p).__name__, p is q, int(p), float(p), [1, 2, 3, 4][p], p + 1, 1 + p, p + q, -p, p @ 1, p[7], 1 in p, 2 in p, len(p), bytes(p), p == 1, list(p), p(1, x=2), bool(p), str(p))
p.new = 8; print(n.new, p.v, hasattr(p, 'zz')); del p.new; print(hasattr(n, 'new'), isinstance(p, N), p.__class__ is N)
r = p; r += 5; print(r)
del n; gc.collect()
for f in (lambda: p.v, lambda: p + 1, lambda: len(p), lambda: p(), lambda: p[0], lambda: str(p), lambda: bool(p), lambda: setattr(p, 'a', 1)):
    try: f()
    except ReferenceError as e: print(e)
