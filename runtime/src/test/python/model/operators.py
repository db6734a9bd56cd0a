# Special methods behind operators and built-in functions.
class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return ('add', self.v, o if not isinstance(o, V) else o.v)
    def __radd__(self, o): return ('radd', self.v, o)
    def __iadd__(self, o): self.v += o; return self
    def __neg__(self): return -self.v
    def __bool__(self): return bool(self.v)
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * self.v
    def __contains__(self, x): return x == 42
    def __call__(self, *a, **k): return a, k
    def __index__(self): return self.v
    def __lt__(self, o): return self.v < o.v
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __matmul__(self, o): return 'matmul'
    def __int__(self): return 77
    def __float__(self): return 7.5
    def __format__(self, spec): return 'F' + spec
    def __enter__(self): return 'ent'
    def __exit__(self, *a): print('exit', a[0]); return True
v = V(2); w = V(3)
print(v + w, v + 1, 1 + v, -v, bool(v), bool(V(0)), len(v), list(v), 42 in v, 1 in v, v(1, b=2), [1,2,3,4][v], v < w, v > w, v ** 2, pow(v, 2, 3), v @ w, int(v), float(v), f"{v:abc}", format(v))
v += 5; print(v.v)
with v as q: print(q); raise ValueError
try: v - 1
except TypeError as e: print(e)
try: v <= w
except TypeError as e: print(e)
